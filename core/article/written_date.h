#pragma once
#include <optional>
#include <string_view>

#include "core/base/date.h"
#include "core/base/date_interval.h"

namespace chancery::article {

/// A date as metadata and headers write it. `date` is the day as written, in the place's own time.
struct WrittenDate {
    base::Date date;
    std::optional<base::Instant>
        instant;  ///< UTC if a zone is named, else civil time; nullopt without a time of day

    friend bool operator==(const WrittenDate&, const WrittenDate&) = default;
};

inline constexpr std::size_t kMaxWrittenDateBytes = 200;

/// The whole of `text` must be a date: ISO 8601 (`2023-11-09T10:15:00+09:00`), RFC 822 (`Thu, 09 Nov 2023
/// 10:15:00 GMT`), `9 November 2023`, `Nov. 9, 2023`, `Thursday, November 9th, 2023 at 10:15 a.m. EST`, `Thu
/// Nov 9 10:15:00 UTC 2023`, `2023/11/09`, `20231109`, `13/11/2023`. Two numbers that could both be the month
/// give nullopt (11/09/2023), and so does a date without a year: a wrong date is worse than none.
std::optional<WrittenDate> parseWrittenDate(std::string_view text);

/// Seconds, or milliseconds, since 1970 as programs write them; nullopt outside 1980..2100.
std::optional<WrittenDate> parseEpoch(double number);

/// 1..12 for an English month name, whole or shortened, any case, with or without its full stop.
std::optional<int> parseMonthName(std::string_view word);

}  // namespace chancery::article
