#include "tests/support/made_up_graph.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

namespace chancery::test {

using namespace analysis;

ActorGraph madeUpGraph(std::uint32_t nodes, const std::vector<MadeUpLink>& links) {
    ActorGraph graph;
    for (std::uint32_t i = 0; i < nodes; ++i) graph.nodes.push_back({i, 1, {}, 0, 0});
    for (const MadeUpLink& link : links) {
        GraphLink& out = graph.links.emplace_back();
        out.dyad = static_cast<std::uint32_t>(graph.links.size() - 1);
        out.a = link.a;
        out.b = link.b;
        const std::array<std::uint32_t, kWayCount> counts = {link.forward, link.backward, link.mutual, link.together};
        bool isScored = false;
        for (std::size_t way = 0; way < counts.size(); ++way) {
            DyadTally& stats = out.ways[way];
            stats.count = stats.scored = counts[way];
            if (counts[way] == 0 || isScored) continue;
            stats.scoreTenths = link.scoreTenths;
            isScored = true;
        }
        for (const std::uint32_t node : {link.a, link.b}) {
            ++graph.nodes[node].degree;
            graph.nodes[node].strength += out.shown().count;
        }
    }
    return graph;
}

ActorGraph randomGraph(std::uint32_t nodes, std::uint32_t count, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto pick = [&] {
        const double unit = static_cast<double>(random() >> 11) / 9007199254740992.0;
        return static_cast<std::uint32_t>(unit * std::sqrt(unit) * nodes);
    };
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const std::uint64_t most = std::uint64_t{nodes} * (nodes - 1) / 4;
    while (pairs.size() < std::min<std::uint64_t>(count, most)) {
        const std::uint32_t x = pick(), y = pick();
        if (x != y) pairs.insert(std::minmax(x, y));
    }
    std::vector<MadeUpLink> links;
    for (const auto& [a, b] : pairs) {
        MadeUpLink link{a, b, static_cast<std::uint32_t>(random() % 9), static_cast<std::uint32_t>(random() % 5), 0, 0, 0};
        if (link.forward + link.backward == 0) link.mutual = 1;
        link.scoreTenths = static_cast<std::int32_t>(random() % 7) - 3;
        links.push_back(link);
    }
    return madeUpGraph(nodes, links);
}

}  // namespace chancery::test
