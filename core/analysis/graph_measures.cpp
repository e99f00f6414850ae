#include "core/analysis/graph_measures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/igraph_session.h"

namespace chancery::analysis {

namespace {

igraph_integer_t size(const ActorGraph& graph) { return static_cast<igraph_integer_t>(graph.nodes.size()); }

/// Edges and weights as igraph takes them.
struct WeightedEdges {
    std::vector<igraph_integer_t> ends;  ///< from, to, from, to ...
    std::vector<igraph_real_t> weights;

    void add(std::uint32_t from, std::uint32_t to, double weight) {
        ends.push_back(from);
        ends.push_back(to);
        weights.push_back(weight);
    }
    igraph_error_t makeGraph(IgraphGraph& graph, igraph_integer_t nodes, bool directed) const {
        igraph_vector_int_t view;
        static constexpr igraph_integer_t kNone = 0;  // igraph wants no null, even for nothing
        igraph_vector_int_view(&view, ends.empty() ? &kNone : ends.data(), static_cast<igraph_integer_t>(ends.size()));
        return graph.made(igraph_create(graph.get(), &view, nodes, directed));
    }
    igraph_vector_t weightView() const {
        static constexpr igraph_real_t kNone = 0;
        igraph_vector_t view;
        igraph_vector_view(&view, weights.empty() ? &kNone : weights.data(), static_cast<igraph_integer_t>(weights.size()));
        return view;
    }
};

void store(IgraphReals& values, std::vector<NodeMeasures>& nodes, double NodeMeasures::* field) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const double value = VECTOR(*values.get())[i];
        nodes[i].*field = std::isfinite(value) ? value : 0;
    }
}

/// Groups numbered anew, the largest first, of equal ones that with the first node. Gives how many there are.
std::uint32_t storeBySize(IgraphIntegers& membership, std::vector<NodeMeasures>& nodes, std::uint32_t NodeMeasures::* field) {
    struct Group {
        std::uint32_t first = 0, size = 0;
    };
    std::vector<Group> groups;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const auto group = static_cast<std::size_t>(VECTOR(*membership.get())[i]);
        if (group >= groups.size()) groups.resize(group + 1);
        if (groups[group].size++ == 0) groups[group].first = i;
    }
    std::vector<std::uint32_t> order(groups.size()), rank(groups.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        return groups[x].size != groups[y].size ? groups[x].size > groups[y].size : groups[x].first < groups[y].first;
    });
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        nodes[i].*field = rank[static_cast<std::size_t>(VECTOR(*membership.get())[i])];
    return static_cast<std::uint32_t>(groups.size());
}

/// Leiden with modularity for its quality: node weights are strengths, the resolution is one over their sum.
bool findCommunities(IgraphSession& session, IgraphGraph& graph, const igraph_vector_t& weights, GraphMeasures& out) {
    IgraphReals strengths;
    IgraphIntegers membership;
    double sum = 0;
    if (!session.ok(strengths.made(igraph_vector_init(strengths.get(), static_cast<igraph_integer_t>(out.nodes.size())))))
        return false;
    for (std::size_t i = 0; i < out.nodes.size(); ++i) sum += VECTOR(*strengths.get())[i] = out.nodes[i].strength;
    constexpr double kRandomness = 0.01;
    constexpr igraph_integer_t kRounds = 10;  // "until nothing changes" need not end: equally good moves alternate
    if (!session.ok(membership.made(igraph_vector_int_init(membership.get(), 0))) ||
        !session.ok(igraph_community_leiden(graph.get(), &weights, strengths.get(), sum > 0 ? 1 / sum : 1, kRandomness, false,
                                            kRounds, membership.get(), nullptr, nullptr)) ||
        !session.ok(igraph_modularity(graph.get(), membership.get(), &weights, 1, false, &out.modularity)))
        return false;
    if (!std::isfinite(out.modularity)) out.modularity = 0;
    out.communities = storeBySize(membership, out.nodes, &NodeMeasures::community);
    return true;
}

bool findComponents(IgraphSession& session, IgraphGraph& graph, GraphMeasures& out) {
    IgraphIntegers membership;
    if (!session.ok(membership.made(igraph_vector_int_init(membership.get(), 0))) ||
        !session.ok(igraph_connected_components(graph.get(), membership.get(), nullptr, nullptr, IGRAPH_WEAK)))
        return false;
    out.components = storeBySize(membership, out.nodes, &NodeMeasures::component);
    return true;
}

/// From all nodes, or in a large graph from some of them, evenly chosen, taken for all (U. Brandes, C. Pich, "Centrality
/// Estimation in Large Networks", 2007).
bool findBetweenness(IgraphSession& session, IgraphGraph& graph, const igraph_vector_t& distances, GraphMeasures& out) {
    constexpr std::size_t kMostWork = 50'000'000, kLeastSources = 200;  // sources times links: some seconds
    const std::size_t nodes = out.nodes.size(), links = static_cast<std::size_t>(igraph_vector_size(&distances));
    const std::size_t count = std::max(kLeastSources, kMostWork / std::max<std::size_t>(links, 1));
    IgraphReals values;
    if (!session.ok(values.made(igraph_vector_init(values.get(), 0)))) return false;
    if (count >= nodes) {
        if (!session.ok(igraph_betweenness(graph.get(), values.get(), igraph_vss_all(), false, &distances))) return false;
    } else {
        std::vector<igraph_integer_t> chosen(count);
        for (std::size_t i = 0; i < count; ++i) chosen[i] = static_cast<igraph_integer_t>(i * nodes / count);
        igraph_vector_int_t view;
        igraph_vector_int_view(&view, chosen.data(), static_cast<igraph_integer_t>(count));
        if (!session.ok(igraph_betweenness_subset(graph.get(), values.get(), igraph_vss_all(), false, igraph_vss_vector(&view),
                                                  igraph_vss_all(), &distances)))
            return false;
        igraph_vector_scale(values.get(), static_cast<double>(nodes) / static_cast<double>(count));
        out.betweennessIsEstimated = true;
    }
    store(values, out.nodes, &NodeMeasures::betweenness);
    return true;
}

/// Whatever has no direction.
bool measureLinks(IgraphSession& session, const ActorGraph& graph, GraphMeasures& out) {
    WeightedEdges edges;
    std::vector<igraph_real_t> lengths;
    for (const GraphLink& link : graph.links) {
        const double count = link.shown().count;
        edges.add(link.a, link.b, count);
        lengths.push_back(1 / count);
    }
    const WeightedEdges lengthEdges{{}, std::move(lengths)};
    const igraph_vector_t weights = edges.weightView(), distances = lengthEdges.weightView();
    IgraphGraph undirected;
    IgraphReals values;
    if (!session.ok(edges.makeGraph(undirected, size(graph), false)) ||
        !session.ok(values.made(igraph_vector_init(values.get(), 0))))
        return false;
    if (!findComponents(session, undirected, out) || !findCommunities(session, undirected, weights, out)) return false;
    if (!graph.links.empty()) {
        igraph_arpack_options_t options;
        igraph_arpack_options_init(&options);
        if (!session.ok(igraph_eigenvector_centrality(undirected.get(), values.get(), nullptr, false, true, &weights, &options)))
            return false;
        store(values, out.nodes, &NodeMeasures::eigenvector);
    }
    return findBetweenness(session, undirected, distances, out);
}

/// Whatever follows who acts on whom.
bool measureArcs(IgraphSession& session, const ActorGraph& graph, GraphMeasures& out) {
    WeightedEdges edges;
    std::uint64_t answered = 0;
    for (const GraphLink& link : graph.links) {
        const std::uint32_t mutual = link.way(Way::Mutual).count;
        const std::uint32_t onB = link.way(Way::Forward).count + mutual, onA = link.way(Way::Backward).count + mutual;
        if (onB > 0) edges.add(link.a, link.b, onB);
        if (onA > 0) edges.add(link.b, link.a, onA);
        if (onA > 0 && onB > 0) answered += 2;
        out.nodes[link.a].outStrength += onB;
        out.nodes[link.b].inStrength += onB;
        out.nodes[link.b].outStrength += onA;
        out.nodes[link.a].inStrength += onA;
    }
    if (!edges.weights.empty()) out.reciprocity = static_cast<double>(answered) / static_cast<double>(edges.weights.size());
    const igraph_vector_t weights = edges.weightView();
    IgraphGraph directed;
    IgraphReals values;
    igraph_arpack_options_t options;  // PRPACK, igraph's other way, adds up on several threads: never twice the same
    igraph_arpack_options_init(&options);
    constexpr double kDamping = 0.85;
    if (!session.ok(edges.makeGraph(directed, size(graph), true)) ||
        !session.ok(values.made(igraph_vector_init(values.get(), 0))) ||
        !session.ok(igraph_pagerank(directed.get(), IGRAPH_PAGERANK_ALGO_ARPACK, values.get(), nullptr, igraph_vss_all(), true,
                                    kDamping, &weights, &options)))
        return false;
    store(values, out.nodes, &NodeMeasures::pageRank);
    return true;
}

}  // namespace

TriadBalance balanceOf(const ActorGraph& graph) {
    // Each link leads from its end with fewer signed links to the other, so that no node has many to pair up.
    struct Signed {
        std::uint32_t to;
        bool plus;
    };
    const auto signOf = [](const GraphLink& link) { return link.between().scoreTenths; };
    std::vector<std::uint32_t> degree(graph.nodes.size());
    for (const GraphLink& link : graph.links)
        if (signOf(link) != 0) ++degree[link.a], ++degree[link.b];
    std::vector<std::vector<Signed>> out(graph.nodes.size());
    for (const GraphLink& link : graph.links) {
        if (signOf(link) == 0) continue;
        const bool up = std::pair(degree[link.a], link.a) < std::pair(degree[link.b], link.b);
        out[up ? link.a : link.b].push_back({up ? link.b : link.a, signOf(link) > 0});
    }
    TriadBalance balance;
    const std::array<std::uint64_t*, 4> byMinuses = {&balance.allies, &balance.tornFriend, &balance.commonEnemy, &balance.allEnemies};
    enum Mark : std::uint8_t { None, Minus, Plus };
    std::vector<Mark> mark(graph.nodes.size(), None);
    for (const auto& links : out) {
        for (const Signed& link : links) mark[link.to] = link.plus ? Plus : Minus;
        for (const Signed& link : links)
            for (const Signed& onward : out[link.to])
                if (mark[onward.to] != None)
                    ++*byMinuses[static_cast<std::size_t>(!link.plus + !onward.plus + (mark[onward.to] == Minus))];
        for (const Signed& link : links) mark[link.to] = None;
    }
    return balance;
}

base::Result<GraphMeasures> measureGraph(const ActorGraph& graph, std::stop_token stop) {
    GraphMeasures out;
    out.nodes.resize(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        out.nodes[i].degree = graph.nodes[i].degree;
        out.nodes[i].strength = graph.nodes[i].strength;
    }
    if (graph.nodes.empty()) return out;
    const double nodes = static_cast<double>(graph.nodes.size());
    if (nodes > 1) out.density = static_cast<double>(graph.links.size()) / (nodes * (nodes - 1) / 2);
    out.triads = balanceOf(graph);
    IgraphSession session(std::move(stop));
    if (!session.ok(IGRAPH_SUCCESS) || !measureArcs(session, graph, out) || !measureLinks(session, graph, out))
        return session.error();
    return out;
}

}  // namespace chancery::analysis
