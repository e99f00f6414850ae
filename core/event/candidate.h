#pragma once
#include <string>
#include <vector>

#include "core/event/event.h"
#include "core/event/frame.h"
#include "core/language/document.h"

namespace chancery::event {

/// A trigger in the text with one frame it may stand for; its arguments are not known yet.
struct Candidate {
    language::TokenIndex trigger = language::kNoToken;
    /// The predicate whose tense, mood and time are the event's: the verb itself, the light verb of a noun, the
    /// predicate of which the event noun is the subject; the trigger itself if nothing else.
    language::TokenIndex predicate = language::kNoToken;
    language::TokenIndex light = language::kNoToken;   ///< light verb of a noun trigger
    language::TokenIndex object = language::kNoToken;  ///< head of the object a verb frame looked at
    language::TokenIndex first = 0;                    ///< trigger words [first, last)
    language::TokenIndex last = 0;
    TriggerClass kind = TriggerClass::Verb;
    const Frame* frame = nullptr;
    float score = 0;  ///< how well the frame fits before its arguments are known
};

/// An event under construction with what later steps need to know of it.
struct Draft {
    static constexpr int kMaxDepth = 5;
    Event event;
    Candidate candidate;
    float confidence = 1.0F;
    int durationDays = 0;       ///< "a three-day visit"; 0 if the text says nothing
    int depth = 0;              ///< steps up the tree from the trigger to the main verb, kMaxDepth at most
    bool lonely = false;        ///< a meeting with one side: no event unless another mention names the other
    bool headline = false;      ///< told in a headline
    bool selfReport = false;    ///< content of the source's own statement
    bool sourceGuessed = false;  ///< not where the frame looks first, but by a fallback
    bool targetGuessed = false;
    bool dateIsLast = false;    ///< the date is the day on which it ended
    bool dateInherited = false; ///< taken from a neighbouring clause or the story
    std::string actorsWhy;
    std::string dateWhy;
    std::vector<std::string> doubts;
};

}  // namespace chancery::event
