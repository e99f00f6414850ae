#pragma once
#include <QRectF>
#include <QString>
#include <array>
#include <cstdint>
#include <vector>

#include "core/analysis/lane_index.h"
#include "core/event/event_type.h"
#include "ui/timeline/time_scale.h"

namespace chancery::ui {

using analysis::LaneIndex;
using analysis::QuadMass;

// The timeline as shapes with places: what layout makes, painter draws, and hit test, card and export read. All
// coordinates in logical px; x from the left edge of the plot (right of the lane headers); y of a lane from the top of
// all lanes (unscrolled), inside a lane from the lane's top.

enum class MarkKind : std::uint8_t {
    Marker,  ///< a day or finer: a disc
    Bar,     ///< an interval
    Tail     ///< dated by the publication alone: open to the left of the publication line
};

/// One event of a lane, with its label if there was room.
struct Mark {
    std::uint32_t event = 0;  ///< index into EventRows::rows
    MarkKind kind = MarkKind::Marker;
    event::QuadClass quad = event::QuadClass::Neutral;
    event::EventStatus status = event::EventStatus::Occurred;
    bool verified = false, selected = false;
    bool related = false;                     ///< the actors of a selected event take part
    bool fuzzy = false;                       ///< Bar: the interval holds the event, it does not fill it
    bool openLeft = false, openRight = false; ///< Bar: goes on beyond what is drawn
    bool labelInside = false, labelHung = false;  ///< in the bar; left of the marker
    int row = 0;
    float salience = 0;
    double x0 = 0, x1 = 0;  ///< shape, without the arrow of an ongoing event
    double labelX = 0, labelWidth = 0;
    QString label;          ///< empty = none; elided where it had to be

    double centre() const { return (x0 + x1) / 2; }
};

/// Several markers closer than can be told apart, as a pill with their number.
struct Fold {
    int row = 0;
    double x = 0, width = 0;
    std::array<std::uint32_t, event::kQuadClassCount> quads{};
    std::vector<std::uint32_t> events;
    double begin = 0, end = 0;  ///< the time they span, for zooming in
    bool selected = false;      ///< holds a selected event

    std::uint32_t count() const { return static_cast<std::uint32_t>(events.size()); }
};

/// One calendar unit of a dense lane. Heights are diverging: cooperation up, conflict down, statements centred.
struct Column {
    double x = 0, width = 0;
    base::Instant begin = 0, end = 0;
    QuadMass mass{};
    QuadMass height{};  ///< px, after capping
    bool cutUp = false, cutDown = false;

    double total() const { return mass[0] + mass[1] + mass[2] + mass[3] + mass[4]; }
};

/// A salient event named above the columns of a dense lane.
struct Callout {
    std::uint32_t event = 0;
    double x = 0;      ///< the event
    double textX = 0;  ///< the date begins here, the text `dateWidth` further right
    double dateWidth = 0, width = 0;
    QString date, text;
};

enum class LaneMode : std::uint8_t { Rows, Folded, Density };

struct LaneGeometry {
    std::size_t lane = 0;  ///< index into LaneModel::lanes
    LaneMode mode = LaneMode::Rows;
    bool collapsed = false, expanded = false;
    double y = 0, height = 0, width = 0;
    double rowHeight = 16, padding = 3;
    int rows = 1;
    std::vector<Mark> marks;      ///< by rising salience, selected last: the order to paint in
    std::vector<Fold> folds;
    std::vector<Column> columns;
    std::vector<Callout> callouts;
    double baseline = 0;          ///< Density: y where up and down meet
    double columnTop = 0;         ///< Density: top of the tallest column
    CalendarStep columnStep;
    std::size_t more = 0;             ///< in the window, but there was no room to draw them
    std::size_t before = 0, after = 0;///< outside the window
    std::size_t inWindow = 0;
    bool edgeCounts = false;          ///< there is room to show before and after

    double rowCentre(int row) const { return padding + row * rowHeight + rowHeight / 2; }
};

struct AxisLabel {
    double x = 0, end = 0;  ///< px of its period
    base::Instant begin = 0, until = 0;
    QString text;           ///< empty = a line without words
    double textX = 0;
};

struct AxisGeometry {
    CalendarStep fine, coarse;
    std::vector<double> minor;          ///< short ticks
    std::vector<AxisLabel> labels;      ///< lower row
    std::vector<AxisLabel> coarseLabels;///< upper row; the first is stuck to the left edge
};

/// What lies under everything.
struct Ground {
    std::vector<std::pair<double, double>> weekends;  ///< x, width; only where a day is wide enough
    std::vector<double> grid, gridMajor;
};

/// A whole picture of the timeline for one window, width and set of rows.
struct TimelineGeometry {
    TimeScale scale;
    AxisGeometry axis;
    Ground ground;
    std::vector<LaneGeometry> lanes;  ///< those in the visible stretch only, top to bottom
    double contentHeight = 0;         ///< of all lanes
    bool unfinished = false;          ///< more labels come with the next geometry of the same view
    bool dense = false;               ///< lanes stand closer because most of them are density columns
};

}  // namespace chancery::ui
