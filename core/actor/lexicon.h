#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/actor/gazetteer.h"
#include "core/base/date.h"
#include "core/base/resources.h"
#include "core/base/result.h"

namespace chancery::actor {

inline constexpr std::uint32_t kNone = 0xFFFF'FFFFU;

struct Country {
    std::string code, name, region, capital;
    std::vector<std::string> aliases, demonyms, prefixes, metonyms, places, shortForms;
};

/// An institution named in countries.json.
struct NamedInstitution {
    std::string name, kind, id;  ///< id: "KOR/national-intelligence-service"
    std::string country;
};

struct Organisation {
    std::string id, name, kind;
    std::vector<std::string> members;
    std::vector<std::string> bodies;
};

struct Group {
    std::string id, name, kind, country;
};

/// What a title alone says of its bearer: `Own` titles are a state's own wherever they stand; a `Loose` one
/// ("spokesman", "director") makes an official only beside a state, its bodies or a party; a `Private` one never.
enum class Standing : std::uint8_t { Own, Loose, Private };

/// One of those who go by a name or an abbreviation that others may share.
struct NameOwner {
    EntryKind kind = EntryKind::Institution;  ///< or Group, GroupMembers
    std::uint32_t index = 0;
    std::uint32_t country = kNone;
    bool own = false;  ///< its full name, or what a group is known by: holds wherever its state is not spoken of too
};

struct Office {
    std::string id, title, branch, kind, country, organisation, institution;
    std::uint8_t rank = 0;
    Standing standing = Standing::Own;
    bool many = false;  ///< a state has several holders at a time: "senator" alone names none of them
};

/// Years and months as 12 * year + month - 1.
struct Term {
    std::uint32_t office = kNone;
    std::string title;
    int from = 0;
    int to = 12 * base::Date::kMaxYear;
};

struct Official {
    std::string name, country, organisation, id;
    std::string surname;
    char gender = ' ';
    std::vector<std::string> aliases;
    std::vector<Term> terms;
};

/// "foreign ministry", "army": what every state has.
struct InstitutionPattern {
    std::string id, name, kind, country;
    std::vector<std::string> words;
    std::unordered_set<std::uint64_t>
        alone;  ///< last words of the phrases that mean the state in hand without its name
    std::unordered_set<std::uint64_t> equipment;  ///< words, hashed alike, that mean nobody where no state is named beside them
    bool allAlone = false;
    bool privateLife = false;  ///< people in business: mentioned, but no side of an event
};

using WordSet = std::unordered_set<std::uint64_t>;  ///< of hashOfWord

/// names.json, as sets of folded words.
struct NameWords {
    std::unordered_map<std::uint64_t, char> given;    ///< 'm', 'f', or 'e' for either
    std::unordered_map<std::uint64_t, char> address;  ///< "Mr": 'm'; ' ' where it tells no gender
    WordSet capitalsAddress;                          ///< those in capitals alone: "H.E.", but not "He"
    WordSet familyFirst, particles, capitalParticles, suffixes, surnameWords, never, humanVerbs, speechVerbs;
    WordSet locationPrepositions, organisationWords, organisationHeads, placeWords, placeHeads, placeNouns,
        placeOpeners;
    WordSet directions, partitives;
    WordSet motion, nationalWords, stateOrganisationWords, mediaWords, mediaTails, privateWords, politicalWords;
    WordSet anaphorsCountry, anaphorsGroup, anaphorsBody, anaphorsPair, anaphorsPersons, anaphorsStates, workOpeners;
    WordSet outsideWords;    ///< adjectives of whoever is not of the state in hand: "foreign"
    WordSet factionWords;    ///< adjectives of parties: "Republican"
    WordSet portfolioWords;  ///< of ministers: "trade", "planning"
    WordSet bygoneStates;    ///< behind "former" they are nobody: "Soviet"
    WordSet stancePrefixes, leadingWords, mannerWords, minorityWords;  ///< "anti-", "-led", "-style", "ethnic"
    std::unordered_map<std::uint64_t, std::uint8_t> smallNumbers;      ///< "three" and above, with what they count
};

/// Everything the lexicon files say about actors, and the gazetteer over all of it. Immutable once loaded.
struct Lexicon {
    std::vector<Country> countries;
    std::vector<NamedInstitution> institutions;
    std::vector<Organisation> organisations;
    std::vector<Group> groups;
    std::vector<Office> offices;
    std::vector<Official> officials;
    std::vector<InstitutionPattern> patterns;
    std::vector<std::string> placeNames;        ///< of EntryKind::Place
    std::vector<std::uint32_t> placeCountries;  ///< index into countries, parallel to placeNames
    std::vector<std::string> regions, regionAdjectives, regionPeoples;
    std::unordered_map<std::string, std::string> regionSides;  ///< "Europeans" -> "EU"
    std::unordered_map<std::uint64_t, std::uint32_t>
        officeOfPlural;  ///< "foreign ministers" -> the office; by Hit::wordsHash
    std::unordered_map<std::uint64_t, std::vector<std::string>>
        regionStates;  ///< "Himalayan" -> the codes, or the regions, of the states called so
    std::unordered_set<std::string> immigrantStates;  ///< "Korean Americans" are citizens of the second named
    std::unordered_set<std::string> ceremonialPresidents;  ///< states led by the head of government
    NameWords words;
    Gazetteer gazetteer;

    std::unordered_map<std::string, std::uint32_t> countryByCode, organisationById, groupById, officeById;
    std::unordered_multimap<std::uint64_t, std::uint32_t>
        officialsBySurname;  ///< by hash of the folded surname
    std::unordered_multimap<std::uint64_t, std::uint32_t>
        institutionsByLastWord;  ///< by hashOfWord: "Congress" -> those whose name ends so
    std::unordered_multimap<std::uint64_t, NameOwner> ownersOfPhrase;  ///< by Hit::wordsHash: the "LDP" of Japan and of Russia
    std::unordered_map<std::string, std::vector<std::uint32_t>> officialsOfSide;

    /// Fails with the file's and the entry's name on broken JSON, a missing name, an unknown code or office
    /// id. A file that is not there at all is an empty one.
    static base::Result<Lexicon> load(const base::Resources& resources);

    /// False if the word places states in a region that this one lies outside of.
    bool liesIn(std::string_view state, std::uint64_t regionWord) const;

    /// The state's own institution whose name ends in a word: of "Congress" in India the party, in the United States the
    /// parliament. kNone if it has none.
    std::uint32_t institutionEndingIn(std::uint64_t word, std::string_view state) const;

    /// The holder of `office` (or of one that comes to the same) on `date`; kNone if unknown or not one
    /// alone.
    std::uint32_t holderOf(std::string_view side, std::uint32_t office, const base::Date& date) const;
};

/// Lower-case ASCII words joined by '-', for ids: "Hồ Chí Minh" -> "ho-chi-minh".
std::string slug(std::string_view name);

}  // namespace chancery::actor
