#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::base {

/// True if the bytes are well-formed UTF-8.
bool isUtf8(std::string_view bytes);

/// The bytes with every ill-formed sequence replaced by U+FFFD, in Unicode normalisation form C.
std::string toNfc(std::string_view bytes);

/// Decodes the code point that begins at `at` and moves `at` behind it; U+FFFD and one byte on for an ill-formed one.
char32_t nextCodePoint(std::string_view text, std::size_t& at);

/// Lower case and without diacritics, for look-ups: "Núñez" and "NUNEZ" fold to "nunez".
std::string foldForLookup(std::string_view text);

/// Translates byte offsets of a text into code point offsets, many at a time and in any order: built once in linear
/// time, one look-up costs a scan of at most kStep bytes. Pure ASCII texts cost nothing.
class CodePointIndex {
public:
    /// `text` must be UTF-8 and outlive the index.
    explicit CodePointIndex(std::string_view text);

    std::uint32_t codePoint(std::uint32_t byte) const;
    std::uint32_t byte(std::uint32_t codePoint) const;
    std::uint32_t codePointCount() const { return m_count; }

private:
    static constexpr std::uint32_t kStep = 256;
    std::string_view m_text;
    bool m_ascii = true;
    std::uint32_t m_count = 0;
    std::vector<std::uint32_t> m_countAt;  ///< code points before each kStep-th byte
};

}  // namespace chancery::base
