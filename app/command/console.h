#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article/article_reader.h"
#include "core/base/error.h"

namespace chancery::app {

/// `chancery: message` on stderr.
void complain(const base::Error& error);
void complain(std::string_view message);

/// Names every skipped input with its reason on stderr.
void complain(const std::vector<article::SkippedInput>& skipped);

/// A line on stderr that is overwritten in place, at most ten times a second, and only if stderr is a terminal.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();  ///< clears the line
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(std::string_view text);

private:
    bool m_terminal;
    std::int64_t m_lastShown = 0;
    bool m_shown = false;
};

}  // namespace chancery::app
