#include "core/analysis/link_history.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace chancery::analysis {

namespace {

void addWay(std::vector<HistoryColumn>& columns, const DyadIndex& index, DyadIndex::Arc arc) {
    const auto& rows = index.rows().rows;
    const auto rowsOfArc = index.rowsOf(arc);
    auto row = std::lower_bound(rowsOfArc.begin(), rowsOfArc.end(), columns.front().begin,
                                [&](std::uint32_t r, base::Instant t) { return rows[r].begin < t; });
    for (auto column = columns.begin(); row != rowsOfArc.end() && rows[*row].begin < columns.back().end; ++row) {
        while (rows[*row].begin >= column->end) ++column;
        const DyadTally one = DyadTally::of(rows[*row]);
        column->count += one.count;
        column->scored += one.scored;
        (one.scoreTenths > 0 ? column->cooperationTenths : column->conflictTenths) += one.scoreTenths;
    }
}

}  // namespace

double LinkHistory::highest() const {
    double highest = 0;
    for (const HistoryColumn& column : columns) highest = std::max(highest, column.cooperation());
    return highest;
}

double LinkHistory::lowest() const {
    double lowest = 0;
    for (const HistoryColumn& column : columns) lowest = std::min(lowest, column.conflict());
    return lowest;
}

CalendarStep historyStep(double begin, double end, std::size_t most) {
    using enum CalendarUnit;
    // A period that begins and ends inside of a step touches one more than it is long.
    const auto covers = [&](CalendarStep step) { return (end - begin) / step.minSeconds() + 2 <= static_cast<double>(most); };
    for (const CalendarStep step : {CalendarStep{Day, 1}, {Week, 1}, {Month, 1}, {Month, 3}, {Month, 6}})
        if (covers(step)) return step;
    constexpr int kMostYears = 1'000'000;
    for (int n = 1; n < kMostYears; n *= 10)
        for (const int years : {n, 2 * n, 5 * n})
            if (covers({Year, years})) return {Year, years};
    return {Year, kMostYears};
}

LinkHistory linkHistory(const DyadIndex& index, std::uint32_t dyad, std::optional<Way> way, double begin, double end,
                        std::optional<CalendarStep> step) {
    const auto rows = index.rowsOf(dyad);
    const auto beginOf = [&](std::uint32_t row) { return static_cast<double>(index.rows().rows[row].begin); };
    if (!std::isfinite(begin)) begin = beginOf(rows.front());
    if (!std::isfinite(end)) end = beginOf(rows.back()) + 1;
    LinkHistory history{step.value_or(historyStep(begin, end)), {}};
    const std::vector<base::Instant> edges = boundaries(history.step, begin, end);
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) history.columns.push_back({edges[i], edges[i + 1], 0, 0, 0, 0});
    if (history.columns.empty()) return history;
    for (std::uint32_t w = 0; w < kWayCount; ++w) {
        const bool wanted = way ? static_cast<Way>(w) == *way : static_cast<Way>(w) != Way::Together;
        if (wanted) addWay(history.columns, index, {dyad * kWayCount + w});
    }
    return history;
}

}  // namespace chancery::analysis
