#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Role "owner" (docs/formats/frames.md).
namespace chancery::event::argument {

/// An actor inside a noun phrase that is no actor itself: "China's proposal", "a US offer", "calls by Kofi
/// Annan".
void collectOwner(const ArticleView& view, TokenIndex noun, const Candidate& candidate,
                  const std::vector<Filler>& sources, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
