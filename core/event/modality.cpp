#include "core/event/modality.h"

#include <fmt/format.h>

#include <algorithm>

namespace chancery::event {

using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;
using language::Xpos;

std::string Modality::quoted(const Token& token) { return fmt::format("'{}'", token.form); }

bool Modality::hasCondition(TokenIndex predicate) const {
    bool found = false;
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        if (baseOf(m_document[c].relation) == Relation::Advcl) found = found || m_words.conditionMarks.contains(m_clause.caseOf(c));
    });
    return found;
}

/// "a bill that would allow", "changes which would ban": of what may never come into force.
bool Modality::isOfDraft(TokenIndex predicate) const {
    const Token& token = m_document[predicate];
    return token.relation == Relation::AclRelcl && token.head != kNoToken && m_words.draftNouns.contains(m_document[token.head].lemma);
}

bool Modality::inReportedSpeech(TokenIndex predicate) const {
    TokenIndex t = predicate;
    for (int step = 0; step < 6; ++step) {
        const Token& token = m_document[t];
        if (token.head == kNoToken) break;
        const Relation r = token.relation;
        if (r == Relation::Ccomp && m_words.speech.contains(m_document[token.head].lemma)) return true;
        if (r != Relation::Conj && r != Relation::Xcomp && r != Relation::Ccomp && r != Relation::Parataxis) break;
        t = token.head;
    }
    bool found = false;
    forEachChild(m_document, t, [&](TokenIndex c) {
        found = found || (m_document[c].relation == Relation::Parataxis && m_words.speech.contains(m_document[c].lemma));
    });
    return found;
}

void Modality::readTense(TokenIndex predicate, bool headline, bool present, bool perfect, bool progressive, Mood& mood) const {
    const Token& token = m_document[predicate];
    // "is rejected", not "has been rejected"
    const bool passiveState = present && !perfect && token.xpos == Xpos::VBN && m_words.stateVerbs.contains(token.lemma) && m_clause.isPassive(predicate);
    if (passiveState && !headline) mood.set(EventStatus::Ongoing, fmt::format("present tense {}", quoted(token)));
    // "the judges probing the affair"
    const bool busy = token.xpos == Xpos::VBG && token.relation == Relation::Acl && token.head != kNoToken &&
                      m_words.agents.contains(m_document[token.head].lemma);
    if (busy && !headline && m_words.stateVerbs.contains(token.lemma))
        mood.set(EventStatus::Ongoing, fmt::format("participle {}", quoted(token)));
    if (progressive && present) {
        mood.progressive = true;
        mood.pastTense = false;
        if (!headline) mood.set(EventStatus::Ongoing, fmt::format("present progressive {}", quoted(token)));
        return;
    }
    const bool presentVerb = token.xpos == Xpos::VBZ || token.xpos == Xpos::VBP;
    if (presentVerb && !headline) {
        mood.pastTense = false;
        // "the bank usually announces it on Monday": a habit is no event.
        mood.drop = mood.drop || m_clause.hasWord(predicate, m_words.habitWords);
        if (m_words.stateVerbs.contains(token.lemma)) mood.set(EventStatus::Ongoing, fmt::format("present tense {}", quoted(token)));
    }
}

void Modality::readAuxiliaries(TokenIndex predicate, bool headline, Mood& mood) const {
    bool present = false;
    bool progressive = m_document[predicate].xpos == Xpos::VBG;
    bool auxBe = false;
    bool perfect = false;
    TokenIndex modal = kNoToken;
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        const Token& child = m_document[c];
        if (child.relation == Relation::Aux || child.relation == Relation::AuxPass || child.relation == Relation::Cop) {
            if (child.lemma == "be") auxBe = true;
            if (child.lemma == "have") perfect = true;
            if (child.xpos == Xpos::VBZ || child.xpos == Xpos::VBP) present = true;
            if (child.xpos == Xpos::MD || m_words.futureAuxiliaries.contains(child.lower)) modal = c;
        }
        if (child.relation == Relation::Advmod && m_words.allegedWords.contains(child.lower) && mood.status == EventStatus::Occurred)
            mood.set(EventStatus::Alleged, quoted(child));
    });
    readTense(predicate, headline, present, perfect, progressive && auxBe && !(perfect && !present), mood);
    if (modal != kNoToken) {
        const Token& word = m_document[modal];
        mood.pastTense = false;
        if (m_words.futureAuxiliaries.contains(word.lower)) mood.set(EventStatus::Planned, quoted(word));
        else if (m_words.conditionalAuxiliaries.contains(word.lower)) {
            const bool future = word.lower == "would" || word.lower == "'d";
            const bool plan = future && !perfect && !hasCondition(predicate) && !isOfDraft(predicate) && !m_document.sentenceOf(predicate).inQuote;
            mood.set(plan ? EventStatus::Planned : EventStatus::Conditional, quoted(word));
        } else if (m_words.obligations.contains(word.lower)) {
            mood.set(EventStatus::Requested, quoted(word));
        }
    }
    if (m_clause.isNegated(predicate)) {
        mood.refusal = mood.status == EventStatus::Planned;
        mood.set(EventStatus::Negated, "a negation");
    }
}

/// "said that they did not attack": a pronoun as subject, below a verb of saying.
bool Modality::isDeniedBySelf(const Candidate& candidate) const {
    const EventType type = candidate.frame->type;
    if (type != EventType::Assault && type != EventType::Coerce && type != EventType::Aid && type != EventType::Mobilize) return false;
    const TokenIndex subject = m_clause.child(candidate.predicate, Relation::Nsubj);
    return subject != kNoToken && m_document[subject].upos == Upos::Pron && m_clause.isNegated(candidate.predicate) && m_clause.reportingVerb(candidate.predicate) != kNoToken;
}

/// "if talks between the two are to be held": a condition reaches all that hangs below its clause.
bool Modality::inCondition(TokenIndex t) const {
    for (int step = 0; step < kMaxClimb; ++step) {
        const Token& token = m_document[t];
        if (token.head == kNoToken || token.relation == Relation::AclRelcl || token.relation == Relation::Parataxis) return false;
        const bool clause = baseOf(token.relation) == Relation::Advcl;
        if (clause && m_words.conditionMarks.contains(m_clause.caseOf(t))) return true;
        // "as long as they attack"
        if (clause && m_document[token.head].upos == Upos::Adv && m_words.conditionMarks.contains(m_document[token.head].lower)) return true;
        t = token.head;
    }
    return false;
}

/// "is to visit", "are to be released"; "is due to visit", of which the tree may make "because of a visit".
bool Modality::isToDo(TokenIndex predicate) const {
    bool found = m_document[predicate].xpos == Xpos::VB && predicate >= m_document.sentenceOf(predicate).first + 2 &&
                 m_document[predicate - 1].relation == Relation::Fixed && m_document[predicate - 1].lower == "to" &&
                 m_words.planners.contains(m_document[predicate - 2].lower);
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        if (m_document[c].lower != "to" || c == 0 || m_document[c].upos != Upos::Part) return;
        const Token& before = m_document[c - 1];
        found = found || (before.lemma == "be" && before.head == predicate && before.xpos != Xpos::VB && before.xpos != Xpos::VBN);
    });
    return found;
}

/// "refused the terms -- disarm, *agree* to talks": bare verbs behind a dash or colon spell out a noun.
bool Modality::isGloss(TokenIndex predicate) const {
    constexpr TokenIndex kReach = 30;
    const auto isBare = [&](TokenIndex t) {
        if (m_document[t].xpos != Xpos::VB && m_document[t].xpos != Xpos::VBP) return false;
        return !m_clause.hasChild(t, Relation::Nsubj) && !m_clause.hasChild(t, Relation::Aux) && !m_clause.isInfinitive(t);
    };
    if (!isBare(predicate)) return false;
    const TokenIndex begin = m_document.sentenceOf(predicate).first;
    for (TokenIndex t = predicate; t >= begin + 2 && predicate - t < kReach; --t) {
        const std::string_view mark = m_document[t - 1].form;
        if (mark != "--" && mark != "-" && mark != ":" && mark != "–" && mark != "—") continue;
        return isBare(t) && m_document[t - 2].xpos == Xpos::NNS;
    }
    return false;
}

/// "he has guns and talks with Chad *would cover* more": the verb that the tree took from the noun right before it.
TokenIndex Modality::verbBehind(TokenIndex noun) const {
    const TokenIndex end = m_document.subtreeRange(noun).second;
    if (end >= m_document.sentenceOf(noun).last || m_document[end].xpos != Xpos::MD || m_document[end].relation != Relation::Aux) return kNoToken;
    const TokenIndex verb = m_document[end].head;
    const bool subject = m_clause.hasChild(verb, Relation::Nsubj) || m_clause.hasChild(verb, Relation::NsubjPass);
    return verb < end || subject ? kNoToken : verb;
}

void Modality::readPredicate(TokenIndex predicate, bool headline, int depth, Mood& mood) const {
    readAuxiliaries(predicate, headline, mood);
    if (mood.status == EventStatus::Occurred && isToDo(predicate)) {
        mood.set(EventStatus::Planned, "'to' behind a form of 'be'");
        mood.pastTense = false;
    }
    // "Nigeria to host summit"
    const Relation relation = m_document[predicate].relation;
    const bool root = relation == Relation::Root && (headline || m_clause.hasChild(predicate, Relation::NsubjPass));
    if (mood.status == EventStatus::Occurred && m_clause.isInfinitive(predicate) &&
        (root || (headline && relation == Relation::Acl && m_document[m_document[predicate].head].relation == Relation::Root))) {
        mood.set(EventStatus::Planned, "a bare 'to'");
        mood.pastTense = false;
        return;
    }
    readGovernor(predicate, headline, depth, mood);
    if (depth == 0) readReporting(predicate, mood);
}

/// The verb by itself or with its particle: "postponed", "put off".
bool Modality::isOneOf(const WordSet& set, TokenIndex verb) const {
    const Token& token = m_document[verb];
    const TokenIndex particle = m_clause.child(verb, Relation::CompoundPrt);
    return particle == kNoToken ? set.contains(token.lemma) : set.contains(fmt::format("{} {}", token.lemma, m_document[particle].lower));
}

void Modality::readNoun(const Candidate& candidate, Mood& mood) const {
    const TokenIndex noun = candidate.trigger;
    forEachChild(m_document, noun, [&](TokenIndex c) {
        const Token& child = m_document[c];
        if (child.relation == Relation::Det && child.lower == "no") mood.set(EventStatus::Negated, "'no'");
        if (child.relation != Relation::Amod && child.relation != Relation::Compound && child.relation != Relation::Advmod) return;
        if (m_words.allegedWords.contains(child.lower)) mood.set(EventStatus::Alleged, quoted(child));
        else if (m_words.plannedModifiers.contains(child.lower) || m_words.plannedModifiers.contains(child.lemma))
            mood.set(EventStatus::Planned, quoted(child));
        else if (m_words.formerModifiers.contains(child.lower)) mood.set(EventStatus::Negated, quoted(child));
        else if (m_words.ongoingModifiers.contains(child.lower)) mood.set(EventStatus::Ongoing, quoted(child));
    });
    if (mood.status != EventStatus::Occurred) return;
    const Token& token = m_document[noun];
    if (token.head == kNoToken) return;
    const Token& head = m_document[token.head];
    const Relation r = baseOf(token.relation);
    if (candidate.light == kNoToken && (r == Relation::Obj || r == Relation::Nsubj)) {
        if (isOneOf(m_words.deciders, token.head)) return mood.set(EventStatus::Negated, quoted(head));
        if (isOneOf(m_words.postponers, token.head)) return mood.set(EventStatus::Planned, quoted(head));
        if (m_words.deniers.contains(head.lemma) && r == Relation::Obj) return mood.set(EventStatus::Denied, quoted(head));
    }
    // "plans for talks", "due to hold talks": a noun governed by a plan.
    if ((r == Relation::Nmod || r == Relation::Obl || r == Relation::Obj) &&
        (m_words.plannerNouns.contains(head.lemma) && head.upos == Upos::Noun))
        return mood.set(EventStatus::Planned, quoted(head));
}

/// What is asked for is no event; what is planned, feared or only brought about by what may come has not happened yet.
void Modality::readGovernors(const Candidate& candidate, bool headline, Mood& mood) const {
    Standing standing = m_governors.over(candidate);
    if (standing.word == kNoToken) return;
    mood.drop = mood.drop || standing.unreal;
    if (mood.status != EventStatus::Occurred && mood.status != EventStatus::Ongoing) return;
    if (standing.outcomeOf != kNoToken) {
        Mood outer;
        readPredicate(standing.outcomeOf, headline, 0, outer);
        mood.drop = mood.drop || outer.drop;
        if (outer.status == EventStatus::Ongoing) return;
        standing.status = outer.status;
    }
    if (standing.status == EventStatus::Occurred) return;
    mood.set(standing.status, quoted(m_document[standing.word]));
    mood.pastTense = false;
}

Mood Modality::of(const Candidate& candidate, bool headline) const {
    Mood mood = plain(candidate, headline);
    mood.drop = mood.drop || (candidate.kind == TriggerClass::Verb && !headline && isGloss(candidate.trigger));
    readGovernors(candidate, headline, mood);
    // "not ready" is a trigger of its own: its "not" negates nothing more.
    if (mood.status == EventStatus::Negated && m_document[candidate.first].lower == "not") mood.set(EventStatus::Occurred, "");
    if (mood.status == EventStatus::Occurred && candidate.kind == TriggerClass::Noun && candidate.light == kNoToken &&
        candidate.predicate != candidate.trigger && m_words.continuers.contains(m_document[candidate.predicate].lemma) &&
        !mood.pastTense)
        mood.set(EventStatus::Ongoing, quoted(m_document[candidate.predicate]));
    // What a condition names has neither happened nor is it planned.
    if (inCondition(candidate.trigger)) {
        mood.set(EventStatus::Conditional, "a condition");
        mood.drop = true;
    }
    // "gave no details", "did not ask": not to say something is no event.
    const EventType type = candidate.frame->type;
    // What somebody "says" or "believes" he has said, however long he goes on with it.
    if (type == EventType::Statement && mood.status == EventStatus::Ongoing && !mood.progressive) mood.set(EventStatus::Occurred, "");
    // "would leave, adding that ...": it is said all the same.
    const bool aside = m_document[candidate.trigger].xpos == Xpos::VBG && m_document[candidate.trigger].relation == Relation::Advcl;
    const TokenIndex above = m_document[candidate.trigger].head;
    const bool spoken = above != kNoToken && m_words.speech.contains(m_document[above].lemma);
    if (type == EventType::Statement && aside && !spoken && mood.status == EventStatus::Planned) mood.set(EventStatus::Occurred, "");
    // "I am asking you": said, and thereby done.
    const TokenIndex subject = mood.progressive && mood.status == EventStatus::Ongoing ? m_clause.surfaceSubject(candidate.predicate) : kNoToken;
    if (subject != kNoToken && m_words.firstPerson.contains(m_document[subject].lower) &&
        (type == EventType::Request || type == EventType::Accuse || type == EventType::Agree || type == EventType::Reject))
        mood.set(EventStatus::Occurred, "said in the first person");
    // "said that they had not attacked"
    if (mood.status == EventStatus::Negated && !mood.refusal && isDeniedBySelf(candidate)) mood.set(EventStatus::Denied, "said by whom it is about");
    // "would only say that ...": he said it.
    if (type == EventType::Statement && mood.status == EventStatus::Planned && m_clause.hasWord(candidate.trigger, "would") &&
        m_clause.hasWord(candidate.trigger, "only"))
        mood.set(EventStatus::Occurred, "");
    // Nor is it to "neither confirm nor deny" or to "have no objection".
    const bool saying = type == EventType::Statement || type == EventType::Request || type == EventType::Accuse ||
                        type == EventType::Reject || type == EventType::Threaten;
    if (saying && mood.status == EventStatus::Negated && !mood.refusal) mood.drop = true;
    // "they don't know what they would say"
    if (type == EventType::Statement && mood.status == EventStatus::Conditional) mood.drop = true;
    if (candidate.frame->planned && (mood.status == EventStatus::Occurred || mood.status == EventStatus::Ongoing))
        mood.set(EventStatus::Planned, quoted(m_document[candidate.trigger]));
    return mood;
}

/// "the attack", "his denial", "Chad's visit"
bool Modality::isDefinite(TokenIndex noun) const {
    bool definite = m_clause.hasChild(noun, Relation::NmodPoss);
    forEachChild(m_document, noun, [&](TokenIndex c) {
        const Token& token = m_document[c];
        definite = definite || (token.relation == Relation::Det && (token.lower == "the" || token.lower == "this" || token.lower == "these" || token.lower == "those"));
    });
    return definite;
}

Mood Modality::plain(const Candidate& candidate, bool headline) const {
    Mood mood;
    const TokenIndex predicate = candidate.predicate;
    // "it will be their first meeting"
    const bool own = candidate.kind != TriggerClass::Noun || predicate != candidate.trigger || m_clause.hasChild(predicate, Relation::Cop);
    if (candidate.kind == TriggerClass::Noun) readNoun(candidate, mood);
    const TokenIndex behind = candidate.kind == TriggerClass::Noun && candidate.frame->type == EventType::Consult ? verbBehind(candidate.trigger) : kNoToken;
    if (behind != kNoToken) {
        Mood clause;
        readPredicate(behind, headline, 0, clause);
        if (mood.status == EventStatus::Occurred) mood = clause;
        return mood;
    }
    if (own) {
        Mood clause;
        readPredicate(predicate, headline, 0, clause);
        if (candidate.light != kNoToken && m_words.deciders.contains(m_document[candidate.light].lemma) &&
            clause.status == EventStatus::Occurred)
            clause.set(EventStatus::Negated, quoted(m_document[candidate.light]));
        // "the meeting did not set a target": it was held all the same.
        const bool otherDeed = candidate.kind == TriggerClass::Noun && candidate.light == kNoToken && candidate.predicate != candidate.trigger &&
                               !m_words.settingVerbs.contains(m_document[predicate].lemma) && m_document[predicate].lemma != "happen" &&
                               m_document[predicate].lemma != "occur";
        if (otherDeed && clause.status == EventStatus::Negated && !clause.refusal) clause.set(EventStatus::Occurred, "");
        // "the talks must bring results": they are held all the same.
        if (otherDeed && clause.status == EventStatus::Requested) clause.set(EventStatus::Occurred, "");
        // "the denial might be challenged": it was made all the same.
        const bool may = clause.status == EventStatus::Planned || clause.status == EventStatus::Conditional;
        if (otherDeed && may && candidate.frame->type != EventType::Consult && isDefinite(candidate.trigger)) clause.set(EventStatus::Occurred, "");
        if (mood.status == EventStatus::Occurred || clause.status == EventStatus::Negated) {
            const bool drop = mood.drop;
            mood = clause;
            mood.drop = mood.drop || drop;
        } else {
            mood.drop = mood.drop || clause.drop;
        }
        return mood;
    }
    // A noun deep in another clause: of that clause it takes only "will", "may" and the like, and only close by.
    if (mood.status == EventStatus::Occurred && m_document[candidate.trigger].head != kNoToken) {
        const Relation r = baseOf(m_document[candidate.trigger].relation);
        const bool mutual = candidate.frame->type == EventType::Consult;
        const TokenIndex governor = m_clause.governingPredicate(m_document[candidate.trigger].head);
        // "should be subjected to sanctions"
        if (governor != kNoToken && !mutual && (r == Relation::Obl || r == Relation::Obj) && !isDefinite(candidate.trigger)) {
            Mood clause;
            readAuxiliaries(governor, headline, clause);
            mood.drop = mood.drop || clause.status == EventStatus::Requested;
        }
        if (governor != kNoToken && mutual && (r == Relation::Obl || r == Relation::Obj)) {
            Mood clause;
            readPredicate(governor, headline, 0, clause);
            const bool open = clause.status == EventStatus::Conditional && r != Relation::Obl && !isDefinite(candidate.trigger);
            if (clause.status == EventStatus::Planned || open) mood = clause;
            mood.drop = false;
        } else if (m_words.ongoingNouns.contains(m_document[candidate.trigger].lemma)) {
            mood.set(EventStatus::Ongoing, "a state that goes on");
        }
    }
    return mood;
}

}  // namespace chancery::event
