#pragma once
#include <QString>

#include "core/analysis/actor_fold.h"
#include "ui/graph/graph_scene.h"

namespace chancery::ui {

// The words for choices about actors, the same in panel, menu and dialog.

QString levelText(analysis::ActorLevel level);  ///< "countries, officials"
QString colourText(NodeColour colour);          ///< "kind"

/// In the order in which they are offered.
inline constexpr analysis::ActorLevel kOfferedLevels[] = {analysis::ActorLevel::CountriesAndOfficials, analysis::ActorLevel::Sides,
                                                          analysis::ActorLevel::Countries,             analysis::ActorLevel::Officials,
                                                          analysis::ActorLevel::Organisations,         analysis::ActorLevel::Everyone};
inline constexpr NodeColour kOfferedColours[] = {NodeColour::Kind, NodeColour::Region, NodeColour::Community};

}  // namespace chancery::ui
