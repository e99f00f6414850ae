#pragma once
#include <string>
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Roles that a preposition leads to (docs/formats/frames.md).
namespace chancery::event::argument {

/// Adds whom a phrase with that preposition names, wherever around the trigger the tree hung it.
void collectPhrase(const ArticleView& view, const Candidate& candidate, const std::string& preposition,
                   Sought sought, std::vector<Filler>& fillers);

/// The country an official has come to: talks *in South Korea*.
void collectHost(const ArticleView& view, const Candidate& candidate, const Arguments& arguments,
                 std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
