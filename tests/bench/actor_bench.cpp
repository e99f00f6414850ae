// Loading the lexicons, and tagging actors in an analysed article (language analysis not counted).
#include <benchmark/benchmark.h>

#include <string>

#include "core/actor/actor_tagger.h"
#include "core/language/language_model.h"

using namespace chancery;

namespace {

std::string madeUpArticle() {
    std::string text;
    for (int i = 0; i < 8; ++i) {
        text +=
            "Norwegian Foreign Minister Espen Barth Eide met his Kenyan counterpart in Nairobi on Tuesday. "
            "The two sides "
            "signed an agreement, the ministry said. Protesters gathered outside the parliament, and police "
            "in the "
            "Kenyan capital arrested dozens of people. \"We welcome the visit,\" government spokeswoman "
            "Amina Odhiambo "
            "told reporters. The United States, France and Japan praised the accord, but Russia's military "
            "denied it.\n\n";
    }
    return text;
}

void loadLexicons(benchmark::State& state) {
    const base::Resources resources;
    for (auto _ : state) benchmark::DoNotOptimize(actor::ActorTagger::load(resources));
}
BENCHMARK(loadLexicons)->Unit(benchmark::kMillisecond);

void tagArticle(benchmark::State& state) {
    const auto tagger = actor::ActorTagger::load(base::Resources{});
    const auto model = language::LanguageModel::loadBuiltIn();
    if (!tagger || !model) return state.SkipWithError("the lexicons or the model cannot be read");
    const std::string text = madeUpArticle();
    language::Document document = model->analyse(text);
    for (auto _ : state) benchmark::DoNotOptimize(tagger->tag(document, {}));
    state.SetItemsProcessed(state.iterations());
    state.counters["tokens/s"] = benchmark::Counter(static_cast<double>(document.tokens.size()),
                                                    benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(tagArticle);

}  // namespace
