#include "core/event/argument/word_order.h"

#include <algorithm>

#include "core/event/argument/companions.h"
#include "core/event/argument/mentions.h"

namespace chancery::event::argument {

using actor::Mention;
using actor::MentionForm;
using language::kNoToken;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

/// "clashes erupted on Friday *between* Chad and Niger": where the pair of an event noun begins, with nothing
/// but its verb and its time and place before it.
TokenIndex pairBehind(const ArticleView& view, const Candidate& candidate) {
    constexpr TokenIndex kReach = 9;
    const TokenIndex end =
        std::min<TokenIndex>(view.document.sentenceOf(candidate.trigger).last, candidate.last + kReach);
    for (TokenIndex t = candidate.last; t < end; ++t) {
        const Token& token = view.document[t];
        if (token.lower == "between") return t;
        const bool verb =
            token.upos == Upos::Verb && t != candidate.predicate && token.head != candidate.trigger;
        if (verb || token.upos == Upos::Noun || token.upos == Upos::Punct || token.upos == Upos::Sconj ||
            token.upos == Upos::Pron)
            break;
        if (view.covering(t) && !view.covering(t)->asPlace) break;
    }
    return kNoToken;
}

/// The first name from that token on, with nothing but a noun phrase's words before it.
void nextName(const ArticleView& view, TokenIndex from, TokenIndex reach, Sought sought,
              std::string_view rule, std::vector<Filler>& fillers) {
    const TokenIndex end = std::min<TokenIndex>(view.document.sentenceOf(from - 1).last, from + reach);
    for (TokenIndex t = from; t < end; ++t) {
        if (view.covering(t)) {
            addMentionsAt(view, t, sought, kImplicitDoubt, rule, fillers);
            return;
        }
        const Upos upos = view.document[t].upos;
        if (upos != Upos::Det && upos != Upos::Adj && upos != Upos::Noun && upos != Upos::Propn) return;
    }
}

}  // namespace

void otherOfPair(const ArticleView& view, TokenIndex first, Sought sought, std::vector<Filler>& fillers) {
    if (fillers.size() != 1) return;
    const TokenIndex end = view.document.sentenceOf(first).last;
    bool joined = false;
    constexpr TokenIndex kReach = 10;
    for (TokenIndex t = first + 1; t < std::min<TokenIndex>(end, first + kReach); ++t) {
        const Upos upos = view.document[t].upos;
        joined = joined || view.document[t].lower == "and";
        if (upos == Upos::Verb || upos == Upos::Aux || upos == Upos::Punct) return;
        if (!joined || !view.covering(t)) continue;
        addMentionsAt(view, t, sought, 1.0F, "named", fillers);
        return;
    }
}

void collectBehindPreposition(const ArticleView& view, const Candidate& candidate,
                              const std::string& preposition, Sought sought, std::vector<Filler>& fillers) {
    const TokenIndex end = view.document.sentenceOf(candidate.trigger).last;
    constexpr TokenIndex kReach = 5;
    if (preposition == "between" && candidate.kind == TriggerClass::Noun) {
        const TokenIndex between = pairBehind(view, candidate);
        if (between == kNoToken || between + 1 >= end) return;
        nextName(view, between + 1, kReach, sought, "named behind the preposition", fillers);
        return otherOfPair(view, between + 1, sought, fillers);
    }
    if (candidate.last + 1 >= end || view.document[candidate.last].lower != preposition) return;
    nextName(view, candidate.last + 1, kReach, sought, "named behind the preposition", fillers);
}

void collectBeforeVerb(const ArticleView& view, TokenIndex verb, std::vector<Filler>& fillers) {
    const Xpos xpos = view.document[verb].xpos;
    if (xpos != Xpos::VBD && xpos != Xpos::VBZ && xpos != Xpos::VBP && xpos != Xpos::VB && xpos != Xpos::VBN)
        return;
    const TokenIndex begin = view.document.sentenceOf(verb).first;
    constexpr TokenIndex kReach = 7;
    for (TokenIndex t = verb; t-- > begin && verb - t <= kReach;) {
        const auto& token = view.document[t];
        if (token.upos == Upos::Verb || token.upos == Upos::Sconj || token.upos == Upos::Cconj ||
            (token.upos == Upos::Punct && token.lower != "-") || token.upos == Upos::Part)
            return;
        const Mention* const mention = view.covering(t);
        if (!mention) continue;
        if (mention->asPlace) return;
        addMentionsAt(view, t, kActing, kImplicitDoubt, "named before the verb", fillers);
        // "*Turkey* and Libya agreed"
        const bool joined = mention->first >= begin + 2 && mention->first <= t &&
                            view.document[mention->first - 1].lower == "and" &&
                            view.covering(mention->first - 2);
        if (joined && !fillers.empty() && !view.covering(mention->first - 2)->asPlace &&
            !addMentionsAt(view, mention->first - 2, kActing, kImplicitDoubt, "named before the verb",
                           fillers))
            addCompanion(view, mention->first - 2, fillers);
        return;
    }
}

void collectBehindVerb(const ArticleView& view, TokenIndex verb, std::vector<Filler>& fillers) {
    constexpr TokenIndex kReach = 4;
    nextName(view, verb + 1, kReach, kMeant, "named behind the verb", fillers);
}

void collectBehindThat(const ArticleView& view, const Candidate& candidate, std::vector<Filler>& fillers) {
    const TokenIndex end = view.document.sentenceOf(candidate.trigger).last;
    constexpr TokenIndex kGap = 4;
    constexpr TokenIndex kReach = 4;
    TokenIndex that = candidate.last;
    while (that < std::min<TokenIndex>(end, candidate.last + kGap) && view.document[that].lower != "that")
        ++that;
    if (that >= end || view.document[that].lower != "that") return;
    for (TokenIndex t = that + 1; t < std::min<TokenIndex>(end, that + 1 + kReach) && fillers.empty(); ++t) {
        if (view.document[t].upos == Upos::Verb || view.document[t].upos == Upos::Punct) return;
        const Mention* const mention = view.mentionAt(t);
        if (!mention || mention->form == MentionForm::Demonym) continue;
        addMentionsAt(view, t, kMeant, kImplicitDoubt, "named first in the content", fillers);
    }
}

}  // namespace chancery::event::argument
