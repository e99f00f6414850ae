#pragma once
#include <string>
#include <vector>

#include "core/query/event_query.h"
#include "core/query/filter.h"

namespace chancery::query {

/// A value of a filter that no event of the case has: mistyped, or a true "nothing".
struct FilterHint {
    Field field = Field::Country;
    std::string value;
    std::string nearest;  ///< the value of the case that is written almost so, as the filter takes it; empty if none is
};

/// In the filter's order. Type, status and basis are known without the case and never named. Fails as EventQuery::rows() does.
base::Result<std::vector<FilterHint>> findUnknownValues(const EventQuery& events, const Filter& filter);

/// "no event of this case has country:KRO; did you mean country:KOR?"
std::string wordsOf(const FilterHint& hint);

}  // namespace chancery::query
