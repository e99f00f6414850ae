#pragma once
#include <string>

#include "core/query/event_query.h"

namespace chancery::exchange {

/// One line, with its line feed.
std::string jsonLine(const query::EventDetail& event, const query::EventRow& row);

}  // namespace chancery::exchange
