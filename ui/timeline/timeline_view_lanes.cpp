// How lanes are put up: sorted, pinned, hidden, in groups; and the menu of a lane's head.
#include <QMenu>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/timeline/timeline_view.h"

namespace chancery::ui {

void TimelineView::setArrangement(const LaneArrangement& arrangement) {
    if (arrangement == m_arrangement) return;
    m_arrangement = arrangement;
    setModel(sharedModel());
    emit arrangementChanged();
}

void TimelineView::toggleGroup(const QString& group) {
    LaneArrangement next = m_arrangement;
    next.grouped = true;
    if (next.closed.erase(group) == 0) next.closed.insert(group);
    setArrangement(next);
}

std::unique_ptr<QMenu> TimelineView::makeLaneMenu(std::optional<std::size_t> lane) {
    auto menu = std::make_unique<QMenu>(this);
    const auto& lanes = model().lanes();
    if (lane && *lane < lanes.size()) addLaneActions(*menu, lanes[*lane]);
    QMenu* sort = menu->addMenu(tr("Sort lanes"));
    const std::pair<LaneSort, QString> sorts[] = {{LaneSort::Count, tr("Most events first")}, {LaneSort::Name, tr("By name")},
                                                  {LaneSort::First, tr("Earliest event first")}};
    for (const auto& [order, words] : sorts) {
        QAction* action = sort->addAction(words, this, [this, order] {
            LaneArrangement next = m_arrangement;
            next.sort = order;
            setArrangement(next);
        });
        action->setCheckable(true);
        action->setChecked(m_arrangement.sort == order);
    }
    if (m_grouping == Grouping::Country || m_grouping == Grouping::Type || m_grouping == Grouping::Place) {
        QAction* action = menu->addAction(m_grouping == Grouping::Type ? tr("Group by kind of act") : m_grouping == Grouping::Place ? tr("Group by country") : tr("Group by region"), this, [this] {
            LaneArrangement next = m_arrangement;
            next.grouped = !next.grouped;
            setArrangement(next);
        });
        action->setCheckable(true);
        action->setChecked(m_arrangement.grouped);
        if (m_arrangement.grouped) addGroupActions(*menu);
    }
    if (!m_arrangement.hidden.empty())
        menu->addAction(tr("Show %1 hidden lanes").arg(m_arrangement.hidden.size()), this, [this] {
            LaneArrangement next = m_arrangement;
            next.hidden.clear();
            setArrangement(next);
        });
    return menu;
}

void TimelineView::addLaneActions(QMenu& menu, const Lane& lane) {
    if (lane.lanesInside > 0) {
        menu.addAction(tr("Open “%1”").arg(lane.name), this, [this, group = lane.group] { toggleGroup(group); });
        menu.addSeparator();
        return;
    }
    if (!lane.key.empty())
        menu.addAction(lane.pinned ? tr("Unpin “%1”").arg(lane.name) : tr("Pin “%1” to the top").arg(lane.name), this, [this, key = lane.key, pinned = lane.pinned] {
            LaneArrangement next = m_arrangement;
            if (pinned)
                std::erase(next.pinned, key);
            else
                next.pinned.push_back(key);
            setArrangement(next);
        });
    menu.addAction(tr("Hide “%1”").arg(lane.name), this, [this, key = lane.key] {
        LaneArrangement next = m_arrangement;
        next.hidden.insert(key);
        setArrangement(next);
    });
    if (!lane.key.empty() && m_grouping != Grouping::None)
        menu.addAction(tr("Only “%1”").arg(lane.name), this, [this, key = lane.key] { emit laneActivated(QString::fromStdString(key), m_grouping); });
    if (m_arrangement.grouped && !lane.group.isEmpty())
        menu.addAction(tr("Close group “%1”").arg(lane.group), this, [this, group = lane.group] { toggleGroup(group); });
    menu.addSeparator();
}

void TimelineView::addGroupActions(QMenu& menu) {
    menu.addAction(tr("Close all groups"), this, [this] {
        LaneArrangement next = m_arrangement;
        for (const Lane& lane : model().lanes())
            if (!lane.group.isEmpty()) next.closed.insert(lane.group);
        setArrangement(next);
    });
    if (!m_arrangement.closed.empty())
        menu.addAction(tr("Open all groups"), this, [this] {
            LaneArrangement next = m_arrangement;
            next.closed.clear();
            setArrangement(next);
        });
}

void TimelineView::showLaneMenu(QPoint position, QPoint globalPosition) {
    const TimelineFrame parts = frame();
    std::optional<std::size_t> lane;
    if (position.y() >= parts.plot.top()) lane = m_layout.laneAt(position.y() - parts.plot.top() + parts.scroll);
    makeLaneMenu(lane)->exec(globalPosition);
}

// ---- what lies between and beside the selected events

// Two events: how many days lie between them, at least and at most as their dates are sure.
void TimelineView::measureBetween() {
    m_overlay.between.reset();
    if (m_selection.events().size() != 2) return;
    const auto first = rowOf(m_selection.events()[0]), second = rowOf(m_selection.events()[1]);
    if (!first || !second) return;
    const query::EventRow* a = &model().rows().rows[*first];
    const query::EventRow* b = &model().rows().rows[*second];
    if (b->begin < a->begin) std::swap(a, b);
    const auto dayOf = [](base::Instant t) { return analysis::dayNumber(t); };
    const base::Instant least = std::max<base::Instant>(0, dayOf(b->begin) - dayOf(a->end)), most = dayOf(b->end) - dayOf(a->begin);
    const auto centre = [](const query::EventRow& row) { return static_cast<double>(row.begin) + static_cast<double>(row.end + 1 - row.begin) / 2; };
    TimelineOverlay::Between between{centre(*a), centre(*b), {}};
    if (between.end < between.begin) std::swap(between.begin, between.end);
    if (least == most)
        between.text = least == 0 ? tr("same day") : least == 1 ? tr("1 day") : tr("%1 days").arg(least);
    else
        between.text = tr("%1 – %2 days").arg(least).arg(most);
    m_overlay.between = between;
}

std::vector<std::uint32_t> TimelineView::actorsOfSelection() const {
    std::vector<std::uint32_t> actors;
    if (m_selection.events().size() > kMostWithRelatives) return actors;
    for (const base::EventId id : m_selection.events()) {
        const auto row = rowOf(id);
        if (!row) continue;
        const query::EventRow& event = model().rows().rows[*row];
        for (const auto part : {model().rows().sources(event), model().rows().targets(event)}) actors.insert(actors.end(), part.begin(), part.end());
    }
    std::sort(actors.begin(), actors.end());
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    return actors;
}

// What the rectangle holds: drawn shapes, and in dense lanes all events of the time under it.
std::vector<std::uint32_t> TimelineView::rowsIn(const QRectF& area) {
    const TimelineGeometry& drawn = geometry();
    std::vector<std::uint32_t> rows = eventsIn(drawn, area);
    for (const LaneGeometry& lane : drawn.lanes) {
        if (lane.mode != LaneMode::Density || lane.y + lane.height < area.top() || lane.y > area.bottom()) continue;
        model().lanes()[lane.lane].index->collect(drawn.scale.t(std::max(0.0, area.left())), drawn.scale.t(std::min(lane.width, area.right())), rows, kMostInRectangle);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

}  // namespace chancery::ui
