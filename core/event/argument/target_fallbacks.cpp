#include "core/event/argument/target_fallbacks.h"

#include <algorithm>

#include "core/event/argument/bystanders.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/sides.h"
#include "core/event/argument/trigger_tree.h"

namespace chancery::event::argument {

using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

/// The last token at which `nearbyTarget` looks: the clause's end as far as the words show it.
TokenIndex endOfClause(const ArticleView& view, const Candidate& candidate) {
    const TokenIndex top = candidate.predicate == kNoToken ? candidate.trigger : candidate.predicate;
    constexpr TokenIndex kReach = 14;
    const TokenIndex end =
        std::min<TokenIndex>(view.document.sentenceOf(candidate.trigger).last, candidate.last + kReach);
    // "condemned what they say is ...": a free relative is the object itself.
    const TokenIndex object = view.clause.child(candidate.trigger, Relation::Obj);
    const TokenIndex content = view.clause.complement(candidate.trigger);
    const TokenIndex what = content == kNoToken ? kNoToken : view.clause.child(content, Relation::Nsubj);
    const bool freeRelative = (object != kNoToken && view.clause.isRelativePronoun(object)) ||
                              (what != kNoToken && view.clause.isRelativePronoun(what));
    for (TokenIndex t = candidate.last; t < end; ++t) {
        const Token& token = view.document[t];
        const Relation r = baseOf(token.relation);
        const bool finite = token.upos == Upos::Verb && token.xpos != Xpos::VBN && token.xpos != Xpos::VBG &&
                            token.xpos != Xpos::VB;
        const bool newClause = r == Relation::Parataxis || r == Relation::Ccomp || r == Relation::Advcl ||
                               r == Relation::Conj || r == Relation::Acl;
        if (t != top && ((finite && newClause) || isReportOfOthers(view, t, candidate)) && !freeRelative)
            return t;
        if (token.relation == Relation::Mark && token.lower != "to" && token.lower != "of") return t;
        if (token.lower == "after" || token.lower == "as" || token.lower == ",") return t;
    }
    return end;
}

/// True if only objects and phrases lead from the candidate's predicate to the noun, no clause and no owner.
bool isInPhrase(const ArticleView& view, TokenIndex noun, const Candidate& candidate) {
    TokenIndex t = noun;
    for (int step = 0;
         step < Clause::kMaxSteps && t != kNoToken && t != candidate.predicate && t != candidate.trigger;
         ++step) {
        const Relation r = view.document[t].relation;
        if (r != Relation::Obj && r != Relation::Iobj && r != Relation::Obl && r != Relation::Nmod)
            return false;
        t = view.document[t].head;
    }
    return t != kNoToken && (t == candidate.predicate || t == candidate.trigger);
}

}  // namespace

void collectNearby(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                   std::vector<Filler>& fillers) {
    const TokenIndex end = endOfClause(view, candidate);
    for (const bool otherSide : {true, false})
        for (TokenIndex t = candidate.last; t < end && fillers.empty(); ++t) {
            if (!view.headedBy(t) || isBystander(view, t, candidate)) continue;
            if (!view.document.isDescendant(t, candidate.predicate)) continue;
            if (!otherSide && !isInPhrase(view, t, candidate)) continue;
            std::vector<Filler> found;
            collectNamed(view, t, {otherSide, false}, found);
            if (!otherSide) keepOffices(view, found);
            addOthers(view, found, sources, otherSide, "named next in the clause", fillers);
            // "condemned the flow of arms from Chad *to Niger*": both have a hand in it.
            if (fillers.empty() || candidate.frame->type != EventType::Accuse ||
                view.clause.caseOf(t) != "from" || view.document[t].head == kNoToken)
                continue;
            std::vector<Filler> receivers;
            collectNamed(view, view.clause.prepositional(view.document[t].head, "to"), kNamedOrPlace,
                         receivers);
            addOthers(view, receivers, sources, otherSide, "named next in the clause", fillers);
        }
}

void collectAddressee(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                      std::vector<Filler>& fillers) {
    const Token& trigger = view.document[candidate.trigger];
    const bool along =
        trigger.relation == Relation::Advcl && trigger.head != kNoToken && view.clause.isVerbal(trigger.head);
    for (const TokenIndex verb : {candidate.trigger, along ? trigger.head : kNoToken}) {
        if (verb == kNoToken) continue;
        forEachChild(view.document, verb, [&](TokenIndex c) {
            const Relation r = baseOf(view.document[c].relation);
            if ((r != Relation::Obl && r != Relation::Obj) ||
                !view.words.letters.contains(view.document[c].lemma))
                return;
            TokenIndex reader = view.clause.prepositional(c, "to");
            if (reader == kNoToken) reader = view.clause.prepositional(verb, "to");
            std::vector<Filler> found;
            collectNamed(view, reader, kActing, found);
            std::erase_if(found, [&](const Filler& f) { return contains(sources, f.actor); });
            if (!found.empty()) fillers = std::move(found);
        });
    }
}

void collectThankful(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                     std::vector<Filler>& fillers) {
    const EventType type = candidate.frame->type;
    if (candidate.kind != TriggerClass::Noun ||
        (type != EventType::Support && type != EventType::Aid && type != EventType::Cooperate))
        return;
    const TokenIndex head = view.document[candidate.trigger].head;
    if (head == kNoToken || !view.words.thanks.contains(view.document[head].lemma)) return;
    std::vector<Filler> found;
    collectNamed(view, view.clause.surfaceSubject(head), kActing, found);
    addOthers(view, found, sources, true, "who gives thanks for it", fillers);
}

void collectHostsOfGuest(const ArticleView& view, const Candidate& candidate,
                         const std::vector<Filler>& sources, std::vector<Filler>& fillers) {
    const TokenIndex head = view.document[candidate.trigger].head;
    if (head == kNoToken ||
        (view.document[candidate.trigger].relation != Relation::Amod && guestOf(view, candidate) == kNoToken))
        return;
    // "talks between Kibaki and his visiting counterpart"
    std::vector<TokenIndex> hosts = view.clause.conjuncts(head);
    if (view.document[head].relation == Relation::Conj && view.document[head].head != kNoToken)
        hosts.push_back(view.document[head].head);
    if (const TokenIndex predicate = view.clause.governingPredicate(head); predicate != kNoToken)
        hosts.insert(hosts.end(), {view.clause.surfaceSubject(predicate), view.clause.patient(predicate),
                                   view.clause.prepositional(predicate, "with")});
    for (const TokenIndex t : hosts) {
        if (t == kNoToken || t == head || !fillers.empty()) continue;
        std::vector<Filler> found;
        collectNamed(view, t, kActing, found);
        addOthers(view, found, sources, true, "whom the guest meets", fillers);
    }
}

void collectProvoker(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                     std::vector<Filler>& fillers) {
    forEachChild(view.document, candidate.predicate, [&](TokenIndex c) {
        const Relation r = baseOf(view.document[c].relation);
        if ((r != Relation::Advcl && r != Relation::Acl) || view.clause.caseOf(c) != "after" ||
            !fillers.empty())
            return;
        std::vector<Filler> found;
        collectNamed(view, view.clause.child(c, Relation::Nsubj), kMeant, found);
        addOthers(view, found, sources, true, "whose act gave the alarm", fillers);
    });
}

}  // namespace chancery::event::argument
