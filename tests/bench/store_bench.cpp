// Import speed of made-up extractions, the timeline's questions at 20,000 and 200,000 events, and the cost of one more article to them.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <map>

#include "core/query/event_query.h"
#include "core/query/filter_parser.h"
#include "core/store/case_store.h"
#include "tests/core/store/made_up_case.h"

namespace {

using namespace chancery;

constexpr int kEventsPerArticle = 10;

/// A case of about that many reports, made once and kept for the run of the program.
const std::string& caseOf(int reports) {
    static const test::TemporaryFolder folder;
    static std::map<int, std::string> made;
    std::string& path = made[reports];
    if (!path.empty()) return path;
    path = folder.file(std::to_string(reports) + ".chancery");
    auto store = store::CaseStore::open(path);
    test::RandomArticles random(1, 3'000);
    for (int i = 0; i < reports / kEventsPerArticle; ++i) (void)store->add(random.next(kEventsPerArticle), "1");
    (void)store->commit();
    return path;
}

void importArticles(benchmark::State& state) {
    test::RandomArticles random(2, 3'000);
    std::vector<extraction::Extraction> articles;
    for (int i = 0; i < 500; ++i) articles.push_back(random.next(kEventsPerArticle));
    for (auto _ : state) {
        const test::TemporaryFolder folder;
        auto store = store::CaseStore::open(folder.file("a.chancery"));
        for (const auto& article : articles) {
            (void)store->add(article, "1");
            (void)store->commit();
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(articles.size()));
}
BENCHMARK(importArticles)->Unit(benchmark::kMillisecond);

void firstRows(benchmark::State& state) {
    const std::string& path = caseOf(static_cast<int>(state.range(0)));
    std::size_t rows = 0;
    for (auto _ : state) {
        const auto query = query::EventQuery::open(path);
        rows = query->rows({}).value()->rows.size();
    }
    state.counters["events"] = static_cast<double>(rows);
}
BENCHMARK(firstRows)->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

/// One more article is stored: rows and facets for whoever had them before.
void grownByAnArticle(benchmark::State& state) {
    const std::string& path = caseOf(static_cast<int>(state.range(0)));
    const auto query = query::EventQuery::open(path);
    (void)query->facets({});
    auto store = store::CaseStore::open(path);
    test::RandomArticles random(static_cast<unsigned>(state.range(0)) + 5, 3'000);
    for (auto _ : state) {
        state.PauseTiming();
        (void)store->add(random.next(kEventsPerArticle), "1");
        (void)store->commit();
        state.ResumeTiming();
        benchmark::DoNotOptimize(query->rows({}));
        benchmark::DoNotOptimize(query->facets({}));
    }
}
BENCHMARK(grownByAnArticle)->Arg(20'000)->Arg(200'000)->Iterations(20)->Unit(benchmark::kMillisecond);

void ask(benchmark::State& state, const char* text) {
    const auto query = query::EventQuery::open(caseOf(static_cast<int>(state.range(0))));
    const query::Filter filter = query::parseFilter(text).filter;
    (void)query->rows({});
    std::size_t rows = 0;
    for (auto _ : state) rows = query->rows(filter).value()->rows.size();
    state.counters["events"] = static_cast<double>(rows);
}
BENCHMARK_CAPTURE(ask, everything, "")->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, country, "country:KOR -type:STATEMENT")->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, words, "munitions after:2025")->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

void facets(benchmark::State& state, const char* text) {
    const auto query = query::EventQuery::open(caseOf(static_cast<int>(state.range(0))));
    const query::Filter filter = query::parseFilter(text).filter;
    (void)query->facets({});
    for (auto _ : state) benchmark::DoNotOptimize(query->facets(filter));
}
BENCHMARK_CAPTURE(facets, everything, "")->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(facets, three_terms, "country:KOR type:CONSULT source:\"Northern Post\"")
    ->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

}  // namespace

