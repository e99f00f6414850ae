// What the actor graph costs: counting a million events, following the window, and the measures of a large graph.
#include <benchmark/benchmark.h>

#include <igraph/igraph.h>

#include <cmath>
#include <map>

#include "core/analysis/force_layout.h"
#include "core/analysis/graph_measures.h"
#include "core/analysis/graph_walk.h"
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

// ---- layouts, side by side on the same graphs

using Places = std::vector<analysis::GraphPoint>;

/// How well distances in the picture follow steps in the graph: normalised stress over the ways from 40 nodes, at the scale that
/// suits the picture best (0 = exactly; E. Gansner, Y. Koren, S. North, "Graph drawing by stress majorization", 2004).
double stressOf(const analysis::ActorGraph& graph, const Places& places) {
    const analysis::GraphAdjacency adjacency(graph);
    double cross = 0, square = 0, pairs = 0;
    for (std::uint32_t i = 0; i < 40; ++i) {
        const auto from = static_cast<std::uint32_t>(std::size_t{i} * graph.nodes.size() / 40);
        const auto steps = analysis::stepsFrom(adjacency, from);
        for (std::uint32_t to = 0; to < steps.size(); ++to) {
            if (steps[to] == 0 || steps[to] == analysis::kUnreached) continue;
            const double ratio = std::hypot(places[from].x - places[to].x, places[from].y - places[to].y) / steps[to];
            cross += ratio;
            square += ratio * ratio;
            ++pairs;
        }
    }
    return 1 - cross * cross / (square * pairs);
}

void layOutByForces(benchmark::State& state) {
    const auto graph = test::randomGraph(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)), 7);
    Places places;
    for (auto _ : state) {
        std::vector<analysis::LayoutNode> nodes(graph.nodes.size());
        for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i].at = analysis::startingPlace(1, i);
        std::vector<analysis::LayoutLink> links;
        for (const analysis::GraphLink& link : graph.links) links.push_back({link.a, link.b, 1});
        analysis::ForceLayout layout(std::move(nodes), std::move(links));
        while (!layout.isSettled()) layout.step();
        places.clear();
        for (const analysis::LayoutNode& node : layout.nodes()) places.push_back(node.at);
        state.counters["steps"] = static_cast<double>(layout.steps());
    }
    state.counters["stress"] = stressOf(graph, places);
}
BENCHMARK(layOutByForces)->Args({200, 600})->Args({2000, 12'000})->Args({20'000, 100'000})->Unit(benchmark::kMillisecond);

/// igraph's Fruchterman-Reingold with its grid, 500 rounds, for comparison.
void layOutByIgraph(benchmark::State& state) {
    const auto graph = test::randomGraph(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)), 7);
    Places places(graph.nodes.size());
    for (auto _ : state) {
        igraph_vector_int_t edges;
        igraph_vector_int_init(&edges, 0);
        for (const analysis::GraphLink& link : graph.links) {
            igraph_vector_int_push_back(&edges, link.a);
            igraph_vector_int_push_back(&edges, link.b);
        }
        igraph_t made;
        igraph_create(&made, &edges, static_cast<igraph_integer_t>(graph.nodes.size()), IGRAPH_UNDIRECTED);
        igraph_matrix_t at;
        igraph_matrix_init(&at, 0, 0);
        igraph_rng_seed(igraph_rng_default(), 7);
        igraph_layout_fruchterman_reingold(&made, &at, false, 500, std::sqrt(static_cast<double>(graph.nodes.size())), IGRAPH_LAYOUT_GRID, nullptr, nullptr,
                                           nullptr, nullptr, nullptr);
        for (std::size_t i = 0; i < places.size(); ++i)
            places[i] = {MATRIX(at, static_cast<igraph_integer_t>(i), 0), MATRIX(at, static_cast<igraph_integer_t>(i), 1)};
        igraph_matrix_destroy(&at);
        igraph_destroy(&made);
        igraph_vector_int_destroy(&edges);
    }
    state.counters["stress"] = stressOf(graph, places);
}
BENCHMARK(layOutByIgraph)->Args({200, 600})->Args({2000, 12'000})->Args({20'000, 100'000})->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
