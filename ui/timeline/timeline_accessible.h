#pragma once

namespace chancery::ui {

/// Makes screen readers see lanes and visible events as children of every TimelineView. May be called any number of times.
void installTimelineAccessibility();

}  // namespace chancery::ui
