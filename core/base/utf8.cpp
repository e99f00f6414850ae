#include "core/base/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace chancery::base {

namespace {

constexpr bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace

bool isUtf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        UChar32 c = 0;
        auto i = static_cast<std::int32_t>(0);
        const std::size_t left = std::min<std::size_t>(bytes.size() - at, 4);
        U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data() + at), i, static_cast<std::int32_t>(left), c);
        if (c < 0) return false;
        at += static_cast<std::size_t>(i);
    }
    return true;
}

std::string toNfc(std::string_view bytes) {
    if (isAscii(bytes)) return std::string(bytes);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    const auto text = icu::UnicodeString::fromUTF8({bytes.data(), static_cast<std::int32_t>(bytes.size())});
    std::string out;
    if (U_FAILURE(status) || nfc->isNormalized(text, status)) {
        text.toUTF8String(out);
        return out;
    }
    nfc->normalize(text, status).toUTF8String(out);
    return out;
}

char32_t nextCodePoint(std::string_view text, std::size_t& at) {
    UChar32 c = 0;
    std::int32_t i = 0;
    const std::size_t left = std::min<std::size_t>(text.size() - at, 4);
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data() + at), i, static_cast<std::int32_t>(left), c);
    if (c < 0) {
        ++at;
        return 0xFFFD;
    }
    at += static_cast<std::size_t>(i);
    return static_cast<char32_t>(c);
}

std::string foldForLookup(std::string_view text) {
    std::string out;
    if (isAscii(text)) {
        out.reserve(text.size());
        for (char c : text) out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
        return out;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    if (U_SUCCESS(status)) wide = nfkd->normalize(wide, status);
    wide.foldCase();
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
        const UChar32 c = wide.char32At(i);
        if (u_charType(c) != U_NON_SPACING_MARK) bare.append(c);
    }
    bare.toUTF8String(out);
    return out;
}

CodePointIndex::CodePointIndex(std::string_view text) : m_text(text), m_ascii(isAscii(text)) {
    if (m_ascii) {
        m_count = static_cast<std::uint32_t>(text.size());
        return;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % kStep == 0) m_countAt.push_back(m_count);
        if (!isContinuation(text[i])) ++m_count;
    }
}

std::uint32_t CodePointIndex::codePoint(std::uint32_t byte) const {
    byte = std::min(byte, static_cast<std::uint32_t>(m_text.size()));
    if (m_ascii) return byte;
    if (byte == m_text.size()) return m_count;
    std::uint32_t count = m_countAt[byte / kStep];
    for (std::uint32_t i = byte / kStep * kStep; i < byte; ++i) count += isContinuation(m_text[i]) ? 0U : 1U;
    return count;
}

std::uint32_t CodePointIndex::byte(std::uint32_t codePoint) const {
    if (m_ascii) return std::min(codePoint, m_count);
    if (codePoint >= m_count) return static_cast<std::uint32_t>(m_text.size());
    const auto block = std::upper_bound(m_countAt.begin(), m_countAt.end(), codePoint) - m_countAt.begin() - 1;
    std::uint32_t count = m_countAt[static_cast<std::size_t>(block)];
    auto i = static_cast<std::uint32_t>(block) * kStep;
    for (;; ++i) {
        if (isContinuation(m_text[i])) continue;
        if (count == codePoint) return i;
        ++count;
    }
}

}  // namespace chancery::base
