#include "core/event/argument/screening.h"

#include <algorithm>

namespace chancery::event::argument {

using actor::Actor;
using actor::ActorKind;
using actor::Mention;
using actor::MentionForm;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;

bool isThing(const ArticleView& view, const Filler& filler, EventType type) {
    const Mention& mention = *filler.mention;
    if (mention.form != MentionForm::Pronoun || view.actorOf(filler).kind != ActorKind::Country) return false;
    const std::string_view word = view.document[mention.head].lower;
    const bool verbal = type == EventType::Accuse || type == EventType::Reject ||
                        type == EventType::Support || type == EventType::Statement ||
                        type == EventType::Agree || type == EventType::Sanction || type == EventType::Retreat;
    return verbal && (word == "it" || word == "them" || word == "they");
}

bool isPress(const ArticleView& view, const Filler& filler) {
    const Token& head = view.document[filler.mention->head];
    const bool modifier =
        (head.relation == Relation::Amod || head.relation == Relation::Compound) && head.head != kNoToken;
    return view.words.press.contains(head.lemma) ||
           (modifier && view.words.press.contains(view.document[head.head].lemma));
}

bool isPrivateVoice(const ArticleView& view, const Filler& filler) {
    const Mention& mention = *filler.mention;
    const bool modifier =
        filler.rule == "modifier of the noun" && view.document[mention.head].head != kNoToken;
    const bool people =
        view.actorOf(filler).kind == ActorKind::Other && view.actorOf(filler).organisation.empty();
    bool artist = false;
    if (view.actorOf(filler).kind == ActorKind::Person)  // "Ali Mahamat, a singer from Chad"
        forEachChild(view.document, mention.head, [&](TokenIndex c) {
            artist = artist || (view.document[c].relation == Relation::Appos &&
                                view.words.privateVoices.contains(view.document[c].lemma));
        });
    if (!modifier && !people) return artist;
    if (modifier)
        return view.words.privateVoices.contains(view.document[view.document[mention.head].head].lemma);
    // "a number of Kenyan *citizens*"
    return view.words.privateVoices.contains(view.document[mention.head].lemma) ||
           view.words.privateVoices.contains(view.document[mention.last - 1].lemma);
}

bool isPrivate(const ArticleView& view, const std::vector<Filler>& fillers) {
    return std::none_of(fillers.begin(), fillers.end(), [&](const Filler& f) {
        const Actor& actor = view.actorOf(f);
        if (!actor.acts) return false;
        if (actor.kind == ActorKind::Person) return !actor.side().empty();
        if (actor.kind == ActorKind::Place) return false;
        return actor.inLexicon || actor.plural ||
               (actor.kind != ActorKind::Organisation && actor.kind != ActorKind::Other);
    });
}

bool isCraft(const ArticleView& view, const Candidate& candidate) {
    TokenIndex visitor = view.clause.surfaceSubject(candidate.predicate);
    // "the ship that visited"
    if (visitor != kNoToken && view.clause.isRelativePronoun(visitor))
        visitor = view.document[candidate.predicate].head;
    return visitor != kNoToken && view.words.instruments.contains(view.document[visitor].lemma);
}

bool isNamedByTrigger(const Filler& filler, const Candidate& candidate) {
    const Mention& mention = *filler.mention;
    return candidate.kind == TriggerClass::Noun && filler.span == mention.span &&
           mention.first <= candidate.trigger && candidate.trigger < mention.last;
}

}  // namespace chancery::event::argument
