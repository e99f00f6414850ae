#include "core/base/date.h"

#include <fmt/format.h>

#include <algorithm>

namespace chancery::base {

namespace chrono = std::chrono;

namespace {

chrono::year_month_day civil(chrono::sys_days days) { return chrono::year_month_day{days}; }

constexpr chrono::sys_days kFirst = chrono::year{Date::kMinYear} / 1 / 1;
constexpr chrono::sys_days kLast = chrono::year{Date::kMaxYear} / 12 / 31;

std::optional<int> parseDigits(std::string_view text) {
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<Date> Date::fromYmd(int year, int month, int day) {
    if (year < kMinYear || year > kMaxYear || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
        return std::nullopt;
    return Date{chrono::sys_days{chrono::year{year} / month / day}};
}

std::optional<Date> Date::parseIso(std::string_view text) {
    bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    const bool dashed = text.size() >= 10 && text[4] == '-' && text[7] == '-';
    const std::size_t length = dashed ? 10 : 8;
    if (text.size() < length) return std::nullopt;
    if (text.size() > length && text[length] != 'T' && text[length] != ' ') return std::nullopt;
    const auto year = parseDigits(text.substr(0, 4));
    const auto month = parseDigits(text.substr(dashed ? 5 : 4, 2));
    const auto day = parseDigits(text.substr(dashed ? 8 : 6, 2));
    if (!year || !month || !day) return std::nullopt;
    return fromYmd(negative ? -*year : *year, *month, *day);
}

std::optional<Date> Date::fromIsoWeek(int isoYear, int isoWeek, int weekday) {
    const auto fourth = fromYmd(isoYear, 1, 4);  // always in week 1
    if (!fourth || isoWeek < 1 || isoWeek > 53 || weekday < 1 || weekday > 7) return std::nullopt;
    const Date date = fourth->monday().plusDays((isoWeek - 1) * 7 + weekday - 1);
    if (isoWeek == 53 && date.isoWeek() != 53) return std::nullopt;
    return date;
}

int Date::year() const { return static_cast<int>(civil(m_days).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(m_days).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(m_days).day())); }
int Date::weekday() const { return static_cast<int>(chrono::weekday{m_days}.iso_encoding()); }

int Date::isoWeekYear() const { return monday().plusDays(3).year(); }

int Date::isoWeek() const {
    const Date thursday = monday().plusDays(3);
    const Date firstDay{chrono::sys_days{chrono::year{thursday.year()} / 1 / 1}};
    return static_cast<int>((thursday.serial() - firstDay.serial()) / 7) + 1;
}

Date Date::plusDays(std::int64_t n) const {
    const std::int64_t limit = 10'000'000;
    const std::int64_t serialSum = serial() + std::clamp(n, -limit, limit);
    return fromSerial(std::clamp(serialSum, Date{kFirst}.serial(), Date{kLast}.serial()));
}

Date Date::plusMonths(int n) const {
    const auto ymd = civil(m_days);
    const std::int64_t months = std::int64_t{12} * static_cast<int>(ymd.year()) + month() - 1 + n;
    const std::int64_t year = months >= 0 ? months / 12 : -((11 - months) / 12);
    const int newMonth = static_cast<int>(months - year * 12) + 1;
    if (year < kMinYear) return Date{kFirst};
    if (year > kMaxYear) return Date{kLast};
    const int newYear = static_cast<int>(year);
    return *fromYmd(newYear, newMonth, std::min(day(), daysInMonth(newYear, newMonth)));
}

Date Date::firstOfMonth() const { return plusDays(1 - day()); }
Date Date::lastOfMonth() const { return plusDays(daysInMonth(year(), month()) - day()); }

std::string Date::iso() const {
    const int y = year();
    return fmt::format("{}{:04}-{:02}-{:02}", y < 0 ? "-" : "", y < 0 ? -y : y, month(), day());
}

int daysInMonth(int year, int month) {
    const auto last = chrono::year{year} / month / chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace chancery::base
