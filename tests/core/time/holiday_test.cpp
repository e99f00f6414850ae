#include "core/time/holiday.h"

#include "timex_fixture.h"

namespace chancery::time {

using base::Date;

namespace {

Date day(int y, int m, int d) { return *Date::fromYmd(y, m, d); }

/// The nth such weekday, found by walking through the month.
std::optional<Date> naiveNth(int year, int month, int weekday, int nth) {
    std::optional<Date> found;
    int count = 0;
    for (int d = 1; d <= base::daysInMonth(year, month); ++d)
        if (day(year, month, d).weekday() == weekday) {
            if (++count == nth || nth < 0) found = day(year, month, d);
        }
    return found;
}

}  // namespace

TEST(Holiday, FindsWesternEaster) {
    EXPECT_EQ(easterSunday(1961), day(1961, 4, 2));
    EXPECT_EQ(easterSunday(2000), day(2000, 4, 23));
    EXPECT_EQ(easterSunday(2008), day(2008, 3, 23));
    EXPECT_EQ(easterSunday(2019), day(2019, 4, 21));
    EXPECT_EQ(easterSunday(2024), day(2024, 3, 31));
    EXPECT_EQ(easterSunday(2038), day(2038, 4, 25));
}

TEST(Holiday, FindsOrthodoxEaster) {
    EXPECT_EQ(orthodoxEasterSunday(2000), day(2000, 4, 30));
    EXPECT_EQ(orthodoxEasterSunday(2017), day(2017, 4, 16));
    EXPECT_EQ(orthodoxEasterSunday(2023), day(2023, 4, 16));
    EXPECT_EQ(orthodoxEasterSunday(2024), day(2024, 5, 5));
}

TEST(Holiday, PutsBothEastersOnASundayOfSpring) {
    for (int year = 1583; year <= 2500; ++year) {
        EXPECT_EQ(easterSunday(year).weekday(), 7) << year;
        EXPECT_GE(easterSunday(year), day(year, 3, 22)) << year;
        EXPECT_LE(easterSunday(year), day(year, 4, 25)) << year;
        EXPECT_EQ(orthodoxEasterSunday(year).weekday(), 7) << year;
    }
}

TEST(Holiday, AgreesWithAWalkThroughTheMonthOnNthWeekdays) {
    for (int year = 1995; year <= 2030; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int weekday = 1; weekday <= 7; ++weekday)
                for (int nth : {-1, 1, 2, 3, 4, 5})
                    EXPECT_EQ(nthWeekdayOfMonth(year, month, weekday, nth), naiveNth(year, month, weekday, nth)) << year << ' ' << month << ' ' << weekday << ' ' << nth;
}

using HolidayInText = TimexTest;

TEST_F(HolidayInText, AreResolvedToTheirDays) {
    EXPECT_EQ(valueOf("They met on Christmas Day 1998.", "2023-11-09"), "1998-12-25");
    EXPECT_EQ(valueOf("They will meet on Christmas Eve.", "2023-11-09"), "2023-12-24");
    EXPECT_EQ(valueOf("The boy was found on Thanksgiving Day.", "2000-01-07"), "1999-11-25");
    EXPECT_EQ(valueOf("They met on Good Friday 2024.", "2024-06-01"), "2024-03-29");
    EXPECT_EQ(valueOf("They met on Lunar New Year.", "2023-02-09"), "2023-01-22");
    EXPECT_EQ(valueOf("He spoke on Memorial Day.", "2023-06-09"), "2023-05-29");
    EXPECT_EQ(valueOf("The truce began on Eid al-Fitr.", "2023-05-09"), "2023-04-22");
    EXPECT_EQ(valueOf("Nothing was the same after 9/11.", "2023-11-09"), "2001-09-11");
}

TEST_F(HolidayInText, RamadanLastsAMonth) { EXPECT_EQ(intervalOf("Fighting went on during Ramadan.", "2023-06-01"), "2023-03-23..2023-04-20 month"); }

TEST_F(HolidayInText, NeedACapitalLetter) { EXPECT_TRUE(read("They sat down to a labor day of their own.", "2023-11-09").empty() || read("an easter egg", "2023-11-09").empty()); }

}  // namespace chancery::time
