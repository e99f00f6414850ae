#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/query/filter.h"
#include "core/store/database.h"

namespace chancery::query {

/// A condition on `event e` with its values; no word of the user's stands in the SQL text.
struct FilterSql {
    using Value = std::variant<std::int64_t, double, std::string>;
    std::string condition = "e.rejected = 0";
    std::vector<Value> values;

    /// Binds the values to parameters ?1, ?2 ...
    void bind(store::Statement& statement) const;
};

/// The terms of `without` are left out (what a facet counts under).
FilterSql toSql(const Filter& filter, std::optional<Field> without = std::nullopt);

/// A free word as an FTS5 query of exactly these tokens; a `*` at its end means a prefix.
std::string ftsQuery(std::string_view word);

}  // namespace chancery::query
