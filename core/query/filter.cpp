#include "core/query/filter.h"

#include <fmt/format.h>

#include <array>

#include "core/query/filter_parser.h"

namespace chancery::query {

namespace {

constexpr std::array<std::string_view, 11> kNames = {"country", "official", "organisation", "type",  "status", "source",
                                                     "place",   "mode",     "context",      "basis", "tag"};

/// Everything that the parser would take for more than a part of the word.
bool needsQuotes(std::string_view text) {
    return text.empty() || text.front() == '-' || text.find_first_of(" \t\r\n\v\f,:\"\\") != std::string_view::npos;
}

std::string inQuotes(std::string_view text) {
    if (!needsQuotes(text)) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string list(const std::vector<std::string>& values) {
    std::string out;
    for (const std::string& value : values) {
        if (!out.empty()) out += ',';
        out += inQuotes(value);
    }
    return out;
}

}  // namespace

std::string_view name(Field field) { return kNames.at(static_cast<std::size_t>(field)); }

std::optional<Field> parseField(std::string_view text) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == text) return static_cast<Field>(i);
    if (text == "organization" || text == "org") return Field::Organisation;
    return std::nullopt;
}

Filter Filter::withoutWords() const {
    Filter out = *this;
    out.words.clear();
    return out;
}

std::string Filter::text() const {
    std::string out;
    const auto add = [&](const std::string& part) {
        if (!out.empty()) out += ' ';
        out += part;
    };
    for (const Term& term : terms)
        if (!term.values.empty())
            add(fmt::format("{}{}:{}", term.exclude ? "-" : "", name(term.field), list(term.values)));
    if (!with.empty()) add("with:" + list(with));
    if (after) add("after:" + after->iso());
    // In words "before" leaves the named day out.
    if (before) add("before:" + before->plusDays(1).iso());
    if (certainly) add("dates:certain");
    if (minConfidence) add(fmt::format("conf:>{}", *minConfidence));
    if (maxConfidence) add(fmt::format("conf:<{}", *maxConfidence));
    if (verified) add(*verified ? "verified:yes" : "verified:no");
    for (const std::string& word : words) add(inQuotes(word));
    for (const std::string& word : excludedWords) add('-' + inQuotes(word));
    return out;
}

}  // namespace chancery::query
