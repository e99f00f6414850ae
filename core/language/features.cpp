#include "core/language/features.h"

#include <algorithm>
#include <bit>

#include "core/language/characters.h"

namespace chancery::language {

namespace {

constexpr std::uint32_t kFnvBasis = 2166136261U;
constexpr std::uint32_t kFnvPrime = 16777619U;

std::uint32_t hashBytes(std::string_view bytes, std::uint32_t h) {
    for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * kFnvPrime;
    return h;
}

std::uint32_t mix(std::uint32_t h) {
    h ^= h >> 15;
    h *= 0x2C1B3C6DU;
    return h ^ (h >> 13);
}

std::uint32_t partRow(WordPart part, std::string_view bytes, bool whole) {
    const auto p = static_cast<std::size_t>(part);
    const auto seed = kFnvBasis + static_cast<std::uint32_t>(p) * 2 + (whole ? 1 : 0);
    return mix(hashBytes(bytes, seed)) & (kPartRows[p] - 1);
}

static_assert(std::all_of(kPartRows.begin(), kPartRows.end(), [](std::uint32_t n) { return std::has_single_bit(n); }));

char shapeOf(std::string_view form, std::size_t at, CharClass cls, bool first, Recase recase) {
    switch (cls) {
        case CharClass::Letter:
            if (recase == Recase::Upper || (recase == Recase::Title && first)) return 'X';
            return isUpperAt(form, at) ? 'X' : 'x';
        case CharClass::Digit: return 'd';
        case CharClass::Apostrophe: return '\'';
        case CharClass::Hyphen: return '-';
        case CharClass::Dot: return '.';
        default: return static_cast<unsigned char>(form[at]) < 128 ? form[at] : '?';
    }
}

}  // namespace

WordKey::WordKey(std::string_view lower) {
    for (std::size_t i = 0; i < lower.size() && m_size < kMaxKeyBytes; ++i) {
        const char c = lower[i];
        if (c >= '0' && c <= '9') {
            m_bytes[m_size++] = '0';
        } else if (c == '\xE2' && lower.substr(i, 3) == "\xE2\x80\x99") {
            m_bytes[m_size++] = '\'';
            i += 2;
        } else {
            m_bytes[m_size++] = c;
        }
    }
}

std::uint32_t hashKey(std::string_view key) { return mix(hashBytes(key, kFnvBasis)); }

PartRows findParts(std::string_view form, std::string_view key) {
    PartRows rows{};
    const auto suffix = [key](std::size_t n) { return key.substr(key.size() - std::min(n, key.size())); };
    const auto set = [&](WordPart part, std::string_view bytes) {
        rows[static_cast<std::size_t>(part)] = partRow(part, bytes, bytes.size() == key.size());
    };
    set(WordPart::Suffix2, suffix(2));
    set(WordPart::Suffix3, suffix(3));
    set(WordPart::Suffix4, suffix(4));
    set(WordPart::Prefix2, key.substr(0, 2));
    set(WordPart::Prefix3, key.substr(0, 3));
    rows[static_cast<std::size_t>(WordPart::Shape)] = shapeRow(form, Recase::None);
    return rows;
}

std::uint32_t shapeRow(std::string_view form, Recase recase) {
    // Runs of one class count as at most two: "Blinken" and "Seoul" are both "Xxx".
    std::array<char, 12> shape{};
    std::size_t size = 0;
    std::size_t seen = 0;
    for (std::size_t at = 0; at < form.size() && size < shape.size() && seen < WordKey::kMaxKeyBytes; ++seen) {
        const Character c = characterAt(form, at);
        const char s = shapeOf(form, at, c.cls, at == 0, recase);
        if (size < 2 || shape[size - 1] != s || shape[size - 2] != s) shape[size++] = s;
        at += c.bytes;
    }
    return partRow(WordPart::Shape, {shape.data(), size}, false);
}

}  // namespace chancery::language
