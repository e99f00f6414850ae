#include "app/command/check_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/command/console.h"
#include "core/store/case_store.h"

namespace chancery::app {

namespace {

int check(const std::string& path) {
    const auto problems = store::checkCase(path);
    if (!problems) {
        complain(problems.error());
        return kCaseUnusable;
    }
    for (const std::string& problem : *problems) fmt::print("{}: {}\n", path, problem);
    if (!problems->empty()) return kSomeFailed;
    fmt::print("{}: sound\n", path);
    return kDone;
}

}  // namespace

void addCheckCommand(CLI::App& root, Run& run) {
    auto path = std::make_shared<std::string>();
    CLI::App* command = root.add_subcommand("check", "Test that a case file is sound; prints what is not");
    command->add_option("CASE", *path, "Case file")->required();
    command->callback([path, &run] { run = [path] { return check(*path); }; });
}

}  // namespace chancery::app
