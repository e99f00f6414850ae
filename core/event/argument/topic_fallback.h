#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Of whom a statement speaks.
namespace chancery::event::argument {

/// "said *Iran's* aid was welcome", "said the truce with *Chad* held", "said he hoped to see *Chad* join":
/// another side that what is said names, the nearer to its main clause's subject the sooner.
void collectTopic(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                  std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
