#pragma once
#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/analysis/actor_graph.h"
#include "core/base/result.h"

namespace chancery::analysis {

/// What is said of one actor of a graph. A link weighs as many events as it shows (GraphLink::shown()); who acts on whom
/// counts in what has a direction, where a mutual act goes both ways and what two only do side by side goes neither.
struct NodeMeasures {
    std::uint32_t degree = 0;       ///< actors that it is linked to
    std::uint32_t strength = 0;     ///< events of its links
    std::uint32_t inStrength = 0;   ///< times that others act on it
    std::uint32_t outStrength = 0;  ///< times that it acts on others
    /// Shortest ways between two others that lead over it, each pair once, where a link is as long as 1 / its events
    /// (U. Brandes, "A faster algorithm for betweenness centrality", 2001).
    double betweenness = 0;
    double pageRank = 0;     ///< over who acts on whom, damping 0.85; all nodes together 1
    double eigenvector = 0;  ///< linked to many who are linked to many; the highest is 1; 0 where nothing is linked
    std::uint32_t community = 0;  ///< from 0, the largest first
    std::uint32_t component = 0;  ///< from 0, the largest first
    friend bool operator==(const NodeMeasures&, const NodeMeasures&) = default;
};

/// Triangles of links that have a sign: that of the mean score between the two. Links without score, or with a mean of
/// 0, have none, nor has what is only done side by side. Balanced (F. Heider; D. Cartwright and F. Harary, 1956) are those with
/// an even number of minuses: the friend of a friend is a friend, the enemy of an enemy is one.
struct TriadBalance {
    std::uint64_t allies = 0;         ///< + + +
    std::uint64_t commonEnemy = 0;    ///< + - -
    std::uint64_t tornFriend = 0;     ///< + + -: two enemies with a common friend
    std::uint64_t allEnemies = 0;     ///< - - -

    std::uint64_t triads() const { return allies + commonEnemy + tornFriend + allEnemies; }
    /// Share of balanced ones; 0 without triads.
    double balanced() const { return triads() == 0 ? 0 : static_cast<double>(allies + commonEnemy) / static_cast<double>(triads()); }
    friend bool operator==(const TriadBalance&, const TriadBalance&) = default;
};

struct GraphMeasures {
    std::vector<NodeMeasures> nodes;  ///< beside ActorGraph::nodes
    std::uint32_t communities = 0, components = 0;
    bool betweennessIsEstimated = false;  ///< in graphs too large for all ways: from a sample of where they begin
    double density = 0;      ///< links of all that could be
    double reciprocity = 0;  ///< of the arcs from one actor to another, the share that is answered; 0 without arcs
    double modularity = 0;   ///< of the communities (M. Newman); 0 without links
    TriadBalance triads;
    friend bool operator==(const GraphMeasures&, const GraphMeasures&) = default;
};

/// Betweenness, PageRank, eigenvector centrality and communities (Leiden: V. Traag, L. Waltman, N. van Eck, 2019) come from
/// igraph. The same for the same graph. One measurement at a time in the whole program: others wait. Error: Cancelled, or igraph's own (TooLarge when
/// memory runs out).
base::Result<GraphMeasures> measureGraph(const ActorGraph& graph, std::stop_token stop = {});

/// Balance alone: cheap, without igraph.
TriadBalance balanceOf(const ActorGraph& graph);

}  // namespace chancery::analysis
