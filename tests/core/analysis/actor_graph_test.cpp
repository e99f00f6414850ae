#include "core/analysis/actor_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <random>
#include <set>

#include "tests/support/synthetic_rows.h"

namespace chancery::analysis {
namespace {

using actor::ActorKind;
using base::Instant;
using base::kDay;
using event::EventStatus;
using event::EventType;
using Rows = std::shared_ptr<const query::EventRows>;

constexpr double kForever = std::numeric_limits<double>::infinity();

// ---------------------------------------------------------------------------------------------------------- the oracle
// Counts one period from the rows alone, actor keys for identity, nothing kept between two periods.

std::string naiveKey(const query::ActorRow& row, ActorLevel level) {
    const bool speaks = row.kind == ActorKind::Country || row.kind == ActorKind::Official ||
                        row.kind == ActorKind::Institution || row.kind == ActorKind::Organisation;
    const std::string side = speaks && !row.side.empty() ? row.side : row.key;
    const bool person = row.kind == ActorKind::Official;
    if (level == ActorLevel::Sides) return side;
    if (level == ActorLevel::Countries) return speaks ? row.country : "";
    if (level == ActorLevel::CountriesAndOfficials) return person ? row.key : side;
    if (level == ActorLevel::Officials) return person ? row.key : "";
    if (level == ActorLevel::Everyone) return row.key;
    return row.kind == ActorKind::Organisation || row.kind == ActorKind::Institution || row.kind == ActorKind::ArmedGroup ? row.key
                                                                                                                        : "";
}

struct NaiveGraph {
    struct Node {
        std::uint32_t events = 0;
        std::array<std::uint32_t, event::kQuadClassCount> quads{};
        std::set<std::string> linked;
        std::uint32_t strength = 0;
    };
    using Pair = std::pair<std::string, std::string>;
    std::map<std::string, Node> nodes;
    std::map<Pair, DyadStats> acts, mutual, together;  ///< acts: who on whom; the others with the lesser key first
    std::uint32_t events = 0;
};

std::vector<std::string> naiveSide(const query::EventRows& rows, std::span<const std::uint32_t> actors, ActorLevel level) {
    std::vector<std::string> out;
    for (const std::uint32_t actor : actors) {
        const std::string key = naiveKey(rows.actors()[actor], level);
        if (!key.empty() && out.size() < DyadIndex::kMostPerSide && std::count(out.begin(), out.end(), key) == 0) out.push_back(key);
    }
    return out;
}

void naiveCount(DyadStats& stats, const query::EventRow& row) {
    if (stats.count++ == 0) stats.first = row.begin, stats.last = row.end;
    stats.first = std::min(stats.first, row.begin);
    stats.last = std::max(stats.last, row.end);
    stats.planned += row.status == EventStatus::Planned ? 1 : 0;
    stats.quads[static_cast<std::size_t>(event::quadClassOf(row.type))] += 1;
    if (row.status != EventStatus::Denied && row.status != EventStatus::Negated) {
        stats.scored += 1;
        stats.scoreTenths += event::goldsteinTenthsOf(row.type);
    }
}

NaiveGraph naiveGraph(const query::EventRows& rows, ActorLevel level, double begin, double end, bool together) {
    NaiveGraph graph;
    for (const query::EventRow& row : rows.rows) {
        if (static_cast<double>(row.begin) >= end || static_cast<double>(row.end) < begin) continue;
        ++graph.events;
        const auto sources = naiveSide(rows, rows.sources(row), level), targets = naiveSide(rows, rows.targets(row), level);
        std::set<std::string> everyone(sources.begin(), sources.end());
        everyone.insert(targets.begin(), targets.end());
        for (const std::string& key : everyone) {
            ++graph.nodes[key].events;
            ++graph.nodes[key].quads[static_cast<std::size_t>(row.quad())];
        }
        for (const std::string& from : sources)
            for (const std::string& to : targets)
                if (from != to) naiveCount(graph.acts[{from, to}], row);
        const bool symmetric = row.targetCount == 0 && (row.type == EventType::Consult || row.type == EventType::Agree ||
                                                        row.type == EventType::Cooperate);
        std::set<NaiveGraph::Pair> beside;
        for (const auto* side : {&sources, &targets})
            for (const std::string& x : *side)
                for (const std::string& y : *side)
                    if (x < y) beside.insert({x, y});
        for (const NaiveGraph::Pair& pair : beside) naiveCount((symmetric ? graph.mutual : graph.together)[pair], row);
    }
    std::map<NaiveGraph::Pair, std::uint32_t> shown;
    for (const auto& [pair, stats] : graph.acts) shown[std::minmax(pair.first, pair.second)] += stats.count;
    for (const auto& [pair, stats] : graph.mutual) shown[pair] += stats.count;
    if (together)
        for (const auto& [pair, stats] : graph.together) shown.try_emplace(pair, stats.count);
    for (const auto& [pair, count] : shown)
        for (const auto& [self, other] : {pair, NaiveGraph::Pair(pair.second, pair.first)}) {
            graph.nodes[self].linked.insert(other);
            graph.nodes[self].strength += count;
        }
    return graph;
}

DyadStats find(const std::map<NaiveGraph::Pair, DyadStats>& stats, const std::string& x, const std::string& y) {
    const auto found = stats.find({x, y});
    return found == stats.end() ? DyadStats{} : found->second;
}

void expectSame(const ActorGraph& graph, const NaiveGraph& naive) {
    ASSERT_EQ(graph.events, naive.events);
    ASSERT_EQ(graph.nodes.size(), naive.nodes.size());
    std::size_t degrees = 0;
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
        const GraphNode& node = graph.nodes[i];
        const NaiveGraph::Node& expected = naive.nodes.at(graph.actor(i).key);
        ASSERT_EQ(node.events, expected.events);
        ASSERT_EQ(node.quads, expected.quads);
        ASSERT_EQ(node.degree, expected.linked.size());
        ASSERT_EQ(node.strength, expected.strength);
        ASSERT_EQ(graph.nodeOf(node.actor), i);
        degrees += expected.linked.size();
    }
    ASSERT_EQ(2 * graph.links.size(), degrees);
    for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
        const GraphLink& link = graph.links[i];
        const std::string a = graph.actor(link.a).key, b = graph.actor(link.b).key;
        const auto [low, high] = std::minmax(a, b);
        const std::array<DyadStats, kWayCount> expected = {find(naive.acts, a, b), find(naive.acts, b, a), find(naive.mutual, low, high),
                                                           find(naive.together, low, high)};
        for (std::size_t way = 0; way < kWayCount; ++way) {
            SCOPED_TRACE(testing::Message() << a << " and " << b << ", way " << way);
            ASSERT_EQ(link.ways[way], static_cast<const DyadTally&>(expected[way]));
            ASSERT_EQ(graph.statsOf(link, static_cast<Way>(way)), expected[way]);
        }
        ASSERT_EQ(graph.linkOf(link.dyad), i);
        ASSERT_EQ(graph.index->dyads()[link.dyad], (Dyad{graph.nodes[link.a].actor, graph.nodes[link.b].actor}));
    }
}

// ---------------------------------------------------------------------------------------------------------- made-up rows

std::vector<std::uint32_t> addActors(test::RowsBuilder& builder) {
    std::vector<std::uint32_t> actors;
    for (const std::string code : {"CAA", "CBB", "CCC", "CDD", "CEE"}) {
        if (code != "CEE") actors.push_back(builder.country(code, "Country " + code));  // CEE: known by its people only
        actors.push_back(builder.official("First of " + code, code));
        actors.push_back(builder.official("Second of " + code, code));
        actors.push_back(builder.actor({{}, code + "/army", "army", ActorKind::Institution, code, code, "", 0}));
        actors.push_back(builder.actor({{}, code + "/people", "people", ActorKind::Other, code, code, "", 0}));
        actors.push_back(builder.actor({{}, code + "/rebels", "rebels", ActorKind::ArmedGroup, code, code, "", 0}));
    }
    actors.push_back(builder.actor({{}, "UN/chief", "chief", ActorKind::Official, "", "UN", "", 0}));
    actors.push_back(builder.actor({{}, "UN", "United Nations", ActorKind::Organisation, "", "UN", "", 0}));
    actors.push_back(builder.actor({{}, "?/someone", "someone", ActorKind::Official, "", "", "", 0}));
    for (int i = 0; i < 40; ++i)
        actors.push_back(builder.actor({{}, "G" + std::to_string(i), "group", ActorKind::ArmedGroup, "", "", "", 0}));
    return actors;
}

Rows randomRows(std::uint64_t seed, std::size_t n) {
    std::mt19937_64 random(seed);
    test::RowsBuilder builder;
    const auto actors = addActors(builder);
    for (std::size_t i = 0; i < n; ++i) {
        test::RowsBuilder::Event event;
        event.begin = static_cast<Instant>(random() % 400) * kDay - 200 * kDay;  // on both sides of 1970
        event.end = event.begin + kDay - 1;
        const std::uint64_t kind = random() % 12;
        if (kind == 0) event.end = event.begin + static_cast<Instant>(random() % 200) * kDay;
        if (kind == 1) event.end = event.begin;
        if (kind == 2) event.begin += 3600, event.end += 7200;
        const auto fill = [&](std::vector<std::uint32_t>& side, std::size_t most) {
            const std::size_t count = random() % most;
            for (std::size_t k = 0; k < count; ++k) side.push_back(actors[random() % (most > 9 ? actors.size() : 30)]);
        };
        fill(event.sources, kind == 3 ? 70 : 4);
        fill(event.targets, kind == 4 ? 70 : 4);
        event.type = static_cast<EventType>(random() % event::kEventTypeCount);
        event.status = static_cast<EventStatus>(random() % event::kEventStatusCount);
        builder.add(event);
    }
    return builder.build();
}

std::pair<double, double> randomMove(std::mt19937_64& random, std::pair<double, double> now) {
    const auto day = [&](std::uint64_t n) { return static_cast<double>(static_cast<Instant>(random() % n) * kDay); };
    const double step = day(4) + static_cast<double>(random() % 2) * 1800;
    switch (random() % 9) {
        case 0: return {now.first + step, now.second + step};
        case 1: return {now.first - step, now.second - step};
        case 2: return {now.first, now.second + step};
        case 3: return {std::min(now.first + step, now.second), now.second};
        case 4: return {now.first - step, now.second};
        case 5: return {now.first, now.first};  // nothing
        case 6: return {-kForever, kForever};
        case 7: return {1e12, 2e12};  // beyond all events
        default: break;
    }
    const double begin = day(500) - 250.0 * kDay;
    return {begin, begin + day(120)};
}

TEST(GraphWindow, CountsWhatANaiveCountOfThePeriodFindsWhereverItMoves) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const Rows rows = randomRows(seed, 300);
        for (int i = 0; i < kActorLevelCount; ++i) {
            const auto level = static_cast<ActorLevel>(i);
            GraphWindow window(DyadIndex::make(rows, level));
            std::mt19937_64 random(seed * 100 + static_cast<std::uint64_t>(i));
            std::pair<double, double> now = {-100.0 * kDay, -60.0 * kDay};
            for (int move = 0; move < 40; ++move) {
                window.moveTo(now.first, now.second);
                const bool together = move % 2 == 1;
                const ActorGraph graph = window.graph(together);
                SCOPED_TRACE(testing::Message() << "seed " << seed << ", " << name(level) << ", move " << move);
                ASSERT_EQ(graph.begin, now.first);
                ASSERT_EQ(graph.end, now.second);
                expectSame(graph, naiveGraph(*rows, level, now.first, now.second, together));
                if (HasFatalFailure()) return;
                now = randomMove(random, now);
            }
        }
    }
}

TEST(GraphWindow, MayBeginBeforeTheEpoch) {
    test::RowsBuilder builder;
    test::RowsBuilder::Event event;
    event.sources = {builder.country("AAA", "A")};
    event.begin = -100 * kDay;
    event.end = -99 * kDay;
    builder.add(std::move(event));
    GraphWindow window(DyadIndex::make(builder.build(), ActorLevel::Sides));
    window.moveTo(-200.0 * kDay, -50.0 * kDay);
    EXPECT_EQ(window.graph().events, 1U);
}

TEST(GraphWindow, StepsAtTheCostOfTheChange) {
    const Rows rows = randomRows(8, 2000);
    GraphWindow window(DyadIndex::make(rows, ActorLevel::Sides));
    const double begin = -50.0 * kDay, end = 50.0 * kDay, step = 1.0 * kDay;
    window.moveTo(begin, end);
    window.moveTo(begin + step, end + step);
    std::size_t crossed = 0;
    for (const query::EventRow& row : rows->rows) {
        const auto from = static_cast<double>(row.begin), to = static_cast<double>(row.end);
        crossed += from >= end && from < end + step ? 1 : 0;
        crossed += to >= begin && to < begin + step ? 1 : 0;
    }
    EXPECT_EQ(window.lastStep(), crossed);
    EXPECT_LT(window.lastStep(), rows->rows.size() / 50);
    window.moveTo(begin + step, end + step);
    EXPECT_EQ(window.lastStep(), 0U);
    window.moveTo(1e12, 2e12);
    window.moveTo(-1e12, -5e11);
    EXPECT_LE(window.lastStep(), rows->rows.size()) << "no step costs more than counting anew";
}

TEST(DyadIndex, GivesEveryArcAndActorOfARowOnceAndTheRowsOfADyadInOrder) {
    const Rows rows = randomRows(3, 400);
    const auto index = DyadIndex::make(rows, ActorLevel::Everyone);
    std::map<std::uint32_t, std::vector<std::uint32_t>> ofDyad, ofArc;
    for (std::uint32_t row = 0; row < rows->rows.size(); ++row) {
        std::set<std::uint32_t> arcs, dyads;
        for (const DyadIndex::Arc arc : index->arcs(row)) {
            ASSERT_TRUE(arcs.insert(arc.value).second);
            ofArc[arc.value].push_back(row);
            if (dyads.insert(arc.dyad()).second) ofDyad[arc.dyad()].push_back(row);
        }
        const auto actors = index->actorsOf(row);
        ASSERT_EQ(std::set<std::uint32_t>(actors.begin(), actors.end()).size(), actors.size());
    }
    for (std::uint32_t dyad = 0; dyad < index->dyads().size(); ++dyad) {
        ASSERT_LT(index->dyads()[dyad].a, index->dyads()[dyad].b);
        ASSERT_THAT(index->rowsOf(dyad), testing::ElementsAreArray(ofDyad[dyad]));
        for (std::uint32_t way = 0; way < kWayCount; ++way) {
            const DyadIndex::Arc arc{dyad * kWayCount + way};
            ASSERT_THAT(index->rowsOf(arc), testing::ElementsAreArray(ofArc[arc.value]));
            Instant reach = std::numeric_limits<Instant>::min();
            for (std::size_t i = 0; i < index->rowsOf(arc).size(); ++i) {
                reach = std::max(reach, rows->rows[index->rowsOf(arc)[i]].end);
                ASSERT_EQ(index->reachOf(arc)[i], reach);
            }
        }
    }
}

TEST(DyadIndex, StopsWhenItIsAskedTo) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(DyadIndex::make(randomRows(1, 10), ActorLevel::Sides, stop.get_token()), nullptr);
}

// --------------------------------------------------------------------------------------------------------- odd cases

using Side = std::vector<std::uint32_t>;

test::RowsBuilder::Event made(EventType type, Side sources, Side targets = {}, EventStatus status = EventStatus::Occurred) {
    test::RowsBuilder::Event event;
    event.type = type;
    event.status = status;
    event.sources = std::move(sources);
    event.targets = std::move(targets);
    return event;
}

ActorGraph wholeGraph(test::RowsBuilder& builder, ActorLevel level = ActorLevel::Sides, bool together = false) {
    GraphWindow window(DyadIndex::make(builder.build(), level));
    window.moveTo(-kForever, kForever);
    return window.graph(together);
}

TEST(ActorGraph, IsEmptyWithoutRowsOrBeforeAPeriodIsChosen) {
    test::RowsBuilder builder;
    EXPECT_TRUE(wholeGraph(builder).nodes.empty());
    const GraphWindow window(DyadIndex::make(randomRows(1, 50), ActorLevel::Sides));
    EXPECT_TRUE(window.graph(true).nodes.empty());
    EXPECT_EQ(window.graph().events, 0U);
}

TEST(ActorGraph, HasOneNodeAndNoLinkForOneActorAloneOrWithItself) {
    test::RowsBuilder builder;
    const std::uint32_t peru = builder.country("PER", "Peru");
    const std::uint32_t minister = builder.official("Rosa Quispe", "PER");
    builder.add(made(EventType::Statement, {peru}));
    builder.add(made(EventType::Statement, {minister}, {peru}));
    builder.add(made(EventType::Statement, {peru, minister}, {peru, peru}));
    const ActorGraph graph = wholeGraph(builder, ActorLevel::Sides, true);
    ASSERT_EQ(graph.nodes.size(), 1U);
    EXPECT_EQ(graph.nodes[0].events, 3U);
    EXPECT_EQ(graph.nodes[0].degree, 0U);
    EXPECT_TRUE(graph.links.empty());
}

TEST(ActorGraph, CountsEventsWithoutAnyActorOfTheLevel) {
    test::RowsBuilder builder;
    builder.official("Rosa Quispe", "PER");
    const std::uint32_t rebels = builder.actor({{}, "REBELS", "rebels", ActorKind::ArmedGroup, "", "", "", 0});
    builder.add(made(EventType::Statement, {rebels})).add({});
    const ActorGraph graph = wholeGraph(builder, ActorLevel::Countries);
    EXPECT_EQ(graph.events, 2U);
    EXPECT_TRUE(graph.nodes.empty());
}

TEST(ActorGraph, HoldsAMillionParallelEventsInOneLink) {
    test::RowsBuilder builder;
    const std::uint32_t a = builder.country("AAA", "A"), b = builder.country("BBB", "B");
    constexpr std::uint32_t kEvents = 1'000'000;
    for (std::uint32_t i = 0; i < kEvents; ++i) {
        const Instant begin = static_cast<Instant>(i) * 60;
        auto event = made(EventType::Assault, {i % 4 == 0 ? b : a}, {i % 4 == 0 ? a : b});
        event.begin = begin;
        event.end = begin + 59;
        builder.add(std::move(event));
    }
    GraphWindow window(DyadIndex::make(builder.build(), ActorLevel::Sides));
    window.moveTo(-kForever, kForever);
    const ActorGraph graph = window.graph();
    ASSERT_EQ(graph.links.size(), 1U);
    const GraphLink& link = graph.links[0];
    EXPECT_EQ(link.way(Way::Forward).count, kEvents / 4 * 3);
    EXPECT_EQ(link.way(Way::Backward).count, kEvents / 4);
    EXPECT_EQ(link.between().count, kEvents);
    EXPECT_DOUBLE_EQ(link.between().score(), event::goldsteinTenthsOf(EventType::Assault) / 10.0);
    EXPECT_EQ(graph.nodes[0].degree, 1U);
    window.moveTo(600, 1200);
    const ActorGraph minutes = window.graph();
    EXPECT_EQ(minutes.statsOf(minutes.links[0]).count, 10U);
    EXPECT_EQ(minutes.statsOf(minutes.links[0]).first, 600);
    EXPECT_EQ(minutes.statsOf(minutes.links[0]).last, 1199);
}

TEST(ActorGraph, TellsActorsOnBothSidesApartFromThoseBesideEachOther) {
    test::RowsBuilder builder;
    const std::uint32_t a = builder.country("AAA", "A"), b = builder.country("BBB", "B"), c = builder.country("CCC", "C");
    builder.add(made(EventType::Threaten, {a, b}, {a, b}));
    builder.add(made(EventType::Consult, {b, c}));
    builder.add(made(EventType::Statement, {c, a}));
    const ActorGraph graph = wholeGraph(builder, ActorLevel::Sides, true);
    ASSERT_EQ(graph.links.size(), 3U);
    const auto link = [&](std::uint32_t x, std::uint32_t y) {
        for (const GraphLink& l : graph.links)
            if (graph.nodes[l.a].actor == x && graph.nodes[l.b].actor == y) return l;
        return GraphLink{};
    };
    EXPECT_EQ(link(a, b).way(Way::Forward).count, 1U);
    EXPECT_EQ(link(a, b).way(Way::Backward).count, 1U);
    EXPECT_EQ(link(a, b).way(Way::Together).count, 1U) << "beside each other on either side, but in one event";
    EXPECT_EQ(link(b, c).way(Way::Mutual).count, 1U);
    EXPECT_TRUE(link(b, c).reachesA() && link(b, c).reachesB());
    EXPECT_TRUE(link(a, c).onlyTogether());
    EXPECT_EQ(link(a, c).shown().count, 1U);
    EXPECT_EQ(link(a, c).between().count, 0U);
    EXPECT_EQ(graph.statsOf(link(a, c)).count, 1U);
    const DyadStats both = graph.statsOf(link(a, b));
    EXPECT_EQ(both.count, 2U) << "one event, but either on the other";
    EXPECT_EQ(both.quads[static_cast<std::size_t>(event::quadClassOf(EventType::Threaten))], 2U);
}

TEST(ActorGraph, LeavesMeetingsWithAnUnplacedTargetUndirectedOnlySideBySide) {
    test::RowsBuilder builder;
    const std::uint32_t a = builder.country("AAA", "A"), b = builder.country("BBB", "B");
    const std::uint32_t rebels = builder.actor({{}, "REBELS", "rebels", ActorKind::ArmedGroup, "", "", "", 0});
    builder.add(made(EventType::Consult, {a, b}, {rebels}));
    const ActorGraph graph = wholeGraph(builder, ActorLevel::Countries, true);
    ASSERT_EQ(graph.links.size(), 1U);
    EXPECT_TRUE(graph.links[0].onlyTogether()) << "they met the rebels, whom this level does not show, not each other";
}

TEST(ActorGraph, ScoresNeitherDeniedNorNegatedEvents) {
    test::RowsBuilder builder;
    const std::uint32_t a = builder.country("AAA", "A"), b = builder.country("BBB", "B");
    builder.add(made(EventType::Assault, {a}, {b}, EventStatus::Denied));
    builder.add(made(EventType::Assault, {a}, {b}, EventStatus::Negated));
    builder.add(made(EventType::Agree, {a}, {b}, EventStatus::Planned));
    const DyadTally stats = wholeGraph(builder).links.at(0).between();
    EXPECT_EQ(stats.count, 3U);
    EXPECT_EQ(stats.scored, 1U);
    EXPECT_EQ(stats.planned, 1U);
    EXPECT_FALSE(stats.onlyPlanned());
    EXPECT_DOUBLE_EQ(stats.score(), event::goldsteinTenthsOf(EventType::Agree) / 10.0);
    EXPECT_EQ(DyadStats{}.score(), 0) << "no score without a scored event";
}

}  // namespace
}  // namespace chancery::analysis
