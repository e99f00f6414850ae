// Names of persons and places that no lexicon knows, as runs of capitals.
#include "core/actor/mention_finder.h"
#include "core/language/spelling.h"

namespace chancery::actor {

using language::Relation;
using language::Upos;

void MentionFinder::findNames() {
    for (TokenIndex t = m_scan.first(); t < m_scan.last();) {
        const bool opening =
            t == m_scan.first() && m_scan.capital(t) && !m_scan.is(t, m_lexicon->words.never);
        const bool starts =
            !m_taken.at(t) &&
            (opening || m_scan.nameLike(t) || m_looks.isCalendarName(t) ||
             m_scan.surnameHe(t) ||
             (language::isOrdinal(m_scan.form(t)) && m_scan.nameLike(t + 1)) ||
             (m_scan.is(t, m_lexicon->words.openingParticles) && m_scan.inside(t + 1)));
        if (const TokenIndex end = readAddressed(t); end > t) {
            t = end;
            continue;
        }
        t = starts ? readRun(t) : t + 1;
    }
}

/// "Mr. Rice"; the end behind the name, or `t`.
TokenIndex MentionFinder::readAddressed(TokenIndex t) {
    if (m_taken.at(t) || m_scan.address(t) == 0) return t;
    const NameRange name = m_looks.nameAt(t);
    if (name.empty() || name.first == t || !m_taken.none(t, name.last)) return t;
    const std::uint32_t use = addName(name, kNone, {}, false, true);
    emit(t, name.last, MentionForm::Name, Decision::ByName, use);
    m_taken.set(t, name.last);
    return name.last;
}

/// "the Bush-Putin summit": two known family names joined before a noun, one mention each.
bool MentionFinder::readPairOfNames(TokenIndex begin, TokenIndex end) {
    if (end - begin != 1 && (end - begin != 3 || m_scan.form(begin + 1) != "-")) return false;
    std::vector<Atom> atoms;
    for (TokenIndex t = begin; t < end; ++t) m_lexicon->folding.appendAtoms(m_scan.form(t), m_document->tokens[t].span.begin, t, atoms);
    const auto family = [&](const Atom& atom) { return atom.shape == Shape::Capital && m_lexicon->officialsBySurname.contains(atom.hash); };
    const bool beforeNoun = m_scan.inside(end) && m_document->tokens[end].upos == Upos::Noun && !m_scan.capital(end);
    if (atoms.size() != 2 || !family(atoms[0]) || !family(atoms[1]) || !beforeNoun || m_scan.entityAt(begin) != nullptr) return false;
    for (const Atom& atom : atoms) {
        NameRange range;
        range.address = range.first = atom.token;
        range.last = atom.token + 1;
        const std::uint32_t use = addName(range, kNone, {}, false, false);
        m_draft.names[use].text = base::textOf(m_document->text, atom.span);
        m_draft.names[use].parts = {atom.hash};
        m_draft.names[use].fallback = Fallback::Unknown;
        DraftMention& draft = emit(atom.token, atom.token + 1, MentionForm::Name, Decision::ByName, use);
        draft.mention.span = atom.span;
        draft.mention.modifier = true;
    }
    m_taken.set(begin, end);
    return true;
}

/// "State Environmental Protection Administration (SEPA)", and the acronym alone afterwards.
bool MentionFinder::readAlias(TokenIndex t) {
    if (m_scan.shape(t) != Shape::AllCaps || m_scan.form(t).size() < 3) return false;
    const bool bracketed = t >= m_scan.first() + 2 && m_scan.form(t - 1) == "(" && m_scan.inside(t + 1) &&
                           m_scan.form(t + 1) == ")";
    if (bracketed) {
        for (std::size_t i = m_draft.mentions.size(); i-- > m_sentenceMentions;) {
            const DraftMention& whole = m_draft.mentions[i];
            if (whole.mention.last != t - 1) continue;
            const bool organisation =
                whole.decision == Decision::ByHome ||
                (whole.decision == Decision::Settled && !m_book->at(whole.mention.actor).inLexicon &&
                 m_book->at(whole.mention.actor).kind == ActorKind::Organisation);
            if (organisation && whole.mention.last - whole.mention.first >= 2) m_aliases.insert_or_assign(m_scan.hash(t), whole);
            break;
        }
    }
    const auto alias = m_aliases.find(m_scan.hash(t));
    if (alias == m_aliases.end()) return false;
    const Decision decision = alias->second.decision;
    DraftMention& draft = emit(t, t + 1, MentionForm::Name, decision, alias->second.index);
    draft.mention.actor = alias->second.mention.actor;
    draft.mention.modifier = isModifier(t, t + 1);
    m_taken.set(t, t + 1);
    return true;
}

/// A word that only begins its sentence is tried as a surname met elsewhere, and then left alone.
TokenIndex MentionFinder::readWordOnly(TokenIndex begin, TokenIndex end) {
    if (end > begin + 1 && m_scan.nameLike(begin + 1)) return begin + 1;
    if (m_scan.entityAt(begin) == nullptr) addLoose(begin, begin + 1, Fallback::Drop);
    return begin + 1;
}

/// A known name parts the run that it begins: what is known is left to findEntities, but for the place that it is part of.
TokenIndex MentionFinder::readKnownWithin(const Hit& hit, TokenIndex begin, TokenIndex end) {
    const bool place = hit.last < end && m_scan.is(end - 1, m_lexicon->words.placeWords) && hit.kind != EntryKind::Demonym;
    if (!place) return std::max(hit.last, begin + 1);
    readPlace(begin, end);
    return end;
}

/// The end of the person's name that the run begins with; `begin` if it is none.
TokenIndex MentionFinder::readPerson(TokenIndex begin, TokenIndex end) {
    const Hit* hit = m_scan.entityAt(begin);
    const bool known = hit != nullptr && hit->kind == EntryKind::Official;
    if (!known && !m_looks.isPerson(begin, end)) return begin;
    const NameRange name = m_looks.nameAt(begin);
    if (!known && (name.empty() || !m_taken.none(name.address, name.last))) return begin;
    Side side;
    const Hit* of = !known && m_scan.formIs(name.last, "of") ? m_scan.entityAt(name.last + 1) : nullptr;
    if (of != nullptr && of->first == name.last + 1 && of->kind == EntryKind::Country) side = m_sides.of(*of);
    const std::uint32_t use = addName(name, kNone, side, false, true);
    emit(name.address, name.last, MentionForm::Name, Decision::ByName, use);
    m_taken.set(name.address, name.last);
    return std::max(name.last, begin + 1);
}

/// What is left: a place by what stands beside it, or nobody knows who. Ends before a known name.
TokenIndex MentionFinder::readUnknown(TokenIndex begin, TokenIndex end) {
    const NameWords& words = m_lexicon->words;
    for (TokenIndex t = begin + 1; t < end && !m_scan.is(end - 1, words.placeWords); ++t) {
        // "Nikki *Holland*": a surname like a country's name.
        const Hit* inner = m_scan.entityAt(t);
        const language::Token& token = m_document->tokens[t];
        if (inner == nullptr) continue;
        const bool surname = t == begin + 1 && end == begin + 2 && inner->kind == EntryKind::Country && token.relation == Relation::Flat && token.head == begin;
        if (!surname) end = t;
    }
    while (end > begin + 1 && (m_scan.is(end - 1, words.particles) || m_scan.form(end - 1) == "-")) --end;
    const bool opening = begin == m_scan.first() && m_scan.tagged() && m_document->tokens[begin].upos != Upos::Propn;
    if (m_looks.isPlace(begin, end))
        readPlace(begin, end);
    else
        addLoose(begin, end, opening ? Fallback::Drop : Fallback::Unknown);
    return end;
}

/// Reads the run of capitals that begins at `begin`; the end of what was read.
TokenIndex MentionFinder::readRun(TokenIndex begin) {
    const TokenIndex end = m_looks.runEnd(begin);
    if (end <= begin) return begin + 1;
    if (end == begin + 1 && readAlias(begin)) return end;
    if (readPairOfNames(begin, end)) return end;
    // "The African Union": exactly what the lexicon has, but for its article.
    TokenIndex start = begin;
    while (start + 1 < end && m_scan.formIs(start, "the")) ++start;
    const Hit* whole = m_scan.entityAt(start);
    if (whole != nullptr && whole->kind != EntryKind::Official && whole->first <= start && whole->last >= end) return end;
    if (begin == m_scan.first() && !m_scan.nameLike(begin) && !m_looks.isCalendarName(begin) && !m_scan.surnameHe(begin)) return readWordOnly(begin, end);
    if (m_looks.isOrganisation(begin, end)) {
        readOrganisation(begin, end);
        return end;
    }
    if (language::isOrdinal(m_scan.form(begin))) return begin + 1;
    const Hit* hit = m_scan.entityAt(begin);
    // "Paris Hilton"
    const bool given = hit != nullptr && hit->kind == EntryKind::Place && hit->last == begin + 1 && m_scan.givenName(begin) != 0 && m_looks.isPerson(begin, end);
    if (hit != nullptr && hit->kind != EntryKind::Official && !given) return readKnownWithin(*hit, begin, end);
    if (const TokenIndex last = readPerson(begin, end); last > begin) return last;
    return readUnknown(begin, end);
}

void MentionFinder::readPlace(TokenIndex begin, TokenIndex end) {
    std::string country;
    for (TokenIndex t = begin; t < end && country.empty(); ++t) {
        if (const Hit* hit = m_scan.entityAt(t)) country = m_sides.of(*hit).country;
    }
    const std::string name = m_scan.textOf(begin, end);
    if (end - begin == 1 || !m_scan.is(end - 1, m_lexicon->words.placeWords)) {
        addLoose(begin, end, Fallback::Place);
        return;
    }
    const TokenIndex head = m_document->headOf(begin, end);
    if (const Hit* wider = m_scan.inside(end) && m_scan.form(end) == "," ? m_scan.entityAt(end + 1) : nullptr;
        wider != nullptr && wider->first == end + 1 && wider->kind != EntryKind::Official) {
        const Side side = m_sides.of(*wider);
        const TokenIndex whole = withCountryBehind(end, side);
        if (whole > end && country.empty()) country = side.country;
        end = whole;
    }
    DraftMention& draft = emit(begin, end, MentionForm::Name, Decision::Settled, 0);
    draft.mention.head = head;
    draft.mention.actor = m_book->place(name, country);
    draft.mention.asPlace = true;
    draft.mention.placeName = name;
    draft.mention.placeCountry = country;
    draft.mention.modifier = isModifier(draft.mention.head, end);
    m_taken.set(begin, end);
}

void MentionFinder::addLoose(TokenIndex begin, TokenIndex end, Fallback fallback) {
    if (fallback == Fallback::Unknown && m_looks.isThing(begin, end)) fallback = Fallback::Drop;
    NameRange range;
    range.address = range.first = begin;
    range.last = end;
    const std::uint32_t use = addName(range, kNone, {}, false, false);
    m_draft.names[use].fallback = fallback;
    if (fallback == Fallback::Place && m_scan.inside(end + 1) && m_scan.form(end) == ",") {
        const Hit* hit = m_scan.entityAt(end + 1);
        if (hit != nullptr && hit->first == end + 1) m_draft.names[use].side = m_sides.of(*hit);
    }
    const TokenIndex head = m_document->headOf(begin, end);
    if (fallback == Fallback::Place) end = withCountryBehind(end, m_draft.names[use].side);
    DraftMention& draft = emit(begin, end, MentionForm::Name, Decision::ByName, use);
    draft.mention.head = head;
    draft.mention.modifier = isModifier(head, end);
    m_taken.set(begin, end);
}

/// "Cibolo, Texas": one place; the end behind the wider place, or `end`.
TokenIndex MentionFinder::withCountryBehind(TokenIndex end, const Side& side) const {
    if (!side.any() || !m_scan.inside(end + 1) || m_scan.form(end) != ",") return end;
    const Hit* hit = m_scan.entityAt(end + 1);
    const bool wider = hit != nullptr && hit->first == end + 1 &&
                       (hit->kind == EntryKind::Country || hit->kind == EntryKind::Place);
    return wider && m_taken.none(hit->first, hit->last) && !m_scan.possessive(hit->last) ? hit->last : end;
}

}  // namespace chancery::actor
