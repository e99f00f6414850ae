#include "ui/timeline/lane_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>

#include "core/base/parallel.h"
#include "ui/timeline/time_scale.h"

namespace chancery::ui {

using query::EventRow;
using query::EventRows;

namespace {

constexpr std::size_t kSparkBins = 40;
constexpr double kLeastDays = 9 * 86'400.0, kLeastHours = 6 * 3600.0;
constexpr std::size_t kWorthAThread = 50'000;
constexpr std::uint32_t kNoRow = std::numeric_limits<std::uint32_t>::max();
constexpr base::Instant kLongest = 92 * base::kDay, kSoon = 366 * base::kDay;
constexpr std::size_t kFewEvents = 8;   // each of them counts
constexpr double kLeastShare = 0.5;     // of the width that strays may leave to the rest

QString say(const char* text) { return QCoreApplication::translate("LaneModel", text); }

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

// "CONSULT" -> "Consult"
QString titleCase(std::string_view name) {
    QString text = fromView(name).toLower();
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

// Cooperation minus conflict along the focus: what a row adds to which bin.
class Spark {
public:
    struct Share {
        std::size_t bin = 0;
        float weight = 0;
    };
    Spark(const EventRows& rows, TimeRange focus) : m_rows(rows), m_focus(focus) {}
    Share of(std::uint32_t row) const {
        static constexpr std::array<float, event::kQuadClassCount> kWeights = {1.0F, 1.5F, -1.0F, -1.5F, 0.0F};
        const EventRow& event = m_rows.rows[row];
        const double at = (static_cast<double>(event.begin) - m_focus.begin) / m_focus.span();
        if (!(at >= 0 && at < 1)) return {};
        return {static_cast<std::size_t>(at * static_cast<double>(kSparkBins)), kWeights[static_cast<std::size_t>(event.quad())]};
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
    /// A row with what every lane takes of it.
    struct Entry {
        std::uint32_t row = 0;
        analysis::LaneIndex::RowFacts facts;
        Spark::Share spark;
    };
    Entry entryOf(std::uint32_t row) const { return {row, analysis::LaneIndex::factsOf(m_rows.rows[row]), m_spark.of(row)}; }
    void add(std::size_t lane, const Entry& entry) { add(m_drafts[lane], entry); }
    void addToRest(const Entry& entry) { add(m_rest, entry); }
    /// Finishes every lane that is this worker's, the rest with the first's; once, when its rows are all there.
    void finish(std::size_t worker, std::size_t workers) {
        for (std::size_t lane = worker; lane < m_drafts.size(); lane += workers) m_drafts[lane].index.finish();
        if (worker == 0) m_rest.index.finish();
    }

    std::vector<Lane> take() {
        std::vector<Lane> lanes;
        for (Draft& draft : m_drafts)
            if (draft.index.size() > 0) lanes.push_back(laneOf(draft));
        std::stable_sort(lanes.begin(), lanes.end(), [](const Lane& a, const Lane& b) {
            return a.index->size() != b.index->size() ? a.index->size() > b.index->size() : a.name.localeAwareCompare(b.name) < 0;
        });
        if (m_rest.index.size() > 0) lanes.push_back(laneOf(m_rest));
        return lanes;
    }

private:
    struct Draft {
        std::string key;
        QString name, group;
        analysis::LaneIndex index;
        std::vector<float> spark;
    };

    static void add(Draft& draft, const Entry& entry) {
        const auto members = draft.index.members();
        if (!members.empty() && members.back() == entry.row) return;  // both sides may be of one country
        draft.index.add(entry.row, entry.facts);
        draft.spark[entry.spark.bin] += entry.spark.weight;
    }
    static Lane laneOf(Draft& draft) {
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

// One pass over the rows for each worker, which fills its share of the lanes. `lanesOf(row, add)` calls add(lane) for each.
template <typename LanesOf>
void fillLanes(const EventRows& rows, Sorter& sorter, const LanesOf& lanesOf) {
    const std::size_t workers = base::partsWorthAThread(rows.rows.size(), kWorthAThread);
    base::inParallel(workers, [&](std::size_t worker) {
        for (std::uint32_t r = 0; r < rows.rows.size(); ++r) {
            const Sorter::Entry entry = sorter.entryOf(r);
            bool any = false;
            lanesOf(rows.rows[r], [&](std::size_t lane) {
                any = true;
                if (lane % workers == worker) sorter.add(lane, entry);
            });
            if (!any && worker == 0) sorter.addToRest(entry);
        }
        sorter.finish(worker, workers);
    });
}

void sortByActors(const EventRows& rows, Grouping grouping, Sorter& sorter, const LaneModel::CountryName& countryName,
                  const LaneModel::CountryName& region) {
    const std::vector<std::size_t> lanes = lanesOfActors(rows, grouping, sorter, countryName, region);
    fillLanes(rows, sorter, [&](const EventRow& row, const auto& add) {
        for (const std::uint32_t actor : rows.participants(row))
            if (lanes[actor] != kNoLane) add(lanes[actor]);
    });
}

std::vector<std::size_t> lanesOfTypes(Sorter& sorter) {
    std::vector<std::size_t> lanes;
    for (int i = 0; i < event::kEventTypeCount; ++i) {
        const auto type = static_cast<event::EventType>(i);
        const auto name = event::name(type);
        lanes.push_back(sorter.laneOf(std::string(name), [&] { return titleCase(name); },
                                      titleCase(event::name(event::quadClassOf(type))).replace(QLatin1Char('_'), QLatin1Char(' '))));
    }
    return lanes;
}

std::vector<std::size_t> lanesOfPlaces(const EventRows& rows, Sorter& sorter, const LaneModel::CountryName& countryName) {
    std::vector<std::size_t> lanes;
    for (const query::PlaceRow& place : rows.places()) {
        const QString country = countryName && !place.country.empty() ? countryName(place.country) : QString();
        lanes.push_back(place.name.empty() ? kNoLane
                                           : sorter.laneOf(place.name, [&] { return fromView(place.name); },
                                                           country.isEmpty() ? fromView(place.country) : country));
    }
    return lanes;
}

std::vector<std::size_t> lanesOfSources(const EventRows& rows, Sorter& sorter) {
    std::vector<std::size_t> lanes;
    for (const std::string& name : rows.sourceNames())
        lanes.push_back(name.empty() ? kNoLane : sorter.laneOf(name, [&] { return fromView(name); }, {}));
    return lanes;
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
    const auto sortByValue = [&](const std::vector<std::size_t>& lanes, auto valueOf) {
        fillLanes(rows, sorter, [&](const EventRow& row, const auto& add) {
            if (const std::size_t lane = lanes[valueOf(row)]; lane != kNoLane) add(lane);
        });
    };
    switch (grouping) {
        case Grouping::Country:
        case Grouping::Official: sortByActors(rows, grouping, sorter, countryName, region); break;
        case Grouping::Type: sortByValue(lanesOfTypes(sorter), [](const EventRow& row) { return static_cast<std::size_t>(row.type); }); break;
        case Grouping::Place: sortByValue(lanesOfPlaces(rows, sorter, countryName), [](const EventRow& row) { return row.place; }); break;
        case Grouping::Source: sortByValue(lanesOfSources(rows, sorter), [](const EventRow& row) { return row.sourceName; }); break;
        case Grouping::None: fillLanes(rows, sorter, [](const EventRow&, const auto&) {}); break;
    }
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
    std::vector<std::uint32_t> longOnes;
    for (std::uint32_t r = 0; r < rows.rows.size(); ++r) {
        if (rows.rows[r].end - rows.rows[r].begin <= kLongest) add(rows.rows[r]);
        else longOnes.push_back(r);
    }
    for (const std::uint32_t r : longOnes)
        if (!hull || rows.rows[r].end < hull->first || rows.rows[r].begin > hull->second) add(rows.rows[r]);
    return {static_cast<double>(hull->first), static_cast<double>(hull->second + 1)};
}

TimeRange focusOf(const EventRows& rows, TimeRange extent) {
    const std::size_t n = rows.rows.size();
    if (n < 50) return extent;
    const auto begin = static_cast<double>(rows.rows[n / 50].begin);
    const auto end = static_cast<double>(rows.rows[n - 1 - n / 50].begin) + 86'400.0;
    return {std::max(begin, extent.begin), std::min(end, extent.end)};
}

TimeRange fitOf(const EventRows& rows, TimeRange extent) {
    const std::size_t n = rows.rows.size();
    if (n < kFewEvents) return extent;
    base::Instant published = std::numeric_limits<base::Instant>::min();
    for (const EventRow& row : rows.rows) published = std::max(published, row.published);
    // What is announced for the year after the last report belongs to the case; a goal for 2050 need not.
    const auto soon = static_cast<double>(published + kSoon);
    TimeRange fit = extent;
    double last = extent.begin;
    for (const EventRow& row : rows.rows)
        if (const auto end = static_cast<double>(row.end + 1); end <= soon) last = std::max(last, end);
    last = last > extent.begin ? std::min(last, extent.end) : extent.end;
    const double first = std::max(extent.begin, static_cast<double>(rows.rows[std::max<std::size_t>(1, n / 50)].begin));
    if (last - extent.begin < kLeastShare * extent.span()) fit.end = last;
    if (fit.end - first < kLeastShare * (fit.end - extent.begin)) fit.begin = first;
    if (fit.end == extent.end && last - fit.begin < kLeastShare * (extent.end - fit.begin)) fit.end = last;
    return fit.begin < fit.end ? fit : extent;
}

}  // namespace

TimeRange fitOf(const EventRows& rows) {
    return fitOf(rows, extentOf(rows));
}

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
    const auto whole = [this] {  // one pass: a million rows do not fit any cache
        analysis::LaneIndex all(*m_rows);
        std::int64_t lastId = 0;
        for (std::uint32_t r = 0; r < m_rows->rows.size(); ++r) {
            const EventRow& row = m_rows->rows[r];
            m_lastPublished = std::max(m_lastPublished, row.published);
            lastId = row.id.value < 0 ? std::numeric_limits<std::int64_t>::max() : std::max(lastId, row.id.value);
            all.add(r);
        }
        all.finish();
        m_all = std::make_shared<const analysis::LaneIndex>(std::move(all));
        m_finder = findRows(*m_rows, lastId);
        m_fit = fitOf(*m_rows, m_extent);
    };
    const auto lanes = [&] { m_every = std::make_shared<const std::vector<Lane>>(sortIntoLanes(*m_rows, grouping, m_focus, countryName, region)); };
    if (m_rows->rows.size() > kWorthAThread)
        base::inParallel(2, [&](std::size_t part) { part == 0 ? lanes() : whole(); });
    else
        lanes(), whole();
    m_lanes = *m_every;
}

std::shared_ptr<const LaneModel::RowFinder> LaneModel::findRows(const EventRows& rows, std::int64_t last) {
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
    for (const std::uint32_t row : members) {
        const Spark::Share share = spark.of(row);
        whole.spark[share.bin] += share.weight;
    }
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
