#include "core/event/argument/object_role.h"

#include "core/event/argument/mentions.h"
#include "core/event/argument/modifiers.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/trigger_tree.h"
#include "core/event/argument/word_order.h"

namespace chancery::event::argument {

using language::kNoToken;
using language::Relation;

void collectObject(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    if (candidate.kind != TriggerClass::Verb && candidate.kind != TriggerClass::Noun) return;
    const TokenIndex patient = patientOf(view, candidate);
    collectNamed(view, patient, kMeant, fillers);
    if (!fillers.empty()) return;
    if (candidate.kind == TriggerClass::Noun) {
        if (sufferer(view, candidate) != kNoToken) return;
        if (patient != kNoToken) addModifiers(view, patient, fillers);
        if (fillers.empty() && isSuffered(view, candidate.trigger))
            collectNamed(view, view.clause.child(candidate.trigger, Relation::NmodPoss), kMeant, fillers);
        if (fillers.empty()) addModifiers(view, candidate.trigger, fillers);
        return;
    }
    if (patient == kNoToken) {
        if (!view.clause.isPassive(candidate.trigger)) collectBehindVerb(view, candidate.trigger, fillers);
        return;
    }
    // "in returning *Darfur*, captured by rebels, to Chad": the name right before the participle, wherever
    // the tree hung that.
    const bool participle = view.document[candidate.trigger].relation == Relation::Acl &&
                            view.clause.isPassive(candidate.trigger);
    if (const TokenIndex first = view.document.sentenceOf(candidate.trigger).first;
        participle && candidate.trigger > first + 1) {
        const TokenIndex before =
            candidate.trigger - (view.document[candidate.trigger - 1].lower == "," ? 2 : 1);
        if (view.covering(before))
            addMentionsAt(view, before, kMeant, kImplicitDoubt, "named before the participle", fillers);
        if (!fillers.empty()) return;
    }
    // "accuses Iran of building weapons, a charge rejected by Tehran": what is answered is his who said it.
    if (participle) {
        const TokenIndex saying = view.document[patient].head == kNoToken
                                      ? kNoToken
                                      : view.clause.governingPredicate(view.document[patient].head);
        if (saying != kNoToken && saying < patient)
            collectNamed(view, view.clause.surfaceSubject(saying), kActing, fillers);
    }
}

}  // namespace chancery::event::argument
