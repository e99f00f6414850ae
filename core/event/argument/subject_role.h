#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Role "subject" (docs/formats/frames.md): who acts.
namespace chancery::event::argument {

/// Adds who acts: the subject of a verb, the owner or the doer of an event noun, the subject of its light
/// verb or its clause.
void collectSubject(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
