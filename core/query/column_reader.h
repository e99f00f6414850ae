#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/query/case_columns.h"
#include "core/store/database.h"

namespace chancery::query {

/// The events of a range of ids, by begin.
struct Part {
    std::vector<EventRow> rows;
    std::vector<std::uint32_t> participants;
    std::string labels;
};

struct IdRange {
    std::int64_t first = 0, last = 0;  ///< both included
    std::size_t size() const { return static_cast<std::size_t>(std::max<std::int64_t>(0, last - first + 1)); }
};

/// EventRows' order.
inline bool isEarlier(const EventRow& a, const EventRow& b) { return a.begin != b.begin ? a.begin < b.begin : a.id < b.id; }

std::int64_t caseRevisionOf(const store::Database& database);

/// All that rows point to but participants and labels; fills the three id indices of `columns`.
EventNames loadNames(const store::Database& database, CaseColumns& columns);

/// The events of the range, their participants in the same order; the ids of actors, places and sources are looked up in
/// `columns`.
Part loadPart(const store::Database& database, const CaseColumns& columns, IdRange ids);

}  // namespace chancery::query
