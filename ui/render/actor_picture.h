#pragma once
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/actor_fold.h"
#include "core/query/event_rows.h"
#include "ui/graph/graph_simulation.h"
#include "ui/graph/matrix_painter.h"
#include "ui/render/picture.h"

namespace chancery::ui {

/// Which actors the graph and the matrix show, and how.
struct ActorChoices {
    analysis::ActorLevel level = analysis::ActorLevel::CountriesAndOfficials;
    bool together = false;
    std::vector<std::string> hidden;  ///< keys of actors that are left out
    GraphStyle style;
    ActorPlaces places;               ///< where the person has put the actors; the others are laid out
    GraphArrangement arrangement = GraphArrangement::Forces;
    std::string ego;                  ///< key of who stands in the middle of EgoRings
    MatrixColour matrixColour = MatrixColour::Score;
};

struct ActorPictureOptions : PictureBasics, ActorChoices {};

/// The whole graph of a period with title, filter, legend and foot, by the painter of the screen. Without places it is laid out anew,
/// always the same. Error: Cancelled.
base::Result<std::shared_ptr<const Picture>> makeGraphPicture(std::shared_ptr<const query::EventRows> rows, ActorPictureOptions options,
                                                              std::stop_token stop = {});
/// The same as a matrix: all cells, by community, as large as the picture lets them be.
base::Result<std::shared_ptr<const Picture>> makeMatrixPicture(std::shared_ptr<const query::EventRows> rows, ActorPictureOptions options,
                                                               std::stop_token stop = {});

}  // namespace chancery::ui
