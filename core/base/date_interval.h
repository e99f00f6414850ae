#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace chancery::base {

/// Seconds since 1970-01-01T00:00:00. News has no time zone unless it says so: instants are civil time of the place
/// the text speaks of, or UTC where the text names a zone.
using Instant = std::int64_t;

inline constexpr Instant kDay = 86'400;

constexpr Instant startOf(Date date) { return date.serial() * kDay; }
/// The last second of the day.
constexpr Instant endOf(Date date) { return date.serial() * kDay + kDay - 1; }
/// The day that holds the instant.
constexpr Date dateOf(Instant t) { return Date::fromSerial(t >= 0 ? t / kDay : -((-t + kDay - 1) / kDay)); }

/// How fine the text's own words are; never sharper than the text. Ordered from fine to coarse.
enum class Precision : std::uint8_t { Minute, PartOfDay, Day, Weekend, Week, Month, Season, Quarter, Year, Decade };

/// `day`, `part_of_day` ... as in the event model.
std::string_view name(Precision precision);
std::optional<Precision> parsePrecision(std::string_view name);

/// The time in which something lies, both ends inclusive, begin <= end.
struct DateInterval {
    Instant begin = 0;
    Instant end = 0;
    Precision precision = Precision::Day;

    static constexpr DateInterval day(Date date) { return {startOf(date), endOf(date), Precision::Day}; }
    static constexpr DateInterval days(Date first, Date last, Precision precision) {
        return {startOf(first), endOf(last), precision};
    }

    constexpr Date beginDate() const { return dateOf(begin); }
    constexpr Date endDate() const { return dateOf(end); }
    constexpr bool overlaps(const DateInterval& other) const { return begin <= other.end && other.begin <= end; }
    constexpr bool contains(const DateInterval& other) const { return begin <= other.begin && other.end <= end; }
    /// `2023-11-09`, or `2023-11-09T14:30` for precisions finer than a day.
    std::string isoBegin() const;
    std::string isoEnd() const;

    friend constexpr bool operator==(const DateInterval&, const DateInterval&) = default;
};

}  // namespace chancery::base
