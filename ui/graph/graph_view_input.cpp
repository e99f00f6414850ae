// Mouse, wheel and keys of the graph (docs: the desktop, "how it answers").
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QApplication>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/drawing/hover_card.h"
#include "ui/graph/graph_card.h"
#include "ui/graph/graph_session.h"
#include "ui/graph/graph_view.h"
#include "ui/state/selection.h"

namespace chancery::ui {

namespace {

constexpr double kZoomStep = 1.2, kNotch = 120, kPanStep = 60;

}  // namespace

void GraphView::wheelEvent(QWheelEvent* event) {
    event->accept();
    const QPointF steps = QPointF(event->angleDelta()) / kNotch;
    if (event->modifiers() & Qt::ShiftModifier) return panBy({(steps.x() + steps.y()) * kPanStep, 0});
    if (std::abs(steps.x()) > std::abs(steps.y())) return panBy({steps.x() * kPanStep, 0});
    if (steps.y() != 0) zoomAt(event->position(), std::pow(kZoomStep, steps.y()));
}

void GraphView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
    endHover();
    m_pressed = m_lastDrag = event->position();
    m_drag = Drag::Pressed;
    m_pressedNode = event->button() == Qt::LeftButton ? hitTest(geometry(), m_pressed, m_metrics.scale).node : std::nullopt;
}

void GraphView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_drag == Drag::None) return hover(at);
    if (m_drag == Drag::Pressed) {
        if ((at - m_pressed).manhattanLength() < QApplication::startDragDistance()) return;
        m_drag = event->modifiers() & Qt::ShiftModifier ? Drag::Rectangle : m_pressedNode ? Drag::Node : Drag::Pan;
    }
    if (m_drag == Drag::Pan) panBy(at - m_lastDrag);
    if (m_drag == Drag::Node) m_simulation.moveNode(*m_pressedNode, m_transform.unmap(at));
    m_lastDrag = at;
    update();
}

void GraphView::mouseReleaseEvent(QMouseEvent* event) {
    const Drag was = std::exchange(m_drag, Drag::None);
    if (was == Drag::Pressed && event->button() == Qt::LeftButton) click(event->position(), event->modifiers());
    if (was == Drag::Rectangle) selectRectangle(QRectF(m_pressed, event->position()).normalized(), event->modifiers() & Qt::ControlModifier);
    m_pressedNode.reset();
    update();
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const GraphHit hit = hitTest(geometry(), event->position(), m_metrics.scale);
    if (hit.node)
        emit egoRequested(m_scene->keyOf(*hit.node), 1);
    else if (hit.link)
        emit actorsActivated();
    else
        zoomAt(event->position(), 2);
}

void GraphView::click(QPointF at, Qt::KeyboardModifiers keys) {
    const GraphHit hit = hitTest(geometry(), at, m_metrics.scale);
    if (hit.link) {
        const SceneLink& link = m_scene->links[*hit.link];
        m_selection.setActors({{m_scene->keyOf(link.a), m_scene->keyOf(link.b)}, true});
        return;
    }
    if (!hit.node) {
        if (!(keys & (Qt::ControlModifier | Qt::ShiftModifier))) m_selection.setActors({});
        return;
    }
    const std::string& key = m_scene->keyOf(*hit.node);
    if (!(keys & (Qt::ControlModifier | Qt::ShiftModifier))) return m_selection.setActors({{key}, false});
    ActorChoice choice{m_selection.actors().keys, false};
    const auto known = std::find(choice.keys.begin(), choice.keys.end(), key);
    if (known == choice.keys.end())
        choice.keys.push_back(key);
    else
        choice.keys.erase(known);
    m_selection.setActors(std::move(choice));
}

void GraphView::selectRectangle(const QRectF& area, bool add) {
    ActorChoice choice;
    if (add) choice.keys = m_selection.actors().keys;
    const std::vector<std::uint32_t> known = m_scene->nodesOf(choice.keys);
    for (const NodeShape& shape : geometry().nodes)
        if (area.contains(shape.at) && !std::binary_search(known.begin(), known.end(), shape.node)) choice.keys.push_back(m_scene->keyOf(shape.node));
    m_selection.setActors(std::move(choice));
}

// The linked actor that lies best in a direction, or the link to it; without a selection the most important actor. From a link the way
// goes on from the actor that it was chosen from.
void GraphView::selectNeighbour(QPointF direction, bool toLink) {
    const GraphGeometry& shapes = geometry();
    if (m_scene->nodes.empty()) return;
    const auto& chosen = m_selection.actors().keys;
    const std::vector<std::uint32_t> start = m_scene->nodesOf(std::span(chosen).first(std::min<std::size_t>(1, chosen.size())));
    if (start.empty()) {
        const auto best = std::max_element(m_scene->nodes.begin(), m_scene->nodes.end(),
                                           [](const SceneNode& x, const SceneNode& y) { return x.importance < y.importance; });
        return m_selection.setActors({{m_scene->keyOf(static_cast<std::size_t>(best - m_scene->nodes.begin()))}, false});
    }
    const std::uint32_t from = start.front();
    std::optional<std::uint32_t> best;
    double bestValue = 1e18;
    for (const SceneLink& link : m_scene->links) {
        if (link.a != from && link.b != from) continue;
        const std::uint32_t to = link.a == from ? link.b : link.a;
        const QPointF way = shapes.nodes[to].at - shapes.nodes[from].at;
        const double along = QPointF::dotProduct(way, direction);
        if (along <= 0) continue;
        const double across = std::abs(way.x() * direction.y() - way.y() * direction.x());
        const double value = along + 2 * across;
        if (value >= bestValue) continue;
        bestValue = value;
        best = to;
    }
    if (!best) return;
    if (toLink) return m_selection.setActors({{m_scene->keyOf(from), m_scene->keyOf(*best)}, true});
    m_selection.setActors({{m_scene->keyOf(*best)}, false});
}

void GraphView::keyPressEvent(QKeyEvent* event) {
    const bool link = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
        case Qt::Key_Left: return selectNeighbour({-1, 0}, link);
        case Qt::Key_Right: return selectNeighbour({1, 0}, link);
        case Qt::Key_Up: return selectNeighbour({0, -1}, link);
        case Qt::Key_Down: return selectNeighbour({0, 1}, link);
        case Qt::Key_Plus:
        case Qt::Key_Equal: return zoomBy(kZoomStep);
        case Qt::Key_Minus: return zoomBy(1 / kZoomStep);
        case Qt::Key_F: return centreSelection();
        case Qt::Key_0:
            if (event->modifiers() & Qt::ControlModifier) return fit();
            break;
        case Qt::Key_P:
            for (const std::uint32_t node : m_overlay.selectedNodes) m_simulation.setPinned(node, !m_simulation.isPinned(node));
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter: emit actorsActivated(); return;
        case Qt::Key_Escape:
            if (clearOneStep()) return;
            break;
        default: break;
    }
    QWidget::keyPressEvent(event);
}

// Ego network or path, then the choice, then the period.
bool GraphView::clearOneStep() {
    if (!isNarrowed()) return m_selection.clearActorsOrPeriod();
    setLit({});
    return true;
}

void GraphView::contextMenuEvent(QContextMenuEvent* event) {
    endHover();
    if (event->reason() == QContextMenuEvent::Keyboard) {  // of what is chosen, beside it
        const auto at = middleOfChosen();
        return emit menuRequested(mapToGlobal(at ? m_transform.map(*at).toPoint() : rect().center()));
    }
    const GraphHit hit = hitTest(geometry(), event->pos(), m_metrics.scale);
    const auto& chosen = m_selection.actors().keys;
    if (hit.node && std::find(chosen.begin(), chosen.end(), m_scene->keyOf(*hit.node)) == chosen.end())
        m_selection.setActors({{m_scene->keyOf(*hit.node)}, false});
    else if (hit.link)
        click(event->pos(), {});
    emit menuRequested(event->globalPos());
}

void GraphView::hover(QPointF at) {
    m_pointer = at;
    const GraphHit hit = hitTest(geometry(), at, m_metrics.scale);
    if (hit.node == m_hovered.node && hit.link == m_hovered.link) return;
    m_hovered = hit;
    m_overlay.hoveredNode = hit.node;
    m_overlay.hoveredLink = hit.link;
    if (m_card) m_card->hide();
    if (hit.isEmpty())
        m_hoverDelay.stop();
    else
        m_hoverDelay.start();
    setCursor(hit.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (isLarge()) return;  // its picture costs a worker's turn: the card is answer enough
    update();
}

void GraphView::endHover() {
    m_hovered = {};
    m_overlay.hoveredNode.reset();
    m_overlay.hoveredLink.reset();
    m_hoverDelay.stop();
    if (m_card) m_card->hide();
}

void GraphView::showCard() {
    if (m_hovered.isEmpty()) return;
    if (!m_card) m_card = new HoverCard(window());
    m_card->setContent(m_hovered.node ? cardOfActor(*m_scene, *m_hovered.node) : cardOfLink(*m_scene, *m_hovered.link), colours(), m_metrics);
    m_card->showAt(*this, m_pointer, 10);
}

void GraphView::leaveEvent(QEvent* event) {
    endHover();
    update();
    QWidget::leaveEvent(event);
}

bool GraphView::event(QEvent* event) {
    // These belong to the graph, also where the window has them for the timeline.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool alone = key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_F || key->key() == Qt::Key_P || key->key() == Qt::Key_Escape ||
                                                                  key->key() == Qt::Key_Plus || key->key() == Qt::Key_Minus);
        if (alone || (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_0)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

}  // namespace chancery::ui
