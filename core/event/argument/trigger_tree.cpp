#include "core/event/argument/trigger_tree.h"

#include <algorithm>

#include "core/event/argument/word_order.h"

namespace chancery::event::argument {

using actor::ActorKind;
using actor::Mention;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Sentence;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

/// "discussed the visit to Niger *by Deby*": a doer whom the tree hung on the active verb above the noun.
TokenIndex agentBehind(const ArticleView& view, TokenIndex noun) {
    const Token& token = view.document[noun];
    const Relation r = baseOf(token.relation);
    if ((r != Relation::Obj && r != Relation::Obl) || token.head == kNoToken ||
        !view.clause.isVerbal(token.head))
        return kNoToken;
    if (view.clause.isPassive(token.head) && view.clause.caseOf(noun) != "by") return kNoToken;
    TokenIndex found = kNoToken;
    forEachChild(view.document, token.head, [&](TokenIndex c) {
        if (found == kNoToken && c > noun && baseOf(view.document[c].relation) == Relation::Obl &&
            view.clause.caseOf(c) == "by")
            found = c;
    });
    return found;
}

}  // namespace

TokenIndex phraseOf(const ArticleView& view, TokenIndex noun, std::string_view preposition) {
    TokenIndex found = view.clause.prepositional(noun, preposition);
    if (found != kNoToken) return found;
    forEachChild(view.document, noun, [&](TokenIndex c) {
        if (found != kNoToken || baseOf(view.document[c].relation) != Relation::Nmod) return;
        const std::string_view first = view.clause.caseOf(c);
        if (first.empty() || first == preposition || (preposition == "of" && first != "in")) return;
        const TokenIndex inner = view.clause.prepositional(c, preposition);
        // "protests against abuses by Chad": not the protest's, but the abuses'.
        // "talks in the capital of *Chad*": where, not who.
        if (inner != kNoToken && view.covering(inner) && preposition == "of") {
            const ActorKind kind = view.actorOf(*view.covering(inner)).kind;
            if (kind == ActorKind::Country || kind == ActorKind::Place) return;
        }
        const bool people = view.covering(c) || view.words.agents.contains(view.document[c].lemma);
        if (inner != kNoToken && (people || preposition != "by") &&
            (!view.covering(inner) || view.covering(inner) != view.covering(c)))
            found = inner;
    });
    return found != kNoToken || preposition != "by" ? found : agentBehind(view, noun);
}

TokenIndex wholeOf(const ArticleView& view, TokenIndex noun) {
    const Token& token = view.document[noun];
    const bool part = baseOf(token.relation) == Relation::Nmod && token.head != kNoToken &&
                      view.clause.caseOf(noun) == "of" &&
                      (view.words.quantities.contains(view.document[token.head].lemma) ||
                       view.words.phases.contains(view.document[token.head].lemma));
    return part && !view.clause.hasChild(token.head, Relation::NmodPoss) ? token.head : noun;
}

TokenIndex ownerOf(const ArticleView& view, TokenIndex noun) {
    const TokenIndex own = view.clause.child(noun, Relation::NmodPoss);
    if (own == kNoToken || view.document[own].lower != "whose") return own;
    const TokenIndex clause = view.document[noun].head == kNoToken
                                  ? kNoToken
                                  : view.clause.governingPredicate(view.document[noun].head);
    return clause != kNoToken && view.document[clause].relation == Relation::AclRelcl
               ? view.document[clause].head
               : own;
}

TokenIndex sufferer(const ArticleView& view, const Candidate& candidate) {
    const Token& noun = view.document[candidate.trigger];
    if (candidate.kind != TriggerClass::Noun) return kNoToken;
    const EventType type = candidate.frame->type;
    const bool harm = type == EventType::Assault || type == EventType::Accuse || type == EventType::Coerce ||
                      type == EventType::Sanction || type == EventType::Protest ||
                      type == EventType::Threaten;
    if (!harm) return kNoToken;
    const std::string_view word = view.clause.caseOf(candidate.trigger);
    if (word == "under" && view.clause.hasChild(candidate.trigger, Relation::Cop))
        return view.clause.surfaceSubject(candidate.trigger);
    if (noun.head == kNoToken) return kNoToken;
    // "is facing a *wave* of attacks", "drew condemnation and *sanctions*" - but "faces unrest and conflict
    // between A and B".
    if (view.clause.prepositional(candidate.trigger, "between") != kNoToken) return kNoToken;
    const bool counted = noun.relation == Relation::Nmod && word == "of" &&
                         view.words.quantities.contains(view.document[noun.head].lemma);
    const bool joined = noun.relation == Relation::Conj && view.clause.isNominal(noun.head);
    const Token& whole = counted || joined ? view.document[noun.head] : noun;
    if (whole.head == kNoToken) return kNoToken;
    const std::string verb(view.document[whole.head].lemma);
    const Relation r = baseOf(whole.relation);
    const bool reaction = type != EventType::Assault && type != EventType::Coerce;
    const bool suffers =
        r == Relation::Obj
            ? view.words.sufferingVerbs.contains(verb) || (reaction && view.words.provokers.contains(verb))
            : r == Relation::Obl && view.words.sufferingVerbs.contains(verb + ' ' + std::string(word));
    return suffers ? view.clause.surfaceSubject(whole.head) : kNoToken;
}

bool isReduced(const ArticleView& view, const Candidate& candidate) {
    if (candidate.kind != TriggerClass::Verb || !candidate.frame->transitive ||
        view.clause.isPassive(candidate.trigger))
        return false;
    const Token& verb = view.document[candidate.trigger];
    if (verb.xpos != Xpos::VBD && verb.xpos != Xpos::VBN) return false;
    // "left three soldiers *wounded*", "and hundreds of rebels *killed*"
    const bool inner = (verb.relation == Relation::Ccomp || verb.relation == Relation::Conj ||
                        verb.relation == Relation::Parataxis) &&
                       view.clause.hasChild(candidate.trigger, Relation::Nsubj);
    // "US soldier *killed* in Iraq", as a headline alone: a phrase, to the tree.
    const bool phrase = verb.relation == Relation::Acl && verb.head != kNoToken &&
                        view.document[verb.head].relation == Relation::Root;
    if (verb.relation != Relation::Root && !inner && !phrase) return false;
    if (view.clause.patient(candidate.trigger) != kNoToken ||
        view.clause.complement(candidate.trigger) != kNoToken)
        return false;
    if (view.clause.hasChild(candidate.trigger, Relation::Aux)) return false;
    const bool behind = candidate.trigger + 1 < view.document.tokens.size();
    if (behind && view.document[candidate.trigger + 1].lower == "from")
        return true;  // "Two editors deported from Chad"
    std::vector<Filler> object;
    collectBehindVerb(view, candidate.trigger, object);
    return object.empty();
}

TokenIndex patientOf(const ArticleView& view, const Candidate& candidate) {
    if (candidate.kind == TriggerClass::Verb)
        return isReduced(view, candidate) ? view.clause.surfaceSubject(candidate.trigger)
                                          : view.clause.patient(candidate.trigger);
    if (candidate.kind != TriggerClass::Noun) return kNoToken;
    if (const TokenIndex victim = sufferer(view, candidate); victim != kNoToken) return victim;
    const TokenIndex own = view.clause.child(candidate.trigger, Relation::NmodPoss);
    const bool ofIsSource = own == kNoToken && !isSuffered(view, candidate.trigger) &&
                            std::any_of(candidate.frame->sources.begin(), candidate.frame->sources.end(),
                                        [](const Role& r) { return r.preposition == "of"; });
    const TokenIndex of = ofIsSource ? kNoToken : view.clause.prepositional(candidate.trigger, "of");
    return of == kNoToken && isSuffered(view, candidate.trigger) ? own : of;
}

std::vector<TokenIndex> phraseHeads(const ArticleView& view, const Candidate& candidate,
                                    std::string_view preposition) {
    std::vector<TokenIndex> heads = {candidate.trigger};
    if (candidate.light != kNoToken) heads.push_back(candidate.light);
    if (candidate.kind == TriggerClass::Noun)
        if (const TokenIndex whole = wholeOf(view, candidate.trigger); whole != candidate.trigger)
            heads.push_back(whole);
    // Whom one demands something *from* hangs on the verb; "the withdrawal of troops from X" is no such
    // place.
    const bool demandOnly = candidate.frame->type == EventType::Request &&
                            (preposition == "from" || preposition == "of" || preposition == "on");
    if (candidate.kind == TriggerClass::Verb && candidate.object != kNoToken && !demandOnly) {
        heads.push_back(candidate.object);
        // "tons of food aid *to Kenya*", "photographs and other material *to Kenya*"
        if (preposition == "to" || preposition == "against" || preposition == "with" ||
            preposition == "for") {
            for (const TokenIndex t : view.clause.conjuncts(candidate.object))
                if (t != candidate.object) heads.push_back(t);
            // "tons *of food* to Kenya", "dollars *in aid* for Kenya"
            for (const std::string_view inner : {"of", "in"})
                if (const TokenIndex t = view.clause.prepositional(candidate.object, inner);
                    t != kNoToken && !view.covering(t))
                    heads.push_back(t);
        }
    }
    if (candidate.kind == TriggerClass::Phrase && candidate.first != candidate.trigger)
        heads.push_back(candidate.first);
    return heads;
}

TokenIndex contentClause(const ArticleView& view, const Candidate& candidate) {
    TokenIndex found = view.clause.complement(candidate.trigger);
    if (found == kNoToken && candidate.light != kNoToken) found = view.clause.complement(candidate.light);
    // "Chad must withdraw, he warned"
    const Token& trigger = view.document[candidate.trigger];
    if (found == kNoToken && trigger.relation == Relation::Parataxis &&
        view.clause.isVerbal(candidate.trigger))
        found = trigger.head;
    const EventType type = candidate.frame->type;
    for (const TokenIndex head : {candidate.trigger, candidate.object}) {
        if (found != kNoToken || head == kNoToken) continue;
        forEachChild(view.document, head, [&](TokenIndex c) {
            const Relation r = baseOf(view.document[c].relation);
            if (found != kNoToken || (r != Relation::Advcl && r != Relation::Acl && r != Relation::Ccomp))
                return;
            const std::string_view mark = view.clause.caseOf(c);
            const bool content = mark == "that" || (mark == "for" && type == EventType::Request);
            if (content &&
                (view.clause.hasChild(c, Relation::Nsubj) || view.clause.hasChild(c, Relation::NsubjPass)))
                found = c;
        });
    }
    return found;
}

bool letsOthersAct(const ArticleView& view, const Candidate& candidate) {
    if (candidate.frame->type != EventType::Agree || candidate.kind != TriggerClass::Verb) return false;
    const TokenIndex doer = view.clause.prepositional(candidate.trigger, "for");
    bool infinitive = false;
    forEachChild(view.document, candidate.trigger,
                 [&](TokenIndex c) { infinitive = infinitive || (c > doer && view.clause.isInfinitive(c)); });
    return doer != kNoToken && infinitive;
}

TokenIndex guestOf(const ArticleView& view, const Candidate& candidate) {
    const Token& token = view.document[candidate.trigger];
    const Sentence& s = view.document.sentenceOf(candidate.trigger);
    if (!candidate.frame->host || candidate.kind != TriggerClass::Verb || token.xpos != Xpos::VBG)
        return kNoToken;
    if (view.clause.hasChild(candidate.trigger, Relation::Aux) ||
        view.clause.hasChild(candidate.trigger, Relation::Nsubj))
        return kNoToken;
    if (candidate.trigger > s.first) {
        const Token& before = view.document[candidate.trigger - 1];
        const bool describes = before.upos == Upos::Verb || before.upos == Upos::Adp ||
                               before.upos == Upos::Sconj || before.upos == Upos::Cconj ||
                               before.upos == Upos::Det;
        if (!describes || before.lower == "after" || before.lower == "before" || before.lower == "by" ||
            before.lower == "of")
            return kNoToken;
    }
    constexpr TokenIndex kReach = 4;
    for (TokenIndex t = candidate.trigger + 1; t < std::min<TokenIndex>(s.last, candidate.trigger + kReach);
         ++t) {
        if (!view.covering(t)) continue;
        const Mention& mention = *view.covering(t);
        return view.actorOf(mention).kind == ActorKind::Official ? mention.head : kNoToken;
    }
    return kNoToken;
}

TokenIndex peopleOf(const ArticleView& view, const Candidate& candidate) {
    if (candidate.kind != TriggerClass::Verb) return kNoToken;
    const TokenIndex people = view.clause.patient(candidate.trigger);
    if (people == kNoToken) return kNoToken;
    const EventType type = candidate.frame->type;
    const bool arrest = candidate.frame->mode == "arrest";
    if (view.document[people].upos == Upos::Num)
        return arrest || type == EventType::Assault ? people : kNoToken;
    if (view.document[people].upos != Upos::Noun || (!arrest && view.document[people].xpos != Xpos::NNS))
        return kNoToken;
    const std::string_view lemma = view.document[people].lemma;
    if (arrest && view.words.quantities.contains(lemma)) return people;
    return view.words.agents.contains(lemma) && !view.words.instruments.contains(lemma) ? people : kNoToken;
}

}  // namespace chancery::event::argument
