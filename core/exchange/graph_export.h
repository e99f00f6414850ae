#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/actor_graph.h"
#include "core/analysis/force_layout.h"
#include "core/analysis/graph_measures.h"
#include "core/base/result.h"
#include "core/exchange/event_export.h"

namespace chancery::exchange {

/// How the actor graph is written for other programs (docs/formats/export.md).
enum class GraphFormat : std::uint8_t {
    Gexf,      ///< GEXF 1.3: with the times at which nodes and edges exist, places, colours
    GraphMl,   ///< GraphML with typed keys
    NodesCsv,  ///< one actor a line
    EdgesCsv,  ///< one way of a link a line
};
std::optional<GraphFormat> parseGraphFormat(std::string_view name);  ///< "gexf", "graphml", "nodes-csv", "edges-csv"

/// What is written beside the graph itself. Lists are beside its nodes or links, or empty.
struct GraphExtras {
    std::string title;      ///< what the graph is of: case, filter, period
    bool together = false;  ///< also edges for what actors only do side by side
    std::vector<analysis::GraphPoint> positions;  ///< y downwards; the files have it upwards, as Gephi does
    std::vector<std::uint32_t> nodeColours, linkColours;  ///< 0xRRGGBB
    std::vector<double> nodeSizes;
    std::optional<analysis::GraphMeasures> measures;  ///< of this graph
};

/// Writes a graph piece by piece. Errors: the sink refused (Unreadable), Cancelled.
base::Status writeGraph(const analysis::ActorGraph& graph, const GraphExtras& extras, GraphFormat format, const TextSink& sink,
                        const std::stop_token& stop = {});

/// The same into a file, which appears whole or not at all.
base::Status exportGraph(const analysis::ActorGraph& graph, const GraphExtras& extras, GraphFormat format,
                         const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace chancery::exchange
