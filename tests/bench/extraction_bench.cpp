// The whole way from an article to its events, on the built-in dispatches: articles a second on one core, what a start
// of the program costs before the first article, and the writing of the result as JSON.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "core/article/article_reader.h"
#include "core/extraction/extraction_json.h"
#include "core/extraction/extractor.h"

namespace {

using namespace chancery;

std::vector<article::Article> dispatches() {
    std::vector<article::Article> articles;
    for (const std::string_view name : base::Resources::listBuiltIn("samples/")) {
        auto parsed = article::parseArticles(*base::Resources::findBuiltIn(name), name, {});
        if (!parsed) continue;
        for (article::Article& article : *parsed) articles.push_back(std::move(article));
    }
    return articles;
}

void countArticles(benchmark::State& state, const std::vector<article::Article>& articles) {
    std::size_t bytes = 0;
    for (const article::Article& article : articles) bytes += article.text.size();
    const auto rate = benchmark::Counter::kIsIterationInvariantRate;
    state.counters["articles/s"] = benchmark::Counter(static_cast<double>(articles.size()), rate);
    state.counters["bytes/s"] = benchmark::Counter(static_cast<double>(bytes), rate);
}

void extractDispatches(benchmark::State& state) {
    const auto extractor = extraction::Extractor::load(base::Resources());
    const std::vector<article::Article> articles = dispatches();
    if (!extractor || articles.empty()) return state.SkipWithError("the built-in resources cannot be read");
    std::size_t events = 0;
    for (auto _ : state) {
        events = 0;
        for (const article::Article& article : articles) events += extractor->extract(article).events.size();
    }
    countArticles(state, articles);
    state.counters["events"] = static_cast<double>(events);
}
BENCHMARK(extractDispatches)->Unit(benchmark::kMillisecond);

void loadExtractor(benchmark::State& state) {
    const base::Resources resources;
    for (auto _ : state) benchmark::DoNotOptimize(extraction::Extractor::load(resources));
}
BENCHMARK(loadExtractor)->Unit(benchmark::kMillisecond);

void writeJson(benchmark::State& state) {
    const auto extractor = extraction::Extractor::load(base::Resources());
    const std::vector<article::Article> articles = dispatches();
    if (!extractor || articles.empty()) return state.SkipWithError("the built-in resources cannot be read");
    std::vector<extraction::Extraction> extractions;
    for (const article::Article& article : articles) extractions.push_back(extractor->extract(article));
    for (auto _ : state)
        for (const extraction::Extraction& x : extractions) benchmark::DoNotOptimize(extraction::toJsonLine(x, true));
    countArticles(state, articles);
}
BENCHMARK(writeJson)->Unit(benchmark::kMillisecond);

void readArticles(benchmark::State& state) {
    const std::vector<article::Article> articles = dispatches();
    for (auto _ : state) benchmark::DoNotOptimize(dispatches());
    countArticles(state, articles);
}
BENCHMARK(readArticles)->Unit(benchmark::kMillisecond);

}  // namespace
