#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/query/event_rows.h"
#include "core/query/filter.h"
#include "core/store/database.h"

namespace chancery::query {

/// Places of rising row ids in a list, as SQLite gave them.
class IdIndex {
public:
    void add(std::int64_t id) { m_ids.push_back(id); }
    std::optional<std::uint32_t> find(std::int64_t id) const;
    bool startsWith(const IdIndex& other) const;

private:
    std::vector<std::int64_t> m_ids;
};

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
    RowLists sources;   ///< indices into EventNames::sourceNames
    RowLists contexts;  ///< indices into contextNames
    RowLists tags;
    std::vector<std::uint32_t> modes;  ///< index into modeNames, one for each row; 0 = none
    std::vector<std::string> contextNames, tagNames, modeNames;
};

/// All events of a case as one snapshot, in EventRows' order. A filter then costs one pass over it.
struct CaseColumns {
    std::int64_t dataVersion = 0;  ///< SQLite's, of this connection
    std::int64_t caseRevision = 0;
    std::shared_ptr<const EventRows> all;
    IdIndex actors, places, sources;       ///< row ids to indices into EventNames
    std::vector<std::int32_t> rowOfEvent;  ///< by event id; -1 = none (ids are dense)
    std::optional<FacetColumns> facets;

    std::optional<std::size_t> row(std::int64_t event) const {
        if (event < 0 || event >= static_cast<std::int64_t>(rowOfEvent.size())) return std::nullopt;
        const std::int32_t row = rowOfEvent[static_cast<std::size_t>(event)];
        return row < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(row));
    }
};

/// Puts finished rows and their names in; they are in EventRows' order.
void setRows(CaseColumns& columns, std::shared_ptr<EventRows> rows, EventNames names);

/// Throws SQLite::Exception; the caller holds a read transaction on `database`, the open case at `path`. A large case is read
/// by several threads, each over a connection of its own.
base::Result<CaseColumns> loadColumns(const store::Database& database, const std::string& path, std::stop_token stop);

}  // namespace chancery::query
