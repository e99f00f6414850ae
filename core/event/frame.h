#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor/actor.h"
#include "core/base/flat_map.h"
#include "core/event/event_type.h"

namespace chancery::event {

using base::WordSet;

/// Where a frame looks for an actor, seen from its trigger (docs/formats/frames.md gives each in words).
enum class RoleKind : std::uint8_t {
    Subject,      ///< who acts: active subject, agent of a passive, possessor of an event noun, subject of its light verb
    Object,       ///< to whom: active object, subject of a passive, "of" phrase or modifier of an event noun
    Indirect,     ///< indirect object
    Owner,        ///< an actor inside the object's noun phrase: possessor, modifier, "of", "by", "from" phrase
    Clause,       ///< subject of the complement clause
    Content,      ///< the first actor other than the source in the content clause
    Host,         ///< the country in which it happens, if it is not the source's own
    Preposition,  ///< the object of a named preposition
};

struct Role {
    RoleKind kind = RoleKind::Subject;
    std::string preposition;  ///< for RoleKind::Preposition only
};

/// What the frame's content clause or object means for the events inside it.
enum class ContentRule : std::uint8_t {
    None,     ///< they stand on their own
    Absorb,   ///< they are part of this event: demands, promises, accusations
    Factive,  ///< they are taken for granted: "condemned the attack"
    Report,   ///< this event gives way to a typed event of the same actor inside it: "said it would withdraw"
};

/// A test on the complement of the trigger that the frame needs.
enum class ComplementRule : std::uint8_t { Any, None, Clause, ObjectClause, Agree, Hostile, Mobilize, Speech, Threat, Demand, Commitment };

using KindMask = std::uint32_t;
constexpr KindMask maskOf(actor::ActorKind kind) { return 1U << static_cast<unsigned>(kind); }

/// One way of speaking of one kind of event.
struct Frame {
    std::string id;     ///< "consult.meet"
    EventType type = EventType::Statement;
    std::string mode;   ///< PLOVER mode, or empty
    std::string gloss;  ///< past tense for the summary: "met"
    float prior = 0.5F;
    bool symmetric = false;  ///< several sources of one verb act on each other
    bool host = false;       ///< the target is a country or an official visited: also the place
    ContentRule content = ContentRule::None;
    ComplementRule complement = ComplementRule::Any;
    WordSet objects;       ///< if not empty: the object's head (with what precedes it) must be one of these
    WordSet notObjects;
    WordSet subjectNouns;  ///< if not empty: the subject's head must be one of these
    WordSet modifiers;     ///< if not empty: the noun (or the object) has one of these before it
    WordSet notModifiers;
    WordSet with;          ///< if not empty: one of these nouns is an oblique of the verb
    WordSet light;         ///< verbs of which the noun may be the object without losing its subject
    WordSet notNext;       ///< words that must not follow within two tokens
    WordSet notSubjects;   ///< the head of the subject must not be one of these
    WordSet onlyObjects;   ///< if not empty: a direct object that is a common noun must be one of these
    WordSet near;          ///< if not empty: one of these stands within fifteen words of the trigger
    WordSet notNear;       ///< none of these stands within fifteen words of the trigger
    std::uint32_t notPronounIn = 0;  ///< topics in which its subject must not be an "it": companies are told of so
    std::uint32_t notTopics = 0;  ///< topics of which neither the sentence nor the story speaks (FrameLexicon::topicsOf)
    std::vector<Role> sources;
    std::vector<Role> targets;
    KindMask sourceKinds = ~0U;
    KindMask targetKinds = ~0U;
    bool needsSource = false;
    bool needsTarget = false;
    bool needsAny = true;   ///< one actor at least
    bool needsPair = false; ///< two different actors on whatever side
    bool needsLight = false;
    bool needsOther = false;  ///< source and target on different sides
    bool transitive = false;  ///< without an object its subject has it done to him: "two editors jailed in Chad"
    bool asserted = false;    ///< tells of nothing where it is negated: "gave no details"
    bool notTopical = false;  ///< its noun tells of nothing where it is only spoken of: "talks on cooperation"
    bool targetElsewhere = false;  ///< somebody must be meant: where its sentence names nobody, whom the story spoke of last
    bool planned = false;     ///< what it tells of lies ahead even where its verb is in the past: "prepared to attack"
};

enum class TriggerClass : std::uint8_t { Verb, Noun, Adjective, Phrase };

/// One trigger of one frame: the head word (by which it is indexed) and what must stand around it.
struct TriggerEntry {
    std::uint32_t frame = 0;
    TriggerClass kind = TriggerClass::Verb;
    std::vector<std::string> before;  ///< nouns: words directly before the head
    std::vector<std::string> after;   ///< verbs and phrases: words that follow
    std::string preposition;          ///< the head must govern this preposition; empty if none
};

}  // namespace chancery::event
