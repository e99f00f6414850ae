#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Where no role of the frame names who acts: whom the place or the story tells of.
namespace chancery::event::argument {

/// "was arrested in Lebanon", "deported from Lebanon": who can do that there is that state.
void collectStateOfPlace(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers);

/// "24 students were arrested" in a story about one state: its authorities did it.
void collectStoryState(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers);

/// "protests in Baghdad", "thousands marched in Baghdad": whoever protests is of that place, else of the
/// story's own state.
void collectProtesters(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
