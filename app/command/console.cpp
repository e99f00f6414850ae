#include "app/command/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace chancery::app {

namespace fs = std::filesystem;

namespace {

std::int64_t milliseconds() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

fs::path configFolder() {
    if (const char* xdg = std::getenv("XDG_CONFIG_HOME"); xdg && *xdg) return fs::path(xdg) / "chancery";
    if (const char* home = std::getenv("HOME"); home && *home) return fs::path(home) / ".config" / "chancery";
    return {};
}

}  // namespace

base::Resources loadResources(const std::string& extraLexicon) {
    std::vector<fs::path> overlays;
    std::error_code ignored;
    const fs::path config = configFolder();
    if (!config.empty() && fs::is_directory(config, ignored)) overlays.push_back(config);
    if (!extraLexicon.empty()) overlays.emplace_back(extraLexicon);
    base::Resources resources(overlays);
    for (const std::string& problem : resources.problems()) complain(problem);
    return resources;
}

void complain(std::string_view message) { fmt::print(stderr, "chancery: {}\n", message); }
void complain(const base::Error& error) { complain(error.message); }

void complain(const std::vector<article::SkippedInput>& skipped) {
    for (const article::SkippedInput& input : skipped)
        fmt::print(stderr, "chancery: {}: {}\n", input.path, input.reason.message);
}

ProgressLine::ProgressLine() : m_terminal(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
    if (m_shown) fmt::print(stderr, "\r\033[K");
}

void ProgressLine::show(std::string_view text) {
    const std::int64_t now = milliseconds();
    if (!m_terminal || now - m_lastShown < 100) return;
    m_lastShown = now;
    m_shown = true;
    fmt::print(stderr, "\r\033[K{}", text.substr(0, 100));
    std::fflush(stderr);
}

}  // namespace chancery::app
