#pragma once
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/language/spelling.h"

namespace chancery::language {

/// A token's place; `spaceAfter` is true before white space and at the end of the range.
struct TokenSpan {
    base::Span span;
    bool spaceAfter = true;
};

/// Cuts text into the tokens of the Universal Dependencies treebanks of English, in one pass: clitics ("do|n't",
/// "Korea|'s"), hyphens ("long|-|term", but "anti-tank", "Tae-yong", "2023-11-09"), abbreviations with their full
/// stop ("U.S.", "Gen.", "Nov."), numbers ("1,200", "7:30", "9/11"), amounts ("$|5", "US$|5", "5|pm"), addresses.
class Tokenizer {
public:
    /// `spelling` must outlive the tokenizer.
    explicit Tokenizer(const Spelling& spelling) : m_spelling(&spelling) {}

    /// Appends the tokens of `range`. Every byte of the range that no token covers is white space (CharClass::Space).
    void tokenize(std::string_view text, base::Span range, std::vector<TokenSpan>& out) const;

    /// A longer run without white space is cut there, so that hostile input stays linear.
    static constexpr std::size_t kMaxChunkBytes = 2048;

private:
    const Spelling* m_spelling;
};

}  // namespace chancery::language
