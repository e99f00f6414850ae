#include "ui/timeline/lane_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <array>
#include <future>
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
constexpr double kLeastDays = 9 * 86'400.0, kLeastHours = 6 * 3600.0;
constexpr std::size_t kWorthAThread = 50'000;
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

// Cooperation minus conflict along the focus.
class Spark {
public:
    Spark(const EventRows& rows, TimeRange focus) : m_rows(rows), m_focus(focus) {}
    void add(std::vector<float>& bins, std::uint32_t row) const {
        static constexpr std::array<float, event::kQuadClassCount> kWeights = {1.0F, 1.5F, -1.0F, -1.5F, 0.0F};
        const EventRow& event = m_rows.rows[row];
        const double share = (static_cast<double>(event.begin) - m_focus.begin) / m_focus.span();
        if (share >= 0 && share < 1)
            bins[static_cast<std::size_t>(share * static_cast<double>(kSparkBins))] += kWeights[static_cast<std::size_t>(event.quad())];
    }

private:
    const EventRows& m_rows;
    TimeRange m_focus;
};

// Collects the lanes in first-come order, in one pass over the rows; the lane of events without one comes last.
class Sorter {
public:
    Sorter(const EventRows& rows, TimeRange focus, QString nameOfRest)
        : m_rows(rows), m_spark(rows, focus), m_rest{{}, std::move(nameOfRest), {}, analysis::LaneIndex(rows), std::vector<float>(kSparkBins)} {}

    std::size_t laneOf(const std::string& key, const std::function<QString()>& name, const QString& group) {
        const auto [it, isNew] = m_byKey.try_emplace(key, m_drafts.size());
        if (isNew) m_drafts.push_back({key, name(), group, analysis::LaneIndex(m_rows), std::vector<float>(kSparkBins)});
        return it->second;
    }
    void add(std::size_t lane, std::uint32_t row) { add(m_drafts[lane], row); }
    void addToRest(std::uint32_t row) { add(m_rest, row); }

    std::vector<Lane> take() {
        std::vector<Lane> lanes;
        for (Draft& draft : m_drafts)
            if (draft.index.size() > 0) lanes.push_back(finish(draft));
        std::stable_sort(lanes.begin(), lanes.end(), [](const Lane& a, const Lane& b) {
            return a.index->size() != b.index->size() ? a.index->size() > b.index->size() : a.name.localeAwareCompare(b.name) < 0;
        });
        if (m_rest.index.size() > 0) lanes.push_back(finish(m_rest));
        return lanes;
    }

private:
    struct Draft {
        std::string key;
        QString name, group;
        analysis::LaneIndex index;
        std::vector<float> spark;
    };

    void add(Draft& draft, std::uint32_t row) {
        const auto members = draft.index.members();
        if (!members.empty() && members.back() == row) return;  // both sides may be of one country
        draft.index.add(row);
        m_spark.add(draft.spark, row);
    }
    static Lane finish(Draft& draft) {
        draft.index.finish();
        Lane lane;
        lane.key = std::move(draft.key);
        lane.name = std::move(draft.name);
        lane.group = std::move(draft.group);
        lane.index = std::make_shared<const analysis::LaneIndex>(std::move(draft.index));
        lane.spark = std::move(draft.spark);
        return lane;
    }

    const EventRows& m_rows;
    Spark m_spark;
    std::unordered_map<std::string, std::size_t> m_byKey;
    std::vector<Draft> m_drafts;
    Draft m_rest;
};

constexpr std::size_t kNoLane = SIZE_MAX;

// Lane of each actor, by country or by official; kNoLane where it has none.
std::vector<std::size_t> lanesOfActors(const EventRows& rows, Grouping grouping, Sorter& sorter,
                                       const LaneModel::CountryName& countryName, const LaneModel::CountryName& region) {
    std::unordered_map<std::string_view, const query::ActorRow*> byKey;
    for (const auto& actor : rows.actors()) byKey.emplace(actor.key, &actor);
    std::vector<std::size_t> lanes(rows.actors().size(), kNoLane);
    for (std::size_t i = 0; i < rows.actors().size(); ++i) {
        const query::ActorRow& actor = rows.actors()[i];
        if (grouping == Grouping::Official) {
            if (actor.kind == actor::ActorKind::Official || actor.kind == actor::ActorKind::Person)
                lanes[i] = sorter.laneOf(actor.name, [&] { return fromView(actor.name); }, {});
            continue;
        }
        const std::string& side = actor.side.empty() ? actor.country : actor.side;
        if (side.empty()) continue;
        lanes[i] = sorter.laneOf(side, [&] {
            if (const auto it = byKey.find(side); it != byKey.end()) return fromView(it->second->name);
            const QString name = countryName ? countryName(side) : QString();
            return name.isEmpty() ? fromView(side) : name;
        }, region ? region(side) : QString());
    }
    return lanes;
}

void sortByActors(const EventRows& rows, Grouping grouping, Sorter& sorter, const LaneModel::CountryName& countryName,
                  const LaneModel::CountryName& region) {
    const std::vector<std::size_t> lanes = lanesOfActors(rows, grouping, sorter, countryName, region);
    std::vector<std::size_t> seen;
    for (std::uint32_t r = 0; r < rows.rows.size(); ++r) {
        const EventRow& row = rows.rows[r];
        bool any = false;
        for (const std::uint32_t actor : rows.participants(row)) {
            if (lanes[actor] == kNoLane) continue;
            sorter.add(lanes[actor], r);
            any = true;
        }
        if (!any) sorter.addToRest(r);
    }
}

void sortByOneValue(const EventRows& rows, Grouping grouping, Sorter& sorter, const LaneModel::CountryName& countryName) {
    const auto countryOf = [&](const std::string& code) {
        const QString name = countryName && !code.empty() ? countryName(code) : QString();
        return name.isEmpty() ? fromView(code) : name;
    };
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
                lanes[value] = sorter.laneOf(std::string(name), [&] { return titleCase(name); },
                                             titleCase(event::name(row.quad())).replace(QLatin1Char('_'), QLatin1Char(' ')));
            } else {
                const bool place = grouping == Grouping::Place;
                const std::string& name = place ? rows.places()[value].name : rows.sourceNames()[value];
                if (name.empty()) {
                    sorter.addToRest(r);
                    continue;
                }
                lanes[value] = sorter.laneOf(name, [&] { return fromView(name); }, place ? countryOf(rows.places()[value].country) : QString());
            }
        }
        sorter.add(lanes[value], r);
    }
}

std::vector<Lane> sortIntoLanes(const EventRows& rows, Grouping grouping, TimeRange focus, const LaneModel::CountryName& countryName,
                                const LaneModel::CountryName& region) {
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
        sortByActors(rows, grouping, sorter, countryName, region);
    else if (grouping == Grouping::None)
        for (std::uint32_t r = 0; r < rows.rows.size(); ++r) sorter.addToRest(r);
    else
        sortByOneValue(rows, grouping, sorter, countryName);
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

LaneModel::LaneModel(std::shared_ptr<const EventRows> rows, Grouping grouping, const CountryName& countryName, const CountryName& region)
    : m_rows(rows ? std::move(rows) : std::make_shared<const EventRows>()),
      m_grouping(grouping),
      m_extent(extentOf(*m_rows)),
      m_focus(focusOf(*m_rows, m_extent)) {
    // The whole and its lanes know nothing of each other: two threads, where the case is worth one.
    auto whole = std::async(m_rows->rows.size() > kWorthAThread ? std::launch::async : std::launch::deferred, [this] {
        for (const EventRow& row : m_rows->rows) m_lastPublished = std::max(m_lastPublished, row.published);
        m_finder = findRows(*m_rows);
        m_all = std::make_shared<const analysis::LaneIndex>(indexOfAll(*m_rows));
    });
    m_every = std::make_shared<const std::vector<Lane>>(sortIntoLanes(*m_rows, grouping, m_focus, countryName, region));
    whole.get();
    m_lanes = *m_every;
}

std::shared_ptr<const LaneModel::RowFinder> LaneModel::findRows(const EventRows& rows) {
    std::int64_t last = 0;
    for (const EventRow& row : rows.rows)
        last = row.id.value < 0 ? std::numeric_limits<std::int64_t>::max() : std::max(last, row.id.value);
    const std::size_t n = rows.rows.size();
    auto finder = std::make_shared<RowFinder>();
    if (last < static_cast<std::int64_t>(8 * n + 1000)) {
        finder->byNumber.assign(static_cast<std::size_t>(last) + 1, kNoRow);
        for (std::uint32_t i = 0; i < n; ++i) finder->byNumber[static_cast<std::size_t>(rows.rows[i].id.value)] = i;
        return finder;
    }
    finder->sorted.reserve(n);
    for (std::uint32_t i = 0; i < n; ++i) finder->sorted.emplace_back(rows.rows[i].id.value, i);
    std::sort(finder->sorted.begin(), finder->sorted.end());
    return finder;
}

std::shared_ptr<const LaneModel> LaneModel::arranged(const LaneArrangement& arrangement) const {
    std::shared_ptr<LaneModel> other(new LaneModel(*this));
    other->m_arrangement = arrangement;
    other->arrange();
    return other;
}

void LaneModel::arrange() {
    m_lanes.clear();
    for (const Lane& lane : *m_every)
        if (!m_arrangement.hidden.contains(lane.key)) m_lanes.push_back(lane);
    const auto isRest = [](const Lane& lane) { return lane.key.empty(); };
    if (m_arrangement.sort == LaneSort::Name)
        std::stable_sort(m_lanes.begin(), m_lanes.end(), [&](const Lane& a, const Lane& b) {
            return isRest(a) != isRest(b) ? isRest(b) : a.name.localeAwareCompare(b.name) < 0;
        });
    if (m_arrangement.sort == LaneSort::First)
        std::stable_sort(m_lanes.begin(), m_lanes.end(), [&](const Lane& a, const Lane& b) {
            return isRest(a) != isRest(b) ? isRest(b) : a.index->members().front() < b.index->members().front();
        });
    const auto pinOf = [&](const Lane& lane) {
        return std::find(m_arrangement.pinned.begin(), m_arrangement.pinned.end(), lane.key) - m_arrangement.pinned.begin();
    };
    for (Lane& lane : m_lanes) lane.pinned = pinOf(lane) < std::ssize(m_arrangement.pinned);
    std::stable_sort(m_lanes.begin(), m_lanes.end(), [&](const Lane& a, const Lane& b) { return pinOf(a) < pinOf(b); });
    if (!m_arrangement.grouped) return;

    std::vector<QString> groups;  // in the order of their first lane
    std::vector<Lane> sorted;
    for (const Lane& lane : m_lanes) {
        if (lane.pinned) sorted.push_back(lane);
        else if (std::find(groups.begin(), groups.end(), lane.group) == groups.end()) groups.push_back(lane.group);
    }
    std::stable_partition(groups.begin(), groups.end(), [](const QString& group) { return !group.isEmpty(); });
    for (const QString& group : groups) {
        if (!group.isEmpty() && m_arrangement.closed.contains(group)) {
            sorted.push_back(closedGroup(group));
            continue;
        }
        for (const Lane& lane : m_lanes)
            if (!lane.pinned && lane.group == group) sorted.push_back(lane);
    }
    m_lanes = std::move(sorted);
}

Lane LaneModel::closedGroup(const QString& group) const {
    Lane whole;
    whole.key = "group:" + group.toStdString();
    whole.name = whole.group = group;
    whole.spark.assign(kSparkBins, 0.0F);
    std::vector<std::uint32_t> members;
    for (const Lane& lane : m_lanes) {
        if (lane.group != group || lane.pinned) continue;
        members.insert(members.end(), lane.index->members().begin(), lane.index->members().end());
        ++whole.lanesInside;
    }
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    const Spark spark(*m_rows, m_focus);
    for (const std::uint32_t row : members) spark.add(whole.spark, row);
    whole.index = std::make_shared<const analysis::LaneIndex>(*m_rows, members);
    return whole;
}

TimeRange LaneModel::widened(TimeRange range) const {
    const double least = m_all->hasFineIn(range.begin, range.end) ? kLeastHours : kLeastDays;
    const double missing = std::max(0.0, least - range.span());
    return {range.begin - missing / 2, range.end + missing / 2};
}

std::optional<std::uint32_t> LaneModel::rowOf(base::EventId id) const {
    if (!id) return std::nullopt;
    if (m_finder->sorted.empty()) {
        const auto number = static_cast<std::uint64_t>(id.value);
        if (number >= m_finder->byNumber.size() || m_finder->byNumber[number] == kNoRow) return std::nullopt;
        return m_finder->byNumber[number];
    }
    const auto it = std::lower_bound(m_finder->sorted.begin(), m_finder->sorted.end(), std::pair(id.value, std::uint32_t{0}));
    if (it == m_finder->sorted.end() || it->first != id.value) return std::nullopt;
    return it->second;
}

}  // namespace chancery::ui
