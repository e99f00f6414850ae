#include "ui/drawing/shapes.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/model/wording.h"

namespace chancery::ui {

using event::EventStatus;
using event::QuadClass;

namespace {

constexpr double kRadius = 5;

QPen flatPen(const QBrush& brush, double width, Qt::PenCapStyle cap = Qt::FlatCap) {
    return QPen(brush, width, Qt::SolidLine, cap, Qt::MiterJoin);
}

QColor faded(QColor colour, double alpha) {
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

// Pattern in px; Qt counts in pen widths.
void dash(QPen& pen, double on, double off) { pen.setDashPattern({on / pen.widthF(), off / pen.widthF()}); }

void line(QPainter& p, double x0, double y0, double x1, double y1, const QPen& pen) {
    p.setPen(pen);
    p.drawLine(QPointF(x0, y0), QPointF(x1, y1));
}

void disc(QPainter& p, double radius, const QBrush& fill, const QPen& pen) {
    p.setBrush(fill);
    p.setPen(pen);
    p.drawEllipse(QPointF(0, 0), radius, radius);
}

void arrow(QPainter& p, double x, double y, const QColor& colour) {
    line(p, x - 0.5, y, x + 4, y, flatPen(colour, 1.5));
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawPolygon(QPolygonF({QPointF(x + 3, y - 3), QPointF(x + 7, y), QPointF(x + 3, y + 3)}));
}

void tick(QPainter& p, const Palette& palette, double x, double y, const QColor& ground) {
    const QPolygonF path({QPointF(x - 2.5, y), QPointF(x - 0.5, y + 2.2), QPointF(x + 3.3, y - 2.4)});
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(ground, 3.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(path);
    p.setPen(QPen(palette.ok, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(path);
}

bool isHollow(EventStatus status) {
    return status == EventStatus::Planned || status == EventStatus::Requested || status == EventStatus::Conditional;
}

bool isStruck(EventStatus status) { return status == EventStatus::Denied || status == EventStatus::Negated; }

void drawStatus(QPainter& p, const Palette& palette, const QuadColours& c, EventStatus status, const QColor& ground) {
    constexpr double r = kRadius, ring = kRadius - 0.75;
    constexpr double around = 2 * std::numbers::pi * ring;
    QPen pen = flatPen(c.line, 1.5);
    switch (status) {
        case EventStatus::Occurred: disc(p, r - 0.5, c.fill, flatPen(c.line, 1)); break;
        case EventStatus::Ongoing:
            disc(p, r - 0.5, c.fill, flatPen(c.line, 1));
            arrow(p, r, 0, c.line);
            break;
        case EventStatus::Planned:
            dash(pen, around / 5 * 0.66, around / 5 * 0.34);
            disc(p, ring, ground, pen);
            break;
        case EventStatus::Requested:
            disc(p, ring, ground, pen);
            disc(p, 1.7, c.line, Qt::NoPen);
            break;
        case EventStatus::Conditional:
            pen = flatPen(c.line, 1.8, Qt::RoundCap);
            dash(pen, 0.01, around / 8 - 0.01);
            disc(p, ring, ground, pen);
            break;
        case EventStatus::Alleged:
            disc(p, ring, ground, pen);
            p.setPen(Qt::NoPen);
            p.setBrush(c.line);
            p.drawPie(QRectF(-ring, -ring, 2 * ring, 2 * ring), 90 * 16, 180 * 16);
            break;
        case EventStatus::Denied:
        case EventStatus::Negated:
            if (status == EventStatus::Denied) {
                disc(p, r - 0.5, ground, Qt::NoPen);
                disc(p, r - 0.5, faded(c.fill, 0.38), flatPen(c.line, 1));
            } else {
                disc(p, ring, ground, pen);
            }
            line(p, -r - 1.5, r + 0.5, r + 1.5, -r - 0.5, flatPen(ground, 3));
            line(p, -r - 1, r, r + 1, -r, flatPen(palette.text, 1.5));
            break;
    }
}

// From left to right. All stops have one hue: between them only the opacity changes, which an SVG can say in two stops.
QLinearGradient across(double width) {
    QLinearGradient gradient(0, 0, width, 0);
    gradient.setInterpolationMode(QGradient::ComponentInterpolation);
    return gradient;
}

// Opacity along a bar: full where it goes on or its ends are known, fading where they are not.
QLinearGradient along(double width, const QColor& colour, double alpha, const BarLook& look) {
    QLinearGradient gradient = across(width);
    const double fade = std::min(0.3, (look.fade > 0 ? look.fade : std::max(14.0, width * 0.14)) / width);
    gradient.setColorAt(0, faded(colour, look.fuzzy && !look.openLeft ? 0 : alpha));
    gradient.setColorAt(1, faded(colour, look.fuzzy && !look.openRight ? 0 : alpha));
    if (look.fuzzy) {
        gradient.setColorAt(fade, faded(colour, alpha));
        gradient.setColorAt(1 - fade, faded(colour, alpha));
    }
    return gradient;
}

void frameBar(QPainter& p, double width, double height, const QBrush& brush, EventStatus status) {
    if (status != EventStatus::Planned && status != EventStatus::Conditional) {
        p.fillRect(QRectF(0, -height / 2, width, 1), brush);
        p.fillRect(QRectF(0, height / 2 - 1, width, 1), brush);
        return;
    }
    // Dashes as small areas: SVG writers lose the gradient of a pen.
    const double on = status == EventStatus::Planned ? 4 : 1, off = status == EventStatus::Planned ? 3 : 2;
    for (double x = 0; x < width; x += on + off)
        for (const double y : {-height / 2, height / 2 - 1}) p.fillRect(QRectF(x, y, std::min(on, width - x), 1), brush);
}

void emphasize(QPainter& p, const Palette& palette, const QRectF& around, bool selected, bool hovered) {
    if (!selected && !hovered) return;
    p.setBrush(Qt::NoBrush);
    if (selected) {
        p.setPen(QPen(faded(palette.accent, 0.2), 4));
        p.drawRoundedRect(around.adjusted(-4, -4, 4, 4), 5, 5);
    }
    p.setPen(QPen(selected ? palette.accent : palette.text, selected ? 2 : 1.5));
    p.drawRoundedRect(around.adjusted(-2, -2, 2, 2), 3, 3);
}

}  // namespace

void drawMarker(QPainter& p, const Palette& palette, QPointF centre, QuadClass quad, EventStatus status, const MarkerLook& look,
                const QColor& ground, double px) {
    p.save();
    p.translate(centre);
    p.scale(px, px);
    if (look.dimmed) p.setOpacity(p.opacity() * 0.28);
    if (look.selected) {
        disc(p, kRadius + 6, faded(palette.accent, 0.2), Qt::NoPen);
        disc(p, kRadius + 2.5, ground, flatPen(palette.accent, 2));
    } else if (look.hovered) {
        disc(p, kRadius + 2.5, ground, flatPen(palette.text, 1.5));
    }
    drawStatus(p, palette, palette.quad(quad), status, ground);
    if (look.verified && look.selected) tick(p, palette, kRadius + 3.5, -kRadius - 1.5, ground);
    if (look.verified && !look.selected) tick(p, palette, kRadius + 1, -kRadius - 0.2, ground);
    p.restore();
}

void drawBar(QPainter& p, const Palette& palette, double x0, double x1, double y, QuadClass quad, EventStatus status,
             const BarLook& look, double px) {
    const QuadColours& c = palette.quad(quad);
    const double width = (x1 - x0) / px, height = look.height, top = -height / 2;
    p.save();
    p.translate(x0, y);
    p.scale(px, px);
    const bool hollow = isHollow(status) || status == EventStatus::Negated;
    p.fillRect(QRectF(0, top, width, height), along(width, c.fill, hollow ? 0.05 : look.fuzzy ? 0.2 : 0.34, look));
    frameBar(p, width, height, along(width, c.line, look.fuzzy ? 0.8 : 1, look), status);
    if (status == EventStatus::Alleged) p.fillRect(QRectF(0, 0, width, height / 2 - 0.5), along(width, c.fill, 0.42, look));
    if (!look.fuzzy && !look.openLeft) p.fillRect(QRectF(0, top, 3, height), c.line);
    if (!look.fuzzy && !look.openRight) p.fillRect(QRectF(width - 3, top, 3, height), c.line);
    if (status == EventStatus::Ongoing) arrow(p, width, 0, c.line);
    const double inset = look.fade > 0 ? look.fade * 0.7 : width * 0.1;
    if (isStruck(status)) line(p, inset, 0, width - inset, 0, flatPen(palette.text, 1.4));
    emphasize(p, palette, QRectF(0, top, width, height), look.selected, look.hovered);
    if (look.verified) tick(p, palette, width - 1, top + 1, palette.base);
    p.restore();
}

void drawTail(QPainter& p, const Palette& palette, double x, double y, QuadClass quad, EventStatus status, const MarkerLook& look,
              double px) {
    const QuadColours& c = palette.quad(quad);
    constexpr double width = 34, height = 10, top = -height / 2;
    p.save();
    p.translate(x - width * px, y);
    p.scale(px, px);
    if (look.dimmed) p.setOpacity(p.opacity() * 0.28);
    QLinearGradient fill = across(width), edge = across(width);
    fill.setColorAt(0, faded(c.fill, 0));
    fill.setColorAt(1, faded(c.fill, isHollow(status) ? 0.06 : status == EventStatus::Alleged ? 0.1 : 0.38));
    edge.setColorAt(0, faded(c.line, 0));
    edge.setColorAt(0.35, faded(c.line, 0.55));
    edge.setColorAt(1, c.line);
    p.fillRect(QRectF(0, top, width, height), fill);
    frameBar(p, width, height, edge, status);
    if (status == EventStatus::Alleged) {
        QLinearGradient half = across(width);
        half.setColorAt(0, faded(c.fill, 0));
        half.setColorAt(1, faded(c.fill, 0.7));
        p.fillRect(QRectF(0, 0, width, height / 2 - 0.5), half);
    }
    if (status == EventStatus::Planned) {
        QPen pen = flatPen(c.line, 1.5);
        dash(pen, 3, 2);
        line(p, width - 1, top, width - 1, top + height, pen);
    } else {
        p.fillRect(QRectF(width - 3, top, 3, height), c.line);
    }
    if (status == EventStatus::Ongoing) arrow(p, width, 0, c.line);
    if (isStruck(status)) line(p, 8, 0, width - 4, 0, flatPen(palette.text, 1.4));
    emphasize(p, palette, QRectF(width / 2, top, width / 2, height), look.selected, look.hovered);
    if (look.verified) tick(p, palette, width - 1, top + 1, palette.base);
    p.restore();
}

void drawFold(QPainter& p, const Palette& palette, const Metrics& metrics, QPointF centre, double width, std::uint32_t count,
              const std::array<std::uint32_t, event::kQuadClassCount>& quads, bool selected) {
    const double s = metrics.scale, height = 14 * s;
    const QRectF box(centre.x() - width / 2, centre.y() - height / 2, width, height);
    p.setBrush(palette.base);
    p.setPen(QPen(selected ? palette.accent : palette.text3, selected ? 2 * s : 1 * s));
    p.drawRoundedRect(box, 3 * s, 3 * s);
    p.setFont(metrics.countBold);
    p.setPen(palette.text);
    p.drawText(box.adjusted(0, -0.5 * s, 0, -2.5 * s), Qt::AlignCenter, QString::number(count));
    drawFoldBand(p, palette, centre, width, quads, s);
}

void drawFoldBand(QPainter& p, const Palette& palette, QPointF centre, double width,
                  const std::array<std::uint32_t, event::kQuadClassCount>& quads, double s) {
    const QRectF box(centre.x() - width / 2, centre.y() - 7 * s, width, 14 * s);
    double total = 0;
    for (const std::uint32_t n : quads) total += n;
    double x = box.left() + 2 * s;
    for (const QuadClass quad : kQuadOrder) {
        const double part = (width - 4 * s) * quads[static_cast<std::size_t>(quad)] / std::max(1.0, total);
        p.fillRect(QRectF(x, box.bottom() - 4 * s, part, 3 * s), palette.quad(quad).fill);
        x += part;
    }
}

void drawEdgeCount(QPainter& p, const Palette& palette, const Metrics& metrics, double x, double y, std::size_t count,
                   int direction) {
    const double s = metrics.scale;
    const QString text = countText(count);
    const double textWidth = QFontMetricsF(metrics.count).horizontalAdvance(text), width = textWidth + 17 * s;
    const QRectF box(direction < 0 ? x + 0.5 : x - width - 0.5, std::round(y - 7 * s) + 0.5, std::round(width), std::round(14 * s) - 1);
    p.setBrush(palette.base);
    p.setPen(QPen(palette.hair, 1));
    p.drawRoundedRect(box, 3 * s, 3 * s);
    p.setFont(metrics.count);
    p.setPen(palette.text2);
    p.drawText(QPointF(direction < 0 ? box.left() + 13 * s : box.left() + 4 * s, y + 3.5 * s), text);
    p.setPen(Qt::NoPen);
    p.setBrush(palette.text2);
    const double tip = direction < 0 ? box.left() + 4 * s : box.right() - 4 * s, back = tip - direction * 4.5 * s;
    p.drawPolygon(QPolygonF({QPointF(tip, y), QPointF(back, y - 3 * s), QPointF(back, y + 3 * s)}));
}

void drawSpark(QPainter& p, const Palette& palette, double x, double y, double width, double height, std::span<const float> values) {
    if (values.size() < 2) return;
    double most = 1;
    for (const float value : values) most = std::max(most, std::abs(static_cast<double>(value)));
    const double k = height / 2 / most, step = width / static_cast<double>(values.size() - 1);
    QPainterPath up(QPointF(x, y)), down(QPointF(x, y));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double at = x + static_cast<double>(i) * step;
        up.lineTo(at, y - std::max(0.0F, values[i]) * k);
        down.lineTo(at, y - std::min(0.0F, values[i]) * k);
    }
    up.lineTo(x + width, y);
    down.lineTo(x + width, y);
    p.fillPath(up, faded(palette.pos, 0.75));
    p.fillPath(down, faded(palette.neg, 0.8));
    line(p, x, std::round(y) + 0.5, x + width, std::round(y) + 0.5, flatPen(palette.border, 1));
}

void drawSwatch(QPainter& p, const Palette& palette, QPointF topLeft, QuadClass quad, double px) {
    p.setBrush(palette.quad(quad).fill);
    p.setPen(QPen(palette.quad(quad).line, px));
    p.drawRoundedRect(QRectF(topLeft + QPointF(0.5, 0.5) * px, QSizeF(10, 10) * px), 2 * px, 2 * px);
}

}  // namespace chancery::ui
