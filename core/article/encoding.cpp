#include "core/article/encoding.h"

#include <fmt/format.h>
#include <uchardet.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <optional>
#include <vector>

#include "core/article/article_reader.h"
#include "core/base/utf8.h"

namespace chancery::article {

namespace {

constexpr std::size_t kDetectBytes = 256U << 10U;  ///< uchardet has seen enough after these

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
    void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

constexpr bool isHigh(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

bool isMark(char32_t point) {
    return point >= 0x300 && u_getCombiningClass(static_cast<UChar32>(point)) != 0;
}

/// What browsers do: the Latin-1 and ASCII labels mean Windows-1252.
std::string canonicalName(std::string_view name) {
    std::string out;
    for (char c : name)
        if (c > ' ' && c < 127 && c != '"' && c != '\'')
            out.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    if (out.size() > 40) return {};
    static constexpr std::array<std::string_view, 6> kLatin = {"iso-8859-1", "latin1",   "latin-1",
                                                               "ascii",      "us-ascii", "iso8859-1"};
    if (std::find(kLatin.begin(), kLatin.end(), out) != kLatin.end()) return "windows-1252";
    return out;
}

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(charset.c_str(), &status));
    if (U_FAILURE(status)) return std::nullopt;
    const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
    if (U_FAILURE(status)) return std::nullopt;
    // In pieces, so that 32 MiB of input need no third copy in UTF-16.
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8 + 16);
    std::vector<char> piece(64U << 10U);
    std::array<UChar, 8192> pivot{};
    UChar* pivotSource = pivot.data();
    UChar* pivotTarget = pivot.data();
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    bool first = true;
    for (;;) {
        char* target = piece.data();
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source, end, pivot.data(),
                       &pivotSource, &pivotTarget, pivot.data() + pivot.size(), first, true, &status);
        first = false;
        out.append(piece.data(), target);
        if (status != U_BUFFER_OVERFLOW_ERROR) break;
    }
    if (U_FAILURE(status)) return std::nullopt;
    return out;
}

/// UTF-16 without a mark: Western text has a zero in every other byte.
std::string_view guessUtf16(std::string_view bytes) {
    const std::size_t n = std::min<std::size_t>(bytes.size(), 4096) / 2 * 2;
    if (n < 8) return {};
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < n; ++i)
        if (bytes[i] == '\0') ++zeros[i % 2];
    const std::size_t most = n / 2 * 7 / 10;
    const std::size_t few = n / 2 / 20;
    if (zeros[1] > most && zeros[0] <= few) return "UTF-16LE";
    if (zeros[0] > most && zeros[1] <= few) return "UTF-16BE";
    return {};
}

std::string repairedUtf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + 16);
    for (std::size_t at = 0; at < bytes.size();) {
        if (!isHigh(bytes[at])) {
            out.push_back(bytes[at++]);
            continue;
        }
        const std::size_t from = at;
        const char32_t c = base::nextCodePoint(bytes, at);
        if (c == 0xFFFD)
            out += "\xEF\xBF\xBD";
        else
            out.append(bytes, from, at - from);
    }
    return out;
}

/// Without a character that the end of the bytes cuts off.
std::string_view withoutCutCharacter(std::string_view bytes) {
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto c = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (c < 0x80) break;
        if (c < 0xC0) continue;
        const std::size_t needed = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        return needed > back ? bytes.substr(0, bytes.size() - back) : bytes;
    }
    return bytes;
}

/// Cut or slightly damaged UTF-8: far more characters of several bytes are whole than broken.
bool isMostlyUtf8(std::string_view bytes) {
    bytes = withoutCutCharacter(bytes);
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (!isHigh(bytes[at])) {
            ++at;
            continue;
        }
        const std::size_t from = at;
        const char32_t c = base::nextCodePoint(bytes, at);
        ++(c == 0xFFFD && at - from == 1 ? bad : good);
    }
    return good > 10 * bad;
}

/// Western text in a one-byte code has accents that stand alone among ASCII letters, and curly quotes; other
/// alphabets come in runs. uchardet guesses wildly on a few accents.
bool looksWestern(std::string_view bytes) {
    const auto isLetterByte = [&](std::size_t i) {
        return i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= 0xC0;
    };
    std::size_t alone = 0;
    std::size_t inRuns = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (isLetterByte(i)) ++(isLetterByte(i + 1) || (i > 0 && isLetterByte(i - 1)) ? inRuns : alone);
    return inRuns * 4 <= alone;
}

std::string detectCharset(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, kDetectBytes);
    if (looksWestern(sample)) return "windows-1252";
    const std::unique_ptr<uchardet, CloseDetector> detector(uchardet_new());
    if (detector && uchardet_handle_data(detector.get(), sample.data(), sample.size()) == 0) {
        uchardet_data_end(detector.get());
        std::string name = canonicalName(uchardet_get_charset(detector.get()));
        if (!name.empty() && name != "utf-8") return name;
    }
    return "windows-1252";
}

bool isBinary(std::string_view text) {
    std::size_t control = 0;
    for (char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B && c != 0x1A) ++control;
    }
    return static_cast<double>(control) > kMaxControlShare * static_cast<double>(text.size());
}

base::Result<DecodedText> checked(std::string utf8, std::string charset) {
    if (isBinary(utf8)) return base::makeError(base::ErrorCode::Malformed, "binary data, not text");
    return DecodedText{std::move(utf8), std::move(charset)};
}

}  // namespace

std::string_view findBinaryFormat(std::string_view bytes) {
    struct Magic {
        std::string_view bytes;
        std::string_view name;
    };
    using namespace std::string_view_literals;
    static constexpr std::array kMagics = {Magic{"%PDF-"sv, "PDF document"},
                                           Magic{"PK\x03\x04"sv, "ZIP archive or Office document"},
                                           Magic{"\x1F\x8B"sv, "gzip archive"},
                                           Magic{"BZh"sv, "bzip2 archive"},
                                           Magic{"\xFD"
                                                 "7zXZ"sv,
                                                 "xz archive"},
                                           Magic{"\x89PNG"sv, "PNG image"},
                                           Magic{"\xFF\xD8\xFF"sv, "JPEG image"},
                                           Magic{"GIF8"sv, "GIF image"},
                                           Magic{"\x7F"
                                                 "ELF"sv,
                                                 "program"},
                                           Magic{"SQLite format 3\0"sv, "SQLite database"},
                                           Magic{"\xD0\xCF\x11\xE0"sv, "Office document"},
                                           Magic{"{\\rtf"sv, "RTF document"}};
    for (const Magic& magic : kMagics)
        if (bytes.starts_with(magic.bytes)) return magic.name;
    return {};
}

base::Result<DecodedText> decodeText(std::string_view bytes, std::string_view declared) {
    using namespace std::string_view_literals;
    if (const std::string_view format = findBinaryFormat(bytes); !format.empty())
        return base::makeError(base::ErrorCode::Unsupported, fmt::format("{}, not text", format));
    std::string charset;
    if (bytes.starts_with("\xEF\xBB\xBF")) return checked(repairedUtf8(bytes.substr(3)), "UTF-8");
    std::size_t mark = 0;
    if (bytes.starts_with("\xFF\xFE\0\0"sv) && bytes.size() % 4 == 0)
        charset = "UTF-32LE", mark = 4;
    else if (bytes.starts_with("\0\0\xFE\xFF"sv))
        charset = "UTF-32BE", mark = 4;
    else if (bytes.starts_with("\xFF\xFE"))
        charset = "UTF-16LE", mark = 2;
    else if (bytes.starts_with("\xFE\xFF"))
        charset = "UTF-16BE", mark = 2;
    else
        charset = guessUtf16(bytes);
    if (charset.empty() && base::isUtf8(bytes) && bytes.find('\x1B') == std::string_view::npos)
        return checked(std::string(bytes), "UTF-8");
    if (charset.empty()) {
        const std::string name = canonicalName(declared);
        const bool utf8 = name == "utf-8" || name == "utf8";
        if (utf8 || isMostlyUtf8(bytes)) {
            if (isMostlyUtf8(bytes)) return checked(repairedUtf8(bytes), "UTF-8");
        } else if (!name.empty() && !name.starts_with("utf-16") && !name.starts_with("utf-32")) {
            if (auto text = convert(bytes, name)) return checked(std::move(*text), name);
        }
        if (isBinary(bytes)) return base::makeError(base::ErrorCode::Malformed, "binary data, not text");
        charset = detectCharset(bytes);
    }
    auto text = convert(bytes.substr(mark), charset);
    if (!text) {
        charset = "windows-1252";
        text = convert(bytes.substr(mark), charset);
    }
    if (!text) return base::makeError(base::ErrorCode::Malformed, "in no known encoding");
    return checked(std::move(*text), charset);
}

bool hasLongMarkRun(std::string_view utf8) {
    std::size_t run = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        if (!isHigh(utf8[at])) {
            ++at;
            run = 0;
            continue;
        }
        run = isMark(base::nextCodePoint(utf8, at)) ? run + 1 : 0;
        if (run > kMaxCombiningMarks) return true;
    }
    return false;
}

std::string_view cutAtCharacter(std::string_view utf8, std::size_t limit) {
    if (utf8.size() <= limit) return utf8;
    while (limit > 0 && (static_cast<unsigned char>(utf8[limit]) & 0xC0U) == 0x80U) --limit;
    return utf8.substr(0, limit);
}

std::string cleanText(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    std::size_t marks = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const char c = utf8[at];
        if (!isHigh(c)) {
            ++at;
            marks = 0;
            if (c == '\r') {
                if (at >= utf8.size() || utf8[at] != '\n') out.push_back('\n');
            } else if (c == '\f' || c == '\v') {
                out.push_back('\n');
            } else if (c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)) {
                out.push_back(c);
            }
            continue;
        }
        const std::size_t from = at;
        const char32_t point = base::nextCodePoint(utf8, at);
        marks = isMark(point) ? marks + 1 : 0;
        if (marks > kMaxCombiningMarks) continue;
        const bool space =
            point == 0xA0 || point == 0x202F || (point >= 0x2000 && point <= 0x200A) || point == 0x3000;
        const bool line = point == 0x2028 || point == 0x2029 || point == 0x85;
        const bool dropped = point == 0xAD || point == 0x200B || point == 0xFEFF || point == 0x2060 ||
                             (point >= 0x80 && point < 0xA0) || (point >= 0x200E && point <= 0x200F) ||
                             (point >= 0x202A && point <= 0x202E);
        if (space)
            out.push_back(' ');
        else if (line)
            out.push_back('\n');
        else if (!dropped)
            out.append(utf8, from, at - from);
    }
    return base::toNfc(out);
}

}  // namespace chancery::article
