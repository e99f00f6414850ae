#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/time/timex.h"
#include "core/time/words.h"

namespace chancery::time {

/// A number of units: "two", "2 1/2", "several".
struct Amount {
    std::int64_t value = 0;
    bool half = false;   ///< and a half
    bool vague = false;  ///< X in TIMEX3
};

/// How an expression hangs on another day: "last", "this" ...
enum class Relative : std::uint8_t {
    None, Last, Past, This, Next, Coming, Previous, Following, That, Same, Current, Latest, The, Corresponding
};

/// Which way an amount is counted.
enum class Direction : std::uint8_t { None, Ago, Hence, Earlier, Later };

/// Which stretch of the named time is meant. TIMEX3 keeps it out of the value; it narrows nothing in the interval.
enum class Edge : std::uint8_t { None, Early, Mid, Late, Start, Middle, End, Earlier, Later };

/// A time expression as the grammar reads it, before it has a place on the calendar. Which fields count depends on
/// `kind`.
struct Expression {
    enum class Kind : std::uint8_t {
        Calendar,   ///< some of year ... weekday, part, clock; `relative` (+ `unit` when it is another unit's: "Friday last week")
        Day,        ///< dayShift from the day of writing: "yesterday"
        Shift,      ///< relative + unit: "last week", "the same day"
        Offset,     ///< amount + unit + direction: "two years ago"
        Duration,   ///< amount + unit; with `relative` it has ends: "the past three months"
        Set,        ///< value, or amount + unit, or weekday / month / season / part
        Reference,  ///< value
        Holiday,    ///< holiday (+ year or relative)
        Decade,     ///< year = its first
        Century,    ///< century
    };
    Kind kind = Kind::Calendar;
    TimexType type = TimexType::Date;
    Relative relative = Relative::None;
    Direction direction = Direction::None;
    Edge edge = Edge::None;
    Unit unit = Unit::None;
    Amount amount;
    bool fullUnit = false;  ///< Duration: the unit itself stood there without a number ("a year", "the year")

    std::int16_t year = kUnset;
    std::int8_t month = 0;
    std::int8_t day = 0;
    std::int8_t weekday = 0;
    std::int8_t quarter = 0;
    std::int8_t half = 0;
    std::int8_t nth = 0;        ///< "the third week of May": with unit
    Season season = Season::None;
    Part part = Part::None;
    std::int8_t hour = -1;
    std::int8_t minute = -1;
    std::int8_t second = -1;
    std::int16_t zoneMinutes = Word::kNoZone;
    std::int8_t dayShift = 0;
    std::int16_t century = 0;
    bool beforeChrist = false;
    bool inheritsMonth = false; ///< second day of "Nov. 14-17"
    bool possessive = false;    ///< "Friday's"
    bool fiscal = false;
    bool yearEarlier = false;   ///< "the year-earlier quarter"
    std::int16_t holiday = -1;
    std::string_view value;     ///< Reference, Set; lives in the lexicon

    static constexpr std::int16_t kUnset = INT16_MIN;

    bool hasYear() const { return year != kUnset; }
    bool hasClock() const { return hour >= 0; }
};

/// An expression and its atoms [first, last).
struct Match {
    std::size_t first = 0;
    std::size_t last = 0;
    Expression expression;
};

}  // namespace chancery::time
