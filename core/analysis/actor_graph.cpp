#include "core/analysis/actor_graph.h"

#include <algorithm>

namespace chancery::analysis {

DyadStats GraphLink::between() const {
    DyadStats sum = way(Way::Forward);
    sum += way(Way::Backward);
    sum += way(Way::Mutual);
    return sum;
}

DyadStats GraphLink::shown() const { return onlyTogether() ? way(Way::Together) : between(); }

std::optional<std::uint32_t> ActorGraph::nodeOf(std::uint32_t actor) const {
    const auto place = std::lower_bound(nodes.begin(), nodes.end(), actor,
                                        [](const GraphNode& node, std::uint32_t wanted) { return node.actor < wanted; });
    if (place == nodes.end() || place->actor != actor) return std::nullopt;
    return static_cast<std::uint32_t>(place - nodes.begin());
}

std::optional<std::uint32_t> ActorGraph::linkOf(std::uint32_t dyad) const {
    const auto place = std::lower_bound(links.begin(), links.end(), dyad,
                                        [](const GraphLink& link, std::uint32_t wanted) { return link.dyad < wanted; });
    if (place == links.end() || place->dyad != dyad) return std::nullopt;
    return static_cast<std::uint32_t>(place - links.begin());
}

GraphWindow::GraphWindow(std::shared_ptr<const DyadIndex> index)
    : m_index(std::move(index)), m_actors(m_index->actors().size()), m_arcs(m_index->dyads().size() * kWayCount) {}

void GraphWindow::add(std::uint32_t row) {
    const query::EventRow& event = m_index->rows().rows[row];
    ++m_events;
    for (const std::uint32_t actor : m_index->actorsOf(row)) {
        ++m_actors[actor].events;
        ++m_actors[actor].quads[static_cast<std::size_t>(event.quad())];
    }
    for (const DyadIndex::Arc arc : m_index->arcs(row)) count(m_arcs[arc.value], event);
}

void GraphWindow::remove(std::uint32_t row) {
    const query::EventRow& event = m_index->rows().rows[row];
    --m_events;
    for (const std::uint32_t actor : m_index->actorsOf(row)) {
        --m_actors[actor].events;
        --m_actors[actor].quads[static_cast<std::size_t>(event.quad())];
    }
    DyadStats one;
    count(one, event);
    for (const DyadIndex::Arc arc : m_index->arcs(row)) {
        DyadStats& stats = m_arcs[arc.value];
        stats.count -= one.count;
        stats.planned -= one.planned;
        stats.scored -= one.scored;
        stats.scoreTenths -= one.scoreTenths;
        for (std::size_t q = 0; q < stats.quads.size(); ++q) stats.quads[q] -= one.quads[q];
    }
}

void GraphWindow::restart() {
    std::fill(m_actors.begin(), m_actors.end(), ActorCount{});
    std::fill(m_arcs.begin(), m_arcs.end(), DyadStats{});
    m_events = 0;
    const auto& rows = m_index->rows().rows;
    for (std::uint32_t row = 0; row < m_entered; ++row)
        if (static_cast<double>(rows[row].end) >= m_begin) add(row);
    m_lastStep = m_entered;
}

void GraphWindow::moveTo(double begin, double end) {
    const auto& rows = m_index->rows().rows;
    const auto byEnd = m_index->byEnd();
    const std::size_t entered = static_cast<std::size_t>(
        std::lower_bound(rows.begin(), rows.end(), end,
                         [](const query::EventRow& row, double t) { return static_cast<double>(row.begin) < t; }) -
        rows.begin());
    const std::size_t left = static_cast<std::size_t>(
        std::lower_bound(byEnd.begin(), byEnd.end(), begin,
                         [&](std::uint32_t row, double t) { return static_cast<double>(rows[row].end) < t; }) -
        byEnd.begin());
    const auto apart = [](std::size_t x, std::size_t y) { return x > y ? x - y : y - x; };
    m_lastStep = apart(entered, m_entered) + apart(left, m_left);
    if (m_lastStep <= entered) {
        // The right edge first, under the old left edge; then the left edge, under the new right one.
        for (std::size_t row = m_entered; row < entered; ++row)
            if (static_cast<double>(rows[row].end) >= m_begin) add(static_cast<std::uint32_t>(row));
        for (std::size_t row = entered; row < m_entered; ++row)
            if (static_cast<double>(rows[row].end) >= m_begin) remove(static_cast<std::uint32_t>(row));
        for (std::size_t i = m_left; i < left; ++i)
            if (byEnd[i] < entered) remove(byEnd[i]);
        for (std::size_t i = left; i < m_left; ++i)
            if (byEnd[i] < entered) add(byEnd[i]);
    }
    const bool anew = m_lastStep > entered;
    m_entered = entered;
    m_left = left;
    m_begin = begin;
    m_end = end;
    if (anew) restart();
}

DyadStats GraphWindow::statsOf(DyadIndex::Arc arc) const {
    DyadStats stats = m_arcs[arc.value];
    if (stats.count == 0) return {};
    const auto rows = m_index->rowsOf(arc);
    const auto entered = std::lower_bound(rows.begin(), rows.end(), m_entered) - rows.begin();
    const auto reach = m_index->reachOf(arc).first(static_cast<std::size_t>(entered));
    // The first row to reach the period is in it, and of those that began before its end the one that reaches furthest.
    const auto first = std::lower_bound(reach.begin(), reach.end(), m_begin,
                                        [](base::Instant end, double t) { return static_cast<double>(end) < t; });
    stats.first = m_index->rows().rows[rows[static_cast<std::size_t>(first - reach.begin())]].begin;
    stats.last = reach.back();
    return stats;
}

ActorGraph GraphWindow::graph(bool together) const {
    ActorGraph graph{m_index, m_begin, m_end, m_events, {}, {}};
    std::vector<std::uint32_t> nodeOf(m_actors.size(), ActorFold::kNobody);
    for (std::uint32_t actor = 0; actor < m_actors.size(); ++actor) {
        if (m_actors[actor].events == 0) continue;
        nodeOf[actor] = static_cast<std::uint32_t>(graph.nodes.size());
        graph.nodes.push_back({actor, m_actors[actor].events, m_actors[actor].quads});
    }
    const auto dyads = m_index->dyads();
    for (std::uint32_t dyad = 0; dyad < dyads.size(); ++dyad) {
        const DyadStats* ways = &m_arcs[std::size_t{dyad} * kWayCount];
        std::uint32_t acts = 0;
        for (int way = 0; way < static_cast<int>(Way::Together); ++way) acts += ways[way].count;
        const std::uint32_t shown = acts > 0 ? acts : together ? ways[static_cast<int>(Way::Together)].count : 0;
        if (shown == 0) continue;
        GraphLink& link = graph.links.emplace_back(GraphLink{dyad, nodeOf[dyads[dyad].a], nodeOf[dyads[dyad].b], {}});
        for (std::uint32_t way = 0; way < kWayCount; ++way) link.ways[way] = statsOf({dyad * kWayCount + way});
        for (const std::uint32_t node : {link.a, link.b}) {
            ++graph.nodes[node].degree;
            graph.nodes[node].strength += shown;
        }
    }
    return graph;
}

}  // namespace chancery::analysis
