// countries.json: states, their places, and the institutions that go by names of their own.
#include "core/actor/body_kinds.h"
#include "core/actor/lexicon_files.h"
#include "core/actor/lexicon_json.h"

namespace chancery::actor {
namespace {

using base::Resources;
using base::Status;
using nlohmann::json;

constexpr auto kFile = "lexicon/countries.json";

void addInstitutions(Lexicon& lexicon, const Country& country, EntryReader& reader) {
    const json* list = reader.list("institutions");
    if (list == nullptr) return;
    const std::string where = std::string{kFile} + " " + country.code;
    for (const json& entry : *list) {
        EntryReader body(entry, where, "name");
        NamedInstitution institution;
        institution.name = body.requiredText("name");
        institution.id = country.code + "/" + slug(institution.name);
        institution.country = country.code;
        institution.kind = body.oneOf("kind", kBodyKinds, BodyKind::Agency);
        const std::vector<std::string> aliases = body.texts("aliases");
        if (!body.ok()) return reader.take(body);
        const std::uint32_t index = countOf(lexicon.institutions);
        const std::uint32_t state = countOf(lexicon.countries);
        const std::string_view name = institution.name;
        addShared(lexicon, name, {EntryKind::Institution, index, state, true});
        lexicon.institutionsByLastWord.emplace(lexicon.folding.hashOf(name.substr(name.rfind(' ') + 1)), index);
        for (const auto& alias : aliases)
            addShared(lexicon, alias, {EntryKind::Institution, index, state, institution.kind != BodyKind::Party});
        lexicon.institutions.push_back(std::move(institution));
    }
}

/// "Pentagon" -> the institution of that name, made if the list has none.
void addSeats(Lexicon& lexicon, const Country& country, const json& entry, EntryReader& reader) {
    const auto seats = entry.find("seats");
    if (seats == entry.end()) return;
    if (!seats->is_object()) return reader.fail("has \"seats\" that are no object");
    for (const auto& [seat, name] : seats->items()) {
        if (!name.is_string()) return reader.fail("has a seat without an institution");
        const std::string id = country.code + "/" + slug(name.get<std::string>());
        std::uint32_t index = 0;
        while (index < lexicon.institutions.size() && lexicon.institutions[index].id != id) ++index;
        if (index == lexicon.institutions.size()) {
            lexicon.institutions.push_back({name.get<std::string>(), id, country.code, BodyKind::Ministry});
        }
        lexicon.add(seat, EntryKind::Institution, index, 1);
        if (!seat.starts_with("the ")) lexicon.add("the " + seat, EntryKind::Institution, index, 1);
    }
}

bool looksPlural(const std::string& demonym) {
    return demonym.size() > 3 && demonym.back() == 's' && !demonym.ends_with("ss") &&
           !demonym.ends_with("us") && !demonym.ends_with("is");
}

void addCountryNames(Lexicon& lexicon, const Country& country, std::uint32_t index) {
    lexicon.add(country.name, EntryKind::Country, index);
    for (const auto& alias : country.aliases) lexicon.add(alias, EntryKind::Country, index);
    for (const auto& word : country.demonyms)
        lexicon.add(word, EntryKind::Demonym, index, looksPlural(word) ? kPlural : 0);
    for (const auto& word : country.prefixes) lexicon.add(word, EntryKind::Demonym, index, kPrefix);
    for (const auto& word : country.metonyms) lexicon.add(word, EntryKind::Metonym, index);
    for (const auto& word : country.shortForms) lexicon.add(word, EntryKind::CountryShort, index);
    if (!country.capital.empty()) lexicon.add(country.capital, EntryKind::Capital, index);
    for (const auto& place : country.places) {
        lexicon.placeNames.push_back(place);
        lexicon.placeCountries.push_back(index);
        lexicon.add(place, EntryKind::Place, countOf(lexicon.placeNames) - 1);
    }
}

}  // namespace

Status loadCountries(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kFile, "countries", "code");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kFile, "code");
        Country c;
        c.code = reader.requiredText("code");
        if (c.code.size() != 3) reader.fail("is no alpha-3 code");
        c.name = reader.requiredText("name");
        c.region = reader.text("region");
        c.capital = reader.text("capital");
        c.aliases = reader.texts("aliases");
        c.demonyms = reader.texts("demonyms");
        c.prefixes = reader.texts("prefixes");
        c.metonyms = reader.texts("metonyms");
        c.places = reader.texts("places");
        c.shortForms = reader.texts("short");
        const std::uint32_t index = countOf(lexicon.countries);
        lexicon.countryByCode.emplace(c.code, index);
        addCountryNames(lexicon, c, index);
        addInstitutions(lexicon, c, reader);
        addSeats(lexicon, c, entry, reader);
        if (!reader.ok()) return reader.error();
        lexicon.countries.push_back(std::move(c));
    }
    return {};
}

}  // namespace chancery::actor
