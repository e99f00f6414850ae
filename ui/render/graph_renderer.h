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
#include "ui/render/picture_device.h"
#include "ui/timeline/lane_model.h"

namespace chancery::ui {

/// What a picture of the actor graph is to show.
struct GraphPictureOptions {
    QSizeF size{1600, 1000};        ///< px at 96 dpi
    double pixelRatio = 1;          ///< PNG only, 1 to 4
    QString title;                  ///< empty: "Actors"
    QString filterText;             ///< empty: no filter is named
    std::optional<TimeRange> period;  ///< without: all events
    analysis::ActorLevel level = analysis::ActorLevel::CountriesAndOfficials;
    GraphStyle style;
    bool together = false;
    bool legend = true;
    bool dark = false;
    std::vector<std::string> hidden;  ///< keys of actors that are left out
    ActorPlaces places;               ///< where the person has put the actors; the others are laid out
    GraphArrangement arrangement = GraphArrangement::Forces;
    QString caseName, producer;       ///< in the foot, so that the picture can be made again
    std::string fontFamily = "Liberation Sans";
};

struct GraphPictureReport {
    std::size_t actors = 0, links = 0, events = 0;
};

/// Title, period, filter, the whole graph, legend and foot; by the painter of the screen, the same from desktop and command line.
/// Without places it is laid out anew, always the same. Needs a QGuiApplication.
base::Result<GraphPictureReport> renderGraphFile(std::shared_ptr<const query::EventRows> rows, const GraphPictureOptions& options,
                                                 PictureFormat format, const QString& path);

}  // namespace chancery::ui
