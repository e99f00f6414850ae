// Where the tree went astray: who stands beside whom in the order of the words, at a price in confidence.
#include <algorithm>

#include "core/event/argument_finder.h"

namespace chancery::event {

using actor::ActorKind;
using actor::Mention;
using language::baseOf;
using language::kNoToken;
using language::Relation;
using language::TokenIndex;
using language::Upos;

/// "*Li*, Zhou and Clark": officials parted by commas alone from that token on, with an "and" before the last.
bool ArgumentFinder::isListOfOfficials(TokenIndex from, TokenIndex end) const {
    constexpr int kMost = 8;
    TokenIndex t = from;
    for (int step = 0; step < kMost && t < end && m_covering[t] >= 0; ++step) {
        const Mention& mention = m_actors.mentions[static_cast<std::size_t>(m_covering[t])];
        if (m_actors.actors[mention.actor].kind != ActorKind::Official || mention.last + 1 >= end) return false;
        if (m_document[mention.last].lower == "and") return m_covering[mention.last + 1] >= 0;
        if (m_document[mention.last].lower != ",") return false;
        t = mention.last + 1;
    }
    return false;
}

/// "*Chad, Niger* sign accord": two names that begin a headline, parted by a comma alone, before a verb in the plural.
bool ArgumentFinder::isHeadlinePair(const Mention& first, const Mention& second) const {
    const language::Sentence& s = m_document.sentenceOf(first.head);
    if (first.first != s.first || second.first != first.last + 1 || second.last >= s.last || second.form == actor::MentionForm::Title) return false;
    const language::Xpos xpos = m_document[second.last].xpos;
    return xpos == language::Xpos::VBP || xpos == language::Xpos::VB || xpos == language::Xpos::VBD || xpos == language::Xpos::MD;
}

/// "China, Iran, and *Russia*": the further names of a list where the tree hung them elsewhere, unless they begin a clause.
void ArgumentFinder::addNeighbours(TokenIndex noun, bool placesToo, std::vector<Filler>& fillers) const {
    if (fillers.empty() || m_covering[noun] < 0) return;
    TokenIndex last = noun;
    for (const Filler& f : fillers) {
        const actor::Mention& mention = m_actors.mentions[f.mention];
        if (mention.sentence != m_document[noun].sentence || mention.form == actor::MentionForm::Pronoun || mention.modifier) return;
        if (mention.last > noun) last = std::max(last, mention.last - 1);
    }
    const TokenIndex end = m_document.sentenceOf(noun).last;
    const TokenIndex predicate = m_clause.governingPredicate(noun);
    constexpr int kMost = 8;
    for (int step = 0; step < kMost; ++step) {
        TokenIndex t = last + 1;
        const bool comma = t < end && m_document[t].lower == ",";
        if (comma) ++t;
        const bool joined = t < end && m_document[t].lower == "and";
        if (joined) ++t;
        if (t < end && m_document[t].lower == "the") ++t;
        if (t >= end || m_covering[t] < 0) return;
        const bool closed = comma && !joined && m_actors.actors[fillers.back().actor].kind == ActorKind::Official && isListOfOfficials(t, end);
        const actor::Mention& next = m_actors.mentions[static_cast<std::size_t>(m_covering[t])];
        const bool pair = comma && !joined && fillers.size() == 1 && isHeadlinePair(m_actors.mentions[fillers.back().mention], next);
        if ((!joined && !closed && !pair) || (comma && joined && fillers.size() < 2)) return;
        if (next.form == actor::MentionForm::Pronoun || next.last > end) return;
        const language::Token& head = m_document[next.head];
        if (baseOf(head.relation) == Relation::Nsubj && head.head != predicate) return;
        if (next.last < end && m_clause.isVerbal(next.last) && m_clause.governingPredicate(next.last) != predicate) return;
        if (!addMentions(next.head, placesToo, kImplicitDoubt, "named", fillers)) return;
        last = next.last - 1;
    }
}

/// "between Israel and the group Hamas": the second of the two where the tree hung it elsewhere.
void ArgumentFinder::otherOfPair(TokenIndex first, bool placesToo, std::vector<Filler>& fillers) const {
    if (fillers.size() != 1) return;
    const TokenIndex end = m_document.sentenceOf(first).last;
    bool joined = false;
    constexpr TokenIndex kReach = 10;
    for (TokenIndex t = first + 1; t < std::min<TokenIndex>(end, first + kReach); ++t) {
        const Upos upos = m_document[t].upos;
        joined = joined || m_document[t].lower == "and";
        if (upos == Upos::Verb || upos == Upos::Aux || upos == Upos::Punct) return;
        if (!joined || m_covering[t] < 0) continue;
        addMentions(t, placesToo, 1.0F, "named", fillers);
        return;
    }
}

/// "clashes erupted on Friday *between* Chad and Niger": where the pair of an event noun begins, with nothing but its verb and its
/// time and place before it.
TokenIndex ArgumentFinder::pairBehind(const Candidate& candidate) const {
    constexpr TokenIndex kReach = 9;
    const TokenIndex end = std::min<TokenIndex>(m_document.sentenceOf(candidate.trigger).last, candidate.last + kReach);
    for (TokenIndex t = candidate.last; t < end; ++t) {
        const language::Token& token = m_document[t];
        if (token.lower == "between") return t;
        const bool verb = token.upos == Upos::Verb && t != candidate.predicate && token.head != candidate.trigger;
        if (verb || token.upos == Upos::Noun || token.upos == Upos::Punct || token.upos == Upos::Sconj || token.upos == Upos::Pron) break;
        if (m_covering[t] >= 0 && !m_actors.mentions[static_cast<std::size_t>(m_covering[t])].asPlace) break;
    }
    return kNoToken;
}

/// "talks *with* Foreign Minister Park": the name behind a preposition that stands right behind the trigger.
void ArgumentFinder::linearPhrase(const Candidate& candidate, const std::string& preposition, bool placesToo,
                                  std::vector<Filler>& fillers) const {
    const TokenIndex end = m_document.sentenceOf(candidate.trigger).last;
    constexpr TokenIndex kReach = 5;
    if (preposition == "between" && candidate.kind == TriggerClass::Noun) {
        const TokenIndex between = pairBehind(candidate);
        if (between == kNoToken || between + 1 >= end) return;
        nextName(between + 1, kReach, placesToo, "named behind the preposition", fillers);
        return otherOfPair(between + 1, placesToo, fillers);
    }
    if (candidate.last + 1 >= end || m_document[candidate.last].lower != preposition) return;
    nextName(candidate.last + 1, kReach, placesToo, "named behind the preposition", fillers);
}

/// The first name from that token on, with nothing but a noun phrase's words before it.
void ArgumentFinder::nextName(TokenIndex from, TokenIndex reach, bool placesToo, std::string_view rule, std::vector<Filler>& fillers) const {
    const TokenIndex end = std::min<TokenIndex>(m_document.sentenceOf(from - 1).last, from + reach);
    for (TokenIndex t = from; t < end; ++t) {
        if (m_covering[t] >= 0) {
            addMentions(t, placesToo, kImplicitDoubt, rule, fillers);
            return;
        }
        const Upos upos = m_document[t].upos;
        if (upos != Upos::Det && upos != Upos::Adj && upos != Upos::Noun && upos != Upos::Propn) return;
    }
}

/// The name right before a finite verb that the tree left without a subject.
void ArgumentFinder::linearSubject(TokenIndex verb, std::vector<Filler>& fillers) const {
    const language::Xpos xpos = m_document[verb].xpos;
    if (xpos != language::Xpos::VBD && xpos != language::Xpos::VBZ && xpos != language::Xpos::VBP && xpos != language::Xpos::VB &&
        xpos != language::Xpos::VBN)
        return;
    const TokenIndex begin = m_document.sentenceOf(verb).first;
    constexpr TokenIndex kReach = 7;
    for (TokenIndex t = verb; t-- > begin && verb - t <= kReach;) {
        const auto& token = m_document[t];
        if (token.upos == Upos::Verb || token.upos == Upos::Sconj || token.upos == Upos::Cconj ||
            (token.upos == Upos::Punct && token.lower != "-") || token.upos == Upos::Part)
            return;
        const std::int32_t i = m_covering[t];
        if (i < 0) continue;
        const Mention& mention = m_actors.mentions[static_cast<std::size_t>(i)];
        if (mention.asPlace) return;
        addMentions(t, false, kImplicitDoubt, "named before the verb", fillers);
        // "*Turkey* and Libya agreed"
        const bool joined = mention.first >= begin + 2 && mention.first <= t && m_document[mention.first - 1].lower == "and" && m_covering[mention.first - 2] >= 0;
        if (joined && !fillers.empty() && !m_actors.mentions[static_cast<std::size_t>(m_covering[mention.first - 2])].asPlace &&
            !addMentions(mention.first - 2, false, kImplicitDoubt, "named before the verb", fillers))
            addCompanion(mention.first - 2, fillers);
        return;
    }
}

/// "demanded that Chad end curbs": the name behind "that" where the tree saw no clause, but "Chad end curbs" as one noun.
void ArgumentFinder::linearContent(const Candidate& candidate, std::vector<Filler>& fillers) const {
    const TokenIndex end = m_document.sentenceOf(candidate.trigger).last;
    constexpr TokenIndex kGap = 4;
    constexpr TokenIndex kReach = 4;
    TokenIndex that = candidate.last;
    while (that < std::min<TokenIndex>(end, candidate.last + kGap) && m_document[that].lower != "that") ++that;
    if (that >= end || m_document[that].lower != "that") return;
    for (TokenIndex t = that + 1; t < std::min<TokenIndex>(end, that + 1 + kReach) && fillers.empty(); ++t) {
        if (m_document[t].upos == Upos::Verb || m_document[t].upos == Upos::Punct) return;
        const std::int32_t i = mentionAt(t);
        if (i < 0 || m_actors.mentions[static_cast<std::size_t>(i)].form == actor::MentionForm::Demonym) continue;
        addMentions(t, true, kImplicitDoubt, "named first in the content", fillers);
    }
}

void ArgumentFinder::linearObject(TokenIndex verb, std::vector<Filler>& fillers) const {
    constexpr TokenIndex kReach = 4;
    nextName(verb + 1, kReach, true, "named behind the verb", fillers);
}

}  // namespace chancery::event
