#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/dyad_index.h"

namespace chancery::analysis {

/// An actor with what it does in the period.
struct GraphNode {
    std::uint32_t actor = 0;   ///< index into DyadIndex::actors()
    std::uint32_t events = 0;  ///< that it takes part in
    std::array<std::uint32_t, event::kQuadClassCount> quads{};
    std::uint32_t degree = 0;    ///< actors that it is linked to
    std::uint32_t strength = 0;  ///< events of its links, each link for itself
    friend bool operator==(const GraphNode&, const GraphNode&) = default;
};

/// Two actors with what is between them in the period.
struct GraphLink {
    std::uint32_t dyad = 0;            ///< index into DyadIndex::dyads()
    std::uint32_t a = 0, b = 0;        ///< indices into ActorGraph::nodes
    std::array<DyadTally, kWayCount> ways;

    const DyadTally& way(Way w) const { return ways[static_cast<std::size_t>(w)]; }
    /// All but what they only do side by side.
    DyadTally between() const;
    /// What is drawn: between(), or where nothing is, what they do together.
    DyadTally shown() const;
    /// Whether somebody acts on `b` (on `a`): where an arrow ends.
    bool reachesB() const { return way(Way::Forward).count + way(Way::Mutual).count > 0; }
    bool reachesA() const { return way(Way::Backward).count + way(Way::Mutual).count > 0; }
    /// Only side by side, never who-to-whom.
    bool onlyTogether() const { return !reachesA() && !reachesB(); }
    friend bool operator==(const GraphLink&, const GraphLink&) = default;
};

/// Who deals with whom in one period: an immutable value, handed from worker to GUI.
struct ActorGraph {
    std::shared_ptr<const DyadIndex> index;  ///< null only in an empty graph
    double begin = 0, end = 0;               ///< the period [begin, end)
    std::uint32_t events = 0;                ///< that overlap the period
    std::vector<GraphNode> nodes;            ///< those with an event in the period, by rising actor
    std::vector<GraphLink> links;            ///< by rising dyad

    const GraphActor& actor(std::uint32_t node) const { return index->actors()[nodes[node].actor]; }
    /// Index into nodes.
    std::optional<std::uint32_t> nodeOf(std::uint32_t actor) const;
    std::optional<std::uint32_t> linkOf(std::uint32_t dyad) const;

    bool isInPeriod(const query::EventRow& row) const { return static_cast<double>(row.begin) < end && static_cast<double>(row.end) >= begin; }
    /// All that there is to say of one way of a link of this graph; costs its events. Needs the index.
    DyadStats statsOf(const GraphLink& link, Way way) const;
    /// The same of what is drawn of it, GraphLink::shown(): an event that goes several ways counts in each.
    DyadStats statsOf(const GraphLink& link) const;

private:
    void addEvents(DyadStats& stats, const GraphLink& link, Way way) const;
};

/// Counts the events of a period and follows it as it moves: a step costs the events that come in and go out, not those of
/// the case; a graph of it costs its links, of which as little as possible is kept (76 bytes each). An event is in the period if its
/// interval overlaps it. Holds nothing before the first step. One thread at a time.
class GraphWindow {
public:
    explicit GraphWindow(std::shared_ptr<const DyadIndex> index);

    const DyadIndex& index() const { return *m_index; }
    /// Period [begin, end); begin <= end. One without length holds the events that began before it and last beyond.
    void moveTo(double begin, double end);
    /// Events that the last step looked at (for tests: cost follows the change).
    std::size_t lastStep() const { return m_lastStep; }
    /// `together`: also links between actors that only stand side by side.
    ActorGraph graph(bool together = false) const;

private:
    struct ActorCount {
        std::uint32_t events = 0;
        std::array<std::uint32_t, event::kQuadClassCount> quads{};
    };

    void add(std::uint32_t row);
    void remove(std::uint32_t row);
    void restart();

    std::shared_ptr<const DyadIndex> m_index;
    double m_begin = -std::numeric_limits<double>::infinity(), m_end = m_begin;
    std::size_t m_entered = 0;  ///< rows that begin before the end of the period
    std::size_t m_left = 0;     ///< rows, by their end, that end before its begin
    std::size_t m_lastStep = 0;
    std::uint32_t m_events = 0;
    std::vector<ActorCount> m_actors;
    std::vector<DyadTally> m_arcs;           ///< by Arc::value
    std::vector<std::uint32_t> m_dyadArcs;   ///< by dyad: sum of the counts of its arcs, so that those without events are passed by
    std::size_t m_dyadsInPeriod = 0;         ///< that have some
};

}  // namespace chancery::analysis
