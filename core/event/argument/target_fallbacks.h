#pragma once
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/argument/filler.h"
#include "core/event/candidate.h"

// Where no role of the frame names the other side: whom the clause tells of besides.
namespace chancery::event::argument {

/// Somebody else named in the same clause behind the trigger, where no role found anyone: of another side, or
/// else an official or an institution of the same.
void collectNearby(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                   std::vector<Filler>& fillers);

/// "said in a letter to the Secretary-General", "sent a letter to Chad, calling for talks": to whom it is
/// written.
void collectAddressee(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                      std::vector<Filler>& fillers);

/// "*Chad* appreciates Niger's support", "thanked Niger for its help": whoever gives thanks for it was
/// helped.
void collectThankful(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                     std::vector<Filler>& fillers);

/// "Ortega met the visiting deputy secretary": the guest visits the side that the clause names beside him.
void collectHostsOfGuest(const ArticleView& view, const Candidate& candidate,
                         const std::vector<Filler>& sources, std::vector<Filler>& fillers);

/// "was on alert after North Korea designated ...": against whom the guard is up.
void collectProvoker(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                     std::vector<Filler>& fillers);

}  // namespace chancery::event::argument
