#include "core/language/segmentation.h"

#include "core/language/characters.h"
#include "core/language/quotation.h"
#include "core/language/segmenter.h"
#include "core/language/text_store.h"
#include "core/language/tokenizer.h"

namespace chancery::language {

Document segment(std::string_view text, const Spelling& spelling, TokenIndex maxSentenceTokens) {
    Document document;
    document.text = text;
    document.paragraphs = findParagraphs(text);
    const Tokenizer tokenizer(spelling);
    std::vector<TokenSpan> spans;
    std::vector<SentenceRange> ranges;
    document.tokens.reserve(text.size() / 5);
    for (std::size_t p = 0; p < document.paragraphs.size(); ++p) {
        spans.clear();
        ranges.clear();
        tokenizer.tokenize(text, document.paragraphs[p], spans);
        findSentences(text, spelling, spans, 0, spans.size(), maxSentenceTokens, ranges);
        for (const SentenceRange& range : ranges) {
            Sentence sentence;
            sentence.first = static_cast<TokenIndex>(document.tokens.size());
            sentence.paragraph = static_cast<std::uint32_t>(p);
            sentence.inQuote = range.inQuote;
            sentence.span = {spans[range.first].span.begin, spans[range.last - 1].span.end};
            for (std::size_t i = range.first; i < range.last; ++i) {
                Token& token = document.tokens.emplace_back();
                token.span = spans[i].span;
                token.form = base::textOf(text, token.span);
                token.lemma = token.form;
                token.spaceAfter = spans[i].spaceAfter;
                token.sentence = static_cast<std::uint32_t>(document.sentences.size());
            }
            sentence.last = static_cast<TokenIndex>(document.tokens.size());
            document.sentences.push_back(sentence);
        }
    }
    fillLower(document);
    markQuotations(document);
    return document;
}

void fillLower(Document& document) {
    TextStore store(document.strings, document.text.size() / 8);
    for (Token& token : document.tokens) {
        if (!hasUpper(token.form)) {
            token.lower = token.form;
            continue;
        }
        char* const buffer = store.reserve(token.form.size() * kLowerGrowth);
        token.lower = store.finish(toLower(token.form, buffer));
    }
}

}  // namespace chancery::language
