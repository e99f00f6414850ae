#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date_interval.h"
#include "core/language/document.h"
#include "core/time/timex.h"
#include "core/time/timex_tagger.h"

namespace chancery::time {

/// The date at which the story stands, and why.
struct StoryDate {
    /// From the surest to the vaguest.
    enum class Source : std::uint8_t {
        Sentence,  ///< named in the sentence itself
        Carried,   ///< named in a sentence before it, of the same scene
        Lead,      ///< the story's main day: the day the lead names
        Dateline,  ///< the lead names none, the dateline does
    } source = Source::Lead;
    base::DateInterval interval;
    std::int32_t timex = -1;  ///< index of the expression in the list given to build(), -1 for the dateline
    std::string reason;       ///< plain words: "carried over from 'Thursday' in the sentence before"
};

/// Answers "what is the story's date at this sentence?" for events whose own clause names none. A value; re-entrant.
class StoryClock {
public:
    /// Linear in sentences and expressions. Keeps no view of the arguments.
    static StoryClock build(const language::Document& document, const std::vector<Timex>& timexes, const TimeContext& context);

    /// The date of the scene that the sentence belongs to; nullopt if the story never says.
    /// An event told in the past tense without a date of its own happened then, if it belongs to the scene at all.
    std::optional<StoryDate> dateFor(std::uint32_t sentence) const;

    /// The day the story is about, if the lead or the dateline names it.
    std::optional<StoryDate> mainDay() const;

    /// How many sentences of one paragraph a date is carried.
    static constexpr std::uint32_t kMaxCarry = 3;

private:
    std::vector<StoryDate> m_dates;          ///< distinct answers
    std::vector<std::int32_t> m_bySentence;  ///< index into m_dates, or -1
    std::int32_t m_main = -1;
};

}  // namespace chancery::time
