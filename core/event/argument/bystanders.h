#pragma once
#include "core/event/argument/article_view.h"
#include "core/event/candidate.h"

// Who is named in what is said or done and yet is not whom it is meant for.
namespace chancery::event::argument {

/// "in Canberra", "at the Riga summit": where it happens, not to whom.
bool isWhere(const ArticleView& view, TokenIndex noun);

/// "condemned the attack on *Chad*", "the *Chad* blast", "denied links to the killing of *Deby*": who has the
/// harm done to him is not to blame.
bool isHarmed(const ArticleView& view, TokenIndex noun, const Candidate& candidate);

/// Named in what is said or done, yet not whom it is meant for: where it happens, who suffers or gains by it,
/// and Chad in "Chad's neighbours".
bool isBystander(const ArticleView& view, TokenIndex noun, const Candidate& candidate);

/// "refuted reports *claiming* that": what somebody else says; not so "adopted a resolution urging".
bool isReportOfOthers(const ArticleView& view, TokenIndex verb, const Candidate& candidate);

}  // namespace chancery::event::argument
