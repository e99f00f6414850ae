#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Who was found in the place of a participant and yet is none.
namespace chancery::event::argument {

/// "condemned them", "rejected it": mostly what was done, not a state named before.
bool isThing(const ArticleView& view, const Filler& filler, EventType type);

/// "told *reporters*", "told the *official* news agency": to whom one only speaks.
bool isPress(const ArticleView& view, const Filler& filler);

/// "Chadian *newspapers* alleged", "*citizens* of Chad asked": who speaks is not the state.
bool isPrivateVoice(const ArticleView& view, const Filler& filler);

/// True if nobody among them is a state, holds an office or is otherwise known for politics.
bool isPrivate(const ArticleView& view, const std::vector<Filler>& fillers);

/// "the ship visited its base": a craft that meets nobody.
bool isCraft(const ArticleView& view, const Candidate& candidate);

/// "the *Summit of the Americas*": a meeting stands for those who meet only where none of them is named.
bool isNamedByTrigger(const Filler& filler, const Candidate& candidate);

}  // namespace chancery::event::argument
