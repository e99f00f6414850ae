#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/article/written_date.h"

namespace chancery::article {

/// "By Soo-hyang Choi in Seoul and Jack Kim" -> {"Soo-hyang Choi", "Jack Kim"}; with or without the "By".
std::vector<std::string> parseByline(std::string_view line);

/// What stands above the news itself in a text: ` date 2023-11-09 By ...`, `Title: ...` and its like, a line
/// that is nothing but a date. Empty fields were not there.
struct TextHeader {
    std::string title, source, url;
    std::vector<std::string> authors;
    std::optional<WrittenDate> date;
    std::optional<std::string> badDate;  ///< what a `Date:` line said, if that could not be read as a date
    std::size_t end = 0;                 ///< where the news begins; 0 if there is no header
};

/// Reads the header at the beginning of `text`, if there is one. `Key: value` lines must come first and
/// without gap; a headline is found as well if a dateline or an empty line follows it, but `end` then stays
/// before it.
TextHeader parseTextHeader(std::string_view text);

/// The first line of `text` if it looks like a headline: short, no full stop, an empty line behind it.
std::optional<std::string_view> findHeadline(std::string_view text);

}  // namespace chancery::article
