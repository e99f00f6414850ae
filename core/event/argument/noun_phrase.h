#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"

// Whom a noun phrase names. Everything that turns a place in the tree into actors asks this.
namespace chancery::event::argument {

/// Adds the actors that the noun phrase headed by `noun` names, with those coordinated with it; nothing for
/// kNoToken.
void collectNamed(const ArticleView& view, TokenIndex noun, Sought sought, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
