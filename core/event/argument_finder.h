#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/actor/actor.h"
#include "core/event/candidate.h"
#include "core/event/clause.h"
#include "core/event/unnamed_people.h"
#include "core/event/word_lists.h"

namespace chancery::event {

/// One actor found for a role and why.
struct Filler {
    static constexpr std::uint32_t kNoMention = ~0U;

    std::uint32_t mention = kNoMention;  ///< index into ActorAnnotation::mentions, or kNoMention: meant, but not mentioned there
    std::uint32_t actor = 0;
    base::Span span;
    float confidence = 1.0F;
    std::string_view rule;      ///< static text for the explanation
    bool isGuess() const { return rule != "named" && rule != "apposition"; }
    std::string_view doubt{};   ///< what the analyst should doubt about it; static text, empty if nothing
};

/// The rule by which "I" and "we" stand for whoever is quoted.
inline constexpr std::string_view kSpeakerRule = "speaker of the quotation";

struct Arguments {
    std::vector<Filler> sources;
    std::vector<Filler> targets;
    std::int32_t placeMention = -1;  ///< index into mentions, or -1
};

/// Fills the roles of a candidate with the actors of the article. A view over its arguments.
class ArgumentFinder {
public:
    ArgumentFinder(const Clause& clause, const actor::ActorAnnotation& actors, const UnnamedPeople& people, const WordLists& words);

    /// False if the frame needs an actor that is not there; `arguments` then holds nothing of use.
    bool fill(const Candidate& candidate, Arguments& arguments) const;

    /// Actors that the noun phrase headed by `noun` names, with those coordinated with it.
    void collect(language::TokenIndex noun, bool placesToo, bool modifiersToo, std::vector<Filler>& fillers) const;

    /// Index of the state's own actor in the article; nullopt if the article does not name the state.
    std::optional<std::uint32_t> stateActor(const std::string& country) const;

private:
    using TokenIndex = language::TokenIndex;

    enum class Topic { Subject, Object, Phrase, Clause };  ///< where what is said names somebody: the surest first

    static constexpr float kModifierDoubt = 0.85F;  ///< "Israeli troops": the state for its people
    static constexpr float kImplicitDoubt = 0.8F;  ///< the subject of another verb of the sentence
    static constexpr float kContentDoubt = 0.7F;  ///< somebody named in the content clause
    static constexpr float kPersonDoubt = 0.8F;  ///< a person without office

    bool isMoney(TokenIndex token) const;
    static bool contains(const std::vector<Filler>& fillers, std::uint32_t actor);
    void collectOne(TokenIndex noun, bool placesToo, bool modifiersToo, std::vector<Filler>& fillers, int depth) const;
    bool isRuledOut(language::TokenIndex noun) const;
    bool addMentions(TokenIndex token, bool placesToo, float confidence, std::string_view rule, std::vector<Filler>& fillers) const;
    void addFellows(TokenIndex noun, std::vector<Filler>& fillers) const;
    bool isListOfOfficials(TokenIndex from, TokenIndex end) const;
    void addExamples(TokenIndex noun, std::vector<Filler>& fillers) const;
    bool isHeadlinePair(const actor::Mention& first, const actor::Mention& second) const;
    void addCompanion(TokenIndex noun, std::vector<Filler>& fillers) const;
    void addBehindAppositions(TokenIndex noun, std::vector<Filler>& fillers) const;
    void addNeighbours(TokenIndex noun, bool placesToo, std::vector<Filler>& fillers) const;
    void addModifiers(TokenIndex noun, std::vector<Filler>& fillers) const;
    void collectOwner(TokenIndex noun, const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    void addOthers(const std::vector<Filler>& found, const std::vector<Filler>& sources, bool otherSide, std::string_view rule,
                   std::vector<Filler>& fillers) const;
    std::vector<TokenIndex> phraseHeads(const Candidate& candidate, std::string_view preposition) const;
    TokenIndex phraseOf(TokenIndex noun, std::string_view preposition) const;
    TokenIndex agentBehind(TokenIndex noun) const;
    TokenIndex wholeOf(TokenIndex noun) const;
    bool isOccasion(TokenIndex noun) const;
    TokenIndex speakerOf(TokenIndex pronoun) const;
    TokenIndex speakerIn(std::uint32_t sentence) const;
    void collectSpeaker(TokenIndex pronoun, std::vector<Filler>& fillers) const;
    TokenIndex contentClause(const Candidate& candidate) const;
    void collectContent(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    bool isReduced(const Candidate& candidate) const;
    void subjectOf(const Candidate& candidate, std::vector<Filler>& fillers) const;
    void nounSubject(const Candidate& candidate, std::vector<Filler>& fillers) const;
    void objectOf(const Candidate& candidate, std::vector<Filler>& fillers) const;
    void prepositionOf(const Candidate& candidate, const std::string& preposition, bool placesToo, std::vector<Filler>& fillers) const;
    void hostsOf(Arguments& arguments) const;
    void hostOf(const Candidate& candidate, const Arguments& arguments, std::vector<Filler>& fillers) const;
    void fillRole(const Role& role, const Candidate& candidate, bool source, const Arguments& arguments,
                  std::vector<Filler>& fillers) const;
    void dropNamesOfPlaces(const Candidate& candidate, std::vector<Filler>& fillers) const;
    TokenIndex endOfClause(const Candidate& candidate) const;
    bool isInPhrase(TokenIndex noun, const Candidate& candidate) const;
    bool isWhere(TokenIndex noun) const;
    bool letsOthersAct(const Candidate& candidate) const;
    bool isHarmed(TokenIndex noun, const Candidate& candidate) const;
    bool isFavoured(TokenIndex noun, const Candidate& candidate) const;
    bool isBystander(TokenIndex noun, const Candidate& candidate) const;
    bool isReportOfOthers(TokenIndex verb, const Candidate& candidate) const;
    void nearbyTarget(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    void provokedBy(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    TokenIndex peopleOf(const Candidate& candidate) const;
    bool isToOther(const Candidate& candidate) const;
    void topicOf(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    bool isNamedPeople(const actor::Mention& mention) const;
    std::optional<Topic> topicAt(TokenIndex noun, TokenIndex clause) const;
    std::optional<Topic> topicLink(TokenIndex t) const;
    TokenIndex patientOf(const Candidate& candidate) const;
    std::optional<UnnamedPeople::Group> unnamedPeople(TokenIndex noun) const;
    std::optional<Filler> peopleCounted(TokenIndex number, const std::vector<Filler>& sources) const;
    void privatePatient(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    TokenIndex victimsOf(const Candidate& candidate) const;
    void attackedVictims(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    void ownPeople(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    void keepOffices(std::vector<Filler>& fillers) const;
    TokenIndex guestOf(const Candidate& candidate) const;
    void addressee(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    void thankedBy(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    void visitedBy(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const;
    void protestersOf(const Candidate& candidate, std::vector<Filler>& fillers) const;
    bool isSomebody(TokenIndex noun) const;
    void sourceFromHome(const Candidate& candidate, std::vector<Filler>& fillers) const;
    void sourceFromPlace(const Candidate& candidate, std::vector<Filler>& fillers) const;
    void otherOfPair(TokenIndex first, bool placesToo, std::vector<Filler>& fillers) const;
    void nextName(TokenIndex from, TokenIndex reach, bool placesToo, std::string_view rule, std::vector<Filler>& fillers) const;
    TokenIndex pairBehind(const Candidate& candidate) const;
    void linearPhrase(const Candidate& candidate, const std::string& preposition, bool placesToo, std::vector<Filler>& fillers) const;
    void linearSubject(TokenIndex verb, std::vector<Filler>& fillers) const;
    void linearContent(const Candidate& candidate, std::vector<Filler>& fillers) const;
    void linearObject(TokenIndex verb, std::vector<Filler>& fillers) const;
    void partnerSubject(TokenIndex noun, std::vector<Filler>& fillers) const;
    void traveller(const Candidate& candidate, std::vector<Filler>& fillers) const;
    std::int32_t mentionAt(TokenIndex token) const;
    void findPlace(const Candidate& candidate, Arguments& arguments) const;
    bool mayAct(const actor::Actor& actor) const;
    TokenIndex sufferer(const Candidate& candidate) const;
    bool isSuffered(TokenIndex noun) const { return m_words.sufferedNouns.contains(m_document[noun].lemma); }
    TokenIndex ownerOf(TokenIndex noun) const;
    void findSources(const Candidate& candidate, Arguments& arguments) const;
    bool isNamedByTrigger(const Filler& filler, const Candidate& candidate) const;
    bool isOfKind(const Filler& filler, KindMask kinds) const { return (maskOf(m_actors.actors[filler.actor].kind) & kinds) != 0; }
    bool isCraft(const Candidate& candidate) const;
    bool isHomeTrip(const Arguments& arguments) const;
    bool isThing(const Filler& filler, EventType type) const;
    bool isOwnState(const Filler& filler, const std::vector<Filler>& sources, const Frame& frame) const;
    bool isPress(const Filler& filler) const;
    bool isPrivateVoice(const Filler& filler) const;
    bool isPrivate(const std::vector<Filler>& fillers) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const actor::ActorAnnotation& m_actors;
    const UnnamedPeople& m_people;
    const WordLists& m_words;
    std::vector<std::int32_t> m_firstMention;  ///< by token: first mention headed by it, -1 if none
    std::vector<std::int32_t> m_covering;      ///< by token: widest unmodifying mention that covers it, -1 if none
    std::unordered_map<std::string, std::uint32_t> m_states;  ///< by country code
    std::vector<std::int32_t> m_nextMention;   ///< by mention: next one with the same head
};

}  // namespace chancery::event
