// Organisations that no lexicon knows, by the words that begin and end their names; and those that it does know, under longer
// names.
#include "core/actor/mention_finder.h"

namespace chancery::actor {

using language::Upos;

/// Where the name of a state's body begins whose nation only opens the sentence ("German Federal Court").
TokenIndex MentionFinder::withNationBefore(TokenIndex begin) const {
    if (begin == m_scan.first()) return begin;
    const Hit* nation = m_scan.entityAt(begin - 1);
    const bool fits = nation != nullptr && nation->last == begin && m_taken.none(nation->first, begin) &&
                      (nation->kind == EntryKind::Demonym || nation->kind == EntryKind::Country);
    return fits ? nation->first : begin;
}

/// "U.S. State Department": a nation and its own body, which the lexicon has under the shorter name.
const Hit* MentionFinder::ownBodyOfNation(TokenIndex begin, TokenIndex end) const {
    const Hit* nation = m_scan.entityAt(begin);
    if (nation == nullptr || nation->first != begin || nation->last >= end) return nullptr;
    const Hit* body = m_scan.entityAt(nation->last);
    const bool own = body != nullptr && body->first == nation->last && body->last == end &&
                     body->kind == EntryKind::Institution && m_sides.of(*body).country == m_sides.of(*nation).country;
    return own ? body : nullptr;
}

/// Who of the lexicons a longer name is; null if nobody.
const Hit* MentionFinder::knownBody(TokenIndex begin, TokenIndex end) const {
    if (const Hit* own = ownBodyOfNation(begin, end)) return own;
    // "Secretariat of the World Health Organization": it is that organisation.
    for (TokenIndex t = begin + 1; t < end && !m_scan.capital(t); ++t)
        if (const Hit* whole = m_scan.entityAt(t + 1); whole != nullptr && whole->kind == EntryKind::Organisation && whole->last == end)
            return whole;
    // "Democratic Progress Party (DPP)": by its short name a body that the lexicon has.
    const Hit* brief = m_scan.inside(end + 2) && m_scan.form(end) == "(" && m_scan.form(end + 2) == ")" ? m_scan.entityAt(end + 1) : nullptr;
    const bool same = brief != nullptr && brief->first == end + 1 && !nameOf(*brief).empty() && isLikeName(begin, end, nameOf(*brief));
    return same ? brief : nullptr;
}

/// Of which state a body is by the words before its name and in it; empty if they do not tell.
std::string MentionFinder::stateOfBody(TokenIndex begin, TokenIndex end) const {
    // "Canada's small New Democratic Party"
    constexpr TokenIndex kMostAdjectives = 3;
    TokenIndex before = begin;
    while (before > m_scan.first() + 2 && begin - before < kMostAdjectives && m_document->tokens[before - 1].upos == Upos::Adj && !m_scan.capital(before - 1)) --before;
    if (before >= m_scan.first() + 2 && m_scan.possessive(before - 1)) {
        const Hit* owner = m_scan.entityAt(before - 2);
        if (owner != nullptr && owner->last == before - 1) {
            if (std::string state = m_sides.of(*owner).country; !state.empty()) return state;
        }
    }
    const bool party = m_scan.is(end - 1, m_lexicon->words.partyWords);
    for (TokenIndex t = begin; t < end; ++t) {
        const Hit* hit = m_scan.entityAt(t);
        // "New *Democratic Party*": another than the party of that name.
        if (hit == nullptr || (party && hit->kind == EntryKind::Institution)) continue;
        if (std::string state = m_sides.of(*hit).country; !state.empty()) return state;
    }
    return {};
}

/// "National Council", "Board of Health": of the state in hand where none is named.
bool MentionFinder::isStateBody(TokenIndex begin, TokenIndex end) const {
    const NameWords& words = m_lexicon->words;
    return m_scan.is(end - 1, words.partyWords) || m_scan.is(begin, words.nationalWords) || m_scan.is(end - 1, words.stateOrganisationWords) ||
           (m_scan.is(begin, words.stateOrganisationWords) && m_scan.formIs(begin + 1, "of"));
}

void MentionFinder::readOrganisation(TokenIndex begin, TokenIndex end) {
    begin = withNationBefore(begin);
    if (const Hit* known = knownBody(begin, end); known != nullptr && m_taken.none(begin, end)) {
        DraftMention& draft = emit(begin, end, MentionForm::Name, Decision::Settled, 0);
        draft.mention.actor = actorOf(*known);
        draft.mention.modifier = isModifier(draft.mention.head, end);
        return m_taken.set(begin, end);
    }
    // The press and companies speak for no state, whatever town or people they are named after.
    const bool bystander = m_looks.isBystander(begin, end);
    const std::string country = bystander ? std::string{} : stateOfBody(begin, end);
    const std::string name = m_scan.textOf(begin, end);
    TokenIndex left = begin;
    if (left > m_scan.first() && m_scan.formIs(left - 1, "the")) --left;
    if (!m_taken.none(left, end)) left = begin;
    const bool ofState = country.empty() && !bystander && isStateBody(begin, end);
    DraftMention& draft = emit(left, end, MentionForm::Name, ofState ? Decision::ByHome : Decision::Settled, 0);
    draft.mention.modifier = isModifier(draft.mention.head, end);
    if (ofState) {
        draft.index = static_cast<std::uint32_t>(m_draft.organisations.size());
        m_draft.organisations.push_back(name);
    } else {
        draft.mention.actor = m_book->unknownOrganisation(name, country, "named like an organisation: \"" + name + "\"", !bystander);
        if (bystander) seal(begin, end, draft);
    }
    draft.mention.confidence = 0.7F;
    m_bodyEnds.set(end - 1, end);
    m_taken.set(left, end);
}

/// Nothing inside such a name is named for itself, and its own abbreviation stands for it from there on.
void MentionFinder::seal(TokenIndex begin, TokenIndex end, const DraftMention& whole) {
    m_sealed.set(begin, end);
    const Hit* known = m_scan.entityAt(begin);
    const bool ownWord = known == nullptr || known->kind == EntryKind::Institution || known->kind == EntryKind::Group;
    if (ownWord && end - begin >= 2 && m_scan.shape(begin) == Shape::AllCaps && m_scan.form(begin).size() >= 3)
        m_aliases.insert_or_assign(m_scan.hash(begin), whole);
}

}  // namespace chancery::actor
