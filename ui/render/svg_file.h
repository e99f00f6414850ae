#pragma once
#include <QByteArray>
#include <QString>

class QPainter;

namespace chancery::ui {

// What QSvgGenerator cannot write itself: groups with names. The page leaves marks while it paints, and finishSvg() turns
// them into elements. On other devices the marks are not drawn.

/// Begins a group named `name`; an empty name ends it. Groups do not nest, and clip and transformation must be the same
/// at its end as at its beginning.
void svgGroup(QPainter& painter, const QString& name);

/// The file with its marks turned into groups; Inkscape shows them as layers.
QByteArray finishSvg(const QByteArray& svg);

}  // namespace chancery::ui
