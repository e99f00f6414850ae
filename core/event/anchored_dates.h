#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/event/clause.h"
#include "core/time/timex.h"

namespace chancery::event {

/// A time expression with an interval, and where in the tree it hangs.
struct AnchoredDate {
    const time::Timex* timex = nullptr;
    language::TokenIndex head = language::kNoToken;       ///< its token that hangs on another word
    language::TokenIndex predicate = language::kNoToken;  ///< nearest predicate above; itself where it is one: "was in 2005"
    enum class Use : std::uint8_t {
        Clause,   ///< says when the clause happens
        Subject,  ///< belongs to what the clause is about, and so to the clause: "Monday's attack killed ten"
        Object,   ///< tells which thing is meant: "rejected Monday's ruling", "attended Monday's talks"
        Thing,    ///< the same, deeper in the phrase: "ahead of the leaders of Monday's march"
    } use = Use::Clause;
    int offset = 0;  ///< days from it to the event: "two days after the summit on Monday"
    language::TokenIndex since = language::kNoToken;  ///< the word that makes it open a span: "*since* independence in 1947"

    bool isDay() const;
};

/// Length of "three days", "two weeks" in days; 0 for anything else: whole days alone are exact enough to count.
int wholeDays(const time::Timex& length);

/// The dates of a document by the words that they belong to. A view over its arguments.
class AnchoredDates {
public:
    AnchoredDates(const Clause& clause, const std::vector<time::Timex>& timexes, const WordLists& words);

    std::span<const AnchoredDate> ofSentence(std::uint32_t sentence) const;
    /// The nearest date of the predicate's own clause, or null; `withObject`: also the date of its object.
    const AnchoredDate* ofPredicate(language::TokenIndex predicate, bool withObject = false) const;
    /// The nearest date that reaches the noun before any predicate: "the meeting on Monday"; or null.
    const AnchoredDate* ofNoun(language::TokenIndex noun) const;
    /// The date at the end of the noun's phrase of reason, which the tree gave to the clause: "after the resignation of six
    /// ministers last week", "since the raid on the camp in May"; or null.
    const AnchoredDate* ofPhrase(language::TokenIndex noun) const;
    /// The date of the clause that sets the noun in time: "a summit *held* on Monday", "talks that open on Friday"; or null.
    const AnchoredDate* ofSetting(language::TokenIndex noun) const;
    /// The date of a "when" clause below the predicate: "pledged help when they met in May"; or null.
    const AnchoredDate* ofTemporalClause(language::TokenIndex predicate) const;
    /// The year, month or season of a phrase of the predicate's clause that tells after what: "arrested after the coup in
    /// 1980"; or null.
    const AnchoredDate* ofReason(language::TokenIndex predicate) const;
    /// True if all that the predicate's clause says of its time is that it is past: "recently", "in recent weeks".
    bool isVaguelyPast(language::TokenIndex predicate) const;

private:
    using TokenIndex = language::TokenIndex;

    int distance(const AnchoredDate& date, TokenIndex token, TokenIndex barrier) const;
    TokenIndex predicateOf(const AnchoredDate& date) const;
    TokenIndex headOf(const time::Timex& timex) const;
    void addVague(const time::Timex& timex);
    AnchoredDate::Use useOf(const AnchoredDate& date) const;
    bool isOfReason(const AnchoredDate& date) const;
    bool isOfInnerNoun(const AnchoredDate& date, TokenIndex noun) const;
    bool isNamePart(TokenIndex head) const;
    const AnchoredDate* ofClauseBehind(TokenIndex noun) const;
    bool isOfSubject(const AnchoredDate& date, TokenIndex predicate) const;
    bool isPossessive(const time::Timex& timex) const;
    int offsetOf(const AnchoredDate& date, const std::vector<time::Timex>& timexes) const;
    TokenIndex sinceBefore(const time::Timex& timex) const;
    bool isRanked(TokenIndex since) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const WordLists& m_words;
    std::vector<AnchoredDate> m_dates;                                  ///< in text order
    std::vector<TokenIndex> m_vague;                                    ///< predicates of the vaguely past, sorted
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_bySentence;  ///< range in m_dates
};

}  // namespace chancery::event
