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

/// What an institution is, in countries.json and institutions.json.
enum class BodyKind : std::uint8_t {
    Agency, Court, Delegation, Government, Media, Military, Ministry, Nations, Parliament, Party, People, Police, Protesters, Rebels
};

/// An institution named in countries.json.
struct NamedInstitution {
    std::string name, id;  ///< id: "KOR/national-intelligence-service"
    std::string country;
    BodyKind kind = BodyKind::Agency;
};

enum class OrganisationKind : std::uint8_t { Intergovernmental, Grouping, NonGovernmental, Private };

struct Organisation {
    std::string id, name;
    OrganisationKind kind = OrganisationKind::Intergovernmental;
    std::vector<std::string> members;
    std::vector<std::string> bodies;
};

enum class GroupKind : std::uint8_t { ArmedGroup, Party, Movement };

struct Group {
    std::string id, name, country;
    GroupKind kind = GroupKind::Movement;
};

// Entries that the code knows by their id.
inline constexpr std::string_view kAnyLeader = "leader";         ///< of the offices: whoever leads a state
inline constexpr std::string_view kCounterpart = "counterpart";  ///< of the offices: the holder of another's in another state
inline constexpr std::string_view kAnyMinistry = "ministry";     ///< of the patterns: one not told apart from others

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

enum class Branch : std::uint8_t { Executive, Legislative, Judicial, Military, Diplomatic, Party, Royal, Religious, International, Security };

enum class OfficeKind : std::uint8_t {
    Full,
    Deputy,
    Spokesperson,
    Generic,  ///< "chairman": of anything; never of the state in hand
};

struct Office {
    std::string id, title, country, organisation, institution;
    Branch branch = Branch::Executive;
    OfficeKind kind = OfficeKind::Full;
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
    std::string id, name, country;
    BodyKind kind = BodyKind::Agency;
    std::vector<std::string> words;
    std::unordered_set<std::uint64_t>
        alone;  ///< last words of the phrases that mean the state in hand without its name
    std::unordered_set<std::uint64_t> equipment;  ///< words, hashed alike, that mean nobody where no state is named beside them
    bool allAlone = false;
    bool privateLife = false;  ///< people in business: mentioned, but no side of an event

    /// Who serves in it serves a state: neither people of any kind nor the press.
    bool isPublic() const { return kind != BodyKind::People && kind != BodyKind::Nations && kind != BodyKind::Media; }
};

using WordSet = std::unordered_set<std::uint64_t>;  ///< of WordFolding::hashOf

/// names.json, as sets of folded words; docs/formats/lexicon.md says what each is for.
struct NameWords {
    std::unordered_map<std::uint64_t, char> given;    ///< 'm', 'f', or 'e' for either
    std::unordered_map<std::uint64_t, char> address;  ///< "Mr": 'm'; ' ' where it tells no gender
    WordSet capitalsAddress;                          ///< those in capitals alone: "H.E.", but not "He"
    WordSet familyFirst, suffixes, surnameWords, never;
    WordSet particles;
    WordSet openingParticles;  ///< begin a name in small letters: "al"
    WordSet kinshipParticles;  ///< begin a person's name alone: "Abu"
    WordSet humanVerbs, speechVerbs, motion;
    WordSet citationVerbs;  ///< whose object has spoken: "quote"
    WordSet meetingVerbs;
    WordSet locationPrepositions, directions, placeWords, placeHeads, placeNouns, placeOpeners;
    WordSet organisationWords, organisationHeads, nationalWords, stateOrganisationWords, partitives;
    WordSet partyWords, politicalWords;
    WordSet mediaWords, mediaTails, privateWords, workOpeners;
    WordSet anaphorsCountry, anaphorsGroup, anaphorsBody, anaphorsPair, anaphorsPersons, anaphorsStates;
    WordSet outsideWords;    ///< adjectives of whoever is not of the state in hand: "foreign"
    WordSet factionWords;    ///< adjectives of parties: "Republican"
    WordSet portfolioWords;  ///< of ministers: "trade", "planning"
    WordSet formerWords;     ///< before a title that its bearer has no more, and a state that is no more: "ex"
    WordSet departedWords;   ///< before the title of one who lost it: "ousted"
    WordSet bygoneStates;    ///< behind "former" they are nobody: "Soviet"
    WordSet stancePrefixes, leadingWords, mannerWords, minorityWords;  ///< "anti-", "-led", "-style", "ethnic"
    std::unordered_map<std::uint64_t, std::uint8_t> smallNumbers;  ///< "three" and above, with what they count
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
    WordFolding folding;
    Gazetteer gazetteer;

    std::unordered_map<std::string, std::uint32_t> countryByCode, organisationById, groupById, officeById;
    std::unordered_multimap<std::uint64_t, std::uint32_t>
        officialsBySurname;  ///< by hash of the folded surname
    std::unordered_multimap<std::uint64_t, std::uint32_t>
        institutionsByLastWord;  ///< by WordFolding::hashOf: "Congress" -> those whose name ends so
    std::unordered_multimap<std::uint64_t, NameOwner> ownersOfPhrase;  ///< by Hit::wordsHash: the "LDP" of Japan and of Russia
    std::unordered_map<std::string, std::vector<std::uint32_t>> officialsOfSide;

    /// Fails with the file's and the entry's name on broken JSON, a missing name, an unknown code or office
    /// id. A file that is not there at all is an empty one.
    static base::Result<Lexicon> load(const base::Resources& resources);

    /// Enters a phrase into the gazetteer. While loading.
    void add(std::string_view phrase, EntryKind kind, std::uint32_t index, std::uint16_t detail = 0) {
        gazetteer.add(folding.atomsOf(phrase), kind, index, detail);
    }

    template <typename Words>
    bool is(std::string_view word, const Words& among) const {
        return among.contains(folding.hashOf(word));
    }

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
