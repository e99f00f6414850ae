#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/country_names.h"
#include "core/query/filter.h"

namespace chancery::query {

/// A mistake in the filter text, to be underlined: byte range and a plain message.
struct FilterProblem {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string message;
};

/// A stretch of the filter text for highlighting: a field name with its colon, a value, a free word.
struct FilterSpan {
    enum class Kind : std::uint8_t { Field, Value, Word } kind = Kind::Word;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct ParsedFilter {
    Filter filter;                        ///< of the terms that are well formed
    std::vector<FilterProblem> problems;  ///< empty if all of it is
    std::vector<FilterSpan> spans;
};

/// The days of `2023`, `2023-11`, `2023-11-09`, or from the first of one to the last of another: `2023-11..2024-02`.
struct DayRange {
    base::Date first, last;
};
std::optional<DayRange> parseDayRange(std::string_view text);

/// Never fails: what cannot be understood is a problem, the rest filters. Country values may be codes, names or
/// demonyms the lexicon knows; `before:2023-12` means before the end of November, i.e. up to 2023-11-30 inclusive of
/// nothing in December; `after:2023-11` means from 2023-11-01 on.
ParsedFilter parseFilter(std::string_view text);
/// The same with other lexicons than the built-in ones.
ParsedFilter parseFilter(std::string_view text, const CountryNames& countries);

}  // namespace chancery::query
