#include "core/article/written_date.h"

#include <gtest/gtest.h>

#include <limits>

using namespace chancery;
using namespace chancery::article;

namespace {

std::string day(std::string_view text) {
    const auto date = parseWrittenDate(text);
    return date ? date->date.iso() : "none";
}

/// Seconds after midnight of the written day, in UTC if the text names a zone.
std::optional<base::Instant> seconds(std::string_view text) {
    const auto date = parseWrittenDate(text);
    if (!date || !date->instant) return std::nullopt;
    return *date->instant - base::startOf(date->date);
}

TEST(WrittenDate, ReadsIsoForms) {
    EXPECT_EQ(day("2023-11-09"), "2023-11-09");
    EXPECT_EQ(day(" 2023-11-09T10:15:30Z "), "2023-11-09");
    EXPECT_EQ(day("20231109"), "2023-11-09");
    EXPECT_EQ(day("20231109T101530Z"), "2023-11-09");
    EXPECT_EQ(day("2023/11/09 10:15"), "2023-11-09");
    EXPECT_EQ(day("2023.11.09"), "2023-11-09");
    EXPECT_EQ(day("2023-11-09T10:15:30.123+00:00"), "2023-11-09");
}

TEST(WrittenDate, ReadsMailAndServerForms) {
    EXPECT_EQ(day("Thu, 09 Nov 2023 10:15:00 GMT"), "2023-11-09");
    EXPECT_EQ(day("9 Nov 23 10:15 +0900"), "2023-11-09");
    EXPECT_EQ(day("Thu Nov 9 10:15:00 UTC 2023"), "2023-11-09");
}

TEST(WrittenDate, ReadsWrittenMonths) {
    EXPECT_EQ(day("9 November 2023"), "2023-11-09");
    EXPECT_EQ(day("Nov. 9, 2023"), "2023-11-09");
    EXPECT_EQ(day("Thursday, November 9th, 2023 at 10:15 a.m. EST"), "2023-11-09");
    EXPECT_EQ(day("Published: Sept. 1, 2023"), "2023-09-01");
    EXPECT_EQ(day("09-Nov-2023"), "2023-11-09");
    EXPECT_EQ(day("9th of May 2024"), "2024-05-09");
    EXPECT_EQ(day("Published 2:16 AM EST Nov 20, 2019"), "2019-11-20");
}

TEST(WrittenDate, RefusesWhatCouldBeTwoDays) {
    EXPECT_EQ(day("11/09/2023"), "none");
    EXPECT_EQ(day("09.11.2023"), "none");
    EXPECT_EQ(day("13/11/2023"), "2023-11-13");
    EXPECT_EQ(day("11/13/2023"), "2023-11-13");
    EXPECT_EQ(day("05/05/2024"), "2024-05-05");
}

TEST(WrittenDate, RefusesWhatIsNoDay) {
    for (const char* text :
         {"", "yesterday", "2023", "2023-11", "November 2023", "Nov 9", "2023-02-30", "2023-13-01",
          "31 April 2024", "2023-11-09 2024-01-01", "Nov 9 Dec 10 2023", "two days ago", "2023-11-09T25:00",
          "99999999999999", "10:15", "9 November 2023 said the minister"})
        EXPECT_EQ(day(text), "none") << text;
    EXPECT_EQ(day(std::string(100'000, '1')), "none");
    EXPECT_EQ(day(std::string(kMaxWrittenDateBytes, '-')), "none");
}

TEST(WrittenDate, KeepsTheDayAsWrittenAndTheInstantInUtc) {
    // Late evening in New York is the next day in London; the paper's date is the writer's.
    const auto late = parseWrittenDate("2023-11-09T23:30:00-05:00");
    ASSERT_TRUE(late && late->instant);
    EXPECT_EQ(late->date.iso(), "2023-11-09");
    EXPECT_EQ(base::dateOf(*late->instant).iso(), "2023-11-10");
    EXPECT_EQ(seconds("2023-11-09T10:00:00+09:00"), 3600);
    EXPECT_EQ(seconds("Thu, 09 Nov 2023 10:15:00 +0000"), 10 * 3600 + 15 * 60);
    EXPECT_EQ(seconds("November 9, 2023 1:05 p.m. EST"), 18 * 3600 + 5 * 60);
    EXPECT_EQ(seconds("November 9, 2023 12:05 AM"), 5 * 60);
    EXPECT_EQ(seconds("2023-11-09"), std::nullopt);
}

TEST(WrittenDate, LeavesTheTimeCivilIfTheZoneIsUnknown) {
    EXPECT_EQ(seconds("9 November 2023 10:00 IST"), 10 * 3600);
}

TEST(WrittenDate, ReadsTheFarEndOfTheCalendar) {
    EXPECT_EQ(day("9999-12-31T23:59:59Z"), "9999-12-31");
    EXPECT_EQ(day("12345-01-01"), "none");
}

TEST(WrittenDate, ReadsSecondsAndMillisecondsSince1970) {
    const auto seconds1 = parseEpoch(1'699'524'900);
    ASSERT_TRUE(seconds1);
    EXPECT_EQ(seconds1->date.iso(), "2023-11-09");
    EXPECT_EQ(parseEpoch(1'699'524'900'000), seconds1);
    EXPECT_FALSE(parseEpoch(42));
    EXPECT_FALSE(parseEpoch(1e300));
    EXPECT_FALSE(parseEpoch(std::numeric_limits<double>::quiet_NaN()));
}

}  // namespace
