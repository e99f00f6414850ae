#include "ui/timeline/sprite_cache.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace chancery::ui {

namespace {

constexpr qsizetype kMostLabels = 3000;

QPixmap emptyPixmap(double width, double height, double ratio) {
    QPixmap pixmap(static_cast<int>(std::ceil(width * ratio)), static_cast<int>(std::ceil(height * ratio)));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

}  // namespace

SpriteCache::SpriteCache(const Palette& palette, const Metrics& metrics, double devicePixelRatio)
    : m_palette(palette), m_metrics(metrics), m_ratio(devicePixelRatio), m_margin(std::ceil(metrics.px(2))),
      m_baseline(std::ceil(metrics.px(2) + QFontMetricsF(metrics.labelBold).ascent())) {}

const QPixmap& SpriteCache::marker(event::QuadClass quad, event::EventStatus status, const MarkerLook& look) {
    const auto key = static_cast<std::uint32_t>(quad) | static_cast<std::uint32_t>(status) << 4 |
                     static_cast<std::uint32_t>(look.selected) << 8 | static_cast<std::uint32_t>(look.hovered) << 9 |
                     static_cast<std::uint32_t>(look.verified) << 10 | static_cast<std::uint32_t>(look.dimmed) << 11;
    const auto it = m_markers.constFind(key);
    if (it != m_markers.constEnd()) return *it;
    const double side = std::ceil(m_metrics.px(28) / 2) * 2;
    QPixmap pixmap = emptyPixmap(side, side, m_ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawMarker(painter, m_palette, QPointF(side / 2, side / 2), quad, status, look, m_palette.base, m_metrics.scale);
    painter.end();
    return *m_markers.insert(key, pixmap);
}

const QPixmap& SpriteCache::label(const QString& text, bool bold) {
    auto& labels = m_labels[bold ? 1 : 0];
    const auto it = labels.constFind(text);
    if (it != labels.constEnd()) return *it;
    if (labels.size() >= kMostLabels) labels.clear();
    const QFont& font = bold ? m_metrics.labelBold : m_metrics.label;
    const QFontMetricsF metrics(font);
    QPixmap pixmap = emptyPixmap(metrics.horizontalAdvance(text) + 2 * m_margin + 2, metrics.height() + 2 * m_margin + 2, m_ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawHaloText(painter, QPointF(m_margin, m_baseline), text, font, m_palette.text, m_palette.base, m_metrics.scale);
    painter.end();
    return *labels.insert(text, pixmap);
}

void drawHaloText(QPainter& painter, QPointF baseline, const QString& text, const QFont& font, const QColor& colour,
                  const QColor& halo, double px) {
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
