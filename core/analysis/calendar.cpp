#include "core/analysis/calendar.h"

#include <cmath>

namespace chancery::analysis {

using base::Instant;
using base::kDay;

namespace {

constexpr Instant kHour = 3600, kMinute = 60;

constexpr Instant floorDiv(Instant a, Instant b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

// Days from civil and back: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
constexpr std::int64_t daysFromCivil(std::int64_t y, int m, int d) {
    y -= m <= 2;
    const std::int64_t era = floorDiv(y, 400);
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + dayOfEra - 719'468;
}

int monthLength(std::int64_t year, int month) {
    const std::int64_t next = month == 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
    return static_cast<int>(next - daysFromCivil(year, month, 1));
}

// First day of the step of n days inside the month that holds `day`.
int stepDay(int day, int n, int length) {
    int start = (day - 1) / n * n + 1;
    if (start > 1 && length + 1 - start < n) start -= n;
    return start;
}

Instant monthStart(std::int64_t months) {
    const std::int64_t year = floorDiv(months, 12);
    return instantOf(year, static_cast<int>(months - year * 12) + 1, 1);
}

}  // namespace

double CalendarStep::minSeconds() const {
    switch (unit) {
        case CalendarUnit::Minute: return 60.0 * n;
        case CalendarUnit::Hour: return 3600.0 * n;
        case CalendarUnit::Day: return 86'400.0 * n;
        case CalendarUnit::Week: return 86'400.0 * 7 * n;
        case CalendarUnit::Month: return 86'400.0 * (n == 1 ? 28 : n == 3 ? 90 : 181);
        case CalendarUnit::Year: return 86'400.0 * 365 * n;
    }
    return 86'400.0;
}

CivilDate civil(Instant t) {
    const std::int64_t serial = floorDiv(t, kDay);
    const std::int64_t z = serial + 719'468;
    const std::int64_t era = floorDiv(z, 146'097);
    const std::int64_t dayOfEra = z - era * 146'097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    CivilDate date;
    date.day = static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1);
    date.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    date.year = yearOfEra + era * 400 + (date.month <= 2);
    date.weekday = static_cast<int>(serial + 3 - floorDiv(serial + 3, 7) * 7) + 1;
    return date;
}

Instant instantOf(std::int64_t year, int month, int day) { return daysFromCivil(year, month, day) * kDay; }

Instant floorTo(CalendarStep step, Instant t) {
    const Instant n = step.n;
    switch (step.unit) {
        case CalendarUnit::Minute: return floorDiv(t, kMinute * n) * kMinute * n;
        case CalendarUnit::Hour: return floorDiv(t, kHour * n) * kHour * n;
        case CalendarUnit::Week: return (floorDiv(floorDiv(t, kDay) + 3, 7 * n) * 7 * n - 3) * kDay;
        case CalendarUnit::Day: {
            if (n == 1) return floorDiv(t, kDay) * kDay;
            const CivilDate d = civil(t);
            return instantOf(d.year, d.month, stepDay(d.day, step.n, monthLength(d.year, d.month)));
        }
        case CalendarUnit::Month: {
            const CivilDate d = civil(t);
            return monthStart(floorDiv(d.year * 12 + d.month - 1, n) * n);
        }
        case CalendarUnit::Year: return instantOf(floorDiv(civil(t).year, n) * n, 1, 1);
    }
    return t;
}

Instant nextAfter(CalendarStep step, Instant t) {
    const Instant start = floorTo(step, t);
    const Instant n = step.n;
    switch (step.unit) {
        case CalendarUnit::Minute: return start + kMinute * n;
        case CalendarUnit::Hour: return start + kHour * n;
        case CalendarUnit::Week: return start + 7 * n * kDay;
        case CalendarUnit::Day: {
            if (n == 1) return start + kDay;
            const CivilDate d = civil(start);
            const int length = monthLength(d.year, d.month);
            const int day = d.day + step.n;
            if (day > length || length + 1 - day < step.n) return start + (length + 1 - d.day) * kDay;
            return start + n * kDay;
        }
        case CalendarUnit::Month: {
            const CivilDate d = civil(start);
            return monthStart(d.year * 12 + d.month - 1 + n);
        }
        case CalendarUnit::Year: return instantOf(civil(start).year + n, 1, 1);
    }
    return start + kDay;
}

std::vector<Instant> boundaries(CalendarStep step, double begin, double end, std::size_t most) {
    std::vector<Instant> result;
    Instant t = floorTo(step, static_cast<Instant>(std::floor(begin)));
    result.push_back(t);
    while (static_cast<double>(t) < end && result.size() < most) {
        t = nextAfter(step, t);
        result.push_back(t);
    }
    return result;
}

}  // namespace chancery::analysis
