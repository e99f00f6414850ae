#include "core/time/holiday.h"

#include <algorithm>

namespace chancery::time {

using base::Date;

namespace {

Date fromYmd(int year, int month, int day) { return Date::fromYmd(year, month, day).value_or(Date{}); }

struct DatesOf {
    int year;
    std::vector<Date> operator()(const FixedRule& rule) const {
        if (const auto date = Date::fromYmd(year, rule.month, rule.day)) return {*date};
        return {};
    }
    std::vector<Date> operator()(const NthWeekdayRule& rule) const {
        if (const auto date = nthWeekdayOfMonth(year, rule.month, rule.weekday, rule.nth)) return {*date};
        return {};
    }
    std::vector<Date> operator()(const EasterRule& rule) const {
        if (year < 1583 || year > 4099) return {};
        return {rule.orthodox ? orthodoxEasterSunday(year) : easterSunday(year)};
    }
    std::vector<Date> operator()(const TableRule& rule) const {
        std::vector<Date> dates;
        const auto [first, last] = rule.dates.equal_range(year);
        for (auto it = first; it != last; ++it) dates.push_back(it->second);
        return dates;
    }
};

}  // namespace

Date easterSunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return fromYmd(year, n / 31, n % 31 + 1);
}

Date orthodoxEasterSunday(int year) {
    const int a = year % 4, b = year % 7, c = year % 19;
    const int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
    const int n = d + e + 114;
    const int julianLag = year / 100 - year / 400 - 2;
    return fromYmd(year, n / 31, n % 31 + 1).plusDays(julianLag);
}

std::optional<Date> nthWeekdayOfMonth(int year, int month, int weekday, int nth) {
    const auto first = Date::fromYmd(year, month, 1);
    if (!first || weekday < 1 || weekday > 7 || nth == 0) return std::nullopt;
    if (nth < 0) {
        const Date last = first->lastOfMonth();
        return last.plusDays(-((last.weekday() - weekday + 7) % 7));
    }
    const Date date = first->plusDays((weekday - first->weekday() + 7) % 7 + 7 * (nth - 1));
    if (date.month() != month) return std::nullopt;
    return date;
}

std::vector<Date> Holiday::datesIn(int year) const {
    // A feast counted from another (the Eid from Ramadan) can fall into the next year.
    std::vector<Date> dates;
    for (int y = plusDays > 0 ? year - 1 : year; y <= year; ++y)
        for (const Date base : std::visit(DatesOf{y}, rule))
            if (const Date date = base.plusDays(plusDays); date.year() == year) dates.push_back(date);
    std::sort(dates.begin(), dates.end());
    return dates;
}

}  // namespace chancery::time
