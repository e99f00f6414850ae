#include "core/actor/hit_sides.h"

namespace chancery::actor {

using language::Relation;

Side HitSides::of(const Hit& hit) const {
    Side side;
    switch (hit.kind) {
        case EntryKind::Country:
        case EntryKind::CountryShort:
        case EntryKind::Demonym:
        case EntryKind::Metonym:
        case EntryKind::Capital:
            side.country = m_lexicon->countries[hit.index].code;
            break;
        case EntryKind::Place:
            side.country = m_lexicon->countries[m_lexicon->placeCountries[hit.index]].code;
            side.place = m_lexicon->placeNames[hit.index];
            break;
        case EntryKind::Institution:
            side.country = m_lexicon->institutions[hit.index].country;
            break;
        case EntryKind::Official: {
            const Official& o = m_lexicon->officials[hit.index];
            side.country = o.country;
            side.organisation = o.organisation;
            break;
        }
        case EntryKind::Organisation:
        case EntryKind::OrganisationBody:
            side.organisation = m_lexicon->organisations[hit.index].id;
            break;
        case EntryKind::Group:
        case EntryKind::GroupMembers: {
            const Group& g = m_lexicon->groups[hit.index];
            side.organisation = g.id;
            if (g.kind == GroupKind::Party) side.country = g.country;
            break;
        }
        case EntryKind::RegionPeople: {
            const auto known = m_lexicon->regionSides.find(m_lexicon->regionPeoples[hit.index]);
            if (known != m_lexicon->regionSides.end()) side.organisation = known->second;
            break;
        }
        default:
            break;
    }
    if (side.any()) side.words = m_scan->textOf(hit.first, hit.last);
    return side;
}

bool HitSides::isMinority(const Hit& hit) const {
    return hit.kind == EntryKind::Demonym && hit.first > m_scan->first() &&
           m_scan->is(hit.first - 1, m_lexicon->words.minorityWords);
}

Side HitSides::citizenshipOf(const Hit& hit) const {
    const Side own = of(hit);
    if (isMinority(hit)) return stateAround(own.country);
    const Hit* before = hit.kind == EntryKind::Demonym && hit.first > m_scan->first() ? m_scan->entityAt(hit.first - 1) : nullptr;
    const bool state = before != nullptr && before->last == hit.first &&
                       (before->kind == EntryKind::Demonym || before->kind == EntryKind::Country || before->kind == EntryKind::Place);
    return state && !m_lexicon->immigrantStates.contains(own.country) ? of(*before) : own;
}

Side HitSides::stateAround(const std::string& own) const {
    Side found;
    bool several = false;
    for (const Hit& hit : m_scan->entities()) {
        const Side side = of(hit);
        if (side.country.empty() || side.country == own || hit.kind == EntryKind::Institution || hit.kind == EntryKind::Official) continue;
        if (isLocative(hit.first, m_document->headOf(hit.first, hit.last))) return side;
        several = several || (found.any() && found.country != side.country);
        found = side;
    }
    return several ? Side{} : found;
}

bool HitSides::isLocative(TokenIndex first, TokenIndex head) const {
    if (const TokenIndex mark = m_scan->parsed() ? m_document->findChild(head, Relation::Case) : kNoToken;
        mark != kNoToken && mark < first) {
        if (m_scan->is(mark, m_lexicon->words.locationPrepositions)) return true;
        if (!m_scan->formIs(mark, "to") && !m_scan->formIs(mark, "from") && !m_scan->formIs(mark, "for"))
            return false;
        const TokenIndex governor = m_document->tokens[head].head;
        if (governor == kNoToken) return false;
        return m_lexicon->is(m_document->tokens[governor].lemma, m_lexicon->words.motion);
    }
    TokenIndex before = first;
    while (before > m_scan->first() &&
           (m_scan->is(before - 1, m_lexicon->words.directions) || m_scan->formIs(before - 1, "the")))
        --before;
    return before > m_scan->first() && m_scan->is(before - 1, m_lexicon->words.locationPrepositions);
}

bool HitSides::isMedia(const Hit& hit) const {
    return hit.kind == EntryKind::Institution && m_lexicon->institutions[hit.index].kind == BodyKind::Media;
}

}  // namespace chancery::actor
