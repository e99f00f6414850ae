#pragma once
#include <QString>

#include "core/base/date_interval.h"
#include "core/event/event_type.h"
#include "core/query/event_query.h"
#include "ui/model/date_text.h"

// The words in which values are shown, in one place so that table, inspector, card and picture say the same; those of
// dates are in date_text.h.

namespace chancery::ui {

QString countText(std::size_t count);  ///< "31,724"
/// "1 event", "1,284 events".
QString counted(std::uint64_t n, const QString& one, const QString& many);
QString typeName(event::EventType type);            ///< "Consult"
QString statusName(event::EventStatus status);      ///< "occurred"
QString precisionName(base::Precision precision);   ///< "part of day"
QString quadName(event::QuadClass quad);            ///< "verbal cooperation"
QString fieldName(query::Field field);              ///< "Countries"

}  // namespace chancery::ui
