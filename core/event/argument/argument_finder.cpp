#include "core/event/argument/argument_finder.h"

#include "core/event/argument/frame_roles.h"
#include "core/event/argument/patient_fallbacks.h"
#include "core/event/argument/screening.h"
#include "core/event/argument/sides.h"
#include "core/event/argument/source_fallbacks.h"
#include "core/event/argument/target_fallbacks.h"
#include "core/event/argument/topic_fallback.h"
#include "core/event/argument/trigger_tree.h"

namespace chancery::event::argument {

using actor::ActorKind;
using actor::Mention;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;

namespace {

/// Types of what is said, travelled or left, in which only those who stand for somebody count.
bool isForOthers(EventType type) {
    return type == EventType::Statement || type == EventType::Accuse || type == EventType::Support ||
           type == EventType::Reject || type == EventType::Request || type == EventType::Agree ||
           type == EventType::Retreat || type == EventType::Consult;
}

/// Types that need nobody on the other side, so that nobody is looked for who is not told of in so many
/// words.
bool isComplete(const Frame& frame, const Arguments& arguments) {
    return frame.targets.empty() || frame.host || (frame.symmetric && arguments.sources.size() > 1) ||
           frame.type == EventType::Statement || frame.type == EventType::Agree ||
           frame.type == EventType::Mobilize || frame.type == EventType::Consult || frame.mode == "resign";
}

bool isOfKind(const ArticleView& view, const Filler& filler, KindMask kinds) {
    return (maskOf(view.actorOf(filler).kind) & kinds) != 0;
}

void keepKinds(const ArticleView& view, KindMask kinds, std::vector<Filler>& fillers) {
    std::erase_if(fillers, [&](const Filler& f) { return !isOfKind(view, f, kinds); });
}

/// Who acts, by the frame's roles in their order.
void findInSourceRoles(const ArticleView& view, const Candidate& candidate, Arguments& arguments) {
    const Frame& frame = *candidate.frame;
    std::vector<Filler>& sources = arguments.sources;
    const auto fits = [&](const Filler& f) { return isOfKind(view, f, frame.sourceKinds); };
    std::vector<Filler> forum;
    for (const Role& role : frame.sources) {
        fillRole(view, role, candidate, true, arguments, sources);
        const auto named = std::stable_partition(
            sources.begin(), sources.end(), [&](const Filler& f) { return !isNamedByTrigger(f, candidate); });
        if (forum.empty()) forum.assign(named, sources.end());
        sources.erase(named, sources.end());
        // "African leaders and *Jacques Chirac*": who acts together with those who may act may.
        const bool any = std::any_of(sources.begin(), sources.end(), fits);
        std::erase_if(sources, [&](const Filler& f) {
            return !fits(f) && !(any && view.actorOf(f).kind == ActorKind::Other);
        });
        if (isForOthers(frame.type))
            std::erase_if(sources, [&](const Filler& f) { return isPrivateVoice(view, f); });
        if (!sources.empty()) return;
    }
    sources = std::move(forum);
    keepKinds(view, frame.sourceKinds, sources);
}

void findSources(const ArticleView& view, const Candidate& candidate, Arguments& arguments) {
    findInSourceRoles(view, candidate, arguments);
    for (const auto fallback : {collectStateOfPlace, collectStoryState, collectProtesters})
        if (arguments.sources.empty()) fallback(view, candidate, arguments.sources);
}

/// To whom it is done, by the frame's roles in their order. False for one's way home, which is no visit.
bool findInTargetRoles(const ArticleView& view, const Candidate& candidate, bool toOther,
                       Arguments& arguments) {
    const Frame& frame = *candidate.frame;
    for (const Role& role : frame.targets) {
        if (toOther && role.kind != RoleKind::Object && role.kind != RoleKind::Indirect) break;
        std::vector<Filler> fillers;
        fillRole(view, role, candidate, false, arguments, fillers);
        // Places stand for their country only where one acts on a country.
        keepKinds(
            view,
            frame.targetKinds == ~0U ? ~0U : frame.targetKinds | (frame.host ? maskOf(ActorKind::Place) : 0U),
            fillers);
        // "flew back to Paris", says one of the French minister
        if (frame.host && candidate.kind == TriggerClass::Verb &&
            view.clause.hasWord(candidate.trigger, "back") &&
            std::any_of(fillers.begin(), fillers.end(),
                        [&](const Filler& f) { return isOwnState(view, f, arguments.sources, frame); }))
            return false;
        std::erase_if(fillers, [&](const Filler& f) {
            return contains(arguments.sources, f.actor) || isThing(view, f, frame.type) ||
                   isOwnState(view, f, arguments.sources, frame) ||
                   (frame.type == EventType::Statement && isPress(view, f));
        });
        if (fillers.empty()) continue;
        arguments.targets = std::move(fillers);
        break;
    }
    return true;
}

/// Who else may be meant where the roles found nobody: the surer the sooner.
void findOtherTargets(const ArticleView& view, const Candidate& candidate, bool guest, bool toOther,
                      Arguments& arguments) {
    const Frame& frame = *candidate.frame;
    const std::vector<Filler>& sources = arguments.sources;
    std::vector<Filler>& targets = arguments.targets;
    if (targets.empty() && !guest) {
        collectPrivatePatients(view, candidate, sources, targets);
        keepKinds(view, frame.targetKinds, targets);
    }
    const bool mutualNoun = candidate.kind == TriggerClass::Noun && sources.size() > 1;
    if (targets.empty() && !isComplete(frame, arguments) && !mutualNoun && !frame.needsTarget &&
        !sources.empty()) {
        // What is refused names others than who is refused it: "ruled out troops for Chad".
        if (!toOther && frame.type != EventType::Reject) collectNearby(view, candidate, sources, targets);
        keepKinds(view, frame.targetKinds, targets);
        if (targets.empty()) collectOwnPeople(view, candidate, sources, targets);
    }
    if (frame.type == EventType::Statement || targets.empty())
        collectAddressee(view, candidate, sources, targets);
    if (frame.type == EventType::Statement && targets.empty())
        collectTopic(view, candidate, sources, targets);
    if (targets.empty()) collectThankful(view, candidate, sources, targets);
    if (frame.host && targets.empty()) collectHostsOfGuest(view, candidate, sources, targets);
    if (frame.type == EventType::Mobilize && targets.empty())
        collectProvoker(view, candidate, sources, targets);
}

/// Whether those found make the frame an event: an act of somebody, and of somebody known for politics.
bool makesEvent(const ArticleView& view, const Candidate& candidate, const Arguments& arguments) {
    const Frame& frame = *candidate.frame;
    const auto& [sources, targets, place] = arguments;
    if (sources.empty()) return false;
    if (frame.host && (targets.empty() ? isCraft(view, candidate) : isHomeTrip(view, arguments)))
        return false;
    if ((frame.needsTarget || frame.needsOther) && targets.empty()) return false;
    if (frame.needsOther && view.actorOf(sources.front()).side() == view.actorOf(targets.front()).side())
        return false;
    if (frame.needsPair && sources.size() + targets.size() < 2) return false;
    return !isPrivate(view, sources) || !isPrivate(view, targets);
}

/// "in", "near" the place on one of the clause's words; also "in the capital *of* Chad".
const Mention* placeOf(const ArticleView& view, const Candidate& candidate) {
    constexpr int kMostNouns = 3;
    const Mention* place = nullptr;
    for (const TokenIndex head : {candidate.trigger, candidate.predicate, candidate.object}) {
        if (head == kNoToken) continue;
        forEachChild(view.document, head, [&](TokenIndex c) {
            const Relation r = baseOf(view.document[c].relation);
            if (place || (r != Relation::Obl && r != Relation::Nmod && r != Relation::Advmod)) return;
            const std::string_view word = view.clause.caseOf(c);
            if (word != "in" && word != "at" && word != "near" && word != "outside" && word != "inside")
                return;
            TokenIndex t = c;
            for (int step = 0; step < kMostNouns && t != kNoToken; ++step) {
                if (const Mention* const mention = view.headedBy(t)) {
                    if (!mention->placeCountry.empty()) place = mention;
                    return;
                }
                const TokenIndex inner = view.clause.prepositional(t, "of");
                t = inner != kNoToken ? inner : view.clause.child(t, Relation::NmodPoss);
            }
        });
        if (place) break;
    }
    return place;
}

}  // namespace

std::optional<Arguments> findArguments(const ArticleView& view, const Candidate& candidate) {
    const Frame& frame = *candidate.frame;
    Arguments arguments;
    findSources(view, candidate, arguments);
    if (frame.needsSource && arguments.sources.empty()) return std::nullopt;
    const bool guest = guestOf(view, candidate) != kNoToken;  // what stands behind "visiting" is who visits
    const bool toOther = isToOther(view, candidate);
    if (!guest && !findInTargetRoles(view, candidate, toOther, arguments)) return std::nullopt;
    turnToVictims(view, candidate, arguments.sources, arguments.targets);
    if (frame.host) liftToHosts(view, arguments);
    findOtherTargets(view, candidate, guest, toOther, arguments);
    if (!makesEvent(view, candidate, arguments)) return std::nullopt;
    std::stable_sort(arguments.sources.begin(), arguments.sources.end(),
                     [](const Filler& a, const Filler& b) { return a.span.begin < b.span.begin; });
    arguments.place = placeOf(view, candidate);
    return arguments;
}

}  // namespace chancery::event::argument
