#include "ui/timeline/hit_test.h"

#include <algorithm>
#include <cmath>

namespace chancery::ui {

namespace {

QRectF shapeOf(const LaneGeometry& lane, const Mark& mark, double px) {
    const double half = 7 * px;
    return QRectF(mark.x0, lane.y + lane.rowCentre(mark.row) - half, std::max(1.0, mark.x1 - mark.x0), 2 * half);
}

QRectF labelOf(const LaneGeometry& lane, const Mark& mark, double px) {
    return mark.label.isEmpty() ? QRectF()
                                : QRectF(mark.labelX, lane.y + lane.rowCentre(mark.row) - 8 * px, mark.labelWidth, 16 * px);
}

QRectF foldBox(const LaneGeometry& lane, const Fold& fold) {
    return QRectF(fold.x - fold.width / 2, lane.y + lane.rowCentre(fold.row) - 8, fold.width, 16);
}

void hitDensity(const LaneGeometry& lane, double x, double y, double px, PlotHit& hit) {
    for (const Callout& callout : lane.callouts) {
        const QRectF box(std::min(callout.textX, callout.x - 3), lane.y, callout.width + 10 * px, 14 * px);
        if (!box.contains(x, y)) continue;
        hit.kind = PlotHit::Kind::Mark;
        hit.event = callout.event;
        hit.shape = box;
        return;
    }
    const auto it = std::upper_bound(lane.columns.begin(), lane.columns.end(), x, [](double at, const Column& c) { return at < c.x; });
    if (it == lane.columns.begin()) return;
    const Column& column = *std::prev(it);
    if (x > column.x + column.width + 1) return;
    hit.kind = PlotHit::Kind::Column;
    hit.column = &column;
    hit.shape = QRectF(column.x, lane.y, column.width, lane.height);
}

bool hitEdges(const LaneGeometry& lane, double x, double y, double px, PlotHit& hit) {
    if (!lane.edgeCounts || y < lane.y + lane.height - lane.padding - lane.rowHeight) return false;
    if (lane.before > 0 && x < 34 * px) hit.kind = PlotHit::Kind::CountBefore;
    if (lane.after > 0 && x > lane.width - 38 * px) hit.kind = PlotHit::Kind::CountAfter;
    return hit.kind != PlotHit::Kind::Lane;
}

}  // namespace

PlotHit hitTest(const TimelineGeometry& geometry, double x, double y, double px) {
    PlotHit hit;
    const auto lane = std::find_if(geometry.lanes.begin(), geometry.lanes.end(),
                                   [&](const LaneGeometry& l) { return y >= l.y && y < l.y + l.height; });
    if (lane == geometry.lanes.end()) return hit;
    hit.kind = PlotHit::Kind::Lane;
    hit.lane = &*lane;
    if (lane->mode == LaneMode::Density) {
        hitDensity(*lane, x, y, px, hit);
        return hit;
    }
    for (const Fold& fold : lane->folds) {
        if (!foldBox(*lane, fold).contains(x, y)) continue;
        hit.kind = PlotHit::Kind::Fold;
        hit.fold = &fold;
        hit.shape = foldBox(*lane, fold);
        return hit;
    }
    for (const bool labels : {false, true})  // a marker under another's label is still a marker
        for (auto mark = lane->marks.rbegin(); mark != lane->marks.rend(); ++mark) {
            const QRectF box = labels ? labelOf(*lane, *mark, px) : shapeOf(*lane, *mark, px).adjusted(-2, 0, 2, 0);
            if (!box.contains(x, y)) continue;
            hit.kind = PlotHit::Kind::Mark;
            hit.event = mark->event;
            hit.shape = shapeOf(*lane, *mark, px);
            return hit;
        }
    hitEdges(*lane, x, y, px, hit);
    return hit;
}

std::vector<std::uint32_t> eventsIn(const TimelineGeometry& geometry, const QRectF& area) {
    std::vector<std::uint32_t> events;
    for (const LaneGeometry& lane : geometry.lanes) {
        if (lane.y + lane.height < area.top() || lane.y > area.bottom()) continue;
        for (const Mark& mark : lane.marks)
            if (shapeOf(lane, mark, lane.rowHeight / 16).intersects(area)) events.push_back(mark.event);
        for (const Fold& fold : lane.folds)
            if (foldBox(lane, fold).intersects(area)) events.insert(events.end(), fold.events.begin(), fold.events.end());
    }
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    return events;
}

const Mark* findMark(const TimelineGeometry& geometry, std::uint32_t event, const LaneGeometry** in) {
    for (const LaneGeometry& lane : geometry.lanes)
        for (const Mark& mark : lane.marks) {
            if (mark.event != event) continue;
            if (in) *in = &lane;
            return &mark;
        }
    return nullptr;
}

}  // namespace chancery::ui
