// How many articles a second the event stage reads (language, time and actors are found beforehand), and how long its
// lexicons take to load.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "core/actor/actor_tagger.h"
#include "core/event/event_finder.h"
#include "core/language/language_model.h"
#include "core/time/timex_tagger.h"

namespace {

using namespace chancery;

article::Article dispatch() {
    article::Article article;
    article.published = base::Date::fromYmd(2024, 5, 3);
    article.text =
        "The Norwegian foreign minister met the Swedish foreign minister in Oslo on Friday and condemned Belarus for the "
        "detention of two journalists. Norway and Sweden agreed to impose new sanctions on Belarus next week.\n\n"
        "The Norwegian prime minister will visit Kenya on Monday. Kenya's president is expected to host the Norwegian "
        "prime minister for two days before talks with Ethiopia in Nairobi, officials said.\n\n"
        "Russia on Thursday rejected a proposal by Turkey to end the fighting in Ukraine. Russian forces attacked Ukraine "
        "on Wednesday, killing nine people, and Ukraine urged NATO to send more missiles.\n\n"
        "North Korea threatened to launch another satellite after South Korea and the United States held joint military "
        "exercises last month. Japan's defence minister said the army was on alert.\n\n"
        "Thousands of protesters marched in Tbilisi on Tuesday against a bill that the European Union has criticised.\n";
    return article;
}

void readsArticles(benchmark::State& state) {
    const base::Resources resources;
    const auto language = language::LanguageModel::loadBuiltIn();
    const auto time = time::TimexTagger::load(resources);
    const auto actor = actor::ActorTagger::load(resources);
    const auto event = event::EventFinder::load(resources);
    if (!language || !time || !actor || !event) {
        state.SkipWithError("a resource is missing");
        return;
    }
    const article::Article article = dispatch();
    language::Document document = language->analyse(article.text);
    const auto timexes = time->tag(document, {.published = article.published, .publishedAt = {}, .datelineDate = {}, .dateline = {}});
    const auto actors = actor->tag(document, {.published = article.published, .datelinePlace = {}, .dateline = {}});
    for (auto _ : state) {
        actor::ActorAnnotation named = actors;
        benchmark::DoNotOptimize(event->find(article, document, timexes, named, *actor));
    }
    state.counters["articles/s"] = benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(readsArticles)->Unit(benchmark::kMicrosecond);

void loadsLexicons(benchmark::State& state) {
    const base::Resources resources;
    for (auto _ : state) benchmark::DoNotOptimize(event::EventFinder::load(resources));
}
BENCHMARK(loadsLexicons)->Unit(benchmark::kMillisecond);

}  // namespace
