#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"

namespace chancery::article {
struct Article;
}

namespace chancery::extraction {

/// Translates between bytes of an article's NFC text and code points of the text as it was given. The same thing as a
/// CodePointIndex for the texts that came in NFC, which nearly all do.
class GivenOffsets {
public:
    /// The article must outlive the offsets.
    explicit GivenOffsets(const article::Article& article);

    std::uint32_t codePoint(std::uint32_t nfcByte) const;
    std::uint32_t byte(std::uint32_t givenCodePoint) const;

private:
    struct Stretch {  ///< both texts agree, byte for byte, from these offsets to the next stretch's `changedNfc`
        std::uint32_t nfc, given;
    };
    bool m_identical;
    base::CodePointIndex m_index;       ///< of the given text
    std::vector<Stretch> m_stretches;   ///< ascending; the ends of every change
};

}  // namespace chancery::extraction
