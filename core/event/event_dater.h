#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/actor/actor.h"
#include "core/article/article.h"
#include "core/event/anchored_dates.h"
#include "core/event/candidate.h"
#include "core/event/clause.h"
#include "core/event/modality.h"
#include "core/event/occasions.h"
#include "core/event/story_scene.h"
#include "core/time/timex.h"

namespace chancery::event {

/// Dates events: from their own clause, from the clause that governs it, from what the same actor did just before, from
/// the story's main day, from the publication date; says which and why. A view over its arguments.
class EventDater {
public:
    EventDater(const Clause& clause, const article::Article& article, const std::vector<time::Timex>& timexes,
               const actor::ActorAnnotation& actors, const WordLists& words);

    /// Sets when, dateBasis, dateSpan and the status that the date forces (a present progressive in the future is a plan).
    /// `earlier`: what the story told before, in text order, dated.
    void date(const Mood& mood, const std::vector<Draft>& earlier, Draft& draft) const;

    /// Length in days of the duration that belongs to this noun or verb ("a three-day visit"), or 0.
    int durationDays(const Candidate& candidate) const;

private:
    using TokenIndex = language::TokenIndex;

    /// A day and how many days from it, give or take `slack`: "two days after he had ..."
    struct Counted {
        const AnchoredDate* date = nullptr;
        int days = 0;
        int slack = 0;
    };

    static bool isSpeechAct(EventType type) { return StoryScene::isSpeechAct(type); }
    const AnchoredDate* ofClause(const Candidate& candidate) const;
    const AnchoredDate* ofLastConjunct(TokenIndex predicate) const;
    const AnchoredDate* ofOccasion(TokenIndex predicate) const;
    const AnchoredDate* ofAntecedent(const Candidate& candidate) const;
    const AnchoredDate* ofOtherMention(TokenIndex noun, const Mood& mood) const;
    const AnchoredDate* ofOtherMention(const Candidate& candidate, const Mood& mood) const;
    const AnchoredDate* ofNamedOccasion(const Candidate& candidate, const Mood& mood) const;
    const AnchoredDate* ofNeighbour(const Candidate& candidate) const;
    const AnchoredDate* ofContent(const Candidate& candidate, const Mood& mood) const;
    std::optional<Counted> ofCountedClause(const Candidate& candidate) const;
    const AnchoredDate* ofMainClause(const Candidate& candidate) const;
    const AnchoredDate* ofSentenceBefore(const Candidate& candidate) const;
    const AnchoredDate* onlyOfSentence(const Candidate& candidate) const;
    const AnchoredDate* onlyOfSaying(std::uint32_t sentence) const;
    const AnchoredDate* ofGovernor(const Candidate& candidate, const Mood& mood, std::string& why) const;
    const Draft* sameActorBefore(const Draft& draft, const std::vector<Draft>& earlier) const;
    bool isSpeakersToday(const time::Timex& timex) const;
    const time::Timex* secondOf(const time::Timex& timex) const;
    bool isPutOff(TokenIndex predicate) const;
    bool isOver(const AnchoredDate& date) const;
    bool goesOn(std::uint32_t sentence) const;
    bool goesOnWithPronoun(const Candidate& candidate) const;
    bool isQuotation(const Candidate& candidate) const;
    bool isSameVoice(const Draft& draft, const Draft& other) const;
    bool isWhere(TokenIndex clause) const;
    bool sharesTime(TokenIndex clause, TokenIndex governor) const;
    bool isContrasted(TokenIndex conjunct) const;
    bool isOtherTime(TokenIndex conjunct, TokenIndex first, const Mood& mood) const;
    void apply(const AnchoredDate& date, const Mood& mood, Draft& draft) const;
    void carry(const base::DateInterval& when, std::string why, std::string_view doubt, Draft& draft) const;
    bool carryOccasion(const Mood& mood, Draft& draft) const;
    bool carryScene(const Mood& mood, const std::vector<Draft>& earlier, Draft& draft) const;
    void fallBack(const Mood& mood, const std::vector<Draft>& earlier, Draft& draft) const;
    bool countAnniversary(Draft& draft) const;
    bool carryPlan(const Mood& mood, const std::vector<Draft>& earlier, Draft& draft) const;
    const Draft* journeyAhead(const Draft& draft, const std::vector<Draft>& earlier) const;
    bool isOfContent(const AnchoredDate& date, const Draft& draft, const Mood& mood) const;
    bool isAhead(const Draft& draft) const;
    bool isToldAsPast(const Candidate& candidate, const Mood& mood) const;
    void settleStatus(const Mood& mood, const AnchoredDate* own, Draft& draft) const;
    void findPeriod();
    void clip(const Mood& mood, Draft& draft) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const article::Article& m_article;
    const std::vector<time::Timex>& m_timexes;
    const actor::ActorAnnotation& m_actors;
    const WordLists& m_words;
    AnchoredDates m_dates;
    StoryScene m_scene;
    Occasions m_occasions;
    std::optional<base::DateInterval> m_period;  ///< what a review's headline names
};

}  // namespace chancery::event
