#pragma once
#include <QFontMetricsF>
#include <optional>
#include <utility>

#include "ui/timeline/geometry.h"

namespace chancery::ui {

/// Two rows of calendar labels for a window: the lower at least `minStep` px apart, the upper the next coarser unit with
/// the one in force stuck to the left edge; each text only if its period has room for it, in the longest form that fits.
/// Upper texts keep out of `flag` (from, to in px): the place of the publication date.
AxisGeometry makeAxis(const TimeScale& scale, double minStep, const QFontMetricsF& fine, const QFontMetricsF& coarse,
                      std::optional<std::pair<double, double>> flag = {});

/// Weekends (from 6 px a day on) and grid lines that go with the axis.
Ground makeGround(const TimeScale& scale, const AxisGeometry& axis);

}  // namespace chancery::ui
