#include "core/event/argument/sides.h"

#include <algorithm>

namespace chancery::event::argument {

using actor::Actor;
using actor::ActorKind;

void addOthers(const ArticleView& view, const std::vector<Filler>& found, const std::vector<Filler>& sources,
               bool otherSide, std::string_view rule, std::vector<Filler>& fillers) {
    for (Filler f : found) {
        const std::string& side = view.actorOf(f).side();
        const bool same = std::any_of(sources.begin(), sources.end(), [&](const Filler& s) {
            return s.actor == f.actor || (otherSide && !side.empty() && view.actorOf(s).side() == side);
        });
        if (same || contains(fillers, f.actor)) continue;
        f.confidence *= kContentDoubt;
        f.rule = rule;
        fillers.push_back(f);
    }
}

void keepOffices(const ArticleView& view, std::vector<Filler>& fillers) {
    std::erase_if(fillers, [&](const Filler& f) {
        const Actor& actor = view.actorOf(f);
        return actor.kind != ActorKind::Official && actor.kind != ActorKind::Institution && !actor.plural;
    });
}

bool isOwnState(const ArticleView& view, const Filler& filler, const std::vector<Filler>& sources,
                const Frame& frame) {
    const EventType type = frame.type;
    const bool outward = type == EventType::Agree || type == EventType::Consult ||
                         type == EventType::Support || type == EventType::Cooperate ||
                         type == EventType::Aid || type == EventType::Mobilize ||
                         type == EventType::Statement;
    // Rebels and exiles may blame their state; those who speak for it do not.
    const bool adverse =
        type == EventType::Accuse || type == EventType::Reject || type == EventType::Threaten;
    const bool seized =
        type == EventType::Coerce && frame.mode == "seize";  // "seized drugs in the city of Busan"
    const Actor& actor = view.actorOf(filler);
    const bool city =
        actor.kind == ActorKind::Place && ((type == EventType::Consult && !frame.host) || seized);
    const bool state = (actor.kind == ActorKind::Country && !seized) || city;
    return (outward || adverse || seized) && state &&
           std::any_of(sources.begin(), sources.end(), [&](const Filler& s) {
               const Actor& source = view.actorOf(s);
               return source.side() == actor.side() &&
                      (outward || seized || (source.kind == ActorKind::Official && !source.former));
           });
}

bool isHomeTrip(const ArticleView& view, const Arguments& arguments) {
    if (arguments.sources.size() != 1 || arguments.targets.empty()) return false;
    const std::string& home = view.actorOf(arguments.sources.front()).side();
    return !home.empty() &&
           std::all_of(arguments.targets.begin(), arguments.targets.end(), [&](const Filler& f) {
               const Actor& actor = view.actorOf(f);
               return actor.side() == home &&
                      (actor.kind == ActorKind::Country || actor.kind == ActorKind::Place);
           });
}

void liftToHosts(const ArticleView& view, Arguments& arguments) {
    std::vector<Filler> hosts;
    for (Filler f : arguments.targets) {
        const Actor& goal = view.actorOf(f);
        const bool abroad =
            std::none_of(arguments.sources.begin(), arguments.sources.end(),
                         [&](const Filler& s) { return view.actorOf(s).side() == goal.side(); });
        if (goal.kind == ActorKind::Place && abroad)
            f.actor = view.stateActor(goal.country).value_or(f.actor);
        if (!contains(hosts, f.actor)) hosts.push_back(f);
    }
    arguments.targets = std::move(hosts);
}

}  // namespace chancery::event::argument
