#pragma once
#include <QFont>
#include <QPainter>
#include <QString>

namespace chancery::ui {

/// Text that stays readable over what it stands on, on any device: an outline in the ground's colour under it, on SVG a pale ground,
/// so that the text stands in the file once. `px` = logical px per design px.
void drawHaloText(QPainter& painter, QPointF baseline, const QString& text, const QFont& font, const QColor& colour,
                  const QColor& halo, double px);

}  // namespace chancery::ui
