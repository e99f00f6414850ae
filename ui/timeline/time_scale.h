#pragma once
#include "core/analysis/calendar.h"

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

using analysis::boundaries;
using analysis::CalendarStep;
using analysis::CalendarUnit;
using analysis::civil;
using analysis::CivilDate;
using analysis::floorTo;
using analysis::instantOf;
using analysis::nextAfter;

/// The finest step of the axis ladder (1000 years ... 1 minute) that is at least `minPx` wide everywhere.
CalendarStep axisStep(const TimeScale& scale, double minPx);
/// The same for density columns (years, quarters, months, weeks, days): never finer than a day, the grain of news, unless
/// `withinDays`.
CalendarStep columnStep(const TimeScale& scale, double minPx, bool withinDays = false);
/// The unit of the axis's upper row above a lower row of `fine`: months above weeks, years above months ...
CalendarStep coarserStep(CalendarStep fine);

}  // namespace chancery::ui
