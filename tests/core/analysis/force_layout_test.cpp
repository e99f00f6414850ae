#include "core/analysis/force_layout.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "core/analysis/fixed_layouts.h"
#include "tests/support/synthetic_rows.h"

using namespace chancery::analysis;

namespace {

constexpr std::size_t kMostSteps = 5000;

ForceLayout settled(std::vector<LayoutNode> nodes, std::vector<LayoutLink> links, double heat = 1) {
    ForceLayout layout(std::move(nodes), std::move(links), heat);
    while (!layout.isSettled() && layout.steps() < kMostSteps) layout.step();
    return layout;
}

std::vector<LayoutNode> sunflower(std::size_t count) {
    std::vector<LayoutNode> nodes(count);
    for (std::size_t i = 0; i < count; ++i) nodes[i].at = startingPlace(1, i);
    return nodes;
}

std::vector<LayoutLink> madeUpLinks(std::size_t nodes, std::size_t links) {
    std::mt19937 random(5);
    std::vector<LayoutLink> out;
    for (std::size_t i = 0; i < links; ++i) out.push_back({static_cast<std::uint32_t>(random() % nodes), static_cast<std::uint32_t>(random() % nodes), 1});
    return out;
}

double distance(const LayoutNode& a, const LayoutNode& b) { return std::hypot(a.at.x - b.at.x, a.at.y - b.at.y); }

TEST(ForceLayout, SettlesAndSaysSo) {
    const ForceLayout layout = settled(sunflower(60), madeUpLinks(60, 120));
    EXPECT_TRUE(layout.isSettled());
    EXPECT_LT(layout.meanMove(), ForceLayout::kSettledShare * ForceLayout::kLinkLength);
}

TEST(ForceLayout, GivesTheSamePlacesForTheSameInput) {
    const ForceLayout first = settled(sunflower(80), madeUpLinks(80, 200));
    const ForceLayout second = settled(sunflower(80), madeUpLinks(80, 200));
    ASSERT_EQ(first.steps(), second.steps());
    for (std::size_t i = 0; i < 80; ++i) EXPECT_EQ(first.nodes()[i].at, second.nodes()[i].at) << i;
}

TEST(ForceLayout, LeavesNoTwoNodesOnEachOther) {
    const ForceLayout layout = settled(sunflower(150), madeUpLinks(150, 400));
    for (std::size_t i = 0; i < layout.nodes().size(); ++i)
        for (std::size_t k = i + 1; k < layout.nodes().size(); ++k)
            EXPECT_GE(distance(layout.nodes()[i], layout.nodes()[k]), layout.nodes()[i].radius + layout.nodes()[k].radius - 0.5) << i << " and " << k;
}

TEST(ForceLayout, KeepsLinkedActorsNearerThanOthers) {
    // Two groups of eight, everybody linked inside, one link between them.
    std::vector<LayoutLink> links = {{0, 8, 1}};
    for (std::uint32_t group = 0; group < 2; ++group)
        for (std::uint32_t i = 0; i < 8; ++i)
            for (std::uint32_t k = i + 1; k < 8; ++k) links.push_back({group * 8 + i, group * 8 + k, 1});
    const ForceLayout layout = settled(sunflower(16), links);
    double inside = 0, between = 0;
    for (std::size_t i = 0; i < 8; ++i)
        for (std::size_t k = 0; k < 8; ++k) {
            if (i < k) inside += distance(layout.nodes()[i], layout.nodes()[k]) / 28;
            between += distance(layout.nodes()[i], layout.nodes()[8 + k]) / 64;
        }
    EXPECT_LT(inside * 1.5, between);
}

TEST(ForceLayout, NeverMovesAPinnedNode) {
    auto nodes = sunflower(20);
    nodes[3] = {{400, -250}, 10, true};
    const ForceLayout layout = settled(nodes, madeUpLinks(20, 40));
    EXPECT_EQ(layout.nodes()[3].at, (GraphPoint{400, -250}));
}

TEST(ForceLayout, OnlySettlesWhatWasLaidOutBefore) {
    const ForceLayout before = settled(sunflower(60), madeUpLinks(60, 120));
    const ForceLayout after = settled({before.nodes().begin(), before.nodes().end()}, madeUpLinks(60, 120), 0.15);
    double moved = 0;
    for (std::size_t i = 0; i < 60; ++i) moved += distance(before.nodes()[i], after.nodes()[i]) / 60;
    EXPECT_LT(moved, ForceLayout::kLinkLength);
}

TEST(ForceLayout, PutsActorsWithoutLinksAtTheEdgeNotFarOff) {
    auto links = madeUpLinks(40, 90);
    const ForceLayout layout = settled(sunflower(44), links);  // the last four have none
    double core = 0, edge = 0;
    for (std::size_t i = 0; i < 44; ++i) (i < 40 ? core : edge) = std::max(i < 40 ? core : edge, std::hypot(layout.nodes()[i].at.x, layout.nodes()[i].at.y));
    EXPECT_LT(edge, 2.5 * core);
}

TEST(ForceLayout, DrawsInWhoStandsAtTheEdgeOfALargerGraph) {
    auto nodes = sunflower(20);
    nodes.push_back({{9000, 4000}, 10, false});
    nodes.push_back({{-9000, 4000}, 10, true});
    const ForceLayout layout = settled(nodes, madeUpLinks(20, 40), 0.15);
    EXPECT_LT(std::hypot(layout.nodes()[20].at.x, layout.nodes()[20].at.y), 1500);
    EXPECT_EQ(layout.nodes()[21].at, (GraphPoint{-9000, 4000}));
}

TEST(ForceLayout, StaysFiniteWithDegenerateInput) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<std::vector<LayoutNode>> cases = {
        {},
        {{{0, 0}, 10, false}},
        {{{5, 5}, 10, false}, {{5, 5}, 10, false}, {{5, 5}, 10, false}},
        {{{nan, 0}, 10, false}, {{0, std::numeric_limits<double>::infinity()}, 10, false}},
        {{{1e9, 1e9}, 10, false}, {{-1e9, 3}, 10, false}, {{0, 0}, 10, true}},
        sunflower(30)};
    for (const auto& nodes : cases)
        for (const bool linked : {false, true}) {
            std::vector<LayoutLink> links;
            if (linked) links = {{0, 0, 1}, {0, 1, 1e6}, {0, 99, 1}};
            const ForceLayout layout = settled(nodes, links);
            EXPECT_TRUE(layout.isSettled()) << nodes.size();
            for (const LayoutNode& node : layout.nodes()) EXPECT_TRUE(std::isfinite(node.at.x) && std::isfinite(node.at.y)) << nodes.size();
        }
}

ActorGraph graphOfCountries(std::size_t countries) {
    GraphWindow window(DyadIndex::make(chancery::test::manyEvents(400, countries, 2), ActorLevel::Sides));
    window.moveTo(-1e12, 1e12);
    return window.graph();
}

std::vector<std::uint32_t> actorsOf(const ActorGraph& graph) {
    std::vector<std::uint32_t> actors;
    for (const GraphNode& node : graph.nodes) actors.push_back(node.actor);
    return actors;
}

TEST(FixedLayouts, GiveEachActorAPlaceOfItsOwn) {
    const ActorGraph graph = graphOfCountries(40);
    const std::vector<std::uint32_t> actors = actorsOf(graph);
    ASSERT_GT(actors.size(), 20U);
    for (const auto& places : {regionRing(graph, actors), twoColumns(graph, actors), egoRings(graph, actors, actors.front())}) {
        ASSERT_EQ(places.size(), actors.size());
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t k = i + 1; k < places.size(); ++k)
                EXPECT_GT(std::hypot(places[i].x - places[k].x, places[i].y - places[k].y), 20) << i << " and " << k;
    }
}

TEST(FixedLayouts, PutTheChosenActorInTheMiddleAndItsNeighboursOnTheFirstRing) {
    const ActorGraph graph = graphOfCountries(30);
    const std::vector<std::uint32_t> actors = actorsOf(graph);
    const std::uint32_t ego = graph.links.front().a;
    const auto places = egoRings(graph, actors, graph.nodes[ego].actor);
    EXPECT_EQ(places[ego], (GraphPoint{0, 0}));
    double ring = -1;
    for (const GraphLink& link : graph.links) {
        if (link.a != ego && link.b != ego) continue;
        const GraphPoint at = places[link.a == ego ? link.b : link.a];
        if (ring < 0) ring = std::hypot(at.x, at.y);
        EXPECT_NEAR(std::hypot(at.x, at.y), ring, 1e-6);
    }
}

}  // namespace
