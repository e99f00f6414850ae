#include "core/exchange/graph_export.h"

#include "core/exchange/graph_writers.h"
#include "core/exchange/whole_file.h"

namespace chancery::exchange {

std::optional<GraphFormat> parseGraphFormat(std::string_view name) {
    if (name == "gexf") return GraphFormat::Gexf;
    if (name == "graphml") return GraphFormat::GraphMl;
    if (name == "nodes-csv") return GraphFormat::NodesCsv;
    if (name == "edges-csv") return GraphFormat::EdgesCsv;
    return std::nullopt;
}

base::Status writeGraph(const analysis::ActorGraph& graph, const GraphExtras& extras, GraphFormat format, const TextSink& sink,
                        const std::stop_token& stop) {
    const GraphTable table(graph, extras);
    const auto write = [&] {
        switch (format) {
            case GraphFormat::Gexf: return writeGexf(table, sink, stop);
            case GraphFormat::GraphMl: return writeGraphMl(table, sink, stop);
            case GraphFormat::NodesCsv: return writeNodesCsv(table, sink, stop);
            case GraphFormat::EdgesCsv: break;
        }
        return writeEdgesCsv(table, sink, stop);
    };
    if (write()) return {};
    if (stop.stop_requested()) return base::makeError(base::ErrorCode::Cancelled, "export cancelled");
    return base::makeError(base::ErrorCode::Unreadable, "the output cannot be written (disk full or pipe closed)");
}

base::Status exportGraph(const analysis::ActorGraph& graph, const GraphExtras& extras, GraphFormat format,
                         const std::filesystem::path& file, const std::stop_token& stop) {
    auto out = WholeFile::create(file);
    if (!out) return out.error();
    const auto written = writeGraph(graph, extras, format, [&](std::string_view text) { return out->write(text); }, stop);
    if (!written && written.error().code != base::ErrorCode::Unreadable) return written;
    return out->keep();  // knows the system's reason for what could not be written
}

}  // namespace chancery::exchange
