#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/graph_export.h"

namespace chancery::exchange {

enum class CellType : std::uint8_t { Text, Integer, Real };

struct GraphColumn {
    std::string_view name;  ///< a name for programs, "planned_share"; lives as long as the program
    CellType type = CellType::Text;
};

/// One way of a link: who acts on whom goes from source to target; what is done mutually or together has no direction.
struct GraphEdge {
    std::uint32_t link = 0;
    std::uint32_t source = 0, target = 0;  ///< indices into ActorGraph::nodes
    analysis::Way way = analysis::Way::Forward;

    bool directed() const { return way == analysis::Way::Forward || way == analysis::Way::Backward; }
    /// "acts", "mutual", "together"
    std::string_view kind() const;
};

/// When something goes on, both ends inclusive.
struct Spell {
    base::Instant begin = 0, end = 0;
    friend bool operator==(const Spell&, const Spell&) = default;
};
/// Intervals in any order as spells that rise and do not touch; of more than `most`, those with the shortest gaps between
/// them are taken together.
std::vector<Spell> mergedSpells(std::vector<Spell> intervals, std::size_t most);

/// What every format says of nodes and edges, cell by cell. The graph and the extras must outlive it.
class GraphTable {
public:
    static constexpr std::size_t kMostSpells = 100;

    GraphTable(const analysis::ActorGraph& graph, const GraphExtras& extras);

    const analysis::ActorGraph& graph() const { return m_graph; }
    const GraphExtras& extras() const { return m_extras; }
    std::span<const GraphEdge> edges() const { return m_edges; }

    /// Cells are beside the columns; an empty one has no value.
    std::span<const GraphColumn> nodeColumns() const { return m_nodeColumns; }
    std::vector<std::string> nodeCells(std::uint32_t node) const;
    std::span<const GraphColumn> edgeColumns() const { return m_edgeColumns; }
    std::vector<std::string> edgeCells(const GraphEdge& edge) const;
    std::uint32_t countOf(const GraphEdge& edge) const { return m_graph.links[edge.link].way(edge.way).count; }

    /// When the events of a node or an edge go on; none if it has no event.
    std::vector<Spell> nodeSpells(std::uint32_t node) const;
    std::vector<Spell> edgeSpells(const GraphEdge& edge) const;

private:
    std::vector<Spell> spells(std::span<const std::uint32_t> rows) const;
    void groupRowsByNode();

    const analysis::ActorGraph& m_graph;
    const GraphExtras& m_extras;
    std::vector<GraphEdge> m_edges;
    std::vector<GraphColumn> m_nodeColumns, m_edgeColumns;
    std::vector<std::uint32_t> m_rows, m_rowBegin;  ///< events of the period by node
};

}  // namespace chancery::exchange
