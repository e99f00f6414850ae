#include "core/analysis/graph_walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/support/made_up_graph.h"

namespace chancery::analysis {
namespace {

using test::madeUpGraph;
using test::MadeUpLink;
using test::randomGraph;
using testing::ElementsAre;

MadeUpLink link(std::uint32_t a, std::uint32_t b, std::uint32_t forward = 1, std::uint32_t backward = 0) {
    return {a, b, forward, backward, 0, 0, 0};
}

TEST(GraphAdjacency, KnowsTheNeighboursOnBothEndsOfALink) {
    const ActorGraph graph = madeUpGraph(4, {link(0, 2, 3), link(1, 2, 0, 5)});
    const GraphAdjacency adjacency(graph);
    ASSERT_EQ(adjacency.size(), 4U);
    ASSERT_EQ(adjacency.of(2).size(), 2U);
    EXPECT_EQ(adjacency.of(2)[1].node, 1U);
    EXPECT_EQ(adjacency.of(2)[1].link, 1U);
    EXPECT_EQ(adjacency.of(2)[1].count, 5U);
    EXPECT_TRUE(adjacency.of(3).empty());
}

TEST(GraphWalk, CountsStepsFromAnActor) {
    const GraphAdjacency chain(madeUpGraph(6, {link(0, 1), link(1, 2), link(2, 3), link(3, 4)}));
    EXPECT_THAT(stepsFrom(chain, 1), ElementsAre(1, 0, 1, 2, 3, kUnreached));
    EXPECT_THAT(stepsFrom(chain, 1, 2), ElementsAre(1, 0, 1, 2, kUnreached, kUnreached));
    EXPECT_THAT(egoNetwork(chain, 1, 1), ElementsAre(0, 1, 2));
    EXPECT_THAT(egoNetwork(chain, 1, 0), ElementsAre(1));
    EXPECT_THAT(egoNetwork(chain, 5, 3), ElementsAre(5)) << "who is linked to nobody is alone";
}

TEST(GraphWalk, TakesTheDetourOverFrequentLinks) {
    const GraphAdjacency graph(madeUpGraph(4, {link(0, 1, 1), link(0, 2, 10), link(1, 2, 0, 10), link(1, 3)}));
    const auto path = findPath(graph, 0, 1);
    ASSERT_TRUE(path);
    EXPECT_THAT(path->nodes, ElementsAre(0, 2, 1));
    EXPECT_THAT(path->links, ElementsAre(1, 2));
    EXPECT_DOUBLE_EQ(path->length, 0.2);
}

TEST(GraphWalk, FindsNoWayBetweenPartsAndAnEmptyOneToOneself) {
    const GraphAdjacency graph(madeUpGraph(4, {link(0, 1), link(2, 3)}));
    EXPECT_FALSE(findPath(graph, 0, 3));
    const auto self = findPath(graph, 2, 2);
    ASSERT_TRUE(self);
    EXPECT_THAT(self->nodes, ElementsAre(2));
    EXPECT_TRUE(self->links.empty());
    EXPECT_EQ(self->length, 0);
}

TEST(GraphWalk, FindsWaysAsShortAsTryingAllDoes) {
    constexpr std::uint32_t kNodes = 25;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const ActorGraph graph = randomGraph(kNodes, 45, seed);
        std::vector<std::vector<double>> shortest(kNodes, std::vector<double>(kNodes, std::numeric_limits<double>::infinity()));
        for (std::uint32_t i = 0; i < kNodes; ++i) shortest[i][i] = 0;
        for (const GraphLink& l : graph.links) shortest[l.a][l.b] = shortest[l.b][l.a] = 1.0 / l.shown().count;
        for (std::uint32_t k = 0; k < kNodes; ++k)  // Floyd and Warshall
            for (std::uint32_t i = 0; i < kNodes; ++i)
                for (std::uint32_t j = 0; j < kNodes; ++j) shortest[i][j] = std::min(shortest[i][j], shortest[i][k] + shortest[k][j]);
        const GraphAdjacency adjacency(graph);
        for (std::uint32_t from = 0; from < kNodes; ++from)
            for (std::uint32_t to = 0; to < kNodes; ++to) {
                const auto path = findPath(adjacency, from, to);
                ASSERT_EQ(path.has_value(), std::isfinite(shortest[from][to]));
                if (!path) continue;
                EXPECT_NEAR(path->length, shortest[from][to], 1e-12);
                ASSERT_EQ(path->nodes.size(), path->links.size() + 1);
                for (std::size_t i = 0; i < path->links.size(); ++i) {
                    const GraphLink& step = graph.links[path->links[i]];
                    EXPECT_EQ(std::minmax(path->nodes[i], path->nodes[i + 1]), std::minmax(step.a, step.b));
                }
            }
    }
}

}  // namespace
}  // namespace chancery::analysis
