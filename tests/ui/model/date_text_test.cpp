#include "ui/model/date_text.h"

#include <gtest/gtest.h>

#include "tests/support/synthetic_rows.h"

namespace chancery::ui {
namespace {

using base::kDay;
using base::Precision;
using test::day;

query::EventRow rowOf(const char* begin, const char* last, Precision precision, event::DateBasis basis = event::DateBasis::Explicit) {
    query::EventRow row;
    row.begin = day(begin);
    row.end = day(last) + kDay - 1;
    row.precision = precision;
    row.dateBasis = basis;
    return row;
}

TEST(DateText, IsNeverSharperThanTheText) {
    EXPECT_EQ(whenText(rowOf("2023-11-09", "2023-11-09", Precision::Day)), "Thu 9 Nov 2023");
    EXPECT_EQ(whenText(rowOf("2023-11-14", "2023-11-17", Precision::Day)), "14 – 17 Nov 2023");
    EXPECT_EQ(whenText(rowOf("2023-11-11", "2023-11-12", Precision::Weekend)), "weekend of 11 Nov 2023");
    EXPECT_EQ(whenText(rowOf("2023-10-30", "2023-11-05", Precision::Week)), "week of 30 Oct 2023");
    EXPECT_EQ(whenText(rowOf("2023-09-01", "2023-09-30", Precision::Month)), "September 2023");
    EXPECT_EQ(whenText(rowOf("2023-03-01", "2023-05-31", Precision::Month)), "March – May 2023");
    EXPECT_EQ(whenText(rowOf("2023-07-01", "2023-09-30", Precision::Quarter)), "Q3 2023");
    EXPECT_EQ(whenText(rowOf("2022-01-01", "2022-12-31", Precision::Year)), "2022");
    EXPECT_EQ(whenText(rowOf("1990-01-01", "1999-12-31", Precision::Decade)), "the 1990s");
    EXPECT_EQ(whenText(rowOf("2023-06-21", "2023-09-22", Precision::Season)), "21 Jun – 22 Sep 2023");
}

TEST(DateText, CallsAPublicationDateAnUpperBound) {
    const query::EventRow row = rowOf("2023-11-09", "2023-11-09", Precision::Day, event::DateBasis::Publication);
    EXPECT_EQ(whenText(row), "by Thu 9 Nov 2023");
    EXPECT_TRUE(whenWhyText(row).contains("publication"));
}

TEST(DateText, SaysTheTimeOfDayWhereItIsKnown) {
    query::EventRow row = rowOf("2023-11-09", "2023-11-09", Precision::Minute);
    row.begin += 14 * 3600 + 30 * 60;
    row.end = row.begin;
    EXPECT_EQ(whenText(row), "Thu 9 Nov 2023, 14:30");
}

TEST(DateText, WritesPeriodsAsShortAsTheyCanBe) {
    const auto t = [](const char* iso) { return static_cast<double>(day(iso)); };
    EXPECT_EQ(periodText(t("2023-10-30"), t("2023-11-19")), "30 October – 18 November 2023");
    EXPECT_EQ(periodText(t("2023-11-09"), t("2023-11-10")), "9 November 2023");
    EXPECT_EQ(periodText(t("2023-11-01"), t("2023-12-01"), true), "1 – 30 Nov 2023");
    EXPECT_EQ(periodText(t("2022-12-31"), t("2023-01-02")), "31 December 2022 – 1 January 2023");
}

TEST(DateText, NamesYearsBeforeOurEra) {
    EXPECT_EQ(yearText(0), "1 BC");
    EXPECT_EQ(yearText(-43), "44 BC");
}

TEST(DateText, NamesColumns) {
    EXPECT_EQ(stepSpanText({CalendarUnit::Month, 1}, day("2013-08-01")), "August 2013");
    EXPECT_EQ(stepSpanText({CalendarUnit::Month, 3}, day("2013-07-01")), "Q3 2013");
    EXPECT_EQ(stepSpanText({CalendarUnit::Year, 5}, day("2010-01-01")), "2010 – 2014");
    EXPECT_EQ(stepText({CalendarUnit::Month, 3}), "3 months");
}

}  // namespace
}  // namespace chancery::ui
