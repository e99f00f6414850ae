#pragma once
#include <QObject>

#include "core/base/date_interval.h"

namespace chancery::ui {

/// The period in view, shared by overview, timeline and (later) graph. Seconds as double so that kinetic panning is
/// smooth; begin < end always. Emits changed() only if it differs.
class TimeWindow : public QObject {
    Q_OBJECT
public:
    static constexpr double kMinSpan = 60.0 * 30;                     ///< half an hour
    static constexpr double kMaxSpan = 86'400.0 * 366 * 12'000;       ///< twelve thousand years

    explicit TimeWindow(QObject* parent = nullptr);

    double begin() const { return m_begin; }
    double end() const { return m_end; }
    double span() const { return m_end - m_begin; }

    void set(double begin, double end);
    void panBy(double seconds);
    /// factor > 1 zooms in; the instant `at` keeps its place.
    void zoomAt(double at, double factor);

signals:
    void changed();

private:
    double m_begin = 0;
    double m_end = 86'400;
};

}  // namespace chancery::ui
