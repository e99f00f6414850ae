#include "ui/timeline/window_history.h"

#include <cmath>

namespace chancery::ui {

namespace {

constexpr int kRestMs = 400;
constexpr std::size_t kMost = 100;

bool nearlySame(std::pair<double, double> a, std::pair<double, double> b) {
    const double tolerance = 0.002 * (b.second - b.first);
    return std::abs(a.first - b.first) < tolerance && std::abs(a.second - b.second) < tolerance;
}

}  // namespace

WindowHistory::WindowHistory(TimeWindow& window, QObject* parent) : QObject(parent), m_window(window) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_window, &TimeWindow::changed, &m_rest, qOverload<>(&QTimer::start));
    connect(&m_rest, &QTimer::timeout, this, &WindowHistory::remember);
}

void WindowHistory::clear() {
    m_windows.clear();
    m_at = 0;
}

void WindowHistory::remember() {
    m_rest.stop();
    const std::pair now(m_window.begin(), m_window.end());
    if (!m_windows.empty() && nearlySame(m_windows[m_at], now)) return;
    if (!m_windows.empty()) m_windows.resize(m_at + 1);
    m_windows.push_back(now);
    if (m_windows.size() > kMost) m_windows.erase(m_windows.begin());
    m_at = m_windows.size() - 1;
}

std::optional<std::pair<double, double>> WindowHistory::step(int direction) {
    if (m_rest.isActive()) remember();
    if (direction < 0 ? !canGoBack() : !canGoForward()) return std::nullopt;
    m_at = direction < 0 ? m_at - 1 : m_at + 1;
    return m_windows[m_at];
}

std::optional<std::pair<double, double>> WindowHistory::back() { return step(-1); }
std::optional<std::pair<double, double>> WindowHistory::forward() { return step(1); }

}  // namespace chancery::ui
