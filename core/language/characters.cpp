#include "core/language/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace chancery::language {

namespace {

constexpr std::array<CharClass, 128> makeAscii() {
    std::array<CharClass, 128> table{};
    for (int c = 0; c < 128; ++c) {
        CharClass cls = CharClass::Other;
        if (c <= ' ' || c == 127) cls = CharClass::Space;
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) cls = CharClass::Letter;
        else if (c >= '0' && c <= '9') cls = CharClass::Digit;
        else if (c == '\'') cls = CharClass::Apostrophe;
        else if (c == '-') cls = CharClass::Hyphen;
        else if (c == '.') cls = CharClass::Dot;
        table[static_cast<std::size_t>(c)] = cls;
    }
    return table;
}
constexpr auto kAscii = makeAscii();

UChar32 decode(std::string_view text, std::size_t at, std::uint8_t& bytes) {
    const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t i = at;
    UChar32 c = 0;
    U8_NEXT(s, i, text.size(), c);
    bytes = static_cast<std::uint8_t>(i - at);
    return c;
}

CharClass classOf(UChar32 c) {
    if (c < 0) return CharClass::Other;
    if (c == 0x2019 || c == 0x02BC || c == 0xFF07) return CharClass::Apostrophe;
    if (c == 0x2010 || c == 0x2011) return CharClass::Hyphen;
    if (c == 0x00AD || c == 0x200D || c == 0x200C) return CharClass::Letter;  // soft hyphen, joiners: inside words
    if (u_isUWhiteSpace(c)) return CharClass::Space;
    switch (u_charType(c)) {
        case U_UPPERCASE_LETTER:
        case U_LOWERCASE_LETTER:
        case U_TITLECASE_LETTER:
        case U_MODIFIER_LETTER:
        case U_OTHER_LETTER:
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_COMBINING_SPACING_MARK: return CharClass::Letter;
        case U_DECIMAL_DIGIT_NUMBER:
        case U_LETTER_NUMBER:
        case U_OTHER_NUMBER: return CharClass::Digit;
        case U_CONTROL_CHAR:
        case U_FORMAT_CHAR: return CharClass::Space;
        default: return CharClass::Other;
    }
}

}  // namespace

Character characterAt(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 128) return {kAscii[byte], 1};
    Character result;
    const UChar32 c = decode(text, at, result.bytes);
    result.cls = classOf(c);
    return result;
}

bool isUpperAt(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 128) return byte >= 'A' && byte <= 'Z';
    std::uint8_t bytes = 0;
    const UChar32 c = decode(text, at, bytes);
    return c >= 0 && (u_isupper(c) || u_istitle(c));
}

bool isLowerAt(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 128) return byte >= 'a' && byte <= 'z';
    std::uint8_t bytes = 0;
    const UChar32 c = decode(text, at, bytes);
    return c >= 0 && u_islower(c);
}

bool hasUpper(std::string_view text) {
    for (const char c : text)
        if ((c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3) return true;
    return false;
}

std::size_t toLower(std::string_view text, char* out) {
    std::size_t n = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 128) {
            out[n++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            ++at;
            continue;
        }
        std::uint8_t bytes = 0;
        const UChar32 point = decode(text, at, bytes);
        if (point < 0) {
            for (std::uint8_t i = 0; i < bytes; ++i) out[n++] = text[at + i];
        } else {
            auto* target = reinterpret_cast<std::uint8_t*>(out);
            U8_APPEND_UNSAFE(target, n, u_tolower(point));
        }
        at += bytes;
    }
    return n;
}

}  // namespace chancery::language
