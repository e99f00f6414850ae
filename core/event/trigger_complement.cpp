#include "core/event/trigger_finder.h"

// The tests on the clause that completes a verb: the field "complement" of a frame.

namespace chancery::event {

using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;
using language::Xpos;

/// "agreed to leave" and "agreed that they would leave" bind; "agreed that it was late" and "agreed, saying ..." hold an opinion.
bool TriggerFinder::isCommitment(const Candidate& candidate, TokenIndex clause) const {
    if (clause == kNoToken) {
        bool speaks = false, named = candidate.object != kNoToken && m_clause.caseOf(candidate.object) != "with";
        forEachChild(m_document, candidate.trigger, [&](TokenIndex c) {
            const Relation r = baseOf(m_document[c].relation);
            named = named || (r == Relation::Obl && m_clause.caseOf(c) != "with");
            const bool goesOn = r == Relation::Advcl || (r == Relation::Conj && !m_clause.hasChild(c, Relation::Nsubj));
            speaks = speaks || (goesOn && m_words.speech.contains(m_document[c].lemma));
        });
        return named || !speaks;
    }
    if (m_document[clause].relation != Relation::Ccomp || m_clause.isInfinitive(clause) || m_clause.isSubjunctive(clause)) return true;
    return isToCome(clause);
}

/// "that they will leave", in the past "that they would leave"
bool TriggerFinder::isToCome(TokenIndex clause) const {
    return m_clause.hasWord(clause, m_words.futureAuxiliaries) || m_clause.hasWord(clause, "would");
}

/// "may add funds to the reserves" says nothing.
bool TriggerFinder::addsSomething(TokenIndex verb) const {
    const TokenIndex object = m_clause.child(verb, Relation::Obj);
    return object != kNoToken && object > verb && m_document[object].upos == Upos::Noun;
}

/// "warned Chad", "warned against a Libyan attack"; "warned against the dangers of greed" threatens nobody.
bool TriggerFinder::warnsSomebody(const Candidate& candidate) const {
    // "warned Tuesday that ...": the tree may take the day for whom one warns.
    const TokenIndex warned = m_clause.child(candidate.trigger, Relation::Iobj);
    if (warned != kNoToken && !m_lexicon.isTimeWord(m_document[warned].lower)) return true;
    for (const TokenIndex noun : {m_clause.patient(candidate.trigger), m_clause.prepositional(candidate.trigger, "against")}) {
        if (noun == kNoToken || m_lexicon.isTimeWord(m_document[noun].lower)) continue;
        if (m_document[noun].upos != Upos::Noun || m_words.agents.contains(m_document[noun].lemma)) return true;
    }
    return false;
}

/// "warned that *militants* would attack": people of nobody's, whose deed is not the speaker's.
bool TriggerFinder::isDeedOfOthers(TokenIndex clause) const {
    const TokenIndex doer = m_clause.child(clause, Relation::Nsubj);
    if (doer == kNoToken || m_document[doer].xpos != Xpos::NNS || !m_words.agents.contains(m_document[doer].lemma)) return false;
    if (m_clause.hasChild(doer, Relation::NmodPoss) || m_clause.hasChild(doer, Relation::Det)) return false;
    return triggersAny(clause, {EventType::Assault, EventType::Coerce});
}

bool TriggerFinder::fitsComplement(const Frame& frame, const Candidate& candidate) const {
    if (frame.complement == ComplementRule::Any) return true;
    const TokenIndex clause = m_clause.complement(candidate.trigger);
    const Token& trigger = m_document[candidate.trigger];
    switch (frame.complement) {
        case ComplementRule::Any:
            return true;
        case ComplementRule::None:
            return clause == kNoToken;
        case ComplementRule::Clause:
            return clause != kNoToken;
        case ComplementRule::Demand:
            // "insisted that Chad withdraw": a bare verb or an obligation, no finite one.
            return clause != kNoToken && m_clause.isSubjunctive(clause);
        case ComplementRule::Commitment:
            return isCommitment(candidate, clause);
        case ComplementRule::ObjectClause:
            return clause != kNoToken && (m_document[clause].relation == Relation::Ccomp ||
                                          m_clause.hasChild(candidate.trigger, Relation::Obj));
        case ComplementRule::Agree:
            if (clause != kNoToken && triggersAny(clause, {EventType::Agree, EventType::Consult})) return true;
            return candidate.object != kNoToken && triggersAny(candidate.object, {EventType::Agree});
        case ComplementRule::Hostile:
            return clause != kNoToken && m_document[clause].relation == Relation::Xcomp &&
                   triggersAny(clause, {EventType::Assault, EventType::Coerce, EventType::Sanction, EventType::Protest});
        case ComplementRule::Mobilize:
            return clause != kNoToken && triggersAny(clause, {EventType::Assault, EventType::Mobilize});
        case ComplementRule::Speech: {
            if (clause != kNoToken) return true;
            if (trigger.lemma == "say" || (trigger.lemma == "add" && !addsSomething(candidate.trigger))) return true;
            if (trigger.relation == Relation::Parataxis || m_clause.hasChild(candidate.trigger, Relation::Parataxis)) return true;
            // Inverted or trailing after a quotation: '"...," he added'.
            const TokenIndex begin = m_document.sentenceOf(candidate.trigger).first;
            const TokenIndex from = candidate.trigger >= begin + 5 ? candidate.trigger - 5 : begin;
            for (TokenIndex t = from; t < candidate.trigger; ++t)
                if (m_document[t].xpos == Xpos::CloseQuote) return true;
            return false;
        }
        case ComplementRule::Threat: {
            // "Chad will regret it, he warned": what is said stands before.
            const TokenIndex said = clause == kNoToken && trigger.relation == Relation::Parataxis ? trigger.head : clause;
            if (said == kNoToken || !m_clause.isSubjunctive(said)) {
                if (warnsSomebody(candidate)) return true;
                if (said == kNoToken) return false;
            }
            if (said == clause && (m_document[clause].relation != Relation::Ccomp || isDeedOfOthers(clause))) return false;
            return isToCome(said) || (!m_clause.hasWord(said, m_words.negators) && triggersAny(said, {EventType::Assault, EventType::Coerce, EventType::Sanction}));
        }
    }
    return true;
}

}  // namespace chancery::event
