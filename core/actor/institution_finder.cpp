// Institutions that every state has ("Israel's military", "the ministry of defence of Iraq") and people
// without names of their own ("South Korean protesters", "ISIL fighters").
#include "core/actor/mention_finder.h"

namespace chancery::actor {
namespace {

using language::Relation;
using language::Upos;

bool isPeople(const InstitutionPattern& p) {
    return p.kind == BodyKind::People || p.kind == BodyKind::Protesters || p.kind == BodyKind::Rebels || p.kind == BodyKind::Nations ||
           p.kind == BodyKind::Delegation;
}

}  // namespace

void MentionFinder::findInstitutions() {
    for (const Hit& pattern : m_scan.patterns()) {
        if (m_taken.none(pattern.first, pattern.last)) readInstitution(pattern);
    }
}

/// "Turkish and Greek", "US-Iraqi", "Chechen, Ingush and Moscow" before a plural; empty where only commas part them ("in Bulgaria,
/// Macedonian officials").
std::vector<const Hit*> MentionFinder::coordinatedSides(TokenIndex begin, TokenIndex& left) const {
    std::vector<const Hit*> sides;
    bool joined = false;
    TokenIndex t = begin;
    while (t > m_scan.first()) {
        const Hit* hit = m_scan.entityAt(t - 1);
        const bool people = hit != nullptr && (hit->kind == EntryKind::RegionAdjective || m_sides.of(*hit).any());
        if (!people || hit->last != t || !m_taken.none(hit->first, hit->last) || hit->kind == EntryKind::Official ||
            hit->kind == EntryKind::Institution)
            break;
        sides.insert(sides.begin(), hit);
        left = t = hit->first;
        if (t > m_scan.first() && m_scan.formIs(t - 1, "the")) left = --t;
        const bool link = t > m_scan.first() && (m_scan.formIs(t - 1, "and") || m_scan.form(t - 1) == "-");
        joined = joined || link;
        if (link || (t > m_scan.first() && m_scan.form(t - 1) == ","))
            --t;
        else
            break;
        if (t > m_scan.first() && m_scan.form(t - 1) == ",") --t;
    }
    if (!joined) sides.clear();
    return sides;
}

/// "the Turkish and Greek sides": one mention each.
bool MentionFinder::emitCoordinated(const Hit& pattern, const LeftContext& context) {
    TokenIndex left = pattern.first;
    const std::vector<const Hit*> sides = coordinatedSides(pattern.first, left);
    if (sides.size() < 2 || m_document->tokens[pattern.last - 1].form.back() != 's') return false;
    if (left > context.begin) left = context.begin;
    if (!m_taken.none(left, pattern.last)) return false;
    for (const Hit* hit : sides) {
        Side side = m_sides.of(*hit);
        side.words = m_scan.textOf(hit->first, hit->last);
        const std::uint32_t actor = memberOf(pattern, side);
        emit(left, pattern.last, MentionForm::Name, Decision::Settled, 0).mention.actor = actor;
    }
    m_taken.set(left, pattern.last);
    return true;
}

/// One state's part in "the Turkish and Greek leaders": the holder of the office where the plural names one.
std::uint32_t MentionFinder::memberOf(const Hit& pattern, const Side& side) {
    if (!side.any()) return m_book->people(side.words + " " + m_scan.textOf(pattern.first, pattern.last), {}, false);
    const auto office = m_lexicon->officeOfPlural.find(pattern.wordsHash);
    if (office != m_lexicon->officeOfPlural.end() && m_lexicon->offices[office->second].rank >= 60) {
        return m_book->holder(office->second, side, false);
    }
    return m_book->institutionOf(pattern.index, side, side.words + " " + m_scan.textOf(pattern.first, pattern.last));
}

/// "the foreign ministers of Germany, France and Britain": one mention each.
bool MentionFinder::emitListed(const Hit& pattern, const LeftContext& context) {
    if (!m_scan.formIs(pattern.last, "of") && !m_scan.formIs(pattern.last, "from")) return false;
    std::vector<Side> sides;
    TokenIndex end = pattern.last;
    TokenIndex t = pattern.last + 1;
    while (true) {
        if (m_scan.formIs(t, "the")) ++t;
        const Hit* hit = m_scan.entityAt(t);
        if (hit == nullptr || hit->first != t ||
            (hit->kind != EntryKind::Country && hit->kind != EntryKind::Organisation))
            break;
        sides.push_back(m_sides.of(*hit));
        end = t = hit->last;
        if (m_scan.inside(t) && m_scan.form(t) == ",") ++t;
        if (m_scan.formIs(t, "and")) ++t;
        if (t == end) break;
    }
    if (sides.size() < 2 || !m_taken.none(context.begin, end)) return false;
    for (const Side& side : sides) {
        const std::uint32_t actor = memberOf(pattern, side);
        emit(context.begin, end, MentionForm::Name, Decision::Settled, 0).mention.actor = actor;
    }
    m_taken.set(context.begin, end);
    return true;
}

/// "the government of Abdrabbuh Mansur Hadi" is whom it is called after, of whatever state that is.
bool MentionFinder::emitRule(TokenIndex begin, TokenIndex owner) {
    const NameRange name = m_looks.nameAt(owner);
    if (name.empty() || !m_scan.nameLike(name.first) || !m_taken.none(begin, name.last)) return false;
    const std::uint32_t use = addName(name, kNone, {}, false, m_looks.isPerson(name.first, name.last));
    m_draft.names[use].fallback = Fallback::Unknown;
    emit(begin, name.last, MentionForm::Name, Decision::ByName, use);
    m_taken.set(begin, name.last);
    return true;
}

/// "of Bavaria", "in Lyon" behind the words; takes `end` over what belongs to the phrase.
Side MentionFinder::sideBehind(const Hit& pattern, Side side, TokenIndex& end) const {
    const InstitutionPattern& p = m_lexicon->patterns[pattern.index];
    const bool people = isPeople(p);
    const TokenIndex next = rightSide(end, true, side);
    if (next != end && (m_scan.formIs(end, "of") || (people && m_scan.formIs(end, "from")))) end = next;
    const bool located = m_scan.formIs(end, "in") || m_scan.formIs(end, "from") || m_scan.formIs(end, "near") || m_scan.formIs(end, "across");
    if (!side.any() && located && (people || p.kind == BodyKind::Police)) {
        const Hit* hit = m_scan.entityAt(end + 1);
        if (hit != nullptr && hit->first == end + 1) side = m_sides.of(*hit);
    }
    if (!p.country.empty()) side = {p.country, {}, m_scan.textOf(pattern.first, pattern.last), {}};
    return side;
}

/// "the Palestinian militant group Hamas", "the rebel Lord's Resistance Army"
bool MentionFinder::emitNamedGroup(TokenIndex begin, TokenIndex end) {
    const Hit* named = m_scan.entityAt(end);
    if (named == nullptr || named->first != end || !m_taken.none(end, named->last)) return false;
    if (named->kind != EntryKind::Group && named->kind != EntryKind::Organisation) return false;
    emit(begin, named->last, MentionForm::Name, Decision::Settled, 0).mention.actor = actorOf(*named);
    m_taken.set(begin, named->last);
    return true;
}

/// Whose institution it is the words do not tell: left to the coreference, if they may mean that of the state in hand.
void MentionFinder::emitWithoutSide(const Hit& pattern, const LeftContext& left, TokenIndex begin, TokenIndex end) {
    const InstitutionPattern& p = m_lexicon->patterns[pattern.index];
    const bool modifier = modifiesNoun(m_document->tokens[pattern.last - 1].relation);
    const bool people = isPeople(p);
    if (left.regional && (!left.faction || !(people || p.kind == BodyKind::Parliament || p.kind == BodyKind::Party))) {
        DraftMention& draft = emit(begin, end, MentionForm::Name, Decision::Settled, 0);
        draft.mention.actor = m_book->people(m_scan.textOf(left.begin, end), {}, p.kind == BodyKind::Rebels, !p.privateLife);
        draft.mention.modifier = modifier;
        return m_taken.set(begin, end);
    }
    // "foreign troops": anybody's but the story's own; "two Apache helicopters": anybody's.
    if (pattern.first > m_scan.first() && m_scan.is(pattern.first - 1, m_lexicon->words.outsideWords)) return;
    if (p.equipment.contains(pattern.wordsHash)) return;
    const bool capital = isNameInside(pattern);
    const bool alone = p.allAlone || p.alone.contains(pattern.wordsHash);
    // "Shanwei government", "Kurdish troops": named, but by words that no lexicon has.
    const bool again = people && left.definite && left.possessor == kNoToken && begin + 2 == end;
    if (!left.named && !again && pattern.owner == kNone && (!alone || left.possessor != kNoToken)) return;
    if (left.named && !m_scan.nameLike(pattern.first - 1) && !capital && !alone && !again) return;
    const MentionForm form = capital || left.named ? MentionForm::Name : MentionForm::Descriptor;
    DraftMention& focus = emit(begin, end, form, Decision::ByFocus, pattern.index);
    focus.mention.modifier = modifier;
    focus.owner = left.named ? kNone : pattern.owner;
    m_taken.set(begin, end);
}

void MentionFinder::emitOfSide(const Hit& pattern, const Side& side, std::string_view words, TokenIndex begin, TokenIndex end) {
    const InstitutionPattern& p = m_lexicon->patterns[pattern.index];
    const bool own = pattern.owner != kNone && m_lexicon->institutions[pattern.owner].country == side.country;
    DraftMention& draft = emit(begin, end, MentionForm::Name, Decision::Settled, 0);
    draft.mention.actor = own ? m_book->institution(pattern.owner) : m_book->institutionOf(pattern.index, side, words);
    draft.mention.modifier = modifiesNoun(m_document->tokens[pattern.last - 1].relation);
    if (p.privateLife || p.kind == BodyKind::Media) seal(begin, end, draft);
    m_taken.set(begin, end);
}

/// Written with a capital that its sentence does not ask for.
bool MentionFinder::isNameInside(const Hit& pattern) const { return m_scan.capital(pattern.first) && pattern.first > m_scan.first(); }

void MentionFinder::readInstitution(const Hit& pattern) {
    const InstitutionPattern& p = m_lexicon->patterns[pattern.index];
    const language::Token& last = m_document->tokens[pattern.last - 1];
    if (last.upos == Upos::Adj || last.upos == Upos::Verb || last.upos == Upos::Adv) return;
    const bool capital = isNameInside(pattern);
    // "Air Force Reserve Command": a longer name, read as a run of capitals.
    if (capital && m_scan.nameLike(pattern.last) && m_scan.entityAt(pattern.last) == nullptr && !m_scan.titleCase()) return;
    // "Air Force One": a number that is part of a name.
    if (capital && m_scan.capital(pattern.last) && m_document->tokens[pattern.last].upos == Upos::Num) return m_taken.set(pattern.first, pattern.last + 1);
    const LeftContext left = leftContext(pattern.first);
    const bool people = isPeople(p);
    if (people && capital && left.named && !left.side.any() && !left.regional) return;  // "the Alpine Trade Union"
    if (emitCoordinated(pattern, left) || (people && emitListed(pattern, left))) return;
    TokenIndex end = pattern.last;
    const Side side = sideBehind(pattern, left.side, end);
    const TokenIndex begin = people || left.definite || left.indefinite ? partitiveBegin(left.begin) : left.begin;
    if (!side.any() && p.kind == BodyKind::Government && m_scan.formIs(pattern.last, "of") && emitRule(begin, pattern.last + 1)) return;
    if (!m_taken.none(begin, end)) return;
    if (people && end == pattern.last && emitNamedGroup(begin, end)) return;
    if (modifiesNoun(last.relation) && !m_scan.capital(pattern.first) && !side.any()) return;
    if (side.any())
        emitOfSide(pattern, side, m_scan.textOf(left.begin, end), begin, end);
    else
        emitWithoutSide(pattern, left, begin, end);
}

}  // namespace chancery::actor
