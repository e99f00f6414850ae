#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chancery::language {

/// What the tokenizer sees in a character.
enum class CharClass : std::uint8_t {
    Space,       ///< white space, control and zero-width format characters: belongs to no token
    Letter,      ///< letters, marks and whatever sticks to the letter before it
    Digit,
    Apostrophe,  ///< ' and its typographic forms
    Hyphen,      ///< - and the Unicode hyphens, not dashes
    Dot,
    Other,
};

struct Character {
    CharClass cls = CharClass::Space;
    std::uint8_t bytes = 1;
};

/// The character that begins at `at` (< text.size()); one byte of class Other for an ill-formed sequence.
Character characterAt(std::string_view text, std::size_t at);

/// True if the character at `at` is an upper or title case letter.
bool isUpperAt(std::string_view text, std::size_t at);
bool isLowerAt(std::string_view text, std::size_t at);

/// False only if the lower-case form of the text is surely the text itself.
bool hasUpper(std::string_view text);
/// Writes the lower-case form behind `out` (at most kLowerGrowth * text.size() bytes) and returns its length.
std::size_t toLower(std::string_view text, char* out);
inline constexpr std::size_t kLowerGrowth = 3;

}  // namespace chancery::language
