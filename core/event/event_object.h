#pragma once
#include <string>

#include "core/event/candidate.h"
#include "core/event/clause.h"

namespace chancery::event {

/// What an event is about, in words of its sentence that neither its sides nor its frame's gloss say: "pauses" of a call for
/// pauses, "to halt the operation", "over grain". At most some forty bytes; empty if the tree shows nothing of the kind.
std::string objectWording(const Draft& draft, const Clause& clause);

}  // namespace chancery::event
