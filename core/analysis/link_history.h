#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/calendar.h"
#include "core/analysis/dyad_index.h"

namespace chancery::analysis {

/// What began between two actors in one calendar step. Tenths of a Goldstein point, as in DyadStats.
struct HistoryColumn {
    base::Instant begin = 0, end = 0;     ///< [begin, end)
    std::uint32_t count = 0;              ///< events; also those without a score
    std::uint32_t scored = 0;             ///< all but denied and negated ones
    std::int32_t cooperationTenths = 0;   ///< sum of the scores above 0
    std::int32_t conflictTenths = 0;      ///< sum of those below: 0 or less

    double cooperation() const { return cooperationTenths / 10.0; }
    double conflict() const { return conflictTenths / 10.0; }
    /// Mean score, -10..10; 0 if nothing is scored.
    double mean() const { return scored == 0 ? 0 : (cooperationTenths + conflictTenths) / (10.0 * scored); }
    friend bool operator==(const HistoryColumn&, const HistoryColumn&) = default;
};

/// What went on between two actors, step by step; without gaps, so that a quiet month is an empty column.
struct LinkHistory {
    CalendarStep step;
    std::vector<HistoryColumn> columns;  ///< each begins where the one before it ends

    /// Highest cooperation() and lowest conflict() of a column, for the scale.
    double highest() const;
    double lowest() const;
};

inline constexpr std::size_t kHistoryColumns = 60;

/// The finest of day, week, month, quarter, half a year, year, 2, 5, 10 years ... of which `most` cover any period as long.
CalendarStep historyStep(double begin, double end, std::size_t most = kHistoryColumns);

/// The steps that cover [begin, end), in whole: the first and the last also count what lies in them outside the period, so
/// that no column changes while the period moves. An event counts in the column of its begin, however long it lasts; one
/// that begins before the first column counts nowhere. `way`: one of the dyad's; nullopt = all but what the two only do
/// side by side, as GraphLink::between(). Without `step` it is historyStep(begin, end). No more than 4,095 columns; of an
/// endless period those from the dyad's first event to its last.
LinkHistory linkHistory(const DyadIndex& index, std::uint32_t dyad, std::optional<Way> way, double begin, double end,
                        std::optional<CalendarStep> step = {});

}  // namespace chancery::analysis
