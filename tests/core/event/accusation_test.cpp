#include "core/event/accusation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/event/reading.h"

namespace chancery::event {

namespace {

using testing::Contains;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> eventsIn(const std::string& text) { return test::linesOf(test::read(text, "2023-11-09")); }

TEST(Accusation, TakesAStatementThatSaysWrongOfAnotherForAnAccusation) {
    EXPECT_THAT(eventsIn("The president of Chad said on Monday that Niger continued to violate the truce."),
                Contains("ACCUSE TCD>NER 2023-11-06..2023-11-06 occurred"));
    EXPECT_THAT(eventsIn("\"Niger is undermining peace in the region,\" the president of Chad said on Monday."),
                Contains("ACCUSE TCD>NER 2023-11-06..2023-11-06 occurred"));
}

TEST(Accusation, FindsNoneInWhatTheOtherFightsDeniesOrMayDo) {
    for (const char* said : {"Niger would fight aggression", "Niger did not violate the truce", "Niger could provoke a crisis", "Niger kept the truce"})
        EXPECT_THAT(eventsIn("The president of Chad said on Monday that " + std::string(said) + "."), Not(Contains(StartsWith("ACCUSE")))) << said;
}

TEST(Accusation, BlamesWrongsOnWhoCommitsThemAndNothingOnWhoSpeaksOfThem) {
    EXPECT_THAT(eventsIn("The president of Chad said on Monday that the abuses committed by Niger went on."), Contains(StartsWith("ACCUSE TCD>NER")));
    EXPECT_THAT(eventsIn("The president of Chad said on Monday that a man described by Niger as a terrorist was dead."), Not(Contains(StartsWith("ACCUSE TCD"))));
}

TEST(Accusation, FindsNoneInAnOpenQuestion) {
    EXPECT_THAT(eventsIn("The president of Chad refused to answer whether he would support Niger."), Not(Contains(StartsWith("SUPPORT"))));
}

TEST(Accusation, KnowsThatWhatIsUndulyDoneIsWrong) {
    EXPECT_THAT(eventsIn("The president of Chad said on Monday that Niger was unduly influencing the vote."),
                Contains("ACCUSE TCD>NER 2023-11-06..2023-11-06 occurred"));
    EXPECT_THAT(eventsIn("The president of Chad said on Monday that Niger was influencing the vote."), Not(Contains(StartsWith("ACCUSE"))));
}

TEST(Accusation, FindsNoneInWhatIsOnlySupposed) {
    for (const char* said : {"warned on Monday that if Niger failed to end the war, it would grow", "said on Monday that he would call it a lie had Niger abused the truce",
                             "said on Monday that Chad would answer any aggression by Niger"})
        EXPECT_THAT(eventsIn("The president of Chad " + std::string(said) + "."), Not(Contains(StartsWith("ACCUSE")))) << said;
}

TEST(Accusation, IsSaidOfWhatIsNotJustOrAgainstTheLaw) {
    EXPECT_THAT(eventsIn("\"The Nigerien raid cannot be justified,\" the president of Chad said on Monday."), Contains(StartsWith("ACCUSE TCD>NER")));
    EXPECT_THAT(eventsIn("\"The Nigerien raid can be justified,\" the president of Chad said on Monday."), Not(Contains(StartsWith("ACCUSE"))));
    EXPECT_THAT(eventsIn("The president of Chad said on Monday that Niger acted against international law."), Contains(StartsWith("ACCUSE TCD>NER")));
}

TEST(Refusal, IsSaidByThereBeingNoQuestionOfIt) {
    EXPECT_THAT(eventsIn("\"There is no question of any retreat,\" the president of Chad said on Monday."), Contains(StartsWith("REJECT TCD>")));
    EXPECT_THAT(eventsIn("\"There is no water left,\" the president of Chad said on Monday."), Not(Contains(StartsWith("REJECT"))));
}

TEST(Refusal, HoldsNoEventInTheTermsThatItSpellsOut) {
    const auto events = eventsIn("Sudan has refused the three terms -- renounce violence, agree to earlier deals or recognise Chad.");
    EXPECT_THAT(events, Contains(StartsWith("REJECT SDN>")));
    EXPECT_THAT(events, Not(Contains(StartsWith("AGREE"))));
    EXPECT_THAT(events, Not(Contains(StartsWith("RETREAT"))));
}

}  // namespace

}  // namespace chancery::event
