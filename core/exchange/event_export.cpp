#include "core/exchange/event_export.h"

#include <fmt/format.h>

#include <memory>

#include "core/exchange/event_csv.h"
#include "core/exchange/event_jsonl.h"
#include "core/exchange/event_table.h"
#include "core/exchange/whole_file.h"

namespace chancery::exchange {

namespace {

using query::EventDetail;
using query::EventQuery;

base::Error outputRefused() {
    return base::makeError(base::ErrorCode::Unreadable, "the output cannot be written (disk full or pipe closed)");
}

/// Event by event, for the formats that tell everything.
base::Result<std::uint64_t> writeDetails(const EventQuery& query, const query::EventRows& rows, const TextSink& sink,
                                         const std::function<std::string(const EventDetail&, const query::EventRow&)>& line,
                                         const std::stop_token& stop, const base::ProgressCallback& progress) {
    std::uint64_t written = 0;
    for (const query::EventRow& row : rows.rows) {
        if (stop.stop_requested()) return base::makeError(base::ErrorCode::Cancelled, "export cancelled");
        const auto detail = query.detail(row.id);
        if (!detail) return detail.error();
        if (!*detail) continue;  // gone since: an import is running
        if (!sink(line(**detail, row))) return outputRefused();
        ++written;
        if (progress) progress({written, rows.rows.size(), rows.label(row)});
    }
    return written;
}

}  // namespace

std::optional<EventFormat> parseEventFormat(std::string_view name) {
    if (name == "table") return EventFormat::Table;
    if (name == "csv") return EventFormat::Csv;
    if (name == "jsonl") return EventFormat::Jsonl;
    return std::nullopt;
}

base::Result<std::uint64_t> writeEvents(const EventQuery& query, const query::Filter& filter, EventFormat format,
                                        const TextSink& sink, std::stop_token stop, const base::ProgressCallback& progress) {
    const auto rows = query.rows(filter, stop);
    if (!rows) return rows.error();
    switch (format) {
        case EventFormat::Table:
            if (!writeTable(**rows, sink)) return outputRefused();
            return (*rows)->rows.size();
        case EventFormat::Csv:
            if (!sink(csvHeader())) return outputRefused();
            return writeDetails(query, **rows, sink, csvLine, stop, progress);
        case EventFormat::Jsonl: break;
    }
    return writeDetails(query, **rows, sink, jsonLine, stop, progress);
}

base::Result<std::uint64_t> exportEvents(const std::string& casePath, const query::Filter& filter, std::string_view format,
                                         const std::filesystem::path& file, std::stop_token stop,
                                         const base::ProgressCallback& progress) {
    const auto known = parseEventFormat(format);
    if (!known || *known == EventFormat::Table)
        return base::makeError(base::ErrorCode::InvalidArgument, fmt::format("no export format \"{}\"", format));
    const auto query = EventQuery::open(casePath);
    if (!query) return query.error();
    auto out = WholeFile::create(file);
    if (!out) return out.error();
    const auto written = writeEvents(*query, filter, *known, [&](std::string_view text) { return out->write(text); }, stop,
                                     progress);
    if (!written && written.error().code != base::ErrorCode::Unreadable) return written.error();
    if (auto kept = out->keep(); !kept) return kept.error();
    return written;
}

}  // namespace chancery::exchange
