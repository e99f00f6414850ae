#pragma once
#include <QSizeF>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <vector>
#include <string>

#include "core/base/result.h"
#include "core/query/event_rows.h"
#include "ui/render/picture_basics.h"
#include "ui/timeline/lane_model.h"

class QIODevice;
class QPagedPaintDevice;
class QPainter;

namespace chancery::ui {

/// What a picture of the timeline is to show.
struct PictureOptions : PictureBasics {
    Grouping grouping = Grouping::Country;
    LaneModel::CountryName countryName;
    std::optional<base::Instant> publication;  ///< day of a line "published ..."
    bool sources = true;
    bool anonymous = false;         ///< sources are numbered, not named
    int pages = 1;                  ///< PDF only: the period goes over so many pages of `size`
    /// The line in the list of sources for an event: "Reuters, “Blinken in Seoul ...”, 9 Nov 2023". Without it: source
    /// and day. Events with the same line share a number.
    std::function<QString(const query::EventRow&)> sourceLine;
};

/// "A4", "Letter", "A3" ... up to the poster "A0".
const std::vector<std::string>& paperNames();
/// A sheet to print on, in px at 96 dpi and landscape: one of paperNames(), any case.
std::optional<QSizeF> parsePaper(std::string_view name);

/// What came out; the figures are also in the picture's foot.
struct PictureReport {
    std::size_t events = 0;        ///< in the period
    std::size_t drawn = 0;         ///< each once, alone, folded or in a column
    std::size_t lanes = 0, lanesLeftOut = 0;
    std::size_t before = 0, after = 0;  ///< strays outside of a period that was not asked for: LaneModel::fit()
};
/// "30 events in 10 lanes", and how many of both are not drawn, if any.
QString wordsOf(const PictureReport& report);

/// Whole-picture export of the timeline: title, period, filter, lanes with numbered sources, legend of what occurs,
/// source list and foot; by the painter of the screen, the same from desktop and command
/// line. Where the height does not do, lanes show folds and columns instead of rows; whole lanes that still do not fit are
/// left out, and foot and report say so. Needs a QGuiApplication (any
/// platform); call it on the thread of that, or any other as long as fonts are thread-safe there.
base::Result<PictureReport> renderTimeline(std::shared_ptr<const query::EventRows> rows, const PictureOptions& options,
                                           PictureFormat format, QIODevice& out);
/// The same into a file, written as a whole or not at all.
base::Result<PictureReport> renderTimelineFile(std::shared_ptr<const query::EventRows> rows, const PictureOptions& options,
                                               PictureFormat format, const QString& path);
/// options.pages pages of options.size, which is to be the printable part of the device's page.
base::Result<PictureReport> printTimeline(std::shared_ptr<const query::EventRows> rows, const PictureOptions& options,
                                          QPagedPaintDevice& printer);
/// options.size with the height at which all lanes show all their events; above 5,000 px some as folds and columns, above 12,000 px
/// lanes are left out. Needs what renderTimeline() needs.
QSizeF wholePictureSize(const query::EventRows& rows, const PictureOptions& options);
/// For a preview or the clipboard: paints one page of options.size, in px at 96 dpi, at the painter's origin.
PictureReport paintTimelinePage(QPainter& painter, std::shared_ptr<const query::EventRows> rows, const PictureOptions& options);

}  // namespace chancery::ui
