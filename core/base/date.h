#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chancery::base {

/// A day of the proleptic Gregorian calendar; cheap to copy, compare and count with.
/// Years run from kMinYear to kMaxYear; arithmetic that would leave them stops at the end.
class Date {
public:
    static constexpr int kMinYear = -9999;
    static constexpr int kMaxYear = 9999;

    /// 1970-01-01.
    constexpr Date() = default;
    constexpr explicit Date(std::chrono::sys_days days) : m_days(days) {}

    /// nullopt if there is no such day.
    static std::optional<Date> fromYmd(int year, int month, int day);
    /// Accepts `YYYY-MM-DD` and `YYYYMMDD` alone, or followed by 'T' or a space and anything (the time is ignored).
    static std::optional<Date> parseIso(std::string_view text);
    /// `isoWeek` 1..53 of an ISO 8601 week year, `weekday` 1 = Monday .. 7 = Sunday.
    static std::optional<Date> fromIsoWeek(int isoYear, int isoWeek, int weekday = 1);

    constexpr std::chrono::sys_days days() const { return m_days; }
    /// Days since 1970-01-01.
    constexpr std::int64_t serial() const { return m_days.time_since_epoch().count(); }
    static constexpr Date fromSerial(std::int64_t serial) {
        return Date{std::chrono::sys_days{std::chrono::days{static_cast<int>(serial)}}};
    }

    int year() const;
    int month() const;   ///< 1..12
    int day() const;     ///< 1..31
    /// 1 = Monday .. 7 = Sunday.
    int weekday() const;
    int isoWeek() const;
    int isoWeekYear() const;
    int quarter() const { return (month() - 1) / 3 + 1; }

    Date plusDays(std::int64_t n) const;
    /// The same day of the month n months on, or that month's last day.
    Date plusMonths(int n) const;
    Date plusYears(int n) const { return plusMonths(12 * n); }
    Date firstOfMonth() const;
    Date lastOfMonth() const;
    /// The Monday of this day's ISO week.
    Date monday() const { return plusDays(1 - weekday()); }

    /// `YYYY-MM-DD`; a leading '-' for years before 1 BC's zero year.
    std::string iso() const;

    friend constexpr auto operator<=>(const Date&, const Date&) = default;

private:
    std::chrono::sys_days m_days{};
};

int daysInMonth(int year, int month);

}  // namespace chancery::base
