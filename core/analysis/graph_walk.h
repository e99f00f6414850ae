#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/analysis/actor_graph.h"

namespace chancery::analysis {

/// Who is linked to whom, either way, for walks over a graph. Keeps nothing of the graph but numbers; immutable.
class GraphAdjacency {
public:
    struct Neighbour {
        std::uint32_t node;   ///< index into ActorGraph::nodes
        std::uint32_t link;   ///< index into ActorGraph::links
        std::uint32_t count;  ///< events of the link, as drawn: GraphLink::shown()
    };

    explicit GraphAdjacency(const ActorGraph& graph);
    std::size_t size() const { return m_begin.size() - 1; }
    std::span<const Neighbour> of(std::uint32_t node) const {
        return std::span(m_neighbours).subspan(m_begin[node], m_begin[node + 1] - m_begin[node]);
    }

private:
    std::vector<std::uint32_t> m_begin;
    std::vector<Neighbour> m_neighbours;
};

inline constexpr std::uint32_t kUnreached = UINT32_MAX;

/// Links on the way from `node` to each node; kUnreached beyond `most` of them.
std::vector<std::uint32_t> stepsFrom(const GraphAdjacency& graph, std::uint32_t node, std::uint32_t most = kUnreached - 1);
/// Nodes at most `steps` links away, by rising index, `node` among them.
std::vector<std::uint32_t> egoNetwork(const GraphAdjacency& graph, std::uint32_t node, std::uint32_t steps);

/// A way from one actor to another: one link fewer than nodes.
struct GraphPath {
    std::vector<std::uint32_t> nodes, links;
    double length = 0;  ///< sum of 1 / count over the links
};
/// The shortest way, where a link is the shorter the more events it has (1 / count), whoever acts on whom (Dijkstra).
/// nullopt if there is none. Of equally short ones always the same.
std::optional<GraphPath> findPath(const GraphAdjacency& graph, std::uint32_t from, std::uint32_t to);

}  // namespace chancery::analysis
