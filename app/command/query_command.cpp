#include "app/command/query_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/command/console.h"
#include "app/command/filter_argument.h"
#include "core/exchange/event_export.h"

namespace chancery::app {

namespace {

struct QueryOptions {
    std::string casePath;
    std::vector<std::string> filter;
    std::string format = "table";
};

int query(const QueryOptions& options) {
    const auto filter = readFilter(options.filter);
    if (!filter) return kUsage;
    const auto events = query::EventQuery::open(options.casePath);
    if (!events) {
        complain(events.error());
        return kCaseUnusable;
    }
    complainOfUnknown(*events, *filter);
    const auto written = exchange::writeEvents(*events, *filter, *exchange::parseEventFormat(options.format),
                                               [](std::string_view text) {
                                                   return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
                                               });
    if (!written) {
        complain(written.error());
        return written.error().code == base::ErrorCode::Unreadable ? kSomeFailed : kCaseUnusable;
    }
    if (options.format == "table") fmt::print(stderr, "{} events\n", *written);
    return kDone;
}

}  // namespace

void addQueryCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<QueryOptions>();
    CLI::App* command = root.add_subcommand("query", "Print the events of a case, by the filter language of the search box");
    command->add_option("CASE", options->casePath, "Case file")->required();
    command->add_option("FILTER", options->filter, "For example: country:KOR type:CONSULT after:2023-11 munitions; put a "
                                                   "filter that begins with a minus after --");
    command->add_option("--format", options->format, "table, jsonl or csv")
        ->check(CLI::IsMember({"table", "jsonl", "csv"}));
    command->callback([options, &run] { run = [options] { return query(*options); }; });
}

}  // namespace chancery::app
