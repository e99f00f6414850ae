#include "ui/state/time_window.h"

#include <algorithm>
#include <cmath>

namespace chancery::ui {

namespace {

// Years -10000 to 10000 and a bit: beyond them the calendar of core/base ends.
constexpr double kEarliest = -86'400.0 * 365.2425 * 12'000;
constexpr double kLatest = 86'400.0 * 365.2425 * 8'100;

}  // namespace

TimeWindow::TimeWindow(QObject* parent) : QObject(parent) {}

void TimeWindow::set(double begin, double end) {
    if (!std::isfinite(begin) || !std::isfinite(end)) return;
    if (end < begin) std::swap(begin, end);
    const double span = std::clamp(end - begin, kMinSpan, kMaxSpan);
    if (span != end - begin) {
        const double centre = begin + (end - begin) / 2;
        begin = centre - span / 2;
    }
    begin = std::clamp(begin, kEarliest, kLatest - span);
    end = begin + span;
    if (begin == m_begin && end == m_end) return;
    m_begin = begin;
    m_end = end;
    emit changed();
}

void TimeWindow::panBy(double seconds) { set(m_begin + seconds, m_end + seconds); }

void TimeWindow::zoomAt(double at, double factor) {
    if (!(factor > 0) || !std::isfinite(factor)) return;
    const double newSpan = std::clamp(span() / factor, kMinSpan, kMaxSpan);
    const double share = (at - m_begin) / span();
    const double newBegin = at - share * newSpan;
    set(newBegin, newBegin + newSpan);
}

}  // namespace chancery::ui
