#include "core/analysis/dyad_index.h"

#include <algorithm>
#include <numeric>

namespace chancery::analysis {

namespace {

using event::EventStatus;
using event::EventType;

/// Dyads by their two actors: open addressing, since a million events ask for a few thousand dyads.
class DyadTable {
public:
    std::uint32_t idOf(Dyad dyad, std::vector<Dyad>& dyads) {
        if ((dyads.size() + 1) * 2 > m_slots.size()) grow(dyads);
        std::uint32_t& slot = find(dyad, dyads);
        if (slot == kFree) {
            slot = static_cast<std::uint32_t>(dyads.size());
            dyads.push_back(dyad);
        }
        return slot;
    }

private:
    static constexpr std::uint32_t kFree = UINT32_MAX;

    std::uint32_t& find(Dyad dyad, const std::vector<Dyad>& dyads) {
        std::uint64_t hash = (std::uint64_t{dyad.a} << 32 | dyad.b) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29;
        for (std::size_t i = hash & (m_slots.size() - 1);; i = (i + 1) & (m_slots.size() - 1))
            if (m_slots[i] == kFree || dyads[m_slots[i]] == dyad) return m_slots[i];
    }
    void grow(const std::vector<Dyad>& dyads) {
        m_slots.assign(std::max<std::size_t>(256, m_slots.size() * 2), kFree);
        for (std::uint32_t i = 0; i < dyads.size(); ++i) find(dyads[i], dyads) = i;
    }

    std::vector<std::uint32_t> m_slots;
};

/// Several sources without a target do these with each other; anything else they do side by side.
bool isMutual(EventType type) { return type == EventType::Consult || type == EventType::Agree || type == EventType::Cooperate; }

void foldInto(std::vector<std::uint32_t>& out, std::span<const std::uint32_t> actors, const ActorFold& fold) {
    out.clear();
    for (const std::uint32_t actor : actors) {
        const std::uint32_t folded = fold.of(actor);
        if (folded != ActorFold::kNobody && std::find(out.begin(), out.end(), folded) == out.end()) out.push_back(folded);
        if (out.size() == DyadIndex::kMostPerSide) break;
    }
}

// Two actors may stand together on both sides.
void dropRepeats(std::vector<DyadIndex::Arc>& arcs, std::uint32_t from) {
    const auto begin = arcs.begin() + from;
    std::sort(begin, arcs.end(), [](DyadIndex::Arc x, DyadIndex::Arc y) { return x.value < y.value; });
    arcs.erase(std::unique(begin, arcs.end(), [](DyadIndex::Arc x, DyadIndex::Arc y) { return x.value == y.value; }), arcs.end());
}

}  // namespace

DyadTally DyadTally::of(const query::EventRow& row) {
    const bool scored = row.status != EventStatus::Denied && row.status != EventStatus::Negated;
    return {1, row.status == EventStatus::Planned ? 1U : 0U, scored ? 1U : 0U, scored ? event::goldsteinTenthsOf(row.type) : 0};
}

DyadTally& DyadTally::operator+=(const DyadTally& other) {
    count += other.count;
    planned += other.planned;
    scored += other.scored;
    scoreTenths += other.scoreTenths;
    return *this;
}

DyadTally& DyadTally::operator-=(const DyadTally& other) {
    count -= other.count;
    planned -= other.planned;
    scored -= other.scored;
    scoreTenths -= other.scoreTenths;
    return *this;
}

void DyadStats::add(const query::EventRow& row) {
    first = count == 0 ? row.begin : std::min(first, row.begin);
    last = count == 0 ? row.end : std::max(last, row.end);
    *this += DyadTally::of(row);
    ++quads[static_cast<std::size_t>(row.quad())];
}

DyadIndex::DyadIndex(std::shared_ptr<const query::EventRows> rows, ActorLevel level)
    : m_rows(std::move(rows)), m_fold(*m_rows->names, level) {}

std::shared_ptr<const DyadIndex> DyadIndex::make(std::shared_ptr<const query::EventRows> rows, ActorLevel level,
                                                 std::stop_token stop) {
    std::shared_ptr<DyadIndex> index(new DyadIndex(std::move(rows), level));
    if (!index->build(stop)) return nullptr;
    return index;
}

bool DyadIndex::build(std::stop_token stop) {
    const std::size_t size = m_rows->rows.size();
    m_arcBegin.reserve(size + 1);
    m_memberBegin.reserve(size + 1);
    m_arcs.reserve(size);
    m_members.reserve(2 * size);
    DyadTable table;
    std::vector<std::uint32_t> sources, targets;
    const auto link = [&](std::uint32_t from, std::uint32_t to, bool directed, Way undirected) {
        if (from == to) return;
        const std::uint32_t dyad = table.idOf({std::min(from, to), std::max(from, to)}, m_dyads);
        const Way way = !directed ? undirected : from < to ? Way::Forward : Way::Backward;
        m_arcs.push_back({dyad * kWayCount + static_cast<std::uint32_t>(way)});
    };
    const auto linkAmong = [&](const std::vector<std::uint32_t>& side, Way way) {
        for (std::size_t i = 0; i < side.size(); ++i)
            for (std::size_t k = i + 1; k < side.size(); ++k) link(side[i], side[k], false, way);
    };
    for (std::size_t i = 0; i < size; ++i) {
        if (i % 65536 == 0 && stop.stop_requested()) return false;
        const query::EventRow& row = m_rows->rows[i];
        m_arcBegin.push_back(static_cast<std::uint32_t>(m_arcs.size()));
        m_memberBegin.push_back(static_cast<std::uint32_t>(m_members.size()));
        foldInto(sources, m_rows->sources(row), m_fold);
        foldInto(targets, m_rows->targets(row), m_fold);
        m_members.insert(m_members.end(), sources.begin(), sources.end());
        for (const std::uint32_t target : targets)
            if (std::find(sources.begin(), sources.end(), target) == sources.end()) m_members.push_back(target);
        for (const std::uint32_t source : sources)
            for (const std::uint32_t target : targets) link(source, target, true, Way::Forward);
        linkAmong(sources, row.targetCount == 0 && isMutual(row.type) ? Way::Mutual : Way::Together);
        linkAmong(targets, Way::Together);
        if (sources.size() > 1 && targets.size() > 1) dropRepeats(m_arcs, m_arcBegin.back());
    }
    m_arcBegin.push_back(static_cast<std::uint32_t>(m_arcs.size()));
    m_memberBegin.push_back(static_cast<std::uint32_t>(m_members.size()));
    groupByDyad();
    groupByArc();
    sortByEnd();
    return !stop.stop_requested();
}

void DyadIndex::sortByEnd() {
    std::vector<std::pair<base::Instant, std::uint32_t>> ends;
    ends.reserve(m_rows->rows.size());
    for (const query::EventRow& row : m_rows->rows) ends.emplace_back(row.end, static_cast<std::uint32_t>(ends.size()));
    std::sort(ends.begin(), ends.end());
    m_byEnd.reserve(ends.size());
    for (const auto& [end, row] : ends) m_byEnd.push_back(row);
}

void DyadIndex::groupByDyad() {
    // An event may link the same two both ways: rows come in order, so a second time is the dyad's last row again.
    constexpr std::uint32_t kNone = UINT32_MAX;
    std::vector<std::uint32_t> lastRow(m_dyads.size(), kNone);
    m_dyadBegin.assign(m_dyads.size() + 1, 0);
    const auto eachOnce = [&](auto&& visit) {
        std::fill(lastRow.begin(), lastRow.end(), kNone);
        for (std::uint32_t row = 0; row < m_rows->rows.size(); ++row)
            for (const Arc arc : arcs(row))
                if (lastRow[arc.dyad()] != row) {
                    lastRow[arc.dyad()] = row;
                    visit(arc.dyad(), row);
                }
    };
    eachOnce([&](std::uint32_t dyad, std::uint32_t) { ++m_dyadBegin[dyad + 1]; });
    std::partial_sum(m_dyadBegin.begin(), m_dyadBegin.end(), m_dyadBegin.begin());
    m_dyadRows.resize(m_dyadBegin.back());
    std::vector<std::uint32_t> next(m_dyadBegin.begin(), m_dyadBegin.end() - 1);
    eachOnce([&](std::uint32_t dyad, std::uint32_t row) { m_dyadRows[next[dyad]++] = row; });
}

void DyadIndex::groupByArc() {
    m_arcRowBegin.assign(m_dyads.size() * kWayCount + 1, 0);
    for (const Arc arc : m_arcs) ++m_arcRowBegin[arc.value + 1];
    std::partial_sum(m_arcRowBegin.begin(), m_arcRowBegin.end(), m_arcRowBegin.begin());
    m_arcRows.resize(m_arcs.size());
    m_arcReach.resize(m_arcs.size());
    std::vector<std::uint32_t> next(m_arcRowBegin.begin(), m_arcRowBegin.end() - 1);
    for (std::uint32_t row = 0; row < m_rows->rows.size(); ++row) {
        const base::Instant end = m_rows->rows[row].end;
        for (const Arc arc : arcs(row)) {
            const std::uint32_t place = next[arc.value]++;
            m_arcRows[place] = row;
            m_arcReach[place] = place == m_arcRowBegin[arc.value] ? end : std::max(end, m_arcReach[place - 1]);
        }
    }
}

}  // namespace chancery::analysis
