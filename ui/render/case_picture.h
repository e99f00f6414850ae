#pragma once
#include <QString>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/query/event_query.h"
#include "ui/render/timeline_renderer.h"

namespace chancery::ui {

/// The choices of the person, in the export dialog or on the command line; everything else follows from the case.
struct CasePictureRequest {
    std::string casePath;
    query::Filter filter;
    QSizeF size{1600, 1000};
    double pixelRatio = 1;
    QString title;                      ///< empty: the case's name
    Grouping grouping = Grouping::Country;
    std::optional<TimeRange> period;    ///< without: what the filter's dates say, else all events
    bool legend = true, sources = true, anonymous = false, dark = false;
    int pages = 1;                      ///< PDF only
};

/// Rows and options of a picture of a case; a value that may be made on a worker and drawn on the GUI thread.
struct CasePicture {
    std::shared_ptr<const query::EventRows> rows;
    PictureOptions options;
};

/// Asks the case for the rows and for the titles of the reports in the period. Stoppable.
base::Result<CasePicture> prepareCasePicture(const CasePictureRequest& request, std::stop_token stop = {});

}  // namespace chancery::ui
