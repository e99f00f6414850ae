#pragma once
#include <cstdint>
#include <vector>

#include "core/analysis/actor_graph.h"

namespace chancery::test {

/// A link of a graph without events behind it, with how many there would be.
struct MadeUpLink {
    std::uint32_t a = 0, b = 0;  ///< a < b
    std::uint32_t forward = 1, backward = 0, mutual = 0, together = 0;
    std::int32_t scoreTenths = 0;  ///< sum over forward, backward and mutual
};

/// Nodes and links with their counts, without index: for measures, walks and layouts.
analysis::ActorGraph madeUpGraph(std::uint32_t nodes, const std::vector<MadeUpLink>& links);

/// `links` different links between `nodes` actors, some of which are linked to many, in both directions and of either
/// sign; the same for the same seed. At most half of all pairs can be had.
analysis::ActorGraph randomGraph(std::uint32_t nodes, std::uint32_t links, std::uint64_t seed);

}  // namespace chancery::test
