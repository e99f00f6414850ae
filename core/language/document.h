#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/language/tagset.h"

namespace chancery::language {

/// Index of a token in Document::tokens.
using TokenIndex = std::uint32_t;
inline constexpr TokenIndex kNoToken = 0xFFFF'FFFFU;

/// One syntactic word (Universal Dependencies v2: "don't" is two, "Korea's" is two, punctuation is a token).
struct Token {
    base::Span span;
    std::string_view form;   ///< view into the text
    std::string_view lemma;  ///< view into the text or into the document's own storage; lower case but for names
    std::string_view lower;  ///< the form in lower case (ASCII and Latin letters)
    Upos upos = Upos::X;
    Xpos xpos = Xpos::None;
    Relation relation = Relation::Dep;     ///< to the head
    TokenIndex head = kNoToken;            ///< index in the document; kNoToken for a root (or without a parse)
    TokenIndex firstChild = kNoToken;      ///< children from left to right: firstChild, then nextSibling of each
    TokenIndex nextSibling = kNoToken;
    std::uint32_t sentence = 0;            ///< index in Document::sentences
    bool spaceAfter = true;
    bool quoted = false;                   ///< inside quotation marks, the marks left out (quotation.h)
};

struct Sentence {
    base::Span span;              ///< without the white space around it
    TokenIndex first = 0;
    TokenIndex last = 0;          ///< one past the last
    TokenIndex root = kNoToken;
    std::uint32_t paragraph = 0;
    bool inQuote = false;         ///< begins inside a quotation that an earlier sentence opened

    TokenIndex size() const { return last - first; }
};

/// An article's text, cut and analysed. Move-only; the views in its tokens point into the text that was given to
/// LanguageModel::analyse (which must outlive it) and into its own storage. The actor
/// tagger joins the words of each name in its trees; nothing else changes it once it is made.
class Document {
public:
    Document() = default;
    Document(Document&&) = default;
    Document& operator=(Document&&) = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    std::string_view text;
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<base::Span> paragraphs;
    /// Storage of lower-cased forms and lemmas that are no substring of the text; never reallocated after analysis.
    std::vector<std::string> strings;

    const Token& operator[](TokenIndex i) const { return tokens[i]; }
    const Sentence& sentenceOf(TokenIndex i) const { return sentences[tokens[i].sentence]; }
    /// The first token whose span ends behind `byte`, or tokens.size().
    TokenIndex tokenAt(std::uint32_t byte) const;
    /// The first child of `head` with that relation (subtypes count as their base when `relation` has none).
    TokenIndex findChild(TokenIndex head, Relation relation) const;
    bool isDescendant(TokenIndex token, TokenIndex ancestor) const;
    /// The first word of [first, last) whose own head lies outside, punctuation and case marks left out; the last word if
    /// there is no parse.
    TokenIndex headOf(TokenIndex first, TokenIndex last) const;
    /// Leftmost and one-past-rightmost token of the subtree.
    std::pair<TokenIndex, TokenIndex> subtreeRange(TokenIndex head) const;
};

/// Sets a sentence's children and root anew from the heads of its tokens.
void linkChildren(Document& document, Sentence& sentence);

/// Calls `visit(childIndex)` for each child of `head`, left to right.
template <typename Visit>
void forEachChild(const Document& document, TokenIndex head, Visit&& visit) {
    for (TokenIndex c = document.tokens[head].firstChild; c != kNoToken; c = document.tokens[c].nextSibling) visit(c);
}

}  // namespace chancery::language
