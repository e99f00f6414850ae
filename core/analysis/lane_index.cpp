#include "core/analysis/lane_index.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace chancery::analysis {

using base::Instant;
using base::kDay;
using query::EventRow;

namespace {

constexpr Instant kNever = std::numeric_limits<Instant>::min();
constexpr float kNothing = -std::numeric_limits<float>::infinity();

bool isWide(const EventRow& row) { return dayNumber(row.begin) != dayNumber(row.end); }

// Consecutive questions are close together: gallop, then search the last stretch.
template <typename T, typename Before>
std::size_t gallop(const std::vector<T>& values, std::size_t from, const Before& before) {
    std::size_t step = 1, low = from, high = from;
    while (high < values.size() && before(values[high])) {
        low = high + 1;
        high += step;
        step *= 2;
    }
    const auto begin = values.begin();
    return static_cast<std::size_t>(std::partition_point(begin + static_cast<std::ptrdiff_t>(low),
                                                         begin + static_cast<std::ptrdiff_t>(std::min(high, values.size())), before) -
                                    begin);
}

std::size_t below(const std::vector<Instant>& sorted, double t) {
    const auto it = std::partition_point(sorted.begin(), sorted.end(), [t](Instant end) { return static_cast<double>(end) < t; });
    return static_cast<std::size_t>(it - sorted.begin());
}

Instant floorSecond(double t) { return static_cast<Instant>(std::floor(t)); }

template <typename T>
void trim(std::vector<T>& values) {
    if (values.capacity() > values.size() + values.size() / 4) values.shrink_to_fit();
}

}  // namespace

LaneIndex::LaneIndex(const query::EventRows& rows, std::span<const std::uint32_t> members) : m_rows(&rows) {
    m_members.reserve(members.size());
    for (const std::uint32_t row : members) add(row);
    finish();
}

LaneIndex::RowFacts LaneIndex::factsOf(const EventRow& row) {
    const Instant day = dayNumber(row.begin);
    return {row.end,
            static_cast<std::int32_t>(day),
            row.salience,
            static_cast<std::uint8_t>(row.quad()),
            isWide(row),
            row.end - row.begin < kDay - 1};
}

void LaneIndex::add(std::uint32_t row, const RowFacts& facts) {
    if (m_days.empty() || m_days.back() != facts.day) {
        m_days.push_back(facts.day);
        m_dayFirst.push_back(static_cast<std::uint32_t>(m_members.size()));
        m_daySums.push_back(m_sum);
    }
    if (m_members.size() % kBlock == 0) {
        m_salience.push_back(kNothing);
        m_bestOfBlock.push_back(row);
    }
    if (facts.salience > m_salience.back()) {
        m_salience.back() = facts.salience;
        m_bestOfBlock.back() = row;
    }
    m_members.push_back(row);
    if (facts.wide) {
        m_wide.push_back(row);
        return;
    }
    ++m_sum[facts.quad];
    if (facts.fine) m_fineEnds.push_back(facts.end);
}

void LaneIndex::finish() {
    m_dayFirst.push_back(static_cast<std::uint32_t>(m_members.size()));
    m_daySums.push_back(m_sum);
    std::sort(m_fineEnds.begin(), m_fineEnds.end());
    trim(m_members);
    trim(m_days);
    trim(m_dayFirst);
    trim(m_daySums);
    trim(m_bestOfBlock);
    buildSalience();
    buildWide();
}

void LaneIndex::buildSalience() {
    const std::vector<float> blocks = std::move(m_salience);
    m_salienceLeaves = std::bit_ceil(std::max<std::size_t>(1, blocks.size()));
    m_salience.assign(2 * m_salienceLeaves, kNothing);
    std::copy(blocks.begin(), blocks.end(), m_salience.begin() + static_cast<std::ptrdiff_t>(m_salienceLeaves));
    for (std::size_t i = m_salienceLeaves - 1; i > 0; --i) m_salience[i] = std::max(m_salience[2 * i], m_salience[2 * i + 1]);
}

void LaneIndex::buildWide() {
    if (m_wide.empty()) return;
    m_wideLeaves = std::bit_ceil(m_wide.size());
    m_wideEnds.assign(2 * m_wideLeaves, kNever);
    std::array<std::vector<Breakpoint>, event::kQuadClassCount> ends;
    m_sortedWideEnds.reserve(m_wide.size());
    for (std::size_t i = 0; i < m_wide.size(); ++i) {
        const EventRow& row = m_rows->rows[m_wide[i]];
        const auto quad = static_cast<std::size_t>(row.quad());
        const double slope = 1.0 / static_cast<double>(row.end + 1 - row.begin);
        m_wideEnds[m_wideLeaves + i] = row.end;
        m_sortedWideEnds.push_back(row.end);
        m_cumulative[quad].push_back({row.begin, 0, slope});
        ends[quad].push_back({row.end + 1, 0, -slope});
    }
    for (std::size_t i = m_wideLeaves - 1; i > 0; --i) m_wideEnds[i] = std::max(m_wideEnds[2 * i], m_wideEnds[2 * i + 1]);
    std::sort(m_sortedWideEnds.begin(), m_sortedWideEnds.end());
    const auto earlier = [](const Breakpoint& a, const Breakpoint& b) { return a.at < b.at; };
    for (std::size_t q = 0; q < ends.size(); ++q) {
        auto& points = m_cumulative[q];
        std::sort(ends[q].begin(), ends[q].end(), earlier);
        std::vector<Breakpoint> merged(points.size() + ends[q].size());
        std::merge(points.begin(), points.end(), ends[q].begin(), ends[q].end(), merged.begin(), earlier);
        double mass = 0, slope = 0;
        for (std::size_t i = 0; i < merged.size(); ++i) {
            if (i > 0) mass += slope * static_cast<double>(merged[i].at - merged[i - 1].at);
            slope += merged[i].slope;
            merged[i].mass = mass;
            merged[i].slope = slope;
        }
        points = std::move(merged);
    }
}

bool LaneIndex::contains(std::uint32_t row) const { return std::binary_search(m_members.begin(), m_members.end(), row); }

std::uint32_t LaneIndex::rowAt(const query::EventRows& rows, double t) {
    const auto it = std::partition_point(rows.rows.begin(), rows.rows.end(),
                                         [t](const EventRow& row) { return static_cast<double>(row.begin) < t; });
    return static_cast<std::uint32_t>(it - rows.rows.begin());
}

// First entry of the table of days that is `day` or later.
std::size_t LaneIndex::dayAt(Instant day, std::size_t from) const {
    return gallop(m_days, from, [day](std::int32_t at) { return at < day; });
}

// First member that begins at or after t.
std::size_t LaneIndex::memberAt(double t) const {
    const Instant day = dayNumber(floorSecond(t));
    const std::size_t entry = dayAt(day);
    const std::size_t first = m_dayFirst[entry];
    if (entry == m_days.size() || m_days[entry] != day) return first;
    const auto begin = m_members.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = m_members.begin() + static_cast<std::ptrdiff_t>(m_dayFirst[entry + 1]);
    const auto it = std::partition_point(begin, end, [&](std::uint32_t row) { return static_cast<double>(m_rows->rows[row].begin) < t; });
    return static_cast<std::size_t>(it - m_members.begin());
}

std::size_t LaneIndex::countEndingBefore(double t) const {
    const auto total = [](const QuadCounts& sums) { return std::size_t{sums[0]} + sums[1] + sums[2] + sums[3] + sums[4]; };
    const Instant day = dayNumber(floorSecond(t));
    const std::size_t entry = dayAt(day);
    std::size_t count = total(m_daySums[entry]) + below(m_sortedWideEnds, t);
    if (entry == m_days.size() || m_days[entry] != day) return count;
    const std::size_t fineBefore = below(m_fineEnds, static_cast<double>(day * kDay));
    count += below(m_fineEnds, t) - fineBefore;
    if (t > static_cast<double>(day * kDay + kDay - 1)) {  // in the last second of the day: those of the whole day as well
        const std::size_t fineOfDay = below(m_fineEnds, static_cast<double>(day * kDay + kDay)) - fineBefore;
        count += total(m_daySums[entry + 1]) - total(m_daySums[entry]) - fineOfDay;
    }
    return count;
}

std::size_t LaneIndex::countBeginningFrom(double t) const { return size() - memberAt(t); }

std::size_t LaneIndex::countIn(double t0, double t1) const { return size() - countEndingBefore(t0) - countBeginningFrom(t1); }

bool LaneIndex::hasFineIn(double t0, double t1) const {
    if (m_fineEnds.empty()) return false;
    const auto day = static_cast<double>(kDay);
    return below(m_fineEnds, std::ceil(t1 / day) * day) > below(m_fineEnds, std::floor(t0 / day) * day);
}

void LaneIndex::collect(double t0, double t1, std::vector<std::uint32_t>& out, std::size_t most) const {
    // Narrow events end on the day they begin: those that reach t0 began on its day or later.
    const std::size_t first = m_dayFirst[dayAt(dayNumber(floorSecond(t0)))], last = memberAt(t1);
    for (std::size_t i = first; i < last && out.size() <= most; ++i)
        if (static_cast<double>(rowOf(i).end) >= t0) out.push_back(m_members[i]);
    const std::uint32_t firstRow = first < size() ? m_members[first] : std::numeric_limits<std::uint32_t>::max();
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

void LaneIndex::columns(CalendarStep step, std::span<const Instant> edges, std::vector<QuadMass>& out) const {
    out.assign(edges.empty() ? 0 : edges.size() - 1, QuadMass{});
    if (out.empty()) return;
    if (step.unit < CalendarUnit::Day)
        addNarrowParts(edges, out);
    else
        addNarrowDays(edges, out);
    addWideColumns(edges, out);
}

void LaneIndex::addNarrowDays(std::span<const Instant> edges, std::vector<QuadMass>& out) const {
    std::size_t entry = dayAt(dayNumber(edges[0]));
    for (std::size_t c = 0; c < out.size(); ++c) {
        const std::size_t next = dayAt(dayNumber(edges[c + 1]), entry);
        if (next == entry) continue;
        for (std::size_t q = 0; q < out[c].size(); ++q) out[c][q] += m_daySums[next][q] - m_daySums[entry][q];
        entry = next;
    }
}

// Columns of equal length that divide days: each narrow event is spread over its own time.
void LaneIndex::addNarrowParts(std::span<const Instant> edges, std::vector<QuadMass>& out) const {
    const double begin = static_cast<double>(edges.front()), end = static_cast<double>(edges.back());
    const double width = (end - begin) / static_cast<double>(out.size());
    std::vector<QuadMass> slopes(out.size() + 1);  // changes of mass a second, at the column's left edge
    const std::size_t first = m_dayFirst[dayAt(dayNumber(edges.front()))], last = m_dayFirst[dayAt(dayNumber(edges.back() - 1) + 1)];
    for (std::size_t i = first; i < last; ++i) {
        const EventRow& row = rowOf(i);
        if (isWide(row)) continue;
        const double from = std::max(begin, static_cast<double>(row.begin)), to = std::min(end, static_cast<double>(row.end + 1));
        if (to <= from) continue;
        const double slope = 1.0 / static_cast<double>(row.end + 1 - row.begin);
        const auto q = static_cast<std::size_t>(row.quad());
        const auto a = static_cast<std::size_t>((from - begin) / width);
        const auto b = std::min(out.size() - 1, static_cast<std::size_t>((to - begin) / width));
        if (a == b) {
            out[a][q] += (to - from) * slope;
            continue;
        }
        out[a][q] += (begin + static_cast<double>(a + 1) * width - from) * slope;
        out[b][q] += (to - begin - static_cast<double>(b) * width) * slope;
        slopes[a + 1][q] += slope;
        slopes[b][q] -= slope;
    }
    QuadMass slope{};
    for (std::size_t c = 0; c < out.size(); ++c)
        for (std::size_t q = 0; q < slope.size(); ++q) {
            slope[q] += slopes[c][q];
            out[c][q] += slope[q] > 1e-12 ? slope[q] * width : 0;
        }
}

void LaneIndex::addWideColumns(std::span<const Instant> edges, std::vector<QuadMass>& out) const {
    for (std::size_t q = 0; q < m_cumulative.size(); ++q) {
        const auto& points = m_cumulative[q];
        if (points.empty()) continue;
        std::size_t next = 0;  // first breakpoint after the edge
        const auto massAt = [&](Instant t) {
            next = gallop(points, next, [t](const Breakpoint& point) { return point.at <= t; });
            if (next == 0) return 0.0;
            return points[next - 1].mass + points[next - 1].slope * static_cast<double>(t - points[next - 1].at);
        };
        double before = massAt(edges[0]);
        for (std::size_t c = 0; c < out.size(); ++c) {
            const double mass = massAt(edges[c + 1]);
            out[c][q] += std::max(0.0, mass - before);
            before = mass;
        }
    }
}

void LaneIndex::orderBySalience(std::vector<std::uint32_t>& rows) const {
    std::sort(rows.begin(), rows.end(), [this](std::uint32_t a, std::uint32_t b) {
        const float x = m_rows->rows[a].salience, y = m_rows->rows[b].salience;
        return x != y ? x > y : a < b;
    });
}

void LaneIndex::mostSalient(double t0, double t1, std::size_t most, std::vector<std::uint32_t>& out) const {
    const std::size_t first = memberAt(t0), last = std::max(first, memberAt(t1));
    out.clear();
    if (first == last || most == 0) return;
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        const float x = m_rows->rows[a].salience, y = m_rows->rows[b].salience;
        return x != y ? x > y : a < b;
    };
    const auto take = [&](std::uint32_t row) {
        const auto place = std::lower_bound(out.begin(), out.end(), row, better);
        if (place == out.end() && out.size() >= most) return;
        out.insert(place, row);
        if (out.size() > most) out.pop_back();
    };
    const auto takeBest = [&](std::size_t block) {  // of a block at the edge
        const std::size_t begin = std::max(first, block * kBlock), end = std::min(last, (block + 1) * kBlock);
        if (begin < end)
            take(*std::min_element(m_members.begin() + static_cast<std::ptrdiff_t>(begin), m_members.begin() + static_cast<std::ptrdiff_t>(end), better));
    };
    const std::size_t firstBlock = first / kBlock, lastBlock = (last - 1) / kBlock;
    takeBest(firstBlock);
    if (lastBlock != firstBlock) takeBest(lastBlock);
    // Blocks that lie wholly inside, the best first; the tree says where to look and when to stop.
    std::vector<std::pair<float, std::size_t>> heap;
    const auto push = [&](std::size_t node) {
        if (m_salience[node] == kNothing) return;
        heap.emplace_back(m_salience[node], node);
        std::push_heap(heap.begin(), heap.end());
    };
    std::size_t a = firstBlock + 1 + m_salienceLeaves, b = std::max(firstBlock + 1, lastBlock) + m_salienceLeaves;
    for (; a < b; a /= 2, b /= 2) {
        if (a % 2 == 1) push(a++);
        if (b % 2 == 1) push(--b);
    }
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end());
        const auto [salience, node] = heap.back();
        heap.pop_back();
        if (out.size() >= most && salience < m_rows->rows[out.back()].salience) return;
        if (node >= m_salienceLeaves) {
            take(m_bestOfBlock[node - m_salienceLeaves]);
        } else {
            push(2 * node);
            push(2 * node + 1);
        }
    }
}

}  // namespace chancery::analysis
