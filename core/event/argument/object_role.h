#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Role "object" (docs/formats/frames.md): to whom it is done.
namespace chancery::event::argument {

/// Adds to whom it is done: of a verb its object, of an event noun who suffers it.
void collectObject(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
