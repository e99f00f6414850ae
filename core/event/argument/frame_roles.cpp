#include "core/event/argument/frame_roles.h"

#include <algorithm>

#include "core/event/argument/content_role.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/object_role.h"
#include "core/event/argument/owner_role.h"
#include "core/event/argument/phrase_role.h"
#include "core/event/argument/subject_role.h"
#include "core/event/argument/trigger_tree.h"
#include "core/event/argument/word_order.h"

namespace chancery::event::argument {

using actor::ActorKind;
using actor::MentionForm;
using language::kNoToken;
using language::Relation;

namespace {

/// "the Geneva accord", "their commitment to the Bogor goals": called after its place.
void dropNamesOfPlaces(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    if (candidate.frame->type != EventType::Agree && candidate.frame->type != EventType::Support) return;
    std::erase_if(fillers, [&](const Filler& f) { return view.actorOf(f).kind == ActorKind::Place; });
}

void fillPhrase(const ArticleView& view, const std::string& preposition, const Candidate& candidate,
                bool source, std::vector<Filler>& fillers) {
    const bool of = source && preposition == "of";
    if (of && !candidate.frame->symmetric && view.clause.hasChild(candidate.trigger, Relation::NmodPoss))
        return;
    // "the overthrow *of Deby*": not by him.
    if (of && isSuffered(view, candidate.trigger)) return;
    if (preposition == "for" && letsOthersAct(view, candidate)) return;
    collectPhrase(view, candidate, preposition, source ? kActing : kMeant, fillers);
    dropNamesOfPlaces(view, candidate, fillers);
    // "In Chad, rebels set fire to a school": where it happens.
    if (!source && preposition == "in" && candidate.kind == TriggerClass::Verb)
        std::erase_if(fillers, [&](const Filler& f) { return f.mention->head < candidate.first; });
}

}  // namespace

void fillRole(const ArticleView& view, const Role& role, const Candidate& candidate, bool source,
              const Arguments& arguments, std::vector<Filler>& fillers) {
    switch (role.kind) {
        case RoleKind::Subject:
            return collectSubject(view, candidate, fillers);
        case RoleKind::Object:
            return collectObject(view, candidate, fillers);
        case RoleKind::Indirect:
            // "gave *Chad* an ultimatum": it hangs on the light verb.
            for (const TokenIndex verb : {candidate.trigger, candidate.light})
                if (verb != kNoToken && fillers.empty())
                    collectNamed(view, view.clause.indirectObject(verb), kMeant, fillers);
            return;
        case RoleKind::Owner:
            collectOwner(view, candidate.object, candidate, arguments.sources, fillers);
            return dropNamesOfPlaces(view, candidate, fillers);
        case RoleKind::Clause:
            return collectDoer(view, candidate, arguments.sources, fillers);
        case RoleKind::Content:
            return collectContent(view, candidate, arguments.sources, fillers);
        case RoleKind::Host:
            return collectHost(view, candidate, arguments, fillers);
        case RoleKind::Preposition:
            return fillPhrase(view, role.preposition, candidate, source, fillers);
    }
}

}  // namespace chancery::event::argument
