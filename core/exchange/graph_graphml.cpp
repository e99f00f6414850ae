// GraphML (U. Brandes, M. Eiglsperger, J. Lerner, "GraphML Primer"; http://graphml.graphdrawing.org) with the attribute
// extension: typed keys. A mixed multigraph: edges without direction say directed="false"; Cytoscape's reader goes by edgedefault
// alone, so every edge also says its kind. `name` and `interaction` are what Cytoscape shows, `label` and `weight` what Gephi
// shows. Ids are NMTOKENs, which the keys of actors are not.
#include <fmt/format.h>

#include "core/exchange/graph_writers.h"
#include "core/exchange/xml_text.h"

namespace chancery::exchange {

namespace {

using Columns = std::vector<GraphColumn>;

std::string_view typeName(CellType type) {
    switch (type) {
        case CellType::Text: break;
        case CellType::Integer: return "int";
        case CellType::Real: return "double";
    }
    return "string";
}

Columns allColumns(Columns own, std::span<const GraphColumn> shared) {
    own.insert(own.end(), shared.begin(), shared.end());
    return own;
}

Columns nodeColumns(const GraphTable& table) {
    Columns own = {{"name", CellType::Text}, {"label", CellType::Text}, {"actor", CellType::Text}};
    if (!table.extras().positions.empty()) own.insert(own.end(), {{"x", CellType::Real}, {"y", CellType::Real}});
    return allColumns(std::move(own), table.nodeColumns());
}

Columns edgeColumns(const GraphTable& table) {
    return allColumns({{"interaction", CellType::Text}, {"weight", CellType::Real}}, table.edgeColumns());
}

std::string keys(std::string_view of, const Columns& columns) {
    std::string out;
    for (const GraphColumn& column : columns)
        out += fmt::format("  <key id=\"{0}_{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n", of, column.name,
                           typeName(column.type));
    return out;
}

std::string data(std::string_view of, const Columns& columns, const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty())
            out += fmt::format("      <data key=\"{}_{}\">{}</data>\n", of, columns[i].name, xmlContent(cells[i]));
    return out;
}

std::string nodeElement(const GraphTable& table, const Columns& columns, std::uint32_t node) {
    const analysis::GraphActor& actor = table.graph().actor(node);
    std::vector<std::string> cells = {actor.name, actor.name, actor.key};
    if (!table.extras().positions.empty()) {
        const analysis::GraphPoint at = table.extras().positions[node];
        cells.insert(cells.end(), {fmt::format("{:.3f}", at.x), fmt::format("{:.3f}", 0 - at.y)});
    }
    for (std::string& cell : table.nodeCells(node)) cells.push_back(std::move(cell));
    return fmt::format("    <node id=\"n{}\">\n{}    </node>\n", node, data("node", columns, cells));
}

std::string edgeElement(const GraphTable& table, const Columns& columns, std::size_t number) {
    const GraphEdge& edge = table.edges()[number];
    std::vector<std::string> cells = {std::string(edge.kind()), std::to_string(table.countOf(edge))};
    for (std::string& cell : table.edgeCells(edge)) cells.push_back(std::move(cell));
    return fmt::format("    <edge id=\"e{}\" source=\"n{}\" target=\"n{}\"{}>\n{}    </edge>\n", number, edge.source, edge.target,
                       edge.directed() ? "" : " directed=\"false\"", data("edge", columns, cells));
}

}  // namespace

bool writeGraphMl(const GraphTable& table, const TextSink& sink, const std::stop_token& stop) {
    const Columns ofNodes = nodeColumns(table), ofEdges = edgeColumns(table);
    if (!sink("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n") ||
        !sink(fmt::format("  <desc>{}</desc>\n", xmlContent(table.extras().title))) ||
        !sink(keys("node", ofNodes) + keys("edge", ofEdges) + "  <graph id=\"G\" edgedefault=\"directed\">\n"))
        return false;
    for (std::uint32_t i = 0; i < table.graph().nodes.size(); ++i)
        if (stop.stop_requested() || !sink(nodeElement(table, ofNodes, i))) return false;
    for (std::size_t i = 0; i < table.edges().size(); ++i)
        if (stop.stop_requested() || !sink(edgeElement(table, ofEdges, i))) return false;
    return sink("  </graph>\n</graphml>\n");
}

}  // namespace chancery::exchange
