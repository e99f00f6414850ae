#include "tests/support/synthetic_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/date.h"

namespace chancery::test {

using base::Instant;
using base::kDay;
using base::Precision;
using event::EventStatus;
using event::EventType;

namespace {

// splitmix64: the same numbers on every platform, unlike the distributions of <random>.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    double unit() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(unit() * static_cast<double>(n)); }

private:
    std::uint64_t m_state;
};

struct Sketch {
    std::string_view when, until;  ///< month-day of 2023; until: a precision, or the last day
    EventType type;
    EventStatus status;
    std::string_view label, lanes;
    float salience;
};

using enum EventType;
using enum EventStatus;

constexpr std::string_view kPub = "pub";

// First those told by the article of 9 November, then the rest of the season.
constexpr std::array kSketches = {
    Sketch{"11-09", "day", Consult, Occurred, "Blinken → South Korea: held talks", "USA KOR", 62},
    Sketch{kPub, kPub, Consult, Ongoing, "Blinken → Israel, Hamas: seeks pauses", "USA ISR", 50},
    Sketch{kPub, kPub, Cooperate, Ongoing, "North Korea – Russia: military ties", "PRK RUS", 58},
    Sketch{"11-08", "11-09", Consult, Occurred, "Blinken → South Korea: two-day visit", "USA KOR", 84},
    Sketch{"11-08", "day", Consult, Occurred, "G7 foreign ministers: met in Tokyo", "JPN", 74},
    Sketch{"11-08", "day", Request, Occurred, "G7 → Israel, Hamas: called for pauses", "JPN ISR", 60},
    Sketch{"10-09", "11-09", Assault, Ongoing, "Israeli army → Gaza: bombardment", "ISR", 76},
    Sketch{kPub, kPub, Consult, Planned, "Blinken → India: stop", "USA IND", 45},
    Sketch{"11-08", "day", Statement, Occurred, "Blinken: press conference in Tokyo", "USA JPN", 40},
    Sketch{"11-09", "day", Consult, Occurred, "Blinken → Cho Tae-yong: met", "USA KOR", 99},
    Sketch{"11-09", "day", Accuse, Occurred, "Blinken → North Korea: condemned", "USA PRK", 70},
    Sketch{"11-09", "day", Consult, Planned, "Blinken → Yoon Suk Yeol: to meet", "USA KOR", 72},
    Sketch{"11-09", "day", Consult, Planned, "Blinken → Park Jin: talks", "USA KOR", 68},
    Sketch{kPub, kPub, Aid, Alleged, "North Korea → Russia: arms supply", "PRK RUS", 80},
    Sketch{kPub, kPub, Assault, Ongoing, "Russia → Ukraine: war", "RUS UKR", 52},
    Sketch{kPub, kPub, Accuse, Occurred, "U.S., South Korea, Japan → North Korea: condemned", "KOR JPN PRK RUS", 46},
    Sketch{kPub, kPub, Reject, Denied, "North Korea, Russia: denied arms deals", "PRK RUS", 55},
    Sketch{"09-01", "month", Consult, Occurred, "Kim Jong Un – Putin: met", "PRK RUS", 82},
    Sketch{"09-01", "month", Agree, Occurred, "Kim – Putin: pledged ties", "PRK RUS", 66},
    Sketch{"11-11", "weekend", Consult, Planned, "Austin → South Korea: trip", "USA KOR", 69},
    Sketch{"11-13", "day", Consult, Planned, "Austin – Shin: annual meeting", "USA KOR", 73},
    Sketch{kPub, kPub, Mobilize, Ongoing, "North Korea: nuclear programme", "PRK", 38},
    Sketch{kPub, kPub, Mobilize, Occurred, "United States: more carriers and bombers", "USA PRK", 36},
    Sketch{kPub, kPub, Cooperate, Occurred, "U.S. – South Korea: military exercises", "KOR", 34},
    Sketch{"11-08", "day", Accuse, Occurred, "G7 → North Korea: condemned transfers", "JPN PRK", 57},
    Sketch{kPub, kPub, Mobilize, Planned, "North Korea: to launch spy satellite", "PRK", 77},
    Sketch{"01-01", "year", Mobilize, Occurred, "North Korea: two failed launches", "PRK", 86},
    Sketch{"10-30", "week", Statement, Occurred, "Seoul: launch nearly ready", "KOR PRK", 78},
    Sketch{kPub, kPub, Aid, Alleged, "Russia → North Korea: technical help", "RUS PRK", 56},
    Sketch{"11-06", "day", Mobilize, Occurred, "South Korean forces: on alert", "KOR PRK", 71},
    Sketch{"11-09", "day", Protest, Planned, "Protesters → Blinken: rally", "KOR", 48},
    Sketch{kPub, kPub, Request, Ongoing, "Protesters → Israel: demand ceasefire", "KOR ISR", 30},
    Sketch{"09-26", "day", Consult, Occurred, "Senior officials: three-way talks", "KOR JPN CHN", 63},
    Sketch{"09-28", "day", Accuse, Occurred, "Pyongyang → Washington: denounced", "PRK USA", 44},
    Sketch{"09-29", "day", Support, Occurred, "Seoul: praised allies", "KOR", 22},
    Sketch{"10-03", "week", Statement, Occurred, "Kremlin: visit discussed", "RUS", 42},
    Sketch{"10-05", "day", Threaten, Conditional, "Moscow: would test if U.S. does", "RUS USA", 61},
    Sketch{"10-07", "day", Assault, Occurred, "Hamas → Israel: attacked", "ISR", 95},
    Sketch{"10-08", "day", Consult, Occurred, "Biden → Netanyahu: phoned", "USA ISR", 64},
    Sketch{"10-09", "day", Accuse, Occurred, "Biden → Hamas: condemned", "USA ISR", 43},
    Sketch{"10-10", "day", Aid, Occurred, "U.S. → Israel: munitions", "USA ISR", 59},
    Sketch{"10-12", "day", Consult, Occurred, "Blinken → Israel: visited", "USA ISR", 65},
    Sketch{"10-12", "day", Mobilize, Occurred, "U.S. carrier: Busan", "USA KOR PRK", 58},
    Sketch{"10-12", "day", Support, Occurred, "Kim – Putin: messages", "PRK RUS", 41},
    Sketch{"10-13", "day", Accuse, Occurred, "U.S. → North Korea: armed Russia", "USA PRK RUS", 81},
    Sketch{"10-16", "day", Request, Occurred, "Xi → Israel: urged restraint", "CHN ISR", 47},
    Sketch{"10-17", "10-18", Consult, Occurred, "Putin → Xi: Beijing visit", "RUS CHN", 83},
    Sketch{"10-18", "day", Consult, Occurred, "Biden → Israel: visited", "USA ISR", 86},
    Sketch{"10-18", "day", Consult, Negated, "Biden – Abbas: called off", "USA", 54},
    Sketch{"10-18", "10-19", Consult, Occurred, "Lavrov → Pyongyang: visited", "RUS PRK", 79},
    Sketch{"10-20", "day", Retreat, Occurred, "Hamas: two released", "ISR USA", 51},
    Sketch{"10-22", "day", Cooperate, Occurred, "U.S., Seoul, Tokyo: air drill", "USA KOR JPN", 67},
    Sketch{"10-23", "day", Request, Requested, "Qatar asked to mediate", "USA ISR", 33},
    Sketch{"10-25", "day", Aid, Denied, "Arms transfer: denied", "RUS PRK", 60},
    Sketch{"10-26", "10-28", Consult, Occurred, "Wang Yi → Washington: visited", "CHN USA", 75},
    Sketch{"10-26", "day", Accuse, Occurred, "Allies → North Korea: arms transfers", "USA KOR JPN PRK", 61},
    Sketch{"10-27", "day", Assault, Occurred, "Israel → Gaza: ground operation", "ISR", 87},
    Sketch{"10-30", "day", Threaten, Occurred, "Pyongyang → Seoul: warned", "PRK KOR", 62},
    Sketch{"11-01", "day", Statement, Occurred, "Seoul: shell estimate", "KOR RUS", 53},
    Sketch{"11-02", "day", Reject, Occurred, "Moscow: test-ban exit", "RUS", 65},
    Sketch{"11-03", "day", Consult, Occurred, "Blinken → Netanyahu: met", "USA ISR", 66},
    Sketch{"11-05", "day", Consult, Occurred, "Blinken → Abbas: met", "USA", 49},
    Sketch{"11-07", "day", Reject, Occurred, "Moscow: left CFE treaty", "RUS", 63},
    Sketch{"11-10", "day", Consult, Occurred, "Blinken, Austin → India: talks", "USA IND", 57},
    Sketch{"11-12", "day", Consult, Occurred, "Austin, Shin, Kihara: call", "USA KOR JPN", 56},
    Sketch{"11-13", "day", Agree, Occurred, "Austin – Shin: deterrence plan", "USA KOR", 60},
    Sketch{"11-14", "day", Consult, Occurred, "UN Command ministers: met", "KOR", 46},
    Sketch{"11-14", "11-16", Cooperate, Occurred, "Kozlov → Pyongyang: trade talks", "RUS PRK", 72},
    Sketch{"11-15", "day", Consult, Occurred, "Biden – Xi: summit", "USA CHN", 88},
    Sketch{"11-16", "day", Consult, Occurred, "Kishida – Xi: met", "JPN CHN", 70},
    Sketch{"11-17", "day", Consult, Occurred, "Yoon – Kishida: spoke", "KOR JPN", 55},
    Sketch{"11-17", "day", Aid, Alleged, "Seoul: missiles shipped", "PRK RUS", 50},
    Sketch{"11-20", "day", Threaten, Occurred, "Seoul → Pyongyang: warned", "KOR PRK", 64},
    Sketch{"11-21", "day", Mobilize, Occurred, "North Korea: launch", "PRK", 93},
    Sketch{"11-22", "day", Reject, Occurred, "Seoul: suspended accord", "KOR PRK", 85},
    Sketch{"11-22", "day", Accuse, Occurred, "Tokyo: protested", "JPN PRK", 59},
    Sketch{"11-22", "day", Agree, Occurred, "Truce", "ISR", 76},
    Sketch{"11-24", "day", Retreat, Occurred, "Hostages", "ISR", 61},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kCountries = {{
    {"USA", "United States"}, {"KOR", "South Korea"}, {"PRK", "North Korea"}, {"RUS", "Russia"}, {"JPN", "Japan"},
    {"ISR", "Israel"}, {"CHN", "China"}, {"UKR", "Ukraine"}, {"IND", "India"},
}};

void applyWhen(RowsBuilder::Event& event, const Sketch& sketch) {
    const Instant published = day("2023-11-09");
    if (sketch.when == kPub) {
        event.begin = published;
        event.end = published + kDay - 1;
        event.basis = event::DateBasis::Publication;
        return;
    }
    static const std::map<std::string_view, std::pair<Precision, int>> kLengths = {
        {"day", {Precision::Day, 1}}, {"weekend", {Precision::Weekend, 2}}, {"week", {Precision::Week, 7}},
        {"month", {Precision::Month, 30}}, {"year", {Precision::Year, 365}}};
    event.begin = day("2023-" + std::string(sketch.when));
    if (const auto it = kLengths.find(sketch.until); it != kLengths.end()) {
        event.precision = it->second.first;
        event.end = event.begin + it->second.second * kDay - 1;
    } else {
        event.end = day("2023-" + std::string(sketch.until)) + kDay - 1;
    }
}

void addSketches(RowsBuilder& builder, const std::map<std::string_view, std::uint32_t>& actors, std::uint32_t seoul) {
    const Instant published = day("2023-11-09");
    const std::uint32_t reuters = builder.source("Reuters"), yonhap = builder.source("Yonhap"), kyodo = builder.source("Kyodo");
    static constexpr std::array<std::int64_t, 7> kVerified = {10, 4, 18, 38, 47, 68, 5};
    for (std::size_t i = 0; i < kSketches.size(); ++i) {
        const Sketch& sketch = kSketches[i];
        RowsBuilder::Event event;
        event.id = static_cast<std::int64_t>(i + 1);
        applyWhen(event, sketch);
        event.published = i < 32 ? published : std::max(published - 60 * kDay, event.end / kDay * kDay + kDay);
        event.label = sketch.label;
        event.type = sketch.type;
        event.status = sketch.status;
        event.salience = sketch.salience;
        event.confidence = 0.5F + sketch.salience / 220;
        event.verified = std::find(kVerified.begin(), kVerified.end(), event.id) != kVerified.end();
        event.reports = event.id == kKoreaSelected.value ? 2 : 1;
        event.source = i < 32 ? reuters : sketch.lanes.find("JPN") != std::string_view::npos ? kyodo : yonhap;
        if (sketch.lanes.find("KOR") != std::string_view::npos) event.place = seoul;
        for (std::size_t at = 0; at < sketch.lanes.size(); at += 4) {
            auto& side = event.sources.empty() ? event.sources : event.targets;
            side.push_back(actors.at(sketch.lanes.substr(at, 3)));
        }
        builder.add(std::move(event));
    }
}

}  // namespace

Instant day(std::string_view iso) { return base::startOf(base::Date::parseIso(iso).value()); }

RowsBuilder::RowsBuilder() { m_names.sourceNames.emplace_back(); }

std::uint32_t RowsBuilder::actor(query::ActorRow actor) {
    actor.id = {static_cast<std::int64_t>(m_names.actors.size() + 1)};
    m_names.actors.push_back(std::move(actor));
    return static_cast<std::uint32_t>(m_names.actors.size() - 1);
}

std::uint32_t RowsBuilder::country(std::string_view code, std::string_view name) {
    query::ActorRow row;
    row.key = row.country = row.side = code;
    row.name = name;
    row.kind = actor::ActorKind::Country;
    return actor(std::move(row));
}

std::uint32_t RowsBuilder::official(std::string_view name, std::string_view countryCode, std::string_view office) {
    query::ActorRow row;
    row.key = std::string(countryCode) + "/" + std::string(name);
    row.name = name;
    row.country = row.side = countryCode;
    row.office = office;
    row.kind = actor::ActorKind::Official;
    return actor(std::move(row));
}

std::uint32_t RowsBuilder::place(std::string_view name, std::string_view countryCode) {
    m_names.places.push_back({std::string(name), std::string(countryCode)});
    return static_cast<std::uint32_t>(m_names.places.size() - 1);
}

std::uint32_t RowsBuilder::source(std::string_view name) {
    m_names.sourceNames.emplace_back(name);
    return static_cast<std::uint32_t>(m_names.sourceNames.size() - 1);
}

RowsBuilder& RowsBuilder::add(Event event) {
    query::EventRow row;
    row.id = {event.id != 0 ? event.id : m_nextId};
    m_nextId = std::max(m_nextId, row.id.value) + 1;
    row.begin = event.begin;
    row.end = event.end;
    row.published = event.published;
    row.participantBegin = static_cast<std::uint32_t>(m_names.participants.size());
    row.sourceCount = static_cast<std::uint16_t>(event.sources.size());
    row.targetCount = static_cast<std::uint16_t>(event.targets.size());
    m_names.participants.insert(m_names.participants.end(), event.sources.begin(), event.sources.end());
    m_names.participants.insert(m_names.participants.end(), event.targets.begin(), event.targets.end());
    row.labelBegin = static_cast<std::uint32_t>(m_names.labels.size());
    row.labelLength = static_cast<std::uint16_t>(event.label.size());
    m_names.labels += event.label;
    row.type = event.type;
    row.status = event.status;
    row.precision = event.precision;
    row.dateBasis = event.basis;
    row.salience = event.salience;
    row.confidence = event.confidence;
    row.place = event.place;
    row.sourceName = event.source;
    row.reports = event.reports;
    row.verified = event.verified;
    m_rows.rows.push_back(row);
    return *this;
}

std::shared_ptr<const query::EventRows> RowsBuilder::build() {
    std::sort(m_rows.rows.begin(), m_rows.rows.end(), [](const query::EventRow& a, const query::EventRow& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.id < b.id;
    });
    m_rows.totalInCase = m_rows.rows.size();
    m_rows.names = std::make_shared<const query::EventNames>(std::move(m_names));
    auto rows = std::make_shared<const query::EventRows>(std::move(m_rows));
    *this = RowsBuilder();
    return rows;
}

std::shared_ptr<const query::EventRows> koreaAutumn() {
    RowsBuilder builder;
    std::map<std::string_view, std::uint32_t> actors;
    for (const auto& [code, name] : kCountries) actors.emplace(code, builder.country(code, name));
    const std::uint32_t seoul = builder.place("Seoul", "KOR");
    addSketches(builder, actors, seoul);
    Random random(7);
    static constexpr std::array kTypes = {Consult, Agree, Cooperate, Accuse, Reject, Mobilize, Statement};
    for (int i = 0; i < 46; ++i) {  // before and after the season, for overview and counts
        const bool late = random.unit() < 0.5;
        RowsBuilder::Event event;
        event.begin = late ? day("2023-11-26") + static_cast<Instant>(random.below(30)) * kDay
                           : day("2023-08-16") + static_cast<Instant>(random.below(36)) * kDay;
        event.end = event.begin + kDay - 1;
        event.published = std::min(event.begin, day("2023-11-09"));
        event.type = kTypes[random.below(kTypes.size())];
        event.status = late && random.unit() < 0.25 ? Planned : Occurred;
        const auto& country = kCountries[static_cast<std::size_t>(random.unit() * random.unit() * 8)];
        event.label = std::string(country.second) + ": " + (late ? "later" : "earlier") + " event";
        event.sources = {actors.at(country.first)};
        event.salience = static_cast<float>(10 + random.below(50));
        builder.add(std::move(event));
    }
    return builder.build();
}

std::shared_ptr<const query::EventRows> manyEvents(std::size_t count, std::size_t countries, int years, std::uint64_t seed) {
    RowsBuilder builder;
    Random random(seed);
    static constexpr std::array<std::string_view, 30> kNames = {
        "United States", "Russia", "China", "Ukraine", "Iran", "Israel", "North Korea", "South Korea", "Japan", "India",
        "United Kingdom", "France", "Germany", "Türkiye", "Syria", "Iraq", "Afghanistan", "Saudi Arabia", "Pakistan", "Egypt",
        "Libya", "Georgia", "Mongolia", "Holy See", "Fiji", "Norway", "Kenya", "Peru", "Nepal", "Ghana"};
    std::vector<std::uint32_t> actors;
    for (std::size_t i = 0; i < countries; ++i) {
        const std::string name = i < kNames.size() ? std::string(kNames[i]) : "Country " + std::to_string(i);
        actors.push_back(builder.country("C" + std::to_string(10 + i), name));
    }
    const std::uint32_t source = builder.source("Wire");
    const Instant last = day("2023-12-31"), span = static_cast<Instant>(years) * 365 * kDay;
    static constexpr std::array kTypes = {Consult, Consult, Consult, Agree, Support, Cooperate, Aid, Request, Accuse,
                                          Accuse, Reject, Threaten, Mobilize, Coerce, Assault, Assault, Statement, Protest};
    std::vector<double> bursts(static_cast<std::size_t>(years) + 4);
    for (double& burst : bursts) burst = random.unit();
    const auto pick = [&] { return static_cast<std::size_t>(std::pow(random.unit(), 2.2) * static_cast<double>(countries)); };
    for (std::size_t i = 0; i < count; ++i) {
        RowsBuilder::Event event;
        double when = random.unit();
        if (random.unit() < 0.35) when = std::clamp(bursts[random.below(bursts.size())] + std::pow(random.unit(), 3) * 0.03, 0.0, 0.9999);
        event.begin = (last - static_cast<Instant>((1 - when) * static_cast<double>(span))) / kDay * kDay;
        event.end = event.begin + kDay - 1;
        event.published = event.begin + kDay;
        const double kind = random.unit();
        if (kind < 0.04) {
            event.precision = Precision::Month;
            event.end = event.begin + 30 * kDay - 1;
        } else if (kind < 0.07) {
            event.end = event.begin + static_cast<Instant>(1 + random.below(9)) * kDay + kDay - 1;
        } else if (kind < 0.2) {
            event.basis = event::DateBasis::Publication;
            event.published = event.begin;
        }
        event.type = kTypes[random.below(kTypes.size())];
        event.status = random.unit() < 0.75 ? Occurred : static_cast<EventStatus>(random.below(event::kEventStatusCount));
        event.sources = {actors[pick()]};
        if (random.unit() < 0.8) event.targets = {actors[pick()]};
        event.label = "Official " + std::to_string(i % 997) + " → minister " + std::to_string(i % 101) + ": " +
                      std::string(event::name(event.type));
        event.salience = static_cast<float>(std::pow(random.unit(), 4) * 100);
        event.source = source;
        builder.add(std::move(event));
    }
    return builder.build();
}

}  // namespace chancery::test
