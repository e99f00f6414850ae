#pragma once
#include <cstdint>
#include <optional>

#include "ui/timeline/geometry.h"

namespace chancery::ui {

/// What of the plot lies under a point.
struct PlotHit {
    enum class Kind : std::uint8_t { Nothing, Lane, Mark, Fold, Column, CountBefore, CountAfter } kind = Kind::Nothing;
    const LaneGeometry* lane = nullptr;  ///< null below the last lane
    std::uint32_t event = 0;             ///< Mark: row index
    const Fold* fold = nullptr;
    const Column* column = nullptr;
    QRectF shape;                        ///< the thing itself, in plot coordinates (y from the top of all lanes)
};

/// `x` from the left of the plot, `y` from the top of all lanes. The topmost shape wins; labels and callouts count as
/// their event. Pointers live as long as the geometry.
PlotHit hitTest(const TimelineGeometry& geometry, double x, double y, double px);

/// Rows of all events whose shape (not label) meets the rectangle, folds and columns included, each once, rising.
std::vector<std::uint32_t> eventsIn(const TimelineGeometry& geometry, const QRectF& area);

/// Mark of an event in the lane nearest to y, or null: where the eye finds it.
const Mark* findMark(const TimelineGeometry& geometry, std::uint32_t event, const LaneGeometry** lane = nullptr);

}  // namespace chancery::ui
