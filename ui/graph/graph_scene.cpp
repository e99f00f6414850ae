#include "ui/graph/graph_scene.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_set>

#include "core/analysis/regions.h"

namespace chancery::ui {

namespace {

constexpr double kLeastRadius = 10, kMostRadius = 32, kGhostRadius = 10;
constexpr double kFullSizeAt = 12;  // a value this high earns the full size even if nothing is higher
constexpr std::uint32_t kRingFrom = 2;

QString plain(const std::string& text) { return QString::fromStdString(text); }

double valueOf(const analysis::GraphNode& node, const GraphStyle& style, const NodeValues& values) {
    switch (style.size) {
        case NodeSize::Degree: return node.degree;
        case NodeSize::Events: return node.events;
        case NodeSize::Strength: return node.strength;
        default: return node.actor < values.size.size() ? static_cast<double>(values.size[node.actor]) : 0;
    }
}

// The strongest nodes, at most `most`, without the hidden ones, in the graph's order.
std::vector<std::uint32_t> chooseNodes(const analysis::ActorGraph& graph, const std::vector<std::string>& hidden, std::size_t most) {
    const std::unordered_set<std::string_view> gone(hidden.begin(), hidden.end());
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
        if (gone.empty() || !gone.contains(graph.actor(i).key)) chosen.push_back(i);
    if (chosen.size() > most) {
        std::nth_element(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(most), chosen.end(), [&](std::uint32_t x, std::uint32_t y) {
            return std::pair(graph.nodes[x].strength, y) > std::pair(graph.nodes[y].strength, x);
        });
        chosen.resize(most);
        std::sort(chosen.begin(), chosen.end());
    }
    return chosen;
}

SceneNode makeNode(const analysis::GraphActor& actor, std::uint32_t index) {
    SceneNode node;
    node.actor = index;
    node.name = plain(actor.name);
    node.kind = actor.kind;
    if (actor.kind == actor::ActorKind::Country && actor.key.size() == 3) node.code = plain(actor.key);
    return node;
}

// Groups numbered by size, so that the largest take the first colours.
void assignGroups(GraphScene& scene, const GraphStyle& style, const NodeValues& values) {
    if (style.colour == NodeColour::Kind) return;
    std::map<QString, std::uint32_t> sizes;
    std::vector<QString> names(scene.nodes.size());
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        const analysis::GraphActor& actor = scene.graph->index->actors()[scene.nodes[i].actor];
        if (style.colour == NodeColour::Region) {
            const std::string_view region = analysis::Regions::builtIn().regionOf(actor.country);
            names[i] = region.empty() ? QCoreApplication::translate("GraphScene", "no region")
                                      : QString::fromUtf8(region.data(), static_cast<qsizetype>(region.size()));
        } else if (const std::uint32_t a = scene.nodes[i].actor; a < values.community.size() && values.community[a] != NodeValues::kNoCommunity) {
            names[i] = QString::number(values.community[a]);
        }
        if (!scene.nodes[i].ghost) ++sizes[names[i]];
    }
    std::vector<std::pair<QString, std::uint32_t>> order(sizes.begin(), sizes.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& x, const auto& y) { return x.second > y.second; });
    std::map<QString, std::uint32_t> number;
    for (const auto& [name, size] : order) {
        number[name] = static_cast<std::uint32_t>(scene.groups.size());
        scene.groups.push_back(style.colour == NodeColour::Region
                                   ? name
                                   : QCoreApplication::translate("GraphScene", "community %1 (%2)").arg(scene.groups.size() + 1).arg(size));
    }
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        const auto it = number.find(names[i]);
        scene.nodes[i].group = it == number.end() ? 0 : it->second;
    }
}

void addGhosts(GraphScene& scene, const std::vector<std::uint32_t>& totals, const std::vector<std::string>& hidden) {
    if (scene.nodes.size() >= GraphScene::kGhostsUpTo) return;
    const std::unordered_set<std::string_view> gone(hidden.begin(), hidden.end());
    std::vector<std::uint32_t> absent;
    for (std::uint32_t actor = 0; actor < totals.size(); ++actor)
        if (totals[actor] > 1 && !scene.graph->nodeOf(actor) && !gone.contains(scene.graph->index->actors()[actor].key)) absent.push_back(actor);
    const std::size_t most = std::min({GraphScene::kMostGhosts, GraphScene::kGhostsUpTo - scene.nodes.size(), absent.size()});
    std::partial_sort(absent.begin(), absent.begin() + static_cast<std::ptrdiff_t>(most), absent.end(),
                      [&](std::uint32_t x, std::uint32_t y) { return std::pair(totals[x], y) > std::pair(totals[y], x); });
    for (std::size_t i = 0; i < most; ++i) {
        SceneNode& node = scene.nodes.emplace_back(makeNode(scene.graph->index->actors()[absent[i]], absent[i]));
        node.ghost = true;
        node.radius = kGhostRadius;
        node.importance = -1;
    }
}

void addLinks(GraphScene& scene, const std::vector<std::uint32_t>& sceneNode) {
    const analysis::ActorGraph& graph = *scene.graph;
    for (const analysis::GraphLink& link : graph.links) {
        if (sceneNode[link.a] == UINT32_MAX || sceneNode[link.b] == UINT32_MAX) continue;
        const analysis::DyadTally shown = link.shown();
        SceneLink made;
        made.a = sceneNode[link.a];
        made.b = sceneNode[link.b];
        made.dyad = link.dyad;
        made.count = shown.count;
        made.width = static_cast<float>(std::min(12.0, 1 + 1.3 * std::sqrt(static_cast<double>(shown.count))));
        made.score = static_cast<float>(shown.score());
        made.onlyTogether = link.onlyTogether();
        made.reachesA = link.reachesA();
        made.reachesB = link.reachesB();
        made.onlyPlanned = shown.onlyPlanned();
        scene.links.push_back(made);
    }
    std::stable_sort(scene.links.begin(), scene.links.end(), [](const SceneLink& x, const SceneLink& y) { return x.count < y.count; });
    if (scene.links.size() <= GraphScene::kMostLinks) return;
    scene.hiddenLinks = scene.links.size() - GraphScene::kMostLinks;
    scene.links.erase(scene.links.begin(), scene.links.begin() + static_cast<std::ptrdiff_t>(scene.hiddenLinks));
}

}  // namespace

NodeValues NodeValues::of(const analysis::ActorGraph& graph, const analysis::GraphMeasures& measures, NodeSize size) {
    NodeValues values;
    values.size.assign(graph.index->actors().size(), 0);
    values.community.assign(graph.index->actors().size(), kNoCommunity);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const analysis::NodeMeasures& node = measures.nodes[i];
        const double value = size == NodeSize::Betweenness ? node.betweenness : size == NodeSize::PageRank ? node.pageRank : node.eigenvector;
        values.size[graph.nodes[i].actor] = static_cast<float>(value);
        values.community[graph.nodes[i].actor] = node.community;
    }
    return values;
}

std::optional<std::uint32_t> GraphScene::nodeOf(std::uint32_t actor) const {
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].actor == actor) return i;
    return std::nullopt;
}

std::vector<std::uint32_t> GraphScene::nodesOf(std::span<const std::string> keys) const {
    const std::unordered_set<std::string_view> wanted(keys.begin(), keys.end());
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < nodes.size() && !wanted.empty(); ++i)
        if (wanted.contains(keyOf(i))) found.push_back(i);
    return found;
}

std::shared_ptr<const GraphScene> makeScene(std::shared_ptr<const analysis::ActorGraph> graph, const GraphStyle& style,
                                            const NodeValues& values, const std::vector<std::uint32_t>& totals,
                                            const std::vector<std::string>& hidden) {
    auto scene = std::make_shared<GraphScene>();
    scene->graph = std::move(graph);
    if (!scene->graph->index) return scene;
    const std::vector<std::uint32_t> chosen = chooseNodes(*scene->graph, hidden, GraphScene::kMostNodes);
    scene->hiddenNodes = scene->graph->nodes.size() - chosen.size();
    std::vector<std::uint32_t> sceneNode(scene->graph->nodes.size(), UINT32_MAX);
    double highest = style.size == NodeSize::Degree || style.size == NodeSize::Events || style.size == NodeSize::Strength ? kFullSizeAt : 1e-9;
    for (const std::uint32_t i : chosen) highest = std::max(highest, valueOf(scene->graph->nodes[i], style, values));
    for (const std::uint32_t i : chosen) {
        const analysis::GraphNode& node = scene->graph->nodes[i];
        sceneNode[i] = static_cast<std::uint32_t>(scene->nodes.size());
        SceneNode& made = scene->nodes.emplace_back(makeNode(scene->graph->actor(i), node.actor));
        const double share = std::sqrt(std::max(0.0, valueOf(node, style, values)) / highest);
        made.radius = kLeastRadius + (kMostRadius - kLeastRadius) * share;
        made.events = node.events;
        made.quads = node.quads;
        made.importance = static_cast<float>(made.radius) + static_cast<float>(std::log2(1.0 + node.events));
        made.ring = style.rings && node.events >= kRingFrom && node.degree > 0;
        if (!style.codes) made.code.clear();
    }
    addLinks(*scene, sceneNode);
    addGhosts(*scene, totals, hidden);
    assignGroups(*scene, style, values);
    return scene;
}

}  // namespace chancery::ui
