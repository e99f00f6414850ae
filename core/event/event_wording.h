#pragma once
#include <string>

#include "core/actor/actor.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"
#include "core/event/clause.h"
#include "core/language/document.h"

namespace chancery::event {

/// "Antony Blinken → Cho Tae-yong: met", "Russia – North Korea: pledged arms (planned)".
std::string summaryOf(const Draft& draft, const actor::ActorAnnotation& actors, const Clause& clause);
/// "meet (verb, consult.meet): met"
std::string frameWording(const Candidate& candidate, const language::Document& document);
/// "source: 'Blinken' = Antony Blinken, named; target: ..."
std::string actorWording(const argument::Arguments& arguments, const actor::ActorAnnotation& actors, const language::Document& document);

}  // namespace chancery::event
