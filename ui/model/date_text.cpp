#include "ui/model/date_text.h"

#include <QCoreApplication>
#include <array>
#include <cmath>

namespace chancery::ui {

using analysis::civil;
using analysis::floorTo;
using analysis::nextAfter;
using base::Instant;
using base::kDay;
using base::Precision;

namespace {

constexpr std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char*, 12> kShortMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

constexpr std::array<const char*, 7> kLongWeekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

QString say(const char* text) { return QCoreApplication::translate("DateText", text); }

QString timeText(Instant t) {
    const Instant second = t - floorTo({CalendarUnit::Day, 1}, t);
    return QStringLiteral("%1:%2").arg(second / 3600, 2, 10, QLatin1Char('0')).arg(second / 60 % 60, 2, 10, QLatin1Char('0'));
}

// Both ends inclusive: "8 – 9 Nov 2023", "30 Oct – 5 Nov 2023", "30 Dec 2023 – 2 Jan 2024".
QString daysText(Instant first, Instant last, bool shortMonths) {
    const CivilDate a = civil(first), b = civil(last);
    const auto month = [&](int m) { return QString::fromLatin1(shortMonths ? shortMonthName(m) : monthName(m)); };
    const QString end = QStringLiteral("%1 %2 %3").arg(b.day).arg(month(b.month), yearText(b.year));
    if (a.year != b.year)
        return QStringLiteral("%1 %2 %3 – %4").arg(a.day).arg(month(a.month), yearText(a.year), end);
    if (a.month != b.month) return QStringLiteral("%1 %2 – %3").arg(a.day).arg(month(a.month), end);
    if (a.day != b.day) return QStringLiteral("%1 – %2").arg(a.day).arg(end);
    return end;
}

QString fuzzyText(const query::EventRow& row) {
    const CivilDate a = civil(row.begin), b = civil(row.end);
    const QString year = yearText(a.year);
    switch (row.precision) {
        case Precision::Weekend: return say("weekend of %1").arg(dayText(row.begin));
        case Precision::Week: return say("week of %1").arg(dayText(row.begin));
        case Precision::Month:
            if (a.month != b.month || a.year != b.year)
                return QStringLiteral("%1 %2 – %3 %4").arg(QLatin1String(monthName(a.month)), a.year == b.year ? QString() : year,
                                                          QLatin1String(monthName(b.month)), yearText(b.year)).simplified();
            return QStringLiteral("%1 %2").arg(QLatin1String(monthName(a.month)), year);
        case Precision::Quarter:
            if (row.end - row.begin > 95 * kDay) break;
            return QStringLiteral("Q%1 %2").arg((a.month - 1) / 3 + 1).arg(year);
        case Precision::Year: return a.year == b.year ? year : QStringLiteral("%1 – %2").arg(year, yearText(b.year));
        case Precision::Decade: return say("the %1s").arg(a.year / 10 * 10);
        default: break;
    }
    return daysText(row.begin, row.end, true);
}

}  // namespace

const char* monthName(int month) { return kMonths.at(static_cast<std::size_t>(month - 1)); }
const char* shortMonthName(int month) { return kShortMonths.at(static_cast<std::size_t>(month - 1)); }
const char* weekdayName(int weekday) { return kWeekdays.at(static_cast<std::size_t>(weekday - 1)); }

QString yearText(std::int64_t year) {
    return year > 0 ? QString::number(year) : say("%1 BC").arg(1 - year);
}

QString dayMonthText(Instant t, bool weekday) {
    const CivilDate d = civil(t);
    const QString text = QStringLiteral("%1 %2").arg(d.day).arg(QLatin1String(shortMonthName(d.month)));
    return weekday ? QStringLiteral("%1 %2").arg(QLatin1String(weekdayName(d.weekday)), text) : text;
}

QString dayText(Instant t, bool weekday) {
    return QStringLiteral("%1 %2").arg(dayMonthText(t, weekday), yearText(civil(t).year));
}

QString periodText(double begin, double end, bool shortMonths) {
    return daysText(static_cast<Instant>(std::floor(begin)),
                    static_cast<Instant>(std::ceil(std::max(begin + 1, end))) - 1, shortMonths);
}

QString whenText(const query::EventRow& row) {
    if (row.dateBasis == event::DateBasis::Publication) return say("by %1").arg(dayText(row.end, true));
    const bool oneDay = floorTo({CalendarUnit::Day, 1}, row.begin) == floorTo({CalendarUnit::Day, 1}, row.end);
    switch (row.precision) {
        case Precision::Minute: return QStringLiteral("%1, %2").arg(dayText(row.begin, true), timeText(row.begin));
        case Precision::PartOfDay:
            if (oneDay) return QStringLiteral("%1, %2 – %3").arg(dayText(row.begin, true), timeText(row.begin), timeText(row.end + 1));
            break;
        case Precision::Day: return oneDay ? dayText(row.begin, true) : daysText(row.begin, row.end, true);
        default: break;
    }
    return fuzzyText(row);
}

QString dayText(base::Date date) { return dayText(base::startOf(date)); }

QString longDayText(base::Date date) {
    return QStringLiteral("%1 %2 %3 %4").arg(QLatin1String(kLongWeekdays.at(static_cast<std::size_t>(date.weekday() - 1)))).arg(date.day())
        .arg(QLatin1String(monthName(date.month())), yearText(date.year()));
}

QString whenText(const base::DateInterval& when, event::DateBasis basis) {
    if (basis == event::DateBasis::Publication) return QStringLiteral("≤ ") + dayText(when.end);
    const base::Date begin = when.beginDate(), end = when.endDate();
    switch (when.precision) {
        case Precision::Minute:
        case Precision::PartOfDay:
            return dayText(when.begin) + QLatin1Char(' ') + timeText(when.begin) +
                   (when.end - when.begin < 60 ? QString() : QStringLiteral("–") + timeText(when.end));
        case Precision::Month:
            if (begin == begin.firstOfMonth() && end == begin.lastOfMonth())
                return QStringLiteral("%1 %2").arg(QLatin1String(shortMonthName(begin.month())), yearText(begin.year()));
            break;
        case Precision::Year:
            if (begin.month() == 1 && begin.day() == 1 && end == begin.plusYears(1).plusDays(-1)) return yearText(begin.year());
            if (begin.month() == 1 && begin.day() == 1 && end.month() == 12 && end.day() == 31)
                return QStringLiteral("%1 – %2").arg(yearText(begin.year()), yearText(end.year()));
            break;
        case Precision::Decade:
            if (begin.year() % 10 == 0 && begin.month() == 1 && begin.day() == 1 && end == begin.plusYears(10).plusDays(-1)) return say("%1s").arg(begin.year());
            break;
        default: break;
    }
    return begin == end ? dayText(when.begin) : daysText(when.begin, when.end, true);
}

QString widestWhenText() { return QStringLiteral("30 Dec 2000 – 30 Dec 2000"); }

QString whenWhyText(const query::EventRow& row) {
    if (row.dateBasis == event::DateBasis::Publication) return say("no date in the text; publication is the latest");
    QString precision = QString::fromUtf8(base::name(row.precision).data()).replace(QLatin1Char('_'), QLatin1Char(' '));
    switch (row.dateBasis) {
        case event::DateBasis::Explicit: return say("%1, full date in the text").arg(precision);
        case event::DateBasis::Relative: return say("%1, counted from the publication date").arg(precision);
        default: return say("%1, from the words around it").arg(precision);
    }
}

QString stepText(CalendarStep step) {
    static constexpr std::array<const char*, 6> kOne = {"1 minute", "1 hour", "1 day", "1 week", "1 month", "1 year"};
    static constexpr std::array<const char*, 6> kMany = {"%1 minutes", "%1 hours", "%1 days", "%1 weeks", "%1 months", "%1 years"};
    const auto unit = static_cast<std::size_t>(step.unit);
    return step.n == 1 ? say(kOne.at(unit)) : say(kMany.at(unit)).arg(step.n);
}

QString stepSpanText(CalendarStep step, Instant begin) {
    const CivilDate d = civil(begin);
    const Instant end = nextAfter(step, begin);
    if (step.unit == CalendarUnit::Day && step.n == 1) return dayText(begin, true);
    if (step.unit == CalendarUnit::Week && step.n == 1) return say("week of %1").arg(dayText(begin));
    if (step == CalendarStep{CalendarUnit::Month, 1})
        return QStringLiteral("%1 %2").arg(QLatin1String(monthName(d.month)), yearText(d.year));
    if (step == CalendarStep{CalendarUnit::Month, 3}) return QStringLiteral("Q%1 %2").arg((d.month - 1) / 3 + 1).arg(yearText(d.year));
    if (step == CalendarStep{CalendarUnit::Year, 1}) return yearText(d.year);
    if (step == CalendarStep{CalendarUnit::Year, 10} && d.year > 0) return say("%1s").arg(d.year);
    if (step.unit == CalendarUnit::Year) return QStringLiteral("%1 – %2").arg(yearText(d.year), yearText(d.year + step.n - 1));
    return daysText(begin, end - 1, true);
}

}  // namespace chancery::ui
