#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"

// Who is named beside somebody: further names of a list, examples of a group, fellows of an official.
namespace chancery::event::argument {

/// "Biden and *Smith* announced", "the UN and the *Forest Council* urged": whoever acts together with an
/// official or a known body acts like him.
void addCompanion(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers);

/// "African leaders, including *Kibaki* and Museveni": who is named among people without a name.
void addExamples(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers);

/// "Kibaki, then vice president, and *Odinga*": the tree joins the second person to the first one's office.
void addBehindAppositions(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers);

/// "China, Iran, and *Russia*": the further names of a list where the tree hung them elsewhere, unless they
/// begin a clause.
void addNeighbours(const ArticleView& view, TokenIndex noun, Sought sought, std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
