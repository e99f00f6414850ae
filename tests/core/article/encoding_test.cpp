#include "core/article/encoding.h"

#include <gtest/gtest.h>

#include "core/base/utf8.h"

using namespace chancery;
using namespace chancery::article;

namespace {

std::string utf16(std::u16string_view text, bool littleEndian) {
    std::string out;
    for (char16_t c : text) {
        const auto low = static_cast<char>(c & 0xFF);
        const auto high = static_cast<char>(c >> 8);
        out += littleEndian ? std::string{low, high} : std::string{high, low};
    }
    return out;
}

std::string decoded(std::string_view bytes, std::string_view declared = {}) {
    const auto text = decodeText(bytes, declared);
    return text ? text->utf8 : "error: " + text.error().message;
}

TEST(Encoding, TakesOffByteOrderMarks) {
    EXPECT_EQ(decoded("\xEF\xBB\xBF"
                      "Café"),
              "Café");
    EXPECT_EQ(decoded("\xFF\xFE" + utf16(u"Café in Oslo 🕊", true)), "Café in Oslo 🕊");
    EXPECT_EQ(decoded("\xFE\xFF" + utf16(u"Café in Oslo 🕊", false)), "Café in Oslo 🕊");
}

TEST(Encoding, FindsUtf16WithoutMark) {
    EXPECT_EQ(decoded(utf16(u"The ministers met in Oslo.", true)), "The ministers met in Oslo.");
    EXPECT_EQ(decoded(utf16(u"The ministers met in Oslo.", false)), "The ministers met in Oslo.");
}

TEST(Encoding, ReadsWindows1252WithItsQuotes) {
    const auto text = decodeText("The minister\x92s \x93red line\x94 \x96 a caf\xE9");
    ASSERT_TRUE(text);
    EXPECT_EQ(text->utf8, "The minister’s “red line” – a café");
    EXPECT_EQ(text->charset, "windows-1252");
    // What calls itself Latin-1 is Windows-1252, as in browsers.
    EXPECT_EQ(decoded("\x93red line\x94", "ISO-8859-1"), "“red line”");
}

TEST(Encoding, BelievesTheDeclarationWhereTheBytesAllowIt) {
    EXPECT_EQ(decoded("\xCC\xEE\xF1\xEA\xE2\xE0", "windows-1251"), "Москва");
    EXPECT_EQ(decoded("Москва", "windows-1251"), "Москва");  // well-formed UTF-8 all the same
    EXPECT_EQ(decoded("caf\xE9 and more text", "utf-8"), "café and more text");  // a false claim
    EXPECT_EQ(decoded("caf\xE9", "no-such-charset"), "café");
}

TEST(Encoding, DetectsOtherAlphabets) {
    // "Министры встретились в Осло и обсудили перемирие" in Windows-1251, several times over.
    const std::string once =
        "\xCC\xE8\xED\xE8\xF1\xF2\xF0\xFB \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xE8\xF1\xFC \xE2 \xCE\xF1\xEB\xEE "
        "\xE8 "
        "\xEE\xE1\xF1\xF3\xE4\xE8\xEB\xE8 \xEF\xE5\xF0\xE5\xEC\xE8\xF0\xE8\xE5. ";
    EXPECT_TRUE(decoded(once + once + once).starts_with("Министры встретились в Осло"));
}

TEST(Encoding, MendsTruncatedUtf8) {
    const std::string whole = "Das Außenministerium erklärte, die Gespräche würden fortgesetzt – heute früh.";
    const auto cut = decodeText(std::string(whole) + "\xE2\x80");
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->charset, "UTF-8");
    EXPECT_TRUE(cut->utf8.starts_with(whole));
    EXPECT_TRUE(base::isUtf8(cut->utf8));
}

TEST(Encoding, RefusesBinaryData) {
    std::string noise;
    for (int i = 0; i < 1000; ++i) noise.push_back(static_cast<char>(i * 37 % 251));
    EXPECT_FALSE(decodeText(noise));
    const auto pdf = decodeText("%PDF-1.7 and so on");
    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().code, base::ErrorCode::Unsupported);
    EXPECT_NE(pdf.error().message.find("PDF"), std::string::npos);
}

TEST(Encoding, CutsBetweenCharacters) {
    EXPECT_EQ(cutAtCharacter("caf\xC3\xA9s", 3), "caf");
    EXPECT_EQ(cutAtCharacter("caf\xC3\xA9s", 4), "caf");
    EXPECT_EQ(cutAtCharacter("caf\xC3\xA9s", 5), "caf\xC3\xA9");
    EXPECT_EQ(cutAtCharacter("caf\xC3\xA9s", 9), "caf\xC3\xA9s");
}

TEST(Encoding, CleansText) {
    EXPECT_EQ(cleanText("a\r\nb\rc"), "a\nb\nc");
    EXPECT_EQ(cleanText("a\xC2\xA0"
                        "b\xC2\xAD"
                        "c\xE2\x80\x8B"
                        "d\x01"),
              "a bcd");
    EXPECT_EQ(cleanText("e\xCC\x81"), "é");
    EXPECT_EQ(cleanText("北京 — 🕊"), "北京 — 🕊");
}

}  // namespace
