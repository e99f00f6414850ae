#include "app/command/export_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <limits>
#include <memory>

#include "app/command/console.h"
#include "app/command/filter_argument.h"
#include "app/command/graph_argument.h"
#include "core/analysis/graph_measures.h"
#include "core/exchange/event_export.h"
#include "core/exchange/graph_export.h"

namespace chancery::app {

namespace {

using analysis::ActorLevel;

struct ExportOptions {
    std::string casePath;
    std::vector<std::string> filter;
    std::string format;
    std::string output;
    std::string level;  ///< of a graph; empty = not said
    bool together = false;
    bool measures = false;

    bool speaksOfGraph() const { return !level.empty() || together || measures; }
};

bool writeToStandardOutput(std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

int failed(const base::Error& error) {
    complain(error);
    return error.code == base::ErrorCode::Unreadable ? kSomeFailed : kCaseUnusable;
}

int exportEvents(const ExportOptions& options, const query::EventQuery& events, const query::Filter& filter) {
    ProgressLine line;
    const auto progress = [&](const base::Progress& now) { line.show(fmt::format("{}/{} events", now.done, now.total)); };
    const auto written =
        options.output == "-"
            ? exchange::writeEvents(events, filter, *exchange::parseEventFormat(options.format), writeToStandardOutput)
            : exchange::exportEvents(options.casePath, filter, options.format, options.output, {}, progress);
    if (!written) return failed(written.error());
    if (options.output != "-") fmt::print("{} events in {}\n", *written, options.output);
    return kDone;
}

/// Of all events that the filter lets through: its period is that of the graph.
int exportGraph(const ExportOptions& options, const query::EventQuery& events, const query::Filter& filter) {
    const auto rows = events.rows(filter);
    if (!rows) return failed(rows.error());
    const ActorLevel level = options.level.empty() ? ActorLevel::Sides : *analysis::parseActorLevel(options.level);
    analysis::GraphWindow window(analysis::DyadIndex::make(*rows, level));
    constexpr double kForever = std::numeric_limits<double>::infinity();
    window.moveTo(-kForever, kForever);
    const analysis::ActorGraph graph = window.graph(options.together);
    exchange::GraphExtras extras;
    extras.together = options.together;
    extras.title = fmt::format("{} events, level {}{}{}", graph.events, name(level), filter.empty() ? "" : ", filter: ", filter.text());
    if (options.measures) {
        auto measures = analysis::measureGraph(graph);
        if (!measures) return failed(measures.error());
        extras.measures = std::move(*measures);
    }
    const exchange::GraphFormat format = *exchange::parseGraphFormat(options.format);
    const auto written = options.output == "-" ? exchange::writeGraph(graph, extras, format, writeToStandardOutput)
                                               : exchange::exportGraph(graph, extras, format, options.output);
    if (!written) return failed(written.error());
    if (options.output != "-") fmt::print("{} actors, {} links in {}\n", graph.nodes.size(), graph.links.size(), options.output);
    return kDone;
}

int exportCase(const ExportOptions& options) {
    const bool graph = exchange::parseGraphFormat(options.format).has_value();
    if (!graph && options.speaksOfGraph()) {
        complain(fmt::format("--level, --together and --measures belong to a graph, not to {}", options.format));
        return kUsage;
    }
    const auto filter = readFilter(options.filter);
    if (!filter) return kUsage;
    const auto events = query::EventQuery::open(options.casePath);
    if (!events) {
        complain(events.error());
        return kCaseUnusable;
    }
    complainOfUnknown(*events, *filter);
    return graph ? exportGraph(options, *events, *filter) : exportEvents(options, *events, *filter);
}

}  // namespace

void addExportCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* command = root.add_subcommand("export", "Write the events or the actor graph of a case to a file for other programs");
    command->add_option("CASE", options->casePath, "Case file")->required();
    command->add_option("FILTER", options->filter, "The filter language of the search box");
    command->add_option("--to", options->format, "Events: csv or jsonl; actor graph: gexf, graphml, nodes-csv or edges-csv")
        ->required()
        ->check(CLI::IsMember({"csv", "jsonl", "gexf", "graphml", "nodes-csv", "edges-csv"}));
    command->add_option("--level", options->level, "Who counts as an actor of the graph (default: sides)")
        ->check(CLI::IsMember(levelNames()));
    command->add_flag("--together", options->together, "Also link actors that only stand side by side");
    command->add_flag("--measures", options->measures, "Betweenness, PageRank, communities and more for each actor");
    command->add_option("-o,--output", options->output, "File, or - for standard output")->required();
    command->callback([options, &run] { run = [options] { return exportCase(*options); }; });
}

}  // namespace chancery::app
