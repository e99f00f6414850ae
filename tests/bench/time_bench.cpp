// Speed of the time stage alone: recognising and normalising the time expressions of a news-like article that is
// already cut into tokens.
#include <benchmark/benchmark.h>

#include <string>

#include "core/base/resources.h"
#include "core/language/language_model.h"
#include "core/time/timex_tagger.h"

namespace {

using namespace chancery;

/// About 2,000 bytes, as a short wire story.
std::string article() {
    const std::string paragraph =
        "The foreign minister arrived in Oslo on Tuesday for a two-day visit and will meet the prime minister on Thursday morning. She said last week "
        "that talks, which began in September 2019 and broke down three months later, could resume early next year. ";
    const std::string filler = "Officials on both sides declined to comment on the details of the proposal, which the parliament has yet to debate in full. ";
    std::string text;
    for (int i = 0; i < 4; ++i) text += paragraph + filler + filler + "\n\n";
    return text;
}

void timeStage(benchmark::State& state) {
    const auto tagger = time::TimexTagger::load(base::Resources{});
    const auto model = language::LanguageModel::segmenterOnly();
    if (!tagger || !model) {
        state.SkipWithError("resources are missing");
        return;
    }
    const std::string text = article();
    const auto document = model->analyse(text);
    time::TimeContext context;
    context.published = base::Date::fromYmd(2023, 11, 9);
    std::size_t found = 0;
    for (auto _ : state) {
        const auto timexes = tagger->tag(document, context);
        found += timexes.size();
        benchmark::DoNotOptimize(found);
    }
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(timeStage)->Name("time/article")->Unit(benchmark::kMicrosecond);

}  // namespace
