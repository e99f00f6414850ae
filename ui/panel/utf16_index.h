#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace chancery::ui {

/// Byte offsets of a UTF-8 text as the UTF-16 positions that Qt counts; linear to build, a short scan to ask.
class Utf16Index {
public:
    /// `text` must be UTF-8 and outlive the index.
    explicit Utf16Index(std::string_view text);

    int utf16(std::uint32_t byte) const;

private:
    static constexpr std::uint32_t kStep = 256;
    /// UTF-16 units that the byte begins: 1, 2 for a four-byte character, 0 inside a character.
    static int units(char c);

    std::string_view m_text;
    std::vector<int> m_before;  ///< units before each kStep-th byte
};

}  // namespace chancery::ui
