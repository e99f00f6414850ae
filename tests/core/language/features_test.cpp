#include "core/language/features.h"

#include <gtest/gtest.h>

namespace chancery::language {
namespace {

TEST(WordKey, TakesDigitsAndApostrophesAsOne) {
    EXPECT_EQ(WordKey("1,987").view(), "0,000");
    EXPECT_EQ(WordKey("n\xE2\x80\x99t").view(), "n't");
    EXPECT_EQ(WordKey(std::string(500, 'a')).view().size(), WordKey::kMaxKeyBytes);
}

TEST(Features, RowsLieInsideTheirTables) {
    for (const std::string_view word : {"a", "", "Blinken", "\xE4\xB8\xAD\xE5\x9B\xBD", "\xFF\xFE", "1990s", "x-y_z"}) {
        const PartRows rows = findParts(word, WordKey(word).view());
        for (std::size_t i = 0; i < kWordParts; ++i) EXPECT_LT(rows[i], kPartRows[i]);
    }
}

TEST(Features, ShapeTellsCaseAndDigitsApart) {
    EXPECT_EQ(shapeRow("Seoul", Recase::None), shapeRow("Blinken", Recase::None));
    EXPECT_NE(shapeRow("Seoul", Recase::None), shapeRow("SEOUL", Recase::None));
    EXPECT_NE(shapeRow("1990", Recase::None), shapeRow("1990s", Recase::None));
    EXPECT_EQ(shapeRow("seoul", Recase::Upper), shapeRow("SEOUL", Recase::None));
    EXPECT_EQ(shapeRow("seoul", Recase::Title), shapeRow("Seoul", Recase::None));
}

}  // namespace
}  // namespace chancery::language
