#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/command/console.h"
#include "core/query/filter_hints.h"
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

/// Says on stderr which values of the filter no event of the case has: "0 events" is then perhaps a slip of the pen.
inline void complainOfUnknown(const query::EventQuery& events, const query::Filter& filter) {
    const auto hints = query::findUnknownValues(events, filter);
    if (!hints) return;  // what is asked next fails in the same way
    for (const query::FilterHint& hint : *hints) complain("filter: " + wordsOf(hint));
}

}  // namespace chancery::app
