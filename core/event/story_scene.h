#pragma once
#include <cstdint>
#include <optional>

#include "core/article/article.h"
#include "core/event/anchored_dates.h"
#include "core/event/candidate.h"
#include "core/event/clause.h"

namespace chancery::event {

/// The scene that a story tells of, on the day that its lead names, and what lies outside it. A view over its arguments.
class StoryScene {
public:
    static constexpr std::int64_t kReach = 8;  ///< days before publication in which a lead's date may lie

    StoryScene(const Clause& clause, const article::Article& article, const AnchoredDates& dates, const WordLists& words);

    /// The day the story is about: the lead's own date, if it lies in the week before publication.
    const std::optional<base::DateInterval>& day() const { return m_day; }
    /// Where the lead names it; null if there is none.
    const AnchoredDate* date() const { return m_date; }
    /// True while no other day has taken the place of the lead's. The day of publication needs no such proof.
    bool reaches(std::uint32_t sentence) const { return sentence < m_movedOn; }

    /// Told of as lying before the scene, or as nobody knows when.
    bool isBackground(const Candidate& candidate) const;
    /// An event only named in passing, "over its refusal to talk", "the accord adopted by ...": of no scene but its own
    /// sentence's.
    bool isMentioned(const Candidate& candidate) const;
    /// "In 1996 they drew closer. Kenya sent troops.": while the paragraph goes on, so do its past years.
    bool goesOnFromPast(const Candidate& candidate) const;
    /// "at its last meeting", "their just-concluded visit": it was over when the scene began.
    bool isPast(language::TokenIndex noun) const;
    static bool isSpeechAct(EventType type);
    /// "has met", "had met": also where the auxiliary stands before the first of several verbs.
    bool isPerfect(language::TokenIndex predicate) const;
    bool isPluperfect(language::TokenIndex predicate) const { return m_clause.hasWord(predicate, "had"); }

private:
    using TokenIndex = language::TokenIndex;

    bool isOfSubject(language::TokenIndex clause) const;
    bool isDatedOutside(language::TokenIndex noun) const;
    void findDay();
    void findMove();
    bool tellsWhich(TokenIndex clause) const;
    bool isLongAfter(TokenIndex clause) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const article::Article& m_article;
    const AnchoredDates& m_dates;
    const WordLists& m_words;
    std::optional<base::DateInterval> m_day;
    const AnchoredDate* m_date = nullptr;
    std::uint32_t m_movedOn = 0xFFFF'FFFFU;  ///< the first sentence that another day governs
};

}  // namespace chancery::event
