// What the word above a predicate makes of it: a plan, a condition, a report.
#include <fmt/format.h>

#include <algorithm>

#include "core/event/modality.h"

namespace chancery::event {

using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;
using language::Xpos;

/// "efforts to broker", "a plan to visit", "the decision to withdraw".
void Modality::readInfinitiveOfNoun(TokenIndex predicate, TokenIndex noun, bool headline, int depth, Mood& mood) const {
    const Token& head = m_document[noun];
    if (m_words.failers.contains(head.lemma)) return mood.set(EventStatus::Negated, quoted(head));
    if (m_words.decisionNouns.contains(head.lemma)) return;
    const bool attempt = m_words.attemptNouns.contains(head.lemma);
    if ((attempt || m_words.plannerNouns.contains(head.lemma)) && m_clause.caseOf(noun) == "in") {
        const TokenIndex governor = m_clause.governingPredicate(noun);
        // "failed in efforts to win"; "in a bid to win" is a purpose.
        if (governor != kNoToken && m_words.failers.contains(m_document[governor].lemma)) return mood.set(EventStatus::Negated, quoted(m_document[governor]));
        mood.drop = true;
        return;
    }
    if (attempt) {
        const TokenIndex governor = m_clause.governingPredicate(noun);
        if (governor != kNoToken && governor != predicate) readPredicate(governor, headline, depth + 1, mood);
        if (mood.status == EventStatus::Occurred) mood.set(EventStatus::Ongoing, quoted(head));
        return;
    }
    if (m_words.plannerNouns.contains(head.lemma)) return mood.set(EventStatus::Planned, quoted(head));
    mood.drop = true;
}

/// "wants *to leave*", "began *leaving*": what the verb above makes of its complement.
void Modality::readComplement(TokenIndex predicate, bool headline, int depth, Mood& mood) const {
    const Token& token = m_document[predicate];
    const TokenIndex governor = token.head;
    const Token& head = m_document[governor];
    Mood outer;
    readPredicate(governor, headline, depth + 1, outer);
    if (outer.drop) mood.drop = true;
    const bool infinitive = m_clause.isInfinitive(predicate);
    // "decided to leave", as "the decision to leave"; "has decided to leave" is a plan.
    const bool settled = m_document[governor].xpos == Xpos::VBD && m_words.decisionVerbs.contains(head.lemma);
    const bool isGoing = infinitive && m_words.futureAuxiliaries.contains(head.lower);
    if (m_words.failers.contains(head.lemma)) {
        if (outer.status != EventStatus::Negated) mood.set(EventStatus::Negated, quoted(head));
    } else if ((infinitive || token.xpos == Xpos::VBG) && ((m_words.planners.contains(head.lemma) && !settled) || head.lemma == "be" || isGoing) &&
               (isGoing || !m_words.transparent.contains(head.lemma))) {
        if (mood.status != EventStatus::Negated) mood.set(EventStatus::Planned, quoted(head));
        if (outer.status == EventStatus::Negated || outer.status == EventStatus::Conditional) mood.set(outer.status, outer.why);
        mood.pastTense = false;
    } else if (m_words.continuers.contains(head.lemma)) {
        if (mood.status == EventStatus::Occurred) mood.set(EventStatus::Ongoing, quoted(head));
        if (outer.status == EventStatus::Planned) mood.set(EventStatus::Planned, outer.why);
    } else if (m_clause.hasWord(governor, "yet") || m_clause.hasWord(predicate, "yet")) {
        mood.set(EventStatus::Negated, "'yet to'");
    } else if (head.lemma == "need" || head.lemma == "have") {
        mood.set(EventStatus::Requested, quoted(head));
        // "a majority is needed to impeach": what it takes, not what is done.
        mood.drop = mood.drop || m_clause.isPassive(governor);
    } else if (mood.status == EventStatus::Occurred) {
        if (m_words.allegers.contains(head.lemma)) mood.set(EventStatus::Alleged, quoted(head));
        else mood.set(outer.status, outer.why);
    }
}

/// "will not follow Chad *by suspending*", "will meet investors *besides visiting*": as real as the clause that it goes with.
void Modality::readSharedTime(TokenIndex predicate, std::string_view mark, bool headline, int depth, Mood& mood) const {
    const Token& token = m_document[predicate];
    const TokenIndex governor = token.head;
    if (token.xpos == Xpos::VBG && (mark.empty() || mark == "by") && mood.status == EventStatus::Occurred) {
        Mood outer;
        readPredicate(governor, headline, depth + 1, outer);
        // "will not follow Chad by suspending": a manner of what does not happen.
        if (outer.status == EventStatus::Planned || outer.status == EventStatus::Conditional ||
            (mark == "by" && outer.status == EventStatus::Negated))
            mood.set(outer.status, outer.why);
    }
    // "will meet investors besides *visiting* Chad"
    const bool alongside = mark == "before" || mark == "until" || mark == "besides" || mark == "after";
    if (alongside && mood.status == EventStatus::Occurred && token.xpos == Xpos::VBG) {
        Mood outer;
        readPredicate(governor, headline, depth + 1, outer);
        if (outer.status == EventStatus::Planned) mood.set(EventStatus::Planned, outer.why);
    }
}

/// "will leave *when* he arrives": as far off as the clause above.
void Modality::readWhen(TokenIndex predicate, std::string_view mark, bool headline, int depth, Mood& mood) const {
    const Token& token = m_document[predicate];
    const TokenIndex governor = token.head;
    const bool when = mark == "when" || mark == "as" || mark == "after" || m_clause.hasWord(predicate, "when");
    if (when && mood.status == EventStatus::Occurred &&
        (token.xpos == Xpos::VBZ || token.xpos == Xpos::VBP)) {
        Mood outer;
        readPredicate(governor, headline, depth + 1, outer);
        if (outer.status == EventStatus::Planned) mood.set(EventStatus::Planned, outer.why);
        // "a plan for them to take over when the army leaves"
        else if (m_clause.isInfinitive(governor)) mood.set(EventStatus::Planned, fmt::format("'{}' behind an infinitive", mark.empty() ? "when" : mark));
    }
}

/// What a clause beside the main one is to it: a condition, a purpose, a manner, a time.
void Modality::readAdverbial(TokenIndex predicate, bool headline, int depth, Mood& mood) const {
    const Token& token = m_document[predicate];
    const TokenIndex governor = token.head;
    const Token& head = m_document[governor];
    const std::string_view mark = m_clause.caseOf(predicate);
    if (m_words.conditionMarks.contains(mark)) return mood.set(EventStatus::Conditional, fmt::format("'{}'", mark));
    // "to discuss", "by threatening": a purpose or a manner of the main clause.
    if (m_clause.isInfinitive(predicate) && !m_clause.isPassive(governor)) mood.drop = true;
    else if (m_clause.isInfinitive(predicate) && !m_words.planners.contains(head.lemma)) mood.drop = true;
    else if (m_clause.isInfinitive(predicate)) mood.set(EventStatus::Planned, quoted(head));
    readSharedTime(predicate, mark, headline, depth, mood);
    // "is not interested in capturing"
    if (token.xpos == Xpos::VBG && !mark.empty() && head.upos == Upos::Adj && m_clause.isNegated(governor))
        mood.set(EventStatus::Negated, quoted(head));
    // "sensitive about saying anything", "warned against attacking", "kept from leaving": what is only spoken of or not done.
    if (token.xpos == Xpos::VBG && (mark == "about" || mark == "against" || mark == "from")) mood.drop = true;
    if (mark == "without") mood.set(EventStatus::Negated, "'without'");
    // "plans on leaving"
    if (mark == "on" && token.xpos == Xpos::VBG && m_words.planners.contains(head.lemma) && mood.status == EventStatus::Occurred) {
        mood.set(EventStatus::Planned, quoted(head));
        mood.pastTense = false;
    }
    readWhen(predicate, mark, headline, depth, mood);
}

/// "will visit and *meet*": what the first of several verbs says for all.
void Modality::readConjunct(TokenIndex predicate, bool headline, int depth, Mood& mood) const {
    const Token& token = m_document[predicate];
    const TokenIndex governor = token.head;
    if (mood.status != EventStatus::Occurred || !m_clause.isVerbal(predicate)) return;
    const TokenIndex first = m_clause.governingPredicate(governor);
    if (first == kNoToken || first == predicate) return;
    // A bare second verb shares the first one's auxiliaries: "will visit and meet".
    bool own = false;
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        own = own || m_document[c].relation == Relation::Aux || m_document[c].relation == Relation::Nsubj ||
              m_document[c].relation == Relation::NsubjPass;
    });
    // "has demanded that Chad renounce violence and *agree*": a bare verb goes with what is demanded.
    const Xpos form = m_document[first].xpos;
    const bool finite = form == Xpos::VBD || form == Xpos::VBZ || form == Xpos::VBN;
    if (!own && token.xpos == Xpos::VB && finite && !m_clause.isInfinitive(predicate) && m_clause.complement(first) != kNoToken) mood.drop = true;
    if (own || (token.xpos != form && token.xpos != Xpos::VB)) return;
    Mood outer;
    readPredicate(first, headline, depth + 1, outer);
    if (outer.status != EventStatus::Negated) mood.set(outer.status, outer.why);
    mood.drop = mood.drop || outer.drop;
}

void Modality::readGovernor(TokenIndex predicate, bool headline, int depth, Mood& mood) const {
    const Token& token = m_document[predicate];
    const TokenIndex governor = token.head;
    if (governor == kNoToken || depth > 6) return;
    const Token& head = m_document[governor];
    // "no sign that they will leave", "no intention of leaving"
    if (baseOf(token.relation) == Relation::Acl && m_clause.hasNo(governor) && (token.relation == Relation::Acl || isContentOfNoun(predicate)))
        return mood.set(EventStatus::Negated, fmt::format("'no' before {}", quoted(head)));
    switch (token.relation) {
        case Relation::Xcomp:
            return readComplement(predicate, headline, depth, mood);
        case Relation::Acl: {
            if (m_clause.isInfinitive(predicate)) readInfinitiveOfNoun(predicate, governor, headline, depth, mood);
            // "talks on scrapping the ban": what is only spoken of.
            const std::string_view mark = m_clause.caseOf(predicate);
            if (token.xpos == Xpos::VBG && (mark == "on" || mark == "about")) mood.drop = true;
            return;
        }
        case Relation::Advcl:
            return readAdverbial(predicate, headline, depth, mood);
        case Relation::Conj:
            return readConjunct(predicate, headline, depth, mood);
        case Relation::Ccomp:
        case Relation::Csubj: {
            const std::string_view mark = m_clause.caseOf(predicate);
            if (mark != "if" && mark != "whether") return;
            // "refused to say whether they would leave": an open question.
            mood.drop = true;
            return mood.set(EventStatus::Conditional, fmt::format("'{}'", mark));
        }
        default:
            return;
    }
}

/// The first word of a verb's own phrase: "*having* attacked".
TokenIndex Modality::begin(TokenIndex verb) const {
    TokenIndex first = verb;
    forEachChild(m_document, verb, [&](TokenIndex c) {
        if (m_document[c].relation == Relation::Aux) first = std::min(first, c);
    });
    return first;
}

/// "allegations (that) they bought votes" against "allegations rejected by", "allegations which shook".
bool Modality::isContentOfNoun(TokenIndex clause) const {
    const bool reduced = m_document[clause].xpos == Xpos::VBN && !m_clause.hasChild(clause, Relation::Aux);
    if (reduced || m_clause.isInfinitive(clause)) return false;
    TokenIndex pronoun = kNoToken;
    forEachChild(m_document, clause, [&](TokenIndex c) {
        if (m_clause.isRelativePronoun(c)) pronoun = c;
    });
    if (pronoun == kNoToken) return true;
    // A "that" taken for a pronoun although the clause lacks nothing.
    bool subject = false, object = false;
    forEachChild(m_document, clause, [&](TokenIndex c) {
        subject = subject || (c != pronoun && baseOf(m_document[c].relation) == Relation::Nsubj);
        object = object || (c != pronoun && m_document[c].relation == Relation::Obj);
    });
    return m_document[pronoun].lower == "that" && subject && object;
}

void Modality::readReporting(TokenIndex predicate, Mood& mood) const {
    if (mood.status != EventStatus::Occurred && mood.status != EventStatus::Ongoing) return;
    TokenIndex t = predicate;
    for (int step = 0; step < 4; ++step) {
        const Token& token = m_document[t];
        if (token.head == kNoToken) return;
        const Token& head = m_document[token.head];
        // "denied having sent troops"
        if (m_words.deniers.contains(head.lemma) && begin(t) == token.head + 1 && m_document[begin(t)].xpos == Xpos::VBG)
            return mood.set(EventStatus::Denied, quoted(head));
        if (token.relation == Relation::Ccomp || token.relation == Relation::Advcl) {
            if (m_words.allegers.contains(head.lemma) && token.relation == Relation::Ccomp)
                return mood.set(EventStatus::Alleged, quoted(head));
            if (m_words.deniers.contains(head.lemma) && token.relation == Relation::Ccomp)
                return mood.set(EventStatus::Denied, quoted(head));
            return;
        }
        if (token.relation == Relation::Xcomp || token.relation == Relation::Advcl || baseOf(token.relation) == Relation::Obl) {
            if (m_words.suspecters.contains(head.lemma))
                return mood.set(EventStatus::Alleged, quoted(head));
            if (token.relation != Relation::Xcomp || !m_words.transparent.contains(head.lemma)) return;
            t = token.head;
            continue;
        }
        // "allegations that they tried to buy votes"
        if (baseOf(token.relation) == Relation::Acl && head.upos == Upos::Noun && m_words.allegers.contains(head.lemma) && isContentOfNoun(t))
            return mood.set(EventStatus::Alleged, quoted(head));
        if (token.relation != Relation::Conj) return;
        t = token.head;
    }
}

}  // namespace chancery::event
