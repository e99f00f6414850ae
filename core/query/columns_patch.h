#pragma once
#include <optional>

#include "core/query/case_columns.h"
#include "core/store/database.h"

namespace chancery::query {

/// What `old` has become by the changes that the case has noted since (table event_change); equal to what loadColumns() and
/// loadFacetColumns() would read, facets only if `old` has them. Costs a copy of the rows and the changed events, not a reading
/// of the case. Nothing where the notes do not reach back so far, or where reading all is cheaper. Throws
/// SQLite::Exception; the caller holds a read transaction on `database`.
std::optional<CaseColumns> patchColumns(const store::Database& database, const CaseColumns& old);

}  // namespace chancery::query
