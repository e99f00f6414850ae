// names.json: the words that names are made of, and those by which somebody is meant again.
#include <algorithm>

#include "core/actor/lexicon_files.h"
#include "core/actor/lexicon_json.h"
#include "core/base/utf8.h"

namespace chancery::actor {
namespace {

using base::Status;
using nlohmann::json;

constexpr auto kFile = "lexicon/names.json";

struct WordList {
    const char* field;
    WordSet NameWords::*words;
};
constexpr WordList kWordLists[] = {{"family_first", &NameWords::familyFirst},
                                   {"particles", &NameWords::particles},
                                   {"opening_particles", &NameWords::openingParticles},
                                   {"kinship_particles", &NameWords::kinshipParticles},
                                   {"suffixes", &NameWords::suffixes},
                                   {"surname_words", &NameWords::surnameWords},
                                   {"never_names", &NameWords::never},
                                   {"human_verbs", &NameWords::humanVerbs},
                                   {"speech_verbs", &NameWords::speechVerbs},
                                   {"citation_verbs", &NameWords::citationVerbs},
                                   {"meeting_verbs", &NameWords::meetingVerbs},
                                   {"location_prepositions", &NameWords::locationPrepositions},
                                   {"organisation_words", &NameWords::organisationWords},
                                   {"organisation_heads", &NameWords::organisationHeads},
                                   {"party_words", &NameWords::partyWords},
                                   {"place_words", &NameWords::placeWords},
                                   {"place_heads", &NameWords::placeHeads},
                                   {"place_nouns", &NameWords::placeNouns},
                                   {"place_openers", &NameWords::placeOpeners},
                                   {"directions", &NameWords::directions},
                                   {"motion", &NameWords::motion},
                                   {"national_words", &NameWords::nationalWords},
                                   {"state_organisation_words", &NameWords::stateOrganisationWords},
                                   {"media_words", &NameWords::mediaWords},
                                   {"media_tails", &NameWords::mediaTails},
                                   {"private_words", &NameWords::privateWords},
                                   {"political_words", &NameWords::politicalWords},
                                   {"anaphors_country", &NameWords::anaphorsCountry},
                                   {"anaphors_group", &NameWords::anaphorsGroup},
                                   {"anaphors_body", &NameWords::anaphorsBody},
                                   {"anaphors_pair", &NameWords::anaphorsPair},
                                   {"anaphors_persons", &NameWords::anaphorsPersons},
                                   {"anaphors_states", &NameWords::anaphorsStates},
                                   {"faction_adjectives", &NameWords::factionWords},
                                   {"outside_words", &NameWords::outsideWords},
                                   {"portfolio_words", &NameWords::portfolioWords},
                                   {"former_words", &NameWords::formerWords},
                                   {"departed_words", &NameWords::departedWords},
                                   {"stance_prefixes", &NameWords::stancePrefixes},
                                   {"leading_words", &NameWords::leadingWords},
                                   {"manner_words", &NameWords::mannerWords},
                                   {"bygone_states", &NameWords::bygoneStates},
                                   {"minority_words", &NameWords::minorityWords},
                                   {"work_openers", &NameWords::workOpeners}};

void readWords(Lexicon& lexicon, EntryReader& reader) {
    const WordFolding& folding = lexicon.folding;
    NameWords& w = lexicon.words;
    for (const WordList& list : kWordLists) {
        for (const auto& word : reader.texts(list.field)) (w.*list.words).insert(folding.hashOf(word));
    }
    for (const auto& [field, gender] : {std::pair{"given_male", 'm'}, {"given_female", 'f'}, {"given_either", 'e'}}) {
        for (const auto& word : reader.texts(field)) w.given.emplace(folding.hashOf(word), gender);
    }
    for (const auto& [word, gender] : reader.textMap("address")) {
        w.address.emplace(folding.hashOf(word), gender.empty() ? ' ' : gender.front());
        const bool capitals = base::foldForLookup(word) != word && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (capitals) w.capitalsAddress.insert(folding.hashOf(word));
    }
    std::uint8_t number = 3;
    for (const auto& word : reader.texts("small_numbers")) w.smallNumbers.emplace(folding.hashOf(word), number++);
}

void readRegions(Lexicon& lexicon, EntryReader& reader) {
    const std::tuple<const char*, std::vector<std::string>*, EntryKind> lists[] = {
        {"regions", &lexicon.regions, EntryKind::Region},
        {"region_adjectives", &lexicon.regionAdjectives, EntryKind::RegionAdjective},
        {"region_peoples", &lexicon.regionPeoples, EntryKind::RegionPeople}};
    for (const auto& [field, names, kind] : lists) {
        *names = reader.texts(field);
        for (const auto& name : *names) lexicon.add(name, kind, static_cast<std::uint32_t>(&name - names->data()));
    }
    for (const auto& [people, side] : reader.textMap("region_sides")) lexicon.regionSides.emplace(people, side);
    for (const auto& [word, states] : reader.textLists("region_states")) lexicon.regionStates.emplace(lexicon.folding.hashOf(word), states);
    for (const auto& code : reader.texts("ceremonial_presidents")) lexicon.ceremonialPresidents.insert(code);
    for (const auto& code : reader.texts("immigrant_states")) lexicon.immigrantStates.insert(code);
}

}  // namespace

Status loadNames(Lexicon& lexicon, const base::Resources& resources) {
    const auto object = loadObject(resources, kFile);
    if (!object) return object.error();
    EntryReader reader(*object, kFile);
    for (const auto& [word, same] : reader.textMap("spellings")) lexicon.folding.addSpelling(word, same);
    readWords(lexicon, reader);
    readRegions(lexicon, reader);
    reader.refuseRest();
    if (!reader.ok()) return reader.error();
    return {};
}

}  // namespace chancery::actor
