#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// To whom something is done who is no actor between states: people whom nothing but a noun names, private
// persons, the victims of an attack.
namespace chancery::event::argument {

/// "warned *villagers* ...", "accused *Smith* of selling arms in Havana": whom else the clause names is not
/// whom it is done to.
bool isToOther(const ArticleView& view, const Candidate& candidate);

/// "arrested *John Smith*", "sanctioned *Mahan Air*", "paid tribute to *her*": who never acts in the story
/// may still have something done to him.
void collectPrivatePatients(const ArticleView& view, const Candidate& candidate,
                            const std::vector<Filler>& sources, std::vector<Filler>& fillers);

/// An attack of which only the place is named, or nothing at all, is one on its victims.
void turnToVictims(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                   std::vector<Filler>& fillers);

/// People without a name of their own to whom one speaks are the speaker's; whoever protests does so against
/// his own state.
void collectOwnPeople(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                      std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
