#pragma once
#include <QPainter>
#include <QRectF>
#include <optional>
#include <span>
#include <vector>

#include "ui/theme/theme.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/lane_model.h"
#include "ui/timeline/sprite_cache.h"

namespace chancery::ui {

/// What is drawn beside the geometry and changes without a new layout.
struct TimelineOverlay {
    /// Between two selected events: from the one to the other, and how long that is.
    struct Between {
        double begin = 0, end = 0;
        QString text;
    };
    std::optional<Between> between;
    std::vector<base::Instant> publications;     ///< days of the selected events' articles; the last one has the flag
    std::optional<double> futureFrom;            ///< ground beyond it is tinted
    std::optional<TimeRange> period;             ///< selected or being selected
    std::optional<QRectF> rubberBand;            ///< in plot coordinates, y from the top of all lanes
    std::optional<std::uint32_t> hoveredEvent;   ///< row index
    std::optional<std::size_t> hoveredLane;      ///< with hoveredColumn
    std::optional<base::Instant> hoveredColumn;  ///< begin of the column
    std::optional<std::size_t> hoveredHeader;
};

/// Where the parts stand on the device, logical px.
struct TimelineFrame {
    QRectF axis;     ///< above the plot
    QRectF headers;  ///< left of the plot
    QRectF plot;
    double scroll = 0;
};

/// Paints geometry, on any device. Asks no model: names and sparklines of lanes come as `lanes`. With a SpriteCache
/// (screens) positions are rounded to pixels and shapes come from pixmaps; without (SVG, PDF, print) everything is exact
/// and text stays text.
class TimelinePainter {
public:
    TimelinePainter(const Palette& palette, const Metrics& metrics, SpriteCache* sprites = nullptr);

    void paint(QPainter& painter, const TimelineGeometry& geometry, std::span<const Lane> lanes, const TimelineOverlay& overlay,
               const TimelineFrame& frame, const QString& columnTitle);

    void paintGround(QPainter& painter, const TimelineGeometry& geometry, const TimelineOverlay& overlay, const QRectF& plot);
    void paintLane(QPainter& painter, const LaneGeometry& lane, const TimelineOverlay& overlay);  ///< origin at the lane's top left
    void paintAxis(QPainter& painter, const AxisGeometry& axis, const TimelineOverlay& overlay, const TimeScale& scale, const QRectF& area);
    void paintMark(QPainter& painter, const Mark& mark, double y, const TimelineOverlay& overlay);
    void paintLabel(QPainter& painter, const Mark& mark, double y);

    /// Labels end in a source number, "met [3]": drawn small.
    void setReferences(bool references) { m_references = references; }

    /// Text of the flag at a publication line, and its width with padding.
    static QString flagText(base::Instant day);
    static double flagWidth(base::Instant day, const Metrics& metrics);

private:
    void paintHeaders(QPainter& painter, const TimelineGeometry& geometry, std::span<const Lane> lanes, const TimelineOverlay& overlay,
                      const TimelineFrame& frame, const QString& columnTitle);
    void paintKeptHeader(QPainter& painter, const LaneGeometry& geometry, const Lane& lane, double width, bool dense, bool hovered);
    void paintHeader(QPainter& painter, const LaneGeometry& geometry, const Lane& lane, double width, bool dense, bool hovered);
    void paintColumns(QPainter& painter, const LaneGeometry& lane, const TimelineOverlay& overlay);
    void paintCallouts(QPainter& painter, const LaneGeometry& lane);
    void paintMore(QPainter& painter, const LaneGeometry& geometry);
    void paintBetween(QPainter& painter, const TimelineOverlay& overlay, const TimeScale& scale, const QRectF& area);
    void paintRelated(QPainter& painter, const Mark& mark, double y);
    void paintBar(QPainter& painter, const Mark& mark, const BarLook& look, double y);
    void paintFlag(QPainter& painter, double x, double y, double width, const QString& text);
    void paintPublication(QPainter& painter, base::Instant day, const TimeScale& scale, const QRectF& area);
    void paintBrush(QPainter& painter, const TimelineGeometry& geometry, const TimelineOverlay& overlay, const QRectF& plot, bool edges);
    double snap(double x) const;

    const Palette& m_palette;
    const Metrics& m_metrics;
    SpriteCache* m_sprites;
    bool m_references = false;
};

}  // namespace chancery::ui
