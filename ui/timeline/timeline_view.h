#pragma once
#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "ui/accessible/painted_parts.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"
#include "ui/timeline/hit_test.h"
#include "ui/timeline/lane_model.h"
#include "ui/timeline/timeline_layout.h"
#include "ui/timeline/timeline_painter.h"
#include "ui/timeline/window_history.h"
#include "ui/timeline/window_motion.h"

class QMenu;

namespace chancery::ui {

class HoverCard;

/// The timeline: axis, lane headers, lanes. Shows the TimeWindow and the Selection it is given and changes them by mouse
/// and keys (docs/USER guide, keys); it never touches the filter. Both must outlive it. GUI thread only.
class TimelineView : public QAbstractScrollArea, public PaintedParts {
    Q_OBJECT
public:
    TimelineView(TimeWindow& window, Selection& selection, QWidget* parent = nullptr);
    ~TimelineView() override;

    /// Shows other rows under the present grouping; builds the lanes at once (linear; 20,000 rows some 5 ms). The window
    /// stays where it is: call fitAll() or set the window for a new case.
    void setRows(std::shared_ptr<const query::EventRows> rows);
    /// The same with lanes that a worker has built; takes over their grouping. Never null.
    void setModel(std::shared_ptr<const LaneModel> model);
    const LaneModel& model() const { return m_layout.model(); }
    const std::shared_ptr<const LaneModel>& sharedModel() const { return m_layout.sharedModel(); }
    void setGrouping(Grouping grouping);
    Grouping grouping() const { return m_grouping; }
    /// Names for country codes, used when lanes are built.
    void setCountryNames(LaneModel::CountryName names);

    /// How lanes are sorted, pinned, hidden and grouped; kept when other rows come.
    void setArrangement(const LaneArrangement& arrangement);
    const LaneArrangement& arrangement() const { return m_arrangement; }
    /// Lanes of a large case are then arranged not here but by whoever hears arrangementChanged() and calls setModel().
    void setArrangedElsewhere(bool elsewhere) { m_arrangedElsewhere = elsewhere; }
    void toggleGroup(const QString& group);  ///< closes it into one lane, or opens it
    /// The menu of a lane's head, or of the column of heads.
    std::unique_ptr<QMenu> makeLaneMenu(std::optional<std::size_t> lane);

    void setTheme(const Palette& palette);  ///< must outlive the view; without a call it follows the widget palette
    void setReducedMotion(bool reduced);
    void setHoverDelay(int ms) { m_hoverDelay.setInterval(ms); }
    /// What stands in the middle when there are no rows: "Drop articles here, or open the sample".
    void setEmptyText(const QString& title, const QString& details);

    /// Width of the lane headers; the overview above uses the same (headerWidthChanged).
    int headerWidth() const { return static_cast<int>(m_layout.headerWidth()); }

    /// Each lane in sight and after it its events, from left to right; counting them looks anew.
    std::size_t partCount() override;
    const PaintedPart& part(std::size_t index) override { return m_parts.at(index); }
    const QWidget& partSurface() const override { return *viewport(); }

    /// First words of the evidence, to complete the card that asked for it by sentenceNeeded().
    void setSentence(base::EventId event, const QString& sentence);

public slots:
    void fitAll();            ///< LaneModel::fit(), with a margin: also for a case just opened
    void centreSelection();   ///< again: zoom to it
    void zoomTo(double begin, double end);
    void zoomBy(double factor);  ///< about the middle
    void resetLaneHeights();
    void goBack();     ///< to the window that was looked at before; Alt+Left
    void goForward();  ///< Alt+Right
    void goTo(double t);  ///< brings an instant to the middle, at the present zoom
    void selectNeighbour(int step);  ///< -1 previous, 1 next event in the filter

signals:
    void eventActivated(base::EventId event);                         ///< open its source
    void contextMenuRequested(const QPoint& globalPosition, base::EventId event);  ///< event 0: none there
    void periodSelected(double begin, double end, const QPoint& globalPosition);   ///< by Shift+drag; also in Selection
    void laneActivated(const QString& key, Grouping grouping);        ///< double click on a lane's name: only this one?
    void sentenceNeeded(base::EventId event);                         ///< the card is shown: answer by setSentence()
    void headerWidthChanged(int width);
    void modelChanged();                                              ///< sharedModel() is another one: for the overview
    void arrangementChanged();
    void groupingMenuRequested(const QPoint& globalPosition);         ///< click on the head of the lane column

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    static constexpr std::size_t kArrangedAtOnce = 20'000, kMostWithRelatives = 20, kMostInRectangle = 20'000;
    enum class Drag : std::uint8_t { None, Pressed, Pan, Period, Rectangle };

    const Palette& palette_() const;
    const Metrics& metrics();
    void refreshLook();
    TimelineFrame frame() const;
    TimelineLayout::View view() const;
    const TimelineGeometry& geometry();
    void updateScrollRange();
    void afterRows();
    void syncSelection();
    void updateOverlay();
    void updateAccessible();
    std::optional<std::uint32_t> rowOf(base::EventId id) const { return model().rowOf(id); }
    base::EventId idOf(std::uint32_t row) const { return model().rows().rows.at(row).id; }
    double timeAt(double x) const;
    PlotHit hitAt(QPointF position);

    // timeline_view_lanes.cpp
    void addLaneActions(QMenu& menu, const Lane& lane);
    void addGroupActions(QMenu& menu);
    void showLaneMenu(QPoint position, QPoint globalPosition);
    void measureBetween();
    std::vector<std::uint32_t> actorsOfSelection() const;
    std::vector<std::uint32_t> rowsIn(const QRectF& area);

    // timeline_view_input.cpp
    void zoomWheel(QWheelEvent* event, double steps);
    void resizeLanes(double steps, double y);
    void pressHeader(QMouseEvent* event);
    void pressAxis(QMouseEvent* event);
    void click(QMouseEvent* event);
    void selectRange(std::uint32_t row);
    void dragTo(QMouseEvent* event);
    void hover(QPointF position);
    void endHover();
    void showCard();
    void selectRow(std::uint32_t row);
    void revealRow(std::uint32_t row);
    void selectInLane(int step);
    bool clearOneStep();

    TimeWindow& m_window;
    Selection& m_selection;
    Grouping m_grouping = Grouping::Country;
    LaneModel::CountryName m_countryNames;
    LaneArrangement m_arrangement;
    bool m_arrangedElsewhere = false;
    const Palette* m_theme = nullptr;
    Metrics m_metrics;
    TimelineLayout m_layout;
    std::unique_ptr<SpriteCache> m_sprites;
    TimelineOverlay m_overlay;
    WindowMotion m_motion;
    WindowHistory m_history;
    QWidget* m_corner = nullptr;
    QPointer<HoverCard> m_card;
    QTimer m_hoverDelay;
    QString m_emptyTitle, m_emptyDetails;
    std::vector<PaintedPart> m_parts;
    std::optional<std::size_t> m_currentLane;
    std::optional<std::uint32_t> m_rangeAnchor;
    bool m_centred = false;

    Drag m_drag = Drag::None;
    QPointF m_pressed, m_lastDrag, m_hoverPosition;
    double m_pressedTime = 0, m_pressedY = 0, m_dragSpeed = 0;
    int m_pressedScroll = 0;
    QElapsedTimer m_dragClock;
};

}  // namespace chancery::ui
