#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "core/exchange/event_export.h"
#include "core/query/event_rows.h"

namespace chancery::exchange {

/// Columns a terminal needs for the text: none for combining marks, two for wide characters.
std::size_t displayWidth(std::string_view text);
/// Cut to at most `width` columns, with an ellipsis where something is missing; control characters become spaces.
std::string fitted(std::string_view text, std::size_t width);

/// Aligned columns: when, type, status, who, whom, confidence, what. False if the sink refused.
bool writeTable(const query::EventRows& rows, const TextSink& sink);

}  // namespace chancery::exchange
