// Tables of nodes and edges. The first columns are called as Gephi's spreadsheet import calls its own, so that it takes both
// files as they are; cells of text never begin a formula (event_csv.h), numbers stay numbers.
#include "core/exchange/event_csv.h"
#include "core/exchange/graph_writers.h"

namespace chancery::exchange {

namespace {

std::string titles(std::string line, std::span<const GraphColumn> columns) {
    for (const GraphColumn& column : columns) line.append(",").append(column.name);
    return line + '\n';
}

std::string record(std::string line, std::span<const GraphColumn> columns, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        line.append(",").append(columns[i].type == CellType::Text ? csvCell(cells[i]) : cells[i]);
    return line + '\n';
}

}  // namespace

bool writeNodesCsv(const GraphTable& table, const TextSink& sink, const std::stop_token& stop) {
    if (!sink(titles("Id,Label", table.nodeColumns()))) return false;
    for (std::uint32_t i = 0; i < table.graph().nodes.size(); ++i) {
        const analysis::GraphActor& actor = table.graph().actor(i);
        const std::string line = record(csvCell(actor.key) + ',' + csvCell(actor.name), table.nodeColumns(), table.nodeCells(i));
        if (stop.stop_requested() || !sink(line)) return false;
    }
    return true;
}

bool writeEdgesCsv(const GraphTable& table, const TextSink& sink, const std::stop_token& stop) {
    if (!sink(titles("Source,Target,Type,Kind,Weight,source_name,target_name", table.edgeColumns()))) return false;
    for (const GraphEdge& edge : table.edges()) {
        const analysis::GraphActor &source = table.graph().actor(edge.source), &target = table.graph().actor(edge.target);
        std::string line = csvCell(source.key) + ',' + csvCell(target.key) + (edge.directed() ? ",Directed," : ",Undirected,");
        line.append(edge.kind()).append(",").append(std::to_string(table.countOf(edge)));
        line += ',' + csvCell(source.name) + ',' + csvCell(target.name);
        if (stop.stop_requested() || !sink(record(std::move(line), table.edgeColumns(), table.edgeCells(edge)))) return false;
    }
    return true;
}

}  // namespace chancery::exchange
