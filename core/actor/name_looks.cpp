#include "core/actor/name_looks.h"

#include "core/actor/function_words.h"
#include "core/language/spelling.h"

namespace chancery::actor {
namespace {

using language::Relation;
using language::Upos;

constexpr TokenIndex kMaxRun = 14;

bool isQuote(std::string_view f) {
    return f == "\"" || f == "``" || f == "''" || f == "'" || f == "\xE2\x80\x9C" || f == "\xE2\x80\x9D" ||
           f == "\xE2\x80\x98" || f == "\xE2\x80\x99";
}

}  // namespace

bool NameLooks::isCalendarName(TokenIndex t) const {
    // "He said": a pronoun, though there are officials of that surname.
    if (!m_scan->capital(t) || !m_scan->is(t, m_lexicon->words.never) || m_document->tokens[t].upos == Upos::Pron) return false;
    if (m_scan->givenName(t) != 0 && m_scan->nameLike(t + 1) && m_scan->entityAt(t + 1) == nullptr &&
        m_scan->officeAt(t + 1) == nullptr && m_document->tokens[t + 1].upos == Upos::Propn &&
        !(t > m_scan->first() && m_document->tokens[t - 1].upos == Upos::Adp))
        return true;
    if (!m_lexicon->officialsBySurname.contains(m_scan->hash(t))) return false;
    const bool opens = t == m_scan->first();
    if (!opens && (m_scan->givenName(t - 1) != 0 || m_scan->address(t - 1) != 0))
        return !m_scan->inside(t + 1) || m_document->tokens[t + 1].upos != Upos::Num;
    if (!m_scan->inside(t + 1) || (!opens && m_document->tokens[t - 1].upos == Upos::Adp)) return false;
    const language::Token& next = m_document->tokens[t + 1];
    return next.upos == Upos::Verb && next.lower != next.lemma &&
           m_lexicon->is(next.lemma, m_lexicon->words.humanVerbs);
}

bool NameLooks::namePart(TokenIndex t, TokenIndex first) const {
    if (!m_scan->capital(t)) return false;
    if (m_scan->is(t, m_lexicon->words.never) && !(t == first && m_scan->surnameHe(t)) && !isCalendarName(t)) return false;
    const language::Token& token = m_document->tokens[t];
    if (m_taken->at(t)) return false;
    const Hit* entity = m_scan->entityAt(t);
    if (entity == nullptr || entity->kind == EntryKind::Official) {
        return token.upos != Upos::Verb || !m_scan->titleCase();
    }
    // "Michael Jordan", "Paris Hilton": a place's name only behind a given name.
    const bool oneWord = entity->last == entity->first + 1;
    if (oneWord && entity->kind == EntryKind::Group && t > first && m_scan->shape(t) == Shape::Capital) return true;
    const bool mayBeName = entity->kind == EntryKind::Country || entity->kind == EntryKind::Capital ||
                           entity->kind == EntryKind::Place || entity->kind == EntryKind::Group ||
                           (entity->kind == EntryKind::Demonym && m_scan->shape(t) == Shape::Capital);
    return oneWord && mayBeName && t > first &&
           (m_scan->givenName(t - 1) != 0 || m_scan->form(t - 1).size() <= 2);
}

NameRange NameLooks::nameAt(TokenIndex at) const {
    NameRange range;
    range.address = range.first = range.last = at;
    for (char gender = m_scan->address(range.first); gender != 0; gender = m_scan->address(range.first)) {
        if (gender != ' ') range.gender = gender;
        ++range.first;
    }
    TokenIndex t = range.first;
    range.last = t;
    if (const Hit* hit = m_scan->entityAt(t);
        hit != nullptr && hit->kind == EntryKind::Official && hit->first == t) {
        range.official = hit->index;
        range.last = t = hit->last;
        if (m_scan->is(t, m_lexicon->words.suffixes) && m_scan->capital(t)) range.last = t + 1;
        return range;
    }
    const NameWords& words = m_lexicon->words;
    while (m_scan->inside(t) && t < range.first + 8) {
        if (namePart(t, range.first)) {
            range.last = ++t;
            continue;
        }
        const bool particle =
            m_scan->is(t, words.particles) && !m_scan->capital(t) && m_document->tokens[t].form != "-";
        if (particle && m_scan->inside(t + 1) &&
            (namePart(t + 1, range.first) || m_scan->is(t + 1, words.particles) ||
             m_scan->form(t + 1) == "-")) {
            ++t;
            continue;
        }
        if (t > range.first && isQuote(m_scan->form(t)) && m_scan->inside(t + 3) &&
            isQuote(m_scan->form(t + 2)) && namePart(t + 3, range.first)) {
            range.last = t += 4;  // Richard "Tex" Coe
            continue;
        }
        const bool hyphen = (m_scan->form(t) == "-" || m_scan->form(t) == "\xE2\x80\x91") && t > range.first &&
                            m_scan->adjacent(t) && m_scan->adjacent(t - 1);
        if (hyphen && m_scan->inside(t + 1) &&
            (m_scan->capital(t + 1) || m_document->tokens[t + 1].upos == Upos::Propn)) {
            range.last = t += 2;
            continue;
        }
        break;
    }
    return range;
}

TokenIndex NameLooks::runEnd(TokenIndex begin) const {
    const NameWords& words = m_lexicon->words;
    TokenIndex t = begin;
    TokenIndex end = begin;
    bool head = false;
    while (m_scan->inside(t) && t < begin + kMaxRun && !m_taken->at(t)) {
        // "New Democratic Party": no faction's adjective inside a name.
        const bool inside = t > begin && m_scan->is(t, words.factionWords) && m_scan->capital(t + 1);
        const bool capital =
            m_scan->capital(t) && ((t == begin && m_scan->surnameHe(t)) || !m_scan->is(t, words.never) || inside || isCalendarName(t));
        if (capital || (language::isOrdinal(m_scan->form(t)) && m_scan->capital(t + 1))) {
            head = head || m_scan->is(t, words.organisationHeads) || m_scan->is(t, words.organisationWords);
            end = ++t;
            continue;
        }
        const std::string_view f = m_scan->form(t);
        if (f == "-" || f == "\xE2\x80\x91") {
            if (!m_scan->adjacent(t) || !m_scan->adjacent(t - 1) || !m_scan->capital(t + 1)) break;
            ++t;
            continue;
        }
        if (m_scan->is(t, words.particles) &&
            (m_scan->capital(t + 1) || m_scan->form(std::min(t + 1, m_scan->last() - 1)) == "-")) {
            ++t;
            continue;
        }
        const bool link = f == "of" || f == "for" || f == "&" ||
                          (f == "and" && t > begin && m_scan->is(t + 2, words.organisationWords));
        if (!link || !head) break;
        TokenIndex next = t + 1;
        while (m_scan->formIs(next, "the")) ++next;
        if (!m_scan->capital(next) || m_scan->is(next, words.never)) break;
        t = next;
    }
    return end;
}

bool NameLooks::isPerson(TokenIndex begin, TokenIndex end) const {
    const NameWords& words = m_lexicon->words;
    const TokenIndex n = end - begin;
    const Hit* hit = m_scan->entityAt(begin);
    if (hit != nullptr && hit->kind == EntryKind::Official) return true;
    if (m_scan->is(end - 1, words.placeWords) && n >= 2) return false;
    if (n >= 2 && m_scan->address(begin) != 0) return true;
    if (n < 2) return false;
    if (m_scan->givenName(begin) != 0) return true;
    if (m_scan->is(begin, words.familyFirst) && n <= 4 && m_scan->shape(begin) == Shape::Capital) return true;
    if (m_scan->is(begin, words.kinshipParticles)) return true;
    for (TokenIndex t = begin + 1; t + 1 < end; ++t) {
        const std::string_view f = m_scan->form(t);
        if (f.size() == 2 && f[1] == '.' && f[0] >= 'A' && f[0] <= 'Z') return true;
        if (m_scan->is(t, words.particles) && !m_scan->capital(t) && f != "of") return true;
    }
    // "Xyz Abc, 45," and subjects of verbs that only people take.
    if (m_scan->inside(end + 1) && m_scan->form(end) == "," && m_document->tokens[end + 1].upos == Upos::Num)
        return n <= 3;
    const language::Token& head = m_document->tokens[m_document->headOf(begin, end)];
    if (n <= 3 && head.head != kNoToken &&
        (head.relation == Relation::Nsubj || head.relation == Relation::NsubjPass)) {
        return m_lexicon->is(m_document->tokens[head.head].lemma, words.humanVerbs) &&
               m_scan->shape(begin) == Shape::Capital && begin > m_scan->first() + 0 &&
               !m_scan->formIs(begin - 1, "the");
    }
    return false;
}

bool NameLooks::isOrganisation(TokenIndex begin, TokenIndex end) const {
    const NameWords& words = m_lexicon->words;
    const TokenIndex n = end - begin;
    if (n >= 2 && m_scan->is(end - 1, words.organisationWords) &&
        !(n == 2 && m_scan->is(end - 1, words.placeWords)))
        return true;
    if (n >= 2 && m_scan->is(begin, words.organisationHeads) && !m_scan->is(end - 1, words.placeWords)) {
        for (TokenIndex t = begin; t < end; ++t) {
            if (m_scan->form(t) == "of" || m_scan->form(t) == "for") return true;
        }
    }
    for (TokenIndex t = begin + 1; n >= 3 && t + 1 < end;
         ++t) {  // "the United States Department of Agriculture"
        if (m_scan->is(t, words.organisationWords) &&
            (m_scan->form(t + 1) == "of" || m_scan->form(t + 1) == "for"))
            return true;
    }
    return false;
}

bool NameLooks::isPlace(TokenIndex begin, TokenIndex end) const {
    const NameWords& words = m_lexicon->words;
    if (end - begin >= 2 && (m_scan->is(end - 1, words.placeWords) || m_scan->is(begin, words.placeHeads)))
        return true;
    if (m_scan->inside(end) && m_scan->is(end, words.placeNouns) && !m_scan->capital(end)) return true;
    if (m_scan->inside(end + 1) && m_scan->form(end) == ",") {
        const Hit* hit = m_scan->entityAt(end + 1);
        if (hit != nullptr && hit->first == end + 1 &&
            (hit->kind == EntryKind::Country || hit->kind == EntryKind::Place) && begin > m_scan->first() &&
            m_document->tokens[begin - 1].upos == Upos::Adp) {
            return true;
        }
    }
    TokenIndex before = begin;
    while (before > m_scan->first() &&
           (m_scan->is(before - 1, words.directions) || m_scan->formIs(before - 1, "the")))
        --before;
    if (before == m_scan->first()) return false;
    if (m_scan->formIs(before - 1, "of") && before >= m_scan->first() + 2 &&
        m_scan->is(before - 2, words.placeOpeners))
        return true;
    const bool the = before < begin && m_scan->formIs(begin - 1, "the");
    if (the && m_scan->shape(begin) == Shape::AllCaps) return false;
    return m_scan->is(before - 1, words.locationPrepositions);
}

bool NameLooks::isBystander(TokenIndex begin, TokenIndex end) const {
    const NameWords& words = m_lexicon->words;
    if (m_scan->is(end - 1, words.mediaWords)) return true;
    if (m_scan->is(end - 1, words.mediaTails)) return m_scan->is(end - 2, words.mediaWords);
    if (m_scan->is(end - 1, words.stateOrganisationWords)) return false;
    if (m_scan->is(begin, words.stateOrganisationWords) || m_scan->is(begin, words.nationalWords)) return false;
    for (TokenIndex t = begin; t < end; ++t) {
        if (m_scan->is(t, words.privateWords)) return true;
    }
    return false;
}

bool NameLooks::isThing(TokenIndex begin, TokenIndex end) const {
    if (m_scan->allCaps()) return true;
    std::size_t letters = 0;
    for (TokenIndex t = begin; t < end; ++t) letters += m_scan->form(t).size();
    if (letters <= 2) return true;
    if (begin == m_scan->first()) return false;
    // "a VBIED", "two UAVs", "Operation Matador"
    const language::Token& before = m_document->tokens[begin - 1];
    const bool counted =
        (isArticle(before.lower) && before.lower != "the") || before.upos == Upos::Num;
    const bool acronym = end == begin + 1 && m_scan->shape(begin) == Shape::AllCaps;
    return (counted && (acronym || m_document->tokens[end - 1].xpos == language::Xpos::NNS)) ||
           m_scan->is(begin - 1, m_lexicon->words.workOpeners) ||
           m_scan->is(begin, m_lexicon->words.workOpeners);
}

}  // namespace chancery::actor
