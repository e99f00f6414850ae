#include "core/base/date.h"

#include <gtest/gtest.h>

#include <ctime>

#include "core/base/date_interval.h"

using chancery::base::Date;
using chancery::base::DateInterval;
using chancery::base::Precision;

namespace {

bool naiveLeap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

TEST(Date, AgreesWithANaiveCalendarDayByDayOver400Years) {
    int y = 1800, m = 1, d = 1, weekday = 3;  // 1 January 1800 was a Wednesday
    Date date = *Date::fromYmd(y, m, d);
    while (y < 2200) {
        ASSERT_EQ(date.year(), y);
        ASSERT_EQ(date.month(), m);
        ASSERT_EQ(date.day(), d);
        ASSERT_EQ(date.weekday(), weekday) << date.iso();
        static constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        const int length = kLengths[m - 1] + (m == 2 && naiveLeap(y) ? 1 : 0);
        if (++d > length) {
            d = 1;
            if (++m > 12) m = 1, ++y;
        }
        weekday = weekday % 7 + 1;
        date = date.plusDays(1);
    }
}

TEST(Date, IsoWeeksAgreeWithTheCLibrary) {
    for (Date date = *Date::fromYmd(1995, 1, 1); date < *Date::fromYmd(2030, 1, 1); date = date.plusDays(1)) {
        std::tm tm{};
        tm.tm_year = date.year() - 1900;
        tm.tm_mon = date.month() - 1;
        tm.tm_mday = date.day();
        tm.tm_hour = 12;
        ::timegm(&tm);
        char text[16];
        ASSERT_GT(std::strftime(text, sizeof text, "%G %V", &tm), 0U);
        char mine[16];
        std::snprintf(mine, sizeof mine, "%d %02d", date.isoWeekYear(), date.isoWeek());
        ASSERT_STREQ(mine, text) << date.iso();
        ASSERT_EQ(Date::fromIsoWeek(date.isoWeekYear(), date.isoWeek(), date.weekday()), date);
    }
}

TEST(Date, RefusesDaysThatDoNotExist) {
    EXPECT_FALSE(Date::fromYmd(2023, 2, 29));
    EXPECT_TRUE(Date::fromYmd(2024, 2, 29));
    EXPECT_FALSE(Date::fromYmd(2023, 13, 1));
    EXPECT_FALSE(Date::fromYmd(2023, 0, 1));
    EXPECT_FALSE(Date::fromYmd(10'000, 1, 1));
    EXPECT_FALSE(Date::parseIso("2023-11-31"));
    EXPECT_FALSE(Date::parseIso("2023-11"));
    EXPECT_FALSE(Date::parseIso("2023-11-0x"));
    EXPECT_FALSE(Date::parseIso("2023-11-099"));
    EXPECT_FALSE(Date::fromIsoWeek(2023, 53));
}

TEST(Date, ParsesDaysWithAndWithoutDashesAndTimes) {
    const Date expected = *Date::fromYmd(2023, 11, 9);
    EXPECT_EQ(Date::parseIso("2023-11-09"), expected);
    EXPECT_EQ(Date::parseIso("20231109"), expected);
    EXPECT_EQ(Date::parseIso("2023-11-09T14:30:00+09:00"), expected);
    EXPECT_EQ(Date::parseIso("2023-11-09 14:30"), expected);
}

TEST(Date, MonthArithmeticStopsAtTheMonthsLastDay) {
    EXPECT_EQ(Date::fromYmd(2023, 1, 31)->plusMonths(1), *Date::fromYmd(2023, 2, 28));
    EXPECT_EQ(Date::fromYmd(2024, 2, 29)->plusYears(1), *Date::fromYmd(2025, 2, 28));
    EXPECT_EQ(Date::fromYmd(2023, 1, 15)->plusMonths(-13), *Date::fromYmd(2021, 12, 15));
    EXPECT_EQ(Date::fromYmd(9999, 12, 31)->plusDays(5).iso(), "9999-12-31");
    EXPECT_EQ(Date::fromYmd(9999, 6, 1)->plusMonths(24).iso(), "9999-12-31");
}

TEST(DateInterval, IsWrittenNoSharperThanItsPrecision) {
    const Date day = *Date::fromYmd(2023, 11, 9);
    EXPECT_EQ(DateInterval::day(day).isoBegin(), "2023-11-09");
    EXPECT_EQ(DateInterval::day(day).isoEnd(), "2023-11-09");
    const DateInterval minute{chancery::base::startOf(day) + 52'200, chancery::base::startOf(day) + 52'259,
                              Precision::Minute};
    EXPECT_EQ(minute.isoBegin(), "2023-11-09T14:30");
    EXPECT_EQ(chancery::base::dateOf(-1).iso(), "1969-12-31");
}

}  // namespace
