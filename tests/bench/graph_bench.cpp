// What the actor graph costs: counting a million events, following the window, and the measures of a large graph.
#include <benchmark/benchmark.h>

#include <map>

#include "core/analysis/graph_measures.h"
#include "tests/support/made_up_graph.h"
#include "tests/support/synthetic_rows.h"

namespace {

using namespace chancery;

/// Twenty years of as many actors; of 300, nearly all pairs meet at least once.
std::shared_ptr<const query::EventRows> millionEvents(std::int64_t actors) {
    static std::map<std::int64_t, std::shared_ptr<const query::EventRows>> made;
    auto& rows = made[actors];
    if (!rows) rows = test::manyEvents(1'000'000, static_cast<std::size_t>(actors), 20);
    return rows;
}

void indexAMillionEvents(benchmark::State& state) {
    const auto rows = millionEvents(state.range(0));
    for (auto _ : state) {
        const auto index = analysis::DyadIndex::make(rows, analysis::ActorLevel::Sides);
        benchmark::DoNotOptimize(index->dyads().data());
        state.counters["links"] = static_cast<double>(index->dyads().size());
    }
}
BENCHMARK(indexAMillionEvents)->Arg(300)->Arg(1000)->Unit(benchmark::kMillisecond);

/// A window of so many percent of the case, moved on by a hundredth of the case, and its graph.
void moveByOnePercent(benchmark::State& state) {
    const auto shared = millionEvents(state.range(0));
    const auto& rows = shared->rows;
    analysis::GraphWindow window(analysis::DyadIndex::make(shared, analysis::ActorLevel::Sides));
    const double begin = static_cast<double>(rows.front().begin), whole = static_cast<double>(rows.back().begin) - begin;
    const double length = whole * static_cast<double>(state.range(1)) / 100, step = whole / 100;
    double at = begin;
    for (auto _ : state) {
        at = at + length + step > begin + whole ? begin : at + step;
        state.PauseTiming();
        if (at == begin) window.moveTo(at, at + length);
        state.ResumeTiming();
        window.moveTo(at, at + length);
        const auto graph = window.graph();
        benchmark::DoNotOptimize(graph.links.data());
        state.counters["links"] = static_cast<double>(graph.links.size());
    }
}
BENCHMARK(moveByOnePercent)->Args({300, 5})->Args({300, 50})->Args({300, 98})->Args({1000, 5})->Args({1000, 50})->Args({1000, 98})->Unit(benchmark::kMillisecond);

void measure(benchmark::State& state) {
    const auto graph = test::randomGraph(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)), 7);
    for (auto _ : state) benchmark::DoNotOptimize(analysis::measureGraph(graph));
}
BENCHMARK(measure)->Args({200, 600})->Args({2000, 12'000})->Args({20'000, 100'000})->Unit(benchmark::kMillisecond);

}  // namespace
