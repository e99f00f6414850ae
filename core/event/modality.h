#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "core/event/candidate.h"
#include "core/event/clause.h"
#include "core/event/governors.h"
#include "core/event/word_lists.h"

namespace chancery::event {

/// How the text presents an event.
struct Mood {
    EventStatus status = EventStatus::Occurred;
    bool drop = false;         ///< no event of its own: a purpose, a wish of nobody, a thing forbidden
    bool progressive = false;  ///< "is meeting": may be a plan if its date lies ahead
    bool refusal = false;      ///< "will not": a negated future
    bool pastTense = true;     ///< told as past (or perfect)
    std::string why;           ///< the words that decided, for the explanation; empty if the plain tense did

    void set(EventStatus to, std::string because) {
        status = to;
        why = std::move(because);
    }
};

/// Status of a candidate from tense, auxiliaries, governing verbs, negation and attribution. A view.
class Modality {
public:
    Modality(const Clause& clause, const WordLists& words) : m_clause(clause), m_document(clause.document()), m_words(words), m_governors(clause, words) {}

    /// `headline`: its present tense tells of what has happened.
    Mood of(const Candidate& candidate, bool headline) const;

private:
    using TokenIndex = language::TokenIndex;

    static std::string quoted(const language::Token& token);
    Mood plain(const Candidate& candidate, bool headline) const;
    void readPredicate(TokenIndex predicate, bool headline, int depth, Mood& mood) const;
    void readAuxiliaries(TokenIndex predicate, bool headline, Mood& mood) const;
    void readTense(TokenIndex predicate, bool headline, bool present, bool perfect, bool progressive, Mood& mood) const;
    void readComplement(TokenIndex predicate, bool headline, int depth, Mood& mood) const;
    void readAdverbial(TokenIndex predicate, bool headline, int depth, Mood& mood) const;
    void readConjunct(TokenIndex predicate, bool headline, int depth, Mood& mood) const;
    void readSharedTime(TokenIndex predicate, std::string_view mark, bool headline, int depth, Mood& mood) const;
    void readWhen(TokenIndex predicate, std::string_view mark, bool headline, int depth, Mood& mood) const;
    void readGovernor(TokenIndex predicate, bool headline, int depth, Mood& mood) const;
    void readInfinitiveOfNoun(TokenIndex predicate, TokenIndex noun, bool headline, int depth, Mood& mood) const;
    void readGovernors(const Candidate& candidate, bool headline, Mood& mood) const;
    void readNoun(const Candidate& candidate, Mood& mood) const;
    bool isOneOf(const WordSet& set, TokenIndex verb) const;
    void readReporting(TokenIndex predicate, Mood& mood) const;
    bool inReportedSpeech(TokenIndex predicate) const;
    static constexpr int kMaxClimb = 8;
    TokenIndex begin(TokenIndex verb) const;
    bool isDeniedBySelf(const Candidate& candidate) const;
    bool isContentOfNoun(TokenIndex clause) const;
    bool isOfDraft(TokenIndex predicate) const;
    bool hasCondition(TokenIndex predicate) const;
    bool inCondition(TokenIndex t) const;
    bool isDefinite(TokenIndex noun) const;
    bool isToDo(TokenIndex predicate) const;
    bool isGloss(TokenIndex predicate) const;
    TokenIndex verbBehind(TokenIndex noun) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const WordLists& m_words;
    Governors m_governors;
};

}  // namespace chancery::event
