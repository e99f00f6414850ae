#pragma once
// SHA-256 as in FIPS 180-4. A case keeps the first 128 bits: enough that two different articles never share them, also
// if somebody tries.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/article/article.h"

namespace chancery::store {

using Sha256 = std::array<std::byte, 32>;
using ContentHash = std::array<std::byte, 16>;

Sha256 sha256(std::string_view bytes);

/// What makes an article the same article: title, publication day and text. Not its file, source or id, so that one
/// dispatch found twice is stored once; nor a day that is only that of its file, which every copy changes.
ContentHash contentHash(const article::Article& article);

}  // namespace chancery::store
