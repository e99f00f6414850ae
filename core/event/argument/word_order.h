#pragma once
#include <string>
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Where the tree went astray: who stands beside whom in the order of the words, at a price in confidence.
namespace chancery::event::argument {

/// "between Israel and the group Hamas": the second of the two where the tree hung it elsewhere.
void otherOfPair(const ArticleView& view, TokenIndex first, Sought sought, std::vector<Filler>& fillers);

/// "talks *with* Foreign Minister Park": the name behind a preposition that stands right behind the trigger.
void collectBehindPreposition(const ArticleView& view, const Candidate& candidate,
                              const std::string& preposition, Sought sought, std::vector<Filler>& fillers);

/// The name right before a finite verb that the tree left without a subject.
void collectBeforeVerb(const ArticleView& view, TokenIndex verb, std::vector<Filler>& fillers);

/// The name right behind a verb that the tree left without an object.
void collectBehindVerb(const ArticleView& view, TokenIndex verb, std::vector<Filler>& fillers);

/// "demanded that Chad end curbs": the name behind "that" where the tree saw no clause, but "Chad end curbs"
/// as one noun.
void collectBehindThat(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
