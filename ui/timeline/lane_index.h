#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/query/event_rows.h"

namespace chancery::ui {

/// Events by quad class; a fraction where an event is only known to lie within a longer interval.
using QuadMass = std::array<double, event::kQuadClassCount>;

/// What one lane needs to answer "what lies between t0 and t1" at a cost of the answer, not of the lane.
///
/// `members` are the lane's events as indices into EventRows::rows; since rows are sorted by begin, so are they, and a
/// time becomes a row index once for all lanes (rowAt). Beside them:
///  - quad counts, one sum per block of 64, for events within one day ("narrow");
///  - for longer ("wide") events a segment tree over their ends, to find those that began long before the window, and
///    their cumulative mass per quad class, a piecewise linear function: a month counts evenly over its days;
///  - all ends, sorted, to count what lies before the window;
///  - the greatest salience of each block, to find what to label in a dense lane.
/// Some 16 bytes an event. Immutable; may be shared between threads. Keeps a reference to `rows`.
class LaneIndex {
public:
    static constexpr std::size_t kBlock = 64;

    LaneIndex(const query::EventRows& rows, std::vector<std::uint32_t> members);

    std::size_t size() const { return m_members.size(); }
    std::span<const std::uint32_t> members() const { return m_members; }

    /// First row whose begin is >= t, over all rows: the currency of the calls below.
    static std::uint32_t rowAt(const query::EventRows& rows, double t);

    /// Events that end before t / begin at or after t.
    std::size_t countEndingBefore(double t) const;
    std::size_t countBeginningFrom(double t) const;
    /// Events that lie wholly or partly in [t0, t1).
    std::size_t countIn(double t0, double t1) const;
    /// Their row indices, in no particular order, appended to `out`; stops once `out` holds more than `most`.
    void collect(double t0, double t1, std::vector<std::uint32_t>& out, std::size_t most = SIZE_MAX) const;

    /// Mass of each quad class in the columns between consecutive `edges` (whole days, rising); rows[i] = rowAt(edges[i]).
    /// `out` gets edges.size() - 1 values. Over all time the masses sum to size().
    void columns(std::span<const base::Instant> edges, std::span<const std::uint32_t> rowEdges,
                 std::vector<QuadMass>& out) const;

    /// Up to `most` of the most salient events that begin in [t0, t1), the most salient first (one of each block).
    void mostSalient(double t0, double t1, std::size_t most, std::vector<std::uint32_t>& out) const;

private:
    struct Breakpoint {
        base::Instant at = 0;
        double mass = 0;   ///< accumulated up to `at`
        double slope = 0;  ///< from `at` on
    };

    std::size_t lowerBound(std::uint32_t row, std::size_t from = 0) const;
    void addNarrow(std::size_t first, std::size_t last, QuadMass& mass) const;
    std::array<std::uint32_t, event::kQuadClassCount> narrowBefore(std::size_t position) const;
    void buildWide(std::vector<std::uint32_t> wide);
    void collectWide(std::size_t node, std::size_t count, double t0, std::vector<std::uint32_t>& out, std::size_t most) const;

    const query::EventRows* m_rows;
    std::vector<std::uint32_t> m_members;
    std::vector<std::uint8_t> m_quads;  ///< per member; kQuadClassCount = wide
    std::vector<std::array<std::uint32_t, event::kQuadClassCount>> m_blockSums;
    std::vector<float> m_blockSalience;
    std::vector<base::Instant> m_ends;
    std::vector<std::uint32_t> m_wide;
    std::vector<base::Instant> m_wideEnds;  ///< implicit binary tree of greatest ends, leaves in the second half
    std::size_t m_wideLeaves = 0;
    std::array<std::vector<Breakpoint>, event::kQuadClassCount> m_cumulative;
};

}  // namespace chancery::ui
