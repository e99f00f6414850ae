#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "core/analysis/actor_fold.h"
#include "core/query/event_rows.h"

namespace chancery::analysis {

/// How the two actors of a link stand in one event.
enum class Way : std::uint8_t {
    Forward,   ///< the first acts on the second
    Backward,  ///< the second acts on the first
    Mutual,    ///< both sides of one act that has no target: a meeting, an agreement, joint exercises
    Together,  ///< only side by side: they act, or are acted on, together
};
inline constexpr int kWayCount = 4;

/// How much happened between two actors, one way: what is kept of every link of a graph.
struct DyadTally {
    std::uint32_t count = 0;
    std::uint32_t planned = 0;
    std::uint32_t scored = 0;      ///< events that count in the score: all but denied and negated ones
    std::int32_t scoreTenths = 0;  ///< sum of event::goldsteinTenthsOf over them

    static DyadTally of(const query::EventRow& row);
    /// Mean score, -10..10; 0 if nothing is scored.
    double score() const { return scored == 0 ? 0 : scoreTenths / (10.0 * scored); }
    bool onlyPlanned() const { return count > 0 && planned == count; }
    DyadTally& operator+=(const DyadTally& other);
    DyadTally& operator-=(const DyadTally& other);  ///< takes back what was added
    friend bool operator==(const DyadTally&, const DyadTally&) = default;
};

/// The same with what is said of one link at a time.
struct DyadStats : DyadTally {
    std::array<std::uint32_t, event::kQuadClassCount> quads{};
    base::Instant first = 0, last = 0;  ///< begin of the earliest, end of the latest; 0 without events

    void add(const query::EventRow& row);
    friend bool operator==(const DyadStats&, const DyadStats&) = default;
};

/// Two actors that ever have to do with each other.
struct Dyad {
    std::uint32_t a = 0, b = 0;  ///< indices into ActorFold::actors(), a < b
    friend bool operator==(const Dyad&, const Dyad&) = default;
};

/// Who deals with whom in every event of some rows: made once for a filter and a level, in one pass, so that what a period
/// holds can be counted without looking at actors again. Events between an actor and itself (two officials of one folded
/// state) count for the actor, not for a link. Of crowded events the first 32 on either side are linked.
/// Some 40 bytes an event. Immutable; may be shared between threads.
class DyadIndex {
public:
    static constexpr std::size_t kMostPerSide = 32;

    /// A link and a way of it.
    struct Arc {
        std::uint32_t value;
        std::uint32_t dyad() const { return value / kWayCount; }
        Way way() const { return static_cast<Way>(value % kWayCount); }
    };

    /// Null if it was stopped.
    static std::shared_ptr<const DyadIndex> make(std::shared_ptr<const query::EventRows> rows, ActorLevel level,
                                                 std::stop_token stop = {});

    const query::EventRows& rows() const { return *m_rows; }
    const std::shared_ptr<const query::EventRows>& sharedRows() const { return m_rows; }
    const ActorFold& fold() const { return m_fold; }
    std::span<const GraphActor> actors() const { return m_fold.actors(); }
    std::span<const Dyad> dyads() const { return m_dyads; }

    /// Of a row: its arcs, each once; its actors, each once.
    std::span<const Arc> arcs(std::uint32_t row) const { return of(m_arcs, m_arcBegin, row); }
    std::span<const std::uint32_t> actorsOf(std::uint32_t row) const { return of(m_members, m_memberBegin, row); }
    /// Rows of a dyad, rising; one that stands in several ways comes once.
    std::span<const std::uint32_t> rowsOf(std::uint32_t dyad) const { return of(m_dyadRows, m_dyadBegin, dyad); }
    /// Rows of one way of a dyad, rising; and beside each the latest end of the rows up to it, so that the first and last
    /// event of a period are found by halving.
    std::span<const std::uint32_t> rowsOf(Arc arc) const { return of(m_arcRows, m_arcRowBegin, arc.value); }
    std::span<const base::Instant> reachOf(Arc arc) const { return of(m_arcReach, m_arcRowBegin, arc.value); }
    /// Rows by rising end: where a window's left edge cuts.
    std::span<const std::uint32_t> byEnd() const { return m_byEnd; }

private:
    DyadIndex(std::shared_ptr<const query::EventRows> rows, ActorLevel level);
    bool build(std::stop_token stop);
    void groupByDyad();
    void groupByArc();
    void sortByEnd();

    template <typename T>
    static std::span<const T> of(const std::vector<T>& values, const std::vector<std::uint32_t>& begin, std::uint32_t i) {
        return std::span(values).subspan(begin[i], begin[i + 1] - begin[i]);
    }

    std::shared_ptr<const query::EventRows> m_rows;
    ActorFold m_fold;
    std::vector<Dyad> m_dyads;
    std::vector<Arc> m_arcs;
    std::vector<std::uint32_t> m_arcBegin, m_members, m_memberBegin, m_dyadRows, m_dyadBegin, m_arcRows, m_arcRowBegin, m_byEnd;
    std::vector<base::Instant> m_arcReach;
};

}  // namespace chancery::analysis
