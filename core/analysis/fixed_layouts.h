#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/actor_graph.h"
#include "core/analysis/force_layout.h"

namespace chancery::analysis {

// Arrangements that follow from the graph alone, in the plane of ForceLayout, about its origin. `actors`: the nodes to arrange,
// indices into DyadIndex::actors(); they get one place each, in that order. Actors outside the period count as unlinked.

/// On a ring, region by region, inside a region by rising key, with a gap between regions.
std::vector<GraphPoint> regionRing(const ActorGraph& graph, std::span<const std::uint32_t> actors);

/// States and organisations in the left column, people in the right one, ordered to cross few links (barycentre method of Sugiyama,
/// Tagawa and Toda 1981).
std::vector<GraphPoint> twoColumns(const ActorGraph& graph, std::span<const std::uint32_t> actors);

/// The chosen actor in the middle, those at one, two, ... steps on rings around it, the unlinked on the outermost.
std::vector<GraphPoint> egoRings(const ActorGraph& graph, std::span<const std::uint32_t> actors, std::uint32_t ego);

}  // namespace chancery::analysis
