#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor/actor.h"
#include "core/base/date.h"
#include "core/base/result.h"
#include "core/event/event_type.h"

namespace chancery::query {

/// A field that the filter language and the facet panel know.
enum class Field : std::uint8_t { Country, Official, Organisation, Type, Status, Source, Place, Mode, Context, Basis, Tag };

inline constexpr int kFieldCount = 11;
std::string_view name(Field field);                        ///< "country", as the filter language has it
std::optional<Field> parseField(std::string_view name);    ///< also "organization", "org"

/// `type:CONSULT,AGREE` or `-type:STATEMENT`: any of the values (or none of them).
struct Term {
    Field field = Field::Country;
    std::vector<std::string> values;
    bool exclude = false;
    friend bool operator==(const Term&, const Term&) = default;
};

/// A conjunction of terms; a plain value, equal if it selects by the same words. The text form is the search box's.
struct Filter {
    std::vector<Term> terms;
    std::vector<std::string> with;             ///< `with:USA,PRK`: all of these sides take part together (dyad)
    std::optional<base::Date> after;           ///< the event's end is on or after this day
    std::optional<base::Date> before;          ///< the event's begin is on or before this day
    bool certainly = false;                    ///< both of these of the whole event: its begin, its end
    std::optional<double> minConfidence;       ///< conf:>0.6, itself included
    std::optional<double> maxConfidence;
    std::optional<bool> verified;
    std::vector<std::string> words;            ///< free words, each must match (prefix with *; "a phrase")
    std::vector<std::string> excludedWords;

    bool empty() const { return *this == Filter{}; }
    /// Among which the free words search: the same without them.
    Filter withoutWords() const;
    /// The canonical text; parsing it gives this filter again.
    std::string text() const;
    friend bool operator==(const Filter&, const Filter&) = default;
};

}  // namespace chancery::query
