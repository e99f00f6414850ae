#pragma once
#include <QString>

#include "core/analysis/calendar.h"
#include "core/base/date.h"
#include "core/query/event_rows.h"

namespace chancery::ui {

using analysis::CalendarStep;
using analysis::CalendarUnit;
using analysis::CivilDate;

/// Dates in words, as short as they can be without losing anything: the one place for axis, card, table, inspector,
/// status line and export.
QString dayText(base::Instant t, bool weekday = false);             ///< "9 Nov 2023", "Thu 9 Nov 2023"
QString dayText(base::Date date);
QString longDayText(base::Date date);                               ///< "Thursday 9 November 2023"
QString dayMonthText(base::Instant t, bool weekday = false);        ///< "9 Nov", "Thu 9 Nov"
QString yearText(std::int64_t year);                                ///< "2023"; "44 BC"
/// The period from `begin` to `end` (exclusive), in whole days: "30 October – 18 November 2023", "9 November 2023".
QString periodText(double begin, double end, bool shortMonths = false);

/// When an event happened, never sharper than the text: "Thu 9 Nov 2023", "8 – 9 Nov 2023", "September 2023",
/// "week of 30 Oct 2023", "weekend of 11 Nov 2023", "2023", "the 1990s", "by Thu 9 Nov 2023" (publication-dated).
QString whenText(const query::EventRow& row);
/// The same for columns and lists: without weekdays, short months, "1990s", "≤ 9 Nov 2023" for publication-dated events. Never longer than
/// widestWhenText().
QString whenText(const base::DateInterval& when, event::DateBasis basis);
QString widestWhenText();
/// How exact that is and how we know: "day, named in the text", "no date in the text: by publication at the latest".
QString whenWhyText(const query::EventRow& row);

/// Name of one step: "1 day", "3 months"; for the overview's "1 bar = 1 day".
QString stepText(CalendarStep step);
/// The span of one calendar step from `begin`: "August 2013", "9 Nov 2023", "Q3 2013", "week of 30 Oct 2023", "2010 – 2014".
QString stepSpanText(CalendarStep step, base::Instant begin);

const char* monthName(int month);       ///< 1 = "January"
const char* shortMonthName(int month);  ///< 1 = "Jan"
const char* weekdayName(int weekday);   ///< 1 = "Mon"

}  // namespace chancery::ui
