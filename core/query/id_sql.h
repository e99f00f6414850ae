#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/query/filter.h"
#include "core/store/database.h"

namespace chancery::query {

/// A question for the ids of one table, with its values; no word of the user's stands in the SQL text.
struct IdSql {
    using Value = std::variant<std::int64_t, double, std::string>;
    std::string text;
    std::vector<Value> values;

    /// Binds the values to parameters ?1, ?2 ...
    void bind(store::Statement& statement) const;
};

/// Ids of actors: of a term on Country, Official or Organisation, or of all that act for a side.
IdSql actorsOf(const Term& term);
IdSql actorsOfSide(const std::string& side);
/// Ids of places, of a term on Place.
IdSql placesOf(const Term& term);
/// Ids of events: of a term on Source, Mode, Context or Tag; or those whose summary or sentences have a free word.
IdSql eventsOf(const Term& term);
IdSql eventsWithWord(const std::string& word);

/// A free word as an FTS5 query of exactly these tokens; a `*` at its end means a prefix.
std::string ftsQuery(std::string_view word);

}  // namespace chancery::query
