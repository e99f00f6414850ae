#pragma once
#include <QObject>
#include <QTimer>
#include <optional>
#include <utility>
#include <vector>

#include "ui/state/time_window.h"

namespace chancery::ui {

/// Windows that the person has looked at, to go back and forth between. A window counts once it has rested a moment.
class WindowHistory : public QObject {
    Q_OBJECT
public:
    explicit WindowHistory(TimeWindow& window, QObject* parent = nullptr);

    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_windows.size(); }
    /// The window to go to, nothing if there is none; the caller moves there.
    std::optional<std::pair<double, double>> back();
    std::optional<std::pair<double, double>> forward();
    /// The present window counts at once.
    void remember();
    void clear();

private:
    std::optional<std::pair<double, double>> step(int direction);

    TimeWindow& m_window;
    QTimer m_rest;
    std::vector<std::pair<double, double>> m_windows;
    std::size_t m_at = 0;
};

}  // namespace chancery::ui
