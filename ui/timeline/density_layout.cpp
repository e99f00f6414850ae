#include <algorithm>
#include <cmath>

#include "ui/timeline/date_text.h"
#include "ui/timeline/lane_layout.h"

namespace chancery::ui {

using base::Instant;
using event::QuadClass;

namespace {

constexpr std::size_t kMostSampled = 3000, kSamples = 6;
constexpr double kPeakShare = 0.96, kCutShown = 0.85;
constexpr double kCalloutStrip = 13, kStripFrom = 40;
constexpr std::size_t kMostCallouts = 12;

double& of(QuadMass& mass, QuadClass quad) { return mass[static_cast<std::size_t>(quad)]; }
double of(const QuadMass& mass, QuadClass quad) { return mass[static_cast<std::size_t>(quad)]; }

double upOf(const QuadMass& m) {
    return of(m, QuadClass::VerbalCooperation) + of(m, QuadClass::MaterialCooperation) + of(m, QuadClass::Neutral) / 2;
}
double downOf(const QuadMass& m) {
    return of(m, QuadClass::VerbalConflict) + of(m, QuadClass::MaterialConflict) + of(m, QuadClass::Neutral) / 2;
}

std::vector<QuadMass> massesIn(const LaneIndex& index, const query::EventRows& rows, const std::vector<Instant>& edges) {
    std::vector<std::uint32_t> rowEdges;
    rowEdges.reserve(edges.size());
    for (const Instant edge : edges) rowEdges.push_back(LaneIndex::rowAt(rows, static_cast<double>(edge)));
    std::vector<QuadMass> masses;
    index.columns(edges, rowEdges, masses);
    return masses;
}

double percentile(std::vector<double>& values, double share) {
    if (values.empty()) return 0;
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

void placeCallouts(const LayoutContext& context, const LaneIndex& index, LaneGeometry& geometry) {
    std::vector<std::uint32_t> candidates;
    index.mostSalient(context.scale.begin(), context.scale.end(), kMostCallouts, candidates);
    std::vector<std::pair<double, double>> taken;
    const double right = context.scale.width() - 4 * context.px;
    for (const std::uint32_t event : candidates) {
        const query::EventRow& row = context.rows.rows[event];
        Callout callout;
        callout.event = event;
        const double begin = std::max(0.0, context.scale.x(static_cast<double>(row.begin)));
        callout.x = (begin + std::min(context.scale.width(), context.scale.x(static_cast<double>(row.end + 1)))) / 2;
        callout.date = row.precision <= base::Precision::Day ? dayText(row.begin) : whenText(row);
        callout.text = context.labels.of(context.rows, event).text;
        callout.dateWidth = context.labels.measure(callout.date, false) + 6 * context.px;
        callout.width = callout.dateWidth + context.labels.measure(callout.text, true);
        const double gap = 7 * context.px;
        callout.textX = callout.x - callout.width - gap < 4 * context.px ? callout.x + gap : callout.x - callout.width - gap;
        const double from = std::min(callout.textX, callout.x - 3) - gap, to = std::max(callout.textX + callout.width, callout.x + 3) + gap;
        if (to - gap > right + 3 || from + gap < 0) continue;
        if (std::any_of(taken.begin(), taken.end(), [&](const auto& other) { return from < other.second && to > other.first; })) continue;
        taken.emplace_back(from + gap, to - gap);
        geometry.callouts.push_back(std::move(callout));
    }
}

}  // namespace

DensityPeaks measurePeaks(const LaneIndex& index, const query::EventRows& rows, TimeRange range, CalendarStep step) {
    std::vector<double> up, down;
    const auto add = [&](const std::vector<Instant>& edges) {
        for (const QuadMass& mass : massesIn(index, rows, edges)) {
            if (const double u = upOf(mass); u > 0) up.push_back(u);
            if (const double d = downOf(mass); d > 0) down.push_back(d);
        }
    };
    if (range.span() / step.minSeconds() <= static_cast<double>(kMostSampled)) {
        add(boundaries(step, range.begin, range.end, kMostSampled + 2));
    } else {  // stretches spread evenly are as good and bounded
        for (std::size_t i = 0; i < kSamples; ++i) {
            const double from = range.begin + range.span() * static_cast<double>(i) / static_cast<double>(kSamples);
            add(boundaries(step, from, range.end, kMostSampled / kSamples));
        }
    }
    return {percentile(up, kPeakShare), percentile(down, kPeakShare)};
}

void layoutColumns(const LayoutContext& context, const LaneIndex& index, CalendarStep step, DensityPeaks peaks,
                   LaneGeometry& geometry) {
    const TimeScale& scale = context.scale;
    geometry.mode = LaneMode::Density;
    geometry.columnStep = step;
    geometry.before = index.countEndingBefore(scale.begin());
    geometry.after = index.countBeginningFrom(scale.end());
    geometry.inWindow = index.size() - geometry.before - geometry.after;

    const double strip = (geometry.height >= kStripFrom * context.px ? kCalloutStrip : 1.5) * context.px;
    const double room = geometry.height - strip - 2 * context.px;
    const double scaleUp = std::max(peaks.up, 0.5), scaleDown = std::max(peaks.down, 0.5);
    const double k = room / (scaleUp + scaleDown);
    geometry.columnTop = strip;
    geometry.baseline = std::round(strip + scaleUp * k);

    const std::vector<Instant> edges = boundaries(step, scale.begin(), scale.end());
    const std::vector<QuadMass> masses = massesIn(index, context.rows, edges);
    geometry.columns.reserve(masses.size());
    for (std::size_t i = 0; i < masses.size(); ++i) {
        Column column;
        column.mass = masses[i];
        if (column.total() <= 0) continue;
        column.begin = edges[i];
        column.end = edges[i + 1];
        const double right = std::min(std::round(scale.x(static_cast<double>(column.end))) - 1, scale.width());
        column.x = std::max(0.0, std::round(scale.x(static_cast<double>(column.begin))));
        column.width = std::max(1.0, right - column.x);
        const double up = upOf(column.mass), down = downOf(column.mass);
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
    if (strip >= kCalloutStrip * context.px) placeCallouts(context, index, geometry);
}

}  // namespace chancery::ui
