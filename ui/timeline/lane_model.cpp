#include "ui/timeline/lane_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>

#include "ui/timeline/time_scale.h"

namespace chancery::ui {

using query::EventRow;
using query::EventRows;

namespace {

constexpr std::size_t kSparkBins = 40;
constexpr base::Instant kLongest = 92 * base::kDay;

QString say(const char* text) { return QCoreApplication::translate("LaneModel", text); }

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

// "CONSULT" -> "Consult"
QString titleCase(std::string_view name) {
    QString text = fromView(name).toLower();
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

struct LaneSeed {
    std::string key;
    QString name;
    std::vector<std::uint32_t> members;
};

// Collects the lanes in first-come order; the last seed is the lane of events without one.
class Sorter {
public:
    explicit Sorter(QString nameOfRest) { m_rest.name = std::move(nameOfRest); }

    std::size_t laneOf(const std::string& key, const std::function<QString()>& name) {
        const auto [it, isNew] = m_byKey.try_emplace(key, m_seeds.size());
        if (isNew) m_seeds.push_back({key, name(), {}});
        return it->second;
    }
    void add(std::size_t lane, std::uint32_t row) {
        auto& members = m_seeds[lane].members;
        if (members.empty() || members.back() != row) members.push_back(row);  // both sides may be of one country
    }
    void addToRest(std::uint32_t row) { m_rest.members.push_back(row); }

    std::vector<LaneSeed> take() {
        std::erase_if(m_seeds, [](const LaneSeed& seed) { return seed.members.empty(); });
        std::stable_sort(m_seeds.begin(), m_seeds.end(), [](const LaneSeed& a, const LaneSeed& b) {
            return a.members.size() != b.members.size() ? a.members.size() > b.members.size()
                                                        : a.name.localeAwareCompare(b.name) < 0;
        });
        if (!m_rest.members.empty()) m_seeds.push_back(std::move(m_rest));
        return std::move(m_seeds);
    }

private:
    std::unordered_map<std::string, std::size_t> m_byKey;
    std::vector<LaneSeed> m_seeds;
    LaneSeed m_rest;
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

std::vector<LaneSeed> seedLanes(const EventRows& rows, Grouping grouping, const LaneModel::CountryName& countryName) {
    switch (grouping) {
        case Grouping::Country:
        case Grouping::Official: {
            Sorter sorter(grouping == Grouping::Country ? say("No country") : say("No official"));
            sortByActors(rows, grouping, sorter, countryName);
            return sorter.take();
        }
        case Grouping::Type:
        case Grouping::Place:
        case Grouping::Source: {
            Sorter sorter(grouping == Grouping::Place ? say("No place") : say("No source"));
            sortByOneValue(rows, grouping, sorter);
            return sorter.take();
        }
        case Grouping::None: break;
    }
    if (rows.rows.empty()) return {};
    std::vector<std::uint32_t> every(rows.rows.size());
    std::iota(every.begin(), every.end(), 0U);
    std::vector<LaneSeed> one;
    one.push_back({{}, say("All events"), std::move(every)});
    return one;
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

std::vector<float> sparkOf(const EventRows& rows, const std::vector<std::uint32_t>& members, TimeRange focus) {
    static constexpr std::array<float, event::kQuadClassCount> kWeights = {1.0F, 1.5F, -1.0F, -1.5F, 0.0F};
    std::vector<float> bins(kSparkBins, 0.0F);
    for (const std::uint32_t member : members) {
        const EventRow& row = rows.rows[member];
        const double share = (static_cast<double>(row.begin) - focus.begin) / focus.span();
        if (share < 0 || share >= 1) continue;
        bins[static_cast<std::size_t>(share * static_cast<double>(kSparkBins))] += kWeights[static_cast<std::size_t>(row.quad())];
    }
    return bins;
}

std::vector<std::uint32_t> everyRow(const EventRows& rows) {
    std::vector<std::uint32_t> every(rows.rows.size());
    std::iota(every.begin(), every.end(), 0U);
    return every;
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
      m_all(*m_rows, everyRow(*m_rows)) {
    for (const EventRow& row : m_rows->rows) m_lastPublished = std::max(m_lastPublished, row.published);
    for (LaneSeed& seed : seedLanes(*m_rows, grouping, countryName)) {
        std::vector<float> spark = sparkOf(*m_rows, seed.members, m_focus);
        m_lanes.push_back({std::move(seed.key), std::move(seed.name), LaneIndex(*m_rows, std::move(seed.members)), std::move(spark)});
    }
}

}  // namespace chancery::ui
