#include "core/language/quotation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/resources.h"
#include "core/language/segmentation.h"

namespace chancery::language {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> quotedIn(std::string_view text) {
    static const Spelling kSpelling = Spelling::parse(*base::Resources::findBuiltIn("lexicon/abbreviations.json")).value();
    constexpr TokenIndex kMost = 400;
    const Document document = segment(text, kSpelling, kMost);
    std::vector<std::string> words;
    for (const Token& token : document.tokens)
        if (token.quoted) words.emplace_back(token.form);
    return words;
}

TEST(Quotation, HoldsTheWordsBetweenStraightMarksWithoutTheMarks) {
    EXPECT_THAT(quotedIn("\"We agree,\" said the envoy. \"Now sign.\""), ElementsAre("We", "agree", ",", "Now", "sign", "."));
}

TEST(Quotation, GoesOnOverTheEndOfASentence) {
    EXPECT_THAT(quotedIn("“We agree. They sign,” said the envoy."), ElementsAre("We", "agree", ".", "They", "sign", ","));
}

TEST(Quotation, EndsWithItsParagraph) {
    EXPECT_THAT(quotedIn("\"We agree.\n\nThe envoy left."), ElementsAre("We", "agree", "."));
    EXPECT_THAT(quotedIn("The envoy left."), IsEmpty());
}

}  // namespace
}  // namespace chancery::language
