#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/language/document.h"
#include "core/time/lexicon.h"

namespace chancery::time {

/// The smallest piece the grammar looks at: a run of letters, a run of digits, or one sign. Independent of how the
/// tokenizer treats "third-quarter", "Nov." or "14-17".
struct Atom {
    enum class Kind : std::uint8_t { Word, Number, Sign } kind = Kind::Sign;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const Word* word = nullptr;     ///< nullptr: not in the lexicon
    std::int32_t number = -1;       ///< of a run of at most 9 digits
    language::TokenIndex token = 0; ///< the token that holds its first byte
    std::uint32_t sentence = 0;
    char sign = 0;                  ///< of a sign: '-' for every dash, '\'' for every apostrophe
    bool spaceBefore = false;
    bool capital = false;           ///< the first letter is a capital
    bool allCapitals = false;       ///< every letter is, and there are at least two

    std::uint32_t length() const { return end - begin; }
};

/// Cuts every sentence of the document into atoms, in text order; linear.
std::vector<Atom> scanAtoms(const language::Document& document, const TimeLexicon& lexicon);

}  // namespace chancery::time
