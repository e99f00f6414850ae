#include <fmt/format.h>

#include <array>
#include <random>

#include "timex_fixture.h"

// Relative expressions against a calendar that walks day by day.

namespace chancery::time {

using base::Date;

namespace {

constexpr std::array<const char*, 7> kNames = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

Date walk(Date from, int step, int weekday, bool inclusive) {
    Date day = inclusive ? from : Date::fromSerial(from.serial() + step);
    while (day.weekday() != weekday) day = Date::fromSerial(day.serial() + step);
    return day;
}

std::string weekOf(Date day) {
    // The week that holds the year's first Thursday is the first.
    Date thursday = day;
    while (thursday.weekday() != 4) thursday = Date::fromSerial(thursday.serial() + (thursday.weekday() < 4 ? 1 : -1));
    int week = 1;
    for (Date d = thursday; Date::fromSerial(d.serial() - 7).year() == thursday.year(); d = Date::fromSerial(d.serial() - 7)) ++week;
    return fmt::format("{}-W{:02}", thursday.year(), week);
}

}  // namespace

class CalendarProperty : public TimexTest {
protected:
    static std::vector<Date> someDays() {
        std::mt19937 random(7);
        std::vector<Date> days;
        for (int i = 0; i < 120; ++i) days.push_back(Date::fromSerial(static_cast<std::int64_t>(random() % 25'000) - 3'000));
        for (const char* edge : {"2000-02-29", "1999-12-31", "2000-01-01", "2004-12-31", "2005-01-01", "2008-12-29", "2010-01-03", "2020-12-31", "2024-02-29"})
            days.push_back(*Date::parseIso(edge));
        return days;
    }
};

TEST_F(CalendarProperty, WeekdaysAgreeWithADayByDayWalk) {
    for (const Date today : someDays())
        for (int weekday = 1; weekday <= 7; ++weekday) {
            const std::string name = kNames[static_cast<std::size_t>(weekday - 1)];
            const std::string on = today.iso();
            EXPECT_EQ(valueOf("He came on " + name + ".", on), walk(today, -1, weekday, true).iso()) << on;
            EXPECT_EQ(valueOf("He will come on " + name + ".", on), walk(today, 1, weekday, true).iso()) << on;
            EXPECT_EQ(valueOf("He came last " + name + ".", on), walk(today, -1, weekday, false).iso()) << on;
            EXPECT_EQ(valueOf("He will come next " + name + ".", on), walk(today, 1, weekday, false).iso()) << on;
        }
}

TEST_F(CalendarProperty, DaysAndWeeksAgreeWithADayByDayWalk) {
    for (const Date today : someDays()) {
        const std::string on = today.iso();
        for (int n : {2, 3, 10, 45, 400}) {
            Date day = today;
            for (int i = 0; i < n; ++i) day = Date::fromSerial(day.serial() - 1);
            EXPECT_EQ(valueOf("He came " + std::to_string(n) + " days ago.", on), day.iso()) << on;
        }
        EXPECT_EQ(valueOf("He came last week.", on), weekOf(Date::fromSerial(today.serial() - 7))) << on;
        EXPECT_EQ(valueOf("He will come next week.", on), weekOf(Date::fromSerial(today.serial() + 7))) << on;
    }
}

TEST_F(CalendarProperty, EveryDayOfAYearIsReadBackFromItsWords) {
    constexpr std::array<const char*, 12> kMonths = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    for (Date day = *Date::parseIso("2023-12-30"); day.year() < 2025; day = Date::fromSerial(day.serial() + 1)) {
        const std::string month = kMonths[static_cast<std::size_t>(day.month() - 1)];
        const std::string number = std::to_string(day.day()), year = std::to_string(day.year());
        EXPECT_EQ(valueOf("He came on " + month + " " + number + ", " + year + ".", "2020-05-05"), day.iso());
        EXPECT_EQ(valueOf("He came on " + number + " " + month.substr(0, 3) + " " + year + ".", "2020-05-05"), day.iso());
        EXPECT_EQ(valueOf("He came on " + day.iso() + ".", "2020-05-05"), day.iso());
        EXPECT_EQ(valueOf("He came on " + month + " " + number + ".", day.iso()), day.iso());
    }
}

TEST_F(CalendarProperty, IntervalsHoldTheDayTheyWereCountedTo) {
    for (const Date today : someDays()) {
        const auto timexes = tag("He came last month.", today.iso());
        ASSERT_EQ(timexes.size(), 1U);
        ASSERT_TRUE(timexes[0].interval);
        EXPECT_EQ(Date::fromSerial(timexes[0].interval->endDate().serial() + 1), today.firstOfMonth());
        EXPECT_EQ(timexes[0].interval->beginDate().day(), 1);
    }
}

}  // namespace chancery::time
