#pragma once
#include <string_view>
#include <vector>

#include "core/event/anchored_dates.h"
#include "core/event/clause.h"

namespace chancery::event {

/// The things of a story that have a date somewhere in it, "a summit to be held on Friday", so that "the summit" has it
/// elsewhere. A view over its arguments.
class Occasions {
public:
    Occasions(const Clause& clause, const AnchoredDates& dates, const WordLists& words);

    /// The date that another mention gives to what this noun means; null if there is none, or the noun means another one.
    /// `ahead`: what is meant is still to come on that day; else it has begun by then.
    const AnchoredDate* dateOf(language::TokenIndex noun, bool ahead, base::Date published) const;

private:
    using TokenIndex = language::TokenIndex;

    struct Occasion {
        TokenIndex noun;
        const AnchoredDate* date;
        std::vector<std::string_view> names;
    };

    void add(TokenIndex noun, const AnchoredDate& date);
    bool isJourney(TokenIndex word) const;
    void addOfClause(const AnchoredDate& date);
    bool isDefinite(TokenIndex noun, const std::vector<std::string_view>& names) const;
    std::vector<std::string_view> namesOf(TokenIndex noun) const;
    bool means(const Occasion& occasion, const std::vector<std::string_view>& names, bool journey) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const WordLists& m_words;
    std::vector<Occasion> m_occasions;  ///< in text order
};

}  // namespace chancery::event
