#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/calendar.h"
#include "core/query/event_rows.h"

namespace chancery::analysis {

/// Events by quad class; a fraction where an event is only known to lie within a longer interval.
using QuadMass = std::array<double, event::kQuadClassCount>;

/// What one lane of the timeline needs to answer "what lies between t0 and t1" at a cost of the answer, not of the lane.
///
/// `members` are the lane's events as indices into EventRows::rows, in their order: by begin. Beside them:
///  - a table of the days on which events begin, with the first member of the day and the running sums by quad class of
///    the events that lie within one day ("narrow"): a column of whole days costs two looks into it, whatever it holds;
///  - the sorted ends of narrow events shorter than their day ("fine"), to count and divide a single day;
///  - for longer ("wide") events a tree of greatest ends over their order, to find those that began long before the
///    window, and their cumulative mass per quad class, a piecewise linear function: a month counts evenly over its days;
///  - a tree of the greatest salience over blocks of 64 members, to find what to name in a dense lane.
/// Some 12 to 40 bytes an event. Immutable once finished; may then be shared between threads. Keeps a reference to `rows`.
class LaneIndex {
public:
    static constexpr std::size_t kBlock = 64;

    /// All at once; `members` rising.
    LaneIndex(const query::EventRows& rows, std::span<const std::uint32_t> members);

    /// Piece by piece, for many lanes in one pass over the rows: add() rows in rising order, then finish() once. No other
    /// call before that.
    explicit LaneIndex(const query::EventRows& rows) : m_rows(&rows) {}
    void add(std::uint32_t row) { add(row, factsOf(m_rows->rows[row])); }
    void finish();

    /// What add() takes of a row: to be made once where the row goes into several lanes.
    struct RowFacts {
        base::Instant end = 0;
        std::int32_t day = 0;  ///< number of the day on which it begins
        float salience = 0;
        std::uint8_t quad = 0;
        bool wide = false;     ///< reaches into another day
        bool fine = false;     ///< shorter than its day
    };
    static RowFacts factsOf(const query::EventRow& row);
    void add(std::uint32_t row, const RowFacts& facts);

    std::size_t size() const { return m_members.size(); }
    std::span<const std::uint32_t> members() const { return m_members; }
    bool contains(std::uint32_t row) const;

    /// First row whose begin is >= t, over all rows.
    static std::uint32_t rowAt(const query::EventRows& rows, double t);

    /// Events that end before t / begin at or after t.
    std::size_t countEndingBefore(double t) const;
    std::size_t countBeginningFrom(double t) const;
    /// Events that lie wholly or partly in [t0, t1).
    std::size_t countIn(double t0, double t1) const;
    /// Whether an event shorter than a day lies on one of the days of [t0, t1): else columns finer than a day say nothing.
    bool hasFineIn(double t0, double t1) const;
    /// Row indices of the events in [t0, t1), in no particular order, appended to `out`; stops once `out` holds more than
    /// `most`.
    void collect(double t0, double t1, std::vector<std::uint32_t>& out, std::size_t most = SIZE_MAX) const;

    /// Mass of each quad class in the columns between consecutive `edges`, which are boundaries(step, ...). `out` gets
    /// edges.size() - 1 values. Over all time the masses sum to size(). Steps finer than a day cost a pass over the
    /// events of the days that they divide.
    void columns(CalendarStep step, std::span<const base::Instant> edges, std::vector<QuadMass>& out) const;

    /// Up to `most` of the most salient events that begin in [t0, t1), the most salient first (one of each block).
    void mostSalient(double t0, double t1, std::size_t most, std::vector<std::uint32_t>& out) const;
    /// The most salient first; those of equal salience in the order of rows.
    void orderBySalience(std::vector<std::uint32_t>& rows) const;

private:
    using QuadCounts = std::array<std::uint32_t, event::kQuadClassCount>;
    struct Breakpoint {
        base::Instant at = 0;
        double mass = 0;   ///< accumulated up to `at`
        double slope = 0;  ///< from `at` on
    };

    const query::EventRow& rowOf(std::size_t member) const { return m_rows->rows[m_members[member]]; }
    std::size_t dayAt(base::Instant day, std::size_t from = 0) const;
    std::size_t memberAt(double t) const;
    void buildWide();
    void buildSalience();
    void addWideColumns(std::span<const base::Instant> edges, std::vector<QuadMass>& out) const;
    void addNarrowDays(std::span<const base::Instant> edges, std::vector<QuadMass>& out) const;
    void addNarrowParts(std::span<const base::Instant> edges, std::vector<QuadMass>& out) const;
    void collectWide(std::size_t node, std::size_t count, double t0, std::vector<std::uint32_t>& out, std::size_t most) const;

    const query::EventRows* m_rows;
    std::vector<std::uint32_t> m_members;
    std::vector<std::int32_t> m_days;        ///< numbers of the days on which members begin, rising
    std::vector<std::uint32_t> m_dayFirst;   ///< first member of the day; one more than days
    std::vector<QuadCounts> m_daySums;       ///< narrow events before the day; one more than days
    std::vector<base::Instant> m_fineEnds;   ///< sorted
    std::vector<std::uint32_t> m_wide;       ///< rows, rising
    std::vector<base::Instant> m_wideEnds;   ///< implicit binary tree of greatest ends, leaves in the second half
    std::vector<base::Instant> m_sortedWideEnds;
    std::size_t m_wideLeaves = 0;
    std::array<std::vector<Breakpoint>, event::kQuadClassCount> m_cumulative;
    std::vector<float> m_salience;           ///< implicit binary tree over blocks, leaves in the second half
    std::size_t m_salienceLeaves = 0;
    std::vector<std::uint32_t> m_bestOfBlock;  ///< rows: the most salient member of each block
    QuadCounts m_sum{};
};

}  // namespace chancery::analysis
