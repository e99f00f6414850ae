#include "core/exchange/graph_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/date_interval.h"

namespace chancery::exchange {

namespace {

using analysis::DyadStats;
using analysis::Way;

constexpr std::array<GraphColumn, 10> kStatColumns = {{{"events", CellType::Integer},
                                                       {"verbal_cooperation", CellType::Integer},
                                                       {"material_cooperation", CellType::Integer},
                                                       {"verbal_conflict", CellType::Integer},
                                                       {"material_conflict", CellType::Integer},
                                                       {"neutral", CellType::Integer},
                                                       {"score", CellType::Real},
                                                       {"first", CellType::Text},
                                                       {"last", CellType::Text},
                                                       {"planned_share", CellType::Real}}};
constexpr std::array<GraphColumn, 5> kNodeColumns = {{{"kind", CellType::Text},
                                                      {"country", CellType::Text},
                                                      {"rank", CellType::Integer},
                                                      {"links", CellType::Integer},
                                                      {"link_events", CellType::Integer}}};

constexpr std::array<GraphColumn, 7> kMeasureColumns = {{{"in_strength", CellType::Integer},
                                                         {"out_strength", CellType::Integer},
                                                         {"betweenness", CellType::Real},
                                                         {"pagerank", CellType::Real},
                                                         {"eigenvector", CellType::Real},
                                                         {"community", CellType::Integer},
                                                         {"component", CellType::Integer}}};

std::string real(double value) { return fmt::format("{:.6g}", value); }

void addStats(std::vector<std::string>& cells, const DyadStats& stats) {
    cells.push_back(std::to_string(stats.count));
    for (const std::uint32_t count : stats.quads) cells.push_back(std::to_string(count));
    cells.push_back(stats.scored == 0 ? std::string() : real(stats.score()));
    cells.push_back(stats.count == 0 ? std::string() : base::dateOf(stats.first).iso());
    cells.push_back(stats.count == 0 ? std::string() : base::dateOf(stats.last).iso());
    cells.push_back(stats.count == 0 ? std::string() : real(static_cast<double>(stats.planned) / stats.count));
}

}  // namespace

std::string_view GraphEdge::kind() const {
    if (directed()) return "acts";
    return way == Way::Mutual ? "mutual" : "together";
}

std::vector<Spell> mergedSpells(std::vector<Spell> intervals, std::size_t most) {
    std::sort(intervals.begin(), intervals.end(), [](const Spell& x, const Spell& y) { return x.begin < y.begin; });
    std::vector<Spell> out;
    for (const Spell& next : intervals) {
        if (out.empty() || next.begin > out.back().end + 1) out.push_back(next);
        else out.back().end = std::max(out.back().end, next.end);
    }
    if (out.size() <= most || most == 0) return out;
    std::vector<std::size_t> after(out.size() - 1);  // gaps, by the spell before them
    std::iota(after.begin(), after.end(), std::size_t{0});
    const auto gap = [&](std::size_t i) { return out[i + 1].begin - out[i].end; };
    std::stable_sort(after.begin(), after.end(), [&](std::size_t x, std::size_t y) { return gap(x) > gap(y); });
    after.resize(most - 1);
    std::sort(after.begin(), after.end());
    std::vector<Spell> fewer;
    std::size_t first = 0;
    for (const std::size_t last : after) {
        fewer.push_back({out[first].begin, out[last].end});
        first = last + 1;
    }
    fewer.push_back({out[first].begin, out.back().end});
    return fewer;
}

GraphTable::GraphTable(const analysis::ActorGraph& graph, const GraphExtras& extras) : m_graph(graph), m_extras(extras) {
    for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
        const analysis::GraphLink& link = graph.links[i];
        for (const Way way : {Way::Forward, Way::Backward, Way::Mutual, Way::Together}) {
            if (link.way(way).count == 0 || (way == Way::Together && !extras.together)) continue;
            const bool back = way == Way::Backward;
            m_edges.push_back({i, back ? link.b : link.a, back ? link.a : link.b, way});
        }
    }
    m_nodeColumns.assign(kNodeColumns.begin(), kNodeColumns.end());
    m_nodeColumns.insert(m_nodeColumns.end(), kStatColumns.begin(), kStatColumns.end());
    if (extras.measures) m_nodeColumns.insert(m_nodeColumns.end(), kMeasureColumns.begin(), kMeasureColumns.end());
    m_edgeColumns.assign(kStatColumns.begin(), kStatColumns.end());
    groupRowsByNode();
}

void GraphTable::groupRowsByNode() {
    m_rowBegin.assign(m_graph.nodes.size() + 1, 0);
    if (!m_graph.index) return;
    constexpr std::uint32_t kNotShown = UINT32_MAX;
    std::vector<std::uint32_t> nodeOf(m_graph.index->actors().size(), kNotShown);
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) nodeOf[m_graph.nodes[i].actor] = i;
    const auto forEach = [&](auto&& visit) {
        for (std::uint32_t row = 0; row < m_graph.index->rows().rows.size(); ++row) {
            if (!m_graph.isInPeriod(m_graph.index->rows().rows[row])) continue;
            for (const std::uint32_t actor : m_graph.index->actorsOf(row))
                if (nodeOf[actor] != kNotShown) visit(nodeOf[actor], row);
        }
    };
    forEach([&](std::uint32_t node, std::uint32_t) { ++m_rowBegin[node + 1]; });
    std::partial_sum(m_rowBegin.begin(), m_rowBegin.end(), m_rowBegin.begin());
    m_rows.resize(m_rowBegin.back());
    std::vector<std::uint32_t> next(m_rowBegin.begin(), m_rowBegin.end() - 1);
    forEach([&](std::uint32_t node, std::uint32_t row) { m_rows[next[node]++] = row; });
}

std::vector<std::string> GraphTable::nodeCells(std::uint32_t node) const {
    const analysis::GraphActor& actor = m_graph.actor(node);
    std::vector<std::string> cells = {std::string(actor::name(actor.kind)), actor.country, std::to_string(actor.rank),
                                      std::to_string(m_graph.nodes[node].degree), std::to_string(m_graph.nodes[node].strength)};
    DyadStats stats;
    for (std::uint32_t i = m_rowBegin[node]; i < m_rowBegin[node + 1]; ++i)
        stats.add(m_graph.index->rows().rows[m_rows[i]]);
    addStats(cells, stats);
    if (m_extras.measures) {
        const analysis::NodeMeasures& measures = m_extras.measures->nodes[node];
        for (const std::uint32_t count : {measures.inStrength, measures.outStrength}) cells.push_back(std::to_string(count));
        for (const double value : {measures.betweenness, measures.pageRank, measures.eigenvector}) cells.push_back(real(value));
        for (const std::uint32_t group : {measures.community, measures.component}) cells.push_back(std::to_string(group));
    }
    return cells;
}

std::vector<std::string> GraphTable::edgeCells(const GraphEdge& edge) const {
    std::vector<std::string> cells;
    addStats(cells, m_graph.statsOf(m_graph.links[edge.link], edge.way));
    return cells;
}

std::vector<Spell> GraphTable::spells(std::span<const std::uint32_t> rows) const {
    std::vector<Spell> intervals;
    for (const std::uint32_t row : rows) {
        const query::EventRow& event = m_graph.index->rows().rows[row];
        if (m_graph.isInPeriod(event)) intervals.push_back({event.begin, event.end});
    }
    return mergedSpells(std::move(intervals), kMostSpells);
}

std::vector<Spell> GraphTable::nodeSpells(std::uint32_t node) const {
    return spells(std::span(m_rows).subspan(m_rowBegin[node], m_rowBegin[node + 1] - m_rowBegin[node]));
}

std::vector<Spell> GraphTable::edgeSpells(const GraphEdge& edge) const {
    const std::uint32_t dyad = m_graph.links[edge.link].dyad;
    return spells(m_graph.index->rowsOf(analysis::DyadIndex::Arc{dyad * analysis::kWayCount + static_cast<std::uint32_t>(edge.way)}));
}

}  // namespace chancery::exchange
