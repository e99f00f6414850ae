#pragma once
#include <QAbstractScrollArea>
#include <QPixmap>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "ui/accessible/painted_parts.h"
#include "ui/graph/matrix_painter.h"

namespace chancery::ui {

class HoverCard;
class Selection;

/// The actor graph as a heat map: who acts (rows) on whom (columns), sorted by community. Shares the chosen actors with the graph.
/// What lies still is painted once and copied, so that hovering costs little. GUI thread only.
class MatrixView : public QAbstractScrollArea, public PaintedParts {
    Q_OBJECT
public:
    explicit MatrixView(Selection& selection, QWidget* parent = nullptr);
    ~MatrixView() override;

    void showLayout(std::shared_ptr<const MatrixLayout> layout);
    const MatrixLayout& shownLayout() const { return *m_layout; }
    MatrixFrame frame() const;
    void setColour(MatrixColour colour);
    MatrixColour colour() const { return m_colour; }
    /// The cell that the keys move from: the selected one.
    const std::optional<MatrixHit>& pair() const { return m_overlay.pair; }
    const MatrixOverlay& overlay() const { return m_overlay; }
    void setHoverDelay(int ms) { m_hoverDelay.setInterval(ms); }
    const HoverCard* card() const;  ///< null before the first

    /// Names of the rows, and the cells in sight while they are large enough to be told apart, for screen readers.
    std::size_t partCount() override;
    const PaintedPart& part(std::size_t index) override { return m_parts.at(index); }
    const QWidget& partSurface() const override { return *viewport(); }

public slots:
    void fit();  ///< the whole table in view
    void centreSelection();

signals:
    void layoutChanged();
    void egoRequested(const std::string& key, int steps);
    void menuRequested(const QPoint& globalPosition);
    void actorsActivated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// How large the cells are: to be read, to show all, or as the person wants.
    enum class Zoom : std::uint8_t { Readable, Whole, Chosen };

    const Palette& colours() const;
    void refreshStill();  ///< what lies still is to be painted anew
    void chooseCell();
    void updateBars();
    void showSelection();
    void paintEmpty(QPainter& painter) const;

    // matrix_view_input.cpp
    void zoomAt(QPointF at, double factor);
    void scrollTo(std::uint32_t row, std::uint32_t column);
    void click(QPointF at, bool add);
    void choosePair(const MatrixHit& cell);
    void moveBy(int dx, int dy);
    void hover(QPointF at);
    void endHover();
    void showCard();

    Selection& m_selection;
    std::shared_ptr<const MatrixLayout> m_layout;  ///< never null
    Metrics m_metrics;
    QSizeF m_names;  ///< px that names want
    double m_cell = 16, m_stretch = 1;
    Zoom m_zoom = Zoom::Readable;
    MatrixColour m_colour = MatrixColour::Score;
    MatrixOverlay m_overlay;
    QPixmap m_still;
    std::vector<PaintedPart> m_parts;

    QPointer<HoverCard> m_card;
    QTimer m_hoverDelay;
    QPointF m_pressed, m_lastDrag, m_pointer;
    bool m_isPressed = false, m_isDragged = false, m_choosing = false;
};

}  // namespace chancery::ui
