#include "core/analysis/calendar.h"

#include <gtest/gtest.h>

#include <random>

#include "core/base/date.h"

namespace chancery::analysis {
namespace {

using base::Instant;

TEST(Calendar, AgreesWithTheCalendarOfTheCore) {
    for (std::int64_t serial = -800'000; serial < 800'000; serial += 997) {
        const base::Date date = base::Date::fromSerial(serial);
        const CivilDate civilDate = civil(base::startOf(date) + 4321);
        ASSERT_EQ(civilDate.year, date.year());
        ASSERT_EQ(civilDate.month, date.month());
        ASSERT_EQ(civilDate.day, date.day());
        ASSERT_EQ(civilDate.weekday, date.weekday());
        ASSERT_EQ(instantOf(civilDate.year, civilDate.month, civilDate.day), base::startOf(date));
    }
}

TEST(Calendar, StepsStandOnTheCalendarAndNeverGetShorterThanTheySay) {
    const std::vector<CalendarStep> steps = {
        {CalendarUnit::Minute, 5}, {CalendarUnit::Hour, 6}, {CalendarUnit::Day, 1}, {CalendarUnit::Day, 2}, {CalendarUnit::Day, 5},
        {CalendarUnit::Week, 1}, {CalendarUnit::Week, 2}, {CalendarUnit::Month, 1}, {CalendarUnit::Month, 3}, {CalendarUnit::Month, 6},
        {CalendarUnit::Year, 1}, {CalendarUnit::Year, 5}, {CalendarUnit::Year, 100}, {CalendarUnit::Year, 1000}};
    std::mt19937_64 random(1);
    for (const CalendarStep step : steps)
        for (int i = 0; i < 300; ++i) {
            const Instant t = static_cast<Instant>(random() % 600'000'000'000ULL) - 300'000'000'000LL;
            const Instant floor = floorTo(step, t), next = nextAfter(step, t);
            ASSERT_LE(floor, t);
            ASSERT_GT(next, t);
            ASSERT_EQ(floorTo(step, floor), floor);
            ASSERT_EQ(floorTo(step, next), next);
            ASSERT_EQ(floorTo(step, next - 1), floor);
            ASSERT_GE(static_cast<double>(next - floor), step.minSeconds());
            const CivilDate d = civil(floor);
            if (step.unit == CalendarUnit::Week) {
                ASSERT_EQ(d.weekday, 1);
            }
            if (step.unit >= CalendarUnit::Month) {
                ASSERT_EQ(d.day, 1);
            }
            if (step.unit == CalendarUnit::Month) {
                ASSERT_EQ((d.month - 1) % step.n, 0);
            }
            if (step.unit == CalendarUnit::Year) {
                ASSERT_EQ(d.month, 1);
                ASSERT_EQ(((d.year % step.n) + step.n) % step.n, 0);
            }
            if (step.unit == CalendarUnit::Day) {
                ASSERT_EQ((d.day - 1) % step.n, 0);
            }
        }
}

TEST(Calendar, ABoundaryListIsBounded) {
    EXPECT_LE(boundaries({CalendarUnit::Minute, 1}, 0, 1e12).size(), 4096U);
}

}  // namespace
}  // namespace chancery::analysis
