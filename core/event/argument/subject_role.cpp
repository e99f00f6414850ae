#include "core/event/argument/subject_role.h"

#include <algorithm>

#include "core/event/argument/mentions.h"
#include "core/event/argument/modifiers.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/trigger_tree.h"
#include "core/event/argument/word_order.h"

namespace chancery::event::argument {

using actor::Actor;
using actor::ActorKind;
using actor::Mention;
using actor::MentionForm;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Sentence;
using language::Token;
using language::Upos;

namespace {

/// Who acts in the event noun that this one is coordinated with ("a trip by Austin and a meeting with ..."),
/// also where the tree hung it on the verb or on another noun.
void collectFromPartner(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers) {
    if (view.document[noun].relation != Relation::Conj || view.document[noun].head == kNoToken) return;
    std::vector<TokenIndex> partners = {view.document[noun].head};
    const TokenIndex predicate = view.clause.governingPredicate(view.document[noun].head);
    if (predicate != kNoToken)
        forEachChild(view.document, predicate, [&](TokenIndex c) {
            const Relation r = baseOf(view.document[c].relation);
            if (c < noun && (r == Relation::Obl || r == Relation::Obj) && view.document[c].upos == Upos::Noun)
                partners.push_back(c);
        });
    for (const TokenIndex partner : partners) {
        if (!view.clause.isNominal(partner)) continue;
        if (const TokenIndex own = view.clause.child(partner, Relation::NmodPoss); own != kNoToken)
            collectNamed(view, own, kActing, fillers);
        if (fillers.empty()) collectNamed(view, view.clause.prepositional(partner, "by"), kActing, fillers);
        if (!fillers.empty()) return;
    }
}

/// "Blinken's visit ... part of a trip that will include a stop in India": the traveller of the sentence.
void collectTraveller(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    const Sentence& s = view.document.sentenceOf(candidate.trigger);
    for (TokenIndex t = s.first; t < candidate.first && fillers.empty(); ++t) {
        if (!view.headedBy(t)) continue;
        const Actor& actor = view.actorOf(*view.headedBy(t));
        if (actor.kind == ActorKind::Official)
            addMentionsAt(view, t, kActing, kContentDoubt, "the official of the sentence", fillers);
    }
}

/// "*during* a visit", "*at* the talks"
bool isOccasion(const ArticleView& view, TokenIndex noun) {
    const std::string_view word = view.clause.caseOf(noun);
    return word == "during" || word == "after" || word == "before" || word == "at" || word == "on" ||
           word == "in" || word == "following";
}

/// "*Chad* paid Niger a visit": the subject of the light verb. False if it is a private person: his visit is
/// nobody else's.
bool collectFromLightVerb(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    if (candidate.light == kNoToken) return true;
    TokenIndex agent = view.clause.agent(candidate.light);
    // "were engaged in fighting": a passive light verb whose subject acts all the same.
    if (agent == kNoToken && baseOf(view.document[candidate.trigger].relation) == Relation::Obl)
        agent = view.clause.surfaceSubject(candidate.light);
    if (agent == kNoToken) return true;
    if (agent != candidate.trigger) collectNamed(view, agent, kActing, fillers);
    // "*Tom Wekesa* paid the Chad visit"
    const Mention* const visitor = view.mentionAt(agent);
    return !fillers.empty() || !visitor || view.actorOf(*visitor).kind != ActorKind::Person;
}

/// "the *US* offer"; not "the Chad invasion", "a Bamako car bombing", "a Bamako visit", which is where it
/// happens, nor "the Noriega trial", which is who has it done to him.
void collectFromModifiers(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    addModifiers(view, candidate.trigger, fillers);
    const bool suffered = isSuffered(view, candidate.trigger);
    const bool placed = candidate.frame->host || candidate.frame->type == EventType::Assault;
    if (!suffered && (!placed || fillers.size() != 1)) return;
    std::erase_if(fillers, [&](const Filler& f) {
        const ActorKind kind = view.actorOf(f).kind;
        if (suffered && (kind == ActorKind::Official || kind == ActorKind::Person)) return true;
        const bool name = f.mention->form == MentionForm::Name || f.mention->form == MentionForm::Metonym;
        return placed && name && (kind == ActorKind::Country || kind == ActorKind::Place);
    });
}

/// "arrived after a meeting with ...": who meets is who arrives.
void collectFromClause(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    const TokenIndex noun = candidate.trigger;
    const TokenIndex whole = wholeOf(view, noun);
    const TokenIndex above = view.document[whole].head;
    if ((!candidate.frame->symmetric && !candidate.frame->host) || above == kNoToken) return;
    const Relation r = baseOf(view.document[whole].relation);
    // "said *Li*, during a meeting with Park": hung on the speaker himself.
    if (r == Relation::Nmod && view.covering(above) && isOccasion(view, whole))
        return collectNamed(view, above, kActing, fillers);
    // "confirmed the visit", "announced a summit": who tells of it need not be there.
    if (r == Relation::Obj && view.words.speech.contains(view.document[above].lemma)) return;
    if (r != Relation::Obl && r != Relation::Obj && r != Relation::Advcl) return;
    if (phraseOf(view, noun, "between") != kNoToken || phraseOf(view, noun, "of") != kNoToken) return;
    // "during the latter's visit", "confirmed the rebels' arrival": somebody else's.
    const TokenIndex own = view.clause.child(noun, Relation::NmodPoss);
    if (own != kNoToken &&
        (view.document[own].lower == "latter" || view.words.agents.contains(view.document[own].lemma)))
        return;
    // "Deby was *in Niger* on a visit"
    const bool stays = view.clause.hasChild(above, Relation::Cop) &&
                       (isOccasion(view, whole) || view.clause.caseOf(whole) == "for");
    const TokenIndex predicate = stays ? above : view.clause.governingPredicate(above);
    if (predicate == kNoToken || (!view.clause.isVerbal(predicate) && predicate != above)) return;
    // "said Chad's minister after a first day of talks" tells of what he said.
    if (whole != noun && view.words.speech.contains(view.document[predicate].lemma)) return;
    const TokenIndex agent = view.clause.surfaceSubject(predicate);
    if (agent == noun) return;
    collectNamed(view, agent, kActing, fillers);
    for (Filler& f : fillers) {
        f.confidence *= kImplicitDoubt;
        f.rule = "subject of the clause";
    }
}

/// Who acts in an event noun.
void collectSubjectOfNoun(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    const TokenIndex noun = candidate.trigger;
    if (sufferer(view, candidate) != kNoToken) {
        collectNamed(view, phraseOf(view, noun, "by"), kActing, fillers);
        if (fillers.empty()) addModifiers(view, noun, fillers);  // "faces *UN* sanctions"
        return;
    }
    // "flew there *in defiance* of the ban"
    const std::string_view word = view.clause.caseOf(noun);
    if (candidate.frame->type == EventType::Reject && word == "in" && candidate.predicate != noun)
        return collectNamed(view, view.clause.agent(candidate.predicate), kActing, fillers);
    // "Chad is *in talks* with Niger", "Deby was *on a visit* to Niger"
    const bool busy = (candidate.frame->symmetric && word == "in") || (candidate.frame->host && word == "on");
    if (busy && view.clause.hasChild(noun, Relation::Cop))
        return collectNamed(view, view.clause.surfaceSubject(noun), kActing, fillers);
    if (!collectFromLightVerb(view, candidate, fillers)) return;
    // "his arrest", "the Iraq invasion": who has it done to him.
    if (fillers.empty() && !isSuffered(view, noun)) collectNamed(view, ownerOf(view, noun), kActing, fillers);
    if (fillers.empty()) collectNamed(view, phraseOf(view, noun, "by"), kActing, fillers);
    if (fillers.empty()) collectFromModifiers(view, candidate, fillers);
    if (fillers.empty()) collectFromPartner(view, noun, fillers);
    if (!fillers.empty()) return;
    if (candidate.light == kNoToken) return collectFromClause(view, candidate, fillers);
    collectBeforeVerb(view, candidate.light, fillers);
    if (fillers.empty() && candidate.frame->host) collectTraveller(view, candidate, fillers);
}

/// Who acts, as the tree has it.
TokenIndex agentOf(const ArticleView& view, const Candidate& candidate) {
    // "was disturbed by": whoever is in that state, not what brought it about.
    const bool state = candidate.kind == TriggerClass::Adjective && view.clause.isVerbal(candidate.trigger);
    const TokenIndex agent =
        state ? view.clause.surfaceSubject(candidate.trigger) : view.clause.agent(candidate.trigger);
    if (agent != kNoToken || candidate.kind == TriggerClass::Verb) return agent;
    const TokenIndex predicate = view.clause.governingPredicate(candidate.trigger);
    if (predicate == kNoToken) return kNoToken;
    const TokenIndex patient = view.clause.isVerbal(predicate) ? view.clause.patient(predicate) : kNoToken;
    return patient != kNoToken ? patient : view.clause.surfaceSubject(predicate);
}

/// A thing acts for whom it belongs to: "Israel's bulldozers", "a statement by the ministry condemned".
void collectOwnersOfThing(const ArticleView& view, TokenIndex thing, std::vector<Filler>& fillers) {
    const std::string_view lemma = view.document[thing].lemma;
    if (!view.clause.isNominal(thing) ||
        (!view.words.instruments.contains(lemma) && !view.words.agents.contains(lemma)))
        return;
    for (const std::string_view preposition : {"by", "from"})
        if (fillers.empty())
            collectNamed(view, view.clause.prepositional(thing, preposition), kActing, fillers);
    // "a statement *issued by Chad* which urges"
    forEachChild(view.document, thing, [&](TokenIndex c) {
        if (fillers.empty() && view.document[c].relation == Relation::Acl && view.clause.isPassive(c))
            collectNamed(view, view.clause.agent(c), kActing, fillers);
    });
    if (fillers.empty()) addModifiers(view, thing, fillers);
    for (Filler& f : fillers) {
        f.confidence *= kModifierDoubt;
        f.rule = "owner of the subject";
    }
}

}  // namespace

void collectSubject(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    if (candidate.kind == TriggerClass::Noun) return collectSubjectOfNoun(view, candidate, fillers);
    if (const TokenIndex guest = guestOf(view, candidate); guest != kNoToken)
        return collectNamed(view, guest, kActing, fillers);
    if (isReduced(view, candidate))
        return collectNamed(view, view.clause.prepositional(candidate.trigger, "by"), kActing, fillers);
    const TokenIndex agent = agentOf(view, candidate);
    collectNamed(view, agent, kActing, fillers);
    // "Chad joined *Niger* in condemning"
    const Token& verb = view.document[candidate.trigger];
    if (!fillers.empty() && verb.relation == Relation::Advcl && view.document[verb.head].lemma == "join" &&
        view.clause.caseOf(candidate.trigger) == "in")
        collectNamed(view, view.clause.patient(verb.head), kActing, fillers);
    // "Close allies the United States and Japan have condemned": two subjects where the tree saw no
    // apposition.
    if (fillers.empty() && agent != kNoToken && !view.clause.isPassive(candidate.trigger))
        forEachChild(view.document, candidate.trigger, [&](TokenIndex c) {
            if (view.document[c].relation == Relation::Nsubj && c != agent && fillers.empty())
                collectNamed(view, c, kActing, fillers);
        });
    if (fillers.empty() && candidate.kind == TriggerClass::Verb &&
        !view.clause.isPassive(candidate.trigger) &&
        (agent == kNoToken || view.document[agent].upos == Upos::Verb))
        collectBeforeVerb(view, candidate.trigger, fillers);
    if (fillers.empty() && agent != kNoToken) collectOwnersOfThing(view, agent, fillers);
}

}  // namespace chancery::event::argument
