#include "core/actor/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/actor/lexicon_json.h"
#include "core/base/utf8.h"

namespace chancery::actor {
namespace {

using base::Resources;
using base::Status;
using nlohmann::json;

constexpr auto kCountries = "lexicon/countries.json";
constexpr auto kOrganisations = "lexicon/organisations.json";
constexpr auto kGroups = "lexicon/groups.json";
constexpr auto kOffices = "lexicon/offices.json";
constexpr auto kOfficials = "lexicon/officials.json";
constexpr auto kInstitutions = "lexicon/institutions.json";
constexpr auto kNames = "lexicon/names.json";

std::uint32_t countOf(std::size_t n) {
    return static_cast<std::uint32_t>(n);
}

/// As Hit::wordsHash.
std::uint64_t hashOfPhrase(std::string_view phrase) {
    std::uint64_t h = 0;
    for (const Atom& atom : atomsOfPhrase(phrase)) h = h * 31 + atom.hash;
    return h;
}

void addShared(Lexicon& lexicon, std::string_view phrase, const NameOwner& owner) {
    lexicon.gazetteer.add(phrase, owner.kind, owner.index);
    const std::uint64_t hash = hashOfPhrase(phrase);
    const auto [begin, end] = lexicon.ownersOfPhrase.equal_range(hash);
    const auto same = [&](const auto& known) { return known.second.kind == owner.kind && known.second.index == owner.index; };
    if (std::none_of(begin, end, same)) lexicon.ownersOfPhrase.emplace(hash, owner);
}

void addInstitutions(Lexicon& lexicon, const Country& country, EntryReader& reader) {
    const json* list = reader.list("institutions");
    if (list == nullptr) return;
    for (const json& entry : *list) {
        const std::string name = entry.is_object() ? entry.value("name", std::string{}) : std::string{};
        if (name.empty()) return reader.fail("has an institution without a name");
        const std::uint32_t index = countOf(lexicon.institutions.size());
        lexicon.institutions.push_back({name, entry.value("kind", std::string{"agency"}),
                                        country.code + "/" + slug(name), country.code});
        const bool party = lexicon.institutions[index].kind == "party";
        const std::uint32_t state = countOf(lexicon.countries.size());
        addShared(lexicon, name, {EntryKind::Institution, index, state, true});
        lexicon.institutionsByLastWord.emplace(hashOfWord(std::string_view(name).substr(name.rfind(' ') + 1)), index);
        if (!entry.contains("aliases")) continue;
        for (const json& alias : entry["aliases"]) {
            if (!alias.is_string()) return reader.fail("has an institution's alias that is no text");
            addShared(lexicon, alias.get_ref<const std::string&>(), {EntryKind::Institution, index, state, !party});
        }
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
            lexicon.institutions.push_back({name.get<std::string>(), "ministry", id, country.code});
        }
        lexicon.gazetteer.add(seat, EntryKind::Institution, index, 1);
        if (!seat.starts_with("the ")) lexicon.gazetteer.add("the " + seat, EntryKind::Institution, index, 1);
    }
}

bool looksPlural(const std::string& demonym) {
    return demonym.size() > 3 && demonym.back() == 's' && !demonym.ends_with("ss") &&
           !demonym.ends_with("us") && !demonym.ends_with("is");
}

void addCountryNames(Lexicon& lexicon, const Country& country, std::uint32_t index) {
    Gazetteer& gazetteer = lexicon.gazetteer;
    gazetteer.add(country.name, EntryKind::Country, index);
    for (const auto& alias : country.aliases) gazetteer.add(alias, EntryKind::Country, index);
    for (const auto& word : country.demonyms)
        gazetteer.add(word, EntryKind::Demonym, index, looksPlural(word) ? kPlural : 0);
    for (const auto& word : country.prefixes) gazetteer.add(word, EntryKind::Demonym, index, kPrefix);
    for (const auto& word : country.metonyms) gazetteer.add(word, EntryKind::Metonym, index);
    for (const auto& word : country.shortForms) gazetteer.add(word, EntryKind::CountryShort, index);
    if (!country.capital.empty()) gazetteer.add(country.capital, EntryKind::Capital, index);
    for (const auto& place : country.places) {
        lexicon.placeNames.push_back(place);
        lexicon.placeCountries.push_back(index);
        gazetteer.add(place, EntryKind::Place, countOf(lexicon.placeNames.size() - 1));
    }
}

Status loadCountries(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kCountries, "countries", "code");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kCountries, "code");
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
        const std::uint32_t index = countOf(lexicon.countries.size());
        lexicon.countryByCode.emplace(c.code, index);
        addCountryNames(lexicon, c, index);
        addInstitutions(lexicon, c, reader);
        addSeats(lexicon, c, entry, reader);
        if (!reader.ok()) return reader.error();
        lexicon.countries.push_back(std::move(c));
    }
    return {};
}

Status loadOrganisations(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kOrganisations, "organisations", "id");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kOrganisations, "id");
        Organisation o;
        o.id = reader.requiredText("id");
        o.name = reader.requiredText("name");
        o.kind = reader.text("kind");
        o.members = reader.texts("members");
        const std::uint32_t index = countOf(lexicon.organisations.size());
        lexicon.gazetteer.add(o.name, EntryKind::Organisation, index);
        // "OPEC+" would read as "OPEC".
        if (o.id.find('+') == std::string::npos) lexicon.gazetteer.add(o.id, EntryKind::Organisation, index);
        for (const auto& alias : reader.texts("aliases"))
            lexicon.gazetteer.add(alias, EntryKind::Organisation, index);
        for (const auto& alias : reader.texts("places"))
            lexicon.gazetteer.add(alias, EntryKind::Organisation, index);
        if (const json* bodies = reader.list("bodies")) {
            const std::string where = std::string{kOrganisations} + " " + o.id;
            for (const json& body : *bodies) {
                EntryReader bodyReader(body, where, "name");
                const auto number = static_cast<std::uint16_t>(o.bodies.size());
                o.bodies.push_back(bodyReader.requiredText("name"));
                lexicon.gazetteer.add(o.bodies.back(), EntryKind::OrganisationBody, index, number);
                for (const auto& alias : bodyReader.texts("aliases")) {
                    lexicon.gazetteer.add(alias, EntryKind::OrganisationBody, index, number);
                }
                if (!bodyReader.ok()) return bodyReader.error();
            }
        }
        if (!reader.ok()) return reader.error();
        lexicon.organisationById.emplace(o.id, index);
        lexicon.organisations.push_back(std::move(o));
    }
    return {};
}

Status loadGroups(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kGroups, "groups", "id");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kGroups, "id");
        Group g;
        g.id = reader.requiredText("id");
        g.name = reader.requiredText("name");
        g.kind = reader.text("kind");
        g.country = reader.text("country");
        const auto state = lexicon.countryByCode.find(g.country);
        if (!g.country.empty() && state == lexicon.countryByCode.end()) reader.fail("names no known country");
        const std::uint32_t index = countOf(lexicon.groups.size());
        const NameOwner owner{EntryKind::Group, index, state == lexicon.countryByCode.end() ? kNone : state->second, true};
        addShared(lexicon, g.name, owner);
        addShared(lexicon, g.id, owner);
        for (const auto& alias : reader.texts("aliases")) addShared(lexicon, alias, owner);
        for (const auto& word : reader.texts("members")) addShared(lexicon, word, {EntryKind::GroupMembers, index, owner.country, owner.country == kNone});
        if (!reader.ok()) return reader.error();
        lexicon.groupById.emplace(g.id, index);
        lexicon.groups.push_back(std::move(g));
    }
    return {};
}

Status loadOffices(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kOffices, "offices", "id");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kOffices, "id");
        Office o;
        o.id = reader.requiredText("id");
        o.title = reader.requiredText("title");
        o.rank = static_cast<std::uint8_t>(reader.number("rank", 0, 100));
        o.many = entry.contains("many") && entry["many"] == true;
        o.branch = reader.text("branch");
        o.kind = reader.text("kind");
        o.country = reader.text("country");
        o.organisation = reader.text("organisation");
        o.institution = reader.text("institution");
        const std::string standing = reader.text("standing");
        if (standing == "loose")
            o.standing = Standing::Loose;
        else if (standing == "private")
            o.standing = Standing::Private;
        else if (!standing.empty())
            reader.fail("has an unknown standing");
        const std::uint32_t index = countOf(lexicon.offices.size());
        // A title matches in any case unless it is an abbreviation in capitals: "foreign minister" as in
        // running text.
        const auto add = [&](const std::string& title) {
            std::string words = title;
            const std::vector<Atom> atoms = atomsOfPhrase(title);
            const bool abbreviation = atoms.size() == 1 && atoms.front().shape == Shape::AllCaps;
            if (!abbreviation) words = base::foldForLookup(title);
            lexicon.gazetteer.add(words, EntryKind::Office, index);
        };
        add(o.title);
        for (const auto& alias : reader.texts("aliases")) add(alias);
        if (!reader.ok()) return reader.error();
        lexicon.officeById.emplace(o.id, index);
        lexicon.offices.push_back(std::move(o));
    }
    return {};
}

/// "2021" or "2021-01" as a count of months; `last` takes a year's December.
std::optional<int> monthsOf(const json& value, bool last) {
    int year = 0;
    int month = last ? 12 : 1;
    if (value.is_number_integer()) {
        year = value.get<int>();
    } else if (value.is_string()) {
        const std::string& s = value.get_ref<const std::string&>();
        if (s.size() != 4 && s.size() != 7) return std::nullopt;
        if (std::from_chars(s.data(), s.data() + 4, year).ec != std::errc{}) return std::nullopt;
        if (s.size() == 7 && std::from_chars(s.data() + 5, s.data() + 7, month).ec != std::errc{})
            return std::nullopt;
    } else {
        return std::nullopt;
    }
    if (year < 1000 || year > 9999 || month < 1 || month > 12) return std::nullopt;
    return 12 * year + month - 1;
}

void readTerms(const Lexicon& lexicon, EntryReader& reader, Official& official) {
    const json* offices = reader.list("offices");
    if (offices == nullptr) return;
    for (const json& entry : *offices) {
        if (!entry.is_object()) return reader.fail("has an office that is no object");
        Term term;
        const auto office = lexicon.officeById.find(entry.value("office", std::string{}));
        if (office == lexicon.officeById.end()) {
            return reader.fail(
                fmt::format("has the unknown office \"{}\"", entry.value("office", std::string{})));
        }
        term.office = office->second;
        term.title = entry.value("title", lexicon.offices[term.office].title);
        if (entry.contains("from")) {
            const auto from = monthsOf(entry["from"], false);
            if (!from) return reader.fail("has a \"from\" that is no year or month");
            term.from = *from;
        }
        if (entry.contains("to") && !entry["to"].is_null()) {
            const auto to = monthsOf(entry["to"], true);
            if (!to) return reader.fail("has a \"to\" that is no year or month");
            term.to = *to;
        }
        official.terms.push_back(std::move(term));
    }
}

/// The word a person is called by after the first mention.
std::string surnameOf(const Official& official) {
    const std::size_t space = official.name.rfind(' ');
    return space == std::string::npos ? official.name : official.name.substr(space + 1);
}

Status loadOfficials(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kOfficials, "officials", "name");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kOfficials, "name");
        Official o;
        o.name = reader.requiredText("name");
        o.aliases = reader.texts("aliases");
        o.country = reader.text("country");
        o.organisation = reader.text("organisation");
        o.surname = reader.text("surname");
        const std::string gender = reader.text("gender");
        o.gender = gender.empty() ? ' ' : gender.front();
        if (!o.country.empty() && !lexicon.countryByCode.contains(o.country))
            reader.fail("names no known country");
        readTerms(lexicon, reader, o);
        if (!reader.ok()) return reader.error();
        if (o.surname.empty()) o.surname = surnameOf(o);
        const std::string side = o.country.empty() ? o.organisation : o.country;
        o.id = (side.empty() ? "?" : side) + "/" + slug(o.name);
        const std::uint32_t index = countOf(lexicon.officials.size());
        lexicon.gazetteer.add(o.name, EntryKind::Official, index);
        for (const auto& alias : o.aliases) lexicon.gazetteer.add(alias, EntryKind::Official, index);
        const std::vector<Atom> atoms = atomsOfPhrase(o.surname);
        if (!atoms.empty()) lexicon.officialsBySurname.emplace(atoms.back().hash, index);
        lexicon.officialsOfSide[side].push_back(index);
        for (const Term& term : o.terms) {
            std::vector<std::uint32_t>& ofBody = lexicon.officialsOfSide[lexicon.offices[term.office].organisation];
            if (ofBody.empty() || ofBody.back() != index) ofBody.push_back(index);
        }
        lexicon.officials.push_back(std::move(o));
    }
    return {};
}

/// "foreign ministers" holds the office of "foreign minister".
void addPlural(Lexicon& lexicon, const std::string& words) {
    if (words.back() != 's') return;
    const std::vector<Atom> singular = atomsOfPhrase(std::string_view{words}.substr(0, words.size() - 1));
    std::vector<GazetteerMatch> matches;
    lexicon.gazetteer.matchesAt(singular, 0, matches);
    for (const GazetteerMatch& match : matches) {
        const GazetteerEntry& entry = lexicon.gazetteer.entry(match.entry);
        if (match.lastAtom != singular.size() || entry.kind != EntryKind::Office) continue;
        lexicon.officeOfPlural.emplace(hashOfPhrase(words), entry.index);
    }
}

Status loadPatterns(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kInstitutions, "institutions", "id");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kInstitutions, "id");
        InstitutionPattern p;
        p.id = reader.requiredText("id");
        p.name = reader.requiredText("name");
        p.kind = reader.requiredText("kind");
        p.country = reader.text("country");
        p.words = reader.texts("words");
        p.privateLife = entry.contains("private") && entry["private"] == true;
        for (const auto& phrase : reader.texts("alone")) {
            if (phrase == "*") p.allAlone = true;
            p.alone.insert(hashOfPhrase(phrase));
        }
        for (const auto& phrase : reader.texts("equipment")) p.equipment.insert(hashOfPhrase(phrase));
        if (!reader.ok()) return reader.error();
        const std::uint32_t index = countOf(lexicon.patterns.size());
        for (const auto& words : p.words) {
            lexicon.gazetteer.add(words, EntryKind::InstitutionPattern, index);
            if (p.kind == "delegation") addPlural(lexicon, words);
        }
        lexicon.patterns.push_back(std::move(p));
    }
    auto object = loadObject(resources, kInstitutions);
    if (!object) return object.error();
    EntryReader reader(*object, kInstitutions, "about");
    for (const auto& word : reader.texts("partitives")) lexicon.words.partitives.insert(hashOfWord(word));
    return {};
}

Status loadNames(Lexicon& lexicon, const Resources& resources) {
    auto object = loadObject(resources, kNames);
    if (!object) return object.error();
    EntryReader reader(*object, kNames, "file");
    NameWords& w = lexicon.words;
    for (const auto& [field, gender] :
         {std::pair{"given_male", 'm'}, {"given_female", 'f'}, {"given_either", 'e'}}) {
        for (const auto& word : reader.texts(field)) w.given.emplace(hashOfWord(word), gender);
    }
    if (const auto address = object->find("address"); address != object->end() && address->is_object()) {
        for (const auto& [word, gender] : address->items()) {
            const std::string g = gender.is_string() ? gender.get<std::string>() : std::string{};
            w.address.emplace(hashOfWord(word), g.empty() ? ' ' : g.front());
            if (base::foldForLookup(word) != word && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
                w.capitalsAddress.insert(hashOfWord(word));
        }
    }
    const std::pair<const char*, WordSet*> sets[] = {{"family_first", &w.familyFirst},
                                                     {"particles", &w.particles},
                                                     {"capital_particles", &w.capitalParticles},
                                                     {"suffixes", &w.suffixes},
                                                     {"surname_words", &w.surnameWords},
                                                     {"never_names", &w.never},
                                                     {"human_verbs", &w.humanVerbs},
                                                     {"speech_verbs", &w.speechVerbs},
                                                     {"location_prepositions", &w.locationPrepositions},
                                                     {"organisation_words", &w.organisationWords},
                                                     {"organisation_heads", &w.organisationHeads},
                                                     {"place_words", &w.placeWords},
                                                     {"place_heads", &w.placeHeads},
                                                     {"place_nouns", &w.placeNouns},
                                                     {"place_openers", &w.placeOpeners},
                                                     {"directions", &w.directions},
                                                     {"motion", &w.motion},
                                                     {"national_words", &w.nationalWords},
                                                     {"state_organisation_words", &w.stateOrganisationWords},
                                                     {"media_words", &w.mediaWords},
                                                     {"media_tails", &w.mediaTails},
                                                     {"private_words", &w.privateWords},
                                                     {"political_words", &w.politicalWords},
                                                     {"anaphors_country", &w.anaphorsCountry},
                                                     {"anaphors_group", &w.anaphorsGroup},
                                                     {"anaphors_body", &w.anaphorsBody},
                                                     {"anaphors_pair", &w.anaphorsPair},
                                                     {"anaphors_persons", &w.anaphorsPersons},
                                                     {"anaphors_states", &w.anaphorsStates},
                                                     {"faction_adjectives", &w.factionWords},
                                                     {"outside_words", &w.outsideWords},
                                                     {"portfolio_words", &w.portfolioWords},
                                                     {"stance_prefixes", &w.stancePrefixes},
                                                     {"leading_words", &w.leadingWords},
                                                     {"manner_words", &w.mannerWords},
                                                     {"bygone_states", &w.bygoneStates},
                                                     {"minority_words", &w.minorityWords},
                                                     {"work_openers", &w.workOpeners}};
    for (const auto& [field, set] : sets) {
        for (const auto& word : reader.texts(field)) set->insert(hashOfWord(word));
    }
    std::uint8_t number = 3;
    for (const auto& word : reader.texts("small_numbers")) w.smallNumbers.emplace(hashOfWord(word), number++);
    const std::tuple<const char*, std::vector<std::string>*, EntryKind> lists[] = {
        {"regions", &lexicon.regions, EntryKind::Region},
        {"region_adjectives", &lexicon.regionAdjectives, EntryKind::RegionAdjective},
        {"region_peoples", &lexicon.regionPeoples, EntryKind::RegionPeople}};
    for (const auto& [field, list, kind] : lists) {
        *list = reader.texts(field);
        for (std::size_t i = 0; i < list->size(); ++i) lexicon.gazetteer.add((*list)[i], kind, countOf(i));
    }
    for (const auto& code : reader.texts("ceremonial_presidents")) lexicon.ceremonialPresidents.insert(code);
    for (const auto& code : reader.texts("immigrant_states")) lexicon.immigrantStates.insert(code);
    if (const auto sides = object->find("region_sides"); sides != object->end() && sides->is_object()) {
        for (const auto& [region, side] : sides->items()) {
            if (side.is_string()) lexicon.regionSides.emplace(region, side.get<std::string>());
        }
    }
    if (const auto states = object->find("region_states"); states != object->end() && states->is_object()) {
        for (const auto& [word, list] : states->items()) {
            for (const json& state : list) {
                if (state.is_string()) lexicon.regionStates[hashOfWord(word)].push_back(state.get<std::string>());
            }
        }
    }
    if (!reader.ok()) return reader.error();
    return {};
}

}  // namespace

std::string slug(std::string_view name) {
    std::string out;
    for (const char c : base::foldForLookup(name)) {
        const bool word =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (word)
            out.push_back(c);
        else if (c != '\'' && c != '.' && !out.empty() && out.back() != '-')
            out.push_back('-');
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

base::Result<Lexicon> Lexicon::load(const Resources& resources) {
    Lexicon lexicon;
    for (const auto step : {loadCountries, loadOrganisations, loadGroups, loadOffices, loadOfficials,
                            loadPatterns, loadNames}) {
        if (Status status = step(lexicon, resources); !status) return status.error();
    }
    return lexicon;
}

namespace {

/// How well a held office answers to the wanted one; 0 = not at all.
int answers(const Office& held, const Office& wanted, bool ceremonial) {
    if (wanted.many) return 0;
    if (held.id == wanted.id) return 4;
    if (wanted.id == "leader") {
        if (held.rank < 95 || held.branch == "royal" || held.branch == "international") return 0;
        return (held.rank == 100) != ceremonial ? 2 : 1;
    }
    // "top diplomat", "foreign secretary" and "secretary of state" lead the same institution.
    const bool ministers = wanted.kind.empty() && held.kind.empty() && wanted.rank >= 75 && held.rank >= 75;
    const bool diplomats =
        wanted.branch == "diplomatic" && held.branch == "diplomatic" && wanted.rank >= 80 && held.rank >= 80;
    return diplomats || (ministers && !wanted.institution.empty() && held.institution == wanted.institution)
               ? 3
               : 0;
}

}  // namespace

bool Lexicon::liesIn(std::string_view state, std::uint64_t regionWord) const {
    const auto states = regionStates.find(regionWord);
    const auto country = countryByCode.find(std::string{state});
    if (states == regionStates.end() || country == countryByCode.end()) return true;
    return std::any_of(states->second.begin(), states->second.end(), [&](const std::string& entry) {
        return entry == state || entry == countries[country->second].region;
    });
}

std::uint32_t Lexicon::institutionEndingIn(std::uint64_t word, std::string_view state) const {
    const auto [from, to] = institutionsByLastWord.equal_range(word);
    std::uint32_t found = kNone;
    for (auto at = from; at != to; ++at) {
        if (institutions[at->second].country == state) found = std::min(found, at->second);
    }
    return found;
}

std::uint32_t Lexicon::holderOf(std::string_view side, std::uint32_t office, const base::Date& date) const {
    const auto found = officialsOfSide.find(std::string{side});
    if (found == officialsOfSide.end() || office == kNone) return kNone;
    const bool ceremonial = ceremonialPresidents.contains(std::string{side});
    const int month = 12 * date.year() + date.month() - 1;
    std::uint32_t best = kNone;
    int bestScore = 0;
    int bestFrom = 0;
    bool tie = false;
    for (const std::uint32_t o : found->second) {
        for (const Term& term : officials[o].terms) {
            const int score = answers(offices[term.office], offices[office], ceremonial);
            if (month < term.from || month > term.to || score == 0 || score < bestScore) continue;
            // In the years of a change the newcomer is as likely as the one before him: nobody.
            tie = score == bestScore && best != kNone && best != o && term.from == bestFrom;
            if (score == bestScore && term.from < bestFrom) continue;
            best = o;
            bestScore = score;
            bestFrom = term.from;
        }
    }
    return tie ? kNone : best;
}

}  // namespace chancery::actor
