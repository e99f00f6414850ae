#pragma once
#include <QPainter>
#include <array>
#include <cstdint>
#include <span>

#include "core/event/event_type.h"
#include "ui/theme/theme.h"

namespace chancery::ui {

// The drawn vocabulary of the timeline, its legend, the facets and the graph: pure functions on any QPainter (screen,
// SVG, PDF). Colour = quad class, shape = status. `px` = logical px per design px. The painter must have antialiasing on
// and gets its pen and brush back in no particular state.

struct MarkerLook {
    bool selected = false, hovered = false, verified = false, dimmed = false;
};

/// A 10 px disc about `centre`; `ground` is the colour under it, for hollow shapes.
void drawMarker(QPainter& painter, const Palette& palette, QPointF centre, event::QuadClass quad, event::EventStatus status,
                const MarkerLook& look, const QColor& ground, double px);

struct BarLook {
    bool fuzzy = true;                    ///< faded ends: the event lies somewhere inside
    bool openLeft = false, openRight = false;
    bool verified = false, selected = false, hovered = false;
    double height = 12;
    double fade = 0;                      ///< px over which fuzzy ends fade; 0: as wide as becomes the bar
};

/// An interval from x0 to x1 about y.
void drawBar(QPainter& painter, const Palette& palette, double x0, double x1, double y, event::QuadClass quad,
             event::EventStatus status, const BarLook& look, double px);

/// Dated only by the publication at x: 34 px, open to the left.
void drawTail(QPainter& painter, const Palette& palette, double x, double y, event::QuadClass quad, event::EventStatus status,
              const MarkerLook& look, double px);

/// A pill of `width` px with a count and the mix of quad classes as a band.
void drawFold(QPainter& painter, const Palette& palette, const Metrics& metrics, QPointF centre, double width,
              std::uint32_t count, const std::array<std::uint32_t, event::kQuadClassCount>& quads, bool selected);

/// The band alone.
void drawFoldBand(QPainter& painter, const Palette& palette, QPointF centre, double width,
                  const std::array<std::uint32_t, event::kQuadClassCount>& quads, double px);

/// How many events lie left (`direction` < 0) or right of the window; `x` is the outer edge of the box.
void drawEdgeCount(QPainter& painter, const Palette& palette, const Metrics& metrics, double x, double y, std::size_t count,
                   int direction);

/// Cooperation minus conflict along a line at y; `height` in all.
void drawSpark(QPainter& painter, const Palette& palette, double x, double y, double width, double height,
               std::span<const float> values);

/// A 10 px square of a quad class for legends.
void drawSwatch(QPainter& painter, const Palette& palette, QPointF topLeft, event::QuadClass quad, double px);

/// Quad classes from top to bottom of a column, and from left to right in a band.
inline constexpr std::array<event::QuadClass, event::kQuadClassCount> kQuadOrder = {
    event::QuadClass::VerbalCooperation, event::QuadClass::MaterialCooperation, event::QuadClass::Neutral,
    event::QuadClass::VerbalConflict, event::QuadClass::MaterialConflict};

}  // namespace chancery::ui
