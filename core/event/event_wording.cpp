#include "core/event/event_wording.h"

#include <fmt/format.h>

#include <string_view>

#include "core/event/event_object.h"

namespace chancery::event {

namespace {

constexpr std::size_t kMaxNames = 4;

std::string namesOf(const std::vector<Participant>& participants, const actor::ActorAnnotation& actors, std::string_view separator) {
    std::string names;
    for (std::size_t i = 0; i < participants.size(); ++i) {
        if (i == kMaxNames) {
            names += fmt::format("{}{} more", separator, participants.size() - kMaxNames);
            break;
        }
        if (i > 0) names += separator;
        names += actors.actors[participants[i].actor].name;
    }
    return names;
}

std::string_view kindOf(TriggerClass kind) {
    switch (kind) {
        case TriggerClass::Verb: return "verb";
        case TriggerClass::Noun: return "noun";
        case TriggerClass::Adjective: return "adjective";
        case TriggerClass::Phrase: return "phrase";
    }
    return "word";
}

void appendFillers(std::string& text, std::string_view role, const std::vector<argument::Filler>& fillers,
                   const actor::ActorAnnotation& actors, const language::Document& document) {
    for (const argument::Filler& f : fillers) {
        const actor::Actor& actor = actors.actors[f.actor];
        if (!text.empty()) text += "; ";
        text += fmt::format("{}: '{}'", role, base::textOf(document.text, f.span));
        if (base::textOf(document.text, f.span) != actor.name) text += fmt::format(" is {}", actor.name);
        text += fmt::format(", {}", f.rule);
        if (!actor.why.empty()) text += fmt::format(" ({})", actor.why);
    }
}

}  // namespace

std::string summaryOf(const Draft& draft, const actor::ActorAnnotation& actors, const Clause& clause) {
    const Event& event = draft.event;
    std::string text;
    const bool mutual = draft.candidate.frame->symmetric && event.targets.empty() && event.sources.size() > 1;
    if (event.sources.empty() && !event.targets.empty()) text = "→ " + namesOf(event.targets, actors, ", ");
    else text = namesOf(event.sources, actors, mutual ? " – " : ", ");
    if (!event.sources.empty() && !event.targets.empty()) text += " → " + namesOf(event.targets, actors, ", ");
    const Frame& frame = *draft.candidate.frame;
    text += fmt::format(": {}", frame.gloss.empty() ? std::string(name(frame.type)) : frame.gloss);
    if (const std::string object = objectWording(draft, clause); !object.empty()) text += ' ' + object;
    if (event.status != EventStatus::Occurred) text += fmt::format(" ({})", name(event.status));
    return text;
}

std::string frameWording(const Candidate& candidate, const language::Document& document) {
    const base::Span words = document[candidate.first].span.united(document[candidate.last - 1].span);
    std::string text = fmt::format("'{}' ({}, frame {})", base::textOf(document.text, words), kindOf(candidate.kind), candidate.frame->id);
    if (candidate.light != language::kNoToken) text += fmt::format(" with '{}'", document[candidate.light].form);
    return text;
}

std::string actorWording(const argument::Arguments& arguments, const actor::ActorAnnotation& actors, const language::Document& document) {
    std::string text;
    appendFillers(text, "source", arguments.sources, actors, document);
    appendFillers(text, "target", arguments.targets, actors, document);
    return text;
}

}  // namespace chancery::event
