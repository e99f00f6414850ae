#pragma once
#include <string>
#include <vector>

#include "core/actor/actor.h"
#include "core/article/article.h"
#include "core/event/event.h"
#include "core/time/timex.h"

namespace chancery::extraction {

/// All that was found in one article; a plain value without views, fit to be stored or written as JSON.
struct Extraction {
    article::Article article;
    std::vector<base::Span> sentences;
    std::vector<time::Timex> timexes;
    std::vector<actor::Actor> actors;
    std::vector<actor::Mention> mentions;
    std::vector<event::Event> events;
};

}  // namespace chancery::extraction
