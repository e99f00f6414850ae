#pragma once
#include <QHash>
#include <QPainter>
#include <QPixmap>
#include <QString>

#include "core/event/event_type.h"
#include "ui/drawing/shapes.h"
#include "ui/theme/theme.h"

namespace chancery::ui {

/// Markers and labels as ready pixmaps, so that a frame on screen is mostly copying. Belongs to one palette, metrics and
/// device pixel ratio; bounded.
class SpriteCache {
public:
    SpriteCache(const Palette& palette, const Metrics& metrics, double devicePixelRatio);

    /// Pixmap whose middle is the marker's centre.
    const QPixmap& marker(event::QuadClass quad, event::EventStatus status, const MarkerLook& look);
    /// A publication-dated event; the publication is tailEnd() px from the left, the middle halfway down.
    const QPixmap& tail(event::QuadClass quad, event::EventStatus status, const MarkerLook& look);
    double tailEnd() const { return m_metrics.px(34) + m_margin; }
    /// An interval of `width` whole px, barMargin() px from the left. Null if it is too wide to keep.
    const QPixmap* bar(int width, event::QuadClass quad, event::EventStatus status, const BarLook& look);
    /// A wide interval in three: its ends, `endWidth` px each with barMargin() outside, and a tile to repeat between them.
    struct WideBar {
        QPixmap left, middle, right;
        double endWidth = 0, height = 0;
    };
    const WideBar& wideBar(int width, event::QuadClass quad, event::EventStatus status, const BarLook& look);
    double barMargin() const { return m_margin * 4; }
    /// A fold without its band of colours, its middle in the middle.
    const QPixmap& pill(std::uint32_t count, double width, bool selected);
    /// Lane headers, kept by lane; `state` says whether the kept one is still good.
    QPixmap* header(std::size_t lane, std::uint64_t state) {
        const auto it = m_headers.find(lane);
        return it != m_headers.end() && it->first == state ? &it->second : nullptr;
    }
    QPixmap& newHeader(std::size_t lane, std::uint64_t state, double width, double height);

    /// A label with a 3 px halo in the base colour; Soft is for dates.
    enum class LabelStyle : std::uint8_t { Normal, Bold, Soft };
    const QPixmap& label(const QString& text, LabelStyle style);
    void drawLabel(QPainter& painter, QPointF baseline, const QString& text, LabelStyle style) {
        painter.drawPixmap(baseline - QPointF(m_margin, m_baseline), label(text, style));
    }

private:
    const Palette& m_palette;
    Metrics m_metrics;
    double m_ratio, m_margin, m_baseline;
    QHash<std::uint32_t, QPixmap> m_markers, m_tails, m_bars, m_pills;
    QHash<std::uint32_t, WideBar> m_wideBars;
    QHash<std::size_t, std::pair<std::uint64_t, QPixmap>> m_headers;
    QHash<QString, QPixmap> m_labels[3];
};

}  // namespace chancery::ui
