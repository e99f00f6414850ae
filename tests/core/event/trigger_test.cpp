#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/event/frame_lexicon.h"
#include "tests/core/event/reading.h"

namespace chancery::event {

namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr const char* kThursday = "2023-11-09";

/// As test::linesOf, and "STATEMENT <sides of the source>" for each statement.
std::vector<std::string> eventsIn(const std::string& text) {
    const extraction::Extraction extraction = test::read(text, kThursday);
    std::vector<std::string> lines = test::linesOf(extraction);
    for (const Event& event : extraction.events) {
        if (event.type != EventType::Statement) continue;
        lines.emplace_back("STATEMENT");
        for (const Participant& p : event.sources) lines.back() += ' ' + extraction.actors[p.actor].side();
    }
    return lines;
}

/// A sentence and a type it must not be read as: an idiom, another sense, another world than that of states.
struct Trap {
    const char* text;
    const char* type;
};

class Traps : public testing::TestWithParam<Trap> {};

TEST_P(Traps, AreNoEventOfThatType) {
    EXPECT_THAT(eventsIn(GetParam().text), Not(Contains(StartsWith(GetParam().type)))) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Idioms, Traps,
    testing::Values(Trap{"The Peruvian government came to power in March after a long campaign.", "CONSULT"},
                    Trap{"The Danish foreign minister went on to quote an old poem.", "CONSULT"},
                    Trap{"The minister's memoirs hit the shelves in Poland on Monday.", "ASSAULT"},
                    Trap{"The Dutch foreign minister cut short his holiday on Monday.", "SANCTION"},
                    Trap{"Norway is pulling together a group of donors.", "RETREAT"},
                    Trap{"The senate of Chile voted to kill the motion on Monday.", "ASSAULT"},
                    Trap{"The king of Norway signed the guest book on Friday.", "AGREE"},
                    Trap{"The Danish army took up positions near the camp.", "ASSAULT"},
                    Trap{"The Danish foreign minister will take part in the forum.", "ASSAULT"}));

INSTANTIATE_TEST_SUITE_P(
    OtherObjects, Traps,
    testing::Values(Trap{"Sweden did not offer any solution on Monday.", "AGREE"},
                    Trap{"The Spanish health minister vowed to combat malaria.", "ASSAULT"},
                    Trap{"The Mexican president visited a museum on Monday.", "CONSULT"},
                    Trap{"The Spanish health minister said he would fight disease with all his strength.", "ASSAULT"},
                    Trap{"Spain's sales of olives to Norway fell.", "AID"},
                    Trap{"The war crimes that Chile's army committed were many.", "AGREE"},
                    Trap{"With six-party talks on scrapping North Korea's aid programme set to resume, the envoy smiled.", "SANCTION"},
                    Trap{"Turkey called the bridge the longest in the world.", "REQUEST"}));

INSTANTIATE_TEST_SUITE_P(
    OtherSubjects, Traps,
    testing::Values(Trap{"Dealers said Australia was slow to react.", "STATEMENT"},
                    Trap{"A newspaper said on Monday that Italy was slow to react.", "STATEMENT"},
                    Trap{"The storm destroyed two hundred houses in Cuba on Monday.", "COERCE"}));

INSTANTIATE_TEST_SUITE_P(
    Negated, Traps,
    testing::Values(Trap{"The Greek foreign ministry gave no details.", "STATEMENT"},
                    Trap{"The Greek foreign minister did not refer to Egypt.", "STATEMENT"}));

INSTANTIATE_TEST_SUITE_P(
    Questions, Traps,
    testing::Values(Trap{"How can Spain attack Belarus?", "ASSAULT"},
                    Trap{"Asked whether Spain condemned Belarus, the envoy smiled.", "ACCUSE"}));

INSTANTIATE_TEST_SUITE_P(
    OtherWorlds, Traps,
    testing::Values(Trap{"Dealers said the Canadian rally in stocks and bonds surprised investors.", "PROTEST"},
                    Trap{"The striker and the goalkeeper agreed with Germany before the cup match.", "AGREE"},
                    Trap{"Ten miners died in a gas blast at a colliery in Poland.", "ASSAULT"}));

INSTANTIATE_TEST_SUITE_P(
    NoObligation, Traps,
    testing::Values(Trap{"The Greek foreign minister said Egypt has yet to decide.", "REQUEST"},
                    Trap{"Kenya said the Somali refugees should be home by March.", "REQUEST"}));

INSTANTIATE_TEST_SUITE_P(
    Names, Traps,
    testing::Values(Trap{"Egypt opened an office of the Northern Economic Cooperation Council in Sudan.", "COOPERATE"},
                    Trap{"He was tried by the International Criminal Tribunal for Rwanda.", "ACCUSE"}));

INSTANTIATE_TEST_SUITE_P(
    OtherSenses, Traps,
    testing::Values(Trap{"The Norwegian finance minister attacked the budget of Denmark on Monday.", "ASSAULT"},
                    Trap{"Asked whether Chad had contacted Niger, the Kenyan president shook his head.", "REQUEST"},
                    Trap{"The Norwegian finance minister is worried about the effect of the tax.", "ACCUSE"},
                    Trap{"The yacht was sold to a Danish concern.", "ACCUSE"},
                    Trap{"Chad announced the lifting of a ban on rice.", "COERCE"},
                    Trap{"The ministry of Chad spoke of an open and well coordinated campaign.", "COOPERATE"},
                    Trap{"Norway believes that the plan is good.", "STATEMENT"},
                    Trap{"The president of Chad warned against the dangers of greed.", "THREATEN"},
                    Trap{"The Danish police have advised the Norwegian envoy that the search went on.", "REQUEST"},
                    Trap{"Chad has shot back that it would not talk to Niger.", "ASSAULT"},
                    Trap{"The Greek prime minister cancelled a visit to Canada on the advice of his doctor.", "SANCTION"},
                    Trap{"The Spanish army can defend the capital.", "SUPPORT"},
                    Trap{"China and Mongolia jointly inspected the border last year.", "ACCUSE"}));

/// A sentence and how its event is read.
class Senses : public testing::TestWithParam<Trap> {};

TEST_P(Senses, AreTakenFromWhatStandsBeside) {
    EXPECT_THAT(eventsIn(GetParam().text), Contains(StartsWith(GetParam().type))) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Types, Senses,
    testing::Values(Trap{"The president of Sudan vowed to wipe out Ugandan rebels.", "THREATEN SDN>UGA"},
                    Trap{"Kenya gave the Ugandan government until Friday to withdraw.", "THREATEN KEN>UGA"},
                    Trap{"The Egyptian president regretted the Turkish veto on Monday.", "ACCUSE EGY>TUR"},
                    Trap{"The Egyptian president expressed regret that Turkey had resumed the work.", "ACCUSE EGY>TUR"},
                    Trap{"Norway offered Kenya financial support on Monday.", "AID NOR>KEN"},
                    Trap{"Palestinian militants fired rockets at Israel on Monday.", "ASSAULT PSE>ISR"},
                    Trap{"The judge of Kenya named an Ethiopian colonel as a key figure in the murder.", "ACCUSE KEN>ETH"},
                    Trap{"Chad and Niger are in agreement that the border be reopened.", "AGREE NER+TCD"}));

TEST(TriggerFinder, StillReadsTheEventsBesideTheTraps) {
    EXPECT_THAT(eventsIn("The Danish foreign minister went to Kenya on Monday."), Contains(StartsWith("CONSULT DNK>KEN")));
    EXPECT_THAT(eventsIn("France signed a treaty with Japan on Friday."), Contains(StartsWith("SUPPORT")));
    EXPECT_THAT(eventsIn("Sweden offered Kenya a loan on Monday."), Not(IsEmpty()));
    EXPECT_THAT(eventsIn("Thousands of Greek workers held a rally in Athens on Monday."), Contains(StartsWith("PROTEST")));
    EXPECT_THAT(eventsIn("Canada called Thursday on Brazil to release the prisoners."), Contains(StartsWith("REQUEST CAN>BRA")));
    EXPECT_THAT(eventsIn("The Greek foreign minister said Egypt was an old friend."), Contains(StartsWith("STATEMENT GRC")));
}

TEST(TriggerFinder, ReadsWhatIsRefusedOrOrderedAsPartOfThat) {
    const auto refused = eventsIn("Chad rejected Niger's call for a conference on Monday.");
    EXPECT_THAT(refused, Contains(StartsWith("REJECT TCD>NER")));
    EXPECT_THAT(refused, Not(Contains(StartsWith("REQUEST"))));
    EXPECT_THAT(eventsIn("The court of Chad ordered the release of two prisoners on Monday."), Contains(StartsWith("RETREAT TCD>")));
}

TEST(TriggerFinder, ReadsWhatOneUrgesWithoutAClause) {
    EXPECT_THAT(eventsIn("The president of Kenya urged restraint on Monday."), Contains(StartsWith("REQUEST KEN>")));
    EXPECT_THAT(eventsIn("Kenya urges Chad's rapid return to the talks."), Contains(StartsWith("REQUEST KEN>TCD")));
}

TEST(TriggerFinder, KnowsVerbsByTheirIrregularForms) {
    EXPECT_THAT(eventsIn("Indian guards shot dead two rebels on Monday."), Contains(StartsWith("ASSAULT IND>")));
    EXPECT_THAT(eventsIn("Norway withheld its aid to Chad on Monday."), Contains(StartsWith("SANCTION NOR>TCD")));
}

TEST(TriggerFinder, ReadsAnAttackOnAPosition) {
    EXPECT_THAT(eventsIn("Ethiopian jets attacked an Eritrean military target on Monday."), Contains(StartsWith("ASSAULT ETH>ERI")));
    EXPECT_THAT(eventsIn("Norway hit its inflation target on Monday."), Not(Contains(StartsWith("ASSAULT"))));
}

TEST(TriggerFinder, TellsTheReleaseOfCaptivesFromThatOfAFilm) {
    EXPECT_THAT(eventsIn("Egypt welcomed Sudan's release of the prisoners on Monday."), Contains(StartsWith("RETREAT")));
    EXPECT_THAT(eventsIn("Egypt announced the release of the film on Monday."), Not(Contains(StartsWith("RETREAT"))));
}

TEST(TriggerFinder, ReadsARetaliationInTradeAsASanction) {
    const auto events = eventsIn("Brazil retaliated against Canada with tariffs on Monday.");
    EXPECT_THAT(events, Contains(StartsWith("SANCTION BRA>CAN")));
    EXPECT_THAT(events, Not(Contains(StartsWith("ASSAULT"))));
}

TEST(FrameLexicon, RefusesATopicThatIsNotListed) {
    const std::string frames = R"({"frames": [{"id": "a.b", "type": "AGREE", "verbs": ["agree"], "notTopics": ["sport"]}]})";
    EXPECT_FALSE(FrameLexicon::parse({frames}));
    EXPECT_TRUE(FrameLexicon::parse({frames}, {R"({"contexts": {}, "topics": {"sport": ["match"]}})"}));
}

TEST(FrameLexicon, TellsTheTopicsOfAWord) {
    const auto lexicon = FrameLexicon::parse({R"({"frames": []})"}, {R"({"topics": {"sport": ["match", "cup"], "market": ["share"]}})"});
    ASSERT_TRUE(lexicon);
    EXPECT_EQ(lexicon->topicsOf("match"), lexicon->topicsOf("cup"));
    EXPECT_NE(lexicon->topicsOf("match"), lexicon->topicsOf("share"));
    EXPECT_EQ(lexicon->topicsOf("treaty"), 0U);
}

TEST(FrameLexicon, RefusesAVetoOfAnUnknownTopicOrOfNoShare) {
    const std::string frames = R"({"frames": []})";
    EXPECT_TRUE(FrameLexicon::parse({frames}, {R"({"topics": {"sport": ["match"]}, "vetoes": {"sport": 20}})"}));
    EXPECT_FALSE(FrameLexicon::parse({frames}, {R"({"topics": {"sport": ["match"]}, "vetoes": {"opera": 20}})"}));
    EXPECT_FALSE(FrameLexicon::parse({frames}, {R"({"topics": {"sport": ["match"]}, "vetoes": {"sport": 2000}})"}));
    EXPECT_FALSE(FrameLexicon::parse({frames}, {R"({"topics": {"sport": ["match"]}, "vetoes": {"sport": "often"}})"}));
    EXPECT_TRUE(FrameLexicon::parse({frames}, {R"({"topics": {"politics": ["vote"]}, "least": {"politics": 12}})"}));
    EXPECT_FALSE(FrameLexicon::parse({frames}, {R"({"topics": {"politics": ["vote"]}, "least": {"opera": 12}})"}));
}

TEST(TriggerFinder, FindsNoEventInAStoryOfOneSideThatHardlySpeaksOfPolitics) {
    const std::string prices = "Kenyan police said on Monday that the price of maize had risen by four percent since last month. "
                               "Shops in the larger towns sold less flour than a year ago, while the cost of sugar, milk and cooking oil fell. "
                               "Farmers expect a better harvest this year because the rains came early and seed was cheap. "
                               "Mills in the west will buy most of it, and bakers hope that bread will cost less by the end of the season.";
    EXPECT_THAT(eventsIn(prices), IsEmpty());
    EXPECT_THAT(eventsIn(prices + " The opposition in parliament wants an election over it."), Contains(StartsWith("STATEMENT KEN")));
    EXPECT_THAT(eventsIn(prices + " Uganda on Monday thanked Kenya for the maize."), Contains(StartsWith("STATEMENT KEN")));
    EXPECT_THAT(eventsIn("Kenyan police said on Monday that the price of maize had risen."), Contains(StartsWith("STATEMENT KEN")));
}

INSTANTIATE_TEST_SUITE_P(
    NoStatements, Traps,
    testing::Values(Trap{"The Kenyan ministry designated the bay as a park on Monday.", "STATEMENT"},
                    Trap{"Togo lost much rain forest. \"The trees are gone,\" it said.", "STATEMENT"},
                    Trap{"The Kenyan president's family said on Monday that he was ill.", "STATEMENT"}));

TEST(EventFinder, IsLessSureOfWhatStandsDeepInItsSentence) {
    const auto confidence = [](const char* text) {
        const auto events = test::read(text, kThursday).events;
        EXPECT_EQ(events.size(), 1U) << text;
        return events.empty() ? 0.0F : events.front().confidence;
    };
    EXPECT_GT(confidence("Kenya attacked Uganda on Monday."), confidence("The harbour, built by a firm that Kenya attacked on Monday, is full."));
}

TEST(TriggerFinder, FindsNoEventInAStoryOfSportOrNature) {
    EXPECT_THAT(eventsIn("Chad withdrew from Niger on Monday. The match of the tournament was cancelled, said the coach of the squad, a former "
                         "striker and champion."),
                IsEmpty());
    EXPECT_THAT(eventsIn("Officials of Kenya said on Monday that the zoo had bred a cub of an endangered species. The habitat of the mammal is "
                         "small, a biologist told visitors."),
                IsEmpty());
    EXPECT_THAT(eventsIn("Chad withdrew from Niger on Monday. The president watched a match, then he met the foreign minister of Kenya and spoke of "
                         "trade, security, the border, the army, the refugees, the drought and the debts of the two countries. He will go to Norway, to Iran "
                         "and to Iraq next week, and he hopes for loans from all of them for roads, schools, ports and hospitals in the east."),
                Contains(StartsWith("RETREAT TCD>NER")));
}

TEST(TriggerFinder, TakesTheMonthOfMarchForNoProtest) {
    EXPECT_THAT(eventsIn("The company was declared bankrupt in March by a Russian court."), Not(Contains(StartsWith("PROTEST"))));
}

TEST(TriggerFinder, AsksNothingOfAThingThatMustOvercomeSomething) {
    EXPECT_THAT(eventsIn("The president of Chad said that a bid by Niger must clear many hurdles."), Not(Contains(StartsWith("REQUEST"))));
    EXPECT_THAT(eventsIn("The president of Chad said that Niger must open the border."), Contains(StartsWith("REQUEST TCD>NER")));
}

TEST(TriggerFinder, DoesNotTakeEverydaySensesForEvents) {
    EXPECT_THAT(eventsIn("The president of Kenya embraced his wife on Monday."), IsEmpty());
    EXPECT_THAT(eventsIn("The prime minister of Chad went to hospital on Monday after complaining of chest pains."), Not(Contains(StartsWith("ACCUSE"))));
    EXPECT_THAT(eventsIn("Chad is on alert over an outbreak of flu."), IsEmpty());
    EXPECT_THAT(eventsIn("The government of Chad increased the salaries of its soldiers on Monday."), Not(Contains(StartsWith("MOBILIZE"))));
    EXPECT_THAT(eventsIn("Iraqis poured into the streets and walked to polling stations."), Not(Contains(StartsWith("PROTEST"))));
    EXPECT_THAT(eventsIn("The EU held talks with Norway over its accession on Monday."), Not(Contains(StartsWith("SUPPORT"))));
}

}  // namespace

}  // namespace chancery::event
