#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/command/console.h"
#include "core/query/filter_parser.h"

namespace chancery::app {

/// The words of the command line as one filter; a mistake is shown on stderr with the place marked.
inline std::optional<query::Filter> readFilter(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    query::ParsedFilter parsed = query::parseFilter(text);
    if (parsed.problems.empty()) return std::move(parsed.filter);
    for (const query::FilterProblem& problem : parsed.problems)
        complain("filter: " + problem.message + "  [" + text.substr(0, problem.begin) + ">>>" +
                 text.substr(problem.begin, problem.end - problem.begin) + "<<<" + text.substr(problem.end) + "]");
    return std::nullopt;
}

}  // namespace chancery::app
