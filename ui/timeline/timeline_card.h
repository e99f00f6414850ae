#pragma once
#include <optional>

#include "ui/drawing/hover_card.h"
#include "ui/timeline/hit_test.h"
#include "ui/timeline/lane_model.h"

namespace chancery::ui {

/// The card for what lies under the pointer; nullopt if there is nothing to say. The sentence is left to the caller.
std::optional<CardContent> cardOf(const PlotHit& hit, const LaneModel& model);

/// The card of one event: who, what, when and how we know.
CardContent cardOfEvent(const query::EventRows& rows, const query::EventRow& row);

}  // namespace chancery::ui
