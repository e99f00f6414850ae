#pragma once
#include <QString>

#include "core/base/date_interval.h"
#include "core/event/event_type.h"
#include "core/query/event_query.h"

// The words in which values are shown, in one place so that table, inspector, card and picture say the same.

namespace chancery::ui {

/// "1 event", "1,284 events".
QString counted(std::uint64_t n, const QString& one, const QString& many);
QString typeName(event::EventType type);            ///< "Consult"
QString statusName(event::EventStatus status);      ///< "occurred"
QString precisionName(base::Precision precision);   ///< "part of day"
QString quadName(event::QuadClass quad);            ///< "verbal cooperation"
QString fieldName(query::Field field);              ///< "Countries"
QString dayText(base::Date date);                   ///< "9 Nov 2023"
QString longDayText(base::Date date);               ///< "Thursday 9 November 2023"
/// "9 Nov 2023", "11 – 12 Nov 2023", "Sep 2023", "≤ 9 Nov 2023" for publication-dated events.
QString whenText(const base::DateInterval& when, event::DateBasis basis);

}  // namespace chancery::ui
