#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/query/event_query.h"
#include "core/query/filter.h"

namespace chancery::exchange {

/// How events are written for people and other programs (docs/formats/export.md).
enum class EventFormat : std::uint8_t {
    Table,  ///< aligned columns for a terminal
    Csv,    ///< RFC 4180, UTF-8; no cell begins a formula
    Jsonl,  ///< one object a line, with all evidence
};
std::optional<EventFormat> parseEventFormat(std::string_view name);  ///< "table", "csv", "jsonl"

/// Takes the text piece by piece; false = it cannot be written, stop.
using TextSink = std::function<bool(std::string_view)>;

/// Writes the events of a filter in the order of the timeline, one at a time. Gives how many were written.
base::Result<std::uint64_t> writeEvents(const query::EventQuery& query, const query::Filter& filter, EventFormat format,
                                        const TextSink& sink, std::stop_token stop = {},
                                        const base::ProgressCallback& progress = {});

/// The same into a file, which appears whole or not at all. `format` is "csv" or "jsonl".
base::Result<std::uint64_t> exportEvents(const std::string& casePath, const query::Filter& filter, std::string_view format,
                                         const std::filesystem::path& file, std::stop_token stop = {},
                                         const base::ProgressCallback& progress = {});

}  // namespace chancery::exchange
