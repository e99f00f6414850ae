#include "core/event/event_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/event/reading.h"

namespace chancery::event {

namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kThursday = "2023-11-09";

std::vector<std::string> eventsIn(const std::string& text) { return test::linesOf(test::read(text, kThursday)); }

struct Case {
    const char* text;
    const char* event;
};

class OneSentence : public testing::TestWithParam<Case> {};

TEST_P(OneSentence, TellsItsEvent) { EXPECT_THAT(eventsIn(GetParam().text), Contains(GetParam().event)) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    EveryType, OneSentence,
    testing::Values(
        Case{"France agreed with Germany on Monday.", "AGREE FRA>DEU 2023-11-06..2023-11-06 occurred"},
        Case{"The French foreign minister met with the Egyptian foreign minister on Monday.",
             "CONSULT FRA>EGY 2023-11-06..2023-11-06 occurred"},
        Case{"Canada and Mexico held talks on Tuesday.", "CONSULT CAN+MEX> 2023-11-07..2023-11-07 occurred"},
        Case{"Japan praised India on Wednesday.", "SUPPORT JPN>IND 2023-11-08..2023-11-08 occurred"},
        Case{"Turkey apologized to Russia on Monday.", "CONCEDE TUR>RUS 2023-11-06..2023-11-06 occurred"},
        Case{"Poland cooperated with Ukraine on Monday.", "COOPERATE POL>UKR 2023-11-06..2023-11-06 occurred"},
        Case{"China gave food aid to Yemen on Monday.", "AID CHN>YEM 2023-11-06..2023-11-06 occurred"},
        Case{"France withdrew its troops from Niger on Monday.", "RETREAT FRA>NER 2023-11-06..2023-11-06 occurred"},
        Case{"On Monday, Egypt urged Israel to halt the operation.", "REQUEST EGY>ISR 2023-11-06..2023-11-06 occurred"},
        Case{"Spain condemned Belarus on Monday.", "ACCUSE ESP>BLR 2023-11-06..2023-11-06 occurred"},
        Case{"Iran rejected a proposal by Germany on Monday.", "REJECT IRN>DEU 2023-11-06..2023-11-06 occurred"},
        Case{"North Korea threatened Japan on Monday.", "THREATEN PRK>JPN 2023-11-06..2023-11-06 occurred"},
        Case{"Britain imposed sanctions on Russia on Monday.", "SANCTION GBR>RUS 2023-11-06..2023-11-06 occurred"},
        Case{"Finland expelled two Russian diplomats on Monday.", "SANCTION FIN>RUS 2023-11-06..2023-11-06 occurred"},
        Case{"North Korea launched a ballistic missile on Monday.", "MOBILIZE PRK> 2023-11-06..2023-11-06 occurred"},
        Case{"Israel arrested several Palestinian officials on Monday.", "COERCE ISR>PSE 2023-11-06..2023-11-06 occurred"},
        Case{"Russia attacked Ukraine on Monday.", "ASSAULT RUS>UKR 2023-11-06..2023-11-06 occurred"}));

INSTANTIATE_TEST_SUITE_P(
    Voice, OneSentence,
    testing::Values(Case{"Belarus was condemned by Spain on Monday.", "ACCUSE ESP>BLR 2023-11-06..2023-11-06 occurred"},
                    Case{"Canada, Mexico and Brazil condemned Belarus on Monday.",
                         "ACCUSE BRA+CAN+MEX>BLR 2023-11-06..2023-11-06 occurred"},
                    Case{"Sanctions were imposed on Russia by Norway on Monday.", "SANCTION NOR>RUS 2023-11-06..2023-11-06 occurred"}));

INSTANTIATE_TEST_SUITE_P(
    Status, OneSentence,
    testing::Values(Case{"The Japanese prime minister will visit Kenya on Monday.", "CONSULT JPN>KEN 2023-11-13..2023-11-13 planned"},
                    Case{"The Italian foreign minister is expected to meet the Greek foreign minister on Friday.",
                         "CONSULT ITA>GRC 2023-11-10..2023-11-10 planned"},
                    Case{"Iran may attack Iraq.", "ASSAULT IRN>IRQ 2023-11-09..2023-11-09 conditional"},
                    Case{"Kenya did not attack Somalia on Monday.", "ASSAULT KEN>SOM 2023-11-06..2023-11-06 negated"},
                    Case{"Russia is attacking Ukraine.", "ASSAULT RUS>UKR 2023-11-09..2023-11-09 ongoing"}));

INSTANTIATE_TEST_SUITE_P(
    Participants, OneSentence,
    testing::Values(Case{"The Mali-Niger war ended on Monday. Mali and Niger signed a treaty, the president of Mali said. Niger welcomed the treaty.",
                         "ASSAULT MLI+NER> 2023-11-06..2023-11-06 occurred"},
                    Case{"The fighting between Sudan and the armed group Hamas ended on Monday.",
                         "ASSAULT HAMAS+SDN> 2023-11-06..2023-11-06 occurred"},
                    Case{"Keller arrived in Norway on Monday after a meeting in Japan of NATO defence ministers.",
                         "CONSULT NATO> 2023-11-06..2023-11-06 occurred"},
                    Case{"Finland's army was on alert after Russia closed its airspace on Monday.",
                         "MOBILIZE FIN>RUS 2023-11-06..2023-11-06 occurred"}));

TEST(EventFinder, DoesNotTakeAContrastForWhatIsDenied) {
    const auto events = eventsIn("Iran and Russia have denied any arms deals though their leaders met in September.");
    EXPECT_THAT(events, Contains("REJECT IRN+RUS> 2023-11-09..2023-11-09 occurred"));
}

TEST(EventFinder, TakesWhatIsDiscussedAtAMeetingForTheMeeting) {
    const auto events = eventsIn("The Italian foreign minister will hold a meeting with the Greek foreign minister on Monday in which they "
                                 "are expected to discuss trade.");
    EXPECT_THAT(events, testing::ElementsAre("CONSULT ITA>GRC 2023-11-13..2023-11-13 planned"));
}

TEST(EventFinder, TakesADemandForOneRequestAndNotForWhatIsDemanded) {
    const auto events = eventsIn("On Monday, Egypt urged Israel to attack Hamas.");
    EXPECT_THAT(events, Contains("REQUEST EGY>ISR 2023-11-06..2023-11-06 occurred"));
    EXPECT_THAT(events, SizeIs(1));
}

TEST(EventFinder, TakesAnAgreementToWithdrawForAnAgreementAlone) {
    EXPECT_THAT(eventsIn("France agreed on Monday to withdraw its troops from Niger."), SizeIs(1));
}

TEST(EventFinder, FindsNothingInSportOrMarkets) {
    EXPECT_THAT(eventsIn("The team won the match on Monday. Shares fell two percent in heavy trading."), IsEmpty());
}

TEST(EventFinder, JoinsTwoMentionsOfOneVisit) {
    const auto extraction = test::read(
        "The Japanese prime minister arrived in Kenya on Wednesday. The Japanese prime minister's visit to Kenya is his first.", kThursday);
    int visits = 0;
    for (const Event& event : extraction.events) visits += event.type == EventType::Consult;
    EXPECT_EQ(visits, 1);
}

TEST(EventFinder, JoinsTheUndatedPlanOfAHeadlineToTheDatedOne) {
    const auto extraction = test::read("Togo to host farming summit\n\nTogo is to host a summit on farming from Dec. 4 to 7.", kThursday);
    ASSERT_EQ(extraction.events.size(), 1U);
    EXPECT_EQ(extraction.events.front().when.beginDate().iso(), "2023-12-04");
}

TEST(EventFinder, JoinsAHeadlineThatCallsSomebodyByTheOfficeAlone) {
    const auto extraction = test::read("Guam governor resigns\n\nMaria Tolen, Guam's governor, resigned on Wednesday.", kThursday);
    ASSERT_EQ(extraction.events.size(), 1U);
    EXPECT_EQ(extraction.actors[extraction.events.front().sources.front().actor].name, "Maria Tolen");
}

TEST(EventFinder, TakesAVisitToAWorksForNoVisitToWhereItIsTold) {
    EXPECT_THAT(eventsIn("SEOUL, Nov. 9 (Example Wire) - Kim Jong Un visited the control centre on Thursday."), Not(Contains(HasSubstr("KOR"))));
    EXPECT_THAT(eventsIn("SEOUL, Nov. 9 (Example Wire) - Antony Blinken visited the country on Thursday."), Contains(HasSubstr("USA>KOR")));
}

TEST(EventFinder, KeepsTwoMeetingsWithDifferentMinistersApart) {
    const auto events = eventsIn("Canada met Mexico on Monday. Canada met Brazil on Tuesday.");
    EXPECT_THAT(events, Contains("CONSULT CAN>MEX 2023-11-06..2023-11-06 occurred"));
    EXPECT_THAT(events, Contains("CONSULT CAN>BRA 2023-11-07..2023-11-07 occurred"));
}

TEST(EventFinder, GivesEveryEventItsEvidenceAndItsReasons) {
    const auto extraction = test::read("Spain condemned Belarus on Monday.", kThursday);
    ASSERT_THAT(extraction.events, Not(IsEmpty()));
    const Event& event = extraction.events.front();
    EXPECT_EQ(base::textOf(extraction.article.text, event.evidence.trigger), "condemned");
    EXPECT_TRUE(event.evidence.sentence.contains(event.evidence.trigger));
    EXPECT_EQ(event.summary, "Spain → Belarus: condemned");
    EXPECT_THAT(event.explanation.date, testing::HasSubstr("Monday"));
    EXPECT_THAT(event.explanation.frame, testing::HasSubstr("accuse.condemn"));
    EXPECT_THAT(event.explanation.actors, testing::HasSubstr("Belarus"));
    EXPECT_GT(event.confidence, 0.5F);
    EXPECT_EQ(event.dateBasis, DateBasis::Relative);
}

TEST(EventFinder, DatesAnUndatedEventByPublicationAndSaysSo) {
    const auto extraction = test::read("Spain has condemned Belarus.", kThursday);
    ASSERT_THAT(extraction.events, Not(IsEmpty()));
    EXPECT_EQ(extraction.events.front().dateBasis, DateBasis::Publication);
    EXPECT_EQ(extraction.events.front().when.beginDate().iso(), kThursday);
    EXPECT_THAT(extraction.events.front().explanation.doubts, Not(IsEmpty()));
}

TEST(EventFinder, LeavesOutEventsThatNothingDates) {
    article::Article article;
    EXPECT_THAT(test::read("Spain has condemned Belarus.", "").events, IsEmpty());
}

TEST(EventFinder, SurvivesAnEndlessSentence) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "Spain condemned Belarus and ";
    const auto extraction = test::read(text + "left.", kThursday);
    for (const Event& event : extraction.events) EXPECT_LE(event.evidence.trigger.end, extraction.article.text.size());
}

}  // namespace

}  // namespace chancery::event
