#pragma once
#include "core/event/clause.h"
#include "core/event/word_lists.h"

namespace chancery::event {

/// Whether a clause says of somebody that he does wrong: "*Chad* continues to violate the truce", "*Chad*'s aggression",
/// "a conspiracy by *Chad*". What he fights, denies, may do or does not do is none. `accused` heads the mention of him.
bool saysWrongOf(language::TokenIndex accused, const Clause& clause, const WordLists& words);

}  // namespace chancery::event
