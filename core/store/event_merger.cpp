#include "core/store/event_merger.h"

#include <algorithm>
#include <deque>
#include <tuple>

#include "core/store/merged_event.h"

namespace chancery::store {

struct EventMerger::Step {
    const std::vector<Report>& removed;
    std::unordered_map<std::int64_t, Report> reports;  ///< by id; nodes stay where they are
    Ids added;
    Ids neighbours;      ///< reports whose clusters may change
    Ids changedExact;    ///< leaders of exactly dated clusters with other members than before
    Ids changedLoose;    ///< leaders of the other clusters that have to be attached or grouped anew
    Ids touchedExact;    ///< exactly dated clusters to which something was or is attached
    Ids grouped;         ///< leaders that are part of a group written in this step
    Ids takenEvents;     ///< events that have got their reports in this step
    Ids formerEvents;    ///< events that had reports before
    Ids seeds;           ///< reports whose plans or outcomes may change
};

const Report& EventMerger::report(Step& step, std::int64_t id) const {
    const auto known = step.reports.find(id);
    if (known != step.reports.end()) return known->second;
    return step.reports.emplace(id, m_table.load(id)).first->second;
}

Cluster EventMerger::clusterOf(Step& step, std::int64_t leader) const {
    Cluster out;
    for (const std::int64_t id : m_table.membersOf(leader)) out.push_back(&report(step, id));
    std::sort(out.begin(), out.end(), [](const Report* a, const Report* b) { return canonicallyBefore(*a, *b); });
    return out;
}

void EventMerger::merge(const std::vector<std::int64_t>& added, const std::vector<Report>& removed) {
    Step step{removed, {}, {added.begin(), added.end()}, {}, {}, {}, {}, {}, {}, {}, {}};
    for (const Report& gone : removed) {
        if (gone.event != 0) step.formerEvents.insert(gone.event);
        if (gone.attached != 0) step.touchedExact.insert(gone.attached);
    }
    collectNeighbours(step, added);
    recluster(step);
    findLoose(step);
    reattach(step);
    regroup(step);
    dropEmptied(step);
    relinkPlans(step);
}

/// Everything that shares a block, a level and a day with the changed reports, and so on.
void EventMerger::collectNeighbours(Step& step, const std::vector<std::int64_t>& added) const {
    using Cell = std::tuple<std::int64_t, DateLevel, std::int64_t>;
    std::set<Cell> seen;
    std::deque<Cell> open;
    const auto visit = [&](const Report& report) {
        for (const std::int64_t block : blocksOf(report)) {
            const Cell cell{block, levelOf(report), dayOf(report)};
            if (seen.insert(cell).second) open.push_back(cell);
        }
    };
    for (const std::int64_t id : added) {
        step.neighbours.insert(id);
        visit(report(step, id));
    }
    for (const Report& gone : step.removed) visit(gone);
    while (!open.empty()) {
        const auto [block, level, day] = open.front();
        open.pop_front();
        for (const std::int64_t id : m_table.find(block, level, day, day))
            if (step.neighbours.insert(id).second) visit(report(step, id));
    }
}

void EventMerger::recluster(Step& step) const {
    std::map<std::pair<DateLevel, std::int64_t>, std::vector<const Report*>> cells;
    for (const std::int64_t id : step.neighbours) {
        const Report& r = report(step, id);
        cells[{levelOf(r), dayOf(r)}].push_back(&r);
    }
    Ids disturbed;  // leaders that lost a member
    for (const Report& gone : step.removed) disturbed.insert(gone.cluster);
    std::vector<Cluster> clusters;
    for (auto& [cell, reports] : cells)
        for (Cluster& cluster : clusterReports(std::move(reports))) clusters.push_back(std::move(cluster));
    for (const Cluster& cluster : clusters)
        for (const Report* member : cluster)
            if (member->cluster != cluster.front()->id) disturbed.insert(member->cluster);
    for (const Cluster& cluster : clusters) {
        const std::int64_t leader = cluster.front()->id;
        bool changed = disturbed.contains(leader);
        for (const Report* member : cluster) {
            changed = changed || step.added.contains(member->id);
            if (member->cluster == leader) continue;
            changed = true;
            if (const std::int64_t exact = m_table.attachment(member->id)) {
                step.touchedExact.insert(exact);
                m_table.setAttachment(member->id, 0);
            }
            m_table.setCluster(member->id, leader);
            step.reports.at(member->id).cluster = leader;
        }
        if (changed)
            (levelOf(*cluster.front()) == DateLevel::Day ? step.changedExact : step.changedLoose).insert(leader);
    }
}

/// Clusters that are not dated exactly and may now find another exact one, or no longer find theirs.
void EventMerger::findLoose(Step& step) const {
    const auto look = [&](const Report& exact) {
        if (levelOf(exact) != DateLevel::Day) return;
        const std::int64_t day = dayOf(exact);
        for (const std::int64_t block : blocksOf(exact)) {
            for (const std::int64_t id : m_table.find(block, DateLevel::Publication, day, day + 1))
                step.changedLoose.insert(report(step, id).cluster);
            for (const std::int64_t id : m_table.find(block, DateLevel::Week, day - 6, day))
                if (report(step, id).when.endDate().serial() >= day) step.changedLoose.insert(report(step, id).cluster);
        }
    };
    for (const Report& gone : step.removed) look(gone);
    for (const std::int64_t leader : step.changedExact)
        for (const Report* member : clusterOf(step, leader)) look(*member);
}

void EventMerger::reattach(Step& step) const {
    for (const std::int64_t leader : step.changedLoose) {
        const Cluster cluster = clusterOf(step, leader);
        if (cluster.empty()) continue;
        Ids candidates;
        for (const auto& [first, last] : attachmentWindows(cluster))
            for (const Report* member : cluster)
                for (const std::int64_t block : blocksOf(*member))
                    for (const std::int64_t id : m_table.find(block, DateLevel::Day, first, last))
                        candidates.insert(report(step, id).cluster);
        std::vector<Cluster> exact;
        for (const std::int64_t candidate : candidates) exact.push_back(clusterOf(step, candidate));
        const std::ptrdiff_t chosen = chooseAttachment(cluster, exact);
        const std::int64_t target = chosen < 0 ? 0 : exact[static_cast<std::size_t>(chosen)].front()->id;
        const std::int64_t former = m_table.attachment(leader);
        if (former != 0) step.touchedExact.insert(former);
        if (target != 0) step.touchedExact.insert(target);
        if (target != former) m_table.setAttachment(leader, target);
    }
}

void EventMerger::regroup(Step& step) const {
    Ids exact = step.changedExact;
    for (const std::int64_t leader : step.touchedExact)
        if (m_table.isLeader(leader)) exact.insert(leader);
    std::vector<Cluster> groups;
    for (const std::int64_t leader : exact) {
        Cluster group = clusterOf(step, leader);
        std::vector<Cluster> attached;
        for (const std::int64_t loose : m_table.attachedTo(leader)) {
            attached.push_back(clusterOf(step, loose));
            step.grouped.insert(loose);
        }
        const std::vector<std::size_t> accepted = acceptAttached(group, attached);
        for (std::size_t i = 0; i < attached.size(); ++i) {
            if (std::find(accepted.begin(), accepted.end(), i) == accepted.end()) groups.push_back(attached[i]);
            else group.insert(group.end(), attached[i].begin(), attached[i].end());
        }
        groups.push_back(std::move(group));
    }
    for (const std::int64_t leader : step.changedLoose) {
        if (step.grouped.contains(leader) || !m_table.isLeader(leader)) continue;
        groups.push_back(clusterOf(step, leader));
    }
    // The fullest groups choose their event ids first: what the analyst has open stays with most of its reports.
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Cluster& a, const Cluster& b) { return a.size() > b.size(); });
    for (const Cluster& group : groups)
        for (const Report* member : group)
            if (member->event != 0) step.formerEvents.insert(member->event);
    for (const Cluster& group : groups) writeGroup(step, group);
}

/// An event that the analyst has marked first, else the oldest; a new one if there is none left.
std::int64_t EventMerger::chooseEvent(Step& step, const Cluster& group) const {
    std::int64_t best = 0;
    bool bestMarked = false;
    Ids seen;
    for (const Report* member : group) {
        const std::int64_t event = member->event;
        if (event == 0 || step.takenEvents.contains(event) || !seen.insert(event).second) continue;
        Statement query = m_database.statement("SELECT verified OR rejected OR edited FROM event WHERE id = ?");
        query.with(event);
        if (!query.step()) continue;
        const bool marked = query.integer(0) != 0;
        if (best != 0 && (bestMarked > marked || (bestMarked == marked && best < event))) continue;
        best = event;
        bestMarked = marked;
    }
    if (best == 0) {
        m_database
            .statement("INSERT INTO event(type, mode, status, begin_at, end_at, precision, date_basis, place, confidence, "
                       "salience, summary, published, source, reports) VALUES (0, '', 0, 0, 0, 0, 0, 0, 0, 0, '', 0, 0, 0)")
            .run();
        best = m_database.lastInsertId();
    }
    step.takenEvents.insert(best);
    return best;
}

void EventMerger::writeGroup(Step& step, const Cluster& group) const {
    if (group.empty()) return;
    const std::int64_t event = chooseEvent(step, group);
    for (const Report* member : group) {
        step.seeds.insert(member->id);
        if (member->event == event) continue;
        m_table.setEvent(member->id, event);
        step.reports.at(member->id).event = event;
    }
    writeEvent(event, group);
}

void EventMerger::writeEvent(std::int64_t event, const Cluster& group) const {
    const MergedEvent merged = mergeReports(group);
    const Report& lead = *merged.lead;
    m_database.statement("UPDATE event SET published = ?, source = ?, reports = ?, lead = ? WHERE id = ?")
        .with(merged.published, merged.source, merged.articles, lead.id, event)
        .run();
    Statement query = m_database.statement("SELECT edited FROM event WHERE id = ?");
    query.with(event);
    if (query.step() && query.integer(0) != 0) return;
    m_database
        .statement("UPDATE event SET type = ?, mode = ?, status = ?, begin_at = ?, end_at = ?, precision = ?, "
                   "date_basis = ?, place = ?, confidence = ?, salience = ?, summary = ? WHERE id = ?")
        .with(lead.type, merged.mode, merged.status, lead.when.begin, lead.when.end, lead.when.precision, lead.basis,
              merged.place, merged.confidence, merged.salience, lead.summary, event)
        .run();
    m_database.statement("DELETE FROM event_context WHERE event = ?").with(event).run();
    for (const std::string& context : merged.context)
        m_database.statement("INSERT INTO event_context VALUES (?, ?)").with(event, context).run();
    m_database.statement("DELETE FROM participant WHERE event = ?").with(event).run();
    for (const int role : {0, 1}) {
        int position = 0;
        for (const std::int64_t actor : role == 0 ? merged.sources : merged.targets)
            m_database.statement("INSERT INTO participant VALUES (?, ?, ?, ?)").with(event, role, position++, actor).run();
    }
}

void EventMerger::dropEmptied(Step& step) const {
    for (const std::int64_t event : step.formerEvents) {
        if (step.takenEvents.contains(event)) continue;
        // What the analyst has marked stays, also when no article tells it any more.
        m_database
            .statement("DELETE FROM event WHERE id = ?1 AND NOT (verified OR rejected OR edited) "
                       "AND NOT EXISTS (SELECT 1 FROM evidence WHERE event = ?1)")
            .with(event)
            .run();
        m_database
            .statement("UPDATE event SET reports = 0, lead = 0 WHERE id = ?1 "
                       "AND NOT EXISTS (SELECT 1 FROM evidence WHERE event = ?1)")
            .with(event)
            .run();
    }
}

void EventMerger::relinkPlans(Step& step) const {
    Ids plans;
    const auto look = [&](const Report& seed) {
        if (seed.status == event::EventStatus::Planned) plans.insert(seed.event);
        if (familyOf(seed.status) != StatusFamily::Actual) return;
        const std::int64_t day = dayOf(seed);
        for (const std::int64_t block : blocksOf(seed, StatusFamily::Planned))
            for (const DateLevel level : {DateLevel::Day, DateLevel::Publication, DateLevel::Week, DateLevel::Longer})
                for (const std::int64_t id : m_table.find(block, level, day - kLongestFulfilmentDays, day))
                    plans.insert(report(step, id).event);
    };
    for (const Report& gone : step.removed) look(gone);
    for (const std::int64_t id : step.seeds) look(report(step, id));
    for (const std::int64_t plan : plans) relinkPlan(step, plan);
}

void EventMerger::relinkPlan(Step& step, std::int64_t plan) const {
    m_database.statement("DELETE FROM plan_link WHERE plan = ?").with(plan).run();
    const auto leadOf = [&](std::int64_t event, base::Instant& published) -> const Report* {
        std::int64_t lead = 0;
        {
            Statement query = m_database.statement("SELECT lead, published FROM event WHERE id = ?");
            query.with(event);
            if (query.step()) lead = query.integer(0), published = query.integer(1);
        }
        return lead == 0 ? nullptr : &report(step, lead);
    };
    base::Instant announced = 0;
    const Report* planned = leadOf(plan, announced);
    if (!planned) return;
    const auto window = fulfilmentWindow(*planned);
    if (!window) return;
    Ids outcomes;
    for (const std::int64_t block : blocksOf(*planned, StatusFamily::Actual))
        for (const DateLevel level : {DateLevel::Day, DateLevel::Publication, DateLevel::Week})
            for (const std::int64_t id : m_table.find(block, level, window->first, window->second))
                outcomes.insert(report(step, id).event);
    const Report* best = nullptr;
    for (const std::int64_t outcome : outcomes) {
        base::Instant told = 0;
        const Report* lead = leadOf(outcome, told);
        if (!lead || told < announced || !fulfils(*planned, *lead)) continue;
        if (best && std::tie(best->when.begin, best->when.end) < std::tie(lead->when.begin, lead->when.end)) continue;
        if (best && best->when == lead->when && canonicallyBefore(*best, *lead)) continue;
        best = lead;
    }
    if (best) m_database.statement("INSERT INTO plan_link VALUES (?, ?)").with(plan, best->event).run();
}

}  // namespace chancery::store
