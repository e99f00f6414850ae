#pragma once
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace chancery::article {

struct DecodedText {
    std::string utf8;     ///< well-formed UTF-8, without byte order mark; ill-formed input gives U+FFFD
    std::string charset;  ///< that was used: "UTF-8", "UTF-16LE", "windows-1252"
};

/// A share of control characters above this marks bytes as binary.
inline constexpr double kMaxControlShare = 0.02;

/// Turns bytes of any encoding into UTF-8. The byte order mark decides; else UTF-16 shows by its zero bytes;
/// else well-formed UTF-8 is UTF-8 whatever was declared; else `declared` (an HTML or HTTP charset name, may
/// be empty), else what uchardet finds, else Windows-1252. Malformed if the bytes are no text at all.
base::Result<DecodedText> decodeText(std::string_view bytes, std::string_view declared = {});

/// Text as every reader but JSON hands it on: lines end in \n, no control characters, no-break spaces as
/// spaces, soft hyphens and zero-width marks gone, NFC. `utf8` must be well formed.
std::string cleanText(std::string_view utf8);

/// More than kMaxCombiningMarks in a row: sorting them for NFC would take quadratic time. cleanText() drops
/// such.
bool hasLongMarkRun(std::string_view utf8);

/// The first `limit` bytes at most, without half a character at the end.
std::string_view cutAtCharacter(std::string_view utf8, std::size_t limit);

/// A name for bytes that are a known binary format ("PDF", "ZIP archive", "JPEG image"); empty if they are
/// none.
std::string_view findBinaryFormat(std::string_view bytes);

}  // namespace chancery::article
