#include "core/event/argument/source_fallbacks.h"

#include <algorithm>

#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/trigger_tree.h"

namespace chancery::event::argument {

using actor::Actor;
using actor::ActorKind;
using actor::Mention;
using language::baseOf;
using language::kNoToken;
using language::Relation;
using language::Upos;
using language::Xpos;

namespace {

/// True if the noun names a person, fighters or people, or a body that a lexicon knows.
bool isSomebody(const ArticleView& view, TokenIndex noun) {
    const Mention* const mention = view.mentionAt(noun);
    if (!mention) return false;
    const Actor& actor = view.actorOf(*mention);
    return view.document[noun].lower != "it" &&
           (actor.inLexicon || actor.plural || actor.kind == ActorKind::Person ||
            actor.kind == ActorKind::Official);
}

}  // namespace

void collectStateOfPlace(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    const EventType type = candidate.frame->type;
    const bool official = type == EventType::Coerce || type == EventType::Accuse;
    if (!official || candidate.kind != TriggerClass::Verb ||
        (!view.clause.isPassive(candidate.trigger) && !isReduced(view, candidate)))
        return;
    TokenIndex where = view.clause.prepositional(candidate.trigger, "in");
    if (where == kNoToken && candidate.frame->mode == "deport")
        where = view.clause.prepositional(candidate.trigger, "from");
    if (where == kNoToken) return;
    collectNamed(view, where, kNamedOrPlace, fillers);
    std::erase_if(fillers, [&](const Filler& f) { return view.actorOf(f).country.empty(); });
    for (Filler& f : fillers) {
        f.confidence *= kContentDoubt;
        f.actor = view.stateActor(view.actorOf(f).country).value_or(f.actor);
        f.rule = "the state in which it happened";
        f.doubt = "nobody is named who did it: taken for the authorities of the place";
    }
}

void collectStoryState(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    const EventType type = candidate.frame->type;
    if (view.actors.home.empty() || (type != EventType::Coerce && type != EventType::Concede)) return;
    const bool reduced = isReduced(view, candidate);
    if (candidate.kind != TriggerClass::Verb || (!reduced && !view.clause.isPassive(candidate.trigger)))
        return;
    if (!reduced && view.clause.agent(candidate.trigger) != kNoToken)
        return;  // somebody is named, if nobody we know
    const Relation r = baseOf(view.document[candidate.trigger].relation);
    if (r == Relation::Acl || r == Relation::Advcl) return;
    const std::optional<std::uint32_t> state = view.stateActor(view.actors.home);
    const TokenIndex patient = view.clause.surfaceSubject(candidate.trigger);
    if (!state || patient == kNoToken) return;
    // Who closed a station or removed a risk is no matter of state; who lifted a curfew is.
    const bool measure = type == EventType::Concede && !candidate.frame->objects.empty();
    const bool person =
        type == EventType::Coerce && (candidate.frame->mode == "arrest" ||
                                      peopleOf(view, candidate) != kNoToken || isSomebody(view, patient));
    if (!measure && !person) return;
    fillers.push_back(
        {nullptr, *state, view.document[candidate.trigger].span, kContentDoubt * kContentDoubt,
         "the state that the story is about",
         "nobody is named who did it: taken for the authorities of the state that the story is about"});
}

void collectProtesters(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    if (candidate.frame->type != EventType::Protest || candidate.kind == TriggerClass::Adjective) return;
    if (view.document[candidate.trigger].upos == Upos::Propn) return;  // "in March"
    for (const TokenIndex head :
         {candidate.trigger, candidate.predicate, view.clause.surfaceSubject(candidate.predicate)})
        for (const std::string_view preposition : {"in", "throughout", "across"}) {
            if (head == kNoToken || !fillers.empty()) continue;
            collectNamed(view, view.clause.prepositional(head, preposition), kMeant, fillers);
            std::erase_if(fillers, [&](const Filler& f) { return view.actorOf(f).country.empty(); });
        }
    // "after two weeks of protests", in a story about one state: its people.
    const bool several =
        candidate.kind == TriggerClass::Noun && view.document[candidate.trigger].xpos == Xpos::NNS;
    if (fillers.empty() && several && !view.actors.home.empty())
        if (const std::optional<std::uint32_t> state = view.stateActor(view.actors.home))
            fillers.push_back(
                {nullptr, *state, view.document[candidate.trigger].span, kContentDoubt, {}, {}});
    for (Filler& f : fillers) {
        f.confidence *= kContentDoubt;
        f.rule = "people of the place";
        f.doubt = "nobody is named who protested: taken for people of the place";
    }
}

}  // namespace chancery::event::argument
