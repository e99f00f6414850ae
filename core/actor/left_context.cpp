#include "core/actor/left_context.h"

#include <array>

#include "core/actor/function_words.h"

namespace chancery::actor {
namespace {

using language::Relation;
using language::Upos;

constexpr int kMaxModifiers = 6;

}  // namespace

LeftContext LeftReader::read(TokenIndex begin) {
    constexpr std::array kKinds{&LeftReader::passShortName, &LeftReader::passSide,     &LeftReader::passOwner,  &LeftReader::passBody,
                             &LeftReader::passPortfolio, &LeftReader::passStanding, &LeftReader::passHyphen, &LeftReader::passDeterminer,
                             &LeftReader::passName,      &LeftReader::passModifier};
    m_left.begin = m_end = m_probe = begin;
    for (int steps = 0; m_probe > m_scan->first() && steps < kMaxModifiers; ++steps) {
        const TokenIndex t = m_probe - 1;
        if (m_taken->at(t)) break;
        Step step = Step::Other;
        for (const auto pass : kKinds)
            if ((step = (this->*pass)(t)) != Step::Other) break;
        if (step != Step::On) break;
    }
    return std::move(m_left);
}

/// "National Police (*NP*) chief": the short name says no more than the words before it.
LeftReader::Step LeftReader::passShortName(TokenIndex t) {
    if (t < m_scan->first() + 3 || m_scan->form(t) != ")" || !m_scan->isShortName(t - 2)) return Step::Other;
    m_probe = t - 2;
    return Step::On;
}

/// "*South Korea's* deputy", "*Republican* lawmakers", "the *Pentagon* spokesman"
LeftReader::Step LeftReader::passSide(TokenIndex t) {
    const bool possessive = m_scan->possessive(t) && t > m_scan->first();
    const TokenIndex end = possessive ? t : t + 1;
    const Hit* hit = m_scan->entityAt(end - 1);
    if (hit == nullptr || hit->last != end) return Step::Other;
    addSide(*hit, possessive);
    m_left.begin = m_probe = hit->first;
    if (!possessive && hit->kind != EntryKind::CountryShort) return Step::On;
    if (m_probe > m_scan->first() && m_scan->formIs(m_probe - 1, "the")) m_left.begin = --m_probe;
    return Step::Last;
}

void LeftReader::addSide(const Hit& hit, bool possessive) {
    const Side side = m_sides->citizenshipOf(hit);
    const bool media = m_sides->isMedia(hit);
    m_left.privateLife = m_left.privateLife || media;
    m_left.publicBody = m_left.publicBody || (hit.kind == EntryKind::Institution && !media) || hit.kind == EntryKind::Group ||
                        hit.kind == EntryKind::Organisation;
    if (!side.country.empty() && m_left.side.country.empty()) m_left.side.country = side.country, m_left.side.place = side.place;
    if (!side.organisation.empty() && m_left.side.organisation.empty()) {
        m_left.side.organisation = side.organisation;
        if (m_field) m_left.side.country.clear();
    }
    if (m_left.side.words.empty()) m_left.side.words = side.words;
    m_country = hit.kind == EntryKind::Country && !possessive;
    m_field = m_country && m_left.side.organisation.empty();
    m_left.named = true;
    m_left.faction = m_left.faction || m_scan->is(hit.first, m_lexicon->words.factionWords);
    m_left.regional = m_left.regional || hit.kind == EntryKind::RegionAdjective || hit.kind == EntryKind::Region;
}

/// "*Putin's* spokesman": the person's side is found when names are linked; the words stay outside.
LeftReader::Step LeftReader::passOwner(TokenIndex t) {
    if (!m_scan->possessive(t) || t == m_scan->first()) return Step::Other;
    m_left.definite = true;
    m_left.owner = t - 1;
    if (m_titleBefore != nullptr && m_titleBefore->right == t && !m_left.side.any()) m_left.side = m_titleBefore->side;
    return Step::Last;
}

/// "*foreign ministry* spokesman"
LeftReader::Step LeftReader::passBody(TokenIndex t) {
    const Hit* hit = m_scan->patternAt(t);
    if (hit == nullptr || hit->last != t + 1) return Step::Other;
    const InstitutionPattern& pattern = m_lexicon->patterns[hit->index];
    m_left.publicBody = m_left.publicBody || pattern.isPublic();
    m_left.privateLife = m_left.privateLife || pattern.privateLife || pattern.kind == BodyKind::Media;
    if (m_left.side.country.empty()) m_left.side.country = pattern.country;
    m_left.begin = m_probe = hit->first;
    return Step::On;
}

/// "*Planning and Investment* Minister"
LeftReader::Step LeftReader::passPortfolio(TokenIndex t) {
    const WordSet& portfolios = m_lexicon->words.portfolioWords;
    if (m_scan->is(t, portfolios) && (m_probe == m_end || m_scan->formIs(m_probe, "and") || m_scan->is(m_probe, portfolios))) {
        m_left.begin = m_probe = t;
        return Step::On;
    }
    if (!m_scan->formIs(t, "and") || t == m_scan->first() || !m_scan->is(m_probe, portfolios) || !m_scan->is(t - 1, portfolios)) return Step::Other;
    m_probe = t;
    return Step::On;
}

/// "*former* minister", "*company* director"
LeftReader::Step LeftReader::passStanding(TokenIndex t) {
    const NameWords& words = m_lexicon->words;
    m_left.privateLife = m_left.privateLife || m_scan->is(t, words.privateWords);
    if (!m_scan->isWhole(t, words.formerWords) && !m_scan->isWhole(t, words.departedWords)) return Step::Other;
    m_left.former = true;
    m_left.begin = m_probe = t;
    return Step::On;
}

LeftReader::Step LeftReader::passHyphen(TokenIndex t) {
    if (m_scan->hyphenatedParticiple(t)) return Step::Last;
    if (m_scan->form(t) != "-" || t == m_scan->first()) return Step::Other;
    m_probe = t;
    return Step::On;
}

LeftReader::Step LeftReader::passDeterminer(TokenIndex t) {
    const std::string_view word = m_document->tokens[t].lower;
    if (isArticle(word)) {
        m_left.definite = word == "the";
        m_left.indefinite = !m_left.definite;
    } else if (isPossessive(word)) {
        m_left.possessor = t;
        m_left.definite = true;
    } else {
        return Step::Other;
    }
    m_left.begin = t;
    return Step::Last;
}

LeftReader::Step LeftReader::passName(TokenIndex t) {
    const Upos upos = m_document->tokens[t].upos;
    if (!m_scan->capital(t) || upos == Upos::Verb || m_scan->is(t, m_lexicon->words.never) || (t == m_scan->first() && upos != Upos::Propn))
        return Step::Other;
    m_left.branch = m_left.branch || (m_country && m_probe == t + 1);
    m_left.named = true;
    m_left.begin = m_probe = t;
    return Step::On;
}

/// Taken along only if something more telling stands before it.
LeftReader::Step LeftReader::passModifier(TokenIndex t) {
    m_country = false;
    const language::Token& token = m_document->tokens[t];
    const bool participle = token.upos == Upos::Verb && token.relation == Relation::Amod &&
                            (token.xpos == language::Xpos::VBN || token.xpos == language::Xpos::VBG);
    if (token.upos != Upos::Adj && (token.upos != Upos::Noun || m_scan->capital(t)) && !participle) return Step::Last;
    m_probe = t;
    return Step::On;
}

}  // namespace chancery::actor
