#pragma once
#include <QSizeF>
#include <QString>
#include <memory>
#include <optional>
#include <string>

#include "core/analysis/actor_fold.h"
#include "core/query/event_rows.h"
#include "ui/graph/graph_scene.h"
#include "ui/graph/graph_simulation.h"
#include "ui/render/picture_basics.h"
#include "ui/timeline/lane_model.h"

namespace chancery::ui {

/// What a picture of the actor graph is to show.
struct GraphPictureOptions : PictureBasics {
    analysis::ActorLevel level = analysis::ActorLevel::CountriesAndOfficials;
    GraphStyle style;
    bool together = false;
    std::vector<std::string> hidden;  ///< keys of actors that are left out
    ActorPlaces places;               ///< where the person has put the actors; the others are laid out
    GraphArrangement arrangement = GraphArrangement::Forces;
};

struct GraphPictureReport {
    std::size_t actors = 0, links = 0, events = 0;
};

/// Title, period, filter, the whole graph, legend and foot; by the painter of the screen, the same from desktop and command line.
/// Without places it is laid out anew, always the same. Needs a QGuiApplication.
base::Result<GraphPictureReport> renderGraphFile(std::shared_ptr<const query::EventRows> rows, const GraphPictureOptions& options,
                                                 PictureFormat format, const QString& path);

}  // namespace chancery::ui
