#include "core/event/argument/mentions.h"

namespace chancery::event::argument {

using actor::Actor;
using actor::ActorKind;
using actor::Mention;
using language::kNoToken;
using language::Relation;

namespace {

/// "Chad, *not Niger*, attacked", "it is spirits - *not Kenyan* soldiers - who": named to say that it was
/// somebody else.
bool isRuledOut(const ArticleView& view, TokenIndex noun) {
    const Relation own = view.document[noun].relation;
    const bool modifier =
        (own == Relation::Amod || own == Relation::Compound) && view.document[noun].head != kNoToken;
    const TokenIndex head = modifier ? view.document[noun].head : noun;
    const TokenIndex negator = view.clause.child(head, Relation::Advmod);
    if (negator == kNoToken || negator >= head || view.document[negator].lower != "not") return false;
    if (view.document[negator + 1].relation == Relation::Advmod) return false;  // "not only Niger"
    // "was not the one whom Niger backed" denies what somebody is; "it was not Niger that" who did it.
    const TokenIndex subject = view.clause.child(head, Relation::Nsubj);
    return !view.clause.hasChild(head, Relation::Cop) ||
           (subject != kNoToken && view.document[subject].lower == "it");
}

/// The press, companies, parties and people of no known side are no actors between states; groups that a
/// lexicon knows are.
bool mayAct(const Actor& actor) {
    if (actor.kind == ActorKind::Place || !actor.acts) return false;
    return !actor.side().empty() || actor.plural || (actor.inLexicon && actor.kind != ActorKind::Person);
}

}  // namespace

bool addMentionsAt(const ArticleView& view, TokenIndex token, Sought sought, float confidence,
                   std::string_view rule, std::vector<Filler>& fillers) {
    bool found = false;
    bool anySide = false;
    if (isRuledOut(view, token)) return false;
    for (const Mention* m = view.mentionAt(token); m; m = view.nextOfHead(*m))
        anySide = anySide || !view.actorOf(*m).side().empty();
    for (const Mention* m = view.mentionAt(token); m; m = view.nextOfHead(*m)) {
        const Actor& actor = view.actorOf(*m);
        if (anySide && actor.side().empty()) continue;
        // "Ambassador to the *United States* Zhou": the state inside a longer name is nobody beside its
        // bearer.
        const Mention& widest = *view.mentionAt(token);
        if (widest.span.contains(m->span) && widest.span != m->span) continue;
        const bool place = actor.kind == ActorKind::Place;
        if (place ? !(sought.places && !actor.side().empty()) : !mayAct(actor)) continue;
        found = true;
        if (contains(fillers, m->actor)) continue;
        const float doubt = actor.kind == ActorKind::Person ? kPersonDoubt : 1.0F;
        fillers.push_back({m, m->actor, m->span, confidence * doubt * m->confidence, rule});
    }
    return found;
}

}  // namespace chancery::event::argument
