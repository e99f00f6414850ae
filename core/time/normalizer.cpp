#include "core/time/normalizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/time/calendar_words.h"

namespace chancery::time {

using base::Date;
using base::DateInterval;
using base::Instant;
using base::Precision;

namespace {

/// A day in a past-tense clause may lie a little ahead of the date of writing ("the offer was extended to Nov. 16")
/// when the other choice is most of a year away: news would then name the year.
constexpr int kFarPast = 300;

/// Of several days the one that fits the tense: the last up to today, the first from today, or the nearest.
std::optional<Date> fitting(const std::vector<Date>& days, Date today, Tense tense) {
    std::optional<Date> before, after;
    for (const Date day : days) {
        if (day <= today && (!before || day > *before)) before = day;
        if (day >= today && (!after || day < *after)) after = day;
    }
    if (!before || !after) return before ? before : after;
    const auto back = today.serial() - before->serial(), ahead = after->serial() - today.serial();
    if (tense.hint == TenseHint::Past) return back > kFarPast && ahead < 60 ? after : before;
    if (tense.hint == TenseHint::Future) return ahead > kFarPast && back < 60 ? before : after;
    return back <= ahead ? before : after;
}

std::string_view tenseWords(Tense tense) {
    switch (tense.hint) {
        case TenseHint::Past: return "in a past-tense clause";
        case TenseHint::Future: return "in a clause that looks ahead";
        case TenseHint::Present: return "in the present tense";
        default: return "with no clear tense";
    }
}

}  // namespace

Normalizer::Normalizer(const TimeLexicon& lexicon, const TimeContext& context) : m_lexicon(lexicon) {
    m_today = context.published ? context.published : context.datelineDate;
    m_now = context.publishedAt;
}

std::optional<Resolution> Normalizer::resolve(const Expression& e, Tense tense, std::string_view words) {
    using Kind = Expression::Kind;
    std::optional<Resolution> r;
    switch (e.kind) {
        case Kind::Calendar: r = m_today ? resolveCalendar(e, tense) : resolveUndated(e); break;
        case Kind::Day:
            if (m_today) {
                r = resolveDay(e, m_today->plusDays(e.dayShift), Anchoring::Relative);
                if (r) r->rule = fmt::format("counted from the publication date {}", plainDate(*m_today));
            } else {
                r = resolveUndated(e);
            }
            break;
        case Kind::Shift: r = m_today ? resolveShift(e, tense) : resolveUndated(e); break;
        case Kind::Offset: r = resolveOffset(e); break;
        case Kind::Duration: r = resolveDuration(e); break;
        case Kind::Set: r = resolveSet(e); break;
        case Kind::Holiday: r = resolveHoliday(e, tense); break;
        case Kind::Reference:
            r = Resolution{};
            r->value = e.value;
            r->rule = "a time without a place on the calendar";
            break;
        case Kind::Decade:
            r = ofInterval(fmt::format("{:03}", e.year / 10), *Date::fromYmd(e.year, 1, 1), *Date::fromYmd(e.year + 9, 12, 31), Precision::Decade,
                           Anchoring::Explicit);
            r->rule = "the decade it names";
            break;
        case Kind::Century:
            r = ofInterval(fmt::format("{:02}", e.century - 1), Date::fromYmd(e.century * 100 - 99, 1, 1).value_or(Date{}),
                           Date::fromYmd(e.century * 100, 12, 31).value_or(Date{}), Precision::Decade, Anchoring::Explicit);
            r->rule = "the century it names";
            break;
    }
    if (!r) return r;
    r->type = e.type;
    if (e.kind == Kind::Offset && r->value.starts_with('P') && r->value.find("REF") == std::string::npos) r->type = TimexType::Duration;
    r->rule = fmt::format("'{}': {}", words, r->rule);
    remember(e, *r);
    return r;
}

Resolution Normalizer::ofInterval(std::string value, Date first, Date last, Precision precision, Anchoring anchoring) const {
    Resolution r;
    r.value = std::move(value);
    r.interval = DateInterval::days(first, last, precision);
    r.anchoring = anchoring;
    return r;
}

Resolution Normalizer::ofYear(int year, Anchoring anchoring) const {
    const int clamped = std::clamp(year, Date::kMinYear, Date::kMaxYear);
    return ofInterval(isoYear(clamped), *Date::fromYmd(clamped, 1, 1), *Date::fromYmd(clamped, 12, 31), Precision::Year, anchoring);
}

Resolution Normalizer::ofMonth(int year, int month, Anchoring anchoring) const {
    const Date first = Date::fromYmd(std::clamp(year, Date::kMinYear, Date::kMaxYear), month, 1).value_or(Date{});
    return ofInterval(fmt::format("{}-{:02}", isoYear(first.year()), month), first, first.lastOfMonth(), Precision::Month, anchoring);
}

Resolution Normalizer::ofWeek(Date day, Anchoring anchoring) const {
    return ofInterval(fmt::format("{}-W{:02}", isoYear(day.isoWeekYear()), day.isoWeek()), day.monday(), day.monday().plusDays(6),
                      Precision::Week, anchoring);
}

Resolution Normalizer::ofQuarter(int year, int quarter, Anchoring anchoring) const {
    const Date first = Date::fromYmd(std::clamp(year, Date::kMinYear, Date::kMaxYear), quarter * 3 - 2, 1).value_or(Date{});
    return ofInterval(fmt::format("{}-Q{}", isoYear(first.year()), quarter), first, first.plusMonths(2).lastOfMonth(), Precision::Quarter,
                      anchoring);
}

/// A day with its part or its clock time.
std::optional<Resolution> Normalizer::resolveDay(const Expression& e, Date day, Anchoring anchoring) const {
    Resolution r = ofInterval(day.iso(), day, day, Precision::Day, anchoring);
    if (e.hasClock()) {
        r.value += fmt::format("T{:02}:{:02}", e.hour, std::max<int>(e.minute, 0));
        if (e.second >= 0) r.value += fmt::format(":{:02}", e.second);
        Instant at = base::startOf(day) + Instant{e.hour} * 3600 + Instant{std::max<int>(e.minute, 0)} * 60;
        if (e.zoneMinutes != Word::kNoZone) at -= Instant{e.zoneMinutes} * 60;
        if (e.hour == 24) at -= 60;  // midnight ends the day it is named with
        r.interval = DateInterval{at, at + 59, Precision::Minute};
    } else if (e.part != Part::None) {
        r.value += 'T';
        r.value += partCode(e.part);
        const auto [begin, end] = partHours(e.part);
        r.interval = DateInterval{base::startOf(day) + begin * 3600, base::startOf(day) + end * 3600 - 1, Precision::PartOfDay};
    }
    r.rule = "the date it names";
    return r;
}

std::optional<Normalizer::Years> Normalizer::yearOf(const Expression& e) const {
    if (e.hasYear()) return Years{e.beforeChrist ? 1 - e.year : e.year, Anchoring::Explicit};
    if (e.unit != Unit::Year || e.relative == Relative::None || !m_today) return std::nullopt;
    const int today = m_today->year();
    const int story = m_storyYear.value_or(today);
    switch (e.relative) {
        case Relative::Last: case Relative::Past: return Years{today - 1, Anchoring::Relative};
        case Relative::Next: case Relative::Coming: return Years{today + 1, Anchoring::Relative};
        case Relative::Previous: return Years{story - 1, Anchoring::Story};
        case Relative::Following: return Years{story + 1, Anchoring::Story};
        case Relative::That: case Relative::Same: return Years{story, Anchoring::Story};
        default: return Years{today, Anchoring::Relative};
    }
}

/// The year of a month that stands without one.
int Normalizer::monthYear(const Expression& e, Tense tense) const {
    const int year = m_today->year(), month = m_today->month();
    switch (e.relative) {
        case Relative::Last: case Relative::Past: return e.month < month ? year : year - 1;
        case Relative::Next: case Relative::Coming: return e.month > month ? year : year + 1;
        case Relative::This: case Relative::Current: return year;
        case Relative::Previous: return m_storyMonth && m_storyMonth->month() > e.month ? m_storyMonth->year() : m_storyMonth.value_or(*m_today).year() - 1;
        case Relative::Following: return m_storyMonth && m_storyMonth->month() < e.month ? m_storyMonth->year() : m_storyMonth.value_or(*m_today).year() + 1;
        case Relative::That: return m_storyYear.value_or(year);
        default: break;
    }
    const int past = e.month <= month ? year : year - 1;
    const int future = e.month >= month ? year : year + 1;
    const int back = (year - past) * 12 + month - e.month, ahead = (future - year) * 12 + e.month - month;
    if (tense.hint == TenseHint::Past) return !tense.direct && back > 9 && ahead <= 2 ? future : past;
    if (tense.hint == TenseHint::Future) return !tense.direct && ahead > 9 && back <= 1 ? past : future;
    return back <= ahead ? past : future;
}

std::optional<Resolution> Normalizer::resolveCalendar(const Expression& e, Tense tense) {
    if (e.nth != 0) return resolveNth(e, tense);
    if (e.day != 0) return resolveMonthDay(e, tense);
    if (e.month != 0) return resolveMonth(e, tense);
    if (e.weekday != 0) return resolveWeekday(e, tense);
    if (e.quarter != 0 || e.half != 0) return resolveQuarter(e, tense);
    if (e.season != Season::None) return resolveSeason(e, tense);
    if (e.hasYear()) {
        Resolution r = ofYear(e.beforeChrist ? 1 - e.year : e.year, Anchoring::Explicit);
        if (e.beforeChrist) r.value = fmt::format("BC{:04}", e.year);
        r.rule = "the year it names";
        return r;
    }
    if (e.hasClock() || e.part != Part::None) return resolveClockAlone(e);
    return std::nullopt;
}

/// A day named long before the story's is its background: "earlier in the day" is not of that day.
bool Normalizer::isStoryNear() const {
    constexpr std::int64_t kNear = 8;
    return m_storyDay && m_today->serial() - m_storyDay->serial() <= kNear;
}

/// A clock time without a day belongs to the day the story is at.
std::optional<Resolution> Normalizer::resolveClockAlone(const Expression& e) {
    const bool story = isStoryNear();
    const Date day = story ? *m_storyDay : *m_today;
    auto r = resolveDay(e, day, story ? Anchoring::Story : Anchoring::Relative);
    r->rule = fmt::format("a time of {}, the day {}", plainDate(day), story ? "the story named last" : "of publication");
    return r;
}

std::optional<Resolution> Normalizer::resolveMonthDay(const Expression& e, Tense tense) {
    if (e.month == 0) {  // "the 25th"
        return std::nullopt;
    }
    if (const auto years = yearOf(e)) {
        const auto day = Date::fromYmd(years->year, e.month, e.day);
        if (!day) return std::nullopt;
        if (e.unit == Unit::Week && e.fullUnit) {
            Resolution r = ofWeek(*day, Anchoring::Explicit);
            r.rule = fmt::format("the week that holds {}", plainDate(*day));
            return r;
        }
        return resolveDay(e, *day, years->anchoring);
    }
    std::vector<Date> days;
    const int year = m_today->year();
    for (int y = year - 8; y <= year + 8; ++y) {
        const auto day = Date::fromYmd(y, e.month, e.day);
        if (!day) continue;
        const bool near = y >= year - 1 && y <= year + 1;
        if (e.weekday != 0 ? day->weekday() == e.weekday && near : near || (e.month == 2 && e.day == 29)) days.push_back(*day);
    }
    if (days.empty())
        for (int y = year - 1; y <= year + 1; ++y)
            if (const auto day = Date::fromYmd(y, e.month, e.day)) days.push_back(*day);
    if (e.relative == Relative::Last || e.relative == Relative::Past)
        std::erase_if(days, [&](Date d) { return d >= *m_today; });
    if (e.relative == Relative::Next || e.relative == Relative::Coming)
        std::erase_if(days, [&](Date d) { return d <= *m_today; });
    const auto day = fitting(days, *m_today, tense);
    if (!day) return std::nullopt;
    if (e.unit == Unit::Week && e.fullUnit) {
        Resolution r = ofWeek(*day, Anchoring::Relative);
        r.rule = fmt::format("the week that holds {}", plainDate(*day));
        return r;
    }
    auto r = resolveDay(e, *day, Anchoring::Relative);
    r->rule = fmt::format("{}: taken in {}, the date of publication being {}", tenseWords(tense), day->year(), plainDate(*m_today));
    return r;
}

std::optional<Resolution> Normalizer::resolveWeekday(const Expression& e, Tense tense) {
    const Date today = *m_today;
    const int back = (today.weekday() - e.weekday + 7) % 7, ahead = (e.weekday - today.weekday() + 7) % 7;
    Date day = today;
    std::string rule;
    Anchoring anchoring = Anchoring::Relative;
    const Date story = storyDay();
    if (e.unit == Unit::Week && e.relative != Relative::None) {
        const int weeks = e.relative == Relative::Last || e.relative == Relative::Past ? -1 : e.relative == Relative::Next || e.relative == Relative::Coming ? 1 : 0;
        day = today.monday().plusDays(7 * weeks + e.weekday - 1);
        rule = fmt::format("that day of the week named, counted from {}", plainDate(today));
    } else {
        switch (e.relative) {
            case Relative::Last: case Relative::Past:
                day = today.plusDays(-(back == 0 ? 7 : back));
                rule = fmt::format("the last {} before {}", weekdayName(e.weekday), plainDate(today));
                break;
            case Relative::Next: case Relative::Coming:
                day = today.plusDays(ahead == 0 ? 7 : ahead);
                rule = fmt::format("the first {} after {}", weekdayName(e.weekday), plainDate(today));
                break;
            case Relative::Previous:
                day = story.plusDays(-1 - (story.weekday() - e.weekday + 6) % 7);
                anchoring = Anchoring::Story;
                rule = fmt::format("the last {} before {}", weekdayName(e.weekday), plainDate(story));
                break;
            case Relative::Following:
                day = story.plusDays(1 + (e.weekday - story.weekday() + 6) % 7);
                anchoring = Anchoring::Story;
                rule = fmt::format("the first {} after {}", weekdayName(e.weekday), plainDate(story));
                break;
            case Relative::That: case Relative::Same:
                day = story.plusDays(-((story.weekday() - e.weekday + 7) % 7));
                anchoring = Anchoring::Story;
                rule = fmt::format("the {} the story speaks of", weekdayName(e.weekday));
                break;
            case Relative::This:
                day = tense.hint == TenseHint::Past ? today.plusDays(-back) : today.monday().plusDays(e.weekday - 1);
                if (day < today && tense.hint == TenseHint::Future) day = today.plusDays(ahead);
                rule = fmt::format("the {} of the week of {}", weekdayName(e.weekday), plainDate(today));
                break;
            default:
                if (tense.hint == TenseHint::Future || tense.hint == TenseHint::Present) {
                    day = today.plusDays(ahead);
                    rule = fmt::format("{}: the next {} from {}", tenseWords(tense), weekdayName(e.weekday), plainDate(today));
                } else {
                    day = today.plusDays(-back);
                    rule = fmt::format("{}: the last {} up to {}", tenseWords(tense), weekdayName(e.weekday), plainDate(today));
                }
        }
    }
    auto r = resolveDay(e, day, anchoring);
    r->rule = std::move(rule);
    return r;
}

std::optional<Resolution> Normalizer::resolveMonth(const Expression& e, Tense tense) {
    if (const auto years = yearOf(e)) {
        Resolution r = ofMonth(years->year, e.month, years->anchoring);
        r.rule = years->anchoring == Anchoring::Explicit ? "the month it names" : fmt::format("the month in {}", years->year);
        return r;
    }
    const int year = monthYear(e, tense);
    Resolution r = ofMonth(year, e.month, Anchoring::Relative);
    r.rule = fmt::format("{}: taken in {}, the date of publication being {}", tenseWords(tense), year, plainDate(*m_today));
    return r;
}

/// "the third week of May", "the last Sunday of October", "the last day of June".
std::optional<Resolution> Normalizer::resolveNth(const Expression& e, Tense tense) {
    const auto years = yearOf(e);
    const int year = years ? years->year : monthYear(e, tense);
    const auto first = Date::fromYmd(year, e.month, 1);
    if (!first) return std::nullopt;
    const Anchoring anchoring = years ? years->anchoring : Anchoring::Relative;
    std::optional<Resolution> r;
    if (e.weekday != 0) {
        if (const auto day = nthWeekdayOfMonth(year, e.month, e.weekday, e.nth)) r = resolveDay(e, *day, anchoring);
    } else if (e.unit == Unit::Day) {
        r = resolveDay(e, e.nth < 0 ? first->lastOfMonth() : *first, anchoring);
    } else {
        const Date begin = e.nth < 0 ? first->lastOfMonth().plusDays(-6) : first->plusDays(7 * (e.nth - 1));
        r = ofWeek(begin, anchoring);
        r->interval = DateInterval::days(begin, begin.plusDays(6), Precision::Week);
    }
    if (r) r->rule = fmt::format("counted within {} {}", monthName(e.month), year);
    return r;
}

std::optional<Resolution> Normalizer::resolveSeason(const Expression& e, Tense tense) {
    const int startMonth = static_cast<int>(e.season) * 3;  // spring begins in March
    const auto years = yearOf(e);
    int year = 0;
    Anchoring anchoring = Anchoring::Relative;
    if (years) {
        year = years->year;
        anchoring = years->anchoring;
    } else {
        const Date today = *m_today;
        const auto begin = [&](int y) { return Date::fromYmd(y, startMonth, 1).value_or(today); };
        year = today.year();
        const bool over = begin(year).plusMonths(3) <= today, begun = begin(year) <= today;
        switch (e.relative) {
            case Relative::Last: year -= over ? 0 : 1; break;
            case Relative::Past: year -= begun ? 0 : 1; break;
            case Relative::Next: year += begun ? 1 : 0; break;
            case Relative::Coming: year += begun ? 1 : 0; break;
            case Relative::This: case Relative::Current: break;
            case Relative::That: case Relative::Same: year = m_storyYear.value_or(year); anchoring = Anchoring::Story; break;
            case Relative::Following: year = m_storyYear.value_or(year) + 1; anchoring = Anchoring::Story; break;
            default:
                if (tense.hint == TenseHint::Past && !begun) --year;
                if (tense.hint == TenseHint::Future && over) ++year;
        }
    }
    const Date first = Date::fromYmd(std::clamp(year, Date::kMinYear, Date::kMaxYear), startMonth, 1).value_or(Date{});
    Resolution r = ofInterval(fmt::format("{}-{}", isoYear(year), seasonCode(e.season)), first, first.plusMonths(2).lastOfMonth(), Precision::Season, anchoring);
    r.rule = fmt::format("the season that begins in {} {}", monthName(startMonth), year);
    return r;
}

std::optional<Resolution> Normalizer::resolveQuarter(const Expression& e, Tense tense) {
    const auto years = yearOf(e);
    int year = years ? years->year : m_today->year();
    const Anchoring anchoring = years ? years->anchoring : Anchoring::Relative;
    if (!years && e.quarter != 0) {
        const int now = m_today->quarter();
        if (e.quarter == 4 && now == 1 && tense.hint != TenseHint::Future) --year;
        else if (e.quarter < now && tense.hint == TenseHint::Future && e.quarter == 1) ++year;
        else if (e.quarter > now + 1 && tense.hint == TenseHint::Past) --year;
        if (m_storyQuarter && e.yearEarlier && m_storyQuarter->quarter() == e.quarter) year = m_storyQuarter->year();
    }
    if (e.yearEarlier) --year;
    Resolution r = e.quarter != 0 ? ofQuarter(year, e.quarter, anchoring) : ofInterval({}, Date{}, Date{}, Precision::Year, anchoring);
    if (e.half != 0) {
        const auto first = Date::fromYmd(year, e.half * 6 - 5, 1);
        if (!first) return std::nullopt;
        r = ofInterval(fmt::format("{}-H{}", isoYear(year), e.half), *first, first->plusMonths(5).lastOfMonth(), Precision::Quarter, anchoring);
        r.interval->precision = Precision::Year;
    }
    r.rule = fmt::format("taken in {}", year);
    return r;
}

std::optional<Resolution> Normalizer::resolveHoliday(const Expression& e, Tense tense) {
    const Holiday& holiday = m_lexicon.holidays[static_cast<std::size_t>(e.holiday)];
    std::vector<Date> days;
    Anchoring anchoring = Anchoring::Relative;
    if (const auto years = yearOf(e)) {
        days = holiday.datesIn(years->year);
        anchoring = years->anchoring;
        if (days.empty()) return std::nullopt;
        days.resize(1);
    } else {
        if (!m_today) return std::nullopt;
        for (int y = m_today->year() - 1; y <= m_today->year() + 1; ++y)
            for (const Date day : holiday.datesIn(y)) days.push_back(day);
        if (e.relative == Relative::Last || e.relative == Relative::Past) std::erase_if(days, [&](Date d) { return d >= *m_today; });
        if (e.relative == Relative::Next || e.relative == Relative::Coming) std::erase_if(days, [&](Date d) { return d <= *m_today; });
    }
    const Tense direction = e.relative == Relative::Last || e.relative == Relative::Past ? Tense{TenseHint::Past, true}
                            : e.relative == Relative::Next || e.relative == Relative::Coming ? Tense{TenseHint::Future, true} : tense;
    const auto day = days.size() == 1 ? std::optional(days.front()) : m_today ? fitting(days, *m_today, direction) : std::nullopt;
    if (!day) return std::nullopt;
    auto r = resolveDay(e, *day, anchoring);
    if (holiday.days > 1) {
        r->interval = DateInterval::days(*day, day->plusDays(holiday.days - 1), holiday.days > 8 ? Precision::Month : holiday.days > 2 ? Precision::Week : Precision::Weekend);
        if (holiday.week) r->value = ofWeek(day->plusDays(1), anchoring).value;
    }
    r->rule = fmt::format("{} of {} begins on {}", holiday.name, day->year(), plainDate(*day));
    return r;
}

void Normalizer::remember(const Expression& e, const Resolution& r) {
    if (!r.interval || e.kind == Expression::Kind::Duration || e.yearEarlier) return;
    const Date begin = r.interval->beginDate();
    if (r.type == TimexType::Duration || r.type == TimexType::Set) return;
    // "after last Wednesday's attack" only tells which attack.
    if (e.possessive && m_storyDay) return;
    if (r.interval->precision <= Precision::Year && e.direction == Direction::None) m_storyTime = begin;
    switch (r.interval->precision) {
        case Precision::Minute: case Precision::PartOfDay: case Precision::Day:
            m_storyDay = r.interval->precision == Precision::Day || e.zoneMinutes == Word::kNoZone ? begin : m_storyDay.value_or(begin);
            m_storyMonth = begin;
            m_storyYear = begin.year();
            break;
        case Precision::Month:
            m_storyMonth = begin;
            m_storyYear = begin.year();
            break;
        case Precision::Quarter:
            // "the latest quarter" and "a year earlier" look back on a quarter that is over.
            if (e.direction == Direction::None && (!m_storyQuarter || !m_today || r.interval->endDate() <= *m_today)) m_storyQuarter = begin;
            m_storyYear = begin.year();
            break;
        case Precision::Season: case Precision::Year: m_storyYear = begin.year(); break;
        default: break;
    }
}

}  // namespace chancery::time
