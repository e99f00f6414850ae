#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/date.h"

namespace chancery::time {

/// Western Easter Sunday (Meeus, Jones, Butcher), Gregorian calendar; `year` >= 1583.
base::Date easterSunday(int year);
/// Orthodox Easter Sunday as a Gregorian date; `year` 1583..4099.
base::Date orthodoxEasterSunday(int year);
/// The nth (1..5, or -1 for the last) such weekday of the month; nullopt if the month has none.
std::optional<base::Date> nthWeekdayOfMonth(int year, int month, int weekday, int nth);

struct FixedRule { int month = 1; int day = 1; };
struct NthWeekdayRule { int nth = 1; int weekday = 1; int month = 1; };
struct EasterRule { bool orthodox = false; };
struct TableRule { std::multimap<int, base::Date> dates; };  ///< by year; Islamic feasts may come twice in one

/// A holiday and the rule that finds its day in a year.
struct Holiday {
    std::string id;
    std::string name;  ///< for display: the first of its names
    std::variant<FixedRule, NthWeekdayRule, EasterRule, TableRule> rule;
    int plusDays = 0;  ///< added to what the rule gives
    int days = 1;      ///< how long it lasts
    bool week = false; ///< a week by its name: "Holy Week"

    /// First days of it in that year, in order; empty if the table has none.
    std::vector<base::Date> datesIn(int year) const;
};

}  // namespace chancery::time
