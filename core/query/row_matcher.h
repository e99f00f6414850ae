#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/query/case_columns.h"
#include "core/query/filter.h"
#include "core/store/database.h"

namespace chancery::query {

/// One byte for each row of a case: 1 = it passes.
using RowMarks = std::vector<std::uint8_t>;

/// Marks the rows that a filter lets through. What the rows hold is compared in memory, one pass a condition; SQL is asked
/// only for the few actors or places that a name means, and for words, sources, modes, contexts and tags. The terms of
/// `without` are left out (what a facet counts under). Throws SQLite::Exception; the caller holds the read transaction that
/// `columns` are of.
RowMarks markRows(const store::Database& database, const CaseColumns& columns, const Filter& filter,
                  std::optional<Field> without = std::nullopt);

/// The marked rows; they share the names of all.
std::shared_ptr<EventRows> selectRows(const EventRows& all, const RowMarks& marks);

}  // namespace chancery::query
