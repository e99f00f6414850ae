#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Roles inside what is said or demanded (docs/formats/frames.md).
namespace chancery::event::argument {

/// Adds the first actor other than the sources that the content clause, or else the object, names.
void collectContent(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                    std::vector<Filler>& fillers);

/// Adds who does what the content clause tells: whom one wants to act, of whom one says something. What one
/// says or threatens of one's own side counts for nobody.
void collectDoer(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                 std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
