#include "core/event/event_merger.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace chancery::event {

namespace {

constexpr std::size_t kMaxCompared = 200;  // earlier drafts of the same type looked at: keeps hostile texts linear
constexpr std::uint32_t kSceneReach = 3;   // sentences within which "the meeting" is the one just told of
constexpr float kConfirmation = 1.08F;     // a second mention makes the event a little surer

using Sides = std::set<std::string>;

class Merger {
public:
    Merger(const language::Document& document, const actor::ActorAnnotation& actors) : m_document(document), m_actors(actors) {}

    bool sameEvent(const Draft& a, const Draft& b) const;
    void absorb(Draft& into, Draft&& other) const;

private:
    Sides sidesOf(const std::vector<Participant>& participants) const;
    bool compatible(const Draft& a, const Draft& b) const;
    bool datesAgree(const Draft& a, const Draft& b) const;
    bool statusesMeet(const Draft& a, const Draft& b) const;
    std::uint32_t sentenceOf(const Draft& d) const { return m_document[d.candidate.trigger].sentence; }
    int weight(const Draft& draft) const;

    const language::Document& m_document;
    const actor::ActorAnnotation& m_actors;
};

Sides Merger::sidesOf(const std::vector<Participant>& participants) const {
    Sides sides;
    for (const Participant& p : participants) {
        const actor::Actor& actor = m_actors.actors[p.actor];
        sides.insert(actor.side().empty() ? actor.id : actor.side());
    }
    return sides;
}

bool intersect(const Sides& a, const Sides& b) {
    return std::any_of(a.begin(), a.end(), [&b](const std::string& side) { return b.contains(side); });
}

/// True unless the two name different officials of one side as the one who acts.
bool Merger::compatible(const Draft& a, const Draft& b) const {
    const auto officialOf = [&](const std::vector<Participant>& participants) {
        std::optional<std::uint32_t> found;
        for (const Participant& p : participants) {
            const actor::Actor& actor = m_actors.actors[p.actor];
            if (actor.kind != actor::ActorKind::Official && actor.kind != actor::ActorKind::Person) continue;
            // "Chad governor resigns": whom a headline calls by the office alone the story names.
            const bool unnamed = !actor.office.empty() && actor.name.starts_with(actor.office);
            if (!(a.headline && unnamed)) found = found ? found : std::optional(p.actor);
        }
        return found;
    };
    const auto sourceA = officialOf(a.event.sources);
    const auto sourceB = officialOf(b.event.sources);
    if (sourceA && sourceB && *sourceA != *sourceB) {
        const bool crossed = std::any_of(b.event.targets.begin(), b.event.targets.end(),
                                         [&](const Participant& p) { return p.actor == *sourceA; }) ||
                             std::any_of(b.event.sources.begin(), b.event.sources.end(),
                                         [&](const Participant& p) { return p.actor == *sourceA; });
        if (!crossed) return false;
    }
    // A person and that person's state are two tellers, unless a headline shortens or the words are close together.
    const bool near = sentenceOf(b) - sentenceOf(a) <= 1 || a.headline;
    if (!near && !a.event.sources.empty() && !b.event.sources.empty() && sourceA.has_value() != sourceB.has_value()) return false;
    const auto targetA = officialOf(a.event.targets);
    const auto targetB = officialOf(b.event.targets);
    if (!a.event.targets.empty() && !b.event.targets.empty() && targetA.has_value() != targetB.has_value() && !a.headline &&
        !a.candidate.frame->host)
        return false;
    return !targetA || !targetB || *targetA == *targetB;
}

bool Merger::statusesMeet(const Draft& a, const Draft& b) const {
    if (a.event.status == b.event.status) return true;
    const auto apart = [](EventStatus s) {
        return s == EventStatus::Planned || s == EventStatus::Negated || s == EventStatus::Conditional || s == EventStatus::Requested;
    };
    return !apart(a.event.status) && !apart(b.event.status);
}

bool vague(const Draft& d) {
    return d.event.dateBasis == DateBasis::Publication || d.event.dateBasis == DateBasis::Context || d.dateInherited;
}

bool Merger::datesAgree(const Draft& a, const Draft& b) const {
    if (a.event.when.overlaps(b.event.when)) return true;
    // "Chad to host summit": a headline says nothing of when; what lies ahead may lie far ahead.
    if (a.headline && a.event.status == EventStatus::Planned && a.event.dateBasis == DateBasis::Publication) return true;
    // A date that is only a guess does not contradict a real one nearby.
    constexpr base::Instant kReach = 8 * base::kDay;
    if (!vague(a) && !vague(b)) return false;
    const base::Instant gap = a.event.when.begin > b.event.when.end ? a.event.when.begin - b.event.when.end
                                                                    : b.event.when.begin - a.event.when.end;
    return gap <= kReach;
}

bool Merger::sameEvent(const Draft& a, const Draft& b) const {
    if (a.event.type != b.event.type || a.candidate.frame->host != b.candidate.frame->host) return false;
    if (!statusesMeet(a, b) || !datesAgree(a, b) || !compatible(a, b)) return false;
    const Sides sa = sidesOf(a.event.sources), sb = sidesOf(b.event.sources);
    const Sides ta = sidesOf(a.event.targets), tb = sidesOf(b.event.targets);
    const bool near = sentenceOf(b) - sentenceOf(a) <= 1 || a.headline;
    const bool sameSources = sa == sb || (a.headline && intersect(sa, sb));
    if (sameSources && !sa.empty()) {
        if (ta == tb && !ta.empty()) return true;
        if (ta.empty() && tb.empty()) return near || a.candidate.frame == b.candidate.frame;
        if (ta.empty() || tb.empty()) return near;
        return intersect(ta, tb);
    }
    if (sa.empty() || sb.empty()) return ta.empty() || tb.empty() ? near && (sa.empty() || ta.empty()) : intersect(ta, tb);
    // "X met Y", "their talks", "talks between Y and X": one meeting whoever is named first.
    if (!a.candidate.frame->symmetric && !b.candidate.frame->symmetric) return false;
    Sides allA = sa, allB = sb;
    allA.insert(ta.begin(), ta.end());
    allB.insert(tb.begin(), tb.end());
    if (allA == allB) return allA.size() > 1;
    // "X and Y held talks. During the meeting Y said": one side of the meeting just told of.
    return b.lonely && sentenceOf(b) - sentenceOf(a) <= kSceneReach && std::includes(allA.begin(), allA.end(), allB.begin(), allB.end());
}

int dateRank(const Draft& d) {
    if (d.event.dateBasis == DateBasis::Publication) return 0;
    if (d.event.dateBasis == DateBasis::Context) return 1;
    return d.dateInherited ? 2 : 3;
}

int Merger::weight(const Draft& draft) const {
    int w = static_cast<int>(draft.event.sources.size() > 0) * 3 + static_cast<int>(draft.event.targets.size() > 0) * 3;
    w += dateRank(draft) * 2;
    if (draft.candidate.kind == TriggerClass::Verb || draft.candidate.light != language::kNoToken) w += 2;
    if (draft.headline) w -= 6;
    return w;
}

void Merger::absorb(Draft& into, Draft&& other) const {
    if (weight(other) > weight(into)) std::swap(into, other);
    into.event.otherMentions.push_back(other.event.evidence);
    for (EventMention& mention : other.event.otherMentions) into.event.otherMentions.push_back(mention);
    // "met Y. During the meeting X said": the mention that names both sides tells who met.
    const auto sides = [](const Draft& d) { return d.event.sources.size() + d.event.targets.size(); };
    if (into.event.type == EventType::Consult && into.candidate.frame->symmetric && sides(into) < 2 && sides(other) > 1) {
        into.event.sources = other.event.sources;
        into.event.targets = other.event.targets;
        into.sourceGuessed = other.sourceGuessed;
        into.targetGuessed = other.targetGuessed;
        into.actorsWhy = other.actorsWhy;
    }
    if (into.event.sources.empty() && !other.event.sources.empty()) {
        const Sides targets = sidesOf(into.event.targets);
        if (!intersect(sidesOf(other.event.sources), targets) || targets.empty()) {
            into.event.sources = other.event.sources;
            into.sourceGuessed = other.sourceGuessed;
        }
    }
    if (into.event.targets.empty() && !other.event.targets.empty() &&
        !(into.candidate.frame->symmetric && into.event.sources.size() > 1)) {
        if (!intersect(sidesOf(other.event.targets), sidesOf(into.event.sources))) {
            into.event.targets = other.event.targets;
            into.targetGuessed = other.targetGuessed;
        }
    }
    if (dateRank(other) > dateRank(into)) {
        into.event.when = other.event.when;
        into.event.dateBasis = other.event.dateBasis;
        into.event.dateSpan = other.event.dateSpan;
        into.dateWhy = other.dateWhy;
        into.dateInherited = other.dateInherited;
        into.dateIsLast = other.dateIsLast;
    }
    into.durationDays = std::max(into.durationDays, other.durationDays);
    if (!into.event.place && other.event.place) {
        into.event.place = other.event.place;
        into.event.placeSpan = other.event.placeSpan;
    }
    if (into.event.status == EventStatus::Ongoing && other.event.status == EventStatus::Occurred && dateRank(into) > 0)
        into.event.status = EventStatus::Occurred;
    // What is once called suspected is not proved by being named again.
    if (into.event.status == EventStatus::Occurred && other.event.status == EventStatus::Alleged) into.event.status = EventStatus::Alleged;
    into.confidence = std::min(0.98F, std::max(into.confidence, other.confidence) * kConfirmation);
}

}  // namespace

std::vector<Draft> mergeMentions(std::vector<Draft> drafts, const language::Document& document,
                                 const actor::ActorAnnotation& actors) {
    const Merger merger(document, actors);
    std::vector<Draft> merged;
    std::vector<std::vector<std::size_t>> byType(kEventTypeCount);
    for (Draft& draft : drafts) {
        std::vector<std::size_t>& earlier = byType[static_cast<std::size_t>(draft.event.type)];
        bool found = false;
        const std::size_t from = earlier.size() > kMaxCompared ? earlier.size() - kMaxCompared : 0;
        for (std::size_t i = earlier.size(); i-- > from && !found;) {
            Draft& candidate = merged[earlier[i]];
            if (!merger.sameEvent(candidate, draft)) continue;
            merger.absorb(candidate, std::move(draft));
            found = true;
        }
        if (found) continue;
        earlier.push_back(merged.size());
        merged.push_back(std::move(draft));
    }
    std::erase_if(merged, [](const Draft& d) {
        return d.lonely && d.event.otherMentions.empty() && d.event.sources.size() + d.event.targets.size() < 2;
    });
    for (Draft& draft : merged) {
        const bool known = draft.event.when.precision == base::Precision::Day && draft.event.dateBasis != DateBasis::Publication;
        base::DateInterval& when = draft.event.when;
        if (draft.durationDays < 2 || !known || when.beginDate() != when.endDate()) continue;
        const int more = draft.durationDays - 1;
        if (draft.dateIsLast) when.begin = base::startOf(when.beginDate().plusDays(-more));
        else when.end = base::endOf(when.beginDate().plusDays(more));
    }
    std::stable_sort(merged.begin(), merged.end(), [](const Draft& a, const Draft& b) {
        return a.event.evidence.trigger.begin < b.event.evidence.trigger.begin;
    });
    return merged;
}

}  // namespace chancery::event
