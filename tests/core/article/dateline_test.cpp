#include "core/article/dateline.h"

#include <gtest/gtest.h>

using namespace chancery;
using namespace chancery::article;

namespace {

/// "place|agency|month-day-year|text under the span"
std::string read(std::string_view text) {
    const auto found = findDateline(text);
    if (!found) return "none";
    std::string out = found->place + "|" + found->agency + "|";
    if (found->month) out += std::to_string(*found->month) + "-" + std::to_string(*found->day);
    if (found->year) out.append("-").append(std::to_string(*found->year));
    return out + "|" + std::string(base::textOf(text, found->span));
}

TEST(Dateline, ReadsTheFormsOfTheWires) {
    EXPECT_EQ(read("SEOUL, Nov 9 (Meridian) - Ministers met."),
              "SEOUL|Meridian|11-9|SEOUL, Nov 9 (Meridian) -");
    EXPECT_EQ(read("WASHINGTON (HN) _ Ministers met."), "WASHINGTON|HN||WASHINGTON (HN) _");
    EXPECT_EQ(read("BEIJING, April 1 (Continental Wire) -- Ministers met."),
              "BEIJING|Continental Wire|4-1|BEIJING, April 1 (Continental Wire) --");
    EXPECT_EQ(read("GENEVA/PARIS, Feb. 2 - Ministers met."), "GENEVA/PARIS||2-2|GENEVA/PARIS, Feb. 2 -");
    EXPECT_EQ(read("JERUSALEM — Ministers met."), "JERUSALEM|||JERUSALEM —");
    EXPECT_EQ(read("Moscow, 9 November 2023 (MP) – Ministers met."),
              "Moscow|MP|11-9-2023|Moscow, 9 November 2023 (MP) –");
    EXPECT_EQ(read("NAIROBI, Kenya (HN)_ Ministers met."), "NAIROBI, Kenya|HN||NAIROBI, Kenya (HN)_");
    EXPECT_EQ(read("PORT-AU-PRINCE, Sept 3 (MP) - Ministers met."),
              "PORT-AU-PRINCE|MP|9-3|PORT-AU-PRINCE, Sept 3 (MP) -");
    EXPECT_EQ(read("NEW YORK, Nov. 9, 2023 /Newslink/ -- Ministers met."),
              "NEW YORK|Newslink|11-9-2023|NEW YORK, Nov. 9, 2023 /Newslink/ --");
    EXPECT_EQ(read("UNITED NATIONS, Oct 25 - The Council met."),
              "UNITED NATIONS||10-25|UNITED NATIONS, Oct 25 -");
    EXPECT_EQ(read("TOKYO (Nov. 9) -- Ministers met."), "TOKYO||11-9|TOKYO (Nov. 9) --");
}

TEST(Dateline, IsFoundBehindAHeadline) {
    EXPECT_EQ(read("Ministers meet in Oslo\n\nOSLO, May 2 (MP) - Ministers met."),
              "OSLO|MP|5-2|OSLO, May 2 (MP) -");
    EXPECT_EQ(read("  \n OSLO, May 2 (MP) - Ministers met."), "OSLO|MP|5-2|OSLO, May 2 (MP) -");
}

TEST(Dateline, IsNotSeenInOrdinarySentences) {
    for (const char* text :
         {"Ministers met on Thursday - for the third time.", "The NATO-led force left.",
          "UPDATE 1 - Ministers met", "EXCLUSIVE - Ministers met", "EU-backed talks failed.",
          "US and Chinese ministers met (again) - at last.", "Ukraine - a timeline",
          "I - for one - disagree.", "", "-", "(MP) - Ministers met.", "NATO: ministers met"})
        EXPECT_EQ(read(text), "none") << text;
}

TEST(Dateline, IsNotLookedForDeepInTheStory) {
    std::string text;
    for (int i = 0; i < 10; ++i) text += "A line of the story\n\n";
    EXPECT_EQ(read(text + "OSLO, May 2 (MP) - Ministers met."), "none");
    EXPECT_EQ(read(std::string(400, 'x') + "\n\nOSLO, May 2 (MP) - Ministers met."), "none");
}

TEST(Dateline, TakesTheNearestYear) {
    const auto at = [](int y, int m, int d) { return *base::Date::fromYmd(y, m, d); };
    EXPECT_EQ(nearestDate(12, 31, at(2024, 1, 2)), at(2023, 12, 31));
    EXPECT_EQ(nearestDate(1, 1, at(2023, 12, 31)), at(2024, 1, 1));
    EXPECT_EQ(nearestDate(11, 9, at(2023, 11, 9)), at(2023, 11, 9));
    EXPECT_EQ(nearestDate(2, 29, at(2024, 3, 1)), at(2024, 2, 29));
    EXPECT_EQ(nearestDate(2, 30, at(2024, 3, 1)), std::nullopt);
    EXPECT_TRUE(nearestDate(12, 31, at(9999, 12, 30)));
}

}  // namespace
