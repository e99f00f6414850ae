#include "core/event/governors.h"

#include <fmt/format.h>

namespace chancery::event {

using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;
using language::Xpos;

namespace {

constexpr int kMaxClimb = 6;

/// A phrase that its head may call for, plan or bring about: object, passive subject, "for talks".
bool isPhrase(Relation r) {
    const Relation base = baseOf(r);
    return base == Relation::Obj || base == Relation::Obl || base == Relation::Nmod || r == Relation::NsubjPass;
}

void decide(Standing& standing, EventStatus status, TokenIndex word) {
    standing.status = status;
    standing.word = word;
}

}  // namespace

/// "seek" by itself or, behind a preposition, as "call for".
bool Governors::lists(const WordSet& set, TokenIndex verb, std::string_view mark) const {
    const std::string_view lemma = m_document[verb].lemma;
    return mark.empty() ? set.contains(lemma) : set.contains(fmt::format("{} {}", lemma, mark));
}

bool Governors::isAskedFor(TokenIndex t, std::string_view mark) const {
    const Token& token = m_document[t];
    if (isPhrase(token.relation)) return lists(m_words.wishes, token.head, mark);
    if (!m_words.demanders.contains(m_document[token.head].lemma) && !m_words.wishes.contains(m_document[token.head].lemma)) return false;
    switch (baseOf(token.relation)) {
        case Relation::Ccomp:
            return m_clause.isSubjunctive(t);
        case Relation::Xcomp:
        case Relation::Advcl:
            // "wanted to meet" is his own plan; "asked them to leave", "urged leaving" are not.
            return m_words.demanders.contains(m_document[token.head].lemma) && (mark == "to" || (mark.empty() && token.xpos == Xpos::VBG));
        default:
            return false;
    }
}

/// "depends on how they conduct it", "wondered why they attacked"; "a report on whether they complied" under any word
bool Governors::isWonderedAbout(TokenIndex t) const {
    const Token& token = m_document[t];
    const Relation r = baseOf(token.relation);
    if (r != Relation::Ccomp && r != Relation::Advcl && r != Relation::Acl) return false;
    const bool pondered = r != Relation::Acl && m_words.ponderers.contains(m_document[token.head].lemma);
    bool asked = false;
    forEachChild(m_document, t, [&](TokenIndex c) {
        const bool open = m_document[c].relation == Relation::Mark && m_document[c].lower == "whether";
        asked = asked || open || (pondered && m_document[c].xpos == Xpos::WRB);
    });
    return asked;
}

/// "blamed them for setting fires": what one only says that they did
bool Governors::isBlamed(TokenIndex t, std::string_view mark) const {
    const Token& token = m_document[t];
    return token.xpos == Xpos::VBG && (mark == "for" || mark == "of" || mark == "with") && m_words.allegers.contains(m_document[token.head].lemma);
}

/// "afraid they would kill him"; what is feared to have happened is alleged
bool Governors::isFeared(TokenIndex t) const {
    const Token& token = m_document[t];
    return token.relation == Relation::Ccomp && m_words.fearers.contains(m_document[token.head].lemma) &&
           (m_clause.hasWord(t, m_words.futureAuxiliaries) || m_clause.hasWord(t, m_words.conditionalAuxiliaries));
}

bool Governors::readVerbAbove(TokenIndex t, std::string_view mark, Standing& standing) const {
    const Token& token = m_document[t];
    const TokenIndex head = token.head;
    // "aimed at persuading": a purpose.
    if (isAskedFor(t, mark) || isWonderedAbout(t) || isFeared(t) || isBlamed(t, mark) || (mark == "at" && m_document[head].lemma == "aim")) {
        standing.unreal = true;
        standing.word = head;
        return false;
    }
    // "asked them to set up *a probe*": not yet there.
    if (token.relation == Relation::Obj && m_document[head].head != kNoToken && m_clause.hasWord(t, "a") && isAskedFor(head, m_clause.caseOf(head))) {
        standing.unreal = true;
        standing.word = head;
        return false;
    }
    if (isPhrase(token.relation)) {
        if (lists(m_words.expecters, head, mark)) decide(standing, EventStatus::Planned, head);
        else if (lists(m_words.fearers, head, mark)) decide(standing, EventStatus::Conditional, head);
        else if (m_words.bringers.contains(m_document[head].lemma)) standing.outcomeOf = standing.word = head;
        return false;
    }
    return token.relation == Relation::Xcomp;
}

bool Governors::readNounAbove(TokenIndex t, std::string_view mark, Standing& standing) const {
    const Token& token = m_document[t];
    const TokenIndex head = token.head;
    const std::string_view lemma = m_document[head].lemma;
    const Relation r = baseOf(token.relation);
    // "demands (that) they withdraw", also where the verb "demands" is taken for the noun
    const bool clause = r == Relation::Acl || r == Relation::Ccomp;
    if (isWonderedAbout(t)) {
        standing.unreal = true;
        standing.word = head;
        return false;
    }
    if (r == Relation::Acl && mark == "to") return true;
    const bool asked = clause ? m_clause.isSubjunctive(t) && mark != "to" : mark == "for" || mark == "of" || mark == "on";
    if (asked && m_words.requestNouns.contains(lemma)) {
        standing.unreal = true;
        standing.word = head;
        return false;
    }
    if (r != Relation::Nmod && r != Relation::Obl) return false;
    if (m_words.possibilityNouns.contains(lemma) && (mark == "of" || mark == "for" || mark == "about" || mark == "over")) {
        decide(standing, EventStatus::Conditional, head);
        return false;
    }
    // "the cancellation of the visit", "the rejection of talks"
    if (mark == "of" && (m_words.deciders.contains(lemma) || m_words.postponers.contains(lemma))) {
        decide(standing, m_words.deciders.contains(lemma) ? EventStatus::Negated : EventStatus::Planned, head);
        return false;
    }
    if (m_words.facetNouns.contains(lemma) && mark == "of") {
        // "the topic of their talks will be trade"
        if (m_document[head].relation == Relation::Nsubj) standing.outcomeOf = standing.word = m_document[head].head;
        return standing.outcomeOf == kNoToken;
    }
    return mark == "of" && m_words.quantities.contains(lemma);
}

bool Governors::read(TokenIndex t, const Candidate& candidate, Standing& standing) const {
    const Token& token = m_document[t];
    const TokenIndex head = token.head;
    if (head == kNoToken || token.relation == Relation::Parataxis) return false;
    // A second clause with a subject of its own may well stand outside what governs the first.
    if (token.relation == Relation::Conj) return !m_clause.hasChild(t, Relation::Nsubj);
    const std::string_view mark = m_clause.caseOf(t);
    // "prior to the talks", "on the eve of the talks"; not "ahead of the summit, which opened on Monday"
    if (isPhrase(token.relation) && !m_clause.hasChild(t, Relation::AclRelcl) && !m_clause.hasChild(t, Relation::Acl) && (m_words.aheadWords.contains(mark) || m_words.aheadWords.contains(m_document[head].lower))) {
        decide(standing, EventStatus::Planned, m_words.aheadWords.contains(mark) ? t : head);
        return false;
    }
    // "steps such as restricting imports" are what is said of the steps
    if (mark == "such" || mark == "including") return true;
    if (m_clause.isVerbal(head) || m_document[head].upos == Upos::Adj) return readVerbAbove(t, mark, standing) || head == candidate.light;
    return m_clause.isNominal(head) && readNounAbove(t, mark, standing);
}

Standing Governors::over(const Candidate& candidate) const {
    Standing standing;
    TokenIndex t = candidate.trigger;
    for (int step = 0; step < kMaxClimb; ++step) {
        if (!read(t, candidate, standing) || standing.word != kNoToken) break;
        t = m_document[t].head;
    }
    return standing;
}

}  // namespace chancery::event
