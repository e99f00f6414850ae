#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "core/actor/actor.h"
#include "core/base/span.h"

namespace chancery::event::argument {

/// One actor found for a role and why.
struct Filler {
    /// Into ActorAnnotation::mentions; null: meant, but not mentioned there.
    const actor::Mention* mention = nullptr;
    std::uint32_t actor = 0;  ///< index into ActorAnnotation::actors
    base::Span span;          ///< the words that stand for it
    float confidence = 1.0F;
    std::string_view rule;     ///< static text for the explanation
    std::string_view doubt{};  ///< what the analyst should doubt about it; static text, empty if nothing

    bool isGuess() const { return rule != "named" && rule != "apposition"; }
};

/// Who fills the roles of one candidate.
struct Arguments {
    std::vector<Filler> sources;
    std::vector<Filler> targets;
    const actor::Mention* place = nullptr;  ///< where it happens; null if the clause does not say
};

/// What counts as a name for an actor where one is looked for.
struct Sought {
    bool places;     ///< a place counts, for its state
    bool modifiers;  ///< "*Chadian* troops" count as Chad's
};
inline constexpr Sought kActing{false, true};
inline constexpr Sought kMeant{true, true};
inline constexpr Sought kNamed{false, false};
inline constexpr Sought kNamedOrPlace{true, false};

/// The rule by which "I" and "we" stand for whoever is quoted.
inline constexpr std::string_view kSpeakerRule = "speaker of the quotation";

// What a way of finding somebody costs in confidence.
inline constexpr float kModifierDoubt = 0.85F;  ///< "Israeli troops": the state for its people
inline constexpr float kImplicitDoubt = 0.8F;   ///< the subject of another verb of the sentence
inline constexpr float kContentDoubt = 0.7F;    ///< somebody named in the content clause
inline constexpr float kPersonDoubt = 0.8F;     ///< a person without office

inline bool contains(const std::vector<Filler>& fillers, std::uint32_t actor) {
    return std::any_of(fillers.begin(), fillers.end(), [actor](const Filler& f) { return f.actor == actor; });
}

}  // namespace chancery::event::argument
