#pragma once
#include <cstdint>
#include <vector>

#include "core/base/date_interval.h"

namespace chancery::analysis {

enum class CalendarUnit : std::uint8_t { Minute, Hour, Day, Week, Month, Year };

/// `n` calendar units: 6 months, 2 weeks, 100 years. Steps stand on the calendar: months from January, weeks on
/// Monday, 2 and 5 days from the first of the month (the last step of a month is then longer, never shorter).
struct CalendarStep {
    CalendarUnit unit = CalendarUnit::Day;
    int n = 1;

    /// Length of the shortest such step.
    double minSeconds() const;
    friend bool operator==(const CalendarStep&, const CalendarStep&) = default;
};

/// Last boundary at or before `t`, and the first after `t`.
base::Instant floorTo(CalendarStep step, base::Instant t);
base::Instant nextAfter(CalendarStep step, base::Instant t);

/// All boundaries in [floorTo(begin), first at or after end]: what is needed to draw columns over [begin, end). At
/// most `most` of them, so that a wrong step cannot fill the memory.
std::vector<base::Instant> boundaries(CalendarStep step, double begin, double end, std::size_t most = 4096);

struct CivilDate {
    std::int64_t year = 1970;
    int month = 1, day = 1;
    int weekday = 4;  ///< 1 = Monday
};
/// Proleptic Gregorian, without the limits of base::Date, so that a window may reach past year 9999.
CivilDate civil(base::Instant t);
base::Instant instantOf(std::int64_t year, int month, int day);

/// Days since 1970-01-01 of the day that holds `t`.
inline base::Instant dayNumber(base::Instant t) { return t / base::kDay - (t % base::kDay < 0 ? 1 : 0); }

}  // namespace chancery::analysis
