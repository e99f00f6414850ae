#include "ui/timeline/window_motion.h"

#include <cmath>

namespace chancery::ui {

namespace {

constexpr int kFrameMs = 16;
constexpr double kGlideMs = 150, kFriction = 4.5, kSlowest = 0.03;

}  // namespace

WindowMotion::WindowMotion(TimeWindow& window, QObject* parent) : QObject(parent), m_window(window) {
    m_timer.setInterval(kFrameMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &WindowMotion::advance);
}

void WindowMotion::glideTo(double begin, double end) {
    stop();
    if (m_reduced) {
        m_window.set(begin, end);
        return;
    }
    m_fromBegin = m_window.begin();
    m_fromEnd = m_window.end();
    m_toBegin = begin;
    m_toEnd = end;
    m_flinging = false;
    m_clock.start();
    m_timer.start();
}

void WindowMotion::fling(double windowsPerSecond) {
    stop();
    if (m_reduced || std::abs(windowsPerSecond) < kSlowest) return;
    m_speed = windowsPerSecond;
    m_flinging = true;
    m_last = 0;
    m_clock.start();
    m_timer.start();
}

void WindowMotion::advance() {
    const auto now = static_cast<double>(m_clock.elapsed());
    if (m_flinging) {
        const double seconds = (now - static_cast<double>(m_last)) / 1000;
        m_last = static_cast<qint64>(now);
        m_window.panBy(m_speed * seconds * m_window.span());
        m_speed *= std::exp(-kFriction * seconds);
        if (std::abs(m_speed) < kSlowest) stop();
        return;
    }
    const double share = std::min(1.0, now / kGlideMs);
    const double eased = 1 - std::pow(1 - share, 3);
    // The span runs on a logarithmic scale, so that a jump from a day to a century is even to the eye.
    const double fromSpan = m_fromEnd - m_fromBegin, toSpan = m_toEnd - m_toBegin;
    const double span = fromSpan * std::pow(toSpan / fromSpan, eased);
    const double zoomShare = std::abs(toSpan - fromSpan) < 1e-9 * toSpan ? eased : (span - fromSpan) / (toSpan - fromSpan);
    const double begin = m_fromBegin + (m_toBegin - m_fromBegin) * zoomShare;
    if (share >= 1) {
        stop();
        m_window.set(m_toBegin, m_toEnd);
    } else {
        m_window.set(begin, begin + span);
    }
}

}  // namespace chancery::ui
