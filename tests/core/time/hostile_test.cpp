#include "timex_fixture.h"

namespace chancery::time {

using HostileTime = TimexTest;

TEST_F(HostileTime, SurvivesAmountsThatNoCalendarHolds) {
    for (const char* text : {"It happened 99999999999 years ago.", "It happened 999999999999999999999999 days later.", "It will last 1000000000000 centuries.",
                             "In the past 99999999 months nothing happened.", "Over the next 9999999 millennia it will stay.", "It was nine billion billion billion years ago.",
                             "The year 9999 and the next century.", "It began in 1000 BC.", "9999-12-31 and the next day, the following week and the next year.",
                             "0001-01-01 and the previous day.", "On 99/99/9999 at 99:99 a.m.", "at 24:61 on 1.1.1.1.1.1.1", "2023-11-09-10-11-12"})
        for (const char* day : {"2023-11-09", "9999-12-31", "0001-01-01"})
            for (const Timex& timex : tag(text, day)) {
                EXPECT_FALSE(timex.value.empty()) << text;
                const auto interval = timex.interval.value_or(base::DateInterval{});
                EXPECT_LE(interval.begin, interval.end) << text << " on " << day;
            }
}

TEST_F(HostileTime, ReadsAMillionTokensInOneGo) {
    std::string text;
    for (int i = 0; i < 120'000; ++i) text += "on Monday the 12 to 18 and two years ";
    const auto timexes = tag(text, "2023-11-09");
    EXPECT_GT(timexes.size(), 100'000U);
}

TEST_F(HostileTime, ReadsLongRunsOfWordsThatMightBeginAnExpression) {
    for (const char* piece : {"the ", "last ", "one ", "about ", "and a half ", "the the last past next ", "1 ", "1,000,", "000,", "thousand ", "hundred and ", "twenty-", "every other ", "more than at least up to "}) {
        std::string text;
        for (int i = 0; i < 40'000; ++i) text += piece;
        const auto timexes = tag(text, "2023-11-09");
        for (const Timex& timex : timexes) EXPECT_LE(timex.span.end, text.size()) << piece;
    }
}

TEST_F(HostileTime, ReadsBytesThatAreNoText) {
    std::string text = "On \xff\xfe Monday \x80 5\xc3 Nov\xe2\x80 2023 \xf0\x9f";
    for (const Timex& timex : tag(text, "2023-11-09")) EXPECT_LE(timex.span.end, text.size());
    EXPECT_TRUE(tag("", "2023-11-09").empty());
}

TEST_F(HostileTime, KeepsExpressionsInOrderAndApart) {
    const auto timexes = tag("On Monday morning, Nov. 6, 2023, at 5 p.m. EST, two days before the end of the third week of May last year, or a year or two ago this coming weekend.", "2023-11-09");
    ASSERT_GT(timexes.size(), 3U);
    for (std::size_t i = 1; i < timexes.size(); ++i) EXPECT_LE(timexes[i - 1].span.end, timexes[i].span.begin);
}

}  // namespace chancery::time
