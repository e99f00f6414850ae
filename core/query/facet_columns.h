#pragma once
#include <cstdint>
#include <vector>

#include "core/query/case_columns.h"
#include "core/store/database.h"

namespace chancery::query {

/// An earlier state of a case: what its rows have become.
struct FormerColumns {
    const CaseColumns& columns;
    std::vector<std::int32_t> rowNow;  ///< for each of its rows; -1 = gone or changed
};

/// The facets of `columns`. With a former state, only those of events that changed since are read. Throws SQLite::Exception;
/// the caller holds the read transaction that `columns` are of.
FacetColumns loadFacetColumns(const store::Database& database, const CaseColumns& columns, const FormerColumns* former = nullptr);

}  // namespace chancery::query
