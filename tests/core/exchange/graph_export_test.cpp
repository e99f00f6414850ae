#include "core/exchange/graph_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

#include <cstdlib>
#include <fstream>
#include <limits>
#include <memory>
#include <random>
#include <set>

#include "core/exchange/graph_table.h"
#include "core/exchange/xml_text.h"
#include "tests/core/store/made_up_case.h"
#include "tests/support/synthetic_rows.h"

namespace chancery::exchange {
namespace {

using actor::ActorKind;
using analysis::ActorGraph;
using analysis::ActorLevel;
using base::kDay;
using event::EventStatus;
using event::EventType;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string kFolder = std::string(CHANCERY_SOURCE_DIR) + "/tests/core/exchange/";

ActorGraph graphOf(test::RowsBuilder& builder, bool together, ActorLevel level = ActorLevel::Sides) {
    constexpr double kForever = std::numeric_limits<double>::infinity();
    analysis::GraphWindow window(analysis::DyadIndex::make(builder.build(), level));
    window.moveTo(-kForever, kForever);
    return window.graph(together);
}

/// Three sides with every kind of edge, and names that XML and spreadsheets stumble over.
ActorGraph smallGraph(bool together = true) {
    test::RowsBuilder builder;
    const std::uint32_t usa = builder.country("USA", "United States");
    const std::uint32_t kor = builder.country("KOR", "South Korea");
    const std::uint32_t envoy = builder.official("Envoy", "KOR");
    const std::uint32_t odd = builder.actor({{}, "?/odd", "=\"Odd\" <R&D>,\n\x01\xEF\xBF\xBFgroup ]]>", ActorKind::ArmedGroup, "", "", "", 7});
    const auto add = [&](const char* day, int days, EventType type, std::vector<std::uint32_t> sources, std::vector<std::uint32_t> targets,
                         EventStatus status = EventStatus::Occurred) {
        test::RowsBuilder::Event event;
        event.begin = test::day(day);
        event.end = event.begin + days * kDay - 1;
        event.type = type;
        event.status = status;
        event.sources = std::move(sources);
        event.targets = std::move(targets);
        builder.add(std::move(event));
    };
    add("2023-11-08", 2, EventType::Consult, {usa}, {envoy});
    add("2023-11-09", 1, EventType::Aid, {usa}, {kor});
    add("2023-11-20", 1, EventType::Aid, {usa}, {kor}, EventStatus::Planned);
    add("2023-11-10", 1, EventType::Request, {kor}, {usa});
    add("2023-11-13", 1, EventType::Agree, {usa, kor}, {});
    add("2023-12-01", 1, EventType::Assault, {odd}, {kor});
    add("2023-12-02", 1, EventType::Assault, {odd}, {kor}, EventStatus::Denied);
    add("2023-12-05", 1, EventType::Accuse, {usa, kor}, {odd});
    return graphOf(builder, together);
}

GraphExtras decorated(const ActorGraph& graph) {
    GraphExtras extras;
    extras.title = "Autumn & winter <test>";
    extras.together = true;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        extras.positions.push_back({100.5 * static_cast<double>(i), 20.25});
        extras.nodeColours.push_back(0x0072B2U + static_cast<std::uint32_t>(i));
        extras.nodeSizes.push_back(10 + static_cast<double>(i));
    }
    extras.linkColours.assign(graph.links.size(), 0xD55E00U);
    extras.measures = *analysis::measureGraph(graph);
    return extras;
}

std::string written(const ActorGraph& graph, const GraphExtras& extras, GraphFormat format) {
    std::string out;
    const auto status = writeGraph(graph, extras, format, [&](std::string_view text) {
        out += text;
        return true;
    });
    EXPECT_TRUE(status) << status.error().message;
    return out;
}

void expectGolden(const std::string& name, const std::string& text) {
    const std::string path = kFolder + "expected/" + name;
    if (std::getenv("UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << text;
    std::ifstream in(path, std::ios::binary);
    EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(in), {})) << name;
}

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

Document parsed(const std::string& xml) {
    return {xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, XML_PARSE_NONET), xmlFreeDoc};
}

/// Empty if the document is as the schema says.
std::string objection(const std::string& xml, const std::string& schema) {
    const Document document = parsed(xml);
    if (!document) return "not well-formed";
    const std::unique_ptr<xmlRelaxNGParserCtxt, decltype(&xmlRelaxNGFreeParserCtxt)> parser(
        xmlRelaxNGNewParserCtxt((kFolder + "schema/" + schema).c_str()), xmlRelaxNGFreeParserCtxt);
    const std::unique_ptr<xmlRelaxNG, decltype(&xmlRelaxNGFree)> rules(xmlRelaxNGParse(parser.get()), xmlRelaxNGFree);
    if (!rules) return "no schema " + schema;
    const std::unique_ptr<xmlRelaxNGValidCtxt, decltype(&xmlRelaxNGFreeValidCtxt)> validator(xmlRelaxNGNewValidCtxt(rules.get()),
                                                                                          xmlRelaxNGFreeValidCtxt);
    std::string words;
    xmlRelaxNGSetValidStructuredErrors(
        validator.get(),
        [](void* out, auto* error) { *static_cast<std::string*>(out) += error->message; }, &words);
    return xmlRelaxNGValidateDoc(validator.get(), document.get()) == 0 ? "" : "invalid: " + words;
}

/// Values of an XPath over element names without their namespaces.
std::vector<std::string> values(const std::string& xml, const std::string& path) {
    const Document document = parsed(xml);
    const std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context(xmlXPathNewContext(document.get()), xmlXPathFreeContext);
    const std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> found(
        xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(path.c_str()), context.get()), xmlXPathFreeObject);
    std::vector<std::string> out;
    if (!found || !found->nodesetval) return out;
    for (int i = 0; i < found->nodesetval->nodeNr; ++i) {
        xmlChar* text = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
        out.emplace_back(reinterpret_cast<const char*>(text));
        xmlFree(text);
    }
    return out;
}

std::string attributesOf(const std::string& element, const std::string& attribute) {
    return "//*[local-name()='" + element + "']/@" + attribute;
}

void expectSound(const std::string& xml, const std::string& keyed, const std::string& reference) {
    for (const std::string element : {"node", "edge"}) {
        const auto ids = values(xml, attributesOf(element, "id"));
        EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size()) << element << " ids come once";
    }
    const auto nodes = values(xml, attributesOf("node", "id"));
    for (const std::string end : {"source", "target"})
        for (const std::string& id : values(xml, attributesOf("edge", end))) EXPECT_THAT(nodes, testing::Contains(id));
    const auto declared = values(xml, attributesOf(keyed, "id"));
    for (const std::string& key : values(xml, reference)) EXPECT_THAT(declared, testing::Contains(key));
}

TEST(GraphExport, WritesGexfAsItsSchemaSays) {
    const ActorGraph graph = smallGraph();
    const std::string gexf = written(graph, decorated(graph), GraphFormat::Gexf);
    EXPECT_EQ(objection(gexf, "gexf-1.3.rng"), "");
    expectSound(gexf, "attribute", attributesOf("attvalue", "for"));
    expectGolden("graph.gexf", gexf);
}

TEST(GraphExport, WritesGraphMlAsItsSchemaSays) {
    const ActorGraph graph = smallGraph();
    const std::string graphml = written(graph, decorated(graph), GraphFormat::GraphMl);
    EXPECT_EQ(objection(graphml, "graphml-1.0.rng"), "");
    expectSound(graphml, "key", attributesOf("data", "key"));
    expectGolden("graph.graphml", graphml);
}

TEST(GraphExport, WritesListsOfNodesAndEdges) {
    const ActorGraph graph = smallGraph();
    expectGolden("graph_nodes.csv", written(graph, decorated(graph), GraphFormat::NodesCsv));
    expectGolden("graph_edges.csv", written(graph, decorated(graph), GraphFormat::EdgesCsv));
}

TEST(GraphExport, SchemasRejectWhatTheFormatsForbid) {
    const ActorGraph graph = smallGraph();
    const auto broken = [&](GraphFormat format, const std::string& what, const std::string& with, const std::string& schema) {
        std::string text = written(graph, {}, format);
        text.replace(text.find(what), what.size(), with);
        return objection(text, schema);
    };
    EXPECT_THAT(broken(GraphFormat::Gexf, "version=\"1.3\"", "version=\"9\"", "gexf-1.3.rng"), HasSubstr("invalid"));
    EXPECT_THAT(broken(GraphFormat::Gexf, "type=\"directed\"", "type=\"both\"", "gexf-1.3.rng"), HasSubstr("invalid"));
    EXPECT_THAT(broken(GraphFormat::Gexf, "start=\"2023", "start=\"in 2023", "gexf-1.3.rng"), HasSubstr("invalid"));
    EXPECT_THAT(broken(GraphFormat::GraphMl, "<node id=\"n0\"", "<node id=\"n/0\"", "graphml-1.0.rng"), HasSubstr("invalid"));
    EXPECT_THAT(broken(GraphFormat::GraphMl, "attr.type=\"string\"", "attr.type=\"text\"", "graphml-1.0.rng"), HasSubstr("invalid"));
}

TEST(GraphExport, WritesOneEdgeForEachWayOfALink) {
    GraphExtras extras;
    extras.together = true;
    const std::string gexf = written(smallGraph(), extras, GraphFormat::Gexf);
    const auto edge = [&](const std::string& source, const std::string& target, const std::string& kind) {
        return values(gexf, "//*[local-name()='edge'][@source='" + source + "'][@target='" + target + "'][@kind='" + kind +
                                "']/@*[name()='type' or name()='weight']");
    };
    EXPECT_THAT(edge("USA", "KOR", "acts"), ElementsAre("directed", "3"));
    EXPECT_THAT(edge("KOR", "USA", "acts"), ElementsAre("directed", "1"));
    EXPECT_THAT(edge("USA", "KOR", "mutual"), ElementsAre("undirected", "1"));
    EXPECT_THAT(edge("USA", "KOR", "together"), ElementsAre("undirected", "1"));
    EXPECT_THAT(edge("?/odd", "KOR", "acts"), ElementsAre("directed", "2"));
}

TEST(GraphExport, LeavesOutWhatIsOnlyDoneSideBySideUnlessAsked) {
    const ActorGraph graph = smallGraph(false);
    for (const GraphFormat format : {GraphFormat::Gexf, GraphFormat::GraphMl, GraphFormat::EdgesCsv})
        EXPECT_THAT(written(graph, {}, format), Not(HasSubstr("together")));
}

TEST(GraphExport, SaysWhenAnEdgeIsThere) {
    const std::string gexf = written(smallGraph(), {}, GraphFormat::Gexf);
    const std::string edge = "//*[local-name()='edge'][@source='USA'][@kind='acts'][@target='KOR']//*[local-name()='spell']";
    EXPECT_THAT(values(gexf, edge + "/@start"), ElementsAre("2023-11-08T00:00:00", "2023-11-20T00:00:00"))
        << "the second event lies inside the first";
    EXPECT_THAT(values(gexf, edge + "/@end"), ElementsAre("2023-11-09T23:59:59", "2023-11-20T23:59:59"));
}

TEST(GraphExport, KeepsOddNamesWhole) {
    const ActorGraph graph = smallGraph();
    const std::string name = "=\"Odd\" <R&D>, group ]]>";
    EXPECT_THAT(values(written(graph, {}, GraphFormat::Gexf), attributesOf("node", "label")), testing::Contains(name));
    EXPECT_THAT(values(written(graph, {}, GraphFormat::GraphMl), "//*[local-name()='data'][@key='node_name']"), testing::Contains(name));
    EXPECT_THAT(written(graph, {}, GraphFormat::NodesCsv), HasSubstr("?/odd,\"'=\"\"Odd\"\""));
}

TEST(GraphExport, WritesAnEmptyGraph) {
    test::RowsBuilder builder;
    const ActorGraph graph = graphOf(builder, true);
    EXPECT_EQ(objection(written(graph, {}, GraphFormat::Gexf), "gexf-1.3.rng"), "");
    EXPECT_EQ(objection(written(graph, {}, GraphFormat::GraphMl), "graphml-1.0.rng"), "");
    EXPECT_EQ(objection(written(ActorGraph{}, {}, GraphFormat::Gexf), "gexf-1.3.rng"), "");
}

TEST(GraphExport, WritesAnyGraphSoundly) {
    for (const bool together : {false, true}) {
        analysis::GraphWindow window(analysis::DyadIndex::make(test::koreaAutumn(), ActorLevel::Everyone));
        window.moveTo(static_cast<double>(test::day("2023-10-01")), static_cast<double>(test::day("2023-11-20")));
        const ActorGraph graph = window.graph(together);
        GraphExtras extras = decorated(graph);
        extras.together = together;
        const std::string gexf = written(graph, extras, GraphFormat::Gexf), graphml = written(graph, extras, GraphFormat::GraphMl);
        EXPECT_EQ(objection(gexf, "gexf-1.3.rng"), "");
        EXPECT_EQ(objection(graphml, "graphml-1.0.rng"), "");
        expectSound(gexf, "attribute", attributesOf("attvalue", "for"));
        expectSound(graphml, "key", attributesOf("data", "key"));
        EXPECT_EQ(values(gexf, attributesOf("node", "id")).size(), graph.nodes.size());
    }
}

TEST(GraphExport, StopsOrFailsWithoutTouchingTheFileThatWasThere) {
    const test::TemporaryFolder folder;
    const std::string file = folder.file("graph.gexf");
    std::ofstream(file) << "what was there";
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = exportGraph(smallGraph(), {}, GraphFormat::Gexf, file, stop.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, base::ErrorCode::Cancelled);
    std::ifstream in(file);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "what was there");
    EXPECT_TRUE(exportGraph(smallGraph(), {}, GraphFormat::Gexf, file));
    std::ifstream now(file);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(now), {}), written(smallGraph(), {}, GraphFormat::Gexf));
    const auto refused = writeGraph(smallGraph(), {}, GraphFormat::Gexf, [](std::string_view) { return false; });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::Unreadable);
}

TEST(MergedSpells, JoinWhatTouchesAndNoMore) {
    EXPECT_THAT(mergedSpells({{20, 29}, {0, 9}, {10, 15}, {22, 24}, {31, 40}}, 9), ElementsAre(Spell{0, 15}, Spell{20, 29}, Spell{31, 40}));
    EXPECT_TRUE(mergedSpells({}, 9).empty());
}

TEST(MergedSpells, CloseTheShortestGapsWhenThereAreTooMany) {
    EXPECT_THAT(mergedSpells({{0, 1}, {10, 11}, {13, 14}, {30, 31}, {34, 35}}, 3), ElementsAre(Spell{0, 1}, Spell{10, 14}, Spell{30, 35}));
    EXPECT_THAT(mergedSpells({{0, 1}, {10, 11}, {20, 21}}, 1), ElementsAre(Spell{0, 21}));
}

TEST(XmlText, HoldsOnlyWhatXmlCanHold) {
    EXPECT_EQ(xmlAttribute("a\tb\nc\x1B[0m\x7F\xED\xA0\x80"), "a b c[0m\x7F\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(xmlAttribute("\"<>&'"), "&quot;&lt;&gt;&amp;'");
    EXPECT_EQ(xmlContent("plain 北京 𝄞"), "plain 北京 𝄞");
    EXPECT_EQ(xmlContent("R&D"), "<![CDATA[R&D]]>");
    std::mt19937 random(5);
    for (int i = 0; i < 300; ++i) {
        std::string noise;
        for (int k = 0; k < 40; ++k) noise += random() % 3 == 0 ? "]]>&<\"\x02"[random() % 7] : static_cast<char>(random() % 256);
        const std::string xml = "<a b=\"" + xmlAttribute(noise) + "\">" + xmlContent(noise) + "</a>";
        ASSERT_TRUE(parsed(xml)) << xml;
        ASSERT_EQ(values(xml, "/a"), values(xml, "/a/@b"));
    }
}

}  // namespace
}  // namespace chancery::exchange
