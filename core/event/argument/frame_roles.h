#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// From a role of a frame to the unit that looks for it.
namespace chancery::event::argument {

/// Adds the actors in that role. `arguments` holds the sources as far as they are known; `source` tells which
/// side the role is of.
void fillRole(const ArticleView& view, const Role& role, const Candidate& candidate, bool source,
              const Arguments& arguments, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
