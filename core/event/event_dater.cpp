#include "core/event/event_dater.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "core/language/spelling.h"

namespace chancery::event {

using base::Date;
using base::DateInterval;
using base::Precision;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Xpos;
using time::Timex;

namespace {

constexpr float kInheritedDoubt = 0.9F;
constexpr float kStoryDoubt = 0.8F;
constexpr float kNoDateDoubt = 0.7F;

std::string spell(const DateInterval& when) {
    const std::string first = when.beginDate().iso();
    const std::string last = when.endDate().iso();
    return first == last ? first : fmt::format("{} to {}", first, last);
}

std::string_view wordsOf(const Timex& timex, const language::Document& document) {
    return base::textOf(document.text, timex.span);
}

/// The date is another clause's.
void markInherited(Draft& draft, std::string_view why, std::string doubt, float price) {
    draft.dateInherited = true;
    draft.dateWhy += why;
    draft.doubts.push_back(std::move(doubt));
    draft.confidence *= price;
}

/// " minus 14 days", as part of why.
std::string countedDays(int days) { return fmt::format(" {} {} days", days > 0 ? "plus" : "minus", std::abs(days)); }

DateInterval dayOf(const DateInterval& when) { return DateInterval::day(when.beginDate()); }

/// Its whole day for an hour; a month or a year as it is.
DateInterval spanOf(const DateInterval& when) { return when.precision > Precision::Day ? when : dayOf(when); }

}  // namespace

EventDater::EventDater(const Clause& clause, const article::Article& article, const std::vector<Timex>& timexes,
                       const actor::ActorAnnotation& actors, const WordLists& words)
    : m_clause(clause), m_document(clause.document()), m_article(article), m_timexes(timexes), m_actors(actors), m_words(words),
      m_dates(clause, timexes, words), m_scene(clause, article, m_dates, words), m_occasions(clause, m_dates, words) {
    findPeriod();
}

/// "On the campaign trail, October 2020": a review of a time that is over, set off at the end of its headline.
void EventDater::findPeriod() {
    if (!m_article.published || m_document.sentences.empty()) return;
    const language::Sentence& headline = m_document.sentences.front();
    for (const AnchoredDate& date : m_dates.ofSentence(0)) {
        const Timex& timex = *date.timex;
        const bool setOff = timex.last == headline.last && timex.first > headline.first &&
                            m_document[timex.first - 1].upos == language::Upos::Punct;
        if (!setOff || timex.anchoring != time::Anchoring::Explicit || timex.interval->precision <= Precision::Day) continue;
        if (timex.interval->endDate() < *m_article.published) m_period = *timex.interval;
    }
}

int EventDater::durationDays(const Candidate& candidate) const {
    const language::Sentence& s = m_document.sentenceOf(candidate.trigger);
    auto it = std::partition_point(m_timexes.begin(), m_timexes.end(), [&s](const Timex& t) { return t.first < s.first; });
    for (; it != m_timexes.end() && it->first < s.last; ++it) {
        const Timex& timex = *it;
        const int days = timex.value.ends_with('D') ? wholeDays(timex) : 0;
        if (days == 0 || days > 90 || timex.last > s.last || timex.last == timex.first) continue;
        // "arrived on Sunday, three days after ..."
        if (timex.last < s.last && (m_document[timex.last].lower == "after" || m_document[timex.last].lower == "before")) continue;
        bool ours = false;
        TokenIndex t = timex.last - 1;
        for (int step = 0; step < 4 && t != kNoToken && !ours; ++step) {
            ours = t == candidate.trigger;
            t = m_document[t].head;
        }
        if (ours) return days;
    }
    return 0;
}

void EventDater::clip(const Mood& mood, Draft& draft) const {
    if (!m_article.published) return;
    DateInterval& when = draft.event.when;
    const Date published = *m_article.published;
    if (when.precision <= Precision::Day || when.beginDate() > published || when.endDate() <= published) return;
    // "this year" told as past ends with the story; told as future it begins with it.
    if (mood.status == EventStatus::Planned) when.begin = base::startOf(published);
    else when.end = base::endOf(published);
}

/// "Today I stand with them," he said on Monday: the speaker's day, where the story tells of it later.
bool EventDater::isSpeakersToday(const Timex& timex) const {
    if (!m_scene.day() || !m_scene.reaches(timex.sentence) || timex.anchoring != time::Anchoring::Relative) return false;
    if (*m_scene.day() == *timex.interval || *timex.interval != DateInterval::day(*m_article.published)) return false;
    return m_document[timex.first].quoted;
}

/// "on Friday *and Saturday*", "in May *or June*": the other end of what the expression begins; or null.
const Timex* EventDater::secondOf(const Timex& timex) const {
    const std::size_t next = static_cast<std::size_t>(&timex - m_timexes.data()) + 1;
    if (next >= m_timexes.size()) return nullptr;
    const Timex& second = m_timexes[next];
    if (second.first != timex.last + 1 || second.sentence != timex.sentence || !second.interval || second.interval->begin <= timex.interval->begin) return nullptr;
    const std::string_view joint = m_document[timex.last].lower;
    const bool days = timex.interval->precision == Precision::Day && second.interval->precision == Precision::Day &&
                      second.interval->beginDate().serial() - timex.interval->beginDate().serial() == 1;
    // "on Friday and Saturday *will* ..." goes on with another clause.
    const bool goesOn = second.last < m_document.sentenceOf(timex.first).last && m_clause.isVerbal(second.last);
    return !goesOn && (joint == "or" || (joint == "and" && days)) ? &second : nullptr;
}

/// "was put off until Thursday": then it is to be, and not before.
bool EventDater::isPutOff(TokenIndex predicate) const {
    return predicate != kNoToken && (m_words.deciders.contains(m_document[predicate].lemma) || m_clause.hasWord(predicate, "off"));
}

void EventDater::apply(const AnchoredDate& anchored, const Mood& mood, Draft& draft) const {
    const Timex& timex = *anchored.timex;
    Event& event = draft.event;
    const bool spoken = isSpeakersToday(timex);
    event.when = spoken ? *m_scene.day() : *timex.interval;
    event.dateSpan = timex.span;
    event.dateBasis = timex.anchoring == time::Anchoring::Explicit   ? DateBasis::Explicit
                      : timex.anchoring == time::Anchoring::Relative ? DateBasis::Relative
                                                                     : DateBasis::Context;
    const Candidate& candidate = draft.candidate;
    const bool itself = candidate.kind == TriggerClass::Noun && m_document.isDescendant(anchored.head, candidate.trigger);
    const int offset = anchored.predicate == candidate.predicate && !itself && anchored.isDay() ? anchored.offset : 0;
    if (offset != 0) event.when = DateInterval::day(event.when.beginDate().plusDays(offset));
    if (timex.rangePartner >= 0 && static_cast<std::size_t>(timex.rangePartner) < m_timexes.size()) {
        const Timex& partner = m_timexes[static_cast<std::size_t>(timex.rangePartner)];
        if (partner.interval) {
            event.when.begin = std::min(event.when.begin, partner.interval->begin);
            event.when.end = std::max(event.when.end, partner.interval->end);
            event.dateSpan = timex.span.united(partner.span);
        }
    }
    if (const Timex* second = secondOf(timex)) {
        event.when.end = std::max(event.when.end, second->interval->end);
        event.dateSpan = timex.span.united(second->span);
    }
    if (m_article.published) {
        const Date published = *m_article.published;
        const bool since = timex.bound == Timex::Bound::Since ||
                           (anchored.since != kNoToken && !itself && anchored.predicate == candidate.predicate &&
                            (candidate.trigger < anchored.since || candidate.trigger > anchored.head));
        if (since && event.when.beginDate() <= published)
            event.when.end = std::max(event.when.end, base::endOf(published));
        else if (timex.bound == Timex::Bound::Until && event.when.endDate() >= published && !isPutOff(anchored.predicate))
            event.when.begin = std::min(event.when.begin, base::startOf(published));
    }
    clip(mood, draft);
    draft.dateWhy = fmt::format("'{}'", wordsOf(timex, m_document));
    if (!timex.rule.empty()) draft.dateWhy += fmt::format(" ({})", timex.rule);
    if (spoken) draft.dateWhy += " of a quotation, which is that of the story,";
    if (offset != 0) draft.dateWhy += countedDays(offset);
}

void EventDater::carry(const DateInterval& when, std::string why, std::string_view doubt, Draft& draft) const {
    draft.event.when = when;
    draft.event.dateBasis = DateBasis::Context;
    draft.dateWhy = std::move(why);
    draft.doubts.emplace_back(doubt);
    draft.confidence *= kStoryDoubt;
}

/// Dates what happens at an occasion by what else the story tells of that.
bool EventDater::carryOccasion(const Mood& mood, Draft& draft) const {
    const AnchoredDate* occasion = ofNamedOccasion(draft.candidate, mood);
    if (!occasion) return false;
    apply(*occasion, mood, draft);
    markInherited(draft, " of the occasion", "date taken from the occasion", kInheritedDoubt);
    return true;
}

/// Dates what is told as past by the scene that it belongs to.
bool EventDater::carryScene(const Mood& mood, const std::vector<Draft>& earlier, Draft& draft) const {
    const Candidate& candidate = draft.candidate;
    const bool mentioned = m_scene.isMentioned(candidate) && !(draft.headline && candidate.frame->symmetric);
    if (carryOccasion(mood, draft)) return true;
    if (const AnchoredDate* main = ofMainClause(candidate)) {
        carry(dayOf(*main->timex->interval), fmt::format("carried over from '{}' in the main clause", wordsOf(*main->timex, m_document)),
              "date taken from the main clause", draft);
    } else if (const AnchoredDate* before = mentioned ? nullptr : ofSentenceBefore(candidate)) {
        carry(spanOf(*before->timex->interval), fmt::format("carried on from '{}' in the sentence before", wordsOf(*before->timex, m_document)),
              "date carried over from the sentence before", draft);
    } else if (const AnchoredDate* only = onlyOfSentence(candidate)) {
        apply(*only, mood, draft);
        markInherited(draft, " elsewhere in the sentence", "date taken from elsewhere in the sentence", kStoryDoubt);
    } else if (mentioned) {
        return false;
    } else if (const Draft* same = sameActorBefore(draft, earlier)) {
        carry(spanOf(same->event.when), "the day of what the same actor did before", "date taken from what the same actor did before", draft);
    } else if (m_scene.day() && m_scene.reaches(m_document[candidate.trigger].sentence) && !m_scene.goesOnFromPast(candidate)) {
        carry(*m_scene.day(), fmt::format("the day of the story, '{}' in its lead", wordsOf(*m_scene.date()->timex, m_document)),
              "date taken from the story's lead", draft);
    } else if (m_period) {
        carry(*m_period, "the time that the headline names", "date taken from the headline", draft);
    } else {
        return false;
    }
    return true;
}

/// Dates what is planned by the journey or the occasion that it is part of.
bool EventDater::carryPlan(const Mood& mood, const std::vector<Draft>& earlier, Draft& draft) const {
    if (mood.status != EventStatus::Planned || !m_article.published) return false;
    if (carryOccasion(mood, draft)) return true;
    const Draft* journey = journeyAhead(draft, earlier);
    if (journey) carry(journey->event.when, "the time of the journey that it is part of", "date taken from what the same actor is to do", draft);
    return journey != nullptr;
}

void EventDater::fallBack(const Mood& mood, const std::vector<Draft>& earlier, Draft& draft) const {
    Event& event = draft.event;
    event.dateSpan.reset();
    const bool past = (mood.status == EventStatus::Occurred && mood.pastTense) || draft.headline;
    // What came of something that is years ago is years ago.
    if (const AnchoredDate* reason = past && m_article.published ? m_dates.ofReason(draft.candidate.predicate) : nullptr;
        reason && reason->timex->interval->endDate().year() < m_article.published->year()) {
        apply(*reason, mood, draft);
        markInherited(draft, " of what it came after", "date taken from what it came after", kStoryDoubt);
        return;
    }
    if (past && !m_scene.isBackground(draft.candidate) && carryScene(mood, earlier, draft)) return;
    if (carryPlan(mood, earlier, draft)) return;
    const std::optional<Date> day = m_article.published       ? m_article.published
                                    : m_article.dateline      ? m_article.dateline->date
                                    : m_scene.day()           ? std::optional(m_scene.day()->beginDate())
                                                              : std::nullopt;
    if (!day) {
        draft.confidence = 0;
        return;
    }
    event.when = DateInterval::day(*day);
    event.dateBasis = DateBasis::Publication;
    draft.dateWhy = fmt::format("no date in the text; told by {}, the publication date", day->iso());
    draft.doubts.emplace_back("no date in the text");
    draft.confidence *= kNoDateDoubt;
}

/// "2006 marks *the 45th anniversary* since they opened ties": as many years before the year that it is told of.
bool EventDater::countAnniversary(Draft& draft) const {
    const auto isAnniversary = [&](TokenIndex t) { return t != kNoToken && m_words.anniversaries.contains(m_document[t].lemma); };
    TokenIndex noun = draft.candidate.predicate;
    // The tree may hang the clause on the verb: "marks the 45th anniversary | since they opened ties".
    if (m_document[noun].xpos == Xpos::VBD && m_document[noun].head != kNoToken)
        if (const TokenIndex object = m_document.findChild(m_document[noun].head, Relation::Obj); isAnniversary(object) && object < noun) noun = object;
    for (int step = 0; step < 4 && noun != kNoToken && !isAnniversary(noun); ++step) noun = m_document[noun].head;
    if (!isAnniversary(noun) || noun == draft.candidate.trigger || !m_article.published) return false;
    int years = 0;
    forEachChild(m_document, noun, [&](TokenIndex c) {
        const std::string_view word = m_document[c].lower;
        if (c > noun || years != 0 || word.size() > 5 || !language::isOrdinal(word)) return;
        for (const char digit : word.substr(0, word.size() - 2)) years = years * 10 + (digit - '0');
    });
    if (years == 0) return false;
    int year = m_article.published->year();
    for (const AnchoredDate& date : m_dates.ofSentence(m_document[noun].sentence))
        if (date.timex->interval->precision <= Precision::Year && !m_document.isDescendant(date.head, noun)) year = date.timex->interval->beginDate().year();
    const auto first = Date::fromYmd(year - years, 1, 1);
    const auto last = Date::fromYmd(year - years, 12, 31);
    if (!first || !last) return false;
    carry(DateInterval::days(*first, *last, Precision::Year), fmt::format("{} years before {}", years, year), "date counted back from an anniversary", draft);
    return true;
}

void EventDater::date(const Mood& mood, const std::vector<Draft>& earlier, Draft& draft) const {
    std::string why;
    const AnchoredDate* own = ofClause(draft.candidate);
    if (own && isOfContent(*own, draft, mood)) own = nullptr;
    if (mood.status == EventStatus::Occurred && !(own && own->isDay()) && countAnniversary(draft)) return;
    if (const AnchoredDate* antecedent = ofAntecedent(draft.candidate); antecedent && (!own || own->timex == antecedent->timex)) {
        apply(*antecedent, mood, draft);
        draft.event.when = *antecedent->timex->interval;
        draft.dateInherited = true;
        draft.dateWhy += " just before its 'when'";
        draft.confidence *= kInheritedDoubt;
    } else if (own) {
        apply(*own, mood, draft);
        draft.dateWhy += " in this clause";
        draft.dateIsLast = own->predicate != kNoToken && draft.candidate.kind == TriggerClass::Noun && m_words.endings.contains(m_document[own->predicate].lemma);
    } else if (const AnchoredDate* near = ofNeighbour(draft.candidate); near && !isOfContent(*near, draft, mood)) {
        apply(*near, mood, draft);
        draft.dateWhy += " next to the verb";
        draft.confidence *= kInheritedDoubt;
    } else if (const AnchoredDate* content = ofContent(draft.candidate, mood)) {
        apply(*content, mood, draft);
        draft.dateWhy += " at the end of the sentence";
        draft.doubts.emplace_back("the date may belong to what is asked for");
        draft.confidence *= kInheritedDoubt;
    } else if (const auto counted = ofCountedClause(draft.candidate)) {
        apply(*counted->date, mood, draft);
        const Date day = counted->date->timex->interval->beginDate().plusDays(counted->days);
        draft.event.when = DateInterval::days(day.plusDays(-counted->slack), day.plusDays(counted->slack), counted->slack == 0 ? Precision::Day : Precision::Week);
        draft.dateWhy += countedDays(counted->days);
        draft.confidence *= kInheritedDoubt;
    } else if (const AnchoredDate* shared = ofGovernor(draft.candidate, mood, why)) {
        apply(*shared, mood, draft);
        // A report's day bounds what it reports; a plan's day is not the day of the announcement.
        const bool report = why == "the report of it";
        const bool said = mood.status == EventStatus::Occurred && isSpeechAct(draft.event.type);
        const bool open = mood.status == EventStatus::Planned || mood.status == EventStatus::Conditional;
        // "will sum up the lessons of the past ten years and put forward a plan"
        const bool through = draft.event.when.precision > Precision::Day && draft.event.when.endDate() == m_article.published;
        const bool over = open && m_article.published && (through || draft.event.when.endDate() < *m_article.published);
        if ((report && !said && (open || draft.event.when.precision > Precision::Day)) || over) {
            draft.dateWhy.clear();
            fallBack(mood, earlier, draft);
        } else {
            markInherited(draft, " in " + why, "date taken from " + why, kInheritedDoubt);
        }
    } else if (const AnchoredDate* other = ofOtherMention(draft.candidate, mood)) {
        apply(*other, mood, draft);
        markInherited(draft, " of what is named again here", "date taken from another mention", kInheritedDoubt);
    } else {
        fallBack(mood, earlier, draft);
    }
    if (isAhead(draft) && (mood.status == EventStatus::Alleged || isToldAsPast(draft.candidate, mood))) {
        draft.dateWhy.clear();
        fallBack(mood, earlier, draft);
    }
    if (draft.confidence <= 0) return;
    if (draft.event.dateBasis != DateBasis::Publication) draft.dateWhy += fmt::format(": {}", spell(draft.event.when));
    settleStatus(mood, own, draft);
}

/// "since 2004, he said, prices have risen": who spoke did so on a day. "is to brief him on last month's talks": what is to come
/// was not last month.
bool EventDater::isOfContent(const AnchoredDate& date, const Draft& draft, const Mood& mood) const {
    const Candidate& candidate = draft.candidate;
    const Timex& timex = *date.timex;
    const bool span = timex.type == time::TimexType::Duration || timex.bound == Timex::Bound::Since || date.since != kNoToken;
    if (mood.status == EventStatus::Occurred) return span && isSpeechAct(draft.event.type) && !m_scene.isPerfect(candidate.predicate);
    const bool named = candidate.kind == TriggerClass::Noun && candidate.predicate == candidate.trigger;
    return mood.status == EventStatus::Planned && !named && isOver(date);
}

bool EventDater::isAhead(const Draft& draft) const {
    return m_article.published && draft.event.when.beginDate() > *m_article.published;
}

/// "ordered them to stay until Friday", "made the appeal ahead of a summit on Thursday": the day to come is not that of what
/// is told as past.
bool EventDater::isToldAsPast(const Candidate& candidate, const Mood& mood) const {
    const TokenIndex verb = candidate.predicate;
    if (mood.status != EventStatus::Occurred || !m_clause.isVerbal(verb)) return false;
    // "..., claiming it would gain by 2008"
    const bool aside = m_document[verb].xpos == Xpos::VBG && m_document[verb].relation == Relation::Advcl;
    if (aside && isSpeechAct(candidate.frame->type)) return true;
    bool past = m_document[verb].xpos == Xpos::VBD;
    forEachChild(m_document, verb, [&](TokenIndex c) {
        const Token& token = m_document[c];
        if (token.relation == Relation::Aux || token.relation == Relation::AuxPass) past = past || token.xpos == Xpos::VBD || token.lemma == "have";
    });
    return past && mood.pastTense && (candidate.kind != TriggerClass::Verb || isSpeechAct(candidate.frame->type) || candidate.frame->type == EventType::Support);
}

void EventDater::settleStatus(const Mood& mood, const AnchoredDate* own, Draft& draft) const {
    if (!m_article.published) return;
    // "did not recognise it until 1994"
    if (own && own->timex->bound == Timex::Bound::Until && mood.status == EventStatus::Negated && mood.pastTense &&
        own->timex->interval->beginDate() <= *m_article.published) {
        draft.event.when = *own->timex->interval;
        draft.event.status = EventStatus::Occurred;
        return;
    }
    // "ahead of the summit, which opened on Tuesday"
    const bool begun = own && draft.candidate.kind == TriggerClass::Noun && draft.event.when.endDate() < *m_article.published;
    if (begun && draft.event.status == EventStatus::Planned) draft.event.status = EventStatus::Occurred;
    const bool ahead = isAhead(draft);
    EventStatus& status = draft.event.status;
    if (ahead && !isToldAsPast(draft.candidate, mood) && (status == EventStatus::Occurred || status == EventStatus::Ongoing)) {
        status = EventStatus::Planned;
    } else if (!ahead && status == EventStatus::Ongoing && mood.pastTense && draft.event.dateSpan &&
               draft.event.when.endDate() < *m_article.published && !draft.dateInherited) {
        status = EventStatus::Occurred;
    }
}

}  // namespace chancery::event
