#pragma once
#include <unordered_map>

#include "core/actor/draft.h"
#include "core/actor/hit_sides.h"
#include "core/actor/left_context.h"
#include "core/actor/name_looks.h"
#include "core/actor/token_marks.h"

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

    MentionFinder(const MentionFinder&) = delete;
    MentionFinder& operator=(const MentionFinder&) = delete;

    Draft find();

private:
    void readSentence(std::uint32_t sentence);
    void readAbbreviations();
    TokenIndex beginOfExpansion(TokenIndex t) const;
    bool isLikeName(TokenIndex first, TokenIndex last, std::string_view name) const;
    const std::string& nameOf(const Hit& hit) const;

    // titles (title_finder.cpp)
    void findTitles();
    void readTitle(const Hit& office);
    bool isNoRank(const Hit& hit, const LeftContext& left) const;
    Hit withTitlesBehind(Hit office) const;
    void readInsideTitle(const Hit& office, LeftContext& left) const;
    TokenIndex readBehindTitle(const Hit& office, LeftContext& left) const;
    bool emitTitled(const Hit& office, const LeftContext& left, const NameRange& name, TokenIndex titleEnd);
    void emitTitle(const Hit& office, const LeftContext& left, TokenIndex end);
    LeftContext leftContext(TokenIndex begin) const;
    /// What stands behind a title, "of the Bremen football club", says of its bearer.
    Side standingBehind(TokenIndex from, TokenIndex end, LeftContext& context) const;
    /// Consumes "of the Iraqi foreign ministry" from `at`; returns the new end, `at` itself if there is none.
    TokenIndex rightSide(TokenIndex at, bool setsSide, Side& side, bool serves = false) const;
    TokenIndex secondOffice(TokenIndex begin, TokenIndex at) const;
    TokenIndex nameBehindTask(TokenIndex at) const;
    TokenIndex endBeforeName(TokenIndex begin, TokenIndex end) const;
    std::uint32_t addName(const NameRange& range, std::uint32_t office, const Side& side, bool former,
                          bool certain);

    // institutions (institution_finder.cpp)
    void findInstitutions();
    void readInstitution(const Hit& pattern);
    std::vector<const Hit*> coordinatedSides(TokenIndex begin, TokenIndex& left) const;
    bool emitCoordinated(const Hit& pattern, const LeftContext& left);
    bool emitListed(const Hit& pattern, const LeftContext& left);
    bool emitRule(TokenIndex begin, TokenIndex owner);
    Side sideBehind(const Hit& pattern, Side side, TokenIndex& end) const;
    bool isNameInside(const Hit& pattern) const;
    bool emitNamedGroup(TokenIndex begin, TokenIndex end);
    void emitOfSide(const Hit& pattern, const Side& side, std::string_view words, TokenIndex begin, TokenIndex end);
    void emitWithoutSide(const Hit& pattern, const LeftContext& left, TokenIndex begin, TokenIndex end);
    std::uint32_t memberOf(const Hit& pattern, const Side& side);

    // organisations by their looks (organisation_finder.cpp)
    void readOrganisation(TokenIndex begin, TokenIndex end);
    const Hit* knownBody(TokenIndex begin, TokenIndex end) const;
    const Hit* ownBodyOfNation(TokenIndex begin, TokenIndex end) const;
    TokenIndex withNationBefore(TokenIndex begin) const;
    std::string stateOfBody(TokenIndex begin, TokenIndex end) const;
    bool isStateBody(TokenIndex begin, TokenIndex end) const;
    void seal(TokenIndex begin, TokenIndex end, const DraftMention& whole);

    // other names by their looks (name_finder.cpp)
    void findNames();
    TokenIndex readRun(TokenIndex begin);
    TokenIndex readWordOnly(TokenIndex begin, TokenIndex end);
    TokenIndex readKnownWithin(const Hit& hit, TokenIndex begin, TokenIndex end);
    TokenIndex readPerson(TokenIndex begin, TokenIndex end);
    TokenIndex readUnknown(TokenIndex begin, TokenIndex end);
    TokenIndex readAddressed(TokenIndex t);
    bool readPairOfNames(TokenIndex begin, TokenIndex end);
    void readPlace(TokenIndex begin, TokenIndex end);
    void addLoose(TokenIndex begin, TokenIndex end, Fallback fallback);
    TokenIndex withCountryBehind(TokenIndex end, const Side& side) const;
    bool readAlias(TokenIndex t);

    // the rest of the lexicon hits (entity_finder.cpp)
    void findEntities();
    bool isBygone(const Hit& hit) const;
    void emitEntity(const Hit& hit);
    bool isNobody(const Hit& hit, bool nested) const;
    bool adjectiveModifies(const Hit& hit, TokenIndex head) const;
    TokenIndex endOfTown(const Hit& hit) const;
    bool isModifier(TokenIndex head, TokenIndex last) const;
    bool isLanguage(TokenIndex head) const;
    bool placesState(TokenIndex t) const;
    std::uint32_t actorOf(const Hit& hit);
    void findReferences();

    DraftMention& emit(TokenIndex first, TokenIndex last, MentionForm form, Decision decision,
                       std::uint32_t index);
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
    std::uint32_t m_sentenceTitles = 0;  ///< first TitleUse of this sentence
    std::uint32_t m_sentenceMentions = 0;
    TokenMarks m_taken;     ///< tokens of the sentence that a mention already covers
    TokenMarks m_sealed;    ///< tokens of a name inside which no state is meant
    TokenMarks m_bodyEnds;  ///< tokens that end the name of a body no lexicon has
    HitSides m_sides{m_scan};
    NameLooks m_looks{m_scan, m_taken};
    /// "(SEPA)" behind an organisation's name: whom the acronym means from there on.
    std::unordered_map<std::uint64_t, DraftMention> m_aliases;
};

}  // namespace chancery::actor
