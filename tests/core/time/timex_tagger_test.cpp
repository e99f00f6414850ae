#include "core/time/timex_tagger.h"

#include "timex_fixture.h"

namespace chancery::time {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kDay = "2023-11-09";  // a Thursday

using TimexTagger_ = TimexTest;

TEST_F(TimexTagger_, ReadsFullDatesInEveryUsualForm) {
    for (const char* text : {"They met on November 5, 2023.", "They met on Nov. 5, 2023.", "They met on 5 November 2023.", "They met on the 5th of November 2023.",
                             "They met on Sunday, November 5, 2023.", "They met on Sunday 5 Nov 2023.", "They met on 2023-11-05.", "They met on 11/05/2023.",
                             "They met on 5.11.2023.", "They met on November fifth, 2023.", "They met on NOVEMBER 5, 2023."})
        EXPECT_EQ(valueOf(text, kDay), "2023-11-05") << text;
}

TEST_F(TimexTagger_, GivesAMonthWithYearAndALoneYearNoSharperInterval) {
    EXPECT_EQ(intervalOf("The pact was signed in July 1997.", kDay), "1997-07-01..1997-07-31 month");
    EXPECT_EQ(intervalOf("The pact was signed in 1997.", kDay), "1997-01-01..1997-12-31 year");
    EXPECT_EQ(intervalOf("The pact was signed in the 1990s.", kDay), "1990-01-01..1999-12-31 decade");
}

TEST_F(TimexTagger_, ResolvesAWeekdayByTheTenseOfItsClause) {
    EXPECT_EQ(valueOf("The envoy arrived on Wednesday.", kDay), "2023-11-08");
    EXPECT_EQ(valueOf("The envoy will arrive on Wednesday.", kDay), "2023-11-15");
    EXPECT_EQ(valueOf("The envoy arrived on Thursday.", kDay), "2023-11-09");
    EXPECT_EQ(valueOf("The envoy is scheduled to arrive on Friday.", kDay), "2023-11-10");
    EXPECT_EQ(valueOf("The talks, postponed until Monday, were his idea.", kDay), "2023-11-13");
}

TEST_F(TimexTagger_, ResolvesRelativeWeekdays) {
    EXPECT_EQ(valueOf("They met last Thursday.", kDay), "2023-11-02");
    EXPECT_EQ(valueOf("They will meet next Thursday.", kDay), "2023-11-16");
    EXPECT_EQ(valueOf("They will meet this coming Sunday, November 12.", kDay), "2023-11-12");
    EXPECT_EQ(valueOf("They met Tuesday of last week.", kDay), "2023-10-31");
}

TEST_F(TimexTagger_, TakesAMonthWithoutYearFromTheTense) {
    EXPECT_EQ(valueOf("He resigned in December.", kDay), "2022-12");
    EXPECT_EQ(valueOf("He will resign in March.", kDay), "2024-03");
    EXPECT_EQ(valueOf("He resigned last June.", kDay), "2023-06");
    EXPECT_EQ(valueOf("He will resign next June.", kDay), "2024-06");
    EXPECT_EQ(valueOf("He resigned in January this year.", kDay), "2023-01");
    EXPECT_EQ(valueOf("He resigned in June last year.", kDay), "2022-06");
}

TEST_F(TimexTagger_, ResolvesWeeksMonthsQuartersAndYears) {
    EXPECT_EQ(intervalOf("They met last week.", kDay), "2023-10-30..2023-11-05 week");
    EXPECT_EQ(valueOf("They met last week.", kDay), "2023-W44");
    EXPECT_EQ(valueOf("They will meet early next week.", kDay), "2023-W46");
    EXPECT_EQ(valueOf("They met last month.", kDay), "2023-10");
    EXPECT_EQ(valueOf("Output fell in the third quarter of 2022.", kDay), "2022-Q3");
    EXPECT_EQ(valueOf("Third-quarter output fell.", kDay), "2023-Q3");
    EXPECT_EQ(valueOf("Output fell in the first half of 2022.", kDay), "2022-H1");
    EXPECT_EQ(valueOf("They met last year.", kDay), "2022");
    EXPECT_EQ(valueOf("Turnout was low in fiscal 2019.", kDay), "2019");
}

TEST_F(TimexTagger_, TakesTheNumberOfAResolutionForNoYear) {
    EXPECT_EQ(valueOf("Chad welcomed resolution 1701.", kDay), valueOf("Chad welcomed it.", kDay));
    EXPECT_EQ(valueOf("Chad welcomed the 1701 truce.", kDay), "1701");
}

TEST_F(TimexTagger_, EndsThisYearTodayWhenItIsToldInThePast) {
    EXPECT_EQ(intervalOf("Two launches failed earlier this year.", kDay), "2023-01-01..2023-11-09 year");
    EXPECT_EQ(intervalOf("A summit will be held later this year.", kDay), "2023-11-09..2023-12-31 year");
}

TEST_F(TimexTagger_, KnowsTheWeekend) {
    EXPECT_EQ(valueOf("They met at the weekend.", kDay), "2023-W44-WE");
    EXPECT_EQ(intervalOf("They will meet at the weekend.", kDay), "2023-11-11..2023-11-12 weekend");
    EXPECT_EQ(valueOf("The visit comes ahead of a trip by the minister at the weekend.", kDay), "2023-W45-WE");
}

TEST_F(TimexTagger_, CountsDaysFromTheDayOfWriting) {
    EXPECT_EQ(valueOf("They met yesterday.", kDay), "2023-11-08");
    EXPECT_EQ(valueOf("They met the day before yesterday.", kDay), "2023-11-07");
    EXPECT_EQ(valueOf("They meet tomorrow.", kDay), "2023-11-10");
    EXPECT_EQ(valueOf("They met ten days ago.", kDay), "2023-10-30");
    EXPECT_EQ(valueOf("They met about two months ago.", kDay), "2023-09");
    EXPECT_EQ(valueOf("They met almost four decades ago.", kDay), "1983");
    EXPECT_EQ(valueOf("They met six weeks ago.", kDay), "2023-W39");
}

TEST_F(TimexTagger_, CountsFromTheStorysOwnDays) {
    EXPECT_THAT(read("The siege began on March 3, 2011. It ended three days later.", kDay),
                ElementsAre("March 3, 2011 = DATE 2011-03-03", "three days later = DATE 2011-03-06"));
    EXPECT_THAT(read("The siege began on March 3, 2011. The same day the envoy left.", kDay),
                ElementsAre("March 3, 2011 = DATE 2011-03-03", "The same day = DATE 2011-03-03"));
    EXPECT_THAT(read("Troops left in 2011. They came back three years later.", kDay), ElementsAre("2011 = DATE 2011", "three years later = DATE 2014"));
    EXPECT_THAT(read("He took office in May 1995. The following year he was sent to Rome.", kDay),
                ElementsAre("May 1995 = DATE 1995-05", "The following year = DATE 1996"));
}

TEST_F(TimexTagger_, ReadsClockTimesAndPartsOfTheDay) {
    EXPECT_THAT(read("The blast struck at 10:35 a.m. Wednesday.", kDay), ElementsAre("10:35 a.m. Wednesday = TIME 2023-11-08T10:35"));
    EXPECT_THAT(read("He spoke on Wednesday night.", kDay), ElementsAre("Wednesday night = TIME 2023-11-08TNI"));
    EXPECT_EQ(valueOf("He spoke at noon yesterday.", kDay), "2023-11-08T12:00");
    EXPECT_EQ(valueOf("The offer expired at midnight Tuesday.", kDay), "2023-11-07T24:00");
    EXPECT_THAT(read("He resigned shortly before midnight Tuesday night.", kDay), ElementsAre("midnight Tuesday night = TIME 2023-11-07T24:00"));
    EXPECT_EQ(valueOf("He spoke last night.", kDay), "2023-11-08TNI");
    EXPECT_EQ(valueOf("He will speak tonight.", kDay), "2023-11-09TNI");
    EXPECT_EQ(valueOf("He will speak this afternoon.", kDay), "2023-11-09TAF");
    EXPECT_EQ(valueOf("The bank opened at 0930 GMT.", kDay), "2023-11-09T09:30");
    EXPECT_EQ(valueOf("He will leave at 4 in the morning.", kDay), "2023-11-09T04:00");
}

TEST_F(TimexTagger_, TurnsANamedZoneIntoUniversalTime) {
    EXPECT_EQ(intervalOf("The truce began at 5 p.m. EST on Nov. 6, 2023.", kDay), "2023-11-06T22:00..2023-11-06T22:00 minute");
    EXPECT_EQ(intervalOf("The truce began at 5 p.m. on Nov. 6, 2023.", kDay), "2023-11-06T17:00..2023-11-06T17:00 minute");
}

TEST_F(TimexTagger_, ReadsDurations) {
    EXPECT_EQ(valueOf("He began a two-day visit.", kDay), "P2D");
    EXPECT_EQ(valueOf("The flight took 5 1/2 hours.", kDay), "PT5H30M");
    EXPECT_EQ(valueOf("It lasted a minute and a half.", kDay), "PT1M30S");
    EXPECT_EQ(valueOf("It lasted two-and-a-half years.", kDay), "P2Y6M");
    EXPECT_EQ(valueOf("It lasted several weeks.", kDay), "PXW");
    EXPECT_EQ(valueOf("It lasted more than four decades.", kDay), "P40Y");
    EXPECT_EQ(valueOf("After twenty-four years he went home.", kDay), "P24Y");
    EXPECT_EQ(valueOf("It was a weeklong strike.", kDay), "P1W");
}

TEST_F(TimexTagger_, TiesADurationToTheDayOfWritingWhenTheTextDoes) {
    const auto timexes = tag("Prices fell in the past three months.", kDay);
    ASSERT_EQ(timexes.size(), 1U);
    EXPECT_EQ(timexes[0].type, TimexType::Duration);
    EXPECT_EQ(timexes[0].value, "P3M");
    EXPECT_EQ(intervalOf("Prices fell in the past three months.", kDay), "2023-08-09..2023-11-09 month");
    EXPECT_EQ(intervalOf("It took three months.", kDay), "none");
}

TEST_F(TimexTagger_, ReadsSets) {
    EXPECT_THAT(read("They gather every day.", kDay), ElementsAre("every day = SET P1D"));
    EXPECT_THAT(read("They gather daily.", kDay), ElementsAre("daily = SET P1D"));
    EXPECT_THAT(read("They gather each Thursday.", kDay), ElementsAre("each Thursday = SET XXXX-WXX-4"));
    EXPECT_THAT(read("Flights leave on Tuesday nights.", kDay), ElementsAre("Tuesday nights = SET XXXX-WXX-2TNI"));
    EXPECT_THAT(read("They march each July.", kDay), ElementsAre("each July = SET XXXX-07"));
    EXPECT_THAT(read("They gather every two weeks.", kDay), ElementsAre("every two weeks = SET P2W"));
}

TEST_F(TimexTagger_, ReadsTimesWithoutAPlaceOnTheCalendar) {
    EXPECT_EQ(valueOf("They recently agreed.", kDay), "PAST_REF");
    EXPECT_EQ(valueOf("They are now allies.", kDay), "PRESENT_REF");
    EXPECT_EQ(valueOf("They hope to meet in the near future.", kDay), "FUTURE_REF");
    EXPECT_EQ(intervalOf("They are now allies.", kDay), "none");
}

TEST_F(TimexTagger_, ReadsDecadesAndCenturies) {
    EXPECT_EQ(valueOf("Trade grew in the late 1980s.", kDay), "198");
    EXPECT_EQ(valueOf("Trade grew in the '90s.", kDay), "199");
    EXPECT_EQ(valueOf("Trade grew in the nineties.", kDay), "199");
    EXPECT_EQ(valueOf("Trade grew in the 19th century.", kDay), "18");
}

TEST_F(TimexTagger_, LinksTheEndsOfARange) {
    const auto days = tag("The summit of Nov. 14-17 was long.", kDay);
    ASSERT_EQ(days.size(), 2U);
    EXPECT_EQ(days[0].value, "2023-11-14");
    EXPECT_EQ(days[1].value, "2023-11-17");
    EXPECT_EQ(days[0].rangePartner, 1);
    EXPECT_EQ(days[1].rangePartner, 0);

    const auto months = tag("They fought from October to March 1998.", kDay);
    ASSERT_EQ(months.size(), 2U);
    EXPECT_EQ(months[0].value, "1997-10");
    EXPECT_EQ(months[1].value, "1998-03");
    EXPECT_EQ(months[0].rangePartner, 1);

    EXPECT_THAT(read("He ruled from 1997 to 2002.", kDay), ElementsAre("1997 = DATE 1997", "2002 = DATE 2002"));
    EXPECT_THAT(read("A plan for 2007-2009 was adopted.", kDay), ElementsAre("2007 = DATE 2007", "2009 = DATE 2009"));
    EXPECT_THAT(read("They met on April 24 and 25, 2019.", kDay), ElementsAre("April 24 = DATE 2019-04-24", "25, 2019 = DATE 2019-04-25"));
}

TEST_F(TimexTagger_, PutsTheWeekdaysOfARangeInOrder) {
    EXPECT_THAT(read("They will meet from Monday to Thursday.", kDay), ElementsAre("Monday = DATE 2023-11-13", "Thursday = DATE 2023-11-16"));
    EXPECT_THAT(read("They met from Friday to Monday.", kDay), ElementsAre("Friday = DATE 2023-11-03", "Monday = DATE 2023-11-06"));
}

TEST_F(TimexTagger_, MarksWhatBoundsAnEventOnOneSide) {
    EXPECT_EQ(tag("He has been away since May.", kDay).at(0).bound, Timex::Bound::Since);
    EXPECT_EQ(tag("They must leave by Friday.", kDay).at(0).bound, Timex::Bound::Until);
    EXPECT_EQ(tag("They stay until 2025.", kDay).at(0).bound, Timex::Bound::Until);
    EXPECT_EQ(tag("They left on Friday.", kDay).at(0).bound, Timex::Bound::None);
}

TEST_F(TimexTagger_, LeavesWordsThatOnlyLookLikeTimeAlone) {
    for (const char* text : {"The minister may resign.", "Protesters march on the palace.", "A second envoy left.", "He is 37 years old.", "The six-year-old boy waited.",
                             "About 2000 soldiers were there.", "It cost $1998.", "A quarter of the voters stayed away.", "The government will fall.",
                             "Prime Minister May left.", "He sat down.", "Sun shone on the harbour.", "It was a last-minute deal.", "He paid 1,999 dollars."})
        EXPECT_THAT(read(text, kDay), IsEmpty()) << text;
}

TEST_F(TimexTagger_, KeepsMonthsThatAreAlsoWordsWhereTheyAreMonths) {
    EXPECT_EQ(valueOf("They met in May.", kDay), "2023-05");
    EXPECT_EQ(valueOf("They met on May 3.", kDay), "2023-05-03");
    EXPECT_EQ(valueOf("They met in early March.", kDay), "2023-03");
}

TEST_F(TimexTagger_, DoesNotTakeANameForAMonthOrADay) {
    EXPECT_THAT(read("Theresa May resigned over the vote. A rebel objected to May's plan.", kDay), IsEmpty());
    EXPECT_THAT(read("Theresa May resigned in May.", kDay), ElementsAre("May = DATE 2023-05"));
    EXPECT_THAT(read("The editor of USA Today spoke.", kDay), IsEmpty());
}

TEST_F(TimexTagger_, CountsAnHourFromTheDayOfWritingOnceTheStoryLooksFarBack) {
    EXPECT_EQ(read("The plant opened on March 3. He spoke there at 6 a.m. local time.", kDay).back(), "6 a.m. local time = TIME 2023-11-09T06:00");
    EXPECT_EQ(read("The plant burned on Tuesday. He arrived there at 6 a.m. local time.", kDay).back(), "6 a.m. local time = TIME 2023-11-07T06:00");
}

TEST_F(TimexTagger_, ResolvesAYearAgoToTheQuarterSpokenOf) {
    EXPECT_THAT(read("Profit fell in the third quarter. A year earlier it rose.", kDay),
                ElementsAre("the third quarter = DATE 2023-Q3", "A year earlier = DATE 2022-Q3"));
    EXPECT_EQ(valueOf("A year earlier profit rose.", kDay), "2022");
}

TEST_F(TimexTagger_, SaysInPlainWordsHowItResolved) {
    const auto timexes = tag("The envoy arrived on Wednesday.", kDay);
    ASSERT_EQ(timexes.size(), 1U);
    EXPECT_EQ(timexes[0].rule, "'Wednesday': in a past-tense clause: the last Wednesday up to 9 Nov 2023");
    EXPECT_EQ(timexes[0].anchoring, Anchoring::Relative);
}

TEST_F(TimexTagger_, GivesTokensAndSpansThatCoverTheWords) {
    const std::string text = "In café talks – on “Nov. 5” – they agreed.";
    const auto document = s_model->analyse(text);
    const auto timexes = s_tagger->tag(document, on(kDay));
    ASSERT_EQ(timexes.size(), 1U);
    EXPECT_EQ(base::textOf(text, timexes[0].span), "Nov. 5");
    EXPECT_EQ(document[timexes[0].first].form.substr(0, 3), "Nov");
    EXPECT_EQ(document[timexes[0].last - 1].form, "5");
}

TEST_F(TimexTagger_, WithoutAPublicationDateSaysOnlyWhatTheWordsSay) {
    const auto timexes = tag("They met on Thursday, in May and on June 5, and on 5 June 2020.", TimeContext{});
    ASSERT_EQ(timexes.size(), 4U);
    EXPECT_EQ(timexes[0].value, "XXXX-WXX-4");
    EXPECT_EQ(timexes[1].value, "XXXX-05");
    EXPECT_EQ(timexes[2].value, "XXXX-06-05");
    EXPECT_EQ(timexes[3].value, "2020-06-05");
    EXPECT_FALSE(timexes[0].interval);
    EXPECT_TRUE(timexes[3].interval);
}

TEST_F(TimexTagger_, FallsBackOnTheDatelinesDay) {
    TimeContext context;
    context.datelineDate = base::Date::parseIso(kDay);
    EXPECT_EQ(tag("They met on Wednesday.", context).at(0).value, "2023-11-08");
}

TEST_F(TimexTagger_, RefusesDaysThatDoNotExist) {
    EXPECT_THAT(read("They met on February 30, 2023.", kDay), Not(::testing::Contains(HasSubstr("02-30"))));
    EXPECT_THAT(read("They met on 31/02/2023 or 45/13/2023.", kDay), IsEmpty());
}

}  // namespace chancery::time
