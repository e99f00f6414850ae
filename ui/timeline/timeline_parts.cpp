// What a screen reader is told of the timeline.
#include "ui/model/date_text.h"
#include "ui/model/wording.h"
#include "ui/timeline/timeline_view.h"

namespace chancery::ui {

namespace {

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

// Lanes in sight, each followed by its events, from left to right.
std::size_t TimelineView::partCount() {
    const TimelineGeometry& drawn = geometry();
    const TimelineFrame parts = frame();
    m_parts.clear();
    for (const LaneGeometry& lane : drawn.lanes) {
        const double top = parts.plot.top() + lane.y - parts.scroll;
        const Lane& named = model().lanes()[lane.lane];
        PaintedPart head;
        head.name = named.name;
        head.details = tr("%1 events, %2 in view").arg(countText(named.index->size()), countText(lane.inWindow));
        head.isHeading = true;
        head.box = QRectF(0, top, parts.headers.width(), lane.height).toRect();
        m_parts.push_back(std::move(head));
        std::vector<const Mark*> marks;
        for (const Mark& mark : lane.marks) marks.push_back(&mark);
        std::sort(marks.begin(), marks.end(), [](const Mark* a, const Mark* b) { return a->x0 < b->x0; });
        for (const Mark* mark : marks) {
            const query::EventRow& row = model().rows().rows[mark->event];
            PaintedPart event;
            event.selected = mark->selected;
            event.name = QStringLiteral("%1, %2").arg(fromView(model().rows().label(row)), whenText(row));
            event.details = fromView(event::name(row.status));
            event.box = QRectF(parts.plot.left() + mark->x0, top + lane.rowCentre(mark->row) - lane.rowHeight / 2, mark->x1 - mark->x0, lane.rowHeight).toRect();
            m_parts.push_back(std::move(event));
        }
    }
    return m_parts.size();
}

}  // namespace chancery::ui
