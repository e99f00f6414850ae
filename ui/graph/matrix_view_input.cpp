// Mouse, wheel and keys of the matrix (docs: the desktop, "how it answers").
#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/drawing/hover_card.h"
#include "ui/graph/graph_card.h"
#include "ui/graph/matrix_view.h"
#include "ui/state/selection.h"

namespace chancery::ui {

namespace {

constexpr double kZoomStep = 1.2, kNotch = 120, kPanStep = 60, kLeastCell = 0.02, kMostCell = 64;

}  // namespace

void MatrixView::zoomAt(QPointF at, double factor) {
    if (m_layout->order.empty()) return;
    const MatrixFrame before = frame();
    const double x = std::max(0.0, at.x() - before.left), y = std::max(0.0, at.y() - before.top);
    const QPointF place((before.scroll.x() + x) / before.cellWidth(), (before.scroll.y() + y) / before.cell);
    const QSizeF room = QSizeF(maximumViewportSize()) - QSizeF(before.left, before.top);
    const double whole = std::max(kLeastCell, std::min(room.width() / m_stretch, room.height()) / m_layout->size());
    m_zoom = Zoom::Chosen;
    m_cell = std::clamp(m_cell * factor, std::min(whole, m_metrics.px(kMostCell)), m_metrics.px(kMostCell));
    updateBars();
    horizontalScrollBar()->setValue(qRound(place.x() * m_cell * m_stretch - x));
    verticalScrollBar()->setValue(qRound(place.y() * m_cell - y));
    refreshStill();
}

void MatrixView::wheelEvent(QWheelEvent* event) {
    event->accept();
    endHover();
    const QPointF steps = QPointF(event->angleDelta()) / kNotch;
    const bool across = event->modifiers() & Qt::ShiftModifier || std::abs(steps.x()) > std::abs(steps.y());
    if (across)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - qRound((steps.x() + steps.y()) * kPanStep));
    else if (steps.y() != 0)
        zoomAt(event->position(), std::pow(kZoomStep, steps.y()));
}

void MatrixView::scrollTo(std::uint32_t row, std::uint32_t column) {
    const MatrixFrame shown = frame();
    const auto bring = [&](QScrollBar& bar, std::uint32_t place, double step, double room) {
        const double begin = place * step, end = begin + step;
        if (begin < bar.value()) bar.setValue(static_cast<int>(begin));
        else if (end > bar.value() + room) bar.setValue(static_cast<int>(std::ceil(end - room)));
    };
    bring(*horizontalScrollBar(), column, shown.cellWidth(), shown.picture.width() - shown.left);
    bring(*verticalScrollBar(), row, shown.cell, shown.picture.height() - shown.top);
}

void MatrixView::centreSelection() {
    std::optional<std::uint32_t> row, column;
    if (m_overlay.pair)
        row = m_overlay.pair->row, column = m_overlay.pair->column;
    else if (!m_overlay.actors.empty())
        row = column = m_overlay.actors.back();
    if (!row) return fit();
    const MatrixFrame shown = frame();
    const QPointF before = shown.scroll;
    horizontalScrollBar()->setValue(qRound((*column + 0.5) * shown.cellWidth() - (shown.picture.width() - shown.left) / 2));
    verticalScrollBar()->setValue(qRound((*row + 0.5) * shown.cell - (shown.picture.height() - shown.top) / 2));
    if (m_zoom != Zoom::Whole && frame().scroll == before) fit();
}

void MatrixView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
    endHover();
    m_pressed = m_lastDrag = event->position();
    m_isPressed = true;
    m_isDragged = false;
}

void MatrixView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (!m_isPressed) return hover(at);
    if (!m_isDragged && (at - m_pressed).manhattanLength() < QApplication::startDragDistance()) return;
    m_isDragged = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - qRound(at.x() - m_lastDrag.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() - qRound(at.y() - m_lastDrag.y()));
    m_lastDrag = at;
}

void MatrixView::mouseReleaseEvent(QMouseEvent* event) {
    if (!std::exchange(m_isPressed, false)) return;
    viewport()->unsetCursor();
    if (!m_isDragged && event->button() == Qt::LeftButton) click(event->position(), event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const MatrixHit hit = frame().hit(event->position());
    if (hit.isCell()) {
        if (m_layout->cell(*hit.row, *hit.column) || m_layout->cell(*hit.column, *hit.row)) emit actorsActivated();
    } else if (!hit.isEmpty()) {
        emit egoRequested(m_layout->keyOf(hit.row.value_or(hit.column.value_or(0))), 1);
    }
}

void MatrixView::choosePair(const MatrixHit& hit) {
    const MatrixCell* cell = m_layout->cell(*hit.row, *hit.column);
    if (!cell) cell = m_layout->cell(*hit.column, *hit.row);
    if (!cell) return m_selection.setActors({});
    const SceneLink& link = m_layout->scene->links[cell->link];
    m_overlay.pair = hit;
    m_choosing = true;
    m_selection.setActors({{m_layout->scene->keyOf(link.a), m_layout->scene->keyOf(link.b)}, true});
    m_choosing = false;
    // The same two may have been chosen by the other cell: then nothing changed but which one is meant.
    m_overlay.pair = hit;
    viewport()->update();
}

void MatrixView::click(QPointF at, bool add) {
    const MatrixHit hit = frame().hit(at);
    if (hit.isEmpty()) {
        if (!add) m_selection.setActors({});
        return;
    }
    if (hit.isCell() && !add) return choosePair(hit);
    ActorChoice choice;
    if (add) choice.keys = m_selection.actors().keys;
    const bool single = !hit.isCell();
    for (const std::optional<std::uint32_t>& place : {hit.row, hit.column}) {
        if (!place) continue;
        const std::string& key = m_layout->keyOf(*place);
        const auto known = std::find(choice.keys.begin(), choice.keys.end(), key);
        if (known == choice.keys.end())
            choice.keys.push_back(key);
        else if (single)
            choice.keys.erase(known);
    }
    m_choosing = true;
    m_selection.setActors(std::move(choice));
    m_choosing = false;
}

// To the next filled cell that way; from nowhere to the strongest of the first row, from an actor into its row.
void MatrixView::moveBy(int dx, int dy) {
    if (m_layout->order.empty()) return;
    const auto choose = [this](std::uint32_t row, std::uint32_t column) {
        choosePair({row, column});
        scrollTo(row, column);
    };
    if (!m_overlay.pair) {
        const std::uint32_t from = m_overlay.actors.empty() ? 0 : m_overlay.actors.back();
        for (std::uint32_t i = 0; i < m_layout->size(); ++i) {
            const std::uint32_t row = (from + i) % m_layout->size();
            const auto cells = m_layout->row(row);
            if (cells.empty()) continue;
            const auto best = std::max_element(cells.begin(), cells.end(), [](const MatrixCell& x, const MatrixCell& y) { return x.count < y.count; });
            return choose(row, best->column);
        }
        return;
    }
    const auto last = static_cast<std::int64_t>(m_layout->size()) - 1;
    std::int64_t row = *m_overlay.pair->row, column = *m_overlay.pair->column;
    while (row + dy >= 0 && row + dy <= last && column + dx >= 0 && column + dx <= last) {
        row += dy;
        column += dx;
        if (m_layout->cell(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)))
            return choose(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column));
    }
}

void MatrixView::keyPressEvent(QKeyEvent* event) {
    const QPointF middle(viewport()->width() / 2.0, viewport()->height() / 2.0);
    switch (event->key()) {
        case Qt::Key_Left: return moveBy(-1, 0);
        case Qt::Key_Right: return moveBy(1, 0);
        case Qt::Key_Up: return moveBy(0, -1);
        case Qt::Key_Down: return moveBy(0, 1);
        case Qt::Key_PageUp: return verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
        case Qt::Key_PageDown: return verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd);
        case Qt::Key_Plus:
        case Qt::Key_Equal: return zoomAt(middle, kZoomStep);
        case Qt::Key_Minus: return zoomAt(middle, 1 / kZoomStep);
        case Qt::Key_F: return centreSelection();
        case Qt::Key_0:
            if (event->modifiers() & Qt::ControlModifier) return fit();
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter: emit actorsActivated(); return;
        case Qt::Key_Escape:
            if (m_selection.clearActorsOrPeriod()) return;
            break;
        default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void MatrixView::contextMenuEvent(QContextMenuEvent* event) {
    endHover();
    if (event->reason() == QContextMenuEvent::Keyboard) {  // of what is chosen, beside it
        const MatrixFrame shown = frame();
        QPoint at = viewport()->rect().center();
        if (m_overlay.pair) at = shown.box(*m_overlay.pair->row, *m_overlay.pair->column).center();
        return emit menuRequested(viewport()->mapToGlobal(at));
    }
    const MatrixHit hit = frame().hit(event->pos());
    const auto isChosen = [&](std::uint32_t place) { return std::find(m_overlay.actors.begin(), m_overlay.actors.end(), place) != m_overlay.actors.end(); };
    if (hit.isCell() || (!hit.isEmpty() && !isChosen(hit.row ? *hit.row : *hit.column))) click(event->pos(), false);
    emit menuRequested(event->globalPos());
}

void MatrixView::hover(QPointF at) {
    m_pointer = at;
    const MatrixHit hit = frame().hit(at);
    if (hit == m_overlay.hovered) return;
    m_overlay.hovered = hit;
    if (m_card) m_card->hide();
    const bool says = !hit.isEmpty() && (!hit.isCell() || m_layout->cell(*hit.row, *hit.column) || m_layout->cell(*hit.column, *hit.row));
    if (says)
        m_hoverDelay.start();
    else
        m_hoverDelay.stop();
    viewport()->setCursor(says ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void MatrixView::endHover() {
    m_hoverDelay.stop();
    if (m_card) m_card->hide();
    if (m_overlay.hovered.isEmpty()) return;
    m_overlay.hovered = {};
    viewport()->update();
}

void MatrixView::showCard() {
    const MatrixHit& hit = m_overlay.hovered;
    if (hit.isEmpty()) return;
    if (!m_card) m_card = new HoverCard(window());
    const MatrixCell* cell = nullptr;
    if (hit.isCell()) {
        cell = m_layout->cell(*hit.row, *hit.column);
        if (!cell) cell = m_layout->cell(*hit.column, *hit.row);
        if (!cell) return;
    }
    m_card->setContent(cell ? cardOfLink(*m_layout->scene, cell->link) : cardOfActor(*m_layout->scene, m_layout->order[hit.row ? *hit.row : *hit.column]),
                       colours(), m_metrics);
    m_card->showAt(*viewport(), m_pointer, 10);
}

bool MatrixView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) endHover();
    return QAbstractScrollArea::viewportEvent(event);
}

bool MatrixView::event(QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) viewport()->update();
    // These belong to the matrix, also where the window has them for the timeline.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool alone = key->modifiers() == Qt::NoModifier &&
                           (key->key() == Qt::Key_F || key->key() == Qt::Key_Escape || key->key() == Qt::Key_Plus || key->key() == Qt::Key_Minus);
        if (alone || (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_0)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

}  // namespace chancery::ui
