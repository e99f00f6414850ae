#pragma once
#include <QString>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/query/event_query.h"
#include "ui/render/actor_picture.h"
#include "ui/render/timeline_renderer.h"

namespace chancery::ui {

/// What a picture is of.
enum class PictureView : std::uint8_t { Timeline, Graph, Matrix };

/// The choices of the person, in the export dialog or on the command line; everything else follows from the case.
struct CasePictureRequest {
    std::string casePath;
    query::Filter filter;
    /// What the filter lets through, where that is known; else the case is asked.
    std::shared_ptr<const query::EventRows> rows;
    PictureView view = PictureView::Timeline;
    QSizeF size{1600, 1000};
    bool wholeHeight = false;           ///< of the timeline: as high as all its events need, whatever `size` says
    double pixelRatio = 1;
    QString title;                      ///< empty: the case's name
    std::optional<TimeRange> period;    ///< without: what the filter's dates say, else all events
    bool legend = true, dark = false;
    // Of the timeline.
    Grouping grouping = Grouping::Country;
    bool sources = true, anonymous = false;
    int pages = 1;                      ///< PDF only
    // Of graph and matrix.
    ActorChoices actors;
};

/// A picture, and the rows that it was made of.
struct CasePicture {
    std::shared_ptr<const query::EventRows> rows;
    std::shared_ptr<const Picture> picture;  ///< never null
};

/// Asks the case for the rows, and for the titles of the reports in the period where sources are listed. Stoppable.
base::Result<CasePicture> prepareCasePicture(const CasePictureRequest& request, std::stop_token stop = {});

}  // namespace chancery::ui
