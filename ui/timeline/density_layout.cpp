#include <algorithm>
#include <cmath>

#include "ui/model/date_text.h"
#include "ui/timeline/lane_layout.h"

namespace chancery::ui {

using event::QuadClass;

namespace {

constexpr double kCutShown = 0.85;
constexpr double kCalloutStrip = 13, kStripFrom = 40;

double& of(QuadMass& mass, QuadClass quad) { return mass[static_cast<std::size_t>(quad)]; }

// The most salient first, each if its words meet no others; positions stand on the calendar, so that nothing jumps while
// the window moves.
void placeCallouts(const LayoutContext& context, std::span<const std::uint32_t> candidates, LaneGeometry& geometry) {
    std::vector<std::pair<double, double>> taken;
    const double gap = 7 * context.px, width = context.scale.width();
    for (const std::uint32_t event : candidates) {
        if (!context.labels.knownDated(event)) continue;
        const query::EventRow& row = context.rows.rows[event];
        Callout callout;
        callout.event = event;
        callout.x = (context.scale.x(static_cast<double>(row.begin)) + context.scale.x(static_cast<double>(row.end + 1))) / 2;
        const LabelCache::Dated& words = context.labels.datedOf(context.rows, event);
        callout.dateWidth = words.dateWidth + 6 * context.px;
        callout.width = callout.dateWidth + words.textWidth;
        const bool left = callout.x - callout.width - gap >= 4 * context.px;
        callout.textX = left ? callout.x - callout.width - gap : callout.x + gap;
        const double from = std::min(callout.textX, callout.x - 3) - gap, to = std::max(callout.textX + callout.width, callout.x + 3) + gap;
        if (std::any_of(taken.begin(), taken.end(), [&](const auto& other) { return from < other.second && to > other.first; })) continue;
        taken.emplace_back(from + gap, to - gap);
        if (callout.x < 0 || callout.x > width || to - gap > width - 1) continue;  // keeps its place while out of sight
        callout.date = words.date;
        callout.text = words.text;
        geometry.callouts.push_back(std::move(callout));
    }
}

}  // namespace

void layoutColumns(const LayoutContext& context, const LaneIndex& index, CalendarStep step, const DensityAnswer& density,
                   LaneGeometry& geometry) {
    const TimeScale& scale = context.scale;
    geometry.mode = LaneMode::Density;
    geometry.columnStep = step;
    geometry.before = index.countEndingBefore(scale.begin());
    geometry.after = index.countBeginningFrom(scale.end());
    geometry.inWindow = index.size() - geometry.before - geometry.after;

    const double strip = (geometry.height >= kStripFrom * context.px ? kCalloutStrip : 1.5) * context.px;
    const double room = geometry.height - strip - 2 * context.px;
    const double scaleUp = std::max(density.peaks.up, 0.5), scaleDown = std::max(density.peaks.down, 0.5);
    const double k = room / (scaleUp + scaleDown);
    geometry.columnTop = strip;
    geometry.baseline = std::round(strip + scaleUp * k);

    const std::span<const base::Instant> edges = density.columns.edges;
    geometry.columns.reserve(density.columns.masses.size());
    for (std::size_t i = 0; i < density.columns.masses.size(); ++i) {
        Column column;
        column.mass = density.columns.masses[i];
        if (column.total() <= 0) continue;
        column.begin = edges[i];
        column.end = edges[i + 1];
        const double right = std::min(std::round(scale.x(static_cast<double>(column.end))) - 1, scale.width());
        column.x = std::max(0.0, std::round(scale.x(static_cast<double>(column.begin))));
        column.width = std::max(1.0, right - column.x);
        const double up = analysis::upOf(column.mass), down = analysis::downOf(column.mass);
        const double cutUp = up > scaleUp ? scaleUp / up : 1, cutDown = down > scaleDown ? scaleDown / down : 1;
        column.cutUp = cutUp < kCutShown;
        column.cutDown = cutDown < kCutShown;
        for (const auto quad : {QuadClass::VerbalCooperation, QuadClass::MaterialCooperation})
            of(column.height, quad) = of(column.mass, quad) * cutUp * k;
        for (const auto quad : {QuadClass::VerbalConflict, QuadClass::MaterialConflict})
            of(column.height, quad) = of(column.mass, quad) * cutDown * k;
        of(column.height, QuadClass::Neutral) = of(column.mass, QuadClass::Neutral) * std::min(cutUp, cutDown) * k;
        geometry.columns.push_back(column);
    }
    if (strip >= kCalloutStrip * context.px) placeCallouts(context, density.salient, geometry);
}

}  // namespace chancery::ui
