#include "core/query/facet_counter.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/utf8.h"

namespace chancery::query {

namespace {

using actor::ActorKind;

struct Tally {
    std::uint64_t count = 0;
    std::array<std::uint32_t, event::kQuadClassCount> quads{};
    std::size_t lastRow = static_cast<std::size_t>(-1);  ///< a row counts once, also with two Koreans in it

    void add(std::size_t row, event::QuadClass quad) {
        if (lastRow == row) return;
        lastRow = row;
        ++count;
        ++quads[static_cast<std::size_t>(quad)];
    }
};

/// What a place stands under in its facet: its country, or its name where that is not known.
const std::string& placeValue(const PlaceRow& place) { return place.country.empty() ? place.name : place.country; }

/// The value of an actor under a field; empty if it has none.
const std::string& actorValue(Field field, const ActorRow& actor) {
    static const std::string none;
    switch (field) {
        case Field::Country: return actor.country;
        case Field::Official: return actor.kind == ActorKind::Official ? actor.name : none;
        case Field::Organisation:
            return actor.kind == ActorKind::Organisation || actor.kind == ActorKind::ArmedGroup ||
                           actor.kind == ActorKind::Institution
                       ? actor.name
                       : none;
        default: return none;
    }
}

/// Values of a list (actors, places) that share a name share a tally.
struct Tallies {
    std::vector<std::string> values;
    std::vector<Tally> tallies;
    std::unordered_map<std::string, std::uint32_t> numbers;

    std::int32_t of(const std::string& value) {
        if (value.empty()) return -1;
        const auto [at, isNew] = numbers.try_emplace(value, static_cast<std::uint32_t>(values.size()));
        if (isNew) {
            values.push_back(value);
            tallies.emplace_back();
        }
        return static_cast<std::int32_t>(at->second);
    }
    template <typename List, typename ValueOf>
    std::vector<std::int32_t> ofAll(const List& list, const ValueOf& valueOf) {
        std::vector<std::int32_t> out;
        out.reserve(list.size());
        for (const auto& entry : list) out.push_back(of(valueOf(entry)));
        return out;
    }
};

/// Calls `count(row, number in the field's list)` for all marked rows.
template <typename Count>
void forEachUse(Field field, const CaseColumns& columns, const RowMarks& marked, const Count& count) {
    const EventRows& all = *columns.all;
    const FacetColumns& facets = *columns.facets;
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
        if (marked[i] == 0) continue;
        const EventRow& row = all.rows[i];
        switch (field) {
            case Field::Country:
            case Field::Official:
            case Field::Organisation:
                for (const std::uint32_t actor : all.sources(row)) count(i, actor);
                for (const std::uint32_t actor : all.targets(row)) count(i, actor);
                break;
            case Field::Type: count(i, static_cast<std::uint32_t>(row.type)); break;
            case Field::Status: count(i, static_cast<std::uint32_t>(row.status)); break;
            case Field::Basis: count(i, static_cast<std::uint32_t>(row.dateBasis)); break;
            case Field::Place: count(i, row.place); break;
            case Field::Mode: count(i, facets.modes[i]); break;
            case Field::Source:
                for (const std::uint32_t source : facets.sources.of(i)) count(i, source);
                break;
            case Field::Context:
                for (const std::uint32_t context : facets.contexts.of(i)) count(i, context);
                break;
            case Field::Tag:
                for (const std::uint32_t tag : facets.tags.of(i)) count(i, tag);
                break;
        }
    }
}

template <typename Enum>
std::vector<std::string> enumNames(int count) {
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i) out.emplace_back(event::name(static_cast<Enum>(i)));
    return out;
}

/// The tally of each number that forEachUse() gives; -1 = not counted.
std::vector<std::int32_t> numberValues(Field field, const CaseColumns& columns, Tallies& tallies) {
    const EventRows& all = *columns.all;
    const auto same = [](const std::string& text) -> const std::string& { return text; };
    switch (field) {
        case Field::Country:
        case Field::Official:
        case Field::Organisation:
            return tallies.ofAll(all.actors(), [&](const ActorRow& actor) -> const std::string& {
                return actorValue(field, actor);
            });
        case Field::Place: return tallies.ofAll(all.places(), placeValue);
        case Field::Type: return tallies.ofAll(enumNames<event::EventType>(event::kEventTypeCount), same);
        case Field::Status: return tallies.ofAll(enumNames<event::EventStatus>(event::kEventStatusCount), same);
        case Field::Basis: return tallies.ofAll(enumNames<event::DateBasis>(event::kDateBasisCount), same);
        case Field::Source: return tallies.ofAll(all.sourceNames(), same);
        case Field::Mode: return tallies.ofAll(columns.facets->modeNames, same);
        case Field::Context: return tallies.ofAll(columns.facets->contextNames, same);
        case Field::Tag: return tallies.ofAll(columns.facets->tagNames, same);
    }
    return {};
}

std::string labelOf(Field field, const std::string& value, const CountryNames& countries) {
    return field == Field::Country || field == Field::Place ? countries.nameOf(value) : value;
}

}  // namespace

Facet countFacet(Field field, const CaseColumns& columns, const RowMarks& marked, const CountryNames& countries) {
    Tallies tallies;
    const std::vector<std::int32_t> numbers = numberValues(field, columns, tallies);
    const EventRows& all = *columns.all;
    forEachUse(field, columns, marked, [&](std::size_t row, std::uint32_t number) {
        if (numbers[number] >= 0) tallies.tallies[static_cast<std::size_t>(numbers[number])].add(row, all.rows[row].quad());
    });
    Facet facet{field, {}};
    for (std::size_t i = 0; i < tallies.values.size(); ++i) {
        const Tally& tally = tallies.tallies[i];
        if (tally.count == 0) continue;
        const std::string& value = tallies.values[i];
        facet.values.push_back({value, labelOf(field, value, countries), tally.count, tally.quads});
    }
    return facet;
}

void finishFacet(Facet& facet, const Filter& filter, const CountryNames& countries) {
    const auto addMissing = [&](const std::string& value) {
        const std::string folded = base::foldForLookup(value);
        const bool there = std::any_of(facet.values.begin(), facet.values.end(), [&](const FacetValue& v) {
            return v.value == value || base::foldForLookup(v.value) == folded;
        });
        if (!there) facet.values.push_back({value, labelOf(facet.field, value, countries), 0, {}});
    };
    for (const Term& term : filter.terms)
        if (term.field == facet.field)
            for (const std::string& value : term.values) addMissing(value);
    if (facet.field == Field::Country)
        for (const std::string& side : filter.with) addMissing(side);
    std::sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) {
        return a.count != b.count ? a.count > b.count : std::tie(a.label, a.value) < std::tie(b.label, b.value);
    });
}

}  // namespace chancery::query
