#pragma once
#include <string_view>
#include <vector>

#include "core/event/word_lists.h"
#include "core/language/document.h"

namespace chancery::event {

/// Reads clauses off a dependency tree: who is the subject of a verb, its object, its prepositional phrases, also where
/// the tree shares them between conjoined, controlled, passive and relative clauses. A view; cheap to make.
/// Every walk is bounded, so that a hostile tree costs no more than a constant factor of its size.
class Clause {
public:
    using TokenIndex = language::TokenIndex;
    static constexpr TokenIndex kNone = language::kNoToken;

    Clause(const language::Document& document, const WordLists& words) : m_document(document), m_words(words) {}

    const language::Document& document() const { return m_document; }

    bool isVerbal(TokenIndex t) const;
    bool isNominal(TokenIndex t) const;
    bool isPassive(TokenIndex verb) const;
    /// The head of the noun phrase that stands before the verb or would: nsubj or nsubj:pass, own or inherited.
    TokenIndex surfaceSubject(TokenIndex verb) const { return surfaceSubject(verb, 0); }
    /// Who acts: the subject of an active verb, the agent of a passive one; kNone if the text names none.
    TokenIndex agent(TokenIndex verb) const;
    /// Who or what is acted on: the object of an active verb, the subject of a passive one.
    TokenIndex patient(TokenIndex verb) const;
    TokenIndex indirectObject(TokenIndex verb) const;
    /// The noun of the first phrase with this preposition that depends on `head` (a verb, noun or adjective).
    TokenIndex prepositional(TokenIndex head, std::string_view preposition) const;
    /// True if `head` has that word as particle, adverb, or as the preposition or mark of a dependent.
    bool governs(TokenIndex head, std::string_view word) const;
    /// The clause that completes the verb: ccomp, xcomp, csubj, or what its object is to do; kNone if there is none.
    TokenIndex complement(TokenIndex verb) const;
    bool hasChild(TokenIndex head, language::Relation relation) const;
    /// True if one of its dependents is this word, in lower case.
    bool hasWord(TokenIndex head, std::string_view word) const;
    bool hasWord(TokenIndex head, const WordSet& words) const;
    TokenIndex child(TokenIndex head, language::Relation relation) const;
    /// The preposition or mark word of a dependent in lower case; empty if none.
    std::string_view caseOf(TokenIndex dependent) const;
    /// The noun phrase and all noun phrases coordinated with it.
    std::vector<TokenIndex> conjuncts(TokenIndex noun) const;
    /// The verb (or predicate) whose clause this token belongs to: itself, or the nearest such ancestor.
    TokenIndex governingPredicate(TokenIndex t) const;
    /// The verb of speech whose content this token belongs to ("X *said* that ...", "..., X *said*"); kNone if none.
    TokenIndex reportingVerb(TokenIndex t) const;
    bool isRelativePronoun(TokenIndex t) const;
    bool isInfinitive(TokenIndex verb) const;
    /// A relative clause that no comma sets off.
    bool isRestrictive(TokenIndex clause) const;
    /// The way up from the word, as far as `top`, leads through a relative clause: it is told beside the rest.
    bool isInRelative(TokenIndex t, TokenIndex top = kNone) const;
    /// "that Chad *withdraw*", "that Chad *should withdraw*": what is to be, not what is.
    bool isSubjunctive(TokenIndex clause) const;
    /// "*no* sign", "*no* question"
    bool hasNo(TokenIndex noun) const;
    /// A negator hangs on the verb, "no" on its subject or object, "neither ... nor" on its subject.
    bool isNegated(TokenIndex verb) const;
    TokenIndex sentenceAsPhrase(TokenIndex verb) const;

    static constexpr int kMaxSteps = 24;

private:
    TokenIndex surfaceSubject(TokenIndex verb, int depth) const;
    TokenIndex ownSubject(TokenIndex verb) const;
    bool quoteBetween(TokenIndex first, TokenIndex last) const;
    TokenIndex resolveRelative(TokenIndex verb, TokenIndex subject) const;
    TokenIndex ownObject(TokenIndex verb) const;
    TokenIndex infinitiveOf(TokenIndex verb) const;
    TokenIndex steeredClause(TokenIndex verb) const;

    const language::Document& m_document;
    const WordLists& m_words;
};

}  // namespace chancery::event
