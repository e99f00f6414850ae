#include "ui/panel/marks.h"

#include <QPainter>

#include "ui/panel/panel_theme.h"

namespace chancery::ui {

Chip::Mark swatchMark(event::QuadClass quad) {
    return [quad](QPainter& p, QPointF centre, const Palette& colours, double scale) {
        p.setPen(QPen(colours.quad(quad).line, 1));
        p.setBrush(colours.quad(quad).fill);
        p.drawRoundedRect(QRectF(centre.x() - 5 * scale, centre.y() - 5 * scale, 10 * scale, 10 * scale), 2, 2);
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
