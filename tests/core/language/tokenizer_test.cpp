#include "core/language/tokenizer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/base/resources.h"
#include "core/language/characters.h"

namespace chancery::language {
namespace {

const Spelling& spelling() {
    static const Spelling kSpelling = Spelling::parse(*base::Resources::findBuiltIn("lexicon/abbreviations.json")).value();
    return kSpelling;
}

/// The tokens with '|' between them.
std::string cut(std::string_view text) {
    std::vector<TokenSpan> tokens;
    Tokenizer(spelling()).tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::string joined;
    for (const TokenSpan& token : tokens) {
        if (!joined.empty()) joined += '|';
        joined += base::textOf(text, token.span);
    }
    return joined;
}

TEST(Tokenizer, SplitsClitics) {
    EXPECT_EQ(cut("They don't know Korea's plan; we're sure it'll fail."),
              "They|do|n't|know|Korea|'s|plan|;|we|'re|sure|it|'ll|fail|.");
    EXPECT_EQ(cut("CAN'T and can\xE2\x80\x99t, cannot, Cannot"), "CA|N'T|and|ca|n\xE2\x80\x99t|,|can|not|,|Can|not");
    EXPECT_EQ(cut("the ministers' talks"), "the|ministers|'|talks");
}

TEST(Tokenizer, KeepsApostrophesInsideNames) {
    EXPECT_EQ(cut("O'Brien met Shi'ite leaders of Sana'a"), "O'Brien|met|Shi'ite|leaders|of|Sana'a");
    EXPECT_EQ(cut("in the 1980's and '90s"), "in|the|1980's|and|'90s");
}

TEST(Tokenizer, SplitsHyphensAsTheTreebankDoes) {
    EXPECT_EQ(cut("a long-term Israel-Hamas deal"), "a|long|-|term|Israel|-|Hamas|deal");
    EXPECT_EQ(cut("anti-tank, pro-Moscow, mid-1990s, re-elected, co-chair"),
              "anti-tank|,|pro-Moscow|,|mid-1990s|,|re-elected|,|co-chair");
    EXPECT_EQ(cut("the U.S.-led force"), "the|U.S.|-|led|force");
}

TEST(Tokenizer, KeepsHyphenatedEastAsianGivenNames) {
    EXPECT_EQ(cut("Kim Jong-un, Moon Jae-in and Tsai Ing-wen"), "Kim|Jong-un|,|Moon|Jae-in|and|Tsai|Ing-wen");
    EXPECT_EQ(cut("a Ten-man team, the Iran-led side"), "a|Ten|-|man|team|,|the|Iran|-|led|side");
}

TEST(Tokenizer, KeepsAbbreviationsWithTheirFullStop) {
    EXPECT_EQ(cut("Gen. Park of U.S. Forces, Inc. on Nov. 18"), "Gen.|Park|of|U.S.|Forces|,|Inc.|on|Nov.|18");
    EXPECT_EQ(cut("Resolution No. 242; he said no. Then"), "Resolution|No.|242|;|he|said|no|.|Then");
    EXPECT_EQ(cut("at 5 p.m. (10 a.m. GMT)"), "at|5|p.m.|(|10|a.m.|GMT|)");
    EXPECT_EQ(cut("John F. Kennedy chose plan B."), "John|F.|Kennedy|chose|plan|B|.");
}

TEST(Tokenizer, KeepsNumbersDatesAndTimesWhole) {
    EXPECT_EQ(cut("1,250.5 tons at 7:30 on 3/8/2000 after 9/11, 2023-11-09"),
              "1,250.5|tons|at|7:30|on|3/8/2000|after|9/11|,|2023-11-09");
    EXPECT_EQ(cut("scores of 3-1 and 1/2"), "scores|of|3|-|1|and|1|/|2");
    EXPECT_EQ(cut("5pm, 20th, 30km, 1970s"), "5|pm|,|20th|,|30|km|,|1970s");
}

TEST(Tokenizer, SplitsMoneyAndPercentages) {
    EXPECT_EQ(cut("$5.2 million, US$300, 12.5%, \xE2\x82\xAC" "7"), "$|5.2|million|,|US$|300|,|12.5|%|,|\xE2\x82\xAC|7");
}

TEST(Tokenizer, KeepsAddressesWhole) {
    EXPECT_EQ(cut("(see https://example.org/a?b=c), or press@example.org."),
              "(|see|https://example.org/a?b=c|)|,|or|press@example.org|.");
    EXPECT_EQ(cut("example.com said @embassy #talks"), "example.com|said|@embassy|#talks");
}

TEST(Tokenizer, SeparatesQuotesBracketsAndDashes) {
    EXPECT_EQ(cut("\"Stop!\" he said -- (twice)..."), "\"|Stop|!|\"|he|said|--|(|twice|)|...");
    EXPECT_EQ(cut("\xE2\x80\x9CNo\xE2\x80\x9D\xE2\x80\x94yes"), "\xE2\x80\x9C|No|\xE2\x80\x9D|\xE2\x80\x94|yes");
    EXPECT_EQ(cut("end.The next"), "end|.|The|next");
}

/// Every token is non-empty, in order, and what lies between them is white space.
void expectCover(std::string_view text) {
    std::vector<TokenSpan> tokens;
    Tokenizer(spelling()).tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::size_t at = 0;
    const auto expectBlank = [&](std::size_t end) {
        while (at < end) {
            const Character c = characterAt(text, at);
            ASSERT_EQ(c.cls, CharClass::Space) << "byte " << at << " of: " << text;
            at += c.bytes;
        }
        ASSERT_EQ(at, end);
    };
    for (const TokenSpan& token : tokens) {
        ASSERT_LT(token.span.begin, token.span.end);
        ASSERT_GE(token.span.begin, at);
        expectBlank(token.span.begin);
        at = token.span.end;
        const bool spaced = at == text.size() || characterAt(text, at).cls == CharClass::Space;
        ASSERT_EQ(token.spaceAfter, spaced) << text;
    }
    expectBlank(text.size());
}

TEST(Tokenizer, TokensAndWhiteSpaceCoverAnyText) {
    const std::vector<std::string> pieces = {"Gen", ".", "'", "s", "n't", "-", " ", "  ", "\n", "5", ",", "000", "$", "US", "/", ":",
        "\"", "(", ")", "\xE2\x80\x99", "\xE2\x80\x9C", "\xC3\xA9", "\xE4\xB8\xAD", "\xF0\x9F\x98\x80", "\xE2\x80\x8D", "\xCC\x81", "\xC2\xA0",
        "\xFF", "\xE2\x80", "U.S", "...", "@", "a.b", "http://", "www.", "&", "_", "#", "!", "?", "<", "Tae", "yong", "pre", "\t", "\x01", "I", "etc"};
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t n = random() % 14; n > 0; --n) text += pieces[random() % pieces.size()];
        expectCover(text);
        if (HasFatalFailure()) return;
    }
}

TEST(Tokenizer, CoversRandomBytes) {
    std::mt19937 random(11);
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (std::size_t n = random() % 40; n > 0; --n) text += static_cast<char>(random() % 256);
        expectCover(text);
        if (HasFatalFailure()) return;
    }
}

TEST(Tokenizer, CutsRunsWithoutWhiteSpace) {
    const std::string text(100'000, 'x');
    std::vector<TokenSpan> tokens;
    Tokenizer(spelling()).tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    EXPECT_GE(tokens.size(), text.size() / Tokenizer::kMaxChunkBytes);
    for (const TokenSpan& token : tokens) EXPECT_LE(token.span.length(), Tokenizer::kMaxChunkBytes);
}

TEST(Spelling, RejectsBrokenJson) {
    EXPECT_FALSE(Spelling::parse("{").has_value());
    EXPECT_FALSE(Spelling::parse("{\"titles\":[1]}").has_value());
}

}  // namespace
}  // namespace chancery::language
