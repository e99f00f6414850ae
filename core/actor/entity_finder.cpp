// What the lexicons know and no title, institution or run of capitals has claimed: states, demonyms,
// metonyms, places, organisations, groups; and the words that refer back.
#include "core/actor/function_words.h"
#include "core/actor/mention_finder.h"

namespace chancery::actor {
namespace {

using language::Relation;
using language::Upos;

MentionForm formOf(const Hit& hit) {
    switch (hit.kind) {
        case EntryKind::Demonym:
        case EntryKind::RegionAdjective:
        case EntryKind::RegionPeople:
        case EntryKind::GroupMembers:
            return MentionForm::Demonym;
        case EntryKind::Metonym:
        case EntryKind::Capital:
            return MentionForm::Metonym;
        case EntryKind::Institution:
            return hit.detail == 1 ? MentionForm::Metonym : MentionForm::Name;
        default:
            return MentionForm::Name;
    }
}

bool isAdjective(const Hit& hit) { return (hit.kind == EntryKind::Demonym && hit.detail != kPlural) || hit.kind == EntryKind::RegionAdjective; }

}  // namespace

bool MentionFinder::isModifier(TokenIndex head, TokenIndex last) const {
    return m_scan.parsed() ? modifiesNoun(m_document->tokens[head].relation) : m_scan.possessive(last);
}

/// "the *Caucasus* nation": left to findReferences.
bool MentionFinder::placesState(TokenIndex t) const {
    return m_lexicon->regionStates.contains(m_scan.hash(t)) && m_scan.is(t + 1, m_lexicon->words.anaphorsCountry);
}

/// "fluent in Russian and Japanese", "said in English"
bool MentionFinder::isLanguage(TokenIndex head) const {
    const language::Token& token = m_document->tokens[head];
    const TokenIndex top = token.relation == Relation::Conj && token.head != kNoToken ? token.head : head;
    if (modifiesNoun(m_document->tokens[top].relation)) return false;
    const TokenIndex mark = m_document->findChild(top, Relation::Case);
    return mark != kNoToken && m_scan.formIs(mark, "in") && mark + 1 == top;
}

std::uint32_t MentionFinder::actorOf(const Hit& hit) {
    const Side side = m_sides.of(hit);
    switch (hit.kind) {
        case EntryKind::Country:
        case EntryKind::CountryShort:
        case EntryKind::Metonym:
        case EntryKind::Capital:
            return m_book->country(hit.index);
        case EntryKind::Demonym:
            return m_book->country(hit.index);
        case EntryKind::Place:
            return m_book->place(m_lexicon->placeNames[hit.index], side.country);
        case EntryKind::Region:
            return m_book->region(m_lexicon->regions[hit.index]);
        case EntryKind::Organisation:
            return m_book->organisation(hit.index);
        case EntryKind::OrganisationBody:
            return m_book->body(hit.index, hit.detail);
        case EntryKind::Group:
            return m_book->group(hit.index);
        case EntryKind::GroupMembers:
            return m_book->group(hit.index);
        case EntryKind::Institution:
            return m_book->institution(hit.index);
        default:
            return m_book->people(m_scan.textOf(hit.first, hit.last), side, false);
    }
}

void MentionFinder::findEntities() {
    for (const Hit& hit : m_scan.entities()) {
        if (hit.kind != EntryKind::Official) emitEntity(hit);
    }
}

/// "former *Soviet* republics": a state that is gone.
bool MentionFinder::isBygone(const Hit& hit) const {
    if (hit.kind != EntryKind::Country && hit.kind != EntryKind::Demonym) return false;
    if (hit.first == m_scan.first() || !m_scan.is(hit.first, m_lexicon->words.bygoneStates)) return false;
    return m_scan.isWhole(hit.first - 1, m_lexicon->words.formerWords);
}

/// A hit that names nobody where it stands, or nobody beside the longer name around it.
bool MentionFinder::isNobody(const Hit& hit, bool nested) const {
    if (hit.kind == EntryKind::CountryShort && m_scan.formIs(hit.last, "of")) return true;  // "the South of France"
    // "CNN Brazil": the edition of a broadcaster.
    const Hit* before = hit.first > m_scan.first() ? m_scan.entityAt(hit.first - 1) : nullptr;
    if (hit.kind == EntryKind::Country && before != nullptr && before->last == hit.first && m_sides.isMedia(*before)) return true;
    const bool region = hit.kind == EntryKind::Region;
    if (nested) {
        if (m_sealed.at(hit.first) || region || hit.kind == EntryKind::RegionAdjective) return true;
        // "the German Federal *Supreme Court*" is one body, whatever the end of its name means elsewhere.
        if (hit.kind == EntryKind::Institution && m_bodyEnds.at(hit.last - 1)) return true;
    } else if (isBygone(hit) || hit.kind == EntryKind::RegionAdjective || (region && placesState(hit.last - 1))) {
        return true;
    }
    return isAdjective(hit) && (m_sides.isMinority(hit) || isLanguage(m_document->headOf(hit.first, hit.last)));
}

/// "the Chinese film director" without a parse; "the Chinese" as a noun stays an actor.
bool MentionFinder::adjectiveModifies(const Hit& hit, TokenIndex head) const {
    const auto nominal = [&](TokenIndex t) { return m_document->tokens[t].upos == Upos::Noun || m_document->tokens[t].upos == Upos::Propn; };
    const bool noun = nominal(head) || m_document->tokens[head].upos == Upos::X;
    const bool followed = m_scan.inside(hit.last) && nominal(hit.last);
    return !noun || followed || hit.first == 0 || !m_scan.formIs(hit.first - 1, "the");
}

/// "Palmyra, Syria" is one place; the end behind its state, or of the hit.
TokenIndex MentionFinder::endOfTown(const Hit& hit) const {
    if (hit.kind != EntryKind::Place && hit.kind != EntryKind::Capital) return hit.last;
    const Side side = m_sides.of(hit);
    const TokenIndex wider = withCountryBehind(hit.last, side);
    return wider > hit.last && m_sides.of(*m_scan.entityAt(hit.last + 1)).country == side.country ? wider : hit.last;
}

void MentionFinder::emitEntity(const Hit& hit) {
    const bool nested = !m_taken.none(hit.first, hit.last);
    if (isNobody(hit, nested)) return;
    const TokenIndex head = m_document->headOf(hit.first, hit.last);
    const bool adjective = isAdjective(hit);
    TokenIndex first = hit.first;
    TokenIndex last = hit.last;
    bool modifier = nested || isModifier(head, hit.last) || (adjective && adjectiveModifies(hit, head));
    if (!nested) {
        const bool joined = m_scan.inside(last) && m_scan.form(last) == "-";  // "the Israel-Hamas war"
        modifier = modifier || (joined && !m_scan.parsed());
        if (!joined && !modifier && first > m_scan.first() && m_scan.formIs(first - 1, "the") && m_taken.none(first - 1, first)) --first;
        last = endOfTown(hit);
    }
    DraftMention& draft = emit(first, last, formOf(hit), Decision::Settled, 0);
    Mention& m = draft.mention;
    if (nested || last == hit.last) m.span.end = hit.span.end;
    if (nested || first == hit.first) m.span.begin = hit.span.begin;
    if (last != hit.last) m.head = head;
    const bool people = hit.kind == EntryKind::Demonym && !adjective;
    m.actor = people ? m_book->people(m_scan.textOf(hit.first, hit.last), m_sides.citizenshipOf(hit), false) : actorOf(hit);
    m.modifier = modifier;
    if (hit.kind == EntryKind::CountryShort) draft.decision = Decision::ByFocus, draft.index = kNone;
    if (hit.kind == EntryKind::Country || hit.kind == EntryKind::Capital || hit.kind == EntryKind::Place || hit.kind == EntryKind::Region) {
        m.placeName = m_scan.textOf(hit.first, hit.last);
        m.placeCountry = m_sides.of(hit).country;
        m.asPlace = m_sides.isLocative(hit.first, head) || hit.kind == EntryKind::Place;
    }
    if (!nested) m_taken.set(first, last);
}

void MentionFinder::findReferences() {
    const NameWords& words = m_lexicon->words;
    for (TokenIndex t = m_scan.first(); t < m_scan.last(); ++t) {
        if (m_taken.at(t)) continue;
        const language::Token& token = m_document->tokens[t];
        if (const Pronoun* pronoun = pronounOf(token.lower)) {
            if (token.relation == Relation::Expl) continue;
            DraftMention& draft = emit(t, t + 1, MentionForm::Pronoun, Decision::ByReference, t);
            draft.mention.modifier = pronoun->owns || token.relation == Relation::NmodPoss;
            continue;
        }
        if (m_scan.capital(t) && t > m_scan.first()) continue;
        const bool pair = m_scan.is(t, words.anaphorsPair);
        const bool single = m_scan.is(t, words.anaphorsCountry) || m_scan.is(t, words.anaphorsGroup) ||
                            m_scan.is(t, words.anaphorsBody);
        if (!pair && !single) continue;
        TokenIndex b = t;
        const bool region = t > m_scan.first() && placesState(t - 1);
        while (b > m_scan.first() && !m_taken.at(b - 1) && t - b < (region ? 5U : 3U) &&
               ((region && (b == t || m_document->tokens[b - 1].upos == Upos::Noun || m_scan.capital(b - 1))) ||
                m_document->tokens[b - 1].upos == Upos::Adj || m_document->tokens[b - 1].upos == Upos::Num ||
                m_document->tokens[b - 1].upos == Upos::Det || m_scan.formIs(b - 1, "the") ||
                m_scan.formIs(b - 1, "two") || m_scan.formIs(b - 1, "both") ||
                m_scan.formIs(b - 1, "their") || m_scan.formIs(b - 1, "his")))
            --b;
        const bool both = m_scan.formIs(b, "both") || m_scan.formIs(t - (t > b ? 1U : 0U), "two") ||
                          m_scan.formIs(b, "their");
        // "the three leaders", "the leaders": as many as were named together before.
        const bool several = pair && t > b && (words.smallNumbers.contains(m_scan.hash(t - 1)) || (m_scan.formIs(b, "the") && t - b == 1));
        const bool the = m_scan.formIs(b, "the") && (region || t - b == 1);
        const bool that = m_scan.formIs(b, "that") || m_scan.formIs(b, "this");
        if ((pair && !both && !several) || (single && !the && !that)) continue;
        emit(b, t + 1, MentionForm::Descriptor, Decision::ByReference, t);
        m_taken.set(b, t + 1);
    }
}

}  // namespace chancery::actor
