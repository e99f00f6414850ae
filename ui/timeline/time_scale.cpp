#include "ui/timeline/time_scale.h"

#include <array>
#include <cmath>

namespace chancery::ui {

namespace {

constexpr std::array<CalendarStep, 30> kAxisLadder = {{
    {CalendarUnit::Minute, 1}, {CalendarUnit::Minute, 2}, {CalendarUnit::Minute, 5}, {CalendarUnit::Minute, 10},
    {CalendarUnit::Minute, 15}, {CalendarUnit::Minute, 30}, {CalendarUnit::Hour, 1}, {CalendarUnit::Hour, 2},
    {CalendarUnit::Hour, 3}, {CalendarUnit::Hour, 6}, {CalendarUnit::Hour, 12}, {CalendarUnit::Day, 1},
    {CalendarUnit::Day, 2}, {CalendarUnit::Day, 5}, {CalendarUnit::Week, 1}, {CalendarUnit::Week, 2},
    {CalendarUnit::Month, 1}, {CalendarUnit::Month, 3}, {CalendarUnit::Month, 6}, {CalendarUnit::Year, 1},
    {CalendarUnit::Year, 2}, {CalendarUnit::Year, 5}, {CalendarUnit::Year, 10}, {CalendarUnit::Year, 20},
    {CalendarUnit::Year, 50}, {CalendarUnit::Year, 100}, {CalendarUnit::Year, 200}, {CalendarUnit::Year, 500},
    {CalendarUnit::Year, 1000}, {CalendarUnit::Year, 2000},
}};

constexpr std::array<CalendarStep, 14> kColumnLadder = {{
    {CalendarUnit::Day, 1}, {CalendarUnit::Week, 1}, {CalendarUnit::Month, 1}, {CalendarUnit::Month, 3},
    {CalendarUnit::Year, 1}, {CalendarUnit::Year, 2}, {CalendarUnit::Year, 5}, {CalendarUnit::Year, 10},
    {CalendarUnit::Year, 20}, {CalendarUnit::Year, 50}, {CalendarUnit::Year, 100}, {CalendarUnit::Year, 200},
    {CalendarUnit::Year, 500}, {CalendarUnit::Year, 1000},
}};

constexpr std::array<CalendarStep, 6> kPartsOfDay = {{{CalendarUnit::Minute, 1}, {CalendarUnit::Minute, 5}, {CalendarUnit::Minute, 15},
                                                     {CalendarUnit::Hour, 1}, {CalendarUnit::Hour, 3}, {CalendarUnit::Hour, 6}}};

template <std::size_t N>
CalendarStep finest(const std::array<CalendarStep, N>& ladder, const TimeScale& scale, double minPx) {
    for (const CalendarStep step : ladder)
        if (scale.px(step.minSeconds()) >= minPx) return step;
    return ladder.back();
}

}  // namespace

TimeScale::TimeScale(double begin, double end, double width) : m_begin(begin), m_end(end), m_width(width) {
    if (!(m_end > m_begin)) m_end = m_begin + 1;
    if (!(m_width > 0)) m_width = 1;
    m_pxPerSecond = m_width / (m_end - m_begin);
}

CalendarStep axisStep(const TimeScale& scale, double minPx) { return finest(kAxisLadder, scale, minPx); }
CalendarStep columnStep(const TimeScale& scale, double minPx, bool withinDays) {
    if (withinDays)
        for (const CalendarStep step : kPartsOfDay)
            if (scale.px(step.minSeconds()) >= minPx) return step;
    return finest(kColumnLadder, scale, minPx);
}

CalendarStep coarserStep(CalendarStep fine) {
    switch (fine.unit) {
        case CalendarUnit::Minute:
        case CalendarUnit::Hour: return {CalendarUnit::Day, 1};
        case CalendarUnit::Day:
        case CalendarUnit::Week: return {CalendarUnit::Month, 1};
        case CalendarUnit::Month: return {CalendarUnit::Year, 1};
        case CalendarUnit::Year: break;
    }
    return {CalendarUnit::Year, fine.n < 10 ? 10 : fine.n < 100 ? 100 : fine.n < 1000 ? 1000 : 10'000};
}

}  // namespace chancery::ui
