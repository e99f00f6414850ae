// Mouse, wheel and keys of the timeline (docs: the desktop, "how it answers").
#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/drawing/hover_card.h"
#include "ui/timeline/timeline_card.h"
#include "ui/timeline/timeline_view.h"

namespace chancery::ui {

namespace {

constexpr double kZoomStep = 1.2, kPanStep = 0.1, kNotch = 120;

base::EventId none() { return {}; }

}  // namespace

// ---- wheel

void TimelineView::wheelEvent(QWheelEvent* event) {
    m_motion.stop();
    QPointF steps = QPointF(event->angleDelta()) / kNotch;
    if (event->modifiers() & Qt::AltModifier && steps.y() == 0) steps = {0, steps.x()};
    const QPointF position = event->position();
    event->accept();
    if (event->modifiers() & Qt::ControlModifier) return resizeLanes(steps.y(), position.y());
    if (position.x() < headerWidth()) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(std::lround(steps.y() * 3 * m_metrics.px(16))));
        return;
    }
    const double sideways = (event->modifiers() & Qt::ShiftModifier) && steps.x() == 0 ? steps.y() : steps.x();
    if (sideways != 0 && (std::abs(steps.x()) >= std::abs(steps.y()) || event->modifiers() & Qt::ShiftModifier)) {
        m_window.panBy(-sideways * kPanStep * m_window.span());
        return;
    }
    if (steps.y() != 0) zoomWheel(event, steps.y());
}

void TimelineView::zoomWheel(QWheelEvent* event, double steps) {
    const double y = event->position().y() - frame().plot.top();
    const TimelineGeometry& before = geometry();
    // Lanes may grow or shrink with the zoom: the one under the pointer stays there.
    const double inLanes = y + verticalScrollBar()->value();
    std::optional<std::size_t> lane = m_layout.laneAt(inLanes);
    const bool wasDense = before.dense;
    const double share = lane ? (inLanes - m_layout.laneTop(*lane)) / (m_layout.laneBottom(*lane) - m_layout.laneTop(*lane)) : 0;
    m_window.zoomAt(timeAt(event->position().x()), std::pow(kZoomStep, steps));
    if (!lane || geometry().dense == wasDense) return;
    const double top = m_layout.laneTop(*lane), bottom = m_layout.laneBottom(*lane);
    verticalScrollBar()->setValue(static_cast<int>(std::lround(top + share * (bottom - top) - y)));
}

void TimelineView::resizeLanes(double steps, double y) {
    const double inLanes = y - frame().plot.top() + verticalScrollBar()->value();
    const double old = std::max(1.0, m_layout.contentHeight(view()));
    m_layout.setLaneScale(m_layout.laneScale() * std::pow(kZoomStep, steps));
    updateScrollRange();
    const double now = m_layout.contentHeight(view());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(inLanes * (now / old - 1))));
    viewport()->update();
}

// ---- mouse

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
    m_motion.stop();
    endHover();
    const QPointF position = event->position();
    const TimelineFrame parts = frame();
    if (event->button() == Qt::LeftButton && position.x() < parts.plot.left()) return pressHeader(event);
    m_drag = Drag::Pressed;
    m_pressed = m_lastDrag = position;
    m_pressedTime = timeAt(position.x());
    m_pressedScroll = verticalScrollBar()->value();
    m_pressedY = position.y() - parts.plot.top() + m_pressedScroll;
    m_dragSpeed = 0;
    m_dragClock.start();
}

void TimelineView::pressHeader(QMouseEvent* event) {
    const TimelineFrame parts = frame();
    const QPointF position = event->position();
    if (position.y() < parts.plot.top()) {
        emit groupingMenuRequested(viewport()->mapToGlobal(QPoint(0, static_cast<int>(parts.plot.top()))));
        return;
    }
    const TimelineGeometry& lanes = geometry();
    const double y = position.y() - parts.plot.top() + parts.scroll;
    const auto lane = m_layout.laneAt(y);
    if (!lane) return;
    const auto shown = std::find_if(lanes.lanes.begin(), lanes.lanes.end(), [&](const LaneGeometry& g) { return g.lane == *lane; });
    const bool onMore = shown != lanes.lanes.end() && (shown->more > 0 || shown->expanded) && !shown->collapsed &&
                        y > shown->y + shown->height - m_metrics.px(20) && shown->height > m_metrics.px(36);
    m_currentLane = lane;
    const Lane& pressed = model().lanes()[*lane];
    if (pressed.lanesInside > 0 && position.x() < m_metrics.px(22)) return toggleGroup(QString(pressed.group));
    if (onMore)
        m_layout.toggleExpanded(*lane);
    else if (position.x() < m_metrics.px(22))
        m_layout.toggleCollapsed(*lane);
    updateScrollRange();
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (m_drag == Drag::None) return hover(event->position());
    if (m_drag == Drag::Pressed) {
        if ((event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance()) return;
        const bool shift = event->modifiers() & Qt::ShiftModifier, control = event->modifiers() & Qt::ControlModifier;
        const bool inPlot = m_pressed.y() >= frame().plot.top();
        m_drag = shift ? Drag::Period : control && inPlot ? Drag::Rectangle : Drag::Pan;
        if (m_drag == Drag::Pan) viewport()->setCursor(Qt::ClosedHandCursor);
    }
    dragTo(event);
}

void TimelineView::dragTo(QMouseEvent* event) {
    const QPointF position = event->position();
    if (m_drag == Drag::Pan) {
        const double perPx = m_window.span() / std::max(1.0, frame().plot.width());
        const double moved = m_lastDrag.x() - position.x();
        const auto ms = static_cast<double>(std::max<qint64>(1, m_dragClock.restart()));
        m_dragSpeed = 0.6 * m_dragSpeed + 0.4 * (moved * perPx / m_window.span()) / (ms / 1000);
        m_window.panBy(moved * perPx);
        verticalScrollBar()->setValue(m_pressedScroll - static_cast<int>(std::lround(position.y() - m_pressed.y())));
    } else if (m_drag == Drag::Period) {
        const double now = timeAt(position.x());
        m_selection.setPeriod(Selection::Period{std::min(now, m_pressedTime), std::max(now, m_pressedTime)});
    } else if (m_drag == Drag::Rectangle) {
        const TimelineFrame parts = frame();
        const QPointF from(m_pressed.x() - parts.plot.left(), m_pressedY);
        const QPointF to(position.x() - parts.plot.left(), position.y() - parts.plot.top() + parts.scroll);
        m_overlay.rubberBand = QRectF(from, to).normalized();
        viewport()->update();
    }
    m_lastDrag = position;
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    const Drag drag = std::exchange(m_drag, Drag::None);
    viewport()->unsetCursor();
    if (drag == Drag::Pressed && event->button() == Qt::LeftButton) {
        click(event);
    } else if (drag == Drag::Pan) {
        if (m_dragClock.elapsed() < 80) m_motion.fling(m_dragSpeed);
    } else if (drag == Drag::Period && m_selection.period()) {
        emit periodSelected(m_selection.period()->begin, m_selection.period()->end, event->globalPosition().toPoint());
    } else if (drag == Drag::Rectangle && m_overlay.rubberBand) {
        std::vector<base::EventId> ids;
        for (const std::uint32_t row : rowsIn(*m_overlay.rubberBand)) ids.push_back(idOf(row));
        m_overlay.rubberBand.reset();
        m_selection.setEvents(std::move(ids));
        viewport()->update();
    }
}

void TimelineView::click(QMouseEvent* event) {
    if (event->position().y() < frame().plot.top()) return pressAxis(event);
    const PlotHit hit = hitAt(event->position());
    if (hit.lane) m_currentLane = hit.lane->lane;
    switch (hit.kind) {
        case PlotHit::Kind::Mark:
            if (event->modifiers() & Qt::ControlModifier) {
                m_selection.toggle(idOf(hit.event));
                m_rangeAnchor = hit.event;
            } else if (event->modifiers() & Qt::ShiftModifier) {
                selectRange(hit.event);
            } else {
                selectRow(hit.event);
            }
            break;
        case PlotHit::Kind::Fold: {
            std::vector<base::EventId> ids;
            for (const std::uint32_t row : hit.fold->events) ids.push_back(idOf(row));
            m_selection.setEvents(std::move(ids));
            break;
        }
        case PlotHit::Kind::CountBefore: m_motion.glideTo(m_window.begin() - m_window.span() * 0.8, m_window.end() - m_window.span() * 0.8); break;
        case PlotHit::Kind::CountAfter: m_motion.glideTo(m_window.begin() + m_window.span() * 0.8, m_window.end() + m_window.span() * 0.8); break;
        default:
            if (!(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) m_selection.clear();
            break;
    }
}

void TimelineView::pressAxis(QMouseEvent* event) {
    const double x = event->position().x() - frame().plot.left();
    const AxisGeometry& axis = geometry().axis;
    const bool upper = event->position().y() < frame().axis.height() / 2;
    for (const AxisLabel& label : upper ? axis.coarseLabels : axis.labels)
        if (x >= label.x && x < label.end) {
            const auto begin = static_cast<double>(label.begin), end = static_cast<double>(label.until);
            return m_motion.glideTo(begin, end);
        }
}

// From the anchor to the event, in the order of time.
void TimelineView::selectRange(std::uint32_t row) {
    const std::uint32_t from = m_rangeAnchor.value_or(rowOf(m_selection.current()).value_or(row));
    std::vector<base::EventId> ids;
    if (from <= row)
        for (std::uint32_t i = from; i <= row; ++i) ids.push_back(idOf(i));
    else
        for (std::uint32_t i = from + 1; i-- > row;) ids.push_back(idOf(i));
    m_selection.setEvents(std::move(ids));
    m_rangeAnchor = from;
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const TimelineFrame parts = frame();
    if (event->position().x() < parts.plot.left()) {
        const auto lane = m_layout.laneAt(event->position().y() - parts.plot.top() + parts.scroll);
        if (lane && event->position().y() >= parts.plot.top() && model().lanes()[*lane].lanesInside > 0) return toggleGroup(QString(model().lanes()[*lane].group));
        if (lane && event->position().y() >= parts.plot.top() && event->position().x() >= m_metrics.px(22))
            emit laneActivated(QString::fromStdString(model().lanes()[*lane].key), m_grouping);
        return;
    }
    if (event->position().y() < parts.plot.top()) return;
    const PlotHit hit = hitAt(event->position());
    if (hit.kind == PlotHit::Kind::Mark) {
        const query::EventRow& row = model().rows().rows[hit.event];
        const base::EventId id = row.id;
        const auto length = static_cast<double>(row.end + 1 - row.begin);
        const double span = std::min(m_window.span() / 3, std::max(length * 3, 7 * 86'400.0));
        const double centre = static_cast<double>(row.begin) + length / 2;
        m_motion.glideTo(centre - span / 2, centre + span / 2);
        emit eventActivated(id);
    } else if (hit.kind == PlotHit::Kind::Fold) {
        const double margin = std::max(86'400.0, (hit.fold->end - hit.fold->begin) * 0.1);
        m_motion.glideTo(hit.fold->begin - margin, hit.fold->end + margin);
    } else if (hit.kind == PlotHit::Kind::Column) {
        m_motion.glideTo(static_cast<double>(hit.column->begin), static_cast<double>(hit.column->end));
    } else {
        const double at = timeAt(event->position().x()), span = m_window.span() / 3;
        const double begin = at - (at - m_window.begin()) / 3;
        m_motion.glideTo(begin, begin + span);
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    base::EventId id = m_selection.current();
    QPoint position = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        if (event->pos().x() < headerWidth()) {
            endHover();
            return showLaneMenu(event->pos(), event->globalPos());
        }
        const PlotHit hit = hitAt(event->pos());
        id = hit.kind == PlotHit::Kind::Mark ? idOf(hit.event) : none();
        if (id && !m_selection.contains(id)) m_selection.select(id);
    } else {
        position = viewport()->mapToGlobal(viewport()->rect().center());
    }
    endHover();
    emit contextMenuRequested(position, id);
}

// ---- hovering

void TimelineView::hover(QPointF position) {
    m_hoverPosition = position;
    const TimelineFrame parts = frame();
    std::optional<std::size_t> header;
    if (position.x() < parts.plot.left() && position.y() >= parts.plot.top())
        header = m_layout.laneAt(position.y() - parts.plot.top() + parts.scroll);
    const PlotHit hit = hitAt(position);
    std::optional<base::Instant> column;
    std::optional<std::size_t> columnLane;
    if (hit.kind == PlotHit::Kind::Column) {
        column = hit.column->begin;
        columnLane = hit.lane->lane;
    }
    const bool other = column != m_overlay.hoveredColumn || columnLane != m_overlay.hoveredLane || header != m_overlay.hoveredHeader;
    m_overlay.hoveredColumn = column;
    m_overlay.hoveredLane = columnLane;
    m_overlay.hoveredHeader = header;
    const base::EventId event = hit.kind == PlotHit::Kind::Mark ? idOf(hit.event) : none();
    const bool onThing = hit.kind == PlotHit::Kind::Mark || hit.kind == PlotHit::Kind::Fold || hit.kind == PlotHit::Kind::Column;
    if (m_card && (!onThing || event != m_selection.hovered() || other)) m_card->hide();
    m_selection.setHovered(event);
    const bool onAxis = position.y() < parts.plot.top() && position.x() >= parts.plot.left();
    viewport()->setCursor(onThing || onAxis || header ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (other) viewport()->update();
    if (onThing && !(m_card && m_card->isVisible())) m_hoverDelay.start();
    if (!onThing) m_hoverDelay.stop();
}

void TimelineView::endHover() {
    m_hoverDelay.stop();
    if (m_card) m_card->hide();
    m_selection.setHovered({});
    const bool any = m_overlay.hoveredColumn || m_overlay.hoveredHeader;
    m_overlay.hoveredColumn.reset();
    m_overlay.hoveredLane.reset();
    m_overlay.hoveredHeader.reset();
    if (any) viewport()->update();
}

bool TimelineView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) endHover();
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::showCard() {
    const PlotHit hit = hitAt(m_hoverPosition);
    const std::optional<CardContent> content = cardOf(hit, model());
    if (!content) return;
    if (!m_card) m_card = new HoverCard(window());
    if (m_card->parentWidget() != window()) m_card->setParent(window());
    m_card->setContent(*content, palette_(), m_metrics);
    const TimelineFrame parts = frame();
    const QRectF shape = hit.shape.translated(parts.plot.left(), parts.plot.top() - parts.scroll);
    const QPoint origin = viewport()->mapTo(window(), QPoint(0, 0));
    // A long bar may not push the card away from the pointer.
    const double left = std::max(shape.left(), m_hoverPosition.x() - 20), right = std::min(shape.right(), m_hoverPosition.x() + 20);
    m_card->showBeside(m_hoverPosition.toPoint() + origin,
                       QRectF(left, shape.top(), std::max(1.0, right - left), shape.height()).toAlignedRect().translated(origin));
    if (hit.kind == PlotHit::Kind::Mark) emit sentenceNeeded(idOf(hit.event));
}

// ---- keys

void TimelineView::keyPressEvent(QKeyEvent* event) {
    const auto& rows = model().rows().rows;
    const bool control = event->modifiers() & Qt::ControlModifier;
    event->accept();
    if (event->modifiers() & Qt::AltModifier) {
        if (event->key() == Qt::Key_Left) return goBack();
        if (event->key() == Qt::Key_Right) return goForward();
    }
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Comma: return selectNeighbour(-1);
        case Qt::Key_Right:
        case Qt::Key_Period: return selectNeighbour(1);
        case Qt::Key_Up: return selectInLane(-1);
        case Qt::Key_Down: return selectInLane(1);
        case Qt::Key_Home:
            if (!rows.empty()) selectRow(0), revealRow(0);
            return;
        case Qt::Key_End:
            if (!rows.empty()) selectRow(static_cast<std::uint32_t>(rows.size() - 1)), revealRow(static_cast<std::uint32_t>(rows.size() - 1));
            return;
        case Qt::Key_PageUp: return m_motion.glideTo(m_window.begin() - m_window.span(), m_window.end() - m_window.span());
        case Qt::Key_PageDown: return m_motion.glideTo(m_window.begin() + m_window.span(), m_window.end() + m_window.span());
        case Qt::Key_Plus:
        case Qt::Key_Equal: return control ? resizeLanes(1, frame().plot.top()) : zoomBy(kZoomStep);
        case Qt::Key_Minus: return control ? resizeLanes(-1, frame().plot.top()) : zoomBy(1 / kZoomStep);
        case Qt::Key_0:
            if (control) return fitAll();
            break;
        case Qt::Key_F:
            if (!control) return centreSelection();
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_selection.current()) emit eventActivated(m_selection.current());
            return;
        case Qt::Key_Escape:
            if (clearOneStep()) return;
            break;
        default: break;
    }
    event->ignore();
    QAbstractScrollArea::keyPressEvent(event);
}

bool TimelineView::clearOneStep() {
    if (m_drag != Drag::None) {
        m_drag = Drag::None;
        m_overlay.rubberBand.reset();
        viewport()->unsetCursor();
        viewport()->update();
        return true;
    }
    if (!m_selection.events().empty()) {
        m_selection.clear();
        return true;
    }
    if (m_selection.period()) {
        m_selection.setPeriod(std::nullopt);
        return true;
    }
    return false;
}

void TimelineView::selectRow(std::uint32_t row) {
    m_rangeAnchor = row;
    m_selection.select(idOf(row));
}

void TimelineView::selectNeighbour(int step) {
    const auto& rows = model().rows().rows;
    if (rows.empty()) return;
    std::int64_t next = 0;
    if (const auto current = rowOf(m_selection.current()))
        next = static_cast<std::int64_t>(*current) + step;
    else  // begin where the eye is
        next = static_cast<std::int64_t>(LaneIndex::rowAt(model().rows(), step > 0 ? m_window.begin() : m_window.end())) - (step > 0 ? 0 : 1);
    const auto row = static_cast<std::uint32_t>(std::clamp<std::int64_t>(next, 0, static_cast<std::int64_t>(rows.size()) - 1));
    selectRow(row);
    revealRow(row);
}

// The event nearest in time in the lane above or below.
void TimelineView::selectInLane(int step) {
    const auto& lanes = model().lanes();
    if (lanes.empty()) return;
    const auto current = rowOf(m_selection.current());
    if (!m_currentLane && current)
        for (std::size_t i = 0; i < lanes.size() && !m_currentLane; ++i)
            if (std::binary_search(lanes[i].index->members().begin(), lanes[i].index->members().end(), *current)) m_currentLane = i;
    std::int64_t next = m_currentLane ? static_cast<std::int64_t>(*m_currentLane) + step : 0;
    next = std::clamp<std::int64_t>(next, 0, static_cast<std::int64_t>(lanes.size()) - 1);
    m_currentLane = static_cast<std::size_t>(next);
    const auto members = lanes[*m_currentLane].index->members();
    const std::uint32_t at = current.value_or(LaneIndex::rowAt(model().rows(), m_window.begin() + m_window.span() / 2));
    auto it = std::lower_bound(members.begin(), members.end(), at);
    if (it == members.end()) --it;
    const std::uint32_t row = *it;
    selectRow(row);
    revealRow(row);
}

// Brings the event into view: sideways without changing the zoom, and its lane.
void TimelineView::revealRow(std::uint32_t row) {
    const query::EventRow& event = model().rows().rows[row];
    const auto begin = static_cast<double>(event.begin), end = static_cast<double>(event.end + 1);
    const double margin = m_window.span() * 0.08;
    if (end > m_window.end() - margin || begin < m_window.begin() + margin) {
        const double centre = end - begin > m_window.span() ? begin + m_window.span() / 2 - margin : (begin + end) / 2;
        m_motion.glideTo(centre - m_window.span() / 2, centre + m_window.span() / 2);
    }
    const auto& lanes = model().lanes();
    const auto holds = [&](std::size_t lane) {
        const auto members = lanes[lane].index->members();
        return std::binary_search(members.begin(), members.end(), row);
    };
    geometry();
    std::optional<std::size_t> lane;
    if (m_currentLane && *m_currentLane < lanes.size() && holds(*m_currentLane)) lane = m_currentLane;
    for (const LaneGeometry& shown : m_layout.geometry(view()).lanes)
        if (!lane && holds(shown.lane)) lane = shown.lane;
    for (std::size_t i = 0; i < lanes.size() && !lane; ++i)
        if (holds(i)) lane = i;
    if (!lane) return;
    m_currentLane = lane;
    const double height = frame().plot.height(), scroll = verticalScrollBar()->value();
    if (m_layout.laneTop(*lane) < scroll)
        verticalScrollBar()->setValue(static_cast<int>(m_layout.laneTop(*lane)));
    else if (m_layout.laneBottom(*lane) > scroll + height)
        verticalScrollBar()->setValue(static_cast<int>(std::min(m_layout.laneTop(*lane), m_layout.laneBottom(*lane) - height)));
}

void TimelineView::centreSelection() {
    double begin = 0, end = 0;
    bool any = false;
    for (const base::EventId id : m_selection.events()) {
        const auto row = rowOf(id);
        if (!row) continue;
        const query::EventRow& event = model().rows().rows[*row];
        begin = any ? std::min(begin, static_cast<double>(event.begin)) : static_cast<double>(event.begin);
        end = any ? std::max(end, static_cast<double>(event.end + 1)) : static_cast<double>(event.end + 1);
        any = true;
    }
    if (!any) return fitAll();
    const double centre = (begin + end) / 2;
    const bool fit = m_centred || end - begin > m_window.span();
    const double span = fit ? std::max((end - begin) * 1.5, 7 * 86'400.0) : m_window.span();
    m_motion.glideTo(centre - span / 2, centre + span / 2);
    m_centred = true;
}

}  // namespace chancery::ui
