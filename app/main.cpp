#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include "app/command/bench_case_command.h"
#include "app/command/check_command.h"
#include "app/command/console.h"
#include "app/command/export_command.h"
#include "app/command/extract_command.h"
#include "app/command/import_command.h"
#include "app/command/info_command.h"
#include "app/command/parse_command.h"
#include "app/command/query_command.h"
#include "app/command/remove_command.h"
#include "app/command/train_command.h"
#ifdef CHANCERY_HAS_DESKTOP
#include "app/command/render_command.h"
#include "app/desktop.h"
#endif

namespace {

using namespace chancery::app;

/// Qt ends the program where it finds no screen.
[[maybe_unused]] bool hasDisplay() {
    const auto isSet = [](const char* name) {
        const char* value = std::getenv(name);
        return value && *value;
    };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM");
}

/// With no subcommand the program is the desktop, on the case file named or on the last one.
int openDesktop([[maybe_unused]] int argc, [[maybe_unused]] char** argv, [[maybe_unused]] const std::string& casePath) {
    std::error_code ignored;
    if (!casePath.empty() && !std::filesystem::exists(casePath, ignored)) {
        complain(casePath + ": neither a command nor a case file; see chancery --help");
        return kUsage;
    }
#ifdef CHANCERY_HAS_DESKTOP
    if (!hasDisplay()) {
        complain("no display for the desktop; chancery render draws a case into a file");
        return kSomeFailed;
    }
    return runDesktop(argc, argv, casePath);
#else
    std::fputs("chancery: built without the desktop; see chancery --help\n", stderr);
    return kUsage;
#endif
}

/// What a command printed may still be on its way: a full disk shows only now.
int flushed(int code) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    complain("standard output: cannot be written");
    return code == kDone ? kSomeFailed : code;
}

/// Memory, threads and the console are all that may throw this far up.
int runCommand(const Run& run) {
    try {
        return flushed(run());
    } catch (const std::exception& error) {
        complain(error.what());
        return kSomeFailed;
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    CLI::App root{"Chancery: dated diplomatic events from news articles"};
    root.set_version_flag("--version", std::string("chancery ") + CHANCERY_VERSION);
    root.require_subcommand(0, 1);
    std::string casePath;
    root.add_option("case", casePath, "Case file to open in the desktop");

    Run run;
    addExtractCommand(root, run);
    addImportCommand(root, run);
    addQueryCommand(root, run);
    addExportCommand(root, run);
    addRemoveCommand(root, run);
    addCheckCommand(root, run);
    addInfoCommand(root, run);
    addParseCommand(root, run);
    addTrainCommand(root, run);
    addBenchCaseCommand(root, run);
#ifdef CHANCERY_HAS_DESKTOP
    addRenderCommand(root, run);
    addDemoCommand(root, run);
#endif
    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return root.exit(error) == 0 ? kDone : kUsage;
    }
    return run ? runCommand(run) : openDesktop(argc, argv, casePath);
}
