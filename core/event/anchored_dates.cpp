#include "core/event/anchored_dates.h"

#include <algorithm>

namespace chancery::event {

using base::Precision;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;
using language::Xpos;
using time::Timex;

namespace {

constexpr TokenIndex kReach = 12;  ///< tokens of a phrase that are looked back over
constexpr int kMaxClimb = 6;       ///< words up a phrase

/// Not "the last ten years", "the 1990s".
bool isMonthOrYear(const AnchoredDate& date) {
    constexpr std::int64_t kYear = 366;
    const base::DateInterval& when = *date.timex->interval;
    return when.precision >= Precision::Month && when.endDate().serial() - when.beginDate().serial() < kYear;
}

}  // namespace

int wholeDays(const Timex& length) {
    const std::string& value = length.value;  // "P2D", "P3W"
    if (length.type != time::TimexType::Duration || value.size() < 3 || value.front() != 'P' || (value.back() != 'D' && value.back() != 'W')) return 0;
    int days = 0;
    for (std::size_t i = 1; i + 1 < value.size(); ++i) {
        if (value[i] < '0' || value[i] > '9' || days > 99) return 0;
        days = days * 10 + (value[i] - '0');
    }
    return value.back() == 'W' ? days * 7 : days;
}

bool AnchoredDate::isDay() const {
    return timex->interval->precision <= Precision::Day && timex->bound == Timex::Bound::None && since == kNoToken;
}

AnchoredDates::AnchoredDates(const Clause& clause, const std::vector<Timex>& timexes, const WordLists& words)
    : m_clause(clause), m_document(clause.document()), m_words(words) {
    m_bySentence.assign(m_document.sentences.size(), {0, 0});
    for (const Timex& timex : timexes) {
        if (timex.first >= timex.last || timex.last > m_document.tokens.size()) continue;
        if (!timex.interval) {
            addVague(timex);
            continue;
        }
        // "in the 21st century" dates nothing that news tells of.
        if (timex.value.size() <= 2) continue;
        AnchoredDate date;
        date.timex = &timex;
        date.head = headOf(timex);
        if (isNamePart(date.head)) continue;
        date.predicate = predicateOf(date);
        date.use = useOf(date);
        date.since = sinceBefore(timex);
        if (date.since != kNoToken && isRanked(date.since)) continue;
        date.offset = offsetOf(date, timexes);
        const auto at = static_cast<std::uint32_t>(m_dates.size());
        auto& range = m_bySentence[m_document[date.head].sentence];
        if (range.first == range.second) range = {at, at};
        range.second = at + 1;
        m_dates.push_back(date);
    }
    std::sort(m_vague.begin(), m_vague.end());
}

/// Its token that hangs on another word.
TokenIndex AnchoredDates::headOf(const Timex& timex) const {
    TokenIndex found = timex.first;
    for (TokenIndex t = timex.first; t < timex.last; ++t) {
        const TokenIndex head = m_document[t].head;
        if (head == kNoToken || head < timex.first || head >= timex.last) found = t;
    }
    return found;
}

void AnchoredDates::addVague(const Timex& timex) {
    if (timex.value != "PAST_REF" && !(timex.type == time::TimexType::Duration && m_words.pastModifiers.contains(m_document[timex.first].lower))) return;
    const TokenIndex head = m_document[headOf(timex)].head;
    const TokenIndex predicate = head == kNoToken ? kNoToken : m_clause.governingPredicate(head);
    if (predicate != kNoToken) m_vague.push_back(predicate);
}

bool AnchoredDates::isVaguelyPast(TokenIndex predicate) const { return std::binary_search(m_vague.begin(), m_vague.end(), predicate); }

/// "the Care Bill 2019", "Resolution 1701", "the Sunday Times": the number or day belongs to the name.
bool AnchoredDates::isNamePart(TokenIndex head) const {
    const Token& token = m_document[head];
    const bool behind = head > m_document.sentenceOf(head).first && token.head == head - 1 && m_document[head - 1].upos == Upos::Propn;
    if (behind && token.upos == Upos::Num) return true;
    // "told *the Sunday Times*"
    if (token.relation == Relation::Compound && token.head > head && m_document[token.head].upos == Upos::Propn) {
        const TokenIndex article = m_document.findChild(token.head, Relation::Det);
        if (article != kNoToken && article + 1 == head) return true;
    }
    return token.relation == Relation::Flat && token.upos == Upos::Num && token.head != kNoToken && token.head < head;
}

/// "*Monday*'s ruling"
bool AnchoredDates::isPossessive(const Timex& timex) const {
    return timex.last < m_document.sentenceOf(timex.first).last && m_document[timex.last].xpos == Xpos::POS;
}

/// "said *trade in 2004* was low": of what the clause is about.
bool AnchoredDates::isOfSubject(const AnchoredDate& date, TokenIndex predicate) const {
    TokenIndex t = m_document[date.head].head;
    for (int step = 0; step < kMaxClimb && t != kNoToken && t != predicate; ++step, t = m_document[t].head)
        if (baseOf(m_document[t].relation) == Relation::Nsubj && t < date.timex->first) return true;
    return false;
}

TokenIndex AnchoredDates::predicateOf(const AnchoredDate& date) const {
    const Token& head = m_document[date.head];
    // "his last visit was in 2005"
    if (m_clause.hasChild(date.head, Relation::Cop)) return date.head;
    // "said earlier this week that ...": the tree may give such a date to what is said.
    const language::Sentence& s = m_document.sentenceOf(date.head);
    TokenIndex before = date.timex->first;
    if (before > s.first && m_document[before - 1].upos == Upos::Adp) --before;
    if (before > s.first && !isPossessive(*date.timex) && m_document[before - 1].upos == Upos::Verb && m_words.speech.contains(m_document[before - 1].lemma))
        return before - 1;
    TokenIndex governor = head.head == kNoToken ? kNoToken : m_clause.governingPredicate(head.head);
    // "will tour the region *beginning* Tuesday"
    if (governor != kNoToken && governor + 1 == before && m_document[governor].xpos == Xpos::VBG && baseOf(m_document[governor].relation) == Relation::Advcl &&
        m_words.settingVerbs.contains(m_document[governor].lemma) && m_words.transparent.contains(m_document[governor].lemma))
        governor = m_clause.governingPredicate(m_document[governor].head);
    // "barred them from flying on Monday": the day of the ban.
    if (governor != kNoToken && governor < before && m_document[governor].xpos == Xpos::VBG && m_clause.caseOf(governor) == "from")
        governor = m_clause.governingPredicate(m_document[governor].head);
    // "told reporters in Cairo on Monday the talks would go on": the same behind what belongs to the saying.
    if (governor == kNoToken || governor < date.timex->last || before == s.first || isOfSubject(date, governor)) return governor;
    for (TokenIndex t = before; t > s.first && before - t < kReach; --t) {
        const Token& token = m_document[t - 1];
        if (token.upos == Upos::Punct || token.upos == Upos::Sconj) break;
        if (token.upos == Upos::Verb) return m_words.speech.contains(token.lemma) && m_document.isDescendant(governor, t - 1) ? t - 1 : governor;
    }
    return governor;
}

/// A date before its noun ("Monday's ruling") is the clause's only where the noun is its occasion or does what it tells of.
AnchoredDate::Use AnchoredDates::useOf(const AnchoredDate& date) const {
    using Use = AnchoredDate::Use;
    const TokenIndex noun = m_document[date.head].head;
    if (isOfReason(date)) return Use::Thing;
    if (noun == kNoToken || noun < date.head || noun == date.predicate || !m_clause.isNominal(noun)) return Use::Clause;
    // "On Friday President Holm said": the tree may hang the day on the name behind it.
    if (m_document[noun].upos == Upos::Propn && !isPossessive(*date.timex)) return date.timex->interval->precision <= Precision::Day ? Use::Clause : Use::Thing;
    const Relation r = m_document[noun].relation;
    if (r == Relation::Nsubj) return Use::Subject;
    if (r == Relation::Obj) return Use::Object;
    if (baseOf(r) != Relation::Obl) return Use::Thing;
    const std::string_view word = m_clause.caseOf(noun);
    return word == "in" || word == "at" || word == "during" || word == "on" || word.empty() ? Use::Clause : Use::Thing;
}

/// "imposed a curfew following the handover of the city in January": a month or year inside a phrase that tells why, or
/// after what. A day there is mostly the clause's.
bool AnchoredDates::isOfReason(const AnchoredDate& date) const {
    if (date.timex->interval->precision <= Precision::Day) return false;
    TokenIndex t = m_document[date.head].head;
    for (int step = 0; step < 6 && t != kNoToken && t < date.head && t != date.predicate && m_clause.isNominal(t); ++step, t = m_document[t].head) {
        const std::string_view word = m_clause.caseOf(t);
        if (word == "after" || word == "following" || word == "over" || word == "despite") return true;
    }
    return false;
}

/// Days counted on (or back, "before") from a date to the event of the clause: a length of time, then the word, then the
/// phrase with the date. Of the noun in that phrase the date is its own.
int AnchoredDates::offsetOf(const AnchoredDate& date, const std::vector<Timex>& timexes) const {
    const std::ptrdiff_t at = date.timex - timexes.data();
    if (at == 0) return 0;
    const Timex& length = timexes[static_cast<std::size_t>(at) - 1];
    if (length.type != time::TimexType::Duration || length.sentence != date.timex->sentence || length.last >= date.timex->first) return 0;
    const std::string_view word = m_document[length.last].lower;
    if ((word != "after" && word != "before") || date.timex->first - length.last > kReach) return 0;
    for (TokenIndex t = length.last + 1; t < date.timex->first; ++t)
        if (m_document[t].upos == Upos::Verb || m_document[t].upos == Upos::Punct) return 0;
    const int days = wholeDays(length);
    return word == "after" ? days : -days;
}

/// Looks back over one phrase: "since the dispatch of its first team to Algeria in 1963".
TokenIndex AnchoredDates::sinceBefore(const Timex& timex) const {
    const language::Sentence& s = m_document.sentenceOf(timex.first);
    for (TokenIndex t = timex.first; t > s.first && timex.first - t < kReach; --t) {
        const Token& token = m_document[t - 1];
        // Not "since they left in 1947".
        if (token.lower == "since") return token.xpos == Xpos::IN && token.relation != Relation::Mark ? t - 1 : kNoToken;
        if (token.upos == Upos::Punct || token.upos == Upos::Verb || token.upos == Upos::Aux) break;
    }
    return kNoToken;
}

/// "his first visit since the war in 2022", "the worst raid since May": says nothing of when it happened.
bool AnchoredDates::isRanked(TokenIndex since) const {
    const language::Sentence& s = m_document.sentenceOf(since);
    for (TokenIndex t = since; t > s.first && since - t < kReach; --t) {
        const Token& token = m_document[t - 1];
        if (token.lower == "first" || token.xpos == Xpos::JJS || token.xpos == Xpos::RBS) return true;
        if (token.upos == Upos::Punct || token.upos == Upos::Verb) break;
    }
    return false;
}

std::span<const AnchoredDate> AnchoredDates::ofSentence(std::uint32_t sentence) const {
    const auto [first, last] = m_bySentence[sentence];
    return {m_dates.data() + first, last - first};
}

/// Steps up the tree from the date to `token`; kMaxSteps if the way does not lead there, or first meets `barrier`.
int AnchoredDates::distance(const AnchoredDate& date, TokenIndex token, TokenIndex barrier) const {
    TokenIndex t = date.head;
    for (int step = 0; step < Clause::kMaxSteps && t != kNoToken; ++step, t = m_document[t].head) {
        if (t == token) return step;
        if (t == barrier) break;
    }
    return Clause::kMaxSteps;
}

const AnchoredDate* AnchoredDates::ofPredicate(TokenIndex predicate, bool withObject) const {
    const AnchoredDate* best = nullptr;
    int bestSteps = Clause::kMaxSteps + 1;
    for (const AnchoredDate& date : ofSentence(m_document[predicate].sentence)) {
        if (date.predicate != predicate || date.use > (withObject ? AnchoredDate::Use::Object : AnchoredDate::Use::Subject)) continue;
        const int steps = distance(date, predicate, kNoToken);
        if (steps >= bestSteps) continue;
        best = &date;
        bestSteps = steps;
    }
    return best;
}

const AnchoredDate* AnchoredDates::ofNoun(TokenIndex noun) const {
    const AnchoredDate* best = nullptr;
    int bestSteps = Clause::kMaxSteps;
    for (const AnchoredDate& date : ofSentence(m_document[noun].sentence)) {
        if (date.head == noun) continue;
        // "his last visit was in 2005"
        if (date.predicate == date.head && m_document[noun].head == date.head && m_document[noun].relation == Relation::Nsubj) return &date;
        const int steps = distance(date, noun, date.predicate == noun ? kNoToken : date.predicate);
        if (steps >= bestSteps || isOfInnerNoun(date, noun)) continue;
        best = &date;
        bestSteps = steps;
    }
    return best;
}

/// "the inquiry into the use of funds in *the 2002 vote*": before its own noun, deep in the phrase.
bool AnchoredDates::isOfInnerNoun(const AnchoredDate& date, TokenIndex noun) const {
    const TokenIndex own = m_document[date.head].head;
    if (own == kNoToken || own == noun || own < date.head || !m_clause.isNominal(own)) return false;
    return m_document[own].head != noun;
}

const AnchoredDate* AnchoredDates::ofPhrase(TokenIndex noun) const {
    const std::string_view word = m_clause.caseOf(noun);
    if (word != "after" && word != "following" && word != "despite" && word != "since") return nullptr;
    for (const AnchoredDate& date : ofSentence(m_document[noun].sentence)) {
        if (date.timex->first <= noun || date.use != AnchoredDate::Use::Clause) continue;
        if (date.timex->first - noun > kReach) return nullptr;
        for (TokenIndex t = noun + 1; t < date.timex->first; ++t)
            if (m_document[t].upos == Upos::Verb || m_document[t].upos == Upos::Aux || m_document[t].upos == Upos::Punct) return nullptr;
        return &date;
    }
    return nullptr;
}

const AnchoredDate* AnchoredDates::ofSetting(TokenIndex noun) const {
    const AnchoredDate* found = nullptr;
    TokenIndex t = noun;
    // "the summit of the forum on trade scheduled for Friday": the tree may hang the clause on the last noun.
    for (int step = 0; step < 4 && !found && t != kNoToken; ++step) {
        TokenIndex last = kNoToken;
        forEachChild(m_document, t, [&](TokenIndex c) {
            const Token& clause = m_document[c];
            if (baseOf(clause.relation) == Relation::Nmod && c > t) last = c;
            if (found || baseOf(clause.relation) != Relation::Acl || !m_words.settingVerbs.contains(clause.lemma)) return;
            if (t == noun || m_words.expecters.contains(clause.lemma)) found = ofPredicate(c);
        });
        t = last;
    }
    return found || m_document[noun].head == kNoToken ? found : ofClauseBehind(noun);
}

/// "arrived for a summit *to open* on Friday", "expected the talks *to start* in May": the tree may hang the clause on the verb.
const AnchoredDate* AnchoredDates::ofClauseBehind(TokenIndex noun) const {
    const TokenIndex end = m_document.subtreeRange(noun).second;
    const AnchoredDate* found = nullptr;
    forEachChild(m_document, m_document[noun].head, [&](TokenIndex c) {
        const Token& clause = m_document[c];
        if (found || c < end || m_document.subtreeRange(c).first != end || !m_words.settingVerbs.contains(clause.lemma)) return;
        if ((clause.xpos != Xpos::VB && clause.xpos != Xpos::VBN) || m_clause.hasChild(c, Relation::Obj) || m_clause.hasChild(c, Relation::Nsubj)) return;
        found = ofPredicate(c);
    });
    return found;
}

const AnchoredDate* AnchoredDates::ofTemporalClause(TokenIndex predicate) const {
    const AnchoredDate* found = nullptr;
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        if (found || baseOf(m_document[c].relation) != Relation::Advcl) return;
        bool when = m_clause.caseOf(c) == "when";
        forEachChild(m_document, c, [&](TokenIndex d) { when = when || (m_document[d].relation == Relation::Advmod && m_document[d].lower == "when"); });
        // "*Opening* the session on Monday, he called for calm"
        const Xpos form = m_document[c].xpos;
        when = when || (form == Xpos::VBG && c < predicate && m_clause.caseOf(c).empty() && !m_words.speech.contains(m_document[c].lemma) &&
                        !m_words.recountingVerbs.contains(m_document[c].lemma));
        // "closed the crossing shortly before Chad left in September"
        const bool about = m_clause.caseOf(c) == "before" || m_clause.caseOf(c) == "after";
        const AnchoredDate* date = when || about ? ofPredicate(c) : nullptr;
        if (date && (about ? isMonthOrYear(*date) : form != Xpos::VBG || date->isDay())) found = date;
    });
    return found;
}

const AnchoredDate* AnchoredDates::ofReason(TokenIndex predicate) const {
    for (const AnchoredDate& date : ofSentence(m_document[predicate].sentence)) {
        if (date.predicate != predicate || date.use != AnchoredDate::Use::Thing || !isMonthOrYear(date)) continue;
        TokenIndex t = m_document[date.head].head;
        for (int step = 0; step < 6 && t != kNoToken && t != predicate; ++step, t = m_document[t].head)
            if (m_clause.caseOf(t) == "after" || m_clause.caseOf(t) == "following") return &date;
    }
    return nullptr;
}

}  // namespace chancery::event
