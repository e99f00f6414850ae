#include "app/command/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace chancery::app {

namespace {

std::int64_t milliseconds() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

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
