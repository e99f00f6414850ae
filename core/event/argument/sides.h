#pragma once
#include <string_view>
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"

// Who is on the acting side and who on another.
namespace chancery::event::argument {

/// Adds those of `found` who are not among the sources (nor, with `otherSide`, on the side of one) as guesses
/// by that rule, which must be static.
void addOthers(const ArticleView& view, const std::vector<Filler>& found, const std::vector<Filler>& sources,
               bool otherSide, std::string_view rule, std::vector<Filler>& fillers);

/// Of one's own side only officials, institutions and groups of people are somebody else.
void keepOffices(const ArticleView& view, std::vector<Filler>& fillers);

/// "would improve relations between Chad and its neighbours", says Chad's minister: he does nothing to his
/// own state.
bool isOwnState(const ArticleView& view, const Filler& filler, const std::vector<Filler>& sources,
                const Frame& frame);

/// "arrived home in Gaza": going about one's own country meets nobody.
bool isHomeTrip(const ArticleView& view, const Arguments& arguments);

/// "the Kenyan minister arrived in *Gulu*": a visitor from abroad is the guest of the place's state, where
/// the article names that.
void liftToHosts(const ArticleView& view, Arguments& arguments);

}  // namespace chancery::event::argument
