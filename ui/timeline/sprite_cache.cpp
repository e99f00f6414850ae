#include "ui/timeline/sprite_cache.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

#include "ui/drawing/halo_text.h"

namespace chancery::ui {

namespace {

constexpr qsizetype kMostLabels = 3000, kMostBars = 600, kMostHeaders = 200;
constexpr int kWidestBar = 400;

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

namespace {

std::uint32_t keyOf(event::QuadClass quad, event::EventStatus status, const MarkerLook& look) {
    return static_cast<std::uint32_t>(quad) | static_cast<std::uint32_t>(status) << 3 | static_cast<std::uint32_t>(look.selected) << 6 |
           static_cast<std::uint32_t>(look.hovered) << 7 | static_cast<std::uint32_t>(look.verified) << 8 |
           static_cast<std::uint32_t>(look.dimmed) << 9;
}

}  // namespace

const QPixmap& SpriteCache::tail(event::QuadClass quad, event::EventStatus status, const MarkerLook& look) {
    const std::uint32_t key = keyOf(quad, status, look);
    const auto it = m_tails.constFind(key);
    if (it != m_tails.constEnd()) return *it;
    const double height = std::ceil(m_metrics.px(26) / 2) * 2;
    QPixmap pixmap = emptyPixmap(tailEnd() + m_metrics.px(14), height, m_ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawTail(painter, m_palette, tailEnd(), height / 2, quad, status, look, m_metrics.scale);
    painter.end();
    return *m_tails.insert(key, pixmap);
}

const QPixmap* SpriteCache::bar(int width, event::QuadClass quad, event::EventStatus status, const BarLook& look) {
    if (width > kWidestBar) return nullptr;
    const std::uint32_t key = keyOf(quad, status, {look.selected, look.hovered, look.verified, look.fuzzy}) |
                              static_cast<std::uint32_t>(look.openLeft) << 10 | static_cast<std::uint32_t>(look.openRight) << 11 |
                              static_cast<std::uint32_t>(width) << 12;
    const auto it = m_bars.constFind(key);
    if (it != m_bars.constEnd()) return &*it;
    if (m_bars.size() >= kMostBars) m_bars.clear();
    const double height = std::ceil(m_metrics.px(26) / 2) * 2;
    QPixmap pixmap = emptyPixmap(width + 2 * barMargin() + m_metrics.px(8), height, m_ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBar(painter, m_palette, barMargin(), barMargin() + width, height / 2, quad, status, look, m_metrics.scale);
    painter.end();
    return &*m_bars.insert(key, pixmap);
}

// The fade of the ends grows with the width: it is kept in steps, and dashes meet at multiples of their common period.
const SpriteCache::WideBar& SpriteCache::wideBar(int width, event::QuadClass quad, event::EventStatus status, const BarLook& look) {
    constexpr int kPeriod = 21, kMostEnd = 10 * kPeriod;
    const double s = m_metrics.scale;
    const int end = look.fuzzy ? std::clamp(static_cast<int>(width * 0.14 / s) / kPeriod * kPeriod, 2 * kPeriod, kMostEnd) : 2 * kPeriod;
    const std::uint32_t key = keyOf(quad, status, {look.selected, look.hovered, look.verified, look.fuzzy}) |
                              static_cast<std::uint32_t>(look.openLeft) << 10 | static_cast<std::uint32_t>(look.openRight) << 11 |
                              static_cast<std::uint32_t>(end) << 12;
    const auto it = m_wideBars.constFind(key);
    if (it != m_wideBars.constEnd()) return *it;
    if (m_wideBars.size() >= kMostBars) m_wideBars.clear();
    WideBar bar;
    bar.endWidth = end * s;
    bar.height = std::ceil(m_metrics.px(26) / 2) * 2;
    BarLook whole = look;
    whole.fade = end;
    const double length = 2 * bar.endWidth + 8 * kPeriod * s;
    const auto cut = [&](double from, double to) {
        QPixmap pixmap = emptyPixmap(to - from, bar.height, m_ratio);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        drawBar(painter, m_palette, -from, length - from, bar.height / 2, quad, status, whole, s);
        return pixmap;
    };
    bar.left = cut(-barMargin(), bar.endWidth);
    bar.middle = cut(bar.endWidth, bar.endWidth + 4 * kPeriod * s);
    bar.right = cut(length - bar.endWidth, length + barMargin() + m_metrics.px(8));
    return *m_wideBars.insert(key, bar);
}

const QPixmap& SpriteCache::pill(std::uint32_t count, double width, bool selected) {
    const std::uint32_t key = count << 1 | static_cast<std::uint32_t>(selected);
    const auto it = m_pills.constFind(key);
    if (it != m_pills.constEnd()) return *it;
    if (m_pills.size() >= kMostBars) m_pills.clear();
    const double w = std::ceil(width / 2) * 2 + 4, h = std::ceil(m_metrics.px(14) / 2) * 2 + 4;
    QPixmap pixmap = emptyPixmap(w, h, m_ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawFold(painter, m_palette, m_metrics, QPointF(w / 2, h / 2), width, count, {}, selected);
    painter.end();
    return *m_pills.insert(key, pixmap);
}

QPixmap& SpriteCache::newHeader(std::size_t lane, std::uint64_t state, double width, double height) {
    if (m_headers.size() >= kMostHeaders) m_headers.clear();
    return m_headers.insert(lane, {state, emptyPixmap(width, height, m_ratio)})->second;
}

const QPixmap& SpriteCache::marker(event::QuadClass quad, event::EventStatus status, const MarkerLook& look) {
    const std::uint32_t key = keyOf(quad, status, look);
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

const QPixmap& SpriteCache::label(const QString& text, LabelStyle style) {
    auto& labels = m_labels[static_cast<std::size_t>(style)];
    const auto it = labels.constFind(text);
    if (it != labels.constEnd()) return *it;
    if (labels.size() >= kMostLabels) labels.clear();
    const QFont& font = style == LabelStyle::Bold ? m_metrics.labelBold : m_metrics.label;
    const QFontMetricsF metrics(font);
    QPixmap pixmap = emptyPixmap(metrics.horizontalAdvance(text) + 2 * m_margin + 2, metrics.height() + 2 * m_margin + 2, m_ratio);
    QPainter painter(&pixmap);
    drawHaloText(painter, QPointF(m_margin, m_baseline), text, font, style == LabelStyle::Soft ? m_palette.text2 : m_palette.text,
                   m_palette.base, m_metrics.scale);
    painter.end();
    return *labels.insert(text, pixmap);
}

}  // namespace chancery::ui
