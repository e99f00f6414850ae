#pragma once
#include <unordered_map>

#include "core/actor/draft.h"

namespace chancery::actor {

/// Finds the mentions of one article, sentence by sentence: titles with and without names, institutions by
/// pattern, names by their looks, then whatever else the lexicons know. Leaves to others who is meant.
class MentionFinder {
public:
    MentionFinder(const Document& document, const Lexicon& lexicon, ActorBook& book, base::Span dateline)
        : m_document(&document),
          m_lexicon(&lexicon),
          m_book(&book),
          m_dateline(dateline),
          m_scan(document, lexicon) {}

    Draft find();

private:
    /// The words left of a title or an institution: "South Korea's deputy".
    struct LeftContext {
        TokenIndex begin = 0;
        Side side;
        bool former = false;
        bool definite = false;
        bool indefinite = false;
        bool named = false;     ///< holds a capitalised word, known or not
        bool regional = false;  ///< "African", "Kurdish": people without a state
        bool faction = false;   ///< "Republican": of the state in hand
        bool branch = false;       ///< "Fair Trade Zambia": a name that ends in a state
        bool privateLife = false;  ///< "company", "Airlines", "university"
        bool publicBody = false;   ///< "ministry", "army"
        TokenIndex possessor = kNoToken;
        TokenIndex owner = kNoToken;  ///< as of TitleUse
    };
    struct NameRange {
        TokenIndex address = 0;  ///< begin with "Mr." and the like
        TokenIndex first = 0;
        TokenIndex last = 0;
        std::uint32_t official = kNone;
        char gender = ' ';
        bool empty() const { return last <= first; }
    };

    void readSentence(std::uint32_t sentence);
    void readAbbreviations();
    TokenIndex beginOfExpansion(TokenIndex t) const;
    bool isLikeName(TokenIndex first, TokenIndex last, std::string_view name) const;
    const std::string& nameOf(const Hit& hit) const;

    // titles (title_finder.cpp)
    void findTitles();
    void readTitle(const Hit& office);
    bool emitTitled(const Hit& office, const LeftContext& left, const NameRange& name, TokenIndex titleEnd,
                    Side side);
    void emitTitle(const Hit& office, const LeftContext& left, TokenIndex end, Side side);
    LeftContext leftContext(TokenIndex begin) const;
    /// Consumes "of the Iraqi foreign ministry" from `at`; returns the new end, `at` itself if there is none.
    /// What stands behind a title, "of the Bremen football club", says of its bearer.
    Side standingBehind(TokenIndex from, TokenIndex end, LeftContext& context) const;
    bool isShortName(TokenIndex bracket) const;
    bool isPublic(const InstitutionPattern& pattern) const;
    bool isMedia(const Hit& hit) const;
    TokenIndex rightSide(TokenIndex at, bool setsSide, Side& side, bool serves = false) const;
    NameRange nameAt(TokenIndex at) const;
    bool namePart(TokenIndex t, TokenIndex first) const;
    TokenIndex secondOffice(TokenIndex begin, TokenIndex at) const;
    TokenIndex nameBehindTask(TokenIndex at) const;
    TokenIndex endBeforeName(TokenIndex begin, TokenIndex end) const;
    std::uint32_t addName(const NameRange& range, std::uint32_t office, const Side& side, bool former,
                          bool certain);
    bool closesApposition(TokenIndex t) const;

    // institutions (institution_finder.cpp)
    void findInstitutions();
    void readInstitution(const Hit& pattern);
    std::vector<const Hit*> coordinatedSides(TokenIndex begin, TokenIndex& left) const;
    bool emitCoordinated(const Hit& pattern, const LeftContext& left);
    bool emitListed(const Hit& pattern, const LeftContext& left);
    bool emitRule(TokenIndex begin, TokenIndex owner);
    std::uint32_t memberOf(const Hit& pattern, const Side& side);

    // names by their looks (name_finder.cpp)
    void findNames();
    TokenIndex readRun(TokenIndex begin);
    TokenIndex runEnd(TokenIndex begin) const;
    TokenIndex readAddressed(TokenIndex t);
    bool readPairOfNames(TokenIndex begin, TokenIndex end);
    void readOrganisation(TokenIndex begin, TokenIndex end);
    TokenIndex withNationBefore(TokenIndex begin) const;
    const Hit* ownBodyOfNation(TokenIndex begin, TokenIndex end) const;
    bool isBystander(TokenIndex begin, TokenIndex end) const;
    void seal(TokenIndex begin, TokenIndex end, const DraftMention& whole);
    bool calendarName(TokenIndex t) const;
    void readPlace(TokenIndex begin, TokenIndex end);
    void addLoose(TokenIndex begin, TokenIndex end, Fallback fallback);
    TokenIndex withCountryBehind(TokenIndex end, const Side& side) const;
    bool readAlias(TokenIndex t);
    bool isThing(TokenIndex begin, TokenIndex end) const;
    void linkAppositions();
    bool linkNameBefore(TitleUse& title);
    bool linkNameBehind(TitleUse& title);
    bool linkNameBelow(TitleUse& title);
    void linkSecondTitle(std::uint32_t index);
    void join(TitleUse& title, std::uint32_t use);
    bool looksLikePerson(TokenIndex begin, TokenIndex end) const;
    bool looksLikeOrganisation(TokenIndex begin, TokenIndex end) const;
    bool looksLikePlace(TokenIndex begin, TokenIndex end) const;

    // the rest of the lexicon hits (entity_finder.cpp)
    void findEntities();
    bool isBygone(const Hit& hit) const;
    void emitEntity(const Hit& hit);
    bool isLocative(TokenIndex first, TokenIndex head) const;
    bool isModifier(TokenIndex head, TokenIndex last) const;
    bool isLanguage(TokenIndex head) const;
    bool placesState(TokenIndex t) const;
    std::uint32_t actorOf(const Hit& hit);
    void findReferences();

    Side sideOf(const Hit& hit) const;
    bool isMinority(const Hit& hit) const;
    Side citizenshipOf(const Hit& hit) const;
    Side stateAround(const std::string& own) const;
    bool free(TokenIndex first, TokenIndex last) const;
    void occupy(TokenIndex first, TokenIndex last);
    DraftMention& emit(TokenIndex first, TokenIndex last, MentionForm form, Decision decision,
                       std::uint32_t index);
    std::string textOf(TokenIndex first, TokenIndex last) const;
    /// Extends "South Korean protesters" to "a group of South Korean protesters" and over its article.
    TokenIndex partitiveBegin(TokenIndex begin) const;

    const Document* m_document;
    const Lexicon* m_lexicon;
    ActorBook* m_book;
    base::Span m_dateline;
    SentenceScan m_scan;
    Draft m_draft;
    std::uint32_t m_sentence = 0;
    bool m_political = false;            ///< a word of politics stands in the sentence
    std::vector<bool> m_taken;           ///< tokens of the sentence that a mention already covers
    std::vector<bool> m_sealed;          ///< tokens of a name inside which no state is meant
    std::vector<bool> m_bodyEnd;         ///< tokens that end the name of a body no lexicon has
    std::uint32_t m_sentenceTitles = 0;  ///< first TitleUse of this sentence
    std::uint32_t m_sentenceMentions = 0;
    /// "(SEPA)" behind an organisation's name: whom the acronym means from there on.
    std::unordered_map<std::uint64_t, DraftMention> m_aliases;
};

}  // namespace chancery::actor
