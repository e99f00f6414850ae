#include "core/event/event_dater.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/event/reading.h"

namespace chancery::event {

namespace {

using testing::Contains;
using testing::Not;

constexpr const char* kThursday = "2023-11-09";

std::vector<std::string> eventsIn(const std::string& text) { return test::linesOf(test::read(text, kThursday)); }

struct Case {
    const char* text;
    const char* event;
};

class DatedEvent : public testing::TestWithParam<Case> {};

TEST_P(DatedEvent, LiesWhereTheTextPutsIt) { EXPECT_THAT(eventsIn(GetParam().text), Contains(GetParam().event)) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    OfItsClause, DatedEvent,
    testing::Values(
        Case{"Kenya and Uganda held talks at a summit held on Monday.", "CONSULT KEN+UGA> 2023-11-06..2023-11-06 occurred"},
        Case{"The Kenyan president's last visit to Norway was in 2005.", "CONSULT KEN>NOR 2005-01-01..2005-12-31 occurred"},
        Case{"Kenya has attacked Somalia since the ceasefire of 2019.", "ASSAULT KEN>SOM 2019-01-01..2023-11-09 occurred"},
        Case{"Kenya praised Norway on Monday. It was her first visit to Norway since the ceasefire of 2019. Kenya then attacked Somalia, its worst attack since May 2021.",
             "ASSAULT KEN>SOM 2023-11-06..2023-11-06 occurred"},
        Case{"On Tuesday President William Ruto had praised Norway.", "SUPPORT KEN>NOR 2023-11-07..2023-11-07 occurred"},
        Case{"Norway did not recognise Kenya until 1964.", "SUPPORT NOR>KEN 1964-01-01..1964-12-31 occurred"},
        Case{"Spain attacked Belarus two days after the summit on Monday.", "ASSAULT ESP>BLR 2023-11-08..2023-11-08 occurred"},
        Case{"Kenya and Norway will hold talks from Monday to Thursday.", "CONSULT KEN+NOR> 2023-11-13..2023-11-16 planned"},
        Case{"Kenya will urge Norway to meet its pledges at Monday's talks in Oslo.", "REQUEST KEN>NOR 2023-11-13..2023-11-13 planned"},
        Case{"Spain condemned Monday's attack by Russia.", "ACCUSE ESP>RUS 2023-11-09..2023-11-09 occurred"}));

INSTANTIATE_TEST_SUITE_P(
    OfItsGovernor, DatedEvent,
    testing::Values(
        Case{"The Kenyan foreign ministry said on Monday it had summoned the Ugandan ambassador.", "ACCUSE KEN>UGA 2023-11-06..2023-11-06 occurred"},
        Case{"The Kenyan president arrived in Norway on Monday and will meet the Norwegian prime minister.",
             "CONSULT KEN>NOR 2023-11-09..2023-11-09 planned"}));

/// The day on which the text's events of the type begin; empty if there are none.
std::string dayOf(const std::string& text, EventType type) {
    for (const Event& event : test::read(text, kThursday).events)
        if (event.type == type) return event.when.beginDate().iso();
    return {};
}

TEST(EventDater, TakesTheDayOfTheStoryFromTheMainClauseOfTheLead) {
    EXPECT_EQ(dayOf("Norway and Kenya opened a summit in Oslo on Tuesday. Spain condemned Belarus.", EventType::Accuse), "2023-11-07");
    EXPECT_EQ(dayOf("Norway praised the farmers ahead of the fair, which opened on Tuesday. Spain condemned Belarus.", EventType::Accuse), kThursday);
}

TEST(EventDater, TakesTheDateBehindAVerbOfSayingForTheSaying) {
    EXPECT_EQ(dayOf("The Kenyan foreign minister said on Tuesday drivers would pay more.", EventType::Statement), "2023-11-07");
    EXPECT_EQ(dayOf("The Kenyan foreign minister said in an October report released on Tuesday that drivers pay too much.", EventType::Statement),
              "2023-11-07");
}

TEST(EventDater, DoesNotPutWhatIsRecalledOnTheDayOfTheTelling) {
    EXPECT_NE(dayOf("The Iraqi minister recalled on Monday how Iran attacked Iraq.", EventType::Assault), "2023-11-06");
}

TEST(EventDater, KeepsTheSceneWhileAPronounGoesOn) {
    const std::string story = "Spain praised Canada on Wednesday.\n\nEmmanuel Macron arrived in Norway on Monday.\n\n";
    EXPECT_EQ(dayOf(story + "He sharply condemned Belarus over the blast.", EventType::Accuse), "2023-11-06");
    EXPECT_EQ(dayOf(story + "Mexico sharply condemned Belarus over the blast.", EventType::Accuse), kThursday);
}

TEST(EventDater, LeavesTheDayOfTheLeadOnceTheStoryHasNamedAnother) {
    const std::string story = "Norway and Kenya opened a summit in Oslo on Tuesday.\n\n";
    EXPECT_EQ(dayOf(story + "Spain condemned Belarus.", EventType::Accuse), "2023-11-07");
    EXPECT_EQ(dayOf(story + "Mexico praised Peru on Wednesday.\n\nSpain condemned Belarus.", EventType::Accuse), kThursday);
}

TEST(EventDater, KeepsWhatWasOverBeforeTheSceneOutOfIt) {
    const std::string story = "Norway praised Peru on Tuesday.\n\n";
    for (const char* told : {"Spain threatened Belarus before.", "Spain threatened Belarus at their last meeting in Lima.", "The walkout came after Spain threatened Belarus.",
                             "Brazil denounced the letter in which Spain threatened Belarus.", "The work had been halted when Spain threatened Belarus.", "It was the first vote since the war in which Spain threatened Belarus.", "Spain had condemned Peru. Spain threatened Belarus."})
        EXPECT_EQ(dayOf(story + told, EventType::Threaten), kThursday) << told;
    EXPECT_EQ(dayOf(story + "Spain threatened Belarus.", EventType::Threaten), "2023-11-07");
}

TEST(EventDater, DoesNotPutTheVaguelyPastOnTheDayOfTheLead) {
    const std::string story = "Norway praised Peru on Tuesday.\n\n";
    for (const char* told : {"Spain recently threatened Belarus.", "In recent weeks Spain threatened Belarus.", "The fighting took place days after Spain threatened Belarus."})
        EXPECT_EQ(dayOf(story + told, EventType::Threaten), kThursday) << told;
}

TEST(EventDater, DoesNotTakeTheMonthOfAReasonForThatOfTheDeed) {
    EXPECT_EQ(dayOf("On Monday Kenya imposed a curfew following the arrest of a bishop in January.", EventType::Coerce), "2023-11-06");
    EXPECT_EQ(dayOf("Kenya imposed a curfew on the town in January.", EventType::Coerce), "2023-01-01");
}

TEST(EventDater, TakesTodayInAQuotationForTheDayOfTheSpeech) {
    EXPECT_EQ(dayOf("Kenya's president William Ruto spoke in Oslo on Monday.\n\n\"Today we condemn Russia,\" Ruto said.", EventType::Accuse), "2023-11-06");
}

TEST(EventDater, DatesAnOccasionByTheClauseThatTellsOfItsOpening) {
    EXPECT_THAT(eventsIn("The Kenyan premier spoke ahead of a summit between Kenya and Uganda, which kicked off on Tuesday."), Contains(testing::HasSubstr("CONSULT KEN+UGA> 2023-11-07..2023-11-07 occurred")));
}

TEST(EventDater, LeavesTheDateBehindAReasonToTheReason) {
    EXPECT_THAT(eventsIn("Kenya said on Wednesday that the plan was dead after the arrest of all Ugandan ministers by Norway last week."), Contains("COERCE NOR>UGA 2023-10-30..2023-11-05 occurred"));
}

TEST(EventDater, DatesWhatSomebodyAttendsByAnotherMentionOfIt) {
    EXPECT_THAT(eventsIn("African ministers will gather for the Lima conference on Monday. Kenyan president William Ruto will attend the Lima conference."),
                Contains(testing::AllOf(testing::HasSubstr("CONSULT KEN>"), testing::HasSubstr("2023-11-13..2023-11-13 planned"))));
}

TEST(EventDater, KeepsADeedBehindTheYearOfTheSentenceBeforeOutOfTheScene) {
    const std::string story = "Norway praised Peru on Tuesday.\n\nKenya arrested a Ugandan bishop in 2002.\n\n";
    EXPECT_EQ(dayOf(story + "Spain seized Belarusian ships.", EventType::Coerce), "2002-01-01");
    EXPECT_THAT(eventsIn(story + "Spain seized Belarusian ships."), Contains("COERCE ESP>BLR 2023-11-09..2023-11-09 occurred"));
    EXPECT_EQ(dayOf(story + "Spain condemned Belarus.", EventType::Accuse), "2023-11-07");
}

TEST(EventDater, SharesTheDateBehindTheLastOfSeveralVerbs) {
    const std::string story = "Norway praised Peru on Tuesday.\n\n";
    EXPECT_EQ(dayOf(story + "Kenya attacked Uganda and arrested two ministers last week.", EventType::Assault), "2023-10-30");
    EXPECT_EQ(dayOf(story + "Kenya attacked Uganda and Spain arrested two ministers last week.", EventType::Assault), "2023-11-07");
}

TEST(EventDater, TakesNoNumberOfAResolutionForAYear) {
    EXPECT_EQ(dayOf("Norway rejected Resolution 1701 of the Security Council.", EventType::Reject), kThursday);
}

TEST(EventDater, DatesAnOccasionAndWhatIsDoneAtItByAnotherMentionOfIt) {
    const char* story = "Norwegian and Kenyan ministers will gather at a summit in Oslo on Monday. ";
    EXPECT_THAT(eventsIn(std::string(story) + "The summit between Norway and Kenya will be chaired by Spain."), Contains(testing::HasSubstr("CONSULT KEN+NOR> 2023-11-13..2023-11-13 planned")));
    EXPECT_EQ(dayOf("Norway and Kenya held a conference in Oslo on Monday.\n\nPeru elected a parliament on Wednesday.\n\nAt the conference, Kenya condemned Uganda.", EventType::Accuse), "2023-11-06");
    EXPECT_EQ(dayOf("Norway and Kenya held a conference in Oslo on Monday.\n\nPeru elected a parliament on Wednesday.\n\nAt a conference in Lima, Kenya condemned Uganda.", EventType::Accuse), kThursday);
}

TEST(EventDater, TakesTheTimeThatAWhenGoesBackTo) {
    EXPECT_THAT(eventsIn("Kenya has been poor since 1994, when Uganda attacked Kenya."), Contains("ASSAULT UGA>KEN 1994-01-01..1994-12-31 occurred"));
}

TEST(EventDater, DoesNotTakeTheTimeOfWhatIsOrderedForThatOfTheOrder) {
    EXPECT_THAT(eventsIn("Kenya urged Uganda to keep quiet until the vote on December 5."), Contains("REQUEST KEN>UGA 2023-11-09..2023-11-09 occurred"));
}

TEST(EventDater, ReadsTheDayToWhichAMeetingIsPutOff) {
    EXPECT_THAT(eventsIn("The summit between Kenya and Uganda was put off until Monday."), Contains(testing::HasSubstr("2023-11-13..2023-11-13")));
}

TEST(EventDater, TakesTheDateBehindWhomOneTellsForTheTelling) {
    EXPECT_EQ(dayOf("The Kenyan foreign minister said at a press conference on Tuesday the laws should be changed.", EventType::Statement), "2023-11-07");
}

TEST(EventDater, PutsAReviewIntoTheTimeThatItsHeadlineNames) {
    const auto story = test::read("Diplomacy in review, September 2023\n\nSpain condemned Belarus over the blast.", kThursday);
    ASSERT_EQ(story.events.size(), 1U);
    EXPECT_EQ(story.events.front().when.beginDate().iso(), "2023-09-01");
    EXPECT_EQ(story.events.front().when.endDate().iso(), "2023-09-30");
    EXPECT_EQ(dayOf("Trade fell in September 2023\n\nSpain condemned Belarus over the blast.", EventType::Accuse), kThursday);
}

TEST(EventDater, LaysWhatAPronounGoesOnTellingIntoThePastYearsOfTheSentenceBefore) {
    const char* story = "Spain held talks on Monday. Kenya and Norway drew closer in 1996. ";
    EXPECT_THAT(eventsIn(std::string(story) + "They signed a treaty with Belarus."), Contains(testing::HasSubstr("SUPPORT KEN+NOR>BLR 1996-01-01..1996-12-31")));
    EXPECT_THAT(eventsIn(std::string(story) + "They condemned Belarus."), Not(Contains(testing::HasSubstr("1996"))));
}

TEST(EventDater, GoesOnQuotingFromTheDayOfTheSentenceBefore) {
    const std::string story = "Norway opened a fair on Wednesday.\n\nOn Monday Kenya again told Uganda to stay away.\n\n";
    EXPECT_EQ(dayOf(story + "\"The river is ours. The farmers know that,\" said Kenyan foreign minister John Okello.", EventType::Statement), "2023-11-06");
    EXPECT_EQ(dayOf(story + "\"The river is wide. The farmers know that,\" said Spanish foreign minister Ana Ruiz.", EventType::Statement), kThursday);
}

TEST(EventDater, DatesWhatIsPlannedByTheJourneyThatItBelongsTo) {
    const std::string story = "Kenyan president William Ruto will visit Norway and Spain from November 20 to 24.\n\n";
    for (const char* part : {"Ruto will hold talks with Norwegian prime minister Jonas Gahr Store.", "During his stay, Ruto will hold talks with Norwegian prime minister Jonas Gahr Store."})
        EXPECT_THAT(eventsIn(story + part), Contains("CONSULT KEN>NOR 2023-11-20..2023-11-24 planned")) << part;
    EXPECT_THAT(eventsIn(story + "Ruto will hold talks with Peruvian president Dina Boluarte."), Contains("CONSULT KEN>PER 2023-11-09..2023-11-09 planned"));
}

TEST(EventDater, DatesWhatIsDoneOnAJourneyByIt) {
    const std::string story = "Kenyan president William Ruto will visit Norway from November 20 to 24.\n\n";
    EXPECT_THAT(eventsIn(story + "Ruto will also meet refugees."), Contains(testing::HasSubstr("2023-11-20..2023-11-24 planned")));
    EXPECT_THAT(eventsIn(story + "The two sides will sign several treaties, Ruto said."), Not(Contains(testing::HasSubstr("SUPPORT KEN+NOR> 2023-11-09"))));
}

TEST(EventDater, CountsTheDaysOfWhatEndedBackFromItsEnd) {
    EXPECT_THAT(eventsIn("Kenya and Uganda made progress at a three-day meeting which ended on Wednesday."), Contains("CONSULT KEN+UGA> 2023-11-06..2023-11-08 occurred"));
}

TEST(EventDater, TakesTheDayOfAParticipleBeforeTheClause) {
    EXPECT_EQ(dayOf("Spain praised Canada on Wednesday.\n\nOpening the fair on Monday, Kenya sharply condemned Uganda.", EventType::Accuse), "2023-11-06");
}

TEST(EventDater, LeavesADayToTheQuotationThatItStandsIn) {
    EXPECT_EQ(dayOf("\"In the past year we saw much rain,\" Ruto told the farmers at a meeting between Kenya and Uganda.", EventType::Consult), kThursday);
}

TEST(EventDater, GivesWhatHasHappenedNoDayOfTheClauseAboveIt) {
    EXPECT_EQ(dayOf("Kenya's president William Ruto toured a farm on Monday at the end of a trip during which he has condemned Uganda.", EventType::Accuse), kThursday);
}

TEST(EventDater, CountsDaysFromTheClauseAbove) {
    EXPECT_THAT(eventsIn("Norway closed the river on October 28, three days after Kenya attacked Uganda."), Contains("ASSAULT KEN>UGA 2023-10-25..2023-10-25 occurred"));
    EXPECT_THAT(eventsIn("Norway closed the river on October 28, nearly two weeks after Kenya attacked Uganda."),
                Contains("ASSAULT KEN>UGA 2023-10-11..2023-10-17 occurred"));
}

TEST(EventDater, PutsWhatCameBeforeAWeekIntoThatWeek) {
    EXPECT_THAT(eventsIn("Norway opened a fair on Wednesday.\n\nThe fighting began last week after Kenya attacked Uganda."),
                Contains("ASSAULT KEN>UGA 2023-10-30..2023-11-05 occurred"));
}

TEST(EventDater, LaysADeedIntoTheMonthOrYearOfWhatItFollowed) {
    const std::string story = "Norway opened a fair on Wednesday.\n\n";
    EXPECT_EQ(dayOf(story + "Kenya imposed a curfew on Lamu after the coup of 1980.", EventType::Coerce), "1980-01-01");
    EXPECT_EQ(dayOf(story + "Kenya attacked Uganda shortly before Norway left the camp in September.", EventType::Assault), "2023-09-01");
}

TEST(EventDater, CountsAnAnniversaryBack) {
    EXPECT_THAT(eventsIn("This year marks the 45th anniversary since Kenya and Norway forged diplomatic ties."), Contains(testing::HasSubstr("1978-01-01..1978-12-31 occurred")));
}

TEST(EventDater, TakesTwoDaysInARowTogether) {
    EXPECT_THAT(eventsIn("Kenya and Uganda held talks in Oslo on Monday and Tuesday."), Contains("CONSULT KEN+UGA> 2023-11-06..2023-11-07 occurred"));
}

TEST(EventDater, GivesABanTheDayBehindWhatItForbids) {
    EXPECT_EQ(dayOf("Norway opened a fair on Wednesday.\n\nKenya banned Ugandan airlines from landing on October 30.", EventType::Coerce), "2023-10-30");
}

TEST(EventDater, LeavesWhatTellsWhoIsMeantOutOfTheDayOfTheSentence) {
    EXPECT_EQ(dayOf("Norway opened a fair on Wednesday.\n\nNorway on Monday met a Kenyan minister who helped Uganda to attack Somalia.", EventType::Assault), kThursday);
}

TEST(EventDater, DoesNotDateAnEventByTheYearInAName) {
    EXPECT_EQ(dayOf("154 states including Kenya have now ratified the 1997 Lima Water Treaty.", EventType::Support), kThursday);
    EXPECT_EQ(dayOf("The fees are at the heart of Kenya's inquiry into the use of money in the 2002 Lima polls.", EventType::Accuse), kThursday);
    EXPECT_EQ(dayOf("On Monday, the Kenyan parliament ratified the Water Treaty 2019 with Uganda.", EventType::Support), "2023-11-06");
}

TEST(Modality, KnowsAPlanByItsWords) {
    EXPECT_THAT(eventsIn("The Canadian president said that he plans on visiting Mexico."), Contains("CONSULT CAN>MEX 2023-11-09..2023-11-09 planned"));
    EXPECT_THAT(eventsIn("Canada is due to attack Mexico."), Contains("ASSAULT CAN>MEX 2023-11-09..2023-11-09 planned"));
    EXPECT_THAT(eventsIn("Canada opposed a bill that would allow Mexico to attack Brazil."), Not(Contains(testing::HasSubstr("planned"))));
}

TEST(Modality, TakesTheMannerOfWhatDoesNotHappenForNegated) {
    EXPECT_THAT(eventsIn("Canada will not follow Peru by suspending ties with Mexico."), Contains(testing::AllOf(testing::HasSubstr("SANCTION CAN>MEX"), testing::HasSubstr("negated"))));
}

TEST(Modality, DropsTheBareVerbBehindADemand) {
    EXPECT_THAT(eventsIn("Canada has demanded that Mexico close its camps and withdraw."), Not(Contains(testing::HasSubstr("RETREAT CAN"))));
}

TEST(Modality, KnowsWhatIsDenied) {
    EXPECT_THAT(eventsIn("Kenya denied having attacked Somalia on Monday."), Contains("ASSAULT KEN>SOM 2023-11-06..2023-11-06 denied"));
}

TEST(Modality, TakesTheMeetingBehindAPlanForPlanned) {
    EXPECT_THAT(eventsIn("Kenya will name a commander after consultations with Norway."),
                Contains(testing::AllOf(testing::HasSubstr("CONSULT"), testing::HasSubstr("planned"))));
}

TEST(Modality, TakesTheContentOfAllegationsForAlleged) {
    EXPECT_THAT(eventsIn("The inquiry stems from allegations that Canada attacked Mexico on Monday."),
                Contains("ASSAULT CAN>MEX 2023-11-06..2023-11-06 alleged"));
}

TEST(Modality, LaysANegationOnTheDeedAndNotOnTheMeeting) {
    EXPECT_THAT(eventsIn("The talks between Canada and Mexico on Monday did not bring a result."),
                Contains("CONSULT CAN+MEX> 2023-11-06..2023-11-06 occurred"));
}

TEST(Modality, TakesAStatementForDoneHoweverItIsTold) {
    for (const Event& event : test::read("The Canadian foreign minister believes that the road is long.", kThursday).events)
        EXPECT_EQ(event.status, EventStatus::Occurred);
}

TEST(Modality, TakesAMeetingForAsOpenAsTheVerbThatItBelongsTo) {
    const auto plan = [](const char* status) { return Contains(testing::AllOf(testing::HasSubstr("CONSULT"), testing::HasSubstr(status))); };
    EXPECT_THAT(eventsIn("The Kenyan minister noted that Kenya has strong firms and talks with Uganda would cover tanks."), plan("planned"));
    EXPECT_THAT(eventsIn("The new Kenyan president may help unite the camp and promote talks with Uganda."), plan("conditional"));
    EXPECT_THAT(eventsIn("The Kenyan prime minister will meet investors besides visiting Uganda."), plan("planned"));
}

TEST(Modality, TakesThePresentBehindWhenForPlannedUnderAnInfinitive) {
    EXPECT_THAT(eventsIn("This would help them take over when the UN mission leaves Liberia."),
                Contains(testing::AllOf(testing::HasSubstr("RETREAT"), testing::HasSubstr("planned"))));
}

TEST(EventDater, GivesWhatIsOnlyClaimedNoDateOfTheTalksAboutIt) {
    EXPECT_THAT(eventsIn("The two sides prepared talks set for November 6 to discuss claims that Kenya is exporting missiles to Chad."),
                Not(Contains("AID KEN>TCD 2023-11-06..2023-11-06 alleged")));
}

TEST(EventDater, TakesNoPeriodFromAClauseThatStandsAgainstIt) {
    EXPECT_THAT(eventsIn("Kenyan officials said this week that he is finished but Uganda rejected the claim."),
                Not(Contains("REJECT UGA>KEN 2023-11-06..2023-11-09 occurred")));
}

TEST(StoryScene, HasTheDayOfARelativeClauseWhereTheLeadGivesNoOther) {
    EXPECT_THAT(eventsIn("The summit, which closed on Tuesday, was held in Nairobi.\n\nKenya accused Uganda of delays."),
                Contains("ACCUSE KEN>UGA 2023-11-07..2023-11-07 occurred"));
}

TEST(StoryScene, DoesNotMoveOnWithTheNameOfANewspaper) {
    EXPECT_THAT(eventsIn("The summit closed on Tuesday in Nairobi.\n\nAn aide told the Wednesday Times it was useful.\n\nKenya accused Uganda of delays."),
                Contains("ACCUSE KEN>UGA 2023-11-07..2023-11-07 occurred"));
}

TEST(EventDater, GivesASayingNoLengthOfTimeAndNoYearOfWhatIsSaid) {
    const std::string story = "Kenya's president William Ruto spoke in Oslo on Tuesday.\n\n";
    for (const char* told : {"Since 2019, Ruto said, the price of tea has doubled.", "Ruto said sales in the same month of 2019 were low."})
        EXPECT_EQ(dayOf("Spain condemned Peru. " + story + told, EventType::Statement), "2023-11-07") << told;
    EXPECT_THAT(eventsIn("Kenya has condemned Somalia since 2019."), Contains(testing::HasSubstr("ACCUSE KEN>SOM 2019-01-01..2023-11-09")));
}

TEST(EventDater, PutsNothingThatIsToComeIntoAMonthThatIsOver) {
    EXPECT_THAT(eventsIn("The Kenyan foreign minister was expected to brief the Norwegian prime minister on his talks last month in Lima."),
                Not(Contains(testing::HasSubstr("KEN>NOR 2023-10"))));
}

TEST(EventDater, PutsNothingThatIsToldAsPastOnADayToCome) {
    EXPECT_THAT(eventsIn("Kenya's president William Ruto made the appeal to Norway ahead of a summit Friday of leaders in Oslo."),
                Not(Contains(testing::HasSubstr("2023-11-10"))));
    EXPECT_THAT(eventsIn("Norway's prime minister praised Kenya for the visit of Ruto to Oslo next February."), Contains("SUPPORT NOR>KEN 2023-11-09..2023-11-09 occurred"));
}

TEST(EventDater, CountsFromTheDayOfTheStoryWhereTheClauseHasNone) {
    const std::string story = "Kenya praised Norway on Tuesday.\n\n";
    EXPECT_EQ(dayOf(story + "The gift came three days after Spain had attacked Belarus.", EventType::Assault), "2023-11-04");
    EXPECT_EQ(dayOf("Kenya's president William Ruto will arrive in Oslo on Monday, one day before his planned summit with Norwegian prime minister Jonas Gahr Store.", EventType::Consult), "2023-11-13");
    EXPECT_THAT(eventsIn("Kenya's president William Ruto will arrive in Oslo on Monday, one day before his planned summit with Norwegian prime minister Jonas Gahr Store."),
                Contains("CONSULT KEN>NOR 2023-11-14..2023-11-14 planned"));
}

TEST(EventDater, CountsTheDayAfterSomethingAsOneDay) {
    EXPECT_EQ(dayOf("Kenya praised Norway on Tuesday.\n\nThe gift came the day after Spain had attacked Belarus.", EventType::Assault), "2023-11-06");
}

TEST(EventDater, DatesAnOccasionByTheClauseBehindItThatHangsOnTheVerb) {
    EXPECT_THAT(eventsIn("Norway's prime minister said that he expected the talks between Kenya and Uganda to start next month."), Contains("CONSULT KEN+UGA> 2023-12-01..2023-12-31 planned"));
}

TEST(EventDater, TakesAMonthBehindSinceAndAVerbForThatOfTheVerb) {
    EXPECT_THAT(eventsIn("The town has been quiet since they in May 2021 attacked Belarus, Spain said. Spain has been calm since Spanish troops in May 2021 attacked Belarus."),
                Not(Contains(testing::HasSubstr("2021-05-01..2023-11-09"))));
}

TEST(EventDater, KeepsTheYearOfWhatIsSaidFromTheOccasionOfTheSaying) {
    EXPECT_THAT(eventsIn("While meeting Norwegian prime minister Jonas Gahr Store, Kenyan president William Ruto said that his village had been poor in 2005."),
                Not(Contains(testing::HasSubstr("2005-01-01"))));
}

TEST(EventDater, TakesDaysCountedFromSomethingForNoLength) {
    EXPECT_THAT(eventsIn("The Kenyan president arrived in Norway on Monday, three days after he left Spain."), Contains("CONSULT KEN>NOR 2023-11-06..2023-11-06 occurred"));
}

TEST(EventDater, GivesANounBehindSinceTheDateOfItsPhrase) {
    EXPECT_THAT(eventsIn("The town has been quiet since Spain's attack on Belarus in May 2021, a guide said."), Contains("ASSAULT ESP>BLR 2021-05-01..2021-05-31 occurred"));
}

TEST(EventDater, LeavesTheYearOfAnAsideToIt) {
    EXPECT_EQ(dayOf("Kenya, founded in 1963, has long been poor as Spain attacked it.", EventType::Assault), kThursday);
}

TEST(EventDater, GoesOnFromTheDayOfASaying) {
    const std::string story = "Spain praised Peru on Wednesday.\n\nIt was late when Kenya's president William Ruto said on Monday that time was short.\n\n";
    EXPECT_EQ(dayOf(story + "He sharply condemned Belarus over the blast.", EventType::Accuse), "2023-11-06");
}

TEST(Modality, TakesWhatOneDecidedForDoneAndWhatOneHasDecidedForPlanned) {
    EXPECT_THAT(eventsIn("Spain decided to withdraw its troops from Belarus."), Contains(testing::AllOf(testing::HasSubstr("RETREAT ESP"), testing::HasSubstr("occurred"))));
    EXPECT_THAT(eventsIn("Spain has decided to withdraw its troops from Belarus."), Contains(testing::AllOf(testing::HasSubstr("RETREAT ESP"), testing::HasSubstr("planned"))));
}

TEST(Modality, TakesWhatIsYetToBeDoneForNotDone) {
    EXPECT_THAT(eventsIn("Kenya and Uganda have yet to agree on the border."), Not(Contains(testing::HasSubstr("requested"))));
    EXPECT_THAT(eventsIn("Kenya and Uganda have yet to sign the border treaty."), Not(Contains(testing::HasSubstr("occurred"))));
}

}  // namespace

}  // namespace chancery::event
