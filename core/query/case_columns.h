#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/query/event_rows.h"
#include "core/store/database.h"

namespace chancery::query {

/// Several small numbers for each row, one after the other.
struct RowLists {
    std::vector<std::uint32_t> begin;  ///< one more than rows
    std::vector<std::uint32_t> values;
    std::span<const std::uint32_t> of(std::size_t row) const {
        return std::span(values).subspan(begin[row], begin[row + 1] - begin[row]);
    }
};

/// What facets count besides EventRows' own fields; loaded at the first question for facets.
struct FacetColumns {
    RowLists sources;   ///< indices into EventRows::sourceNames
    RowLists contexts;  ///< indices into contextNames
    RowLists tags;
    std::vector<std::uint32_t> modes;  ///< index into modeNames, one for each row; 0 = none
    std::vector<std::string> contextNames, tagNames, modeNames;
};

/// All events of a case as one snapshot, in EventRows' order. A filter then costs one SQL query for ids and one pass.
struct CaseColumns {
    std::int64_t dataVersion = 0;  ///< SQLite's, of this connection
    std::int64_t caseRevision = 0;
    std::shared_ptr<const EventRows> all;
    std::vector<std::int32_t> rowOfEvent;  ///< by event id; -1 = none (ids are dense)
    std::optional<FacetColumns> facets;

    std::optional<std::size_t> row(std::int64_t event) const {
        if (event < 0 || event >= static_cast<std::int64_t>(rowOfEvent.size())) return std::nullopt;
        const std::int32_t row = rowOfEvent[static_cast<std::size_t>(event)];
        return row < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(row));
    }
};

inline constexpr std::string_view kRowsSql =
    "SELECT e.id, e.begin_at, e.end_at, e.published, e.reports, e.source, e.place, e.type, e.status, e.precision, "
    "e.date_basis, e.verified, e.confidence, e.salience, e.summary "
    "FROM event e WHERE e.rejected = 0 ORDER BY e.begin_at, e.id";

/// Both throw SQLite::Exception; the caller holds a read transaction.
CaseColumns loadColumns(const store::Database& database);
FacetColumns loadFacetColumns(const store::Database& database, const CaseColumns& columns);

/// The rows of `all` whose mark is set, with only the strings and actors that they use.
std::shared_ptr<EventRows> selectRows(const EventRows& all, const std::vector<bool>& marked);

}  // namespace chancery::query
