#pragma once
#include <cstdint>
#include <vector>

#include "core/event/candidate.h"
#include "core/event/clause.h"
#include "core/event/frame_lexicon.h"
#include "core/event/word_lists.h"

namespace chancery::event {

/// Finds, for one token, the frames whose words and restrictions fit, best first. Looks at words and tree only, not at
/// actors. A view over its arguments, which must outlive it.
class TriggerFinder {
public:
    TriggerFinder(const Clause& clause, const FrameLexicon& lexicon, const WordLists& words);

    /// A story of sport, nature, the arts or plain crime (FrameLexicon::vetoOf).
    bool isApolitical() const { return m_apolitical; }
    /// A story long enough to tell that hardly speaks of politics (FrameLexicon::leastOf).
    bool isUnpolitical() const { return m_unpolitical; }
    /// Fills `candidates` (cleared first); empty if the token triggers nothing.
    void find(language::TokenIndex token, std::vector<Candidate>& candidates) const;
    /// Whether the token may tell of an event of one of the types, by its own words and object.
    bool triggersAny(language::TokenIndex token, std::initializer_list<EventType> types) const;

private:
    using TokenIndex = language::TokenIndex;

    bool matchWords(TokenIndex token, const TriggerEntry& entry, Candidate& candidate) const;
    bool matchVerb(TokenIndex token, const TriggerEntry& entry, Candidate& candidate) const;
    bool matchNoun(TokenIndex token, const TriggerEntry& entry, Candidate& candidate) const;
    bool matchPredicate(TokenIndex token, const TriggerEntry& entry, Candidate& candidate) const;
    bool governs(TokenIndex head, const std::string& preposition) const;
    bool isTopic(TokenIndex noun) const;
    bool fitsObject(const Frame& frame, const TriggerEntry& entry, Candidate& candidate) const;
    bool fitsSurroundings(const Frame& frame, const Candidate& candidate) const;
    bool isToCome(TokenIndex clause) const;
    bool addsSomething(TokenIndex verb) const;
    bool isDeedOfOthers(TokenIndex clause) const;
    bool warnsSomebody(const Candidate& candidate) const;
    bool isCommitment(const Candidate& candidate, TokenIndex clause) const;
    bool fitsComplement(const Frame& frame, const Candidate& candidate) const;
    bool nounIn(TokenIndex noun, const WordSet& set) const;
    bool modifierIn(TokenIndex noun, const WordSet& set) const;
    void attachNoun(Candidate& candidate) const;
    TokenIndex lightVerbOf(TokenIndex noun, const Frame& frame) const;
    bool isAttribute(TokenIndex token) const;
    bool isFixedUse(TokenIndex token) const;
    void readTopics();
    void readQuestions();
    bool isAskedAbout(TokenIndex token) const;
    bool isInName(TokenIndex token) const;
    bool isInSlug(TokenIndex token) const;
    bool isNegated(const Candidate& candidate) const;
    bool fitsSubject(const Frame& frame, const Candidate& candidate) const;
    bool fitsNeighbours(const Frame& frame, const Candidate& candidate) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const FrameLexicon& m_lexicon;
    const WordLists& m_words;
    std::vector<std::uint32_t> m_topics;  ///< per sentence: the topics it speaks of, its story's included
    bool m_apolitical = false;
    bool m_unpolitical = false;
    std::vector<bool> m_questions;        ///< per token: part of a direct question
    std::vector<bool> m_titles;           ///< per sentence: written in capitals or title case, where case says nothing
};

}  // namespace chancery::event
