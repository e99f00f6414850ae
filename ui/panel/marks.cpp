#include "ui/panel/marks.h"

#include <QPainter>

#include "ui/drawing/shapes.h"
#include "ui/theme/theme.h"

namespace chancery::ui {

Chip::Mark swatchMark(event::QuadClass quad) {
    return [quad](QPainter& p, QPointF centre, const Palette& colours, double scale) {
        drawSwatch(p, colours, centre - QPointF(5, 5) * scale, quad, scale);
    };
}

Chip::Mark statusMark(event::EventStatus status) {
    return [status](QPainter& p, QPointF centre, const Palette& colours, double scale) {
        drawMarker(p, colours, centre, event::QuadClass::Neutral, status, {}, colours.base, scale);
    };
}

Chip::Mark tickMark() {
    return [](QPainter& p, QPointF centre, const Palette& colours, double scale) {
        p.setPen(QPen(colours.ok, 1.8 * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p.setBrush(Qt::NoBrush);
        p.drawPolyline(QPolygonF({centre + QPointF(-4, 0) * scale, centre + QPointF(-1, 3.5) * scale,
                                  centre + QPointF(4.5, -4) * scale}));
    };
}

}  // namespace chancery::ui
