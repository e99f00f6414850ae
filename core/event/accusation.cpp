#include "core/event/accusation.h"

namespace chancery::event {

using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;

namespace {

constexpr int kMaxDepth = 3;

class WrongFinder {
public:
    WrongFinder(const Clause& clause, const WordLists& words) : m_clause(clause), m_document(clause.document()), m_words(words) {}

    bool says(TokenIndex accused) const;

private:
    bool below(TokenIndex t, int depth) const;
    bool isAsserted(TokenIndex predicate) const;
    bool isSupposed(TokenIndex predicate) const;
    bool isUnjust(TokenIndex predicate) const;
    bool isAgainstNorm(TokenIndex t) const;
    bool isWrong(TokenIndex t) const { return m_words.wrongs.contains(m_document[t].lemma) || m_words.wrongs.contains(m_document[t].lower); }

    const Clause& m_clause;
    const language::Document& m_document;
    const WordLists& m_words;
};

/// "if the government *failed*", "would say that they *abused* it": part of what is only supposed.
bool WrongFinder::isSupposed(TokenIndex predicate) const {
    const TokenIndex speech = m_clause.reportingVerb(predicate);
    TokenIndex t = predicate;
    for (int step = 0; step < kMaxDepth && t != kNoToken && t != speech; ++step, t = m_document[t].head)
        if (m_words.conditionMarks.contains(m_clause.caseOf(t)) || m_clause.hasWord(t, m_words.conditionalAuxiliaries)) return true;
    return false;
}

/// "cannot be *justified*", "is not *acceptable*"
bool WrongFinder::isUnjust(TokenIndex predicate) const {
    return m_words.rights.contains(m_document[predicate].lemma) && m_clause.isNegated(predicate) && !isSupposed(predicate);
}

/// "is against international *law*"
bool WrongFinder::isAgainstNorm(TokenIndex t) const {
    return m_words.norms.contains(m_document[t].lemma) && m_clause.caseOf(t) == "against";
}

bool WrongFinder::isAsserted(TokenIndex predicate) const {
    if (m_clause.isNegated(predicate) || m_clause.hasWord(predicate, m_words.futureAuxiliaries) || isSupposed(predicate)) return false;
    bool obliged = false;
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        obliged = obliged || (m_document[c].relation == Relation::Aux && m_words.obligations.contains(m_document[c].lower));
    });
    return !obliged;
}

/// A word of wrong in what the predicate says, not in what is opposed or told by the way.
bool WrongFinder::below(TokenIndex t, int depth) const {
    if (m_words.opposers.contains(m_document[t].lemma)) return false;
    if (isWrong(t) || isAgainstNorm(t)) return !m_clause.isNegated(t);
    if (depth == 0) return false;
    bool found = false;
    forEachChild(m_document, t, [&](TokenIndex c) {
        const Relation r = baseOf(m_document[c].relation);
        const bool phrase = r == Relation::Obl || r == Relation::Nmod;
        const bool content = r == Relation::Obj || r == Relation::Xcomp || r == Relation::Ccomp || r == Relation::Amod || r == Relation::Advmod ||
                             r == Relation::Conj;
        // "took part in the aggression", "acted as an aggressor"; not "learned of the aggression"
        const std::string_view mark = phrase ? m_clause.caseOf(c) : std::string_view();
        if (content || mark == "in" || mark == "as" || mark == "by" || isAgainstNorm(c)) found = found || below(c, depth - 1);
    });
    return found;
}

bool WrongFinder::says(TokenIndex accused) const {
    TokenIndex t = accused;
    for (int step = 0; step < kMaxDepth && m_document[t].head != kNoToken; ++step) {
        const TokenIndex head = m_document[t].head;
        const Relation exact = m_document[t].relation;
        // "*abuses* committed by Chad"; of "a man wanted by Chad as a killer" Chad itself says so.
        if (exact == Relation::OblAgent && m_document[head].relation == Relation::Acl && m_document[head].head != kNoToken)
            return isWrong(m_document[head].head);
        if (exact == Relation::Nsubj || exact == Relation::OblAgent) return isUnjust(head) || (isAsserted(head) && below(head, kMaxDepth));
        // "the Chadian *raid* cannot be justified": what he did, not what was done to him.
        if (exact == Relation::NsubjPass) return t != accused && isUnjust(head);
        switch (baseOf(exact)) {
            case Relation::NmodPoss:
            case Relation::Amod:
            case Relation::Compound:
            case Relation::Nmod:
                // "its violations of the truce", "interference by Chad"; not "any interference by Chad"
                if (isWrong(head)) return (baseOf(exact) != Relation::Nmod || m_clause.caseOf(t) == "by") && !m_clause.hasWord(head, "any");
                break;
            case Relation::Flat:
            case Relation::Appos:
            case Relation::Conj:
                break;
            default:
                return false;
        }
        t = head;
    }
    return false;
}

}  // namespace

bool saysWrongOf(TokenIndex accused, const Clause& clause, const WordLists& words) { return WrongFinder(clause, words).says(accused); }

}  // namespace chancery::event
