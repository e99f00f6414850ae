#pragma once
#include <QString>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/analysis/actor_graph.h"
#include "core/analysis/graph_measures.h"

namespace chancery::ui {

/// What the size of a node says.
enum class NodeSize : std::uint8_t { Degree, Events, Strength, Betweenness, PageRank, Eigenvector };
/// What its colour says.
enum class NodeColour : std::uint8_t { Kind, Region, Community };

/// How the graph is drawn, by the person's choice.
struct GraphStyle {
    NodeSize size = NodeSize::Degree;
    NodeColour colour = NodeColour::Kind;
    bool rings = true;  ///< balance of the quad classes around the nodes
    bool codes = true;  ///< country codes inside
    /// Whether size or colour wait for measures.
    bool needsMeasures() const { return size >= NodeSize::Betweenness || colour == NodeColour::Community; }
    friend bool operator==(const GraphStyle&, const GraphStyle&) = default;
};

/// What measures say of each actor, once they are there; by index into DyadIndex::actors(). Those of the period before serve until
/// the new ones are known.
struct NodeValues {
    static constexpr std::uint32_t kNoCommunity = UINT32_MAX;
    std::vector<float> size;               ///< what GraphStyle::size names, >= 0
    std::vector<std::uint32_t> community;  ///< kNoCommunity where unknown

    static NodeValues of(const analysis::ActorGraph& graph, const analysis::GraphMeasures& measures, NodeSize size);
};

struct SceneNode {
    std::uint32_t actor = 0;  ///< index into DyadIndex::actors()
    QString name, code;       ///< code: "KOR", of countries only
    actor::ActorKind kind = actor::ActorKind::Other;
    std::uint32_t group = 0;     ///< region or community; 0-based, in order of size
    double radius = 10;          ///< px at natural size, without ring
    float importance = 0;        ///< labels go to the highest first
    std::uint32_t events = 0;
    std::array<std::uint32_t, event::kQuadClassCount> quads{};
    bool ring = false;
    bool ghost = false;          ///< no event in the period
    bool pinned = false;

    double outerRadius() const { return radius + (ring ? 7 : 2.5); }
};

struct SceneLink {
    std::uint32_t a = 0, b = 0;  ///< indices of scene nodes
    std::uint32_t dyad = 0;      ///< index into DyadIndex::dyads()
    std::uint32_t count = 0;
    float width = 1;             ///< px at natural size
    float score = 0;             ///< mean, -10..10
    bool reachesA = false, reachesB = false;
    bool onlyPlanned = false, onlyTogether = false;
};

/// An actor graph as it is to be drawn, without places. Immutable; may be made on a worker.
struct GraphScene {
    /// Beyond these only the strongest are drawn; `hiddenNodes` and `hiddenLinks` say how many are not.
    static constexpr std::size_t kMostNodes = 20'000, kMostLinks = 100'000, kMostGhosts = 12, kGhostsUpTo = 60;

    std::shared_ptr<const analysis::ActorGraph> graph;  ///< never null
    std::vector<SceneNode> nodes;
    std::vector<SceneLink> links;  ///< weakest first: the order of painting
    std::vector<QString> groups;   ///< names of the regions or communities, by SceneNode::group; empty for kinds
    std::size_t hiddenNodes = 0, hiddenLinks = 0;

    const std::string& keyOf(std::size_t node) const { return graph->index->actors()[nodes[node].actor].key; }
    std::optional<std::uint32_t> nodeOf(std::uint32_t actor) const;
    /// Indices of the nodes with these keys, rising; one pass, whatever their number.
    std::vector<std::uint32_t> nodesOf(std::span<const std::string> keys) const;
};

/// `totals`: events of each actor of the index over all time, from which ghosts are chosen; may be empty. `hidden`: keys of actors
/// that the person has hidden.
std::shared_ptr<const GraphScene> makeScene(std::shared_ptr<const analysis::ActorGraph> graph, const GraphStyle& style,
                                            const NodeValues& values, const std::vector<std::uint32_t>& totals,
                                            const std::vector<std::string>& hidden = {});

}  // namespace chancery::ui
