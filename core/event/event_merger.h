#pragma once
#include <vector>

#include "core/actor/actor.h"
#include "core/event/candidate.h"
#include "core/language/document.h"

namespace chancery::event {

/// Joins the drafts that tell of one event: same type, actors that do not contradict each other, dates that may be the
/// same. The fullest mention gives the evidence, the others become otherMentions; dates and actors are completed from
/// the better-known mention. Stable: keeps text order.
std::vector<Draft> mergeMentions(std::vector<Draft> drafts, const language::Document& document,
                                 const actor::ActorAnnotation& actors);

}  // namespace chancery::event
