#pragma once
#include <optional>
#include <string>

#include "core/base/date_interval.h"
#include "core/time/expression.h"
#include "core/time/lexicon.h"
#include "core/time/timex.h"
#include "core/time/timex_tagger.h"

namespace chancery::time {

/// What an expression comes to.
struct Resolution {
    TimexType type = TimexType::Date;
    std::string value;
    std::optional<base::DateInterval> interval;
    Anchoring anchoring = Anchoring::None;
    std::string rule;
};

/// Gives expressions their place on the calendar, in text order: it remembers the days, quarters and years that the
/// story has named ("the same day", "a year earlier"). One per document.
class Normalizer {
public:
    Normalizer(const TimeLexicon& lexicon, const TimeContext& context);

    /// nullopt if the words turn out to be no time expression ("the day", "Feb 30").
    std::optional<Resolution> resolve(const Expression& expression, Tense tense, std::string_view words);

private:
    std::optional<Resolution> resolveCalendar(const Expression& e, Tense tense);
    std::optional<Resolution> resolveDay(const Expression& e, base::Date day, Anchoring anchoring) const;
    std::optional<Resolution> resolveMonthDay(const Expression& e, Tense tense);
    std::optional<Resolution> resolveWeekday(const Expression& e, Tense tense);
    std::optional<Resolution> resolveMonth(const Expression& e, Tense tense);
    std::optional<Resolution> resolveNth(const Expression& e, Tense tense);
    std::optional<Resolution> resolveSeason(const Expression& e, Tense tense);
    std::optional<Resolution> resolveQuarter(const Expression& e, Tense tense);
    std::optional<Resolution> resolveHoliday(const Expression& e, Tense tense);
    std::optional<Resolution> resolveClockAlone(const Expression& e);
    std::optional<Resolution> resolveShift(const Expression& e, Tense tense);
    std::optional<Resolution> resolveDayShift(const Expression& e, Tense tense);
    std::optional<Resolution> resolveWeekendShift(const Expression& e, Tense tense);
    std::optional<Resolution> resolveOffset(const Expression& e);
    std::optional<Resolution> resolveDuration(const Expression& e);
    std::optional<Resolution> resolveSet(const Expression& e) const;
    std::optional<Resolution> resolveUndated(const Expression& e) const;

    struct Years { int year; Anchoring anchoring; };
    std::optional<Years> yearOf(const Expression& e) const;
    int monthYear(const Expression& e, Tense tense) const;
    bool isStoryNear() const;
    base::Date storyDay() const { return m_storyDay.value_or(*m_today); }
    Resolution ofInterval(std::string value, base::Date first, base::Date last, base::Precision precision, Anchoring anchoring) const;
    Resolution ofYear(int year, Anchoring anchoring) const;
    Resolution ofMonth(int year, int month, Anchoring anchoring) const;
    Resolution ofWeek(base::Date day, Anchoring anchoring) const;
    Resolution ofQuarter(int year, int quarter, Anchoring anchoring) const;
    void clip(Resolution& r, const Expression& e, Tense tense) const;
    void remember(const Expression& e, const Resolution& r);

    const TimeLexicon& m_lexicon;
    std::optional<base::Date> m_today;     ///< the day of writing
    std::optional<base::Instant> m_now;
    std::optional<base::Date> m_storyDay;  ///< the day named last
    std::optional<base::Date> m_storyTime; ///< the first day of whatever was named last, up to a year long
    std::optional<int> m_storyYear;
    std::optional<base::Date> m_storyQuarter;  ///< its first day
    std::optional<base::Date> m_storyMonth;
};

/// The TIMEX3 value of a duration: P2D, PT5H30M, PXY.
std::string durationValue(const Amount& amount, Unit unit);

}  // namespace chancery::time
