#pragma once
#include <vector>

#include "core/base/date_interval.h"

namespace chancery::ui {

/// Linear map between time and pixels: begin at x = 0, end at x = width. Pure; exact to the microsecond over 12,000
/// years.
class TimeScale {
public:
    TimeScale() = default;
    /// Needs begin < end and width > 0; other values give a scale of one second and one pixel.
    TimeScale(double begin, double end, double width);

    double begin() const { return m_begin; }
    double end() const { return m_end; }
    double width() const { return m_width; }
    double secondsPerPx() const { return (m_end - m_begin) / m_width; }
    double x(double t) const { return (t - m_begin) * m_pxPerSecond; }
    double t(double x) const { return m_begin + x / m_pxPerSecond; }
    double px(double seconds) const { return seconds * m_pxPerSecond; }

    friend bool operator==(const TimeScale&, const TimeScale&) = default;

private:
    double m_begin = 0, m_end = 1, m_width = 1, m_pxPerSecond = 1;
};

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

/// The finest step of the axis ladder (1000 years ... 1 minute) that is at least `minPx` wide everywhere.
CalendarStep axisStep(const TimeScale& scale, double minPx);
/// The same for density columns (years, quarters, months, weeks, days): never finer than a day, the grain of news.
CalendarStep columnStep(const TimeScale& scale, double minPx);
/// The unit of the axis's upper row above a lower row of `fine`: months above weeks, years above months ...
CalendarStep coarserStep(CalendarStep fine);

struct CivilDate {
    std::int64_t year = 1970;
    int month = 1, day = 1;
    int weekday = 4;  ///< 1 = Monday
};
/// Proleptic Gregorian, without the limits of base::Date, so that a window may reach past year 9999.
CivilDate civil(base::Instant t);
base::Instant instantOf(std::int64_t year, int month, int day);

}  // namespace chancery::ui
