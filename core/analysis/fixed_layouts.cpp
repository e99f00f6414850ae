#include "core/analysis/fixed_layouts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <string>

#include "core/analysis/regions.h"

namespace chancery::analysis {

namespace {

constexpr double kNodeRoom = ForceLayout::kLinkLength * 0.7;
constexpr double kRingStep = ForceLayout::kLinkLength * 1.4;

std::vector<GraphPoint> onRing(std::size_t count, double radius, double turn = 0) {
    std::vector<GraphPoint> places;
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = turn + 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(1, count));
        places.push_back({radius * std::sin(angle), -radius * std::cos(angle)});
    }
    return places;
}

/// Neighbours of each of the given actors, as places in that list.
std::vector<std::vector<std::uint32_t>> neighboursOf(const ActorGraph& graph, std::span<const std::uint32_t> actors) {
    std::map<std::uint32_t, std::uint32_t> placeOf;
    for (std::uint32_t i = 0; i < actors.size(); ++i) placeOf[actors[i]] = i;
    std::vector<std::vector<std::uint32_t>> neighbours(actors.size());
    for (const GraphLink& link : graph.links) {
        const auto a = placeOf.find(graph.nodes[link.a].actor), b = placeOf.find(graph.nodes[link.b].actor);
        if (a == placeOf.end() || b == placeOf.end()) continue;
        neighbours[a->second].push_back(b->second);
        neighbours[b->second].push_back(a->second);
    }
    return neighbours;
}

}  // namespace

std::vector<GraphPoint> regionRing(const ActorGraph& graph, std::span<const std::uint32_t> actors) {
    std::map<std::string, std::vector<std::uint32_t>> regions;
    for (std::uint32_t i = 0; i < actors.size(); ++i)
        regions[std::string(Regions::builtIn().regionOf(graph.index->actors()[actors[i]].country))].push_back(i);
    for (auto& [region, members] : regions)
        std::sort(members.begin(), members.end(), [&](std::uint32_t x, std::uint32_t y) {
            const GraphActor &a = graph.index->actors()[actors[x]], &b = graph.index->actors()[actors[y]];
            return std::pair(a.country, a.key) < std::pair(b.country, b.key);
        });
    // A gap takes the room of one node.
    const std::size_t stands = actors.size() + regions.size();
    const auto ring = onRing(stands, std::max(kRingStep, kNodeRoom * static_cast<double>(stands) / (2 * std::numbers::pi)));
    std::vector<GraphPoint> places(actors.size());
    std::size_t stand = 0;
    for (const auto& [region, members] : regions) {
        for (const std::uint32_t member : members) places[member] = ring[stand++];
        ++stand;
    }
    return places;
}

std::vector<GraphPoint> twoColumns(const ActorGraph& graph, std::span<const std::uint32_t> actors) {
    const auto neighbours = neighboursOf(graph, actors);
    std::vector<std::uint32_t> columns[2];
    for (std::uint32_t i = 0; i < actors.size(); ++i) {
        const actor::ActorKind kind = graph.index->actors()[actors[i]].kind;
        columns[kind == actor::ActorKind::Official || kind == actor::ActorKind::Person ? 1 : 0].push_back(i);
    }
    std::vector<double> height(actors.size());
    const auto number = [&](const std::vector<std::uint32_t>& column) {
        for (std::size_t i = 0; i < column.size(); ++i)
            height[column[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(column.size());
    };
    number(columns[0]);
    number(columns[1]);
    constexpr int kSweeps = 12;
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        std::vector<std::uint32_t>& column = columns[(sweep + 1) % 2];
        std::vector<double> mean(actors.size());
        for (const std::uint32_t i : column) {
            double sum = 0;
            for (const std::uint32_t other : neighbours[i]) sum += height[other];
            mean[i] = neighbours[i].empty() ? height[i] : sum / static_cast<double>(neighbours[i].size());
        }
        std::stable_sort(column.begin(), column.end(), [&](std::uint32_t x, std::uint32_t y) { return mean[x] < mean[y]; });
        number(column);
    }
    const double tall = kNodeRoom * static_cast<double>(std::max({columns[0].size(), columns[1].size(), std::size_t{2}}));
    std::vector<GraphPoint> places(actors.size());
    for (int side = 0; side < 2; ++side)
        for (const std::uint32_t i : columns[side]) places[i] = {(side - 0.5) * std::max(3 * kRingStep, tall * 0.5), (height[i] - 0.5) * tall};
    return places;
}

std::vector<GraphPoint> egoRings(const ActorGraph& graph, std::span<const std::uint32_t> actors, std::uint32_t ego) {
    const auto neighbours = neighboursOf(graph, actors);
    std::vector<GraphPoint> places(actors.size());
    const auto centre = std::find(actors.begin(), actors.end(), ego);
    std::vector<std::uint8_t> reached(actors.size(), 0);
    std::vector<std::uint32_t> ring;
    if (centre != actors.end()) {
        ring.push_back(static_cast<std::uint32_t>(centre - actors.begin()));
        reached[ring.front()] = 1;
    }
    std::vector<double> angle(actors.size(), 0);
    double radius = 0;
    const auto arrange = [&](const std::vector<std::uint32_t>& members) {
        const auto spots = onRing(members.size(), radius);
        for (std::size_t i = 0; i < members.size(); ++i) {
            places[members[i]] = spots[i];
            angle[members[i]] = static_cast<double>(i) / static_cast<double>(members.size());
        }
    };
    const auto widen = [&](std::size_t count) { radius = std::max(radius + kRingStep, kNodeRoom * static_cast<double>(count) / (2 * std::numbers::pi)); };
    while (!ring.empty()) {
        std::vector<std::uint32_t> next;
        // In the order of the ring inside, so that links do not cross more than they must.
        for (const std::uint32_t i : ring)
            for (const std::uint32_t other : neighbours[i])
                if (!reached[other]) {
                    reached[other] = 1;
                    next.push_back(other);
                }
        if (!next.empty()) {
            widen(next.size());
            arrange(next);
        }
        ring = std::move(next);
    }
    std::vector<std::uint32_t> apart;
    for (std::uint32_t i = 0; i < actors.size(); ++i)
        if (!reached[i]) apart.push_back(i);
    if (!apart.empty()) {
        widen(apart.size());
        arrange(apart);
    }
    return places;
}

}  // namespace chancery::analysis
