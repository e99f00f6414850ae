#include "core/analysis/actor_graph.h"

#include <algorithm>

namespace chancery::analysis {

DyadTally GraphLink::between() const {
    DyadTally sum = way(Way::Forward);
    sum += way(Way::Backward);
    sum += way(Way::Mutual);
    return sum;
}

DyadTally GraphLink::shown() const { return onlyTogether() ? way(Way::Together) : between(); }

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

DyadStats ActorGraph::statsOf(const GraphLink& link, Way way) const {
    DyadStats stats;
    addEvents(stats, link, way);
    return stats;
}

DyadStats ActorGraph::statsOf(const GraphLink& link) const {
    if (link.onlyTogether()) return statsOf(link, Way::Together);
    DyadStats stats;
    for (const Way way : {Way::Forward, Way::Backward, Way::Mutual}) addEvents(stats, link, way);
    return stats;
}

void ActorGraph::addEvents(DyadStats& stats, const GraphLink& link, Way way) const {
    if (link.way(way).count == 0) return;
    const DyadIndex::Arc arc{link.dyad * kWayCount + static_cast<std::uint32_t>(way)};
    const auto reach = index->reachOf(arc);
    const auto first = std::lower_bound(reach.begin(), reach.end(), begin, [](base::Instant last, double t) { return static_cast<double>(last) < t; });
    for (const std::uint32_t row : index->rowsOf(arc).subspan(static_cast<std::size_t>(first - reach.begin()))) {
        const query::EventRow& event = index->rows().rows[row];
        if (static_cast<double>(event.begin) >= end) break;
        if (isInPeriod(event)) stats.add(event);
    }
}

GraphWindow::GraphWindow(std::shared_ptr<const DyadIndex> index)
    : m_index(std::move(index)), m_actors(m_index->actors().size()), m_arcs(m_index->dyads().size() * kWayCount), m_dyadArcs(m_index->dyads().size()) {}

void GraphWindow::add(std::uint32_t row) {
    const query::EventRow& event = m_index->rows().rows[row];
    ++m_events;
    for (const std::uint32_t actor : m_index->actorsOf(row)) {
        ++m_actors[actor].events;
        ++m_actors[actor].quads[static_cast<std::size_t>(event.quad())];
    }
    const DyadTally one = DyadTally::of(event);
    for (const DyadIndex::Arc arc : m_index->arcs(row)) {
        m_arcs[arc.value] += one;
        if (m_dyadArcs[arc.dyad()]++ == 0) ++m_dyadsInPeriod;
    }
}

void GraphWindow::remove(std::uint32_t row) {
    const query::EventRow& event = m_index->rows().rows[row];
    --m_events;
    for (const std::uint32_t actor : m_index->actorsOf(row)) {
        --m_actors[actor].events;
        --m_actors[actor].quads[static_cast<std::size_t>(event.quad())];
    }
    const DyadTally one = DyadTally::of(event);
    for (const DyadIndex::Arc arc : m_index->arcs(row)) {
        m_arcs[arc.value] -= one;
        if (--m_dyadArcs[arc.dyad()] == 0) --m_dyadsInPeriod;
    }
}

void GraphWindow::restart() {
    std::fill(m_actors.begin(), m_actors.end(), ActorCount{});
    std::fill(m_arcs.begin(), m_arcs.end(), DyadTally{});
    std::fill(m_dyadArcs.begin(), m_dyadArcs.end(), 0U);
    m_events = 0;
    m_dyadsInPeriod = 0;
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

ActorGraph GraphWindow::graph(bool together) const {
    ActorGraph graph{m_index, m_begin, m_end, m_events, {}, {}};
    std::vector<std::uint32_t> nodeOf(m_actors.size(), ActorFold::kNobody);
    for (std::uint32_t actor = 0; actor < m_actors.size(); ++actor) {
        if (m_actors[actor].events == 0) continue;
        nodeOf[actor] = static_cast<std::uint32_t>(graph.nodes.size());
        graph.nodes.push_back({actor, m_actors[actor].events, m_actors[actor].quads});
    }
    graph.links.reserve(m_dyadsInPeriod);
    const auto dyads = m_index->dyads();
    for (std::uint32_t dyad = 0; dyad < dyads.size(); ++dyad) {
        if (m_dyadArcs[dyad] == 0) continue;
        const DyadTally* ways = &m_arcs[std::size_t{dyad} * kWayCount];
        const std::uint32_t besides = ways[static_cast<std::size_t>(Way::Together)].count;
        const std::uint32_t acts = m_dyadArcs[dyad] - besides;
        const std::uint32_t shown = acts > 0 ? acts : together ? besides : 0;
        if (shown == 0) continue;
        const GraphLink& link = graph.links.emplace_back(GraphLink{dyad, nodeOf[dyads[dyad].a], nodeOf[dyads[dyad].b], {ways[0], ways[1], ways[2], ways[3]}});
        for (const std::uint32_t node : {link.a, link.b}) {
            ++graph.nodes[node].degree;
            graph.nodes[node].strength += shown;
        }
    }
    return graph;
}

}  // namespace chancery::analysis
