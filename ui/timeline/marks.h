#pragma once
#include <utility>
#include <vector>

#include "ui/timeline/lane_layout.h"

namespace chancery::ui {

/// Shape and place of one event on a scale, without row and label. Intervals are cut at the edges of the view, and those
/// that happened at what the reporting article could know: its publication day.
Mark placeMark(const LayoutContext& context, std::uint32_t row);

/// Marks of all events that meet the view. What lies just outside of it is added to geometry.before and .after, which
/// with `inWindow` then sum to the lane's size.
void collectMarks(const LayoutContext& context, const LaneIndex& index, LaneGeometry& geometry, std::vector<Mark>& marks);

/// Where a publication day stands, from and to in px: a line at its noon, or all of it where the axis shows hours, for no hour is known.
std::pair<double, double> publicationPlace(const TimeScale& scale, base::Instant day, double px);
/// Left end of its flag, `width` px wide: right of the line, or left of it where the view ends; within the view if the day is.
double flagLeft(const TimeScale& scale, base::Instant day, double width, double px);

/// Shape with the arrow of an ongoing event.
double rightEnd(const Mark& mark, double px);

}  // namespace chancery::ui
