#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/actor/actor.h"
#include "core/event/event.h"

namespace chancery::event {

/// The actor of another side than the participants' that the article named last before byte `position`: the state itself where it
/// is named as such anywhere. Nullopt if none is named near by. Needs mentions in the order of the text.
std::optional<std::uint32_t> otherSideBefore(const actor::ActorAnnotation& actors, std::size_t position, const std::vector<Participant>& participants);

}  // namespace chancery::event
