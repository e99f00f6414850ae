#include "core/event/argument/speaker.h"

namespace chancery::event::argument {

using language::kNoToken;
using language::Sentence;
using language::Upos;

namespace {

/// Whose words a sentence quotes: the subject of its last verb of speech outside the quotation.
TokenIndex speakerIn(const ArticleView& view, std::uint32_t sentence) {
    const Sentence& s = view.document.sentences[sentence];
    for (TokenIndex t = s.last; t-- > s.first;) {
        if (view.document[t].quoted || view.document[t].upos != Upos::Verb ||
            !view.words.speech.contains(view.document[t].lemma))
            continue;
        const TokenIndex speaker = view.clause.agent(t);
        if (speaker != kNoToken) return speaker;
    }
    return kNoToken;
}

}  // namespace

TokenIndex speakerOf(const ArticleView& view, TokenIndex pronoun) {
    if (const TokenIndex verb = view.clause.reportingVerb(pronoun); verb != kNoToken)
        return view.clause.agent(verb);
    if (!view.document[pronoun].quoted) return kNoToken;
    constexpr std::uint32_t kReach = 3;
    const std::uint32_t own = view.document[pronoun].sentence;
    const auto sameParagraph = [&](std::uint32_t s) {
        return view.document.sentences[s].paragraph == view.document.sentences[own].paragraph;
    };
    TokenIndex before = kNoToken;
    TokenIndex speaker = speakerIn(view, own);
    for (std::uint32_t s = own; speaker == kNoToken && s-- > 0 && own - s <= kReach && before == kNoToken;) {
        if (sameParagraph(s))
            speaker = speakerIn(view, s);
        else
            before = speakerIn(view, s);
    }
    for (std::uint32_t s = own + 1;
         speaker == kNoToken && s < view.document.sentences.size() && s - own <= kReach && sameParagraph(s);
         ++s)
        speaker = speakerIn(view, s);
    return speaker != kNoToken ? speaker : before;
}

}  // namespace chancery::event::argument
