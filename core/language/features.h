#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace chancery::language {

/// The hashed parts of a word that the network sees beside the word itself. The order, the sizes and the hash are part
/// of the model file's format.
enum class WordPart : std::uint8_t { Suffix2, Suffix3, Suffix4, Prefix2, Prefix3, Shape };
inline constexpr std::size_t kWordParts = 6;
inline constexpr std::array<std::uint32_t, kWordParts> kPartRows = {1024, 4096, 8192, 1024, 4096, 256};

/// How a word is looked up: lower case, digits as '0', typographic apostrophes as "'"; at most kMaxKeyBytes.
class WordKey {
public:
    static constexpr std::size_t kMaxKeyBytes = 48;
    explicit WordKey(std::string_view lower);
    std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    std::array<char, kMaxKeyBytes> m_bytes;
    std::size_t m_size = 0;
};

std::uint32_t hashKey(std::string_view key);

using PartRows = std::array<std::uint32_t, kWordParts>;

/// The row of every part, each within its own table.
PartRows findParts(std::string_view form, std::string_view key);

/// The shape row that the form would have in capitals, or with a capital first letter: for training on headlines.
enum class Recase : std::uint8_t { None, Upper, Title };
std::uint32_t shapeRow(std::string_view form, Recase recase);

}  // namespace chancery::language
