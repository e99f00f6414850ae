#pragma once
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/language/spelling.h"
#include "core/language/tokenizer.h"

namespace chancery::language {

/// The paragraphs of a text, trimmed, in order; empty ones are left out. A blank line ends a paragraph. A single
/// line break does too, unless the text is wrapped at a fixed width (judged by its line lengths) and the line was full.
std::vector<base::Span> findParagraphs(std::string_view text);

/// A sentence as a range of the tokens given.
struct SentenceRange {
    std::size_t first = 0;
    std::size_t last = 0;  ///< one past the last
    bool inQuote = false;  ///< begins inside a quotation that an earlier sentence of the paragraph opened
};

/// Appends the sentences of one paragraph, whose tokens are tokens[first, last). None is longer than `maxTokens`. A
/// dateline at its beginning, up to its dash, is a sentence of its own.
void findSentences(std::string_view text, const Spelling& spelling, const std::vector<TokenSpan>& tokens,
                   std::size_t first, std::size_t last, std::size_t maxTokens, std::vector<SentenceRange>& out);

}  // namespace chancery::language
