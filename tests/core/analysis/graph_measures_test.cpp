#include "core/analysis/graph_measures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <thread>

#include "tests/support/made_up_graph.h"

namespace chancery::analysis {
namespace {

using test::madeUpGraph;
using test::MadeUpLink;
using test::randomGraph;
using testing::DoubleNear;
using testing::ElementsAre;

GraphMeasures measured(const ActorGraph& graph) {
    const auto measures = measureGraph(graph);
    EXPECT_TRUE(measures) << measures.error().message;
    return measures ? *measures : GraphMeasures{};
}

template <typename T>
std::vector<T> each(const GraphMeasures& measures, T NodeMeasures::* field) {
    std::vector<T> out;
    for (const NodeMeasures& node : measures.nodes) out.push_back(node.*field);
    return out;
}

MadeUpLink link(std::uint32_t a, std::uint32_t b, std::uint32_t forward = 1, std::uint32_t backward = 0) {
    return {a, b, forward, backward, 0, 0, 0};
}

auto near(double value) { return DoubleNear(value, 1e-6); }

TEST(GraphMeasures, CountStrengthByDirection) {
    const auto measures = measured(madeUpGraph(3, {{0, 1, 3, 2, 4, 9, 0}, {1, 2, 0, 5, 0, 0, 0}}));
    EXPECT_THAT(each(measures, &NodeMeasures::degree), ElementsAre(1, 2, 1));
    EXPECT_THAT(each(measures, &NodeMeasures::strength), ElementsAre(9, 14, 5));
    EXPECT_THAT(each(measures, &NodeMeasures::outStrength), ElementsAre(7, 6, 5)) << "a mutual act goes both ways";
    EXPECT_THAT(each(measures, &NodeMeasures::inStrength), ElementsAre(6, 12, 0));
}

TEST(GraphMeasures, PutThoseBetweenOthersOnTheShortestWays) {
    EXPECT_THAT(each(measured(madeUpGraph(4, {link(0, 1), link(1, 2), link(2, 3)})), &NodeMeasures::betweenness),
                ElementsAre(near(0), near(2), near(2), near(0)));
    EXPECT_THAT(each(measured(madeUpGraph(4, {link(0, 1), link(1, 2), link(2, 3), link(0, 3)})), &NodeMeasures::betweenness),
                ElementsAre(near(0.5), near(0.5), near(0.5), near(0.5)))
        << "two ways as short as each other share";
}

TEST(GraphMeasures, TakeLinksOfManyEventsForShort) {
    EXPECT_THAT(each(measured(madeUpGraph(3, {link(0, 1, 10), link(1, 2, 10), link(0, 2, 1)})), &NodeMeasures::betweenness),
                ElementsAre(near(0), near(1), near(0)));
    EXPECT_THAT(each(measured(madeUpGraph(3, {link(0, 1, 10), link(1, 2, 10), link(0, 2, 10)})), &NodeMeasures::betweenness),
                ElementsAre(near(0), near(0), near(0)));
}

TEST(GraphMeasures, RankByWhoIsActedOn) {
    EXPECT_THAT(each(measured(madeUpGraph(2, {link(0, 1)})), &NodeMeasures::pageRank), ElementsAre(near(0.35087719), near(0.64912281)));
    EXPECT_THAT(each(measured(madeUpGraph(3, {link(0, 1, 3, 1), link(0, 2, 1, 1)})), &NodeMeasures::pageRank),
                ElementsAre(near(0.9 / 1.85), near(0.05 + 0.85 * 0.75 * 0.9 / 1.85), near(0.05 + 0.85 * 0.25 * 0.9 / 1.85)));
}

TEST(GraphMeasures, FindTheCentreByItsNeighbours) {
    EXPECT_THAT(each(measured(madeUpGraph(3, {link(0, 1), link(1, 2)})), &NodeMeasures::eigenvector),
                ElementsAre(near(std::sqrt(0.5)), near(1), near(std::sqrt(0.5))));
    EXPECT_THAT(each(measured(madeUpGraph(5, {link(0, 1, 2), link(0, 2, 2), link(0, 3, 2), link(0, 4, 2)})), &NodeMeasures::eigenvector),
                ElementsAre(near(1), near(0.5), near(0.5), near(0.5), near(0.5)));
}

TEST(GraphMeasures, SplitTwoTrianglesWithABridge) {
    const auto measures =
        measured(madeUpGraph(6, {link(0, 1), link(0, 2), link(1, 2), link(2, 3), link(3, 4), link(3, 5), link(4, 5)}));
    EXPECT_EQ(measures.communities, 2U);
    EXPECT_THAT(each(measures, &NodeMeasures::community), ElementsAre(0, 0, 0, 1, 1, 1));
    EXPECT_NEAR(measures.modularity, 2 * (3.0 / 7 - 0.25), 1e-9);
    EXPECT_EQ(measures.components, 1U);
}

TEST(GraphMeasures, WeighCommunitiesByEvents) {
    // A ring of six: three strong pairs, held together by single events.
    const auto measures = measured(madeUpGraph(6, {link(0, 1, 50), link(1, 2), link(2, 3, 50), link(3, 4), link(4, 5, 50), link(0, 5)}));
    EXPECT_THAT(each(measures, &NodeMeasures::community), ElementsAre(0, 0, 1, 1, 2, 2));
}

TEST(GraphMeasures, NumberGroupsFromTheLargest) {
    const auto measures = measured(madeUpGraph(7, {link(1, 2), link(3, 4), link(3, 5), link(4, 5), link(5, 6)}));
    EXPECT_EQ(measures.components, 3U);
    EXPECT_THAT(each(measures, &NodeMeasures::component), ElementsAre(2, 1, 1, 0, 0, 0, 0));
}

TEST(GraphMeasures, SayWhatIsAnsweredAndHowManyLinksThereAre) {
    const auto measures = measured(madeUpGraph(3, {link(0, 1, 4, 1), link(1, 2, 7, 0)}));
    EXPECT_DOUBLE_EQ(measures.reciprocity, 2.0 / 3);
    EXPECT_DOUBLE_EQ(measures.density, 2.0 / 3);
    EXPECT_DOUBLE_EQ(measured(madeUpGraph(2, {{0, 1, 0, 0, 1, 0, 0}})).reciprocity, 1) << "a meeting answers itself";
}

TEST(GraphMeasures, LeaveWhatIsOnlyDoneSideBySideWithoutDirection) {
    const auto measures = measured(madeUpGraph(2, {{0, 1, 0, 0, 0, 5, -20}}));
    EXPECT_EQ(measures.nodes[0].strength, 5U);
    EXPECT_EQ(measures.nodes[0].outStrength, 0U);
    EXPECT_EQ(measures.reciprocity, 0);
    EXPECT_THAT(each(measures, &NodeMeasures::pageRank), ElementsAre(near(0.5), near(0.5)));
}

TEST(GraphMeasures, TellTheFourKindsOfTriads) {
    const auto balance = [](std::int32_t x, std::int32_t y, std::int32_t z) {
        return balanceOf(madeUpGraph(3, {{0, 1, 1, 0, 0, 0, x}, {1, 2, 1, 0, 0, 0, y}, {0, 2, 1, 0, 0, 0, z}}));
    };
    EXPECT_EQ(balance(5, 7, 1).allies, 1U);
    EXPECT_EQ(balance(-5, 7, -1).commonEnemy, 1U);
    EXPECT_EQ(balance(5, 7, -1).tornFriend, 1U);
    EXPECT_EQ(balance(-5, -7, -1).allEnemies, 1U);
    EXPECT_EQ(balance(5, 0, 1).triads(), 0U) << "a link without sign makes no triad";
    EXPECT_EQ(balance(5, 7, -1).balanced(), 0);
    EXPECT_EQ(balance(5, -7, -1).balanced(), 1);
}

TEST(GraphMeasures, GiveNoSignToWhatIsOnlyDoneSideBySide) {
    EXPECT_EQ(balanceOf(madeUpGraph(3, {{0, 1, 1, 0, 0, 0, 9}, {1, 2, 1, 0, 0, 0, 9}, {0, 2, 0, 0, 0, 4, -9}})).triads(), 0U);
}

TEST(GraphMeasures, CountTriadsAsTryingAllTriplesDoes) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const ActorGraph graph = randomGraph(30, 180, seed);
        std::map<std::pair<std::uint32_t, std::uint32_t>, int> sign;
        for (const GraphLink& l : graph.links) sign[{l.a, l.b}] = (l.between().scoreTenths > 0) - (l.between().scoreTenths < 0);
        std::array<std::uint64_t, 4> expected{};
        for (std::uint32_t i = 0; i < 30; ++i)
            for (std::uint32_t j = i + 1; j < 30; ++j)
                for (std::uint32_t k = j + 1; k < 30; ++k) {
                    const int x = sign[{i, j}], y = sign[{j, k}], z = sign[{i, k}];
                    if (x * y * z != 0) ++expected[static_cast<std::size_t>((x < 0) + (y < 0) + (z < 0))];
                }
        const TriadBalance balance = balanceOf(graph);
        EXPECT_THAT((std::array{balance.allies, balance.tornFriend, balance.commonEnemy, balance.allEnemies}),
                    testing::ElementsAreArray(expected));
    }
}

void expectSane(const ActorGraph& graph) {
    const GraphMeasures measures = measured(graph);
    ASSERT_EQ(measures.nodes.size(), graph.nodes.size());
    double ranks = 0;
    for (const NodeMeasures& node : measures.nodes) {
        EXPECT_GE(node.betweenness, 0);
        EXPECT_GE(node.eigenvector, 0);
        EXPECT_LE(node.eigenvector, 1);
        EXPECT_LT(node.community, measures.communities);
        EXPECT_LT(node.component, measures.components);
        ranks += node.pageRank;
    }
    if (!graph.nodes.empty()) { EXPECT_NEAR(ranks, 1, 1e-9); }
    for (const double value : {measures.density, measures.reciprocity, measures.triads.balanced()}) {
        EXPECT_GE(value, 0);
        EXPECT_LE(value, 1);
    }
    EXPECT_TRUE(std::isfinite(measures.modularity));
}

TEST(GraphMeasures, StaySaneForOddGraphs) {
    std::vector<MadeUpLink> complete, pairs, ring;
    for (std::uint32_t i = 0; i < 12; ++i) {
        for (std::uint32_t j = i + 1; j < 12; ++j) complete.push_back(link(i, j));
        pairs.push_back(link(2 * i, 2 * i + 1));
        ring.push_back(i < 11 ? link(i, i + 1) : link(0, i));
    }
    expectSane(madeUpGraph(0, {}));
    expectSane(madeUpGraph(1, {}));
    expectSane(madeUpGraph(7, {}));
    expectSane(madeUpGraph(2, {link(0, 1, 1'000'000)}));
    expectSane(madeUpGraph(9, {link(3, 4, 1'000'000), link(5, 6)}));
    expectSane(madeUpGraph(12, complete));
    expectSane(madeUpGraph(24, pairs));
    expectSane(madeUpGraph(12, ring));
    for (std::uint64_t seed = 1; seed <= 150; ++seed)
        expectSane(randomGraph(5 + static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed) * 4, seed));
}

TEST(GraphMeasures, EstimateBetweennessWhereAllWaysWouldBeTooMany) {
    // A hub with 400 groups of hangers-on about it: all ways between two groups lead over the hub.
    constexpr std::uint32_t kGroups = 400, kMembers = 19, kNodes = kGroups * (kMembers + 1) + 1;
    std::vector<MadeUpLink> links;
    for (std::uint32_t group = 0; group < kGroups; ++group) {
        const std::uint32_t head = 1 + group * (kMembers + 1);
        links.push_back(link(0, head));
        for (std::uint32_t i = 1; i <= kMembers; ++i) {
            links.push_back(link(head, head + i));
            for (std::uint32_t k = i + 1; k <= kMembers; k += 3) links.push_back(link(head + i, head + k));
        }
    }
    const GraphMeasures measures = measured(madeUpGraph(kNodes, links));
    EXPECT_TRUE(measures.betweennessIsEstimated);
    const double group = kMembers + 1, exact = kGroups * (kGroups - 1) / 2.0 * group * group;
    EXPECT_NEAR(measures.nodes[0].betweenness / exact, 1, 0.05);
    EXPECT_FALSE(measured(randomGraph(300, 900, 1)).betweennessIsEstimated);
}

TEST(GraphMeasures, AreTheSameEveryTimeOnAnyThread) {
    const ActorGraph graph = randomGraph(1000, 4000, 3);
    const GraphMeasures expected = measured(graph);
    std::array<GraphMeasures, 3> others;
    {
        std::vector<std::jthread> threads;
        for (GraphMeasures& other : others) threads.emplace_back([&] { other = measured(graph); });
    }
    for (const GraphMeasures& other : others) EXPECT_EQ(other, expected);
}

TEST(GraphMeasures, StopWhenAskedToAndCanBeAskedAgain) {
    const ActorGraph graph = randomGraph(4000, 60'000, 5);  // seconds of work
    for (const bool before : {true, false}) {
        std::stop_source stop;
        if (before) stop.request_stop();
        std::optional<base::Error> error;
        std::jthread worker([&] {
            const auto measures = measureGraph(graph, stop.get_token());
            if (!measures) error = measures.error();
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(before ? 0 : 100));  // well into it
        stop.request_stop();
        worker.join();
        ASSERT_TRUE(error);
        EXPECT_EQ(error->code, base::ErrorCode::Cancelled);
    }
    EXPECT_EQ(measured(madeUpGraph(2, {link(0, 1)})).components, 1U);
}

}  // namespace
}  // namespace chancery::analysis
