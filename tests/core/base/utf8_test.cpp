#include "core/base/utf8.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "core/base/resources.h"

using namespace chancery::base;

namespace {

TEST(Utf8, TellsWellFormedFromIllFormed) {
    EXPECT_TRUE(isUtf8("naïve — 北京 🕊"));
    EXPECT_FALSE(isUtf8("caf\xE9"));
    EXPECT_FALSE(isUtf8("\xE5\x8C"));          // cut in the middle of a character
    EXPECT_FALSE(isUtf8("\xED\xA0\x80"));      // a surrogate
    EXPECT_FALSE(isUtf8("\xC0\xAF"));          // overlong
}

TEST(Utf8, NfcReplacesIllFormedBytesAndComposes) {
    EXPECT_EQ(toNfc("e\xCC\x81"), "é");
    EXPECT_EQ(toNfc("a\xFFz"), "a\xEF\xBF\xBDz");
    EXPECT_EQ(toNfc("plain"), "plain");
}

TEST(Utf8, FoldingDropsCaseAndDiacritics) {
    EXPECT_EQ(foldForLookup("NÚÑEZ"), "nunez");
    EXPECT_EQ(foldForLookup("Erdoğan"), "erdogan");
    EXPECT_EQ(foldForLookup("Blinken"), "blinken");
}

TEST(CodePointIndex, MapsBothWaysInAsciiAndOtherTexts) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += i % 3 == 0 ? "é" : i % 7 == 0 ? "🕊" : "x";
    const CodePointIndex index(text);
    std::uint32_t byte = 0;
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        EXPECT_EQ(index.codePoint(byte), count);
        EXPECT_EQ(index.byte(count), byte);
        nextCodePoint(text, at);
        byte = static_cast<std::uint32_t>(at);
        ++count;
    }
    EXPECT_EQ(count, 500U);
    EXPECT_EQ(index.codePointCount(), 500U);
    EXPECT_EQ(index.codePoint(byte), 500U);
    const CodePointIndex ascii("abc");
    EXPECT_EQ(ascii.codePoint(2), 2U);
    EXPECT_EQ(ascii.byte(9), 3U);
}

TEST(Resources, TheUsersFilesAreLaidOverTheBuiltInOnes) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("chancery-resources-" + std::to_string(::getpid()));
    fs::create_directories(folder / "lexicon");
    std::ofstream(folder / "lexicon" / "countries.json") << "{\"countries\":[]}";
    std::ofstream(folder / "lexicon" / "notes.txt") << "not a lexicon";
    const Resources resources({folder, folder / "no-such-folder"});
    const auto layers = resources.layers("lexicon/countries.json");
    ASSERT_EQ(layers.size(), Resources().layers("lexicon/countries.json").size() + 1);
    EXPECT_EQ(layers.back(), "{\"countries\":[]}");
    EXPECT_TRUE(resources.layers("lexicon/notes.txt").empty());
    fs::remove_all(folder);
}

TEST(Resources, NamesOfMissingFilesAreAbsent) {
    EXPECT_FALSE(Resources::findBuiltIn("lexicon/no-such-file.json"));
    EXPECT_TRUE(Resources().layers("lexicon/no-such-file.json").empty());
}

}  // namespace
