#pragma once
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/extraction/extraction.h"

namespace chancery::extraction {

/// One line of `chancery extract --format jsonl` (docs/formats/extraction.md), without the newline. Spans are written
/// as Unicode code points into the article's text as given.
std::string toJsonLine(const Extraction& extraction, bool withText);

/// Reads such a line back (with its text), for `chancery import` of extract output.
base::Result<Extraction> parseJsonLine(std::string_view line);

}  // namespace chancery::extraction
