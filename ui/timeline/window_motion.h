#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "ui/state/time_window.h"

namespace chancery::ui {

/// Moves a TimeWindow smoothly: glides to a period in 150 ms, flings on after a drag. Reduced motion: at once, no fling.
/// Any other change of the window (or stop()) ends the motion.
class WindowMotion : public QObject {
    Q_OBJECT
public:
    explicit WindowMotion(TimeWindow& window, QObject* parent = nullptr);

    void setReduced(bool reduced) { m_reduced = reduced; }
    bool isReduced() const { return m_reduced; }
    void glideTo(double begin, double end);
    void fling(double windowsPerSecond);  ///< speed as a share of the window a second; > 0 goes forward in time
    void stop() { m_timer.stop(); }
    bool isMoving() const { return m_timer.isActive(); }

private:
    void advance();

    TimeWindow& m_window;
    QTimer m_timer;
    QElapsedTimer m_clock;
    bool m_reduced = false, m_flinging = false;
    double m_fromBegin = 0, m_fromEnd = 0, m_toBegin = 0, m_toEnd = 0, m_speed = 0;
    qint64 m_last = 0;
};

}  // namespace chancery::ui
