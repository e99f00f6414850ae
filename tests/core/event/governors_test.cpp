#include "core/event/governors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/event/reading.h"

namespace chancery::event {

namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> eventsIn(const std::string& text) { return test::linesOf(test::read(text, "2023-11-09")); }

TEST(Governors, PutsWhatComesAheadOfSomethingIntoTheFuture) {
    EXPECT_THAT(eventsIn("Norway praised Kenya prior to talks between Chad and Niger."), Contains("CONSULT NER+TCD> 2023-11-09..2023-11-09 planned"));
    EXPECT_THAT(eventsIn("Ahead of a summit between Chad and Niger, Norway praised Kenya."),
                Contains("CONSULT NER+TCD> 2023-11-09..2023-11-09 planned"));
}

TEST(Governors, LeavesOutWhatIsOnlyAskedForOrProposed) {
    EXPECT_THAT(eventsIn("The prime minister of Chad rebuffed demands he halt the shelling of Niger."), Not(Contains(StartsWith("RETREAT"))));
    EXPECT_THAT(eventsIn("A resolution of the parliament of Chad demands that Niger cooperate with Kenya."), Not(Contains(StartsWith("COOPERATE"))));
    EXPECT_THAT(eventsIn("Iran suggested restricting trade with Iraq."), Not(Contains(StartsWith("SANCTION"))));
}

TEST(Governors, LeavesOutThePurposeOfTalks) {
    EXPECT_THAT(eventsIn("The visit is aimed at persuading Iran to release the French sailors."), Not(Contains(StartsWith("RETREAT"))));
}

TEST(Governors, TakesAnOutcomeForAsRealAsWhatBringsItAbout) {
    EXPECT_THAT(eventsIn("The ruling could lead to an attack by Iran on Israel."), Contains("ASSAULT IRN>ISR 2023-11-09..2023-11-09 conditional"));
}

TEST(Governors, TakesTheTopicOfTalksThatAreToComeForPlannedTalks) {
    EXPECT_THAT(eventsIn("The main topic of the talks between Iran and Iraq will be trade."), Contains("CONSULT IRN+IRQ> 2023-11-09..2023-11-09 planned"));
}

TEST(Governors, FindsNoDeedInAQuestionThatIsStillOpen) {
    EXPECT_THAT(eventsIn("The price depends on how Iran arrests smugglers."), IsEmpty());
    EXPECT_THAT(eventsIn("The report says nothing on whether Iran has released the French sailors."), Not(Contains(StartsWith("RETREAT"))));
}

TEST(Governors, KeepsWhatHasHappenedUnderAVerbThatDoesNotBringItAbout) {
    EXPECT_THAT(eventsIn("Kenya will report on the talks that Chad and Niger held on Monday."),
                Contains("CONSULT NER+TCD> 2023-11-06..2023-11-06 occurred"));
}

TEST(Governors, TellsAnAgreementFromAnOpinionShared) {
    EXPECT_THAT(eventsIn("Chad and Niger agreed that the plan was good."), Not(Contains(StartsWith("AGREE"))));
    EXPECT_THAT(eventsIn("Chad and Niger agreed that they would open the border."), Contains(StartsWith("AGREE")));
    EXPECT_THAT(eventsIn("Chad and Niger agreed on Monday to open the border."), Contains(StartsWith("AGREE")));
}

TEST(Governors, TakesWhatIsPutOffForPlanned) {
    EXPECT_THAT(eventsIn("A summit between Chad and Niger was put off."), Contains("CONSULT NER+TCD> 2023-11-09..2023-11-09 planned"));
}

TEST(Governors, LeavesOutWhatOneIsOnlyBlamedForAndWhatACurbIsProposedFor) {
    EXPECT_THAT(eventsIn("Critics blame the government of Chad for attacking Niger."), Not(Contains(StartsWith("ASSAULT"))));
    EXPECT_THAT(eventsIn("The government of Chad proposed steps, such as restricting the opposition."), Not(Contains(StartsWith("COERCE"))));
    EXPECT_THAT(eventsIn("The rebels will go on as long as France attacks Niger."), Not(Contains(StartsWith("ASSAULT"))));
}

TEST(Governors, TellsAVerbWithAParticleOfItsOwnFromTheBareVerb) {
    EXPECT_THAT(eventsIn("After ten years the French army hung on in Niger."), Not(Contains(StartsWith("ASSAULT"))));
}

TEST(Governors, KeepsAPastDeedThatSomethingMayBefall) {
    EXPECT_THAT(eventsIn("The French president's denial of the Libyan claims might be challenged."), Contains(testing::HasSubstr("occurred")));
}

TEST(Governors, FindsNoEventInAHabit) {
    EXPECT_THAT(eventsIn("The president of Chad usually visits Niger."), Not(Contains(StartsWith("CONSULT"))));
    EXPECT_THAT(eventsIn("The president of Chad visited Niger on Monday."), Contains(StartsWith("CONSULT")));
}

TEST(Governors, ReadsNeitherAndNor) {
    EXPECT_THAT(eventsIn("Neither Chad nor Niger attacked Kenya on Monday."), Contains("ASSAULT NER+TCD>KEN 2023-11-06..2023-11-06 negated"));
}

TEST(Governors, LeavesOutWhatOneOnlyHopesThatOthersWillDo) {
    EXPECT_THAT(eventsIn("The president of Kenya hopes that Iran will release the French sailors."), Not(Contains(StartsWith("RETREAT"))));
}

TEST(Modality, TakesGoingToForAPlan) {
    EXPECT_THAT(eventsIn("Kenya is going to sign a treaty with Norway."), Contains("SUPPORT KEN>NOR 2023-11-09..2023-11-09 planned"));
}

TEST(Modality, LeavesOutAPurposeSaidWithANoun) {
    EXPECT_THAT(eventsIn("The parliament of Chad met on Monday in a bid to topple President Mahamat Deby."), Not(Contains(StartsWith("COERCE"))));
    EXPECT_THAT(eventsIn("NATO failed in repeated efforts to capture General Ratko Mladic."), Not(Contains(testing::EndsWith("occurred"))));
}

TEST(Modality, LeavesOutWhatOneHasThePowerToDo) {
    EXPECT_THAT(eventsIn("The law limits the power of the president of Kenya to dissolve parliament."), Not(Contains(StartsWith("COERCE"))));
}

TEST(Modality, NegatesTheContentOfANounThatIsNotThere) {
    EXPECT_THAT(eventsIn("Chad has no intention of attacking Niger."), Not(Contains(testing::EndsWith("occurred"))));
    EXPECT_THAT(eventsIn("There is no sign that Chad has attacked Niger."), Not(Contains(testing::EndsWith("occurred"))));
}

TEST(Modality, TakesWhatHasBeenRejectedForDone) {
    EXPECT_THAT(eventsIn("The plan of Norway has been rejected by Chad."), Contains("REJECT TCD>NOR 2023-11-09..2023-11-09 occurred"));
}

TEST(Governors, LeavesOutWhatSomebodyIsAskedToSetUp) {
    EXPECT_THAT(eventsIn("The parliament of Chad asked the minister to launch a probe into the French embassy."), Not(Contains(StartsWith("ACCUSE"))));
}

TEST(Modality, TakesWhatShouldBeImposedForNoSanction) {
    EXPECT_THAT(eventsIn("The officers should be subjected to UN sanctions, the president of Chad said."), Not(Contains(StartsWith("SANCTION UN"))));
}

TEST(Modality, TakesADenialOfOnesOwnDeedForADenial) {
    EXPECT_THAT(eventsIn("The Taliban said they did not attack Pakistan."), Contains("ASSAULT TALIBAN>PAK 2023-11-09..2023-11-09 denied"));
    EXPECT_THAT(eventsIn("Chad did not attack Niger."), Contains("ASSAULT TCD>NER 2023-11-09..2023-11-09 negated"));
}

TEST(Modality, ReadsThatSomethingIsGoingOnFromItsAdjective) {
    EXPECT_THAT(eventsIn("Norway mentioned the ongoing talks between Chad and Niger."), Contains("CONSULT NER+TCD> 2023-11-09..2023-11-09 ongoing"));
}

TEST(Modality, TakesAnInitiativeToDoSomethingForAPlan) {
    EXPECT_THAT(eventsIn("The minister spoke of Norway's initiative to hold a conference with Kenya."), Not(Contains(testing::EndsWith("ongoing"))));
}

TEST(Governors, TakesWhatIsCancelledForNoMeeting) {
    EXPECT_THAT(eventsIn("Kenya regretted the cancellation of a visit by the president of Chad."), Not(Contains(testing::EndsWith("occurred"))));
}

TEST(Modality, LeavesOutWhatOneIsWarnedAgainstOrKeptFrom) {
    EXPECT_THAT(eventsIn("The president of Kenya counselled Chad against invading Niger."), Not(Contains(StartsWith("ASSAULT"))));
    EXPECT_THAT(eventsIn("Kenya dissuaded Chad from invading Niger."), Not(Contains(StartsWith("ASSAULT"))));
}

}  // namespace

}  // namespace chancery::event
