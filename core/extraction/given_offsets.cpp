#include "core/extraction/given_offsets.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <string>

#include "core/article/article.h"

namespace chancery::extraction {

GivenOffsets::GivenOffsets(const article::Article& article)
    : m_identical(!article.givenText), m_index(article.givenText ? *article.givenText : article.text) {
    if (m_identical) return;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    icu::Edits edits;
    std::string ignored;
    icu::StringByteSink<std::string> sink(&ignored);
    nfc->normalizeUTF8(0, *article.givenText, sink, &edits, status);
    m_stretches.push_back({0, 0});
    for (auto it = edits.getCoarseChangesIterator(); it.next(status);)
        m_stretches.push_back({static_cast<std::uint32_t>(it.destinationIndex() + it.newLength()),
                               static_cast<std::uint32_t>(it.sourceIndex() + it.oldLength())});
}

std::uint32_t GivenOffsets::codePoint(std::uint32_t nfcByte) const {
    if (m_identical) return m_index.codePoint(nfcByte);
    const auto after = std::upper_bound(m_stretches.begin(), m_stretches.end(), nfcByte,
                                        [](std::uint32_t byte, const Stretch& s) { return byte < s.nfc; });
    const Stretch& from = *(after - 1);
    const std::uint32_t limit = after == m_stretches.end() ? UINT32_MAX : after->given;
    // Inside a change the end of the change is as near as one can get.
    return m_index.codePoint(std::min(from.given + (nfcByte - from.nfc), limit));
}

std::uint32_t GivenOffsets::byte(std::uint32_t givenCodePoint) const {
    const std::uint32_t given = m_index.byte(givenCodePoint);
    if (m_identical) return given;
    const auto after = std::upper_bound(m_stretches.begin(), m_stretches.end(), given,
                                        [](std::uint32_t byte, const Stretch& s) { return byte < s.given; });
    const Stretch& from = *(after - 1);
    const std::uint32_t limit = after == m_stretches.end() ? UINT32_MAX : after->nfc;
    return std::min(from.nfc + (given - from.given), limit);
}

}  // namespace chancery::extraction
