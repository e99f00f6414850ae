#pragma once
#include <QHash>
#include <QPixmap>
#include <QString>

#include "core/event/event_type.h"
#include "ui/theme/theme.h"
#include "ui/timeline/shapes.h"

namespace chancery::ui {

/// Markers and labels as ready pixmaps, so that a frame on screen is mostly copying. Belongs to one palette, metrics and
/// device pixel ratio; bounded.
class SpriteCache {
public:
    SpriteCache(const Palette& palette, const Metrics& metrics, double devicePixelRatio);

    /// Pixmap whose middle is the marker's centre.
    const QPixmap& marker(event::QuadClass quad, event::EventStatus status, const MarkerLook& look);
    /// A label with a 3 px halo in the base colour; its text starts kLabelMargin px from the left, baseline at
    /// labelBaseline() from the top.
    const QPixmap& label(const QString& text, bool bold);
    double labelMargin() const { return m_margin; }
    double labelBaseline() const { return m_baseline; }

private:
    const Palette& m_palette;
    Metrics m_metrics;
    double m_ratio, m_margin, m_baseline;
    QHash<std::uint32_t, QPixmap> m_markers;
    QHash<QString, QPixmap> m_labels[2];
};

/// Text with a halo, as paths and real text: for devices without sprites.
void drawHaloText(QPainter& painter, QPointF baseline, const QString& text, const QFont& font, const QColor& colour,
                  const QColor& halo, double px);

}  // namespace chancery::ui
