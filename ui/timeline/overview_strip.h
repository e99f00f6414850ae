#pragma once
#include <QWidget>
#include <memory>
#include <optional>

#include "ui/state/selection.h"
#include "ui/state/time_window.h"
#include "ui/theme/theme.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/lane_model.h"
#include "ui/timeline/window_motion.h"

namespace chancery::ui {

/// The whole span of the case as a diverging histogram, with the window as a frame to drag and two handles. Drag inside
/// moves, a handle resizes, drag outside or with Shift draws a new window, click centres, double click fits all, wheel
/// zooms; arrow keys move, with Shift resize. Both states must outlive it.
class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    OverviewStrip(TimeWindow& window, Selection& selection, QWidget* parent = nullptr);

    /// The timeline's; never null. While words are searched `model` is of what they search, and `hits` are what they found.
    void setModel(std::shared_ptr<const LaneModel> model, std::shared_ptr<const LaneModel> hits = nullptr);
    bool isSearched() const { return m_hits != nullptr; }
    void setTheme(const Palette& palette);                  ///< without a call it follows the widget palette
    void setHeaderWidth(int width);
    void setReducedMotion(bool reduced) { m_motion.setReduced(reduced); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Heights of the bars: by square root where the peak is far above the rest, else linear; or as asked.
    enum class Heights : std::uint8_t { Automatic, Linear, Log };
    void setHeights(Heights heights);
    Heights heights() const { return m_heights; }

    /// The period the strip shows: the case (or, where a few events lie far away, its focus; those are counted at the
    /// edge) and, if it reaches further, the window.
    TimeRange range() const;

signals:
    void fitRequested();  ///< double click

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Grip : std::uint8_t { None, Window, Begin, End, New };

    struct Histogram {
        TimeScale scale;
        CalendarStep step;
        std::vector<Column> columns;
        double baseline = 0;
        std::vector<double> hits;  ///< left edges of the pixels in which a hit begins
    };

    const Palette& palette_() const;
    QRectF plot() const;
    const Histogram& histogram();
    Grip gripAt(double x) const;
    double timeAt(double x) const;
    void paintHistogram(QPainter& painter, const Histogram& histogram);
    void paintWindow(QPainter& painter);
    void paintSelected(QPainter& painter);
    void paintHits(QPainter& painter);
    void paintEdgeCounts(QPainter& painter);
    void paintHeader(QPainter& painter);

    TimeWindow& m_window;
    Selection& m_selection;
    std::shared_ptr<const LaneModel> m_model, m_hits;
    const Palette* m_theme = nullptr;
    WindowMotion m_motion;
    int m_headerWidth = 124;
    Heights m_heights = Heights::Automatic;
    Grip m_grip = Grip::None;
    bool m_moved = false;
    double m_grabTime = 0, m_grabBegin = 0, m_grabEnd = 0;
    TimeRange m_frozen;  ///< range() while dragging, so that the strip does not slide under the mouse
    std::optional<Histogram> m_histogram;
};

}  // namespace chancery::ui
