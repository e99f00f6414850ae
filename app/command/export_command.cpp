#include "app/command/export_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/command/console.h"
#include "app/command/filter_argument.h"
#include "core/exchange/event_export.h"

namespace chancery::app {

namespace {

struct ExportOptions {
    std::string casePath;
    std::vector<std::string> filter;
    std::string format;
    std::string output;
};

bool writeToStandardOutput(std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

int exportCase(const ExportOptions& options) {
    const auto filter = readFilter(options.filter);
    if (!filter) return kUsage;
    const auto events = query::EventQuery::open(options.casePath);
    if (!events) {
        complain(events.error());
        return kCaseUnusable;
    }
    ProgressLine line;
    const auto progress = [&](const base::Progress& now) { line.show(fmt::format("{}/{} events", now.done, now.total)); };
    const auto written =
        options.output == "-"
            ? exchange::writeEvents(*events, *filter, *exchange::parseEventFormat(options.format), writeToStandardOutput)
            : exchange::exportEvents(options.casePath, *filter, options.format, options.output, {}, progress);
    if (!written) {
        complain(written.error());
        return written.error().code == base::ErrorCode::Unreadable ? kSomeFailed : kCaseUnusable;
    }
    if (options.output != "-") fmt::print("{} events in {}\n", *written, options.output);
    return kDone;
}

}  // namespace

void addExportCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* command = root.add_subcommand("export", "Write the events of a case to a file for other programs");
    command->add_option("CASE", options->casePath, "Case file")->required();
    command->add_option("FILTER", options->filter, "The filter language of the search box");
    command->add_option("--to", options->format, "csv or jsonl")->required()->check(CLI::IsMember({"csv", "jsonl"}));
    command->add_option("-o,--output", options->output, "File, or - for standard output")->required();
    command->callback([options, &run] { run = [options] { return exportCase(*options); }; });
}

}  // namespace chancery::app
