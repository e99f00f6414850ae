// Goals that a sentence leaves open: where the story has the visitor, whom it last spoke of.
#include <algorithm>
#include <set>

#include "core/event/other_side.h"
#include "core/event/sentence_reader.h"

namespace chancery::event {

using language::kNoToken;
using language::TokenIndex;
using language::Upos;

/// Gives a visit the goal that its own sentence does not name.
void SentenceReader::setHost(Draft& draft, std::uint32_t state, base::Span span, const Place& place, std::string_view why,
                             std::string_view doubt) const {
    draft.event.targets.push_back({state, span});
    if (!draft.event.place) draft.event.place = place;
    draft.targetGuessed = true;
    draft.actorsWhy += why;
    draft.doubts.emplace_back(doubt);
    draft.confidence *= 0.8F;
}

/// "his visit to *Europe*", "a *Middle East* tour", "visits the *Gulf*": no one state.
bool SentenceReader::leadsToRegion(const Candidate& candidate) const {
    const TokenIndex end = m_document.sentenceOf(candidate.trigger).last;
    constexpr TokenIndex kReach = 4;
    constexpr TokenIndex kBefore = 2;
    const TokenIndex first = m_document.sentenceOf(candidate.trigger).first;
    const TokenIndex from = candidate.kind == TriggerClass::Noun ? candidate.trigger - std::min(kBefore, candidate.trigger - first) : candidate.trigger;
    for (TokenIndex t = from; t < std::min<TokenIndex>(end, candidate.last + kReach); ++t) {
        const Upos upos = m_document[t].upos;
        if (t >= candidate.last && (upos == Upos::Verb || upos == Upos::Punct)) return false;
        if (m_words.regions.contains(m_document[t].form)) return true;
    }
    return false;
}

/// A visit whose goal is not named goes to where the story has the visitor, else to where it is told from. "The control centre"
/// that a leader visits is a goal of its own, "the country" is not.
void SentenceReader::hostFromStory(Draft& draft, const std::vector<Draft>& earlier) const {
    if (!draft.candidate.frame->host || !draft.event.targets.empty() || draft.event.sources.empty()) return;
    const TokenIndex goal = draft.candidate.kind == TriggerClass::Verb ? m_clause.patient(draft.candidate.trigger) : kNoToken;
    if (goal != kNoToken && m_document[goal].upos == Upos::Noun && !m_words.soil.contains(m_document[goal].lemma)) return;
    if (leadsToRegion(draft.candidate)) return;
    const std::string& own = m_actors.actors[draft.event.sources.front().actor].side();
    constexpr std::size_t kReach = 12;
    for (std::size_t i = earlier.size(), back = 0; i-- > 0 && back < kReach; ++back) {
        const Event& event = earlier[i].event;
        if (!event.place || event.place->country == own || !sharesSource(draft, earlier[i])) continue;
        if (const std::optional<std::uint32_t> state = m_view.stateActor(event.place->country))
            return setHost(draft, *state, draft.event.evidence.trigger, *event.place, "; target: where the story has the visitor",
                           "goal taken from an earlier sentence");
    }
    Place place;
    base::Span span;
    if (const actor::Section* story = actor::sectionAt(m_actors.sections, draft.event.evidence.trigger.begin)) {
        place = {story->place, story->country};
        span = story->dateline;
    } else if (const auto& dateline = m_article.dateline) {
        place = {dateline->place, dateline->country};
        span = dateline->span;
    }
    // "Deby in Tripoli for talks", where no dateline says what "here" is.
    const bool told = !place.country.empty();
    if (!told && isHeadline(0) && m_clause.hasWord(draft.candidate.predicate, "here"))
        for (const actor::Mention& mention : m_actors.mentions) {
            if (mention.sentence != 0) break;
            if (!mention.asPlace || mention.placeCountry == own || !place.country.empty()) continue;
            place = {mention.placeName, mention.placeCountry};
            span = mention.span;
        }
    if (place.country == own) return;
    if (place.country.empty()) return hostFromPartner(draft, earlier);
    if (const std::optional<std::uint32_t> state = m_view.stateActor(place.country))
        setHost(draft, *state, span, place, told ? "; target: the place in the dateline" : "; target: the place in the headline",
                told ? "goal taken from the dateline" : "goal taken from the headline");
}

/// "Deby met Kibaki ... He arrived here on Friday": where nothing else tells the goal, whoever the visitor meets is at home there.
void SentenceReader::hostFromPartner(Draft& draft, const std::vector<Draft>& earlier) const {
    const std::string& own = m_actors.actors[draft.event.sources.front().actor].side();
    const bool visitor = std::all_of(draft.event.sources.begin(), draft.event.sources.end(), [&](const Participant& p) {
        const actor::Actor& actor = m_actors.actors[p.actor];
        return actor.side() == own && actor.kind == actor::ActorKind::Official;
    });
    if (!visitor || own.empty()) return;
    constexpr std::size_t kReach = 12;
    for (std::size_t i = earlier.size(), back = 0; i-- > 0 && back < kReach; ++back) {
        const Event& meeting = earlier[i].event;
        if (meeting.type != EventType::Consult || meeting.place || meeting.status == EventStatus::Negated) continue;
        std::set<std::string> partners;
        bool there = false;
        for (const auto* side : {&meeting.sources, &meeting.targets})
            for (const Participant& p : *side) {
                const actor::Actor& actor = m_actors.actors[p.actor];
                if (actor.side() == own) there = true;
                else partners.insert(actor.country);
            }
        if (!there || partners.size() != 1 || partners.begin()->empty()) continue;
        const std::optional<std::uint32_t> state = m_view.stateActor(*partners.begin());
        if (!state) continue;
        return setHost(draft, *state, draft.event.evidence.trigger, {m_actors.actors[*state].name, *partners.begin()},
                       "; target: whom the story has the visitor meet", "goal taken from whom the visitor meets");
    }
}

/// "Chad had imposed its own *sanctions*": whom the story last spoke of, since somebody must be meant.
void SentenceReader::otherSideFromStory(Draft& draft) const {
    const Candidate& candidate = draft.candidate;
    if (!candidate.frame->targetElsewhere || !draft.event.targets.empty() || draft.event.sources.empty()) return;
    // "sanctions *on 200 firms*": said, but nobody known.
    for (const TokenIndex head : {candidate.trigger, candidate.object})
        for (const std::string_view word : {"on", "against", "to"})
            if (head != kNoToken && m_clause.prepositional(head, word) != kNoToken) return;
    if (leadsToRegion(draft.candidate)) return;
    const base::Span trigger = draft.event.evidence.trigger;
    const std::optional<std::uint32_t> other = otherSideBefore(m_actors, trigger.begin, draft.event.sources);
    if (!other) return;
    draft.event.targets.push_back({*other, trigger});
    draft.targetGuessed = true;
    draft.actorsWhy += "; target: whom the story spoke of last";
    draft.doubts.emplace_back("target taken from an earlier clause");
    draft.confidence *= 0.8F;
}

}  // namespace chancery::event
