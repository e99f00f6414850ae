#include "core/article/byline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace chancery;
using namespace chancery::article;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

TEST(Byline, SplitsNames) {
    EXPECT_THAT(parseByline("By Min-seo Han and Peter Vance"), ElementsAre("Min-seo Han", "Peter Vance"));
    EXPECT_THAT(parseByline("by Ana Ruiz, Tom Ode & Li Wei"), ElementsAre("Ana Ruiz", "Tom Ode", "Li Wei"));
    EXPECT_THAT(parseByline("By Ana Ruiz in Geneva and Tom Ode for Meridian Press"),
                ElementsAre("Ana Ruiz", "Tom Ode"));
    EXPECT_THAT(parseByline("Martin King, Jr. and Ana Ruiz"), ElementsAre("Martin King, Jr.", "Ana Ruiz"));
    EXPECT_THAT(parseByline("Ana Ruiz, and Ana Ruiz"), ElementsAre("Ana Ruiz"));
    EXPECT_THAT(parseByline("  "), IsEmpty());
}

TEST(TextHeader, ReadsADateAndByline) {
    const std::string text =
        " date 2023-11-09 By Min-seo Han and Peter Vance\n\nSEOUL, Nov 9 (MP) - Ministers met.";
    const TextHeader header = parseTextHeader(text);
    ASSERT_TRUE(header.date);
    EXPECT_EQ(header.date->date.iso(), "2023-11-09");
    EXPECT_THAT(header.authors, ElementsAre("Min-seo Han", "Peter Vance"));
    EXPECT_EQ(text.substr(header.end, 5), "SEOUL");
}

TEST(TextHeader, ReadsFieldsInAnyOrder) {
    const std::string text =
        "Title: Ministers meet\nSource: Meridian Press\nDate: 9 November 2023\nAuthor: Ana Ruiz\nURL: "
        "http://example.org/1\n\nMinisters met.";
    const TextHeader header = parseTextHeader(text);
    EXPECT_EQ(header.title, "Ministers meet");
    EXPECT_EQ(header.source, "Meridian Press");
    EXPECT_EQ(header.url, "http://example.org/1");
    EXPECT_THAT(header.authors, ElementsAre("Ana Ruiz"));
    ASSERT_TRUE(header.date);
    EXPECT_EQ(header.date->date.iso(), "2023-11-09");
    EXPECT_EQ(text.substr(header.end), "Ministers met.");
}

TEST(TextHeader, NamesADateThatIsNotOneDay) {
    const TextHeader header = parseTextHeader("Title: x\nDate: 11/09/2023\n\nMinisters met.");
    EXPECT_FALSE(header.date);
    EXPECT_EQ(header.badDate, "11/09/2023");
}

TEST(TextHeader, LeavesAnOrdinaryTextAlone) {
    for (const char* text :
         {"Ministers met in Oslo.\nThey spoke.", "By Thursday the talks had failed.\n\nThey ended.",
          "Note: this is text.", "Date palms were planted.\n\nMore.", ""}) {
        const TextHeader header = parseTextHeader(text);
        EXPECT_EQ(header.end, 0U) << text;
        EXPECT_THAT(header.authors, IsEmpty()) << text;
        EXPECT_FALSE(header.date) << text;
    }
}

TEST(TextHeader, FindsBylineAndDayBelowTheHeadlineWithoutTakingThemOff) {
    const TextHeader header =
        parseTextHeader("Ministers meet in Oslo\nBy Ana Ruiz\nThursday, November 9, 2023\n\nMinisters met.");
    EXPECT_THAT(header.authors, ElementsAre("Ana Ruiz"));
    ASSERT_TRUE(header.date);
    EXPECT_EQ(header.date->date.iso(), "2023-11-09");
    EXPECT_EQ(header.end, 0U);
}

TEST(Headline, IsTheFirstLineIfItLooksLikeOne) {
    EXPECT_EQ(findHeadline("Ministers meet in Oslo\n\nMinisters met."), "Ministers meet in Oslo");
    EXPECT_EQ(findHeadline("Ministers meet in Oslo\nOSLO, May 2 (MP) - They met."), "Ministers meet in Oslo");
    EXPECT_FALSE(findHeadline("Ministers met in Oslo.\n\nThey spoke."));
    EXPECT_FALSE(findHeadline("Ministers met in Oslo and\nthey spoke."));
    EXPECT_FALSE(findHeadline("SEOUL, Nov 9 (MP) - Ministers met\n\nThey spoke."));
    EXPECT_FALSE(findHeadline("One line only"));
}

}  // namespace
