#include "ui/timeline/marks.h"

#include <algorithm>

namespace chancery::ui {

using base::kDay;
using base::Precision;
using event::EventStatus;
using query::EventRow;

namespace {

constexpr double kMarker = 10, kTail = 34, kArrow = 7, kLeastFuzzy = 20;
constexpr double kBeyond = 600;
constexpr double kDayBarPx = 200;  // from here on the axis shows hours, and a disc at noon would be a made-up time

double noonOf(base::Instant t) {
    return static_cast<double>(floorTo({CalendarUnit::Day, 1}, t)) + static_cast<double>(kDay) / 2;
}

bool liesAhead(EventStatus status) {
    return status == EventStatus::Planned || status == EventStatus::Requested || status == EventStatus::Conditional;
}

void placeDisc(Mark& mark, double x, double px) {
    mark.kind = MarkKind::Marker;
    mark.x0 = x - kMarker / 2 * px;
    mark.x1 = x + kMarker / 2 * px;
}

void placeBar(Mark& mark, const EventRow& row, const LayoutContext& context) {
    const TimeScale& scale = context.scale;
    const double begin = scale.x(static_cast<double>(row.begin));
    double end = scale.x(static_cast<double>(row.end + 1));
    const double known = scale.x(noonOf(row.published));
    bool cutByPublication = false;
    if (mark.fuzzy && !liesAhead(row.status) && row.published > row.begin && known < end) {
        end = known;
        cutByPublication = true;
    }
    const double least = (mark.fuzzy ? kLeastFuzzy : kMarker) * context.px;
    if (end - begin < least && !mark.fuzzy) return placeDisc(mark, (begin + end) / 2, context.px);
    mark.kind = MarkKind::Bar;
    if (end - begin < least) {  // a disc would be a made-up day
        mark.x0 = (begin + end - least) / 2;
        mark.x1 = mark.x0 + least;
        mark.openRight = cutByPublication;
        return;
    }
    // Cut well outside of the view, so that a bar keeps its shape while it moves over the edge.
    const double beyond = kBeyond * context.px;
    mark.x0 = std::max(-beyond, begin);
    mark.x1 = std::min(scale.width() + beyond, end);
    mark.openLeft = begin < -beyond;
    mark.openRight = cutByPublication || end > scale.width() + beyond;
}

}  // namespace

std::pair<double, double> publicationPlace(const TimeScale& scale, base::Instant day, double px) {
    const auto begin = static_cast<double>(floorTo({CalendarUnit::Day, 1}, day)), length = static_cast<double>(kDay);
    if (scale.px(length) >= kDayBarPx * px) return {scale.x(begin), scale.x(begin + length)};
    return {scale.x(begin + length / 2), scale.x(begin + length / 2)};
}

double flagLeft(const TimeScale& scale, base::Instant day, double width, double px) {
    const auto [from, to] = publicationPlace(scale, day, px);
    if (to < 0 || from > scale.width()) return from;
    if (from < to) return std::max(0.0, std::min(from, scale.width() - width));
    return from + width > scale.width() && from > width ? from - width : from;
}

double rightEnd(const Mark& mark, double px) {
    return mark.x1 + (mark.status == EventStatus::Ongoing ? kArrow * px : 0);
}

namespace {

// Shares a person or body with the selection; or two of its countries, for countries alone meet in half of all events.
bool isRelated(const LayoutContext& context, const EventRow& row) {
    int countries = 0;
    for (const auto part : {context.rows.sources(row), context.rows.targets(row)})
        for (const std::uint32_t actor : part) {
            if (!std::binary_search(context.actors.begin(), context.actors.end(), actor)) continue;
            if (context.rows.actors()[actor].kind != actor::ActorKind::Country || ++countries > 1) return true;
        }
    return false;
}

}  // namespace

Mark placeMark(const LayoutContext& context, std::uint32_t index) {
    const EventRow& row = context.rows.rows[index];
    const TimeScale& scale = context.scale;
    Mark mark;
    mark.event = index;
    mark.quad = row.quad();
    mark.status = row.status;
    mark.verified = row.verified;
    mark.salience = row.salience;
    mark.selected = std::binary_search(context.selected.begin(), context.selected.end(), index);
    mark.related = !context.actors.empty() && !mark.selected && isRelated(context, row);
    if (row.dateBasis == event::DateBasis::Publication) {
        mark.kind = MarkKind::Tail;
        const bool hours = scale.px(static_cast<double>(kDay)) >= kDayBarPx * context.px;
        mark.x1 = scale.x(hours ? static_cast<double>(row.end + 1) : noonOf(row.end));
        mark.x0 = mark.x1 - kTail * context.px;
        return mark;
    }
    const base::Instant day = floorTo({CalendarUnit::Day, 1}, row.begin);
    const bool oneDay = row.end < day + kDay;
    switch (row.precision) {
        case Precision::Minute:
            if (row.end - row.begin < 120) {
                placeDisc(mark, scale.x(static_cast<double>(row.begin)), context.px);
                return mark;
            }
            break;
        case Precision::Day:
            if (oneDay && scale.px(static_cast<double>(kDay)) < kDayBarPx * context.px) {
                placeDisc(mark, scale.x(noonOf(row.begin)), context.px);
                return mark;
            }
            mark.fuzzy = oneDay;  // some time on that day; several days are known ends
            break;
        default:
            if (oneDay && scale.px(static_cast<double>(kDay)) < kMarker * context.px) {  // finer than a day, which is a disc here
                placeDisc(mark, scale.x(noonOf(row.begin)), context.px);
                return mark;
            }
            mark.fuzzy = true;
            break;
    }
    placeBar(mark, row, context);
    return mark;
}

void collectMarks(const LayoutContext& context, const LaneIndex& index, LaneGeometry& geometry, std::vector<Mark>& marks) {
    const TimeScale& scale = context.scale;
    const double reach = (kTail + kArrow + kMarker) * context.px;  // shapes are wider than their time
    const double t0 = scale.t(-reach), t1 = scale.t(scale.width() + reach);
    geometry.before = index.countEndingBefore(t0);
    geometry.after = index.countBeginningFrom(t1);
    std::vector<std::uint32_t> events;
    index.collect(t0, t1, events);
    marks.clear();
    marks.reserve(events.size());
    for (const std::uint32_t event : events) {
        Mark mark = placeMark(context, event);
        if ((mark.kind == MarkKind::Bar ? mark.x1 : rightEnd(mark, context.px)) <= 0)
            ++geometry.before;
        else if (mark.x0 >= scale.width())
            ++geometry.after;
        else
            marks.push_back(std::move(mark));
    }
    geometry.inWindow = marks.size();
}

}  // namespace chancery::ui
