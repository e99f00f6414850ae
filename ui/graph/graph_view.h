#pragma once
#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "ui/accessible/painted_parts.h"
#include "ui/graph/graph_painter.h"
#include "ui/graph/graph_simulation.h"

class QMenu;

namespace chancery::ui {

class GraphSession;
class HoverCard;
class JobRunner;
class Selection;

/// The actor graph: nodes and links that can be read, moved and selected (docs: the desktop, "how it answers"). Small graphs are
/// painted at once; large ones by a worker, and their last picture is moved and stretched meanwhile. GUI thread only.
class GraphView : public QWidget, public PaintedParts {
    Q_OBJECT
public:
    GraphView(JobRunner& jobs, GraphSession& session, Selection& selection, QWidget* parent = nullptr);
    ~GraphView() override;

    GraphSimulation& simulation() { return m_simulation; }
    const GraphScene& scene() const { return *m_scene; }
    const GraphTransform& transform() const { return m_transform; }
    const GraphGeometry& geometry();
    void setReducedMotion(bool reduced);
    void setHoverDelay(int ms) { m_hoverDelay.setInterval(ms); }
    void setLegendShown(bool shown);
    bool isLegendShown() const { return m_legendShown; }

    /// Keys of the actors that are lit while the others are dimmed; empty = all.
    void setLit(std::vector<std::string> keys);
    bool isNarrowed() const { return !m_litKeys.empty(); }

    /// The actors in sight, for screen readers.
    std::size_t partCount() override;
    const PaintedPart& part(std::size_t index) override { return m_parts.at(index); }
    const QWidget& partSurface() const override { return *this; }

public slots:
    void fit();
    void zoomBy(double factor);
    void centreSelection();
    /// The actor whose name begins with, else contains, the words; step +-1: the next or previous one.
    bool find(const QString& words, int step = 0);

signals:
    void settled(double seconds);
    void egoRequested(const std::string& key, int steps);
    void menuRequested(const QPoint& globalPosition);  ///< for the selected actors, or none
    void actorsActivated();                            ///< Enter on the selection: open its first event

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    enum class Drag : std::uint8_t { None, Pressed, Pan, Node, Rectangle };

    const Palette& colours() const;
    bool isLarge() const;
    void takeScene();
    void placesMoved();
    void changed();  ///< geometry or overlay is another one
    void syncSelection();
    const std::vector<std::uint32_t>& relatedActors();
    void askPicture();
    QRectF legendBox() const;
    GraphTransform fitted() const;
    void setTransform(const GraphTransform& transform);
    void panBy(QPointF px);
    void zoomAt(QPointF at, double factor);
    void paintSmall(QPainter& painter);
    void paintLarge(QPainter& painter);
    void paintEmpty(QPainter& painter);

    // graph_view_input.cpp
    void click(QPointF at, Qt::KeyboardModifiers keys);
    void selectRectangle(const QRectF& area, bool add);
    void selectNeighbour(QPointF direction, bool toLink);
    std::optional<analysis::GraphPoint> middleOfChosen() const;  ///< of the plane; of actors or of the link
    void centreOn(analysis::GraphPoint middle);
    void hover(QPointF at);
    void showCard();
    void endHover();
    bool clearOneStep();

    JobRunner& m_jobs;
    GraphSession& m_session;
    Selection& m_selection;
    GraphSimulation m_simulation;
    std::shared_ptr<const GraphScene> m_scene;
    Metrics m_metrics;
    GraphTransform m_transform;
    std::optional<GraphGeometry> m_geometry;
    GraphOverlay m_overlay;
    std::vector<std::string> m_litKeys;
    std::shared_ptr<const analysis::DyadIndex> m_relatedIndex;  ///< what m_relatedActors are of, with the events
    std::vector<base::EventId> m_relatedEvents;
    std::vector<std::uint32_t> m_relatedActors;                 ///< indices into DyadIndex::actors()
    mutable std::optional<QSizeF> m_legendSize;                 ///< of the scene in the present font; nullopt = not yet measured
    std::vector<PaintedPart> m_parts;
    bool m_follows = true;  ///< keeps everything in view until the person pans or zooms
    bool m_legendShown = true;

    QImage m_picture;                ///< of a large graph
    GraphTransform m_pictureTransform;
    bool m_pictureStale = true, m_pictureAsked = false;

    QPointer<HoverCard> m_card;
    QTimer m_hoverDelay;
    GraphHit m_hovered;
    Drag m_drag = Drag::None;
    QPointF m_pressed, m_lastDrag, m_pointer;
    std::optional<std::uint32_t> m_pressedNode;
};

}  // namespace chancery::ui
