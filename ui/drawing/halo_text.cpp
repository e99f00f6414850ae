#include "ui/drawing/halo_text.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPaintEngine>
#include <QPainterPath>
#include <QTextLayout>

namespace chancery::ui {

namespace {

// Shaped once and copied nine times: an outline would say the same at a hundred times the cost.
void drawHaloGlyphs(QPainter& painter, QPointF baseline, const QString& text, const QFont& font, const QColor& colour,
                    const QColor& halo, double px) {
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    const QPointF origin = baseline - QPointF(0, line.ascent());
    const QList<QGlyphRun> runs = layout.glyphRuns();
    const double r = 1.4 * px, d = r * 0.71;
    painter.setPen(halo);
    for (const QPointF offset : {QPointF(r, 0), QPointF(-r, 0), QPointF(0, r), QPointF(0, -r), QPointF(d, d), QPointF(-d, d), QPointF(d, -d), QPointF(-d, -d)})
        for (const QGlyphRun& run : runs) painter.drawGlyphRun(origin + offset, run);
    painter.setPen(colour);
    for (const QGlyphRun& run : runs) painter.drawGlyphRun(origin, run);
}

}  // namespace

void drawHaloText(QPainter& painter, QPointF baseline, const QString& text, const QFont& font, const QColor& colour,
                  const QColor& halo, double px) {
    if (painter.paintEngine()->type() == QPaintEngine::Raster) return drawHaloGlyphs(painter, baseline, text, font, colour, halo, px);
    if (painter.paintEngine()->type() == QPaintEngine::SVG) {  // text once, and readable in every program
        const QFontMetricsF metrics(font);
        QColor ground = halo;
        ground.setAlphaF(0.6F);
        painter.fillRect(QRectF(baseline.x() - px, baseline.y() - metrics.ascent() + px, metrics.horizontalAdvance(text) + 2 * px, metrics.height() - px), ground);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(baseline, text);
        return;
    }
    QPainterPath path;
    path.addText(baseline, font, text);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(halo, 3 * px, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(baseline, text);
}

}  // namespace chancery::ui
