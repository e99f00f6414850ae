#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date_interval.h"
#include "core/base/span.h"
#include "core/language/document.h"

namespace chancery::time {

enum class TimexType : std::uint8_t { Date, Time, Duration, Set };
std::string_view name(TimexType type);  ///< "DATE" ...

/// How the interval of a DATE or TIME was found.
enum class Anchoring : std::uint8_t {
    Explicit,  ///< the words alone say it: "9 November 2023"
    Relative,  ///< resolved against the publication date: "Thursday", "last week"
    Story,     ///< resolved against another expression of the story: "two days later", "the same day"
    None,      ///< no place on the calendar: durations, sets, PAST_REF
};

/// One time expression as TimeML's TIMEX3 would annotate it.
struct Timex {
    base::Span span;
    language::TokenIndex first = 0;  ///< token range [first, last)
    language::TokenIndex last = 0;
    std::uint32_t sentence = 0;
    TimexType type = TimexType::Date;
    std::string value;                           ///< TIMEX3 value: 2023-W45-WE, P2D, PAST_REF ...
    std::optional<base::DateInterval> interval;  ///< where the value names a place on the calendar
    Anchoring anchoring = Anchoring::None;
    /// The expression bounds the event on one side only: "since May" (begin known), "by Friday", "until 2025".
    enum class Bound : std::uint8_t { None, Since, Until } bound = Bound::None;
    /// First and last of "from March to May", "Nov. 14-17": index of the partner in the list, or -1.
    std::int32_t rangePartner = -1;
    std::string rule;                            ///< which rule resolved it, in plain words for the analyst
};

}  // namespace chancery::time
