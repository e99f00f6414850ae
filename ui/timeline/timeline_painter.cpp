#include "ui/timeline/timeline_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/drawing/halo_text.h"
#include "ui/model/date_text.h"
#include "ui/model/wording.h"
#include "ui/timeline/marks.h"

namespace chancery::ui {

namespace {

QString say(const char* text) { return QCoreApplication::translate("TimelinePainter", text); }

// One crisp px; cheapest with antialiasing off.
void verticalLine(QPainter& painter, double x, double top, double bottom, const QColor& colour) {
    painter.fillRect(QRectF(std::round(x), std::round(top), 1, std::round(bottom) - std::round(top)), colour);
}

void horizontalLine(QPainter& painter, double left, double right, double y, const QColor& colour) {
    painter.fillRect(QRectF(left, std::floor(y), right - left, 1), colour);
}

/// Antialiasing off for a while.
class Crisp {
public:
    explicit Crisp(QPainter& painter) : m_painter(painter) { painter.setRenderHint(QPainter::Antialiasing, false); }
    ~Crisp() { m_painter.setRenderHint(QPainter::Antialiasing, true); }
    Crisp(const Crisp&) = delete;
    Crisp& operator=(const Crisp&) = delete;

private:
    QPainter& m_painter;
};

std::uint64_t headerState(const LaneGeometry& lane, double width, bool dense, bool hovered) {
    std::uint64_t state = lane.more > 0;  // the number itself changes with every pan and is drawn over it
    for (const double part : {lane.height, width, dense ? 1.0 : 0.0, hovered ? 1.0 : 0.0, lane.collapsed ? 1.0 : 0.0, lane.expanded ? 1.0 : 0.0})
        state = state * 4099 + static_cast<std::uint64_t>(part);
    return state;
}

QColor translucent(QColor colour, double alpha) {
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

void chevron(QPainter& painter, double x, double y, bool closed, const QColor& colour, double s) {
    painter.setPen(QPen(colour, 1.3 * s, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    if (closed)
        painter.drawPolyline(QPolygonF({QPointF(x + 2 * s, y - 4 * s), QPointF(x + 6 * s, y), QPointF(x + 2 * s, y + 4 * s)}));
    else
        painter.drawPolyline(QPolygonF({QPointF(x, y - 2 * s), QPointF(x + 4 * s, y + 2 * s), QPointF(x + 8 * s, y - 2 * s)}));
}

}  // namespace

TimelinePainter::TimelinePainter(const Palette& palette, const Metrics& metrics, SpriteCache* sprites)
    : m_palette(palette), m_metrics(metrics), m_sprites(sprites) {}

double TimelinePainter::snap(double x) const { return m_sprites ? std::round(x) : x; }

QString TimelinePainter::flagText(base::Instant day) { return say("Published %1").arg(dayText(day, true)); }

double TimelinePainter::flagWidth(base::Instant day, const Metrics& metrics) {
    return std::ceil(QFontMetricsF(metrics.label).horizontalAdvance(flagText(day)) + metrics.px(12));
}

void TimelinePainter::paint(QPainter& painter, const TimelineGeometry& geometry, std::span<const Lane> lanes,
                            const TimelineOverlay& overlay, const TimelineFrame& frame, const QString& columnTitle) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(frame.plot, m_palette.base);
    painter.save();
    painter.setClipRect(frame.plot);
    const double lanesBottom = std::min(frame.plot.bottom(), frame.plot.top() + geometry.contentHeight - frame.scroll);
    const QRectF laneArea(frame.plot.left(), frame.plot.top(), frame.plot.width(), std::max(0.0, lanesBottom - frame.plot.top()));
    paintGround(painter, geometry, overlay, laneArea);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const LaneGeometry& lane : geometry.lanes)
        horizontalLine(painter, frame.plot.left(), frame.plot.right(),
                       frame.plot.top() + std::round(lane.y + lane.height - frame.scroll) - 0.5, m_palette.hair);
    for (const base::Instant day : overlay.publications) paintPublication(painter, day, geometry.scale, laneArea);
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintBrush(painter, geometry, overlay, laneArea, false);
    for (const LaneGeometry& lane : geometry.lanes) {
        painter.save();
        painter.translate(frame.plot.left(), std::round(frame.plot.top() + lane.y - frame.scroll));
        painter.setClipRect(QRectF(0, 0, frame.plot.width(), lane.height), Qt::IntersectClip);
        paintLane(painter, lane, overlay);
        painter.restore();
    }
    paintBrush(painter, geometry, overlay, laneArea, true);
    if (overlay.rubberBand) {
        painter.setPen(QPen(m_palette.accent, 1));
        painter.setBrush(translucent(m_palette.accent, 0.14));
        painter.drawRect(overlay.rubberBand->translated(frame.plot.left(), frame.plot.top() - frame.scroll).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.restore();
    paintHeaders(painter, geometry, lanes, overlay, frame, columnTitle);
    painter.save();
    painter.setClipRect(frame.axis);
    paintAxis(painter, geometry.axis, overlay, geometry.scale, frame.axis);
    paintBetween(painter, overlay, geometry.scale, frame.axis);
    painter.restore();
}

void TimelinePainter::paintBetween(QPainter& painter, const TimelineOverlay& overlay, const TimeScale& scale, const QRectF& area) {
    if (!overlay.between) return;
    const double s = m_metrics.scale, y = area.bottom() - std::round(6 * s);
    const double x0 = std::max(area.left() - 2, std::round(area.left() + scale.x(overlay.between->begin)));
    const double x1 = std::min(area.right() + 2, std::round(area.left() + scale.x(overlay.between->end)));
    const double width = QFontMetricsF(m_metrics.countBold).horizontalAdvance(overlay.between->text) + 12 * s;
    if (x1 < area.left() || x0 > area.right()) return;
    painter.fillRect(QRectF(x0, y, x1 - x0, 2 * s), m_palette.accent);
    for (const double x : {x0, x1}) painter.fillRect(QRectF(x - 1, y - 3 * s, 2, 8 * s), m_palette.accent);
    const double middle = std::clamp((x0 + x1) / 2, area.left() + width / 2 + 2, std::max(area.left() + width / 2 + 2, area.right() - width / 2 - 2));
    const QRectF box(std::round(middle - width / 2), y - 9 * s, width, 15 * s);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_palette.accent);
    painter.drawRoundedRect(box, 3 * s, 3 * s);
    painter.setFont(m_metrics.countBold);
    painter.setPen(m_palette.accentText);
    painter.drawText(box, Qt::AlignCenter, overlay.between->text);
}

void TimelinePainter::paintGround(QPainter& painter, const TimelineGeometry& geometry, const TimelineOverlay& overlay,
                                  const QRectF& plot) {
    const Crisp crisp(painter);
    if (overlay.futureFrom) {
        const double x = std::max(0.0, snap(geometry.scale.x(*overlay.futureFrom)));
        if (x < plot.width()) painter.fillRect(QRectF(plot.left() + x, plot.top(), plot.width() - x, plot.height()), m_palette.future);
    }
    for (const auto& [x, width] : geometry.ground.weekends)
        painter.fillRect(QRectF(plot.left() + snap(x), plot.top(), snap(x + width) - snap(x), plot.height()), m_palette.weekend);
    for (const double x : geometry.ground.grid) verticalLine(painter, plot.left() + x, plot.top(), plot.bottom(), m_palette.grid);
    for (const double x : geometry.ground.gridMajor)
        verticalLine(painter, plot.left() + x, plot.top(), plot.bottom(), m_palette.gridMajor);
}

void TimelinePainter::paintBrush(QPainter& painter, const TimelineGeometry& geometry, const TimelineOverlay& overlay,
                                 const QRectF& plot, bool edges) {
    if (!overlay.period) return;
    const double x0 = plot.left() + geometry.scale.x(overlay.period->begin), x1 = plot.left() + geometry.scale.x(overlay.period->end);
    if (!edges) {
        painter.fillRect(QRectF(x0, plot.top(), x1 - x0, plot.height()), translucent(m_palette.accent, 0.14));
        return;
    }
    verticalLine(painter, x0, plot.top(), plot.bottom(), m_palette.accent);
    verticalLine(painter, x1, plot.top(), plot.bottom(), m_palette.accent);
}

void TimelinePainter::paintLane(QPainter& painter, const LaneGeometry& lane, const TimelineOverlay& overlay) {
    if (lane.mode == LaneMode::Density) {
        paintColumns(painter, lane, overlay);
        paintCallouts(painter, lane);
        return;
    }
    if (lane.edgeCounts) {
        const double y = lane.height - lane.padding - lane.rowHeight / 2 + 1, s = m_metrics.scale;
        if (lane.before > 0) drawEdgeCount(painter, m_palette, m_metrics, 2 * s, y, lane.before, -1);
        if (lane.after > 0) drawEdgeCount(painter, m_palette, m_metrics, lane.width - 2 * s, y, lane.after, 1);
    }
    for (const Mark& mark : lane.marks)
        if (mark.kind != MarkKind::Marker) paintMark(painter, mark, lane.rowCentre(mark.row), overlay);
    for (const Mark& mark : lane.marks) {
        const double y = lane.rowCentre(mark.row);
        if (mark.label.isEmpty() && mark.kind != MarkKind::Marker && !mark.related) continue;
        if (mark.related) paintRelated(painter, mark, y);
        paintLabel(painter, mark, y);
        if (mark.kind == MarkKind::Marker) paintMark(painter, mark, y, overlay);
    }
    for (const Fold& fold : lane.folds) {
        const QPointF centre(snap(fold.x), snap(lane.rowCentre(fold.row)));
        if (!m_sprites) {
            drawFold(painter, m_palette, m_metrics, centre, fold.width, fold.count(), fold.quads, fold.selected);
            continue;
        }
        const QPixmap& pill = m_sprites->pill(fold.count(), fold.width, fold.selected);
        const QSizeF half = pill.deviceIndependentSize() / 2;
        painter.drawPixmap(QPointF(centre.x() - std::floor(half.width()), centre.y() - std::floor(half.height())), pill);
        const Crisp crisp(painter);
        drawFoldBand(painter, m_palette, centre, fold.width, fold.quads, m_metrics.scale);
    }
}

void TimelinePainter::paintMark(QPainter& painter, const Mark& mark, double y, const TimelineOverlay& overlay) {
    const bool hovered = overlay.hoveredEvent == mark.event;
    const MarkerLook look{mark.selected, hovered, mark.verified, false};
    if (mark.kind == MarkKind::Bar) {
        BarLook bar;
        bar.fuzzy = mark.fuzzy;
        bar.openLeft = mark.openLeft;
        bar.openRight = mark.openRight;
        bar.verified = mark.verified;
        bar.selected = mark.selected;
        bar.hovered = hovered;
        paintBar(painter, mark, bar, y);
    } else if (mark.kind == MarkKind::Tail) {
        if (m_sprites) {
            const QPixmap& sprite = m_sprites->tail(mark.quad, mark.status, look);
            painter.drawPixmap(QPointF(snap(mark.x1) - m_sprites->tailEnd(), std::round(y) - sprite.deviceIndependentSize().height() / 2), sprite);
        } else {
            drawTail(painter, m_palette, mark.x1, y, mark.quad, mark.status, look, m_metrics.scale);
        }
    } else if (m_sprites) {
        const QPixmap& sprite = m_sprites->marker(mark.quad, mark.status, look);
        const double half = sprite.width() / sprite.devicePixelRatio() / 2;
        painter.drawPixmap(QPointF(std::round(mark.centre()) - half, std::round(y) - half), sprite);
    } else {
        drawMarker(painter, m_palette, QPointF(mark.centre(), y), mark.quad, mark.status, look, m_palette.base, m_metrics.scale);
    }
}

// A thin ring in the accent: what else the actors of the selected event do.
void TimelinePainter::paintRelated(QPainter& painter, const Mark& mark, double y) {
    const double s = m_metrics.scale;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(translucent(m_palette.accent, 0.6), 1.2 * s));
    if (mark.kind == MarkKind::Marker)
        painter.drawEllipse(QPointF(std::round(mark.centre()), std::round(y)), 7 * s, 7 * s);
    else
        painter.drawLine(QPointF(snap(mark.x0), std::round(y + 7.5 * s)), QPointF(snap(mark.x1), std::round(y + 7.5 * s)));
}

void TimelinePainter::paintBar(QPainter& painter, const Mark& mark, const BarLook& look, double y) {
    const double x0 = snap(mark.x0), width = m_sprites ? std::round(mark.x1 - mark.x0) : mark.x1 - mark.x0;
    if (!m_sprites || ((mark.selected || look.hovered) && width > 400))
        return drawBar(painter, m_palette, x0, x0 + width, y, mark.quad, mark.status, look, m_metrics.scale);
    const double margin = m_sprites->barMargin();
    if (const QPixmap* sprite = m_sprites->bar(static_cast<int>(width), mark.quad, mark.status, look)) {
        painter.drawPixmap(QPointF(x0 - margin, std::round(y) - sprite->deviceIndependentSize().height() / 2), *sprite);
        return;
    }
    const SpriteCache::WideBar& bar = m_sprites->wideBar(static_cast<int>(width), mark.quad, mark.status, look);
    const double top = std::round(y) - bar.height / 2;
    painter.drawPixmap(QPointF(x0 - margin, top), bar.left);
    painter.drawTiledPixmap(QRectF(x0 + bar.endWidth, top, width - 2 * bar.endWidth, bar.height), bar.middle);
    painter.drawPixmap(QPointF(x0 + width - bar.endWidth, top), bar.right);
}

void TimelinePainter::paintLabel(QPainter& painter, const Mark& mark, double y) {
    if (mark.label.isEmpty()) return;
    const double s = m_metrics.scale;
    const QPointF baseline(snap(mark.labelX), std::round(y + 4 * s));
    if (mark.selected) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_palette.accentSoft);
        painter.drawRoundedRect(QRectF(baseline.x() - 4 * s, y - 8 * s, mark.labelWidth + 9 * s, 16 * s), 3 * s, 3 * s);
    }
    const qsizetype reference = m_references ? mark.label.lastIndexOf(QLatin1String(" [")) : -1;
    if (reference > 0) {
        const QString text = mark.label.left(reference);
        const QFontMetricsF metrics(m_metrics.label);
        if (mark.labelInside) {
            painter.setFont(m_metrics.label);
            painter.setPen(m_palette.text);
            painter.drawText(baseline, text);
        } else {
            drawHaloText(painter, baseline, text, m_metrics.label, m_palette.text, m_palette.base, s);
        }
        QFont small = m_metrics.label;
        small.setPixelSize(std::max(1, static_cast<int>(std::lround(9 * s))));
        painter.setFont(small);
        painter.setPen(m_palette.text2);
        painter.drawText(baseline + QPointF(metrics.horizontalAdvance(text) + 3.5 * s, 0), mark.label.mid(reference + 1));
        return;
    }
    if (mark.selected || mark.labelInside) {
        painter.setFont(mark.selected ? m_metrics.labelBold : m_metrics.label);
        painter.setPen(m_palette.text);
        painter.drawText(baseline, mark.label);
    } else if (m_sprites) {
        m_sprites->drawLabel(painter, baseline, mark.label, SpriteCache::LabelStyle::Normal);
    } else {
        drawHaloText(painter, baseline, mark.label, m_metrics.label, m_palette.text, m_palette.base, s);
    }
}

void TimelinePainter::paintColumns(QPainter& painter, const LaneGeometry& lane, const TimelineOverlay& overlay) {
    std::array<std::vector<QRect>, event::kQuadClassCount> parts;
    std::vector<QRectF> cuts;
    const auto rise = [&](const Column& column, double& y, event::QuadClass quad, double direction) {
        const double height = column.height[static_cast<std::size_t>(quad)];
        if (height < 0.15) return;
        const double next = y + direction * height, from = std::round(y), to = std::round(next);
        y = next;
        if (from == to) return;
        parts[static_cast<std::size_t>(quad)].emplace_back(static_cast<int>(column.x), static_cast<int>(std::min(from, to)),
                                                           static_cast<int>(column.width), static_cast<int>(std::abs(to - from)));
    };
    for (const Column& column : lane.columns) {
        const double statements = column.height[static_cast<std::size_t>(event::QuadClass::Neutral)];
        double up = lane.baseline - statements / 2, down = lane.baseline + statements / 2;
        double from = up;
        rise(column, from, event::QuadClass::Neutral, 1);
        rise(column, up, event::QuadClass::VerbalCooperation, -1);
        rise(column, up, event::QuadClass::MaterialCooperation, -1);
        rise(column, down, event::QuadClass::VerbalConflict, 1);
        rise(column, down, event::QuadClass::MaterialConflict, 1);
        if (std::round(up) == std::round(down)) {  // too few to see at this scale, but not nothing
            const auto most = std::max_element(column.mass.begin(), column.mass.end()) - column.mass.begin();
            parts[static_cast<std::size_t>(most)].emplace_back(static_cast<int>(column.x), static_cast<int>(std::round(up)) - (most < 2 ? 1 : 0),
                                                               static_cast<int>(column.width), 1);
        }
        if (column.cutUp) cuts.emplace_back(column.x, lane.columnTop - 1, column.width, 1.5);
        if (column.cutDown) cuts.emplace_back(column.x, lane.height - 2.5, column.width, 1.5);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(0, lane.baseline, lane.width, 1), m_palette.grid);
    painter.setPen(Qt::NoPen);
    for (const event::QuadClass quad : kQuadOrder) {
        const auto& rects = parts[static_cast<std::size_t>(quad)];
        if (rects.empty()) continue;
        painter.setBrush(m_palette.quad(quad).fill);
        painter.drawRects(rects.data(), static_cast<int>(rects.size()));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_palette.text);
    if (!cuts.empty()) painter.drawRects(cuts.data(), static_cast<int>(cuts.size()));
    if (overlay.hoveredLane != lane.lane || !overlay.hoveredColumn) return;
    for (const Column& column : lane.columns) {
        if (column.begin != *overlay.hoveredColumn) continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_palette.text, 1.2));
        painter.drawRect(QRectF(column.x - 1, 0.5, column.width + 2, lane.height - 1.5));
    }
}

void TimelinePainter::paintCallouts(QPainter& painter, const LaneGeometry& lane) {
    const double s = m_metrics.scale;
    for (const Callout& callout : lane.callouts) {
        verticalLine(painter, callout.x, 6 * s, lane.baseline - 1, m_palette.text2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_palette.text);
        painter.drawEllipse(QPointF(std::round(callout.x) + 0.5, 7 * s), 2.5 * s, 2.5 * s);
        const QPointF baseline(snap(callout.textX), std::round(11 * s));
        if (m_sprites) {
            m_sprites->drawLabel(painter, baseline, callout.date, SpriteCache::LabelStyle::Soft);
            m_sprites->drawLabel(painter, QPointF(std::round(baseline.x() + callout.dateWidth), baseline.y()), callout.text, SpriteCache::LabelStyle::Bold);
            continue;
        }
        drawHaloText(painter, baseline, callout.date, m_metrics.label, m_palette.text2, m_palette.base, s);
        drawHaloText(painter, baseline + QPointF(callout.dateWidth, 0), callout.text, m_metrics.labelBold, m_palette.text, m_palette.base, s);
    }
}

void TimelinePainter::paintHeaders(QPainter& painter, const TimelineGeometry& geometry, std::span<const Lane> lanes,
                                   const TimelineOverlay& overlay, const TimelineFrame& frame, const QString& columnTitle) {
    const double s = m_metrics.scale;
    painter.save();
    painter.setClipRect(frame.headers);
    painter.fillRect(frame.headers, m_palette.header);
    for (const LaneGeometry& lane : geometry.lanes) {
        painter.save();
        painter.translate(frame.headers.left(), std::round(frame.headers.top() + lane.y - frame.scroll));
        paintKeptHeader(painter, lane, lanes[lane.lane], frame.headers.width(), geometry.dense, overlay.hoveredHeader == lane.lane);
        painter.restore();
    }
    verticalLine(painter, frame.headers.right() - 1, frame.headers.top(), frame.headers.bottom(), m_palette.border);
    painter.restore();

    const QRectF corner(frame.headers.left(), frame.axis.top(), frame.headers.width(), frame.axis.height());
    painter.fillRect(corner, m_palette.header);
    const double middle = corner.top() + std::round(corner.height() / 2 + 5 * s);
    painter.setFont(m_metrics.bold);
    painter.setPen(m_palette.text);
    painter.drawText(QPointF(corner.left() + 8 * s, middle), columnTitle);
    painter.setFont(m_metrics.label);
    painter.setPen(m_palette.text2);
    const QString events = say("events");
    painter.drawText(QPointF(corner.right() - 8 * s - QFontMetricsF(m_metrics.label).horizontalAdvance(events), middle), events);
    verticalLine(painter, corner.right() - 1, corner.top(), corner.bottom(), m_palette.border);
    horizontalLine(painter, corner.left(), corner.right(), corner.bottom() - 0.5, m_palette.border);
}

// Sparkline and texts change seldom: on screen the header comes from a pixmap.
void TimelinePainter::paintKeptHeader(QPainter& painter, const LaneGeometry& geometry, const Lane& lane, double width, bool dense,
                                      bool hovered) {
    if (!m_sprites) {
        paintHeader(painter, geometry, lane, width, dense, hovered);
        return paintMore(painter, geometry);
    }
    const std::uint64_t state = headerState(geometry, width, dense, hovered);
    QPixmap* kept = m_sprites->header(geometry.lane, state);
    if (!kept) {
        kept = &m_sprites->newHeader(geometry.lane, state, width, geometry.height);
        QPainter inner(kept);
        inner.setRenderHint(QPainter::Antialiasing);
        paintHeader(inner, geometry, lane, width, dense, hovered);
    }
    painter.drawPixmap(QPointF(0, 0), *kept);
    paintMore(painter, geometry);
}

void TimelinePainter::paintMore(QPainter& painter, const LaneGeometry& geometry) {
    const double s = m_metrics.scale;
    if (geometry.height < 36 * s || (geometry.more == 0 && !geometry.expanded)) return;
    painter.setFont(m_metrics.labelBold);
    painter.setPen(m_palette.accent);
    painter.drawText(QPointF(22 * s, geometry.height - 7 * s),
                     geometry.expanded ? say("show fewer") : say("+%1 more").arg(countText(geometry.more)));
}

void TimelinePainter::paintHeader(QPainter& painter, const LaneGeometry& geometry, const Lane& lane, double width, bool dense,
                                  bool hovered) {
    const double s = m_metrics.scale, h = geometry.height;
    if (hovered) painter.fillRect(QRectF(0, 0, width - 1, h - 1), m_palette.alt);
    horizontalLine(painter, 0, width, h - 0.5, m_palette.hair);
    const bool low = h < 36 * s;
    const double baseline = std::round(low ? h / 2 + 4 * s : dense ? h / 2 - 4 * s : 15 * s);
    chevron(painter, 8 * s, baseline - 4 * s, geometry.collapsed || lane.lanesInside > 0, m_palette.text2, s);
    if (lane.pinned) painter.fillRect(QRectF(0, 0, 3 * s, h - 1), m_palette.accent);
    const QString count = countText(lane.index->size());
    const QString name = lane.lanesInside > 0 ? say("%1 (%2 lanes)").arg(lane.name).arg(lane.lanesInside) : lane.name;
    const double countWidth = QFontMetricsF(m_metrics.label).horizontalAdvance(count);
    const QFont& nameFont = low ? m_metrics.widget : m_metrics.bold;
    painter.setFont(nameFont);
    painter.setPen(m_palette.text);
    const double room = width - 22 * s - 8 * s - countWidth - 6 * s;
    painter.drawText(QPointF(22 * s, baseline), QFontMetricsF(nameFont).elidedText(name, Qt::ElideRight, room));
    painter.setFont(m_metrics.label);
    painter.setPen(m_palette.text2);
    painter.drawText(QPointF(width - 8 * s - countWidth, baseline), count);
    if (low) return;
    const bool more = geometry.more > 0 || geometry.expanded;
    const double sparkY = dense ? std::round(h / 2 + 9 * s) : 29 * s;
    if (!more || h > 52 * s) drawSpark(painter, m_palette, 22 * s, sparkY, width - 30 * s, 14 * s, lane.spark);
}

void TimelinePainter::paintAxis(QPainter& painter, const AxisGeometry& axis, const TimelineOverlay& overlay, const TimeScale& scale,
                                const QRectF& area) {
    const double s = m_metrics.scale, left = area.left(), top = area.top(), bottom = area.bottom();
    painter.fillRect(area, m_palette.header);
    for (const AxisLabel& label : axis.coarseLabels) {
        if (label.x > 0) verticalLine(painter, left + label.x, top, bottom, m_palette.gridMajor);
        painter.setFont(m_metrics.labelBold);
        painter.setPen(m_palette.text);
        painter.drawText(QPointF(left + snap(label.textX), top + std::round(14 * s)), label.text);
    }
    for (const double x : axis.minor) verticalLine(painter, left + x, bottom - 5 * s, bottom - 1, m_palette.border);
    for (const AxisLabel& label : axis.labels) {
        if (label.x >= 0) verticalLine(painter, left + label.x, bottom - 12 * s, bottom - 1, m_palette.text3);
        painter.setFont(m_metrics.label);
        painter.setPen(m_palette.text2);
        painter.drawText(QPointF(left + snap(label.textX), top + std::round(33 * s)), label.text);
    }
    horizontalLine(painter, left, area.right(), bottom - 0.5, m_palette.border);
    if (!overlay.publications.empty()) {
        for (const base::Instant day : overlay.publications) paintPublication(painter, day, scale, area.adjusted(0, 2 * s, 0, 0));
        const base::Instant day = overlay.publications.back();
        const double width = flagWidth(day, m_metrics);
        paintFlag(painter, left + std::round(flagLeft(scale, day, width, s)), top + 2 * s, width, flagText(day));
    }
    if (!overlay.period) return;
    const QString words = periodText(overlay.period->begin, overlay.period->end, true);
    const double width = std::ceil(QFontMetricsF(m_metrics.label).horizontalAdvance(words) + 12 * s);
    const double x0 = scale.x(overlay.period->begin), x1 = scale.x(overlay.period->end);
    if (x1 < 0 || x0 > scale.width()) return;
    const double x = std::clamp((x0 + x1 - width) / 2, 0.0, std::max(0.0, scale.width() - width));
    paintFlag(painter, left + std::round(x), top + 21 * s, width, words);
}

void TimelinePainter::paintFlag(QPainter& painter, double x, double y, double width, const QString& text) {
    const double s = m_metrics.scale;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_palette.accent);
    painter.drawRoundedRect(QRectF(x, y, width, 16 * s), 2 * s, 2 * s);
    painter.setFont(m_metrics.label);
    painter.setPen(m_palette.accentText);
    painter.drawText(QPointF(x + 6 * s, y + std::round(12 * s)), text);
}

void TimelinePainter::paintPublication(QPainter& painter, base::Instant day, const TimeScale& scale, const QRectF& area) {
    const auto [from, to] = publicationPlace(scale, day, m_metrics.scale);
    if (from < to) painter.fillRect(QRectF(area.left() + from, area.top(), to - from, area.height()), translucent(m_palette.accent, 0.1));
    verticalLine(painter, area.left() + from, area.top(), area.bottom(), m_palette.accent);
    if (from < to) verticalLine(painter, area.left() + to, area.top(), area.bottom(), m_palette.accent);
}

}  // namespace chancery::ui
