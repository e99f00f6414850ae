#pragma once
// The oracle of the query tests: a filter applied to plain values, with no SQL in it.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "core/query/filter.h"

namespace chancery::test {

struct NaiveActor {
    std::string key, name, side;
    actor::ActorKind kind = actor::ActorKind::Other;
};

struct NaiveEvent {
    std::int64_t id = 0;
    std::string type, status, basis, mode, placeName, placeCountry, summary;
    base::Instant begin = 0, end = 0;
    double confidence = 0;
    bool verified = false;
    std::vector<NaiveActor> actors;
    std::vector<std::string> sources, contexts, sentences;
};

/// Words of letters and digits, folded.
inline std::vector<std::string> tokensOf(const std::string& text) {
    std::vector<std::string> out(1);
    for (const char c : base::foldForLookup(text)) {
        if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) out.back() += c;
        else if (!out.back().empty()) out.emplace_back();
    }
    if (out.back().empty()) out.pop_back();
    return out;
}

inline bool textHas(const std::string& text, const std::string& word) {
    const bool prefix = word.ends_with('*');
    const std::vector<std::string> wanted = tokensOf(word), tokens = tokensOf(text);
    for (std::size_t at = 0; at + wanted.size() <= tokens.size(); ++at) {
        bool all = !wanted.empty();
        for (std::size_t i = 0; i < wanted.size() && all; ++i)
            all = prefix && i + 1 == wanted.size() ? tokens[at + i].starts_with(wanted[i]) : tokens[at + i] == wanted[i];
        if (all) return true;
    }
    return false;
}

inline bool hasWord(const NaiveEvent& event, const std::string& word) {
    return textHas(event.summary, word) ||
           std::any_of(event.sentences.begin(), event.sentences.end(), [&](const auto& s) { return textHas(s, word); });
}

inline bool hasValue(const NaiveEvent& event, query::Field field, const std::string& value) {
    using actor::ActorKind;
    using query::Field;
    const std::string folded = base::foldForLookup(value);
    const auto anyActor = [&](const auto& test) { return std::any_of(event.actors.begin(), event.actors.end(), test); };
    const auto among = [](const std::vector<std::string>& list, const auto& test) {
        return std::any_of(list.begin(), list.end(), test);
    };
    switch (field) {
        case Field::Country: return anyActor([&](const NaiveActor& a) { return a.side == value; });
        case Field::Official:
            return anyActor([&](const NaiveActor& a) {
                const std::string name = base::foldForLookup(a.name);
                return a.kind == ActorKind::Official &&
                       (name == folded || name.starts_with(folded + " ") || name.ends_with(" " + folded));
            });
        case Field::Organisation:
            return anyActor([&](const NaiveActor& a) {
                return (a.kind == ActorKind::Organisation || a.kind == ActorKind::ArmedGroup || a.kind == ActorKind::Institution) &&
                       (base::foldForLookup(a.name) == folded || base::foldForLookup(a.key) == folded);
            });
        case Field::Type: return event.type == value;
        case Field::Status: return event.status == value;
        case Field::Basis: return event.basis == value;
        case Field::Mode: return event.mode == value;
        case Field::Source: return among(event.sources, [&](const auto& s) { return base::foldForLookup(s) == folded; });
        case Field::Context: return among(event.contexts, [&](const auto& c) { return c == value; });
        case Field::Place: return event.placeCountry == value || (!event.placeName.empty() && base::foldForLookup(event.placeName) == folded);
        case Field::Tag: return false;
    }
    return false;
}

inline bool matches(const NaiveEvent& event, const query::Filter& filter, std::optional<query::Field> without = std::nullopt) {
    for (const query::Term& term : filter.terms) {
        if (term.field == without) continue;
        const bool has = std::any_of(term.values.begin(), term.values.end(),
                                     [&](const auto& value) { return hasValue(event, term.field, value); });
        if (has == term.exclude) return false;
    }
    for (const std::string& side : filter.with)
        if (!hasValue(event, query::Field::Country, side)) return false;
    if (filter.after && (filter.certainly ? event.begin : event.end) < base::startOf(*filter.after)) return false;
    if (filter.before && (filter.certainly ? event.end : event.begin) > base::endOf(*filter.before)) return false;
    if (filter.minConfidence && event.confidence < *filter.minConfidence) return false;
    if (filter.maxConfidence && event.confidence > *filter.maxConfidence) return false;
    if (filter.verified && event.verified != *filter.verified) return false;
    for (const std::string& word : filter.words)
        if (!hasWord(event, word)) return false;
    for (const std::string& word : filter.excludedWords)
        if (hasWord(event, word)) return false;
    return true;
}

}  // namespace chancery::test
