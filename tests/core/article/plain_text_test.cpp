#include <gmock/gmock.h>

#include "tests/core/article/support.h"

using namespace chancery;
using namespace chancery::article;
using namespace chancery::article::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

TEST(PlainText, TakesTheHeaderLineOffTheText) {
    const Article article = readOne(
        " date 2023-11-09 By Min-seo Han and Peter Vance\n\nSEOUL, Nov 9 (Meridian) - Ministers met.\n\nThey "
        "spoke.\n",
        "a.txt");
    EXPECT_EQ(article.text, "SEOUL, Nov 9 (Meridian) - Ministers met.\n\nThey spoke.");
    EXPECT_THAT(article.authors, ElementsAre("Min-seo Han", "Peter Vance"));
    EXPECT_EQ(isoOf(article.published), "2023-11-09");
    EXPECT_EQ(article.dateSource, DateSource::HeaderLine);
    EXPECT_EQ(article.source, "Meridian");
    ASSERT_TRUE(article.dateline);
    EXPECT_EQ(article.dateline->place, "SEOUL");
    EXPECT_EQ(article.dateline->country, "");
    EXPECT_EQ(isoOf(article.dateline->date), "2023-11-09");
    EXPECT_EQ(base::textOf(article.text, article.dateline->span), "SEOUL, Nov 9 (Meridian) -");
    EXPECT_FALSE(article.publishedIsUncertain());
    EXPECT_FALSE(article.givenText);
}

TEST(PlainText, ReadsFieldsAboveTheText) {
    const Article article = readOne(
        "Title: Ministers meet\r\nDate: Nov. 9, 2023\r\nSource: Meridian Press\r\nURL: "
        "http://example.org/1\r\n\r\nThey met.\r\n",
        "a.txt");
    EXPECT_EQ(article.title, "Ministers meet");
    EXPECT_EQ(article.source, "Meridian Press");
    EXPECT_EQ(article.url, "http://example.org/1");
    EXPECT_EQ(article.text, "They met.");
    EXPECT_EQ(isoOf(article.published), "2023-11-09");
}

TEST(PlainText, KeepsAHeadlineInTheText) {
    const Article article = readOne("Ministers meet in Oslo\n\nMinisters met on Thursday.", "a.md");
    EXPECT_EQ(article.title, "Ministers meet in Oslo");
    EXPECT_THAT(article.text, HasSubstr("Ministers meet in Oslo\n\nMinisters"));
}

TEST(PlainText, TakesTheYearOfADatelineFromTheNameAndSaysItIsUncertain) {
    const std::string text = "OSLO, Dec. 31 (MP) - Ministers met.";
    const Article byDay = readOne(text, "2024-01-02-talks.txt");
    EXPECT_EQ(isoOf(byDay.published), "2023-12-31");
    EXPECT_EQ(byDay.dateSource, DateSource::Dateline);
    EXPECT_TRUE(byDay.publishedIsUncertain());
    EXPECT_EQ(isoOf(readOne(text, "wire_2021_0004.txt").published), "2021-12-31");
    const Article none = readOne(text, "talks.txt");
    EXPECT_EQ(isoOf(none.published), "none");
    EXPECT_EQ(none.dateSource, DateSource::None);
}

TEST(PlainText, TakesTheYearOfADatelineFromTheFilesAge) {
    const TemporaryFolder folder;
    const auto file = folder.write("talks.txt", "OSLO, Dec. 31 (MP) - Ministers met.");
    const auto other = folder.write("undated.txt", "Ministers met.");
    for (const auto& path : {file, other}) {
        // 2024-01-05, noon
        const auto time = std::filesystem::file_time_type::clock::from_sys(
            std::chrono::sys_seconds(std::chrono::seconds(1'704'456'000)));
        std::filesystem::last_write_time(path, time);
    }
    const ReadResult read = readPath(folder.path());
    ASSERT_EQ(read.articles.size(), 2U);
    EXPECT_EQ(isoOf(read.articles[0].published), "2023-12-31");
    EXPECT_EQ(read.articles[0].dateSource, DateSource::Dateline);
    EXPECT_EQ(isoOf(read.articles[1].published), "2024-01-05");
    EXPECT_EQ(read.articles[1].dateSource, DateSource::ModificationTime);
}

TEST(PlainText, LetsTheGivenDateOverrideEverything) {
    ReadOptions options;
    options.date = base::Date::fromYmd(2020, 5, 6);
    const Article article = readOne("Date: 2023-11-09\n\nOSLO, May 5 (MP) - They met.", "a.txt", options);
    EXPECT_EQ(isoOf(article.published), "2020-05-06");
    EXPECT_EQ(article.dateSource, DateSource::Given);
    EXPECT_EQ(isoOf(article.dateline->date), "2020-05-05");
}

TEST(PlainText, ReadsAYear9999) {
    EXPECT_EQ(isoOf(readOne("Date: 9999-12-31\n\nOSLO, Dec 31 (MP) - They met.", "a.txt").published),
              "9999-12-31");
}

TEST(PlainText, NamesAHeaderDateThatCouldBeTwoDays) {
    const TemporaryFolder folder;
    const auto file = folder.write("a.txt", "Date: 11/09/2023\n\nThey met.");
    const ReadResult read = readPath(file);
    ASSERT_EQ(read.articles.size(), 1U);
    EXPECT_EQ(read.articles[0].dateSource, DateSource::ModificationTime);
    EXPECT_THAT(read.problems(), HasSubstr("11/09/2023"));
}

TEST(PlainText, ReadsOtherEncodings) {
    EXPECT_EQ(readOne("The minister\x92s caf\xE9.", "a.txt").text, "The minister’s café.");
    EXPECT_EQ(readOne(std::string("\xFF\xFEO\0s\0l\0o\0", 10), "a.txt").text, "Oslo");
}

TEST(PlainText, RefusesWhatIsNoText) {
    for (const std::string& bytes : {std::string(), std::string(" \n\n \t"), std::string(500, '\1'),
                                     std::string("Title: only a title\n"), std::string("\xEF\xBB\xBF")}) {
        const auto read = parseArticles(bytes, "a.txt", {});
        EXPECT_FALSE(read) << bytes.size();
    }
}

TEST(PlainText, RefusesAHugeLineAndReadsALongOne) {
    const auto huge = parseArticles(std::string(50U << 20U, 'x'), "a.txt", {});
    ASSERT_FALSE(huge);
    EXPECT_EQ(huge.error().code, base::ErrorCode::TooLarge);
    const auto tooLong = parseArticles(std::string(kMaxTextBytes + 1, 'x'), "a.txt", {});
    ASSERT_FALSE(tooLong);
    EXPECT_EQ(tooLong.error().code, base::ErrorCode::TooLarge);
    EXPECT_EQ(readOne(std::string(kMaxTextBytes, 'x'), "a.txt").text.size(), kMaxTextBytes);
}

}  // namespace
