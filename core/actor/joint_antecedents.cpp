// The searches of Coreference for several: "they", "both countries", "the two sides".
#include <algorithm>

#include "core/actor/coreference.h"

namespace chancery::actor {

using language::Relation;

/// Two persons that one clause brings together, or two sides by "with" or "meet".
bool Coreference::meets(const Seen& subject, const Seen& partner) const {
    const TokenIndex verb = m_clauses.governingVerb(subject.head);
    if (verb == kNoToken || verb != m_clauses.governingVerb(partner.head)) return false;
    if (isPerson(m_book->at(subject.actor)) && isPerson(m_book->at(partner.actor))) return true;
    const TokenIndex mark = m_document->findChild(partner.head, Relation::Case);
    if (mark != kNoToken) return m_document->tokens[mark].lower == "with";
    const TokenIndex governor = m_document->tokens[partner.head].head;
    return governor != kNoToken && m_lexicon->is(m_document->tokens[governor].lemma, m_lexicon->words.meetingVerbs);
}

/// Whom "they" means behind "Blinken is to meet Yoon": the subject of the nearest sentence and its partners.
std::vector<std::uint32_t> Coreference::meetingBefore(const Mention& mention, int& gap) const {
    std::vector<std::uint32_t> found;
    std::vector<const Seen*> near;
    std::uint32_t sentence = mention.sentence;
    const auto pair = [&] {
        for (std::size_t s = near.size(); s-- > 0 && found.empty();) {
            if (!near[s]->subject) continue;
            for (std::size_t p = near.size(); p-- > 0;) {
                const std::uint32_t actor = near[p]->actor;
                if (p == s || actor == near[s]->actor || !meets(*near[s], *near[p])) continue;
                if (found.empty()) found.push_back(near[s]->actor);
                if (std::find(found.begin(), found.end(), actor) == found.end()) found.push_back(actor);
            }
        }
        gap = static_cast<int>(mention.sentence - sentence);
        near.clear();
    };
    back([&](const Seen& seen) {
        if (mention.sentence - seen.sentence > 2) return false;
        if (seen.sentence != sentence) {
            pair();
            if (!found.empty()) return false;
            sentence = seen.sentence;
        }
        const Actor& actor = m_book->at(seen.actor);
        const bool side = actor.kind == ActorKind::Country || actor.kind == ActorKind::Institution || actor.plural ||
                          actor.kind == ActorKind::Organisation || actor.kind == ActorKind::ArmedGroup;
        if (!seen.modifier && !seen.place && (side || isPerson(actor)) && near.size() < 12)
            near.push_back(&seen);
        return true;
    });
    if (found.empty()) pair();
    return found;
}

std::vector<std::uint32_t> Coreference::severalBefore(const Mention& mention) const {
    int gap = 0;
    int meetingGap = 0;
    bool certain = false;
    std::vector<std::uint32_t> found = pluralBefore(mention, gap, certain);
    std::vector<std::uint32_t> meeting = meetingBefore(mention, meetingGap);
    for (std::uint32_t back = 0; back <= 1 && back <= mention.sentence; ++back) {
        const int nearest = meeting.empty() ? gap : found.empty() ? meetingGap : std::min(gap, meetingGap);
        if (nearest < static_cast<int>(back)) break;
        const std::uint32_t sentence = mention.sentence - back;
        if (!(certain && nearest == static_cast<int>(back)) && strangerActs(sentence, mention.first, true)) return {};
    }
    // "Li met a delegation. They exchanged views": not the delegation alone.
    const bool within = std::all_of(found.begin(), found.end(), [&](std::uint32_t actor) { return std::find(meeting.begin(), meeting.end(), actor) != meeting.end(); });
    if (!meeting.empty() && (found.empty() || meetingGap < gap || (meetingGap == gap && (!certain || (within && gap > 0)))))
        return meeting;
    return found;
}

/// Whom "they" means: the nearest coordination or plural, subjects first; `certain`: such a subject, `gap`
/// sentences back.
std::vector<std::uint32_t> Coreference::pluralBefore(const Mention& mention, int& nearest,
                                                     bool& certain) const {
    int best = 0;
    std::vector<std::uint32_t> found;
    std::uint32_t foundSet = 0;
    const bool speaking = m_clauses.speaks(mention.head);
    back([&](const Seen& seen) {
        const int gap = static_cast<int>(mention.sentence - seen.sentence);
        if (gap > 2) return false;
        if (seen.set != 0 && seen.set == foundSet) {
            if (std::find(found.begin(), found.end(), seen.actor) == found.end())
                found.insert(found.begin(), seen.actor);
            return true;
        }
        const Actor& actor = m_book->at(seen.actor);
        const language::Xpos xpos = m_document->tokens[seen.head].xpos;  // "EU *leaders*"
        const bool plural = actor.plural || seen.set != 0 || (xpos == language::Xpos::NNS && actor.kind != ActorKind::Country);
        if (actor.kind == ActorKind::Place || (isPerson(actor) && seen.set == 0)) return true;
        if (!plural && actor.kind == ActorKind::Organisation && !actor.inLexicon) return true;
        if (speaking && m_document->tokens[seen.head].quoted) return true;
        // "warning data on North Korean missiles": what is only spoken of is not who "they" are.
        if (!plural && !seen.subject) return true;
        if (sameClause(seen, mention)) return true;
        int score = 12 - 4 * gap + (seen.subject ? 5 : 0) + (plural ? 6 : 0) + (seen.set != 0 ? 1 : 0) -
                    (seen.modifier ? 3 : 0) - (seen.place ? 4 : 0) - (actor.kind == ActorKind::Country && !plural ? 4 : 0);
        if (speaking) score += seen.told ? -kSpeechWeight : seen.speaker ? kSpeechWeight : 0;
        if (score > best) {
            best = score;
            found = {seen.actor};
            foundSet = seen.set;
            nearest = gap;
            certain = (plural && seen.subject) || (actor.plural && !seen.modifier);
        }
        return true;
    });
    return found;
}

std::vector<std::uint32_t> Coreference::pairBefore(const Mention& mention, bool persons) const {
    std::vector<std::uint32_t> found;
    std::vector<std::string> sides;
    std::uint32_t set = 0;
    std::vector<std::uint32_t> inSet;
    std::vector<std::uint32_t> subjects;
    back([&](const Seen& seen) {
        if (mention.sentence - seen.sentence > 4) return false;
        const Actor& actor = m_book->at(seen.actor);
        const bool organised = actor.kind == ActorKind::Organisation && actor.inLexicon && actor.acts;
        const bool fits = persons
                              ? isPerson(actor)
                              : (organised || actor.kind == ActorKind::Country || actor.kind == ActorKind::ArmedGroup ||
                                 actor.kind == ActorKind::Official || actor.kind == ActorKind::Institution) &&
                                    !actor.side().empty();
        if (!fits || (seen.place && !persons && actor.kind == ActorKind::Place)) return true;
        const std::string& key = persons ? actor.id : actor.side();
        const auto sameKey = [&](std::uint32_t other) { return (persons ? m_book->at(other).id : m_book->at(other).side()) == key; };
        if (seen.set != 0 && (set == 0 || set == seen.set) && inSet.size() < 2 && std::none_of(inSet.begin(), inSet.end(), sameKey)) {
            set = seen.set;
            inSet.push_back(seen.actor);
        }
        if (std::find(sides.begin(), sides.end(), key) == sides.end() && found.size() < 2) {
            sides.push_back(key);
            found.push_back(seen.actor);
        }
        // "The king spoke. ... Bush said": those of whom the clauses tell, before those named inside them.
        if (persons && seen.subject && !seen.modifier && !actor.country.empty() && subjects.size() < 2 && std::none_of(subjects.begin(), subjects.end(), sameKey))
            subjects.push_back(seen.actor);
        return inSet.size() < 2;
    });
    if (subjects.size() == 2) found = subjects;
    if (inSet.size() == 2) found = inSet;
    if (found.size() < 2) found.clear();
    std::reverse(found.begin(), found.end());
    return found;
}

/// The two of different states, and no third, that were last named together; `fits(seen, set)` says who belongs to them, given the
/// number of their set or 0 while it is unknown.
template <typename Within, typename Fits>
std::vector<std::uint32_t> Coreference::lastPairOfStates(const Within& within, const Fits& fits) const {
    std::vector<std::uint32_t> pair;
    std::uint32_t set = 0;
    bool more = false;
    back([&](const Seen& seen) {
        if (!within(seen)) return false;
        if (seen.set == 0 || (set != 0 && seen.set != set) || !fits(seen, set)) return true;
        set = seen.set;
        more = more || pair.size() == 2;
        pair.push_back(seen.actor);
        return true;
    });
    if (pair.size() != 2 || more || m_book->at(pair[0]).country == m_book->at(pair[1]).country) pair.clear();
    std::reverse(pair.begin(), pair.end());
    return pair;
}

/// "Biden and Xi spoke. Both countries ...": of two states named or spoken for together in the sentence before; empty if there are none.
std::vector<std::uint32_t> Coreference::jointlyBefore(const Mention& mention) const {
    return lastPairOfStates([&](const Seen& seen) { return mention.sentence - seen.sentence <= 1; },
                            [&](const Seen& seen, std::uint32_t) {
                                return seen.sentence != mention.sentence && seen.subject && !m_book->at(seen.actor).country.empty();
                            });
}

/// "from Peru and Chile after the two countries": the only two states named together before it in its own sentence.
std::vector<std::uint32_t> Coreference::jointlyHere(const Mention& mention) const {
    return lastPairOfStates([&](const Seen& seen) { return seen.sentence == mention.sentence; },
                            [&](const Seen& seen, std::uint32_t set) { return set != 0 || m_book->at(seen.actor).kind == ActorKind::Country; });
}

/// "the two countries" of a story about two, once both are named; empty otherwise.
std::vector<std::uint32_t> Coreference::mainPair() const {
    // A story's main states are among its first names; looking no further keeps hostile texts linear.
    constexpr std::size_t kFirstNames = 512;
    const std::size_t names = std::min(m_times.size(), kFirstNames);
    std::vector<std::uint32_t> pair;
    for (const std::string& state : m_states) {
        for (std::uint32_t a = 0; a < names; ++a) {
            if (m_times[a] == 0 || m_book->at(a).country != state || m_book->at(a).kind == ActorKind::Place) continue;
            pair.push_back(a);
            break;
        }
    }
    if (pair.size() != 2) pair.clear();
    return pair;
}

}  // namespace chancery::actor
