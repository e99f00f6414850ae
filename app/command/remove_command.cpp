#include "app/command/remove_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/command/console.h"
#include "core/store/case_store.h"

namespace chancery::app {

namespace {

struct RemoveOptions {
    std::string casePath;
    std::vector<std::string> articles;
};

int remove(const RemoveOptions& options) {
    std::error_code ignored;
    if (!std::filesystem::exists(options.casePath, ignored)) {  // opening to write would make it
        complain(fmt::format("{}: no such file", options.casePath));
        return kCaseUnusable;
    }
    auto store = store::CaseStore::open(options.casePath);
    if (!store) {
        complain(store.error());
        return kCaseUnusable;
    }
    std::uint64_t removed = 0;
    bool missing = false;
    for (const std::string& article : options.articles) {
        const auto count = store->removeArticles(article);
        if (!count) complain(count.error());
        if (!count && count.error().code != base::ErrorCode::NotFound) return kCaseUnusable;
        missing = missing || !count;
        removed += count.value_or(0);
    }
    if (const auto done = store->commit(); !done) {
        complain(done.error());
        return kCaseUnusable;
    }
    fmt::print("{} articles removed\n", removed);
    return missing ? kSomeFailed : kDone;
}

}  // namespace

void addRemoveCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<RemoveOptions>();
    CLI::App* command = root.add_subcommand("remove", "Remove articles from a case, and the events that they alone tell");
    command->add_option("CASE", options->casePath, "Case file")->required();
    command->add_option("ARTICLE", options->articles, "Number as in v_article and in JSONL, path, id of the input, or URL")->required();
    command->callback([options, &run] { run = [options] { return remove(*options); }; });
}

}  // namespace chancery::app
