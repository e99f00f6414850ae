// Names that no lexicon knows, by their looks: capitals, given names, particles, words that end the names of
// organisations and places, and what stands before and behind.
#include "core/actor/mention_finder.h"
#include "core/language/spelling.h"

namespace chancery::actor {
namespace {

using language::Relation;
using language::Upos;

constexpr TokenIndex kMaxRun = 14;
constexpr std::uint8_t kLeaderRank = 85;  ///< a president and a prime minister are two people

}  // namespace

/// "Jan Kowalski", "Theresa May", "May said": a word of the calendar that is a person's name here.
bool MentionFinder::calendarName(TokenIndex t) const {
    // "He said": a pronoun, though there are officials of that surname.
    if (!m_scan.capital(t) || !m_scan.is(t, m_lexicon->words.never) || m_document->tokens[t].upos == Upos::Pron) return false;
    if (m_scan.givenName(t) != 0 && m_scan.nameLike(t + 1) && m_scan.entityAt(t + 1) == nullptr &&
        m_scan.officeAt(t + 1) == nullptr && m_document->tokens[t + 1].upos == Upos::Propn &&
        !(t > m_scan.first() && m_document->tokens[t - 1].upos == Upos::Adp))
        return true;
    if (!m_lexicon->officialsBySurname.contains(m_scan.hash(t))) return false;
    const bool opens = t == m_scan.first();
    if (!opens && (m_scan.givenName(t - 1) != 0 || m_scan.address(t - 1) != 0))
        return !m_scan.inside(t + 1) || m_document->tokens[t + 1].upos != Upos::Num;
    if (!m_scan.inside(t + 1) || (!opens && m_document->tokens[t - 1].upos == Upos::Adp)) return false;
    const language::Token& next = m_document->tokens[t + 1];
    return next.upos == Upos::Verb && next.lower != next.lemma &&
           m_lexicon->is(next.lemma, m_lexicon->words.humanVerbs);
}

void MentionFinder::findNames() {
    for (TokenIndex t = m_scan.first(); t < m_scan.last();) {
        const bool opening =
            t == m_scan.first() && m_scan.capital(t) && !m_scan.is(t, m_lexicon->words.never);
        const bool starts =
            !m_taken[t - m_scan.first()] &&
            (opening || m_scan.nameLike(t) || calendarName(t) ||
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
    if (m_taken[t - m_scan.first()] || m_scan.address(t) == 0) return t;
    const NameRange name = nameAt(t);
    if (name.empty() || name.first == t || !free(t, name.last)) return t;
    const std::uint32_t use = addName(name, kNone, {}, false, true);
    emit(t, name.last, MentionForm::Name, Decision::ByName, use);
    occupy(t, name.last);
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
    occupy(begin, end);
    return true;
}

TokenIndex MentionFinder::runEnd(TokenIndex begin) const {
    const NameWords& words = m_lexicon->words;
    TokenIndex t = begin;
    TokenIndex end = begin;
    bool head = false;
    while (m_scan.inside(t) && t < begin + kMaxRun && !m_taken[t - m_scan.first()]) {
        // "New Democratic Party": no faction's adjective inside a name.
        const bool inside = t > begin && m_scan.is(t, words.factionWords) && m_scan.capital(t + 1);
        const bool capital =
            m_scan.capital(t) && ((t == begin && m_scan.surnameHe(t)) || !m_scan.is(t, words.never) || inside || calendarName(t));
        if (capital || (language::isOrdinal(m_scan.form(t)) && m_scan.capital(t + 1))) {
            head = head || m_scan.is(t, words.organisationHeads) || m_scan.is(t, words.organisationWords);
            end = ++t;
            continue;
        }
        const std::string_view f = m_scan.form(t);
        if (f == "-" || f == "\xE2\x80\x91") {
            if (!m_scan.adjacent(t) || !m_scan.adjacent(t - 1) || !m_scan.capital(t + 1)) break;
            ++t;
            continue;
        }
        if (m_scan.is(t, words.particles) &&
            (m_scan.capital(t + 1) || m_scan.form(std::min(t + 1, m_scan.last() - 1)) == "-")) {
            ++t;
            continue;
        }
        const bool link = f == "of" || f == "for" || f == "&" ||
                          (f == "and" && t > begin && m_scan.is(t + 2, words.organisationWords));
        if (!link || !head) break;
        TokenIndex next = t + 1;
        while (m_scan.formIs(next, "the")) ++next;
        if (!m_scan.capital(next) || m_scan.is(next, words.never)) break;
        t = next;
    }
    return end;
}

bool MentionFinder::looksLikeOrganisation(TokenIndex begin, TokenIndex end) const {
    const NameWords& words = m_lexicon->words;
    const TokenIndex n = end - begin;
    if (n >= 2 && m_scan.is(end - 1, words.organisationWords) &&
        !(n == 2 && m_scan.is(end - 1, words.placeWords)))
        return true;
    if (n >= 2 && m_scan.is(begin, words.organisationHeads) && !m_scan.is(end - 1, words.placeWords)) {
        for (TokenIndex t = begin; t < end; ++t) {
            if (m_scan.form(t) == "of" || m_scan.form(t) == "for") return true;
        }
    }
    for (TokenIndex t = begin + 1; n >= 3 && t + 1 < end;
         ++t) {  // "the United States Department of Agriculture"
        if (m_scan.is(t, words.organisationWords) &&
            (m_scan.form(t + 1) == "of" || m_scan.form(t + 1) == "for"))
            return true;
    }
    return false;
}

bool MentionFinder::looksLikePerson(TokenIndex begin, TokenIndex end) const {
    const NameWords& words = m_lexicon->words;
    const TokenIndex n = end - begin;
    const Hit* hit = m_scan.entityAt(begin);
    if (hit != nullptr && hit->kind == EntryKind::Official) return true;
    if (m_scan.is(end - 1, words.placeWords) && n >= 2) return false;
    if (n >= 2 && m_scan.address(begin) != 0) return true;
    if (n < 2) return false;
    if (m_scan.givenName(begin) != 0) return true;
    if (m_scan.is(begin, words.familyFirst) && n <= 4 && m_scan.shape(begin) == Shape::Capital) return true;
    if (m_scan.is(begin, words.kinshipParticles)) return true;
    for (TokenIndex t = begin + 1; t + 1 < end; ++t) {
        const std::string_view f = m_scan.form(t);
        if (f.size() == 2 && f[1] == '.' && f[0] >= 'A' && f[0] <= 'Z') return true;
        if (m_scan.is(t, words.particles) && !m_scan.capital(t) && f != "of") return true;
    }
    // "Xyz Abc, 45," and subjects of verbs that only people take.
    if (m_scan.inside(end + 1) && m_scan.form(end) == "," && m_document->tokens[end + 1].upos == Upos::Num)
        return n <= 3;
    const language::Token& head = m_document->tokens[m_document->headOf(begin, end)];
    if (n <= 3 && head.head != kNoToken &&
        (head.relation == Relation::Nsubj || head.relation == Relation::NsubjPass)) {
        return m_lexicon->is(m_document->tokens[head.head].lemma, words.humanVerbs) &&
               m_scan.shape(begin) == Shape::Capital && begin > m_scan.first() + 0 &&
               !m_scan.formIs(begin - 1, "the");
    }
    return false;
}

bool MentionFinder::looksLikePlace(TokenIndex begin, TokenIndex end) const {
    const NameWords& words = m_lexicon->words;
    if (end - begin >= 2 && (m_scan.is(end - 1, words.placeWords) || m_scan.is(begin, words.placeHeads)))
        return true;
    if (m_scan.inside(end) && m_scan.is(end, words.placeNouns) && !m_scan.capital(end)) return true;
    if (m_scan.inside(end + 1) && m_scan.form(end) == ",") {
        const Hit* hit = m_scan.entityAt(end + 1);
        if (hit != nullptr && hit->first == end + 1 &&
            (hit->kind == EntryKind::Country || hit->kind == EntryKind::Place) && begin > m_scan.first() &&
            m_document->tokens[begin - 1].upos == Upos::Adp) {
            return true;
        }
    }
    TokenIndex before = begin;
    while (before > m_scan.first() &&
           (m_scan.is(before - 1, words.directions) || m_scan.formIs(before - 1, "the")))
        --before;
    if (before == m_scan.first()) return false;
    if (m_scan.formIs(before - 1, "of") && before >= m_scan.first() + 2 &&
        m_scan.is(before - 2, words.placeOpeners))
        return true;
    const bool the = before < begin && m_scan.formIs(begin - 1, "the");
    if (the && m_scan.shape(begin) == Shape::AllCaps) return false;
    return m_scan.is(before - 1, words.locationPrepositions);
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
    occupy(t, t + 1);
    return true;
}

TokenIndex MentionFinder::readRun(TokenIndex begin) {
    TokenIndex end = runEnd(begin);
    if (end <= begin) return begin + 1;
    if (end == begin + 1 && readAlias(begin)) return end;
    if (readPairOfNames(begin, end)) return end;
    // "The African Union": exactly what the lexicon has, but for its article.
    TokenIndex start = begin;
    while (start + 1 < end && m_scan.formIs(start, "the")) ++start;
    const Hit* whole = m_scan.entityAt(start);
    if (whole != nullptr && whole->kind != EntryKind::Official && whole->first <= start && whole->last >= end)
        return end;
    // A word that only begins its sentence is tried as a surname met elsewhere, and then left alone.
    if (begin == m_scan.first() && !m_scan.nameLike(begin) && !calendarName(begin) && !m_scan.surnameHe(begin)) {
        if (end > begin + 1 && m_scan.nameLike(begin + 1)) return begin + 1;
        end = begin + 1;
        if (m_scan.entityAt(begin) == nullptr) addLoose(begin, end, Fallback::Drop);
        return end;
    }
    if (looksLikeOrganisation(begin, end)) {
        readOrganisation(begin, end);
        return end;
    }
    if (language::isOrdinal(m_scan.form(begin))) return begin + 1;
    // A known name inside parts the run: what is known is left to the lexicon.
    const Hit* hit = m_scan.entityAt(begin);
    if (hit != nullptr && hit->kind != EntryKind::Official &&
        !(m_scan.givenName(begin) != 0 && looksLikePerson(begin, end) && hit->last == begin + 1 &&
          hit->kind == EntryKind::Place)) {
        if (hit->last < end && m_scan.is(end - 1, m_lexicon->words.placeWords) &&
            hit->kind != EntryKind::Demonym) {
            readPlace(begin, end);
            return end;
        }
        return std::max(hit->last, begin + 1);
    }
    if (hit != nullptr && hit->kind == EntryKind::Official) {
        const NameRange name = nameAt(begin);
        const std::uint32_t use = addName(name, kNone, {}, false, true);
        emit(name.address, name.last, MentionForm::Name, Decision::ByName, use);
        occupy(name.address, name.last);
        return std::max(name.last, begin + 1);
    }
    if (looksLikePerson(begin, end)) {
        const NameRange name = nameAt(begin);
        if (!name.empty() && free(name.address, name.last)) {
            Side side;
            const Hit* of = m_scan.formIs(name.last, "of") ? m_scan.entityAt(name.last + 1) : nullptr;
            if (of != nullptr && of->first == name.last + 1 && of->kind == EntryKind::Country)
                side = sideOf(*of);
            const std::uint32_t use = addName(name, kNone, side, false, true);
            emit(name.address, name.last, MentionForm::Name, Decision::ByName, use);
            occupy(name.address, name.last);
            return name.last;
        }
    }
    for (TokenIndex t = begin + 1; t < end; ++t) {
        // "Nikki *Holland*": a surname like a country's name.
        const Hit* inner = m_scan.entityAt(t);
        const language::Token& token = m_document->tokens[t];
        if (inner != nullptr && t == begin + 1 && end == begin + 2 && inner->kind == EntryKind::Country && token.relation == language::Relation::Flat && token.head == begin) continue;
        if (m_scan.entityAt(t) != nullptr && !m_scan.is(end - 1, m_lexicon->words.placeWords)) {
            end = t;
            break;
        }
    }
    while (end > begin + 1 && (m_scan.is(end - 1, m_lexicon->words.particles) || m_scan.form(end - 1) == "-"))
        --end;
    if (looksLikePlace(begin, end))
        readPlace(begin, end);
    else
        addLoose(begin, end,
                 begin == m_scan.first() && m_scan.tagged() && m_document->tokens[begin].upos != Upos::Propn
                     ? Fallback::Drop
                     : Fallback::Unknown);
    return end;
}

/// Where the name of a state's body begins whose nation only opens the sentence ("German Federal Court").
TokenIndex MentionFinder::withNationBefore(TokenIndex begin) const {
    if (begin == m_scan.first()) return begin;
    const Hit* nation = m_scan.entityAt(begin - 1);
    const bool fits = nation != nullptr && nation->last == begin && free(nation->first, begin) &&
                      (nation->kind == EntryKind::Demonym || nation->kind == EntryKind::Country);
    return fits ? nation->first : begin;
}

/// "U.S. State Department": a nation and its own body, which the lexicon has under the shorter name.
const Hit* MentionFinder::ownBodyOfNation(TokenIndex begin, TokenIndex end) const {
    const Hit* nation = m_scan.entityAt(begin);
    if (nation == nullptr || nation->first != begin || nation->last >= end) return nullptr;
    const Hit* body = m_scan.entityAt(nation->last);
    const bool own = body != nullptr && body->first == nation->last && body->last == end &&
                     body->kind == EntryKind::Institution && sideOf(*body).country == sideOf(*nation).country;
    return own ? body : nullptr;
}

void MentionFinder::readOrganisation(TokenIndex begin, TokenIndex end) {
    begin = withNationBefore(begin);
    if (const Hit* body = ownBodyOfNation(begin, end); body != nullptr && free(begin, end)) {
        DraftMention& known = emit(begin, end, MentionForm::Name, Decision::Settled, 0);
        known.mention.actor = actorOf(*body);
        known.mention.modifier = isModifier(known.mention.head, end);
        return occupy(begin, end);
    }
    // "Secretariat of the World Health Organization": it is that organisation.
    for (TokenIndex t = begin + 1; t < end && !m_scan.capital(t); ++t)
        if (const Hit* whole = m_scan.entityAt(t + 1); whole != nullptr && whole->kind == EntryKind::Organisation && whole->last == end && free(begin, end)) {
            DraftMention& known = emit(begin, end, MentionForm::Name, Decision::Settled, 0);
            known.mention.actor = actorOf(*whole);
            return occupy(begin, end);
        }
    // "Democratic Progress Party (DPP)": by its short name a body that the lexicon has.
    if (const Hit* known = m_scan.inside(end + 2) && m_scan.form(end) == "(" && m_scan.form(end + 2) == ")" ? m_scan.entityAt(end + 1) : nullptr;
        known != nullptr && known->first == end + 1 && !nameOf(*known).empty() && isLikeName(begin, end, nameOf(*known)) && free(begin, end)) {
        emit(begin, end, MentionForm::Name, Decision::Settled, 0).mention.actor = actorOf(*known);
        return occupy(begin, end);
    }
    std::string country;
    // "Canada's small New Democratic Party"
    TokenIndex before = begin;
    while (before > m_scan.first() + 2 && begin - before < 3 && m_document->tokens[before - 1].upos == Upos::Adj && !m_scan.capital(before - 1)) --before;
    if (before >= m_scan.first() + 2 && m_scan.possessive(before - 1)) {
        if (const Hit* owner = m_scan.entityAt(before - 2); owner != nullptr && owner->last == before - 1)
            country = sideOf(*owner).country;
    }
    const bool party = m_scan.is(end - 1, m_lexicon->words.partyWords);
    for (TokenIndex t = begin; t < end && country.empty(); ++t) {
        // "New *Democratic Party*": another than the party of that name.
        if (const Hit* hit = m_scan.entityAt(t); hit != nullptr && !(party && hit->kind == EntryKind::Institution)) country = sideOf(*hit).country;
    }
    // The press and companies speak for no state, whatever town or people they are named after.
    const bool bystander = isBystander(begin, end);
    if (bystander) country.clear();
    const std::string name = textOf(begin, end);
    TokenIndex left = begin;
    if (left > m_scan.first() && m_scan.formIs(left - 1, "the")) --left;
    if (!free(left, end)) left = begin;
    const NameWords& words = m_lexicon->words;
    const bool ofState =
        country.empty() && !bystander &&
        (party || m_scan.is(begin, words.nationalWords) || m_scan.is(end - 1, words.stateOrganisationWords) ||
         (m_scan.is(begin, words.stateOrganisationWords) && m_scan.formIs(begin + 1, "of")));
    DraftMention& draft =
        emit(left, end, MentionForm::Name, ofState ? Decision::ByHome : Decision::Settled, 0);
    draft.mention.modifier = isModifier(draft.mention.head, end);
    if (ofState) {
        draft.index = static_cast<std::uint32_t>(m_draft.organisations.size());
        m_draft.organisations.push_back(name);
    } else {
        draft.mention.actor =
            m_book->unknownOrganisation(name, country, "named like an organisation: \"" + name + "\"", !bystander);
        if (bystander) seal(begin, end, draft);
    }
    draft.mention.confidence = 0.7F;
    m_bodyEnd[end - 1 - m_scan.first()] = true;
    occupy(left, end);
}

/// "Lisbon Herald", "First Bank of Utah", "Baltic Steel Inc": by a word of the press or of business, unless the last
/// word is one of state bodies.
bool MentionFinder::isBystander(TokenIndex begin, TokenIndex end) const {
    const NameWords& words = m_lexicon->words;
    if (m_scan.is(end - 1, words.mediaWords)) return true;
    if (m_scan.is(end - 1, words.mediaTails)) return m_scan.is(end - 2, words.mediaWords);
    if (m_scan.is(end - 1, words.stateOrganisationWords)) return false;
    if (m_scan.is(begin, words.stateOrganisationWords) || m_scan.is(begin, words.nationalWords)) return false;
    for (TokenIndex t = begin; t < end; ++t) {
        if (m_scan.is(t, words.privateWords)) return true;
    }
    return false;
}

/// Nothing inside such a name is named for itself, and its own abbreviation stands for it from there on.
void MentionFinder::seal(TokenIndex begin, TokenIndex end, const DraftMention& whole) {
    for (TokenIndex t = begin; t < end; ++t) m_sealed[t - m_scan.first()] = true;
    const Hit* known = m_scan.entityAt(begin);
    const bool ownWord = known == nullptr || known->kind == EntryKind::Institution || known->kind == EntryKind::Group;
    if (ownWord && end - begin >= 2 && m_scan.shape(begin) == Shape::AllCaps && m_scan.form(begin).size() >= 3)
        m_aliases.insert_or_assign(m_scan.hash(begin), whole);
}

void MentionFinder::readPlace(TokenIndex begin, TokenIndex end) {
    std::string country;
    for (TokenIndex t = begin; t < end && country.empty(); ++t) {
        if (const Hit* hit = m_scan.entityAt(t)) country = sideOf(*hit).country;
    }
    const std::string name = textOf(begin, end);
    if (end - begin == 1 || !m_scan.is(end - 1, m_lexicon->words.placeWords)) {
        addLoose(begin, end, Fallback::Place);
        return;
    }
    const TokenIndex head = m_document->headOf(begin, end);
    if (const Hit* wider = m_scan.inside(end) && m_scan.form(end) == "," ? m_scan.entityAt(end + 1) : nullptr;
        wider != nullptr && wider->first == end + 1 && wider->kind != EntryKind::Official) {
        const Side side = sideOf(*wider);
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
    occupy(begin, end);
}

bool MentionFinder::isThing(TokenIndex begin, TokenIndex end) const {
    if (m_scan.allCaps()) return true;
    std::size_t letters = 0;
    for (TokenIndex t = begin; t < end; ++t) letters += m_scan.form(t).size();
    if (letters <= 2) return true;
    if (begin == m_scan.first()) return false;
    // "a VBIED", "two UAVs", "Operation Matador"
    const language::Token& before = m_document->tokens[begin - 1];
    const bool counted =
        m_scan.formIs(begin - 1, "a") || m_scan.formIs(begin - 1, "an") || before.upos == Upos::Num;
    const bool acronym = end == begin + 1 && m_scan.shape(begin) == Shape::AllCaps;
    return (counted && (acronym || m_document->tokens[end - 1].xpos == language::Xpos::NNS)) ||
           m_scan.is(begin - 1, m_lexicon->words.workOpeners) ||
           m_scan.is(begin, m_lexicon->words.workOpeners);
}

void MentionFinder::addLoose(TokenIndex begin, TokenIndex end, Fallback fallback) {
    if (fallback == Fallback::Unknown && isThing(begin, end)) fallback = Fallback::Drop;
    NameRange range;
    range.address = range.first = begin;
    range.last = end;
    const std::uint32_t use = addName(range, kNone, {}, false, false);
    m_draft.names[use].fallback = fallback;
    if (fallback == Fallback::Place && m_scan.inside(end + 1) && m_scan.form(end) == ",") {
        const Hit* hit = m_scan.entityAt(end + 1);
        if (hit != nullptr && hit->first == end + 1) m_draft.names[use].side = sideOf(*hit);
    }
    const TokenIndex head = m_document->headOf(begin, end);
    if (fallback == Fallback::Place) end = withCountryBehind(end, m_draft.names[use].side);
    DraftMention& draft = emit(begin, end, MentionForm::Name, Decision::ByName, use);
    draft.mention.head = head;
    draft.mention.modifier = isModifier(head, end);
    occupy(begin, end);
}

/// "Cibolo, Texas": one place; the end behind the wider place, or `end`.
TokenIndex MentionFinder::withCountryBehind(TokenIndex end, const Side& side) const {
    if (!side.any() || !m_scan.inside(end + 1) || m_scan.form(end) != ",") return end;
    const Hit* hit = m_scan.entityAt(end + 1);
    const bool wider = hit != nullptr && hit->first == end + 1 &&
                       (hit->kind == EntryKind::Country || hit->kind == EntryKind::Place);
    return wider && free(hit->first, hit->last) && !m_scan.possessive(hit->last) ? hit->last : end;
}

void MentionFinder::linkAppositions() {
    for (std::uint32_t i = m_sentenceTitles; i < m_draft.titles.size(); ++i) {
        TitleUse& title = m_draft.titles[i];
        if (title.name == kNone && !linkNameBefore(title) && !linkNameBehind(title) && !linkNameBelow(title)) linkSecondTitle(i);
    }
}

/// "*Deputy Prime Minister* and Defence Minister Ivanov", "Lekhak, a negotiator and *minister*": two offices of one bearer.
void MentionFinder::linkSecondTitle(std::uint32_t index) {
    TitleUse& title = m_draft.titles[index];
    const auto bothLead = [&](std::uint32_t office) {
        return office != kNone && m_lexicon->offices[title.office].rank >= kLeaderRank && m_lexicon->offices[office].rank >= kLeaderRank;
    };
    const auto conflict = [&](const Side& side) { return side.any() && title.side.any() && side.id() != title.side.id(); };
    if (title.definite || title.possessor != kNoToken) return;
    if (index > m_sentenceTitles && title.left > m_scan.first() && m_scan.formIs(title.left - 1, "and")) {
        const TitleUse& first = m_draft.titles[index - 1];
        if (first.right + 1 == title.left && first.name != kNone && first.left > m_draft.names[first.name].first && !conflict(m_draft.names[first.name].side)) {
            title.name = first.name;
            return;
        }
    }
    if (!m_scan.formIs(title.right, "and")) return;
    TokenIndex next = title.right + 1;
    constexpr TokenIndex kMostAdjectives = 5;  // "and prominent anti-war MP"
    while (m_scan.inside(next) && next < title.right + kMostAdjectives && !m_scan.capital(next) && !m_scan.formIs(next, "the") && m_document->tokens[next].upos != Upos::Verb) {
        if (m_taken[next - m_scan.first()]) break;
        ++next;
    }
    for (std::uint32_t m = m_sentenceMentions; m < m_draft.mentions.size(); ++m) {
        const DraftMention& draft = m_draft.mentions[m];
        if (draft.decision != Decision::ByName || draft.mention.first != next) continue;
        NameUse& name = m_draft.names[draft.index];
        if (name.office == kNone || name.first == draft.mention.first || conflict(name.side) || bothLead(name.office)) return;
        title.name = draft.index;
        if (!name.side.any()) name.side = title.side;
        return;
    }
}

/// "Sergei Lavrov, the Russian foreign minister"
bool MentionFinder::linkNameBefore(TitleUse& title) {
    TokenIndex comma = title.left - (title.left > m_scan.first() ? 1 : 0);
    if (comma > m_scan.first() && m_document->tokens[comma].upos == Upos::Adv) --comma;  // "Kibaki, then vice president"
    if (comma < m_scan.first() + 1 || m_scan.form(comma) != ",") return false;
    const TokenIndex head = m_document->headOf(title.left, title.right);
    const bool appos = m_document->tokens[head].relation == Relation::Appos;
    const bool determined = title.definite || title.side.any();
    if (!appos && !determined && !closesApposition(title.right)) return false;
    for (std::uint32_t m = m_sentenceMentions; m < m_draft.mentions.size(); ++m) {
        const DraftMention& draft = m_draft.mentions[m];
        if (draft.decision != Decision::ByName || draft.mention.last != comma) continue;
        if (m_draft.names[draft.index].fallback == Fallback::Place) continue;
        join(title, draft.index);
        return true;
    }
    return false;
}

/// "Ghana's army chief, Major General Kofi Mensah, said": the name has a title of its own.
bool MentionFinder::linkNameBehind(TitleUse& title) {
    TokenIndex comma = title.right;
    if (m_scan.inside(comma) && m_document->tokens[comma].upos == Upos::Adv) ++comma;
    if (!m_scan.inside(comma) || m_scan.form(comma) != "," || (!title.definite && !title.side.any()) || title.former) return false;
    for (std::uint32_t m = m_sentenceMentions; m < m_draft.mentions.size(); ++m) {
        const DraftMention& draft = m_draft.mentions[m];
        if (draft.decision != Decision::ByName || draft.mention.first != comma + 1) continue;
        const NameUse& name = m_draft.names[draft.index];
        const bool own = (name.office != kNone || name.official != kNone) && !name.side.any() && !name.privateLife;
        if (!own || !closesApposition(draft.mention.last)) return false;
        join(title, draft.index);
        return true;
    }
    return false;
}

/// "The chief of parliament's defence committee, Dan Peretz, said": a name that the tree sets beside the title further on.
bool MentionFinder::linkNameBelow(TitleUse& title) {
    if (!title.definite || title.former || !m_scan.parsed()) return false;
    const TokenIndex beside = m_document->findChild(m_document->headOf(title.left, title.right), Relation::Appos);
    if (beside == kNoToken || beside < title.right) return false;
    for (std::uint32_t m = m_sentenceMentions; m < m_draft.mentions.size(); ++m) {
        const DraftMention& draft = m_draft.mentions[m];
        if (draft.decision != Decision::ByName || draft.mention.head != beside) continue;
        const NameUse& name = m_draft.names[draft.index];
        const bool person = m_scan.form(draft.mention.first - 1) == "," && closesApposition(draft.mention.last) && draft.mention.last - draft.mention.first >= 2;
        if (!person || name.side.any() || name.fallback == Fallback::Place) return false;
        join(title, draft.index);
        return true;
    }
    return false;
}

void MentionFinder::join(TitleUse& title, std::uint32_t use) {
    NameUse& name = m_draft.names[use];
    title.name = use;
    name.certain = true;
    name.fallback = Fallback::Person;
    const bool better =
        name.office == kNone || m_lexicon->offices[title.office].rank > m_lexicon->offices[name.office].rank;
    if (better) name.office = title.office;
    const bool standing = name.office == title.office;
    if (standing && !name.side.any()) {
        name.privateLife = title.privateLife;
        name.unknownSide = title.unknownSide;
    }
    name.publicBody = name.publicBody || title.publicBody;
    if (!name.side.any()) name.side = title.side;
    name.former = name.former || title.former;
}

}  // namespace chancery::actor
