#include "ui/panel/utf16_index.h"

#include <gtest/gtest.h>

#include <QString>
#include <string>

using chancery::ui::Utf16Index;

namespace {

TEST(Utf16Index, AgreesWithQtAtEveryCharacter) {
    std::string text;
    for (int i = 0; i < 400; ++i) text += i % 5 == 0 ? "é" : i % 7 == 0 ? "🕊" : i % 11 == 0 ? "北" : "x";
    const Utf16Index index(text);
    for (std::size_t byte = 0; byte <= text.size(); ++byte) {
        if (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) continue;
        EXPECT_EQ(index.utf16(static_cast<std::uint32_t>(byte)),
                  QString::fromUtf8(text.data(), static_cast<qsizetype>(byte)).size());
    }
}

TEST(Utf16Index, AnswersForEmptyTextsAndOffsetsPastTheEnd) {
    EXPECT_EQ(Utf16Index("").utf16(0), 0);
    EXPECT_EQ(Utf16Index("abc").utf16(99), 3);
    const std::string block(256, 'a');
    EXPECT_EQ(Utf16Index(block).utf16(256), 256);
}

}  // namespace
