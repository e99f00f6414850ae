#include "core/event/event_dater.h"

#include <fmt/format.h>

#include <algorithm>

namespace chancery::event {

using base::Date;
using base::DateInterval;
using base::Precision;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Xpos;
using time::Timex;

namespace {

constexpr std::int64_t kMainDayReach = 8;  // days before publication in which a lead's date may lie
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

/// Done by saying it: a report of it is the thing itself.
bool isSpeechAct(EventType type) {
    return type == EventType::Agree || type == EventType::Reject || type == EventType::Threaten || type == EventType::Request ||
           type == EventType::Accuse || type == EventType::Statement;
}

}  // namespace

EventDater::EventDater(const Clause& clause, const article::Article& article, const std::vector<Timex>& timexes,
                       const WordLists& words)
    : m_clause(clause), m_document(clause.document()), m_article(article), m_timexes(timexes), m_words(words) {
    m_bySentence.assign(m_document.sentences.size(), {0, 0});
    for (const Timex& timex : timexes) {
        if (!timex.interval || timex.first >= timex.last || timex.last > m_document.tokens.size()) continue;
        Anchored anchored;
        anchored.timex = &timex;
        anchored.head = timex.first;
        for (TokenIndex t = timex.first; t < timex.last; ++t) {
            const TokenIndex head = m_document[t].head;
            if (head == kNoToken || head < timex.first || head >= timex.last) anchored.head = t;
        }
        const TokenIndex above = m_document[anchored.head].head;
        anchored.predicate = above == kNoToken ? kNoToken : m_clause.governingPredicate(above);
        const std::uint32_t sentence = m_document[anchored.head].sentence;
        const auto at = static_cast<std::uint32_t>(m_anchored.size());
        auto& range = m_bySentence[sentence];
        if (range.first == range.second) range = {at, at};
        range.second = at + 1;
        m_anchored.push_back(anchored);
    }
    findMainDay(m_document);
}

void EventDater::findMainDay(const language::Document& document) {
    if (!m_article.published) return;
    // The headline may be a sentence of its own, so the first few sentences count as the lead.
    const std::size_t lead = std::min<std::size_t>(document.sentences.size(), 4);
    for (std::size_t s = 0; s < lead; ++s)
        for (std::uint32_t i = m_bySentence[s].first; i < m_bySentence[s].second; ++i) {
            const Timex& timex = *m_anchored[i].timex;
            if (timex.interval->precision > Precision::Day || timex.bound != Timex::Bound::None) continue;
            if (m_anchored[i].predicate == kNoToken) continue;
            const std::int64_t before = m_article.published->serial() - timex.interval->beginDate().serial();
            if (before < 0 || before > kMainDayReach) continue;
            m_mainDay = DateInterval::day(timex.interval->beginDate());
            m_mainTimex = &timex;
            return;
        }
}

int EventDater::durationDays(const Candidate& candidate) const {
    const language::Sentence& s = m_document.sentenceOf(candidate.trigger);
    auto it = std::partition_point(m_timexes.begin(), m_timexes.end(), [&s](const Timex& t) { return t.first < s.first; });
    for (; it != m_timexes.end() && it->first < s.last; ++it) {
        const Timex& timex = *it;
        if (timex.type != time::TimexType::Duration || timex.last > s.last || timex.last == timex.first) continue;
        if (timex.value.size() < 3 || timex.value.front() != 'P' || timex.value.back() != 'D') continue;
        bool ours = false;
        TokenIndex t = timex.last - 1;
        for (int step = 0; step < 4 && t != kNoToken && !ours; ++step) {
            ours = t == candidate.trigger;
            t = m_document[t].head;
        }
        if (!ours) continue;
        int days = 0;
        for (const char c : timex.value.substr(1, timex.value.size() - 2)) {
            if (c < '0' || c > '9') return 0;
            days = days * 10 + (c - '0');
            if (days > 90) return 0;
        }
        return days;
    }
    return 0;
}

/// The expression nearest to `token` on the way up from it; with `nounOnly`, those that reach the token before any predicate.
const EventDater::Anchored* EventDater::ofToken(TokenIndex token, bool nounOnly) const {
    const auto [first, last] = m_bySentence[m_document[token].sentence];
    const Anchored* best = nullptr;
    int bestSteps = Clause::kMaxSteps;
    for (std::uint32_t i = first; i < last; ++i) {
        const Anchored& anchored = m_anchored[i];
        if (!nounOnly && anchored.predicate != token) continue;
        int steps = 0;
        TokenIndex t = m_document[anchored.head].head;
        while (t != kNoToken && t != token && steps < bestSteps && !(nounOnly && t == anchored.predicate)) {
            t = m_document[t].head;
            ++steps;
        }
        if (t != token || steps >= bestSteps) continue;
        best = &anchored;
        bestSteps = steps;
    }
    return best;
}

const EventDater::Anchored* EventDater::ofClause(const Candidate& candidate) const {
    if (candidate.kind == TriggerClass::Noun)
        if (const Anchored* own = ofToken(candidate.trigger, true)) return own;
    // "the visit comes ahead of talks on Monday": the verb only puts its two events in order.
    const bool relator = candidate.kind == TriggerClass::Noun && candidate.light == kNoToken &&
                         m_words.relators.contains(m_document[candidate.predicate].lemma);
    if (!relator)
        if (const Anchored* own = ofToken(candidate.predicate, false)) return own;
    if (relator) return nullptr;
    if (candidate.predicate != candidate.trigger)
        if (const Anchored* own = ofToken(candidate.trigger, false)) return own;
    return nullptr;
}

/// "pledged cooperation when they met in September": the subordinate clause says when.
const EventDater::Anchored* EventDater::ofTemporalClause(TokenIndex predicate) const {
    const Anchored* found = nullptr;
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        if (found || baseOf(m_document[c].relation) != Relation::Advcl) return;
        bool when = m_clause.caseOf(c) == "when" || m_clause.caseOf(c) == "while";
        forEachChild(m_document, c, [&](TokenIndex d) { when = when || (m_document[d].relation == Relation::Advmod && m_document[d].lower == "when"); });
        if (when) found = ofToken(c, false);
    });
    return found;
}

/// An expression next to the verb that the tree hung on no verb at all.
const EventDater::Anchored* EventDater::ofNeighbour(const Candidate& candidate) const {
    constexpr TokenIndex kReach = 4;
    const auto [first, last] = m_bySentence[m_document[candidate.trigger].sentence];
    for (std::uint32_t i = first; i < last; ++i) {
        const Anchored& anchored = m_anchored[i];
        if (anchored.predicate != kNoToken && m_clause.isVerbal(anchored.predicate)) continue;
        const TokenIndex from = anchored.timex->first;
        const TokenIndex to = anchored.timex->last;
        const TokenIndex verb = candidate.predicate;
        if ((from > verb && from - verb <= kReach) || (to <= verb && verb - to < kReach)) return &anchored;
    }
    return nullptr;
}

/// "urged Israel to halt the operation on Monday": a past day behind a demand is the day of the demand.
const EventDater::Anchored* EventDater::ofContent(const Candidate& candidate) const {
    if (candidate.frame->content != ContentRule::Absorb || !m_article.published) return nullptr;
    const TokenIndex content = m_clause.complement(candidate.trigger);
    if (content == kNoToken || !m_clause.isInfinitive(content)) return nullptr;
    const Anchored* found = ofToken(content, false);
    if (!found || found->timex->interval->precision > Precision::Day || found->timex->bound != Timex::Bound::None) return nullptr;
    return found->timex->interval->endDate() <= *m_article.published ? found : nullptr;
}

/// The day of the main clause, for what else the sentence tells as past.
const EventDater::Anchored* EventDater::ofMainClause(const Candidate& candidate) const {
    const language::Sentence& s = m_document.sentenceOf(candidate.trigger);
    if (s.root == kNoToken || s.root == candidate.predicate) return nullptr;
    const Anchored* root = ofToken(s.root, false);
    if (!root || root->timex->interval->precision > Precision::Day || root->timex->bound != Timex::Bound::None) return nullptr;
    return !m_article.published || root->timex->interval->beginDate() <= *m_article.published ? root : nullptr;
}

bool EventDater::isBackground(TokenIndex predicate) const {
    bool found = false;
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        const Token& child = m_document[c];
        found = found || (child.lemma == "have" && child.relation == Relation::Aux) || m_words.backgroundWords.contains(child.lower);
    });
    return found;
}

/// "opened in Paris, where he proposed ...": such a clause goes on with the story.
bool EventDater::isWhere(TokenIndex clause) const {
    bool found = false;
    forEachChild(m_document, clause, [&](TokenIndex c) { found = found || m_document[c].lower == "where"; });
    return found;
}

/// Goes up through the clauses that share their time with this one.
const EventDater::Anchored* EventDater::ofGovernor(const Candidate& candidate, std::string& why) const {
    TokenIndex t = candidate.predicate;
    bool background = false;
    if (candidate.kind == TriggerClass::Noun && candidate.predicate == candidate.trigger) {
        const Relation r = baseOf(m_document[t].relation);
        const std::string_view word = m_clause.caseOf(t);
        const bool mutual = candidate.frame->symmetric || candidate.frame->host;
        background = !(r == Relation::Obl || r == Relation::Obj) || !mutual || word == "after" || word == "following" ||
                     word == "since" || word == "before";
        // "to mark its launch last year": the purpose has no time of its own.
        if (background && r == Relation::Obj && m_clause.isInfinitive(m_document[t].head)) {
            why = "the same phrase";
            return ofToken(m_document[t].head, false);
        }
        if (background) return nullptr;
    }
    for (int step = 0; step < 5; ++step) {
        const Token& token = m_document[t];
        // A reporting clause set behind the report: "..., the ministry said on Monday".
        const Anchored* reporting = nullptr;
        forEachChild(m_document, t, [&](TokenIndex c) {
            if (!reporting && m_document[c].relation == Relation::Parataxis && m_words.speech.contains(m_document[c].lemma))
                reporting = ofToken(c, false);
        });
        if (reporting) {
            why = "the report of it";
            return reporting;
        }
        if (const Anchored* when = ofTemporalClause(t)) {
            why = "the clause that says when";
            return when;
        }
        if (token.head == kNoToken) return nullptr;
        const TokenIndex governor = m_clause.governingPredicate(token.head);
        if (governor == kNoToken || governor == t) return nullptr;
        const std::string_view mark = m_clause.caseOf(t);
        switch (baseOf(token.relation)) {
            case Relation::Conj:
            case Relation::Xcomp:
            case Relation::Obl:
            case Relation::Obj:
                why = "the clause it belongs to";
                break;
            case Relation::Advcl:
                if (mark == "until" || mark == "since" || mark == "if") return nullptr;
                if ((mark == "after" || mark == "before") && token.xpos != Xpos::VBG) {
                    // Before or after a day is another day; before or after something of a year may well be that year.
                    const Anchored* main = ofToken(governor, false);
                    if (!main || main->timex->interval->precision < Precision::Month) return nullptr;
                }
                why = "the clause it belongs to";
                break;
            case Relation::Acl:
                if ((token.relation == Relation::AclRelcl && !isWhere(t)) || token.xpos == Xpos::VBN) return nullptr;
                why = "the clause it belongs to";
                break;
            case Relation::Ccomp:
            case Relation::Parataxis: {
                bool perfect = false;
                forEachChild(m_document, t, [&](TokenIndex c) { perfect = perfect || m_document[c].lower == "had"; });
                if (perfect) return nullptr;
                why = "the report of it";
                break;
            }
            default:
                return nullptr;
        }
        if (const Anchored* found = ofToken(governor, false)) return found;
        t = governor;
    }
    return nullptr;
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

void EventDater::apply(const Anchored& anchored, const Mood& mood, Draft& draft) const {
    const Timex& timex = *anchored.timex;
    Event& event = draft.event;
    event.when = *timex.interval;
    event.dateSpan = timex.span;
    event.dateBasis = timex.anchoring == time::Anchoring::Explicit   ? DateBasis::Explicit
                      : timex.anchoring == time::Anchoring::Relative ? DateBasis::Relative
                                                                     : DateBasis::Context;
    if (timex.rangePartner >= 0 && static_cast<std::size_t>(timex.rangePartner) < m_timexes.size()) {
        const Timex& partner = m_timexes[static_cast<std::size_t>(timex.rangePartner)];
        if (partner.interval) {
            event.when.begin = std::min(event.when.begin, partner.interval->begin);
            event.when.end = std::max(event.when.end, partner.interval->end);
            event.dateSpan = timex.span.united(partner.span);
        }
    }
    if (m_article.published) {
        const Date published = *m_article.published;
        if (timex.bound == Timex::Bound::Since && event.when.beginDate() <= published)
            event.when.end = std::max(event.when.end, base::endOf(published));
        else if (timex.bound == Timex::Bound::Until && event.when.endDate() >= published)
            event.when.begin = std::min(event.when.begin, base::startOf(published));
    }
    clip(mood, draft);
    draft.dateWhy = fmt::format("'{}'", wordsOf(timex, m_document));
    if (!timex.rule.empty()) draft.dateWhy += fmt::format(" ({})", timex.rule);
}

/// The only date of a sentence says more of what is told in it than the day of the story, unless it dates what is said.
const EventDater::Anchored* EventDater::onlyOfSentence(const Candidate& candidate) const {
    const auto [first, last] = m_bySentence[m_document[candidate.trigger].sentence];
    if (last - first != 1 || candidate.frame->type == EventType::Statement) return nullptr;
    const Anchored& only = m_anchored[first];
    if (only.timex->bound != Timex::Bound::None) return nullptr;
    if (m_article.published && only.timex->interval->beginDate() > *m_article.published) return nullptr;
    if (only.head != candidate.predicate && m_document.isDescendant(only.head, candidate.predicate)) return nullptr;
    // "Annan, who arrived on Monday, spoke after talks": the day of a relative clause is that clause's alone.
    TokenIndex t = only.head;
    for (int step = 0; step < Clause::kMaxSteps && t != kNoToken; ++step, t = m_document[t].head)
        if (m_document[t].relation == Relation::AclRelcl && !m_document.isDescendant(candidate.trigger, t)) return nullptr;
    return &only;
}

void EventDater::fallBack(const Mood& mood, Draft& draft) const {
    Event& event = draft.event;
    event.dateSpan.reset();
    const std::uint32_t sentence = m_document[draft.candidate.trigger].sentence;
    // A perfect and "previously" tell of what lay before the scene.
    const bool scene = ((mood.status == EventStatus::Occurred && mood.pastTense) || draft.headline) && !isBackground(draft.candidate.predicate);
    if (scene) {
        if (const Anchored* main = ofMainClause(draft.candidate)) {
            event.when = DateInterval::day(main->timex->interval->beginDate());
            event.dateBasis = DateBasis::Context;
            draft.dateWhy = fmt::format("carried over from '{}' in the main clause", wordsOf(*main->timex, m_document));
            draft.doubts.emplace_back("date taken from the main clause");
            draft.confidence *= kStoryDoubt;
            return;
        }
        // The sentence before, in the same paragraph, keeps the clock.
        for (std::uint32_t s = sentence, back = 0; s-- > 0 && back < 3; ++back) {
            if (m_document.sentences[s].paragraph != m_document.sentences[sentence].paragraph) break;
            const Anchored* root = m_document.sentences[s].root == kNoToken ? nullptr : ofToken(m_document.sentences[s].root, false);
            if (!root || root->timex->interval->precision > Precision::Day || root->timex->bound != Timex::Bound::None) continue;
            if (m_article.published && root->timex->interval->beginDate() > *m_article.published) continue;
            event.when = DateInterval::day(root->timex->interval->beginDate());
            event.dateBasis = DateBasis::Context;
            draft.dateWhy = fmt::format("carried on from '{}' in the sentence before", wordsOf(*root->timex, m_document));
            draft.doubts.emplace_back("date carried over from the sentence before");
            draft.confidence *= kStoryDoubt;
            return;
        }
        if (const Anchored* only = onlyOfSentence(draft.candidate)) {
            apply(*only, mood, draft);
            draft.dateInherited = true;
            draft.dateWhy += " elsewhere in the sentence";
            draft.doubts.emplace_back("date taken from elsewhere in the sentence");
            draft.confidence *= kStoryDoubt;
            return;
        }
        if (m_mainDay) {
            event.when = *m_mainDay;
            event.dateBasis = DateBasis::Context;
            draft.dateWhy = fmt::format("the day of the story, '{}' in its lead", wordsOf(*m_mainTimex, m_document));
            draft.doubts.emplace_back("date taken from the story's lead");
            draft.confidence *= kStoryDoubt;
            return;
        }
    }
    const std::optional<Date> day = m_article.published       ? m_article.published
                                    : m_article.dateline      ? m_article.dateline->date
                                    : m_mainDay               ? std::optional(m_mainDay->beginDate())
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

void EventDater::date(const Mood& mood, Draft& draft) const {
    std::string why;
    if (const Anchored* own = ofClause(draft.candidate)) {
        apply(*own, mood, draft);
        draft.dateWhy += " in this clause";
    } else if (const Anchored* near = ofNeighbour(draft.candidate)) {
        apply(*near, mood, draft);
        draft.dateWhy += " next to the verb";
        draft.confidence *= kInheritedDoubt;
    } else if (const Anchored* content = ofContent(draft.candidate)) {
        apply(*content, mood, draft);
        draft.dateWhy += " at the end of the sentence";
        draft.doubts.emplace_back("the date may belong to what is asked for");
        draft.confidence *= kInheritedDoubt;
    } else if (const Anchored* shared = ofGovernor(draft.candidate, why)) {
        apply(*shared, mood, draft);
        // A report's day bounds what it reports; a plan's day is not the day of the announcement.
        const bool report = why == "the report of it";
        const bool said = mood.status == EventStatus::Occurred && isSpeechAct(draft.event.type);
        if (report && !said && (mood.status == EventStatus::Planned || mood.status == EventStatus::Conditional ||
                                draft.event.when.precision > Precision::Day)) {
            draft.dateWhy.clear();
            fallBack(mood, draft);
        } else {
            draft.dateInherited = true;
            draft.dateWhy += " in " + why;
            draft.doubts.push_back("date taken from " + why);
            draft.confidence *= kInheritedDoubt;
        }
    } else {
        fallBack(mood, draft);
    }
    if (draft.confidence <= 0) return;
    if (draft.event.dateBasis != DateBasis::Publication) draft.dateWhy += fmt::format(": {}", spell(draft.event.when));
    if (!m_article.published) return;
    const bool ahead = draft.event.when.beginDate() > *m_article.published;
    EventStatus& status = draft.event.status;
    if (ahead && (status == EventStatus::Occurred || status == EventStatus::Ongoing)) {
        status = EventStatus::Planned;
    } else if (!ahead && status == EventStatus::Ongoing && mood.pastTense && draft.event.dateSpan &&
               draft.event.when.endDate() < *m_article.published && !draft.dateInherited) {
        status = EventStatus::Occurred;
    }
}

}  // namespace chancery::event
