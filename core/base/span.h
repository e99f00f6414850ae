#pragma once
#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace chancery::base {

/// A half-open range of UTF-8 bytes [begin, end) in an article's text.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr bool empty() const { return end <= begin; }
    constexpr std::uint32_t length() const { return empty() ? 0 : end - begin; }
    constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    /// The smallest span that holds both.
    constexpr Span united(Span other) const { return {std::min(begin, other.begin), std::max(end, other.end)}; }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The text under a span; the span must lie inside `text`.
constexpr std::string_view textOf(std::string_view text, Span span) {
    return text.substr(span.begin, span.length());
}

}  // namespace chancery::base
