#include "ui/timeline/lane_index.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace chancery::ui {

using base::Instant;
using base::kDay;

namespace {

constexpr auto kWide = static_cast<std::uint8_t>(event::kQuadClassCount);
constexpr Instant kNever = std::numeric_limits<Instant>::min();

Instant dayNumber(Instant t) { return t / kDay - (t % kDay < 0 ? 1 : 0); }

bool isWide(const query::EventRow& row) { return dayNumber(row.begin) != dayNumber(row.end); }

}  // namespace

LaneIndex::LaneIndex(const query::EventRows& rows, std::vector<std::uint32_t> members)
    : m_rows(&rows), m_members(std::move(members)) {
    const std::size_t n = m_members.size();
    m_quads.reserve(n);
    m_ends.reserve(n);
    m_blockSums.reserve(n / kBlock + 2);
    m_blockSalience.reserve(n / kBlock + 1);
    std::array<std::uint32_t, event::kQuadClassCount> sum{};
    std::vector<std::uint32_t> wide;
    for (std::size_t i = 0; i < n; ++i) {
        const query::EventRow& row = rows.rows[m_members[i]];
        if (i % kBlock == 0) {
            m_blockSums.push_back(sum);
            m_blockSalience.push_back(row.salience);
        }
        m_blockSalience.back() = std::max(m_blockSalience.back(), row.salience);
        m_ends.push_back(row.end);
        if (isWide(row)) {
            m_quads.push_back(kWide);
            wide.push_back(m_members[i]);
        } else {
            m_quads.push_back(static_cast<std::uint8_t>(row.quad()));
            ++sum[m_quads.back()];
        }
    }
    m_blockSums.push_back(sum);
    std::sort(m_ends.begin(), m_ends.end());
    buildWide(std::move(wide));
}

void LaneIndex::buildWide(std::vector<std::uint32_t> wide) {
    m_wide = std::move(wide);
    if (m_wide.empty()) return;
    m_wideLeaves = std::bit_ceil(m_wide.size());
    m_wideEnds.assign(2 * m_wideLeaves, kNever);
    for (std::size_t i = 0; i < m_wide.size(); ++i) m_wideEnds[m_wideLeaves + i] = m_rows->rows[m_wide[i]].end;
    for (std::size_t i = m_wideLeaves - 1; i > 0; --i) m_wideEnds[i] = std::max(m_wideEnds[2 * i], m_wideEnds[2 * i + 1]);

    for (const std::uint32_t index : m_wide) {
        const query::EventRow& row = m_rows->rows[index];
        const double slope = 1.0 / static_cast<double>(row.end + 1 - row.begin);
        auto& points = m_cumulative[static_cast<std::size_t>(row.quad())];
        points.push_back({row.begin, 0, slope});
        points.push_back({row.end + 1, 0, -slope});
    }
    for (auto& points : m_cumulative) {
        std::sort(points.begin(), points.end(), [](const Breakpoint& a, const Breakpoint& b) { return a.at < b.at; });
        double mass = 0, slope = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (i > 0) mass += slope * static_cast<double>(points[i].at - points[i - 1].at);
            slope += points[i].slope;
            points[i].mass = mass;
            points[i].slope = slope;
        }
    }
}

std::uint32_t LaneIndex::rowAt(const query::EventRows& rows, double t) {
    const auto it = std::lower_bound(rows.rows.begin(), rows.rows.end(), t, [](const query::EventRow& row, double at) {
        return static_cast<double>(row.begin) < at;
    });
    return static_cast<std::uint32_t>(it - rows.rows.begin());
}

std::size_t LaneIndex::lowerBound(std::uint32_t row, std::size_t from) const {
    // Consecutive questions are close together: gallop, then search the last stretch.
    std::size_t step = 1, low = from, high = from;
    while (high < m_members.size() && m_members[high] < row) {
        low = high + 1;
        high += step;
        step *= 2;
    }
    const auto begin = m_members.begin();
    return static_cast<std::size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(low),
                                                     begin + static_cast<std::ptrdiff_t>(std::min(high, m_members.size())), row) -
                                    begin);
}

std::size_t LaneIndex::countEndingBefore(double t) const {
    const auto it = std::lower_bound(m_ends.begin(), m_ends.end(), t,
                                     [](Instant end, double at) { return static_cast<double>(end) < at; });
    return static_cast<std::size_t>(it - m_ends.begin());
}

std::size_t LaneIndex::countBeginningFrom(double t) const { return size() - lowerBound(rowAt(*m_rows, t)); }

std::size_t LaneIndex::countIn(double t0, double t1) const {
    return size() - countEndingBefore(t0) - countBeginningFrom(t1);
}

void LaneIndex::collect(double t0, double t1, std::vector<std::uint32_t>& out, std::size_t most) const {
    // Narrow events end on the day they begin: those that reach t0 began less than a day before it.
    const std::uint32_t firstRow = rowAt(*m_rows, t0 - static_cast<double>(kDay));
    const std::uint32_t endRow = rowAt(*m_rows, t1);
    const std::size_t first = lowerBound(firstRow), last = lowerBound(endRow, first);
    for (std::size_t i = first; i < last && out.size() <= most; ++i)
        if (static_cast<double>(m_rows->rows[m_members[i]].end) >= t0) out.push_back(m_members[i]);
    const auto wideCount = static_cast<std::size_t>(std::lower_bound(m_wide.begin(), m_wide.end(), firstRow) - m_wide.begin());
    if (wideCount > 0) collectWide(1, wideCount, t0, out, most);
}

// Leaves below `node` with an index under `count` whose end is at or after t0.
void LaneIndex::collectWide(std::size_t node, std::size_t count, double t0, std::vector<std::uint32_t>& out,
                            std::size_t most) const {
    const auto depth = static_cast<std::size_t>(std::bit_width(node) - 1);
    const std::size_t firstLeaf = (node << (static_cast<std::size_t>(std::bit_width(m_wideLeaves)) - 1 - depth)) - m_wideLeaves;
    if (firstLeaf >= count || out.size() > most || m_wideEnds[node] == kNever || static_cast<double>(m_wideEnds[node]) < t0) return;
    if (node >= m_wideLeaves) {
        out.push_back(m_wide[node - m_wideLeaves]);
        return;
    }
    collectWide(2 * node, count, t0, out, most);
    collectWide(2 * node + 1, count, t0, out, most);
}

std::array<std::uint32_t, event::kQuadClassCount> LaneIndex::narrowBefore(std::size_t position) const {
    auto sum = m_blockSums[position / kBlock];
    for (std::size_t i = position / kBlock * kBlock; i < position; ++i)
        if (m_quads[i] != kWide) ++sum[m_quads[i]];
    return sum;
}

void LaneIndex::columns(std::span<const Instant> edges, std::span<const std::uint32_t> rowEdges,
                        std::vector<QuadMass>& out) const {
    out.assign(edges.empty() ? 0 : edges.size() - 1, QuadMass{});
    if (out.empty()) return;
    std::size_t position = lowerBound(rowEdges.front());
    auto before = narrowBefore(position);
    for (std::size_t c = 0; c < out.size(); ++c) {
        const std::size_t next = lowerBound(rowEdges[c + 1], position);
        if (next == position) continue;
        const auto after = narrowBefore(next);
        for (std::size_t q = 0; q < out[c].size(); ++q) out[c][q] = after[q] - before[q];
        position = next;
        before = after;
    }
    for (std::size_t q = 0; q < m_cumulative.size(); ++q) {
        const auto& points = m_cumulative[q];
        if (points.empty()) continue;
        std::size_t i = 0;  // first breakpoint after the edge
        const auto massAt = [&](Instant t) {
            i = static_cast<std::size_t>(std::upper_bound(points.begin() + static_cast<std::ptrdiff_t>(i), points.end(), t,
                                                          [](Instant at, const Breakpoint& p) { return at < p.at; }) -
                                         points.begin());
            if (i == 0) return 0.0;
            return points[i - 1].mass + points[i - 1].slope * static_cast<double>(t - points[i - 1].at);
        };
        double massBefore = massAt(edges[0]);
        for (std::size_t c = 0; c < out.size(); ++c) {
            const double mass = massAt(edges[c + 1]);
            out[c][q] += std::max(0.0, mass - massBefore);
            massBefore = mass;
        }
    }
}

void LaneIndex::mostSalient(double t0, double t1, std::size_t most, std::vector<std::uint32_t>& out) const {
    const std::size_t first = lowerBound(rowAt(*m_rows, t0)), last = lowerBound(rowAt(*m_rows, t1), first);
    const auto salienceOf = [&](std::uint32_t row) { return m_rows->rows[row].salience; };
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        return salienceOf(a) != salienceOf(b) ? salienceOf(a) > salienceOf(b) : a < b;
    };
    out.clear();
    for (std::size_t block = first / kBlock; block * kBlock < last; ++block) {
        if (out.size() >= most && m_blockSalience[block] <= salienceOf(out.back())) continue;
        const std::size_t begin = std::max(first, block * kBlock), end = std::min(last, (block + 1) * kBlock);
        if (begin >= end) continue;
        const auto best = std::min_element(m_members.begin() + static_cast<std::ptrdiff_t>(begin),
                                           m_members.begin() + static_cast<std::ptrdiff_t>(end), better);
        out.insert(std::upper_bound(out.begin(), out.end(), *best, better), *best);
        if (out.size() > most) out.pop_back();
    }
}

}  // namespace chancery::ui
