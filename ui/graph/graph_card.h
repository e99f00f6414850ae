#pragma once
#include "ui/drawing/hover_card.h"
#include "ui/graph/graph_scene.h"

namespace chancery::ui {

/// What the card of an actor, of a link says: counts by quad class, how many it deals with, score, when.
CardContent cardOfActor(const GraphScene& scene, std::uint32_t node);
CardContent cardOfLink(const GraphScene& scene, std::uint32_t link);

/// "+2.4", "−5.0"
QString scoreText(double score);
/// "country", "armed group"
QString actorKindText(actor::ActorKind kind);
/// "North Korea – Russia", "United States → Japan" where only one of them acts.
QString linkTitle(const GraphScene& scene, const analysis::GraphLink& link);

}  // namespace chancery::ui
