#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/language/document.h"

namespace chancery::actor {

/// How a word is capitalised. `Capital` is an initial capital (or one inside: "al-Qaeda" has two atoms),
/// `AllCaps` at least two letters without a lower-case one.
enum class Shape : std::uint8_t { Lower, Capital, AllCaps, Other };

/// The unit that names are compared by: a word or a part of a hyphenated word, without case, diacritics,
/// apostrophes and full stops ("Ja'afari" and "Jaafari", "U.S." and "US" are equal), American or British ("Defense",
/// "Defence"). A possessive clitic is an atom of its own.
struct Atom {
    std::uint64_t hash = 0;
    language::TokenIndex token = 0;
    base::Span span;
    Shape shape = Shape::Lower;
    bool clitic = false;  ///< "'s", or the apostrophe of "states'"
};

/// Calls for each atom of one word of text; `offset` is added to its span, `token` copied.
void appendAtoms(std::string_view word, std::uint32_t offset, language::TokenIndex token,
                 std::vector<Atom>& out);

/// The atoms of a phrase of a lexicon, cut at white space first.
std::vector<Atom> atomsOfPhrase(std::string_view phrase);

/// Hash of a folded word, as in Atom::hash.
std::uint64_t hashOfWord(std::string_view word);

/// The atoms of tokens [first, last) of a document, and where each token's begin.
struct AtomSequence {
    std::vector<Atom> atoms;
    std::vector<std::uint32_t> firstOfToken;  ///< size: tokens + 1, relative to `firstToken`
    language::TokenIndex firstToken = 0;

    void assign(const language::Document& document, language::TokenIndex first, language::TokenIndex last);
    std::uint32_t atomOf(language::TokenIndex token) const { return firstOfToken[token - firstToken]; }
};

}  // namespace chancery::actor
