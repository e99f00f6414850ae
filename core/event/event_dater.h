#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/article/article.h"
#include "core/event/candidate.h"
#include "core/event/clause.h"
#include "core/event/modality.h"
#include "core/time/timex.h"

namespace chancery::event {

/// Dates events: from their own clause, from the clause that governs it, from the story's main day, from the
/// publication date; says which and why. A view over its arguments.
class EventDater {
public:
    EventDater(const Clause& clause, const article::Article& article, const std::vector<time::Timex>& timexes,
               const WordLists& words);

    /// Sets when, dateBasis, dateSpan and the status that the date forces (a present progressive in the future is a plan).
    void date(const Mood& mood, Draft& draft) const;

    /// The day the story is about: the lead's own date, if it lies in the week before publication.
    std::optional<base::DateInterval> mainDay() const { return m_mainDay; }

    /// Length in days of the duration that belongs to this noun or verb ("a three-day visit"), or 0.
    int durationDays(const Candidate& candidate) const;

private:
    using TokenIndex = language::TokenIndex;

    struct Anchored {
        const time::Timex* timex = nullptr;
        TokenIndex head = language::kNoToken;       ///< token of the expression that hangs on another word
        TokenIndex predicate = language::kNoToken;  ///< nearest predicate above it
    };

    const Anchored* ofClause(const Candidate& candidate) const;
    const Anchored* ofToken(TokenIndex token, bool nounOnly) const;
    const Anchored* ofTemporalClause(TokenIndex predicate) const;
    const Anchored* ofNeighbour(const Candidate& candidate) const;
    const Anchored* ofContent(const Candidate& candidate) const;
    const Anchored* ofMainClause(const Candidate& candidate) const;
    const Anchored* onlyOfSentence(const Candidate& candidate) const;
    bool isBackground(TokenIndex predicate) const;
    bool isWhere(TokenIndex clause) const;
    const Anchored* ofGovernor(const Candidate& candidate, std::string& why) const;
    void apply(const Anchored& anchored, const Mood& mood, Draft& draft) const;
    void fallBack(const Mood& mood, Draft& draft) const;
    void findMainDay(const language::Document& document);
    void clip(const Mood& mood, Draft& draft) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const article::Article& m_article;
    const std::vector<time::Timex>& m_timexes;
    const WordLists& m_words;
    std::vector<Anchored> m_anchored;                    ///< those with an interval, in text order
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_bySentence;  ///< range in m_anchored
    std::optional<base::DateInterval> m_mainDay;
    const time::Timex* m_mainTimex = nullptr;
};

}  // namespace chancery::event
