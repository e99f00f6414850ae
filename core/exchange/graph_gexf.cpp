// GEXF 1.3 (https://gexf.net, schema 1.3 of 2022): a mixed, dynamic multigraph. One edge a way of a link, told apart by `kind`,
// as Gephi needs it to keep parallel edges; its reader knows the types directed and undirected, but not "mutual". Times are
// inclusive on both ends, in the file's zone.
#include <fmt/format.h>

#include "core/analysis/calendar.h"
#include "core/exchange/graph_writers.h"
#include "core/exchange/xml_text.h"

namespace chancery::exchange {

namespace {

std::string dateTime(base::Instant t) {
    const analysis::CivilDate date = analysis::civil(t);
    const base::Instant second = t - analysis::dayNumber(t) * base::kDay;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", date.year, date.month, date.day, second / 3600, second / 60 % 60,
                       second % 60);
}

std::string_view typeName(CellType type) {
    switch (type) {
        case CellType::Text: break;
        case CellType::Integer: return "integer";
        case CellType::Real: return "double";
    }
    return "string";
}

std::string attributes(std::string_view of, std::span<const GraphColumn> columns) {
    std::string out = fmt::format("    <attributes class=\"{}\" mode=\"static\">\n", of);
    for (const GraphColumn& column : columns)
        out += fmt::format("      <attribute id=\"{0}\" title=\"{0}\" type=\"{1}\"/>\n", column.name, typeName(column.type));
    return out + "    </attributes>\n";
}

std::string values(std::span<const GraphColumn> columns, const std::vector<std::string>& cells) {
    std::string out = "        <attvalues>\n";
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty())
            out += fmt::format("          <attvalue for=\"{}\" value=\"{}\"/>\n", columns[i].name, xmlAttribute(cells[i]));
    return out + "        </attvalues>\n";
}

std::string spellList(const std::vector<Spell>& spells) {
    if (spells.empty()) return {};
    std::string out = "        <spells>\n";
    for (const Spell& spell : spells)
        out += fmt::format("          <spell start=\"{}\" end=\"{}\"/>\n", dateTime(spell.begin), dateTime(spell.end));
    return out + "        </spells>\n";
}

std::string colour(const std::vector<std::uint32_t>& colours, std::uint32_t i) {
    if (colours.empty()) return {};
    const std::uint32_t rgb = colours[i];
    return fmt::format("        <viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>\n", rgb >> 16 & 255U, rgb >> 8 & 255U, rgb & 255U);
}

std::string nodeElement(const GraphTable& table, std::uint32_t node) {
    const analysis::GraphActor& actor = table.graph().actor(node);
    const GraphExtras& extras = table.extras();
    std::string out = fmt::format("      <node id=\"{}\" label=\"{}\">\n", xmlAttribute(actor.key), xmlAttribute(actor.name));
    out += values(table.nodeColumns(), table.nodeCells(node)) + spellList(table.nodeSpells(node));
    out += colour(extras.nodeColours, node);
    if (!extras.positions.empty())
        out += fmt::format("        <viz:position x=\"{:.3f}\" y=\"{:.3f}\" z=\"0\"/>\n", extras.positions[node].x,
                           0 - extras.positions[node].y);
    if (!extras.nodeSizes.empty()) out += fmt::format("        <viz:size value=\"{:.3f}\"/>\n", extras.nodeSizes[node]);
    return out + "      </node>\n";
}

std::string edgeElement(const GraphTable& table, std::size_t number) {
    const GraphEdge& edge = table.edges()[number];
    const auto key = [&](std::uint32_t node) { return xmlAttribute(table.graph().actor(node).key); };
    std::string out = fmt::format("      <edge id=\"{}\" source=\"{}\" target=\"{}\" type=\"{}\" kind=\"{}\" weight=\"{}\">\n", number,
                                  key(edge.source), key(edge.target), edge.directed() ? "directed" : "undirected", edge.kind(),
                                  table.countOf(edge));
    out += values(table.edgeColumns(), table.edgeCells(edge)) + spellList(table.edgeSpells(edge));
    return out + colour(table.extras().linkColours, edge.link) + "      </edge>\n";
}

std::string head(const GraphTable& table) {
    return fmt::format(
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
               "  <meta>\n"
               "    <creator>Chancery</creator>\n"
               "    <description>{}</description>\n"
               "  </meta>\n"
               "  <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"dateTime\" timerepresentation=\"interval\" "
               "timezone=\"UTC\">\n",
               xmlContent(table.extras().title)) +
           attributes("node", table.nodeColumns()) + attributes("edge", table.edgeColumns());
}

}  // namespace

bool writeGexf(const GraphTable& table, const TextSink& sink, const std::stop_token& stop) {
    const std::size_t nodes = table.graph().nodes.size(), edges = table.edges().size();
    if (!sink(head(table)) || !sink(fmt::format("    <nodes count=\"{}\">\n", nodes))) return false;
    for (std::uint32_t i = 0; i < nodes; ++i)
        if (stop.stop_requested() || !sink(nodeElement(table, i))) return false;
    if (!sink(fmt::format("    </nodes>\n    <edges count=\"{}\">\n", edges))) return false;
    for (std::size_t i = 0; i < edges; ++i)
        if (stop.stop_requested() || !sink(edgeElement(table, i))) return false;
    return sink("    </edges>\n  </graph>\n</gexf>\n");
}

}  // namespace chancery::exchange
