#pragma once
#include <optional>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

namespace chancery::event::argument {

/// Fills the roles of the candidate's frame: its roles over the tree, then what may stand in for a role that
/// stayed empty, then what the frame cannot do without. Sources are in text order. Nullopt if nobody is found
/// whom the frame needs.
std::optional<Arguments> findArguments(const ArticleView& view, const Candidate& candidate);

}  // namespace chancery::event::argument
