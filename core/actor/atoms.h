#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/flat_map.h"
#include "core/base/span.h"
#include "core/language/document.h"

namespace chancery::actor {

/// How a word is capitalised. `Capital` is an initial capital (or one inside: "al-Qaeda" has two atoms),
/// `AllCaps` at least two letters without a lower-case one.
enum class Shape : std::uint8_t { Lower, Capital, AllCaps, Other };

/// The unit that names are compared by: a word or a part of a hyphenated word, without case, diacritics,
/// apostrophes and full stops ("Ja'afari" and "Jaafari", "U.S." and "US" are equal), in whatever spelling (WordFolding).
/// A possessive clitic is an atom of its own.
struct Atom {
    std::uint64_t hash = 0;
    language::TokenIndex token = 0;
    base::Span span;
    Shape shape = Shape::Lower;
    bool clitic = false;  ///< "'s", or the apostrophe of "states'"
};

/// Which words count as one: all that Atom leaves out of account, and the spellings that it was told of.
class WordFolding {
public:
    /// From here on `word` counts as `same`: "defense" as "defence". Each is one word.
    void addSpelling(std::string_view word, std::string_view same);

    /// Appends the atoms of one word of text; `offset` is added to their spans, `token` copied.
    void appendAtoms(std::string_view word, std::uint32_t offset, language::TokenIndex token, std::vector<Atom>& out) const;

    /// The atoms of a phrase of a lexicon, cut at white space first.
    std::vector<Atom> atomsOf(std::string_view phrase) const;

    /// As Atom::hash; 0 for a word without a letter or digit.
    std::uint64_t hashOf(std::string_view word) const;

    /// As phraseHash of all its atoms.
    std::uint64_t hashOfPhrase(std::string_view phrase) const;

private:
    struct Itself {
        std::uint64_t operator()(std::uint64_t hash) const { return hash; }
    };
    void appendPart(std::string_view part, std::uint32_t begin, language::TokenIndex token, bool clitic, std::vector<Atom>& out) const;

    base::FlatMap<std::uint64_t, std::uint64_t, Itself> m_spellings;
};

/// The hash of a phrase that goes on with another word; that of the empty phrase is 0.
constexpr std::uint64_t phraseHash(std::uint64_t phrase, const Atom& next) { return phrase * 31 + next.hash; }

/// The atoms of tokens [first, last) of a document, and where each token's begin.
struct AtomSequence {
    std::vector<Atom> atoms;
    std::vector<std::uint32_t> firstOfToken;  ///< size: tokens + 1, relative to `firstToken`
    language::TokenIndex firstToken = 0;

    void assign(const language::Document& document, const WordFolding& folding, language::TokenIndex first, language::TokenIndex last);
    std::uint32_t atomOf(language::TokenIndex token) const { return firstOfToken[token - firstToken]; }
};

}  // namespace chancery::actor
