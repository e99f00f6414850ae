#include "ui/timeline/lane_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>

#include "ui/timeline/time_scale.h"

namespace chancery::ui {

using query::EventRow;
using query::EventRows;

namespace {

constexpr std::size_t kSparkBins = 40;
constexpr std::uint32_t kNoRow = std::numeric_limits<std::uint32_t>::max();
constexpr base::Instant kLongest = 92 * base::kDay;

QString say(const char* text) { return QCoreApplication::translate("LaneModel", text); }

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

// "CONSULT" -> "Consult"
QString titleCase(std::string_view name) {
    QString text = fromView(name).toLower();
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

// Collects the lanes in first-come order, in one pass over the rows; the lane of events without one comes last.
class Sorter {
public:
    Sorter(const EventRows& rows, TimeRange focus, QString nameOfRest)
        : m_rows(rows), m_focus(focus), m_rest{{}, std::move(nameOfRest), analysis::LaneIndex(rows), std::vector<float>(kSparkBins)} {}

    std::size_t laneOf(const std::string& key, const std::function<QString()>& name) {
        const auto [it, isNew] = m_byKey.try_emplace(key, m_lanes.size());
        if (isNew) m_lanes.push_back({key, name(), analysis::LaneIndex(m_rows), std::vector<float>(kSparkBins)});
        return it->second;
    }
    void add(std::size_t lane, std::uint32_t row) { add(m_lanes[lane], row); }
    void addToRest(std::uint32_t row) { add(m_rest, row); }

    std::vector<Lane> take() {
        std::erase_if(m_lanes, [](const Lane& lane) { return lane.index.size() == 0; });
        std::stable_sort(m_lanes.begin(), m_lanes.end(), [](const Lane& a, const Lane& b) {
            return a.index.size() != b.index.size() ? a.index.size() > b.index.size() : a.name.localeAwareCompare(b.name) < 0;
        });
        if (m_rest.index.size() > 0) m_lanes.push_back(std::move(m_rest));
        for (Lane& lane : m_lanes) lane.index.finish();
        return std::move(m_lanes);
    }

private:
    void add(Lane& lane, std::uint32_t row) {
        static constexpr std::array<float, event::kQuadClassCount> kWeights = {1.0F, 1.5F, -1.0F, -1.5F, 0.0F};
        const auto members = lane.index.members();
        if (!members.empty() && members.back() == row) return;  // both sides may be of one country
        lane.index.add(row);
        const EventRow& event = m_rows.rows[row];
        const double share = (static_cast<double>(event.begin) - m_focus.begin) / m_focus.span();
        if (share >= 0 && share < 1)
            lane.spark[static_cast<std::size_t>(share * static_cast<double>(kSparkBins))] += kWeights[static_cast<std::size_t>(event.quad())];
    }

    const EventRows& m_rows;
    TimeRange m_focus;
    std::unordered_map<std::string, std::size_t> m_byKey;
    std::vector<Lane> m_lanes;
    Lane m_rest;
};

constexpr std::size_t kNoLane = SIZE_MAX;

// Lane of each actor, by country or by official; kNoLane where it has none.
std::vector<std::size_t> lanesOfActors(const EventRows& rows, Grouping grouping, Sorter& sorter,
                                       const LaneModel::CountryName& countryName) {
    std::unordered_map<std::string_view, const query::ActorRow*> byKey;
    for (const auto& actor : rows.actors) byKey.emplace(actor.key, &actor);
    std::vector<std::size_t> lanes(rows.actors.size(), kNoLane);
    for (std::size_t i = 0; i < rows.actors.size(); ++i) {
        const query::ActorRow& actor = rows.actors[i];
        if (grouping == Grouping::Official) {
            if (actor.kind == actor::ActorKind::Official || actor.kind == actor::ActorKind::Person)
                lanes[i] = sorter.laneOf(actor.name, [&] { return fromView(actor.name); });
            continue;
        }
        const std::string& side = actor.side.empty() ? actor.country : actor.side;
        if (side.empty()) continue;
        lanes[i] = sorter.laneOf(side, [&] {
            if (const auto it = byKey.find(side); it != byKey.end()) return fromView(it->second->name);
            const QString name = countryName ? countryName(side) : QString();
            return name.isEmpty() ? fromView(side) : name;
        });
    }
    return lanes;
}

void sortByActors(const EventRows& rows, Grouping grouping, Sorter& sorter, const LaneModel::CountryName& countryName) {
    const std::vector<std::size_t> lanes = lanesOfActors(rows, grouping, sorter, countryName);
    std::vector<std::size_t> seen;
    for (std::uint32_t r = 0; r < rows.rows.size(); ++r) {
        const EventRow& row = rows.rows[r];
        const auto participants = std::span(rows.participants)
                                      .subspan(row.participantBegin, std::size_t{row.sourceCount} + row.targetCount);
        bool any = false;
        for (const std::uint32_t actor : participants) {
            if (lanes[actor] == kNoLane) continue;
            sorter.add(lanes[actor], r);
            any = true;
        }
        if (!any) sorter.addToRest(r);
    }
}

void sortByOneValue(const EventRows& rows, Grouping grouping, Sorter& sorter) {
    std::vector<std::size_t> lanes;
    for (std::uint32_t r = 0; r < rows.rows.size(); ++r) {
        const EventRow& row = rows.rows[r];
        std::size_t value = 0;
        if (grouping == Grouping::Type) value = static_cast<std::size_t>(row.type);
        if (grouping == Grouping::Place) value = row.place;
        if (grouping == Grouping::Source) value = row.sourceName;
        if (value >= lanes.size()) lanes.resize(value + 1, kNoLane);
        if (lanes[value] == kNoLane) {
            if (grouping == Grouping::Type) {
                const auto name = event::name(row.type);
                lanes[value] = sorter.laneOf(std::string(name), [&] { return titleCase(name); });
            } else {
                const bool place = grouping == Grouping::Place;
                const std::string& name = place ? rows.places[value].name : rows.sourceNames[value];
                if (name.empty()) {
                    sorter.addToRest(r);
                    continue;
                }
                lanes[value] = sorter.laneOf(name, [&] { return fromView(name); });
            }
        }
        sorter.add(lanes[value], r);
    }
}

std::vector<Lane> sortIntoLanes(const EventRows& rows, Grouping grouping, TimeRange focus, const LaneModel::CountryName& countryName) {
    QString rest;
    switch (grouping) {
        case Grouping::Country: rest = say("No country"); break;
        case Grouping::Official: rest = say("No official"); break;
        case Grouping::Place: rest = say("No place"); break;
        case Grouping::Source: rest = say("No source"); break;
        case Grouping::Type: break;
        case Grouping::None: rest = say("All events"); break;
    }
    Sorter sorter(rows, focus, rest);
    if (grouping == Grouping::Country || grouping == Grouping::Official)
        sortByActors(rows, grouping, sorter, countryName);
    else if (grouping == Grouping::None)
        for (std::uint32_t r = 0; r < rows.rows.size(); ++r) sorter.addToRest(r);
    else
        sortByOneValue(rows, grouping, sorter);
    return sorter.take();
}

TimeRange extentOf(const EventRows& rows) {
    if (rows.rows.empty()) {
        const auto today = static_cast<double>(floorTo({CalendarUnit::Day, 1}, QDateTime::currentSecsSinceEpoch()));
        return {today - 15 * 86'400.0, today + 15 * 86'400.0};
    }
    std::optional<std::pair<base::Instant, base::Instant>> hull;
    const auto add = [&](const EventRow& row) {
        if (!hull) hull = {row.begin, row.end};
        *hull = {std::min(hull->first, row.begin), std::max(hull->second, row.end)};
    };
    for (const EventRow& row : rows.rows)
        if (row.end - row.begin <= kLongest) add(row);
    for (const EventRow& row : rows.rows)
        if (!hull || row.end < hull->first || row.begin > hull->second) add(row);
    return {static_cast<double>(hull->first), static_cast<double>(hull->second + 1)};
}

TimeRange focusOf(const EventRows& rows, TimeRange extent) {
    const std::size_t n = rows.rows.size();
    if (n < 50) return extent;
    const auto begin = static_cast<double>(rows.rows[n / 50].begin);
    const auto end = static_cast<double>(rows.rows[n - 1 - n / 50].begin) + 86'400.0;
    return {std::max(begin, extent.begin), std::min(end, extent.end)};
}

analysis::LaneIndex indexOfAll(const EventRows& rows) {
    analysis::LaneIndex index(rows);
    for (std::uint32_t r = 0; r < rows.rows.size(); ++r) index.add(r);
    index.finish();
    return index;
}

}  // namespace

QString groupingTitle(Grouping grouping) {
    switch (grouping) {
        case Grouping::Country: return say("Country");
        case Grouping::Official: return say("Official");
        case Grouping::Type: return say("Type");
        case Grouping::Place: return say("Place");
        case Grouping::Source: return say("Source");
        case Grouping::None: break;
    }
    return say("All");
}

LaneModel::LaneModel(std::shared_ptr<const EventRows> rows, Grouping grouping, const CountryName& countryName)
    : m_rows(rows ? std::move(rows) : std::make_shared<const EventRows>()),
      m_grouping(grouping),
      m_extent(extentOf(*m_rows)),
      m_focus(focusOf(*m_rows, m_extent)),
      m_all(indexOfAll(*m_rows)),
      m_lanes(sortIntoLanes(*m_rows, grouping, m_focus, countryName)) {
    std::int64_t last = 0;
    for (const EventRow& row : m_rows->rows) {
        m_lastPublished = std::max(m_lastPublished, row.published);
        last = row.id.value < 0 ? std::numeric_limits<std::int64_t>::max() : std::max(last, row.id.value);
    }
    const std::size_t n = m_rows->rows.size();
    if (last < static_cast<std::int64_t>(8 * n + 1000)) {
        m_rowByNumber.assign(static_cast<std::size_t>(last) + 1, kNoRow);
        for (std::uint32_t i = 0; i < n; ++i) m_rowByNumber[static_cast<std::size_t>(m_rows->rows[i].id.value)] = i;
        return;
    }
    m_rowOfId.reserve(n);
    for (std::uint32_t i = 0; i < n; ++i) m_rowOfId.emplace_back(m_rows->rows[i].id.value, i);
    std::sort(m_rowOfId.begin(), m_rowOfId.end());
}

std::optional<std::uint32_t> LaneModel::rowOf(base::EventId id) const {
    if (!id) return std::nullopt;
    if (m_rowOfId.empty()) {
        const auto number = static_cast<std::uint64_t>(id.value);
        if (number >= m_rowByNumber.size() || m_rowByNumber[number] == kNoRow) return std::nullopt;
        return m_rowByNumber[number];
    }
    const auto it = std::lower_bound(m_rowOfId.begin(), m_rowOfId.end(), std::pair(id.value, std::uint32_t{0}));
    if (it == m_rowOfId.end() || it->first != id.value) return std::nullopt;
    return it->second;
}

}  // namespace chancery::ui
