#include <fmt/format.h>

#include <algorithm>

#include "core/time/calendar_words.h"
#include "core/time/normalizer.h"

// The part of the Normalizer that counts: "last week", "two years ago", "the past three months", "every day".

namespace chancery::time {

using base::Date;
using base::DateInterval;
using base::Instant;
using base::Precision;

namespace {

/// No calendar reaches further; amounts are cut here before they are added to a date.
constexpr std::int64_t kMaxCount = 100'000;

Precision precisionOf(Unit unit) {
    switch (unit) {
        case Unit::Second: case Unit::Minute: case Unit::Hour: return Precision::Minute;
        case Unit::Day: return Precision::Day;
        case Unit::Weekend: return Precision::Weekend;
        case Unit::Week: case Unit::Fortnight: return Precision::Week;
        case Unit::Month: return Precision::Month;
        case Unit::Quarter: case Unit::Semester: return Precision::Quarter;
        case Unit::Year: return Precision::Year;
        default: return Precision::Decade;
    }
}

/// `count` units after `day` (before it if negative).
Date shifted(Date day, std::int64_t count, Unit unit) {
    const std::int64_t n = std::clamp(count, -kMaxCount, kMaxCount);
    switch (unit) {
        case Unit::Weekend: case Unit::Week: return day.plusDays(7 * n);
        case Unit::Fortnight: return day.plusDays(14 * n);
        case Unit::Month: return day.plusMonths(static_cast<int>(n));
        case Unit::Quarter: return day.plusMonths(static_cast<int>(3 * n));
        case Unit::Semester: return day.plusMonths(static_cast<int>(6 * n));
        case Unit::Year: return day.plusYears(static_cast<int>(n));
        case Unit::Decade: return day.plusYears(static_cast<int>(std::clamp<std::int64_t>(10 * n, -kMaxCount, kMaxCount)));
        case Unit::Century: return day.plusYears(static_cast<int>(std::clamp<std::int64_t>(100 * n, -kMaxCount, kMaxCount)));
        case Unit::Millennium: return day.plusYears(static_cast<int>(std::clamp<std::int64_t>(1000 * n, -kMaxCount, kMaxCount)));
        case Unit::Second: case Unit::Minute: case Unit::Hour: return day;
        default: return day.plusDays(n);
    }
}

int stepOf(Relative relative) {
    switch (relative) {
        case Relative::Last: case Relative::Past: case Relative::Previous: return -1;
        case Relative::Next: case Relative::Coming: case Relative::Following: return 1;
        default: return 0;
    }
}

bool isStory(Relative relative) {
    return relative == Relative::Previous || relative == Relative::Following || relative == Relative::That || relative == Relative::Same;
}

std::string_view unitName(Unit unit) {
    switch (unit) {
        case Unit::Day: return "day";
        case Unit::Weekend: return "weekend";
        case Unit::Week: return "week";
        case Unit::Month: return "month";
        case Unit::Quarter: return "quarter";
        case Unit::Year: return "year";
        default: return "time";
    }
}

}  // namespace

std::string durationValue(const Amount& amount, Unit unit) {
    const auto counted = [&](std::string_view prefix, std::int64_t factor, char letter, std::string_view halfText) {
        if (amount.vague) return fmt::format("{}X{}", prefix, letter);
        if (amount.value == 0 && amount.half) return fmt::format("{}{}", halfText.find('T') != std::string_view::npos && prefix == "P" ? "P" : prefix, halfText);
        return fmt::format("{}{}{}{}", prefix, amount.value * factor, letter, amount.half ? halfText : std::string_view());
    };
    switch (unit) {
        case Unit::Second: return counted("PT", 1, 'S', "");
        case Unit::Minute: return counted("PT", 1, 'M', "30S");
        case Unit::Hour: return counted("PT", 1, 'H', "30M");
        case Unit::Day: return counted("P", 1, 'D', "T12H");
        case Unit::Weekend: return amount.vague ? "PXWE" : fmt::format("P{}WE", amount.value);
        case Unit::Week: return amount.half ? fmt::format("P{}D", amount.value * 7 + 4) : counted("P", 1, 'W', "");
        case Unit::Fortnight: return counted("P", 2, 'W', "1W");
        case Unit::Month: return counted("P", 1, 'M', "15D");
        case Unit::Quarter: return counted("P", 1, 'Q', "");
        case Unit::Semester: return counted("P", 6, 'M', "3M");
        case Unit::Year: return counted("P", 1, 'Y', "6M");
        case Unit::Decade: return amount.half ? fmt::format("P{}Y", amount.value * 10 + 5) : counted("P", 10, 'Y', "");
        case Unit::Century: return amount.half ? fmt::format("P{}Y", amount.value * 100 + 50) : counted("P", 100, 'Y', "");
        case Unit::Millennium: return counted("P", 1000, 'Y', "");
        case Unit::None: break;
    }
    return "PXX";
}

std::optional<Resolution> Normalizer::resolveDayShift(const Expression& e, Tense tense) {
    const Date today = *m_today;
    const bool part = e.part != Part::None;
    std::optional<Date> day;
    Anchoring anchoring = Anchoring::Story;
    switch (e.relative) {
        case Relative::The:
            if (!part) return std::nullopt;
            day = isStoryNear() ? storyDay() : today;
            break;
        case Relative::This: case Relative::Current: case Relative::Coming:
            if (!part) return std::nullopt;
            day = today;
            anchoring = Anchoring::Relative;
            break;
        case Relative::Last: case Relative::Past:
            if (!part) return std::nullopt;
            day = e.part == Part::Night || e.part == Part::Evening ? today.plusDays(-1) : today;
            anchoring = Anchoring::Relative;
            break;
        case Relative::Previous: day = storyDay().plusDays(-1); break;
        case Relative::Next: case Relative::Following: day = storyDay().plusDays(1); break;
        default: day = e.edge != Edge::None && !isStoryNear() ? today : storyDay(); break;
    }
    static_cast<void>(tense);
    auto r = resolveDay(e, *day, anchoring);
    r->rule = anchoring == Anchoring::Story ? fmt::format("counted from {}, the day named last", plainDate(storyDay()))
                                            : fmt::format("counted from the publication date {}", plainDate(today));
    return r;
}

/// Saturday and Sunday; "the weekend" is the one before in a past-tense clause and the one ahead otherwise.
std::optional<Resolution> Normalizer::resolveWeekendShift(const Expression& e, Tense tense) {
    const Date today = isStory(e.relative) ? storyDay() : *m_today;
    int weeks = stepOf(e.relative);
    if (e.relative == Relative::Past || (e.relative == Relative::Last && today.weekday() == 7)) weeks = today.weekday() >= 6 && e.relative == Relative::Past ? 0 : -1;
    if (e.relative == Relative::Coming) weeks = today.weekday() == 7 ? 1 : 0;
    if (e.relative == Relative::The) weeks = tense.hint == TenseHint::Future || today.weekday() >= 6 ? 0 : -1;
    const Date saturday = today.monday().plusDays(7 * weeks + 5);
    Resolution r = ofInterval(fmt::format("{}-W{:02}-WE", isoYear(saturday.isoWeekYear()), saturday.isoWeek()), saturday, saturday.plusDays(1), Precision::Weekend,
                              isStory(e.relative) ? Anchoring::Story : Anchoring::Relative);
    r.rule = fmt::format("Saturday and Sunday {} {}", weeks < 0 ? "before" : "counted from", plainDate(today));
    return r;
}

/// "this year" told in the past ends today, told ahead begins today.
void Normalizer::clip(Resolution& r, const Expression& e, Tense tense) const {
    const bool present = e.relative == Relative::This || e.relative == Relative::Current;
    if (!present || !r.interval || !m_today || !r.interval->contains(DateInterval::day(*m_today))) return;
    if (e.edge == Edge::Later || (tense.hint == TenseHint::Future && e.edge != Edge::Earlier)) r.interval->begin = base::startOf(*m_today);
    else if (e.edge == Edge::Earlier || tense.hint == TenseHint::Past) r.interval->end = base::endOf(*m_today);
}

std::optional<Resolution> Normalizer::resolveShift(const Expression& e, Tense tense) {
    if (e.unit == Unit::Day) return resolveDayShift(e, tense);
    if (e.unit == Unit::Weekend) return resolveWeekendShift(e, tense);
    const Date today = *m_today;
    const bool story = isStory(e.relative);
    const Anchoring anchoring = story ? Anchoring::Story : Anchoring::Relative;
    const int step = stepOf(e.relative);
    Resolution r;
    switch (e.unit) {
        case Unit::Week: r = ofWeek((story ? storyDay() : today).plusDays(7 * step), anchoring); break;
        case Unit::Month: {
            const Date base = (story || e.relative == Relative::The ? m_storyMonth.value_or(today) : today).firstOfMonth().plusMonths(step);
            r = ofMonth(base.year(), base.month(), anchoring);
            break;
        }
        case Unit::Quarter: {
            Date base = today.firstOfMonth().plusMonths(3 * step);
            const bool named = e.relative == Relative::The || e.relative == Relative::Latest || e.relative == Relative::Corresponding || story;
            if (named) base = m_storyQuarter ? m_storyQuarter->plusMonths(3 * step) : today.firstOfMonth().plusMonths(-3);
            if (e.hasYear()) base = base.plusYears(e.year - base.year());
            if (e.yearEarlier) base = base.plusYears(-1);
            r = ofQuarter(base.year(), base.quarter(), named ? Anchoring::Story : anchoring);
            break;
        }
        case Unit::Year: {
            int year = (story ? m_storyYear.value_or(today.year()) : today.year()) + step;
            if (e.relative == Relative::Latest) year = today.year() - 1;
            r = ofYear(year, anchoring);
            break;
        }
        case Unit::Decade: case Unit::Century: {
            if (e.relative == Relative::Past || e.relative == Relative::Next || e.relative == Relative::Coming || e.relative == Relative::The) {
                Expression duration = e;
                duration.amount = Amount{1, false, false};
                return resolveDuration(duration);
            }
            const int size = e.unit == Unit::Decade ? 10 : 100;
            const int first = ((story ? m_storyYear.value_or(today.year()) : today.year()) / size + step) * size;
            const auto begin = Date::fromYmd(first, 1, 1), end = Date::fromYmd(first + size - 1, 12, 31);
            if (!begin || !end) return std::nullopt;
            r = ofInterval(fmt::format("{:0{}}", first / size, size == 10 ? 3 : 2), *begin, *end, Precision::Decade, anchoring);
            break;
        }
        default:
            if (step == 0) return std::nullopt;
            Expression duration = e;
            duration.amount = Amount{1, false, false};
            auto resolved = resolveDuration(duration);
            if (resolved) resolved->type = TimexType::Duration;
            return resolved;
    }
    clip(r, e, tense);
    r.rule = fmt::format("the {} counted from {} {}", unitName(e.unit), story ? "the day named last," : "the publication date",
                         plainDate(story ? storyDay() : today));
    return r;
}

std::optional<Resolution> Normalizer::resolveOffset(const Expression& e) {
    const bool back = e.direction == Direction::Ago || e.direction == Direction::Earlier;
    const bool story = e.direction == Direction::Earlier || e.direction == Direction::Later;
    Resolution r;
    if (e.amount.vague && e.amount.value == 0) {
        r.value = back ? "PAST_REF" : "FUTURE_REF";
        if (story) r.value = durationValue(e.amount, e.unit);
        r.rule = "an amount of time that the text leaves open";
        return r;
    }
    if (!m_today || e.unit < Unit::Day) {
        r.value = durationValue(e.amount, e.unit);
        r.rule = "an amount of time with no day to count from";
        return r;
    }
    const bool coarse = e.unit >= Unit::Month;
    const Date base = !story ? *m_today : coarse ? m_storyTime.value_or(*m_today) : storyDay();
    const std::int64_t count = (back ? -1 : 1) * std::max<std::int64_t>(e.amount.value, e.amount.half ? 1 : 0);
    if (count < -kMaxCount || count > kMaxCount) {
        r.value = durationValue(e.amount, e.unit);
        r.rule = "further than the calendar reaches";
        return r;
    }
    const Anchoring anchoring = story ? Anchoring::Story : Anchoring::Relative;
    Date day = shifted(base, count, e.unit);
    if (e.amount.half && e.unit == Unit::Year) day = day.plusMonths(back ? -6 : 6);
    if (e.unit == Unit::Year && count == -1 && m_storyQuarter) r = ofQuarter(m_storyQuarter->year() - 1, m_storyQuarter->quarter(), Anchoring::Story);
    else if (e.unit == Unit::Day) r = *resolveDay(e, day, anchoring);
    else if (e.unit == Unit::Week || e.unit == Unit::Fortnight || e.unit == Unit::Weekend) r = ofWeek(day, anchoring);
    else if (e.unit == Unit::Month || e.unit == Unit::Quarter || e.unit == Unit::Semester) r = ofMonth(day.year(), day.month(), anchoring);
    else r = ofYear(day.year(), anchoring);
    r.rule = fmt::format("counted {} from {} {}", back ? "back" : "on", story ? "the time named last," : "the publication date", plainDate(base));
    return r;
}

/// A duration keeps its value; where the words tie one end to the day of writing ("the past three months") it has an
/// interval as well.
std::optional<Resolution> Normalizer::resolveDuration(const Expression& e) {
    Resolution r;
    r.value = durationValue(e.amount, e.unit);
    r.rule = "a length of time";
    const int step = stepOf(e.relative);
    const bool tied = step != 0 && !isStory(e.relative) && m_today && !e.amount.vague && e.unit >= Unit::Day;
    if (!tied) return r;
    const Date other = shifted(*m_today, step * e.amount.value, e.unit);
    r.interval = DateInterval::days(std::min(other, *m_today), std::max(other, *m_today), precisionOf(e.unit));
    r.anchoring = Anchoring::Relative;
    r.rule = fmt::format("the time {} the publication date {}", step < 0 ? "up to" : "from", plainDate(*m_today));
    return r;
}

std::optional<Resolution> Normalizer::resolveSet(const Expression& e) const {
    Resolution r;
    r.rule = "a time that comes again and again";
    const std::string part = e.part != Part::None ? fmt::format("T{}", partCode(e.part)) : std::string();
    if (!e.value.empty()) r.value = e.value;
    else if (e.weekday != 0) r.value = fmt::format("XXXX-WXX-{}{}", e.weekday, part);
    else if (e.month != 0) r.value = fmt::format("XXXX-{:02}", e.month);
    else if (e.season != Season::None) r.value = fmt::format("XXXX-{}", seasonCode(e.season));
    else if (e.part != Part::None) r.value = fmt::format("XXXX-XX-XX{}", part);
    else if (e.unit == Unit::Weekend && e.amount.value <= 1) r.value = "XXXX-WXX-WE";
    else r.value = durationValue(e.amount, e.unit);
    return r;
}

/// Without a day of writing only what the words say: XXXX-11-09, XXXX-WXX-4.
std::optional<Resolution> Normalizer::resolveUndated(const Expression& e) const {
    using Kind = Expression::Kind;
    Resolution r;
    r.rule = "no date of publication to count from";
    if (e.kind == Kind::Day) {
        r.value = e.dayShift == 0 ? "PRESENT_REF" : e.dayShift < 0 ? "PAST_REF" : "FUTURE_REF";
        return r;
    }
    if (e.kind == Kind::Shift) {
        const int step = stepOf(e.relative);
        r.value = step == 0 ? "PRESENT_REF" : step < 0 ? "PAST_REF" : "FUTURE_REF";
        if (e.unit == Unit::Day && e.part == Part::None) return std::nullopt;
        return r;
    }
    if (e.hasYear() && !e.beforeChrist) {
        if (e.day != 0) {
            const auto day = Date::fromYmd(e.year, e.month, e.day);
            return day ? resolveDay(e, *day, Anchoring::Explicit) : std::nullopt;
        }
        if (e.month != 0) r = ofMonth(e.year, e.month, Anchoring::Explicit);
        else if (e.quarter != 0) r = ofQuarter(e.year, e.quarter, Anchoring::Explicit);
        else r = ofYear(e.year, Anchoring::Explicit);
        r.rule = "the date it names";
        return r;
    }
    std::string time;
    if (e.hasClock()) time = fmt::format("T{:02}:{:02}", e.hour, std::max<int>(e.minute, 0));
    else if (e.part != Part::None) time = fmt::format("T{}", partCode(e.part));
    if (e.day != 0 && e.month != 0) r.value = fmt::format("XXXX-{:02}-{:02}", e.month, e.day);
    else if (e.month != 0) r.value = fmt::format("XXXX-{:02}", e.month);
    else if (e.weekday != 0) r.value = fmt::format("XXXX-WXX-{}", e.weekday);
    else if (e.quarter != 0) r.value = fmt::format("XXXX-Q{}", e.quarter);
    else if (e.season != Season::None) r.value = fmt::format("XXXX-{}", seasonCode(e.season));
    else if (!time.empty()) r.value = "XXXX-XX-XX";
    else return std::nullopt;
    r.value += time;
    return r;
}

}  // namespace chancery::time
