#include "core/analysis/graph_walk.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>

namespace chancery::analysis {

GraphAdjacency::GraphAdjacency(const ActorGraph& graph) : m_begin(graph.nodes.size() + 1), m_neighbours(2 * graph.links.size()) {
    for (const GraphLink& link : graph.links) {
        ++m_begin[link.a + 1];
        ++m_begin[link.b + 1];
    }
    std::partial_sum(m_begin.begin(), m_begin.end(), m_begin.begin());
    std::vector<std::uint32_t> next(m_begin.begin(), m_begin.end() - 1);
    for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
        const GraphLink& link = graph.links[i];
        const std::uint32_t count = link.shown().count;
        m_neighbours[next[link.a]++] = {link.b, i, count};
        m_neighbours[next[link.b]++] = {link.a, i, count};
    }
}

std::vector<std::uint32_t> stepsFrom(const GraphAdjacency& graph, std::uint32_t node, std::uint32_t most) {
    std::vector<std::uint32_t> steps(graph.size(), kUnreached), reached = {node};
    steps[node] = 0;
    for (std::size_t i = 0; i < reached.size() && steps[reached[i]] < most; ++i)
        for (const GraphAdjacency::Neighbour& next : graph.of(reached[i]))
            if (steps[next.node] == kUnreached) {
                steps[next.node] = steps[reached[i]] + 1;
                reached.push_back(next.node);
            }
    return steps;
}

std::vector<std::uint32_t> egoNetwork(const GraphAdjacency& graph, std::uint32_t node, std::uint32_t most) {
    const std::vector<std::uint32_t> steps = stepsFrom(graph, node, most);
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t i = 0; i < steps.size(); ++i)
        if (steps[i] != kUnreached) nodes.push_back(i);
    return nodes;
}

std::optional<GraphPath> findPath(const GraphAdjacency& graph, std::uint32_t from, std::uint32_t to) {
    struct Arrival {
        double length = std::numeric_limits<double>::infinity();
        std::uint32_t node = kUnreached, link = kUnreached;  ///< where from, over what
    };
    std::vector<Arrival> best(graph.size());
    using Front = std::pair<double, std::uint32_t>;  // the node breaks ties
    std::priority_queue<Front, std::vector<Front>, std::greater<>> fronts;
    best[from].length = 0;
    fronts.emplace(0, from);
    while (!fronts.empty() && fronts.top().second != to) {
        const auto [length, node] = fronts.top();
        fronts.pop();
        if (length > best[node].length) continue;
        for (const GraphAdjacency::Neighbour& next : graph.of(node)) {
            const double reach = length + 1.0 / next.count;
            if (reach >= best[next.node].length) continue;
            best[next.node] = {reach, node, next.link};
            fronts.emplace(reach, next.node);
        }
    }
    if (fronts.empty()) return std::nullopt;
    GraphPath path;
    path.length = best[to].length;
    for (std::uint32_t node = to; node != from; node = best[node].node) {
        path.nodes.push_back(node);
        path.links.push_back(best[node].link);
    }
    path.nodes.push_back(from);
    std::reverse(path.nodes.begin(), path.nodes.end());
    std::reverse(path.links.begin(), path.links.end());
    return path;
}

}  // namespace chancery::analysis
