#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"

// Whose a noun is, by the words before it.
namespace chancery::event::argument {

/// "*Israeli* troops", "the *Israel-Hamas* war": the states and bodies that modify the noun.
void addModifiers(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers);

/// "*American* and British aircraft": the first of two states of one noun.
void addFellows(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
