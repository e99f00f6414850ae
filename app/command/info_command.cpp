#include "app/command/info_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/command/console.h"
#include "core/store/case_store.h"

namespace chancery::app {

namespace {

std::string span(const std::optional<base::DateInterval>& interval) {
    if (!interval) return "none";
    return interval->beginDate().iso() + " to " + interval->endDate().iso();
}

int info(const std::string& path) {
    const auto summary = store::summarize(path);
    if (!summary) {
        complain(summary.error());
        return kCaseUnusable;
    }
    const store::CaseCounts& counts = summary->counts;
    fmt::print("case            {}\n", path);
    fmt::print("file version    {}\n", summary->fileVersion);
    fmt::print("file size       {} bytes, {} of them article text\n", summary->fileBytes, summary->textBytes);
    fmt::print("articles        {}, published {}\n", counts.articles, span(summary->articleSpan));
    fmt::print("sentences       {}\n", counts.sentences);
    fmt::print("events          {}, {}\n", counts.events, span(summary->eventSpan));
    fmt::print("reports         {}\n", counts.evidence);
    fmt::print("plans fulfilled {}\n", summary->plansFulfilled);
    fmt::print("actors          {}\n", counts.actors);
    for (const std::string& extractor : summary->extractors) fmt::print("extractor       {}\n", extractor);
    return kDone;
}

}  // namespace

void addInfoCommand(CLI::App& root, Run& run) {
    auto path = std::make_shared<std::string>();
    CLI::App* command = root.add_subcommand("info", "Print counts, period, size and versions of a case file");
    command->add_option("CASE", *path, "Case file")->required();
    command->callback([path, &run] { run = [path] { return info(*path); }; });
}

}  // namespace chancery::app
