#pragma once
#include <string>
#include <string_view>

#include "core/query/event_query.h"

namespace chancery::exchange {

/// RFC 4180 with plain line feeds. A cell that a spreadsheet would take for a formula gets an apostrophe in front
/// (OWASP, "CSV injection"); lists inside a cell are separated by "; ".
std::string csvHeader();
std::string csvLine(const query::EventDetail& event, const query::EventRow& row);
std::string csvCell(std::string_view text);

}  // namespace chancery::exchange
