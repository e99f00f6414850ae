// What the lexicons know and no title, institution or run of capitals has claimed: states, demonyms,
// metonyms, places, organisations, groups; and the words that refer back.
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

}  // namespace

bool MentionFinder::isModifier(TokenIndex head, TokenIndex last) const {
    return m_scan.parsed() ? modifiesNoun(m_document->tokens[head].relation) : m_scan.possessive(last);
}

/// "in Tokyo", "near the Korean border": a preposition of place governs it. Motion ("arrived in", "flew to")
/// counts.
bool MentionFinder::isLocative(TokenIndex first, TokenIndex head) const {
    if (const TokenIndex mark = m_scan.parsed() ? m_document->findChild(head, Relation::Case) : kNoToken;
        mark != kNoToken && mark < first) {
        if (m_scan.is(mark, m_lexicon->words.locationPrepositions)) return true;
        if (!m_scan.formIs(mark, "to") && !m_scan.formIs(mark, "from") && !m_scan.formIs(mark, "for"))
            return false;
        const TokenIndex governor = m_document->tokens[head].head;
        if (governor == kNoToken) return false;
        return m_lexicon->is(m_document->tokens[governor].lemma, m_lexicon->words.motion);
    }
    TokenIndex before = first;
    while (before > m_scan.first() &&
           (m_scan.is(before - 1, m_lexicon->words.directions) || m_scan.formIs(before - 1, "the")))
        --before;
    return before > m_scan.first() && m_scan.is(before - 1, m_lexicon->words.locationPrepositions);
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
    const Side side = sideOf(hit);
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
            return m_book->people(textOf(hit.first, hit.last), side, false);
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

void MentionFinder::emitEntity(const Hit& hit) {
    if (hit.kind == EntryKind::CountryShort && m_scan.formIs(hit.last, "of")) return;  // "the South of France"
    // "CNN Brazil": the edition of a broadcaster.
    const Hit* before = hit.first > m_scan.first() ? m_scan.entityAt(hit.first - 1) : nullptr;
    if (hit.kind == EntryKind::Country && before != nullptr && before->last == hit.first && isMedia(*before)) return;
    const bool nested = !free(hit.first, hit.last);
    if (!nested && isBygone(hit)) return;
    const TokenIndex head = m_document->headOf(hit.first, hit.last);
    const bool adjective =
        (hit.kind == EntryKind::Demonym && hit.detail != kPlural) || hit.kind == EntryKind::RegionAdjective;
    if (nested) {
        if (m_sealed[hit.first - m_scan.first()]) return;
        if (hit.kind == EntryKind::Region || hit.kind == EntryKind::RegionAdjective) return;
        // "the German Federal *Supreme Court*" is one body, whatever the end of its name means elsewhere.
        if (hit.kind == EntryKind::Institution && m_bodyEnd[hit.last - 1 - m_scan.first()]) return;
    } else if (hit.kind == EntryKind::RegionAdjective) {
        return;
    }
    if (adjective && (isMinority(hit) || isLanguage(head))) return;
    if (hit.kind == EntryKind::Region && !nested && placesState(hit.last - 1)) return;
    TokenIndex first = hit.first;
    TokenIndex last = hit.last;
    bool modifier = nested || isModifier(head, hit.last);
    // "the Chinese film director" without a parse; "the Chinese" as a noun stays an actor.
    if (adjective && !nested && !modifier) {
        const bool noun = m_document->tokens[head].upos == Upos::Noun ||
                          m_document->tokens[head].upos == Upos::Propn ||
                          m_document->tokens[head].upos == Upos::X;
        const bool followed = m_scan.inside(last) && (m_document->tokens[last].upos == Upos::Noun ||
                                                      m_document->tokens[last].upos == Upos::Propn);
        modifier = !noun || followed || !m_scan.formIs(first == 0 ? first : first - 1, "the");
    }
    if (!nested) {
        const bool joined = m_scan.inside(last) && m_scan.form(last) == "-";  // "the Israel-Hamas war"
        modifier = modifier || (joined && !m_scan.parsed());
        if (!joined && !modifier && first > m_scan.first() && m_scan.formIs(first - 1, "the") &&
            free(first - 1, first))
            --first;
        // "Palmyra, Syria" is one place.
        const bool town = hit.kind == EntryKind::Place || hit.kind == EntryKind::Capital;
        if (town && m_scan.inside(last + 1) && m_scan.form(last) == ",") {
            const Hit* wider = m_scan.entityAt(last + 1);
            if (wider != nullptr && wider->first == last + 1 &&
                (wider->kind == EntryKind::Country || wider->kind == EntryKind::Place) &&
                sideOf(*wider).country == sideOf(hit).country && free(wider->first, wider->last) &&
                !m_scan.possessive(wider->last)) {
                last = wider->last;
            }
        }
    }
    DraftMention& draft = emit(first, last, formOf(hit), Decision::Settled, 0);
    Mention& m = draft.mention;
    if (!nested && last == hit.last) m.span.end = hit.span.end;
    if (!nested && first == hit.first) m.span.begin = hit.span.begin;
    if (nested) m.span = hit.span;
    if (last != hit.last) m.head = head;
    m.actor = adjective || hit.kind != EntryKind::Demonym
                  ? actorOf(hit)
                  : m_book->people(textOf(hit.first, hit.last), citizenshipOf(hit), false);
    m.modifier = modifier;
    if (hit.kind == EntryKind::CountryShort) draft.decision = Decision::ByFocus, draft.index = kNone;
    if (hit.kind == EntryKind::Country || hit.kind == EntryKind::Capital || hit.kind == EntryKind::Place ||
        hit.kind == EntryKind::Region) {
        m.placeName = textOf(hit.first, hit.last);
        m.placeCountry = sideOf(hit).country;
        m.asPlace = isLocative(hit.first, head) || hit.kind == EntryKind::Place;
    }
    if (!nested) occupy(first, last);
}

void MentionFinder::findReferences() {
    const NameWords& words = m_lexicon->words;
    for (TokenIndex t = m_scan.first(); t < m_scan.last(); ++t) {
        if (m_taken[t - m_scan.first()]) continue;
        const language::Token& token = m_document->tokens[t];
        const std::string_view f = token.lower;
        const bool pronoun = f == "he" || f == "him" || f == "his" || f == "she" || f == "her" ||
                             f == "they" || f == "them" || f == "their" || f == "it" || f == "its" ||
                             f == "himself" || f == "herself";
        if (pronoun) {
            if (token.relation == Relation::Expl) continue;
            DraftMention& draft = emit(t, t + 1, MentionForm::Pronoun, Decision::ByReference, t);
            draft.mention.modifier =
                f == "his" || f == "their" || f == "its" || token.relation == Relation::NmodPoss;
            continue;
        }
        if (m_scan.capital(t) && t > m_scan.first()) continue;
        const bool pair = m_scan.is(t, words.anaphorsPair);
        const bool single = m_scan.is(t, words.anaphorsCountry) || m_scan.is(t, words.anaphorsGroup) ||
                            m_scan.is(t, words.anaphorsBody);
        if (!pair && !single) continue;
        TokenIndex b = t;
        const bool region = t > m_scan.first() && placesState(t - 1);
        while (b > m_scan.first() && !m_taken[b - 1 - m_scan.first()] && t - b < (region ? 5U : 3U) &&
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
        occupy(b, t + 1);
    }
}

}  // namespace chancery::actor
