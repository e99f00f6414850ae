#include "core/query/filter_hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/base/utf8.h"

namespace chancery::query {

namespace {

constexpr std::size_t kEverything = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kLongestCompared = 60;  ///< bytes; a mistyped name is no longer

/// Insertions, deletions, changes and swaps of neighbours that turn one into the other; more than `most` counts as most + 1.
std::size_t slipsBetween(std::string_view a, std::string_view b, std::size_t most) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return std::min(last[b.size()], most + 1);
}

/// From the wanted word to a name or to one of its words.
std::size_t slipsTo(std::string_view wanted, std::string_view name, std::size_t most) {
    std::size_t best = slipsBetween(wanted, name, most);
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        best = std::min(best, slipsBetween(wanted, name.substr(begin, end - begin), most));
        begin = end + 1;
    }
    return best;
}

/// Value and label of all that the case has in this field; places by their names, the facet counts them by country.
base::Result<std::vector<FacetValue>> valuesOf(const EventQuery& events, Field field) {
    auto known = events.complete(field, "", kEverything);
    if (!known || field != Field::Place) return known;
    const auto rows = events.rows({});
    if (!rows) return rows.error();
    for (const PlaceRow& place : (*rows)->places()) known->push_back({place.name, place.name, 0, {}});
    return known;
}

base::Result<std::string> nearestTo(const EventQuery& events, Field field, std::string_view value) {
    const std::string wanted = base::foldForLookup(value);
    if (wanted.empty() || wanted.size() > kLongestCompared) return std::string();
    const auto known = valuesOf(events, field);
    if (!known) return known.error();
    const std::size_t most = wanted.size() < 5 ? 1 : wanted.size() < 9 ? 2 : 3;
    std::size_t least = most + 1;
    std::string nearest;
    for (const FacetValue& candidate : *known)
        for (const std::string& text : {candidate.value, candidate.label})
            if (const std::size_t slips = slipsTo(wanted, base::foldForLookup(text), most); slips < least) {
                least = slips;
                nearest = candidate.value;
            }
    return nearest;
}

bool isKnownWithoutCase(Field field) { return field == Field::Type || field == Field::Status || field == Field::Basis; }

}  // namespace

base::Result<std::vector<FilterHint>> findUnknownValues(const EventQuery& events, const Filter& filter) {
    std::vector<FilterHint> out;
    const auto look = [&](Field field, const std::string& value) -> base::Status {
        Filter alone;
        alone.terms = {{field, {value}, false}};
        const auto rows = events.rows(alone);
        if (!rows) return rows.error();
        if (!(*rows)->rows.empty()) return {};
        auto nearest = nearestTo(events, field, value);
        if (!nearest) return nearest.error();
        out.push_back({field, value, std::move(*nearest)});
        return {};
    };
    for (const Term& term : filter.terms) {
        if (isKnownWithoutCase(term.field)) continue;
        for (const std::string& value : term.values)
            if (const auto looked = look(term.field, value); !looked) return looked.error();
    }
    for (const std::string& side : filter.with)
        if (const auto looked = look(Field::Country, side); !looked) return looked.error();
    return out;
}

std::string wordsOf(const FilterHint& hint) {
    const auto written = [&](const std::string& value) {
        Filter filter;
        filter.terms = {{hint.field, {value}, false}};
        return filter.text();
    };
    return fmt::format("no event of this case has {}{}", written(hint.value),
                       hint.nearest.empty() ? "" : fmt::format("; did you mean {}?", written(hint.nearest)));
}

}  // namespace chancery::query
