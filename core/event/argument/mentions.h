#pragma once
#include <string_view>
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"

// Who is mentioned at one word.
namespace chancery::event::argument {

/// Adds the actors mentioned at that word that may act between states (or, as far as sought, are places),
/// unless the text rules them out; `rule` must be static. False if there are none. Those that stand in
/// `fillers` already are not added again.
bool addMentionsAt(const ArticleView& view, TokenIndex token, Sought sought, float confidence,
                   std::string_view rule, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
