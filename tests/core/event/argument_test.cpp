#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/event/reading.h"

// Who fills the roles of an event, sentence by sentence; dates and status are tested elsewhere.
namespace chancery::event {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> rolesIn(const std::string& text) {
    std::vector<std::string> roles;
    for (const std::string& line : test::linesOf(test::read(text, "2023-11-09"))) {
        const std::size_t type = line.find(' ');
        roles.push_back(line.substr(0, line.find(' ', type + 1)));
    }
    return roles;
}

/// The names of one side of the first event of that type.
std::vector<std::string> namesIn(const std::string& text, EventType type, std::vector<Participant> Event::*side) {
    const extraction::Extraction extraction = test::read(text, "2023-11-09");
    std::vector<std::string> names;
    for (const Event& event : extraction.events) {
        if (event.type != type) continue;
        for (const Participant& p : event.*side) names.push_back(extraction.actors[p.actor].name);
        return names;
    }
    return {"no such event"};
}
std::vector<std::string> sourcesIn(const std::string& text, EventType type) { return namesIn(text, type, &Event::sources); }
std::vector<std::string> targetsIn(const std::string& text, EventType type) { return namesIn(text, type, &Event::targets); }

struct Case {
    const char* text;
    const char* roles;
};

class Roles : public testing::TestWithParam<Case> {};

TEST_P(Roles, AreFilledByTheRightActors) { EXPECT_THAT(rolesIn(GetParam().text), Contains(GetParam().roles)) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Quotations, Roles,
    testing::Values(
        Case{"\"We strongly condemn the Israeli raid,\" Egyptian Foreign Minister Sameh Shoukry said.", "ACCUSE EGY>ISR"},
        Case{"\"I urge Sudan to let the convoy pass,\" UN Secretary-General Antonio Guterres told reporters.", "REQUEST UN>SDN"},
        Case{"Kenyan President William Ruto spoke on Monday. \"We reject the Ugandan offer,\" he said.", "REJECT KEN>UGA"},
        Case{"\"Denmark will regret this vote,\" Chinese spokesman Wang Wenbin warned.", "THREATEN CHN>DNK"}));

INSTANTIATE_TEST_SUITE_P(
    Content, Roles,
    testing::Values(Case{"Norway voiced deep concern that Chad and Niger were arming the rebels.", "ACCUSE NOR>NER+TCD"},
                    Case{"Denmark is concerned that Belarus is jailing reporters.", "ACCUSE DNK>BLR"},
                    Case{"Kenya demanded that Sudan end curbs on the press.", "REQUEST KEN>SDN"},
                    Case{"Zambia reiterated its demand that Malawi reopen the border.", "REQUEST ZMB>MWI"}));

INSTANTIATE_TEST_SUITE_P(
    NominalEvents, Roles,
    testing::Values(Case{"Spain condemned the arrest of two Spanish journalists by Morocco.", "ACCUSE ESP>MAR"},
                    Case{"A visit by French Foreign Minister Catherine Colonna to Algeria begins on Monday.", "CONSULT FRA>DZA"},
                    Case{"Chad came under heavy criticism from Libya.", "ACCUSE LBY>TCD"},
                    Case{"Norway's decision drew criticism from Iceland, and Norway sparked an outcry from Japan.", "ACCUSE JPN>NOR"},
                    Case{"The king won praise from Morocco, and Algeria received support from Mali.", "SUPPORT MLI>DZA"},
                    Case{"Palestinian President Mahmoud Abbas secured a pledge from Qatar to pay the salaries.", "AGREE QAT>PSE"}));

INSTANTIATE_TEST_SUITE_P(
    Objects, Roles,
    testing::Values(Case{"India is sending nearly 900 tons of emergency food aid to Kenya.", "AID IND>KEN"},
                    Case{"Italy is providing photographs and other material to Tunisia.", "AID ITA>TUN"},
                    Case{"Burundian troops shelled Goma in the Congo on Monday.", "ASSAULT BDI>COD"},
                    Case{"Turkish President Recep Tayyip Erdogan attacked Greece over its new law.", "ACCUSE TUR>GRC"},
                    Case{"Chad bombed a base in Niger on Monday. Libya condemned the attack.", "ACCUSE LBY>TCD"},
                    Case{"Chad bombed a base in Niger on Monday. Mali sent blankets. Libya condemned the attack.", "ACCUSE LBY>TCD"},
                    Case{"An earthquake struck Niger on Monday. Mali thanked France. Libya condemned the attack.", "ACCUSE LBY>"},
                    Case{"Two Ugandan ministers jailed in Kenya", "COERCE KEN>UGA"},
                    Case{"Two Ugandan ministers deported from Kenya", "COERCE KEN>UGA"},
                    Case{"Zambia joined Malawi in condemning the attack.", "ACCUSE MWI+ZMB>"},
                    Case{"Zambia urged Malawi to free the ministers, condemning the delay.", "ACCUSE ZMB>"},
                    Case{"Uganda accused rebels in Congo of killing civilians.", "ACCUSE UGA>COD"},
                    Case{"A statement issued by Norway which urges Libya to free the crew was published.", "REQUEST NOR>LBY"},
                    Case{"Togo's president and a group of ministers held talks with Ghanaian officials.", "CONSULT TGO>GHA"},
                    Case{"Zambia called on Monday for a new vote, but Malawi rejected the move.", "REJECT MWI>ZMB"},
                    Case{"Egypt voiced deep concern and Oman condemned the strike.", "ACCUSE OMN>"},
                    Case{"Cuba criticised Haiti for blocking the port.", "ACCUSE CUB>HTI"}));

INSTANTIATE_TEST_SUITE_P(
    Crowds, Roles,
    testing::Values(Case{"Thousands of people protested in Ankara on Monday against the war in Iraq.", "PROTEST TUR>IRQ"},
                    Case{"The protests in Nairobi on Monday led Kenya to drop the tax.", "PROTEST KEN>KEN"},
                    Case{"Hundreds of Egyptian demonstrators rioted on Monday.", "PROTEST EGY>EGY"}));

TEST(ArgumentFinder, TakesTheOwnerOfASufferedNounForWhoSuffersIt) {
    EXPECT_THAT(rolesIn("Chilean police reported the arrest of the gang; Gabriel Boric's release followed on Monday."), Not(Contains("RETREAT CHL>")));
}

TEST(ArgumentFinder, LeavesThePlaceOfABombingItsVictim) {
    EXPECT_THAT(rolesIn("Last week's Nairobi car bombing shocked everybody."), Not(Contains("ASSAULT KEN>")));
}

TEST(ArgumentFinder, GivesTheStateOfTheStoryNoPartInWhatHappensToThings) {
    EXPECT_THAT(rolesIn("French trains were late on Monday. A metro station in France was closed."), Not(Contains("COERCE FRA>")));
}

TEST(FrameLexicon, TellsAWishForOneselfFromADemand) {
    EXPECT_THAT(rolesIn("Gabon wants to host the games."), IsEmpty());
    EXPECT_THAT(rolesIn("Gabon wants Cameroon to open the road."), Contains("REQUEST GAB>CMR"));
}

TEST(TriggerFinder, TakesInsistenceOnAFactForAStatement) {
    EXPECT_THAT(rolesIn("Iran insisted that the plant was peaceful."), IsEmpty());
    EXPECT_THAT(rolesIn("Iran insisted that Iraq withdraw its troops."), Contains("REQUEST IRN>IRQ"));
}

TEST(ArgumentFinder, LeavesAnAccusedPersonUnrepresentedByThePlaceOfHisDeeds) {
    EXPECT_THAT(rolesIn("The United States accused Tomas Ferreira of selling parts in Havana."), Not(Contains("ACCUSE USA>CUB")));
}

TEST(ArgumentFinder, TurnsNoMinisterAgainstHisOwnState) {
    EXPECT_THAT(rolesIn("Chinese Foreign Minister Wang Yi accused reporters of turning a blind eye to China's progress."),
                Not(Contains("ACCUSE CHN>CHN")));
}

TEST(SentenceReader, TakesAWarWithOneSideForATopic) {
    EXPECT_THAT(rolesIn("Sport in Liberia suffered during the Liberian war."), IsEmpty());
    EXPECT_THAT(rolesIn("Trade stopped during the war between Chad and Libya."), Contains("ASSAULT LBY+TCD>"));
}

TEST(ArgumentFinder, DoesNotMakeAProtesterOfWhomTheProtestIsAgainst) {
    EXPECT_THAT(rolesIn("Demonstrations against Canadian Prime Minister Justin Trudeau turned violent in Peru on Friday."),
                Not(Contains("PROTEST CAN>CAN")));
}

TEST(ArgumentFinder, TakesNoTargetFromWhereItIsSaid) {
    EXPECT_THAT(rolesIn("Australian Prime Minister Anthony Albanese denied the report at a meeting in Japan on Monday."),
                Not(Contains("REJECT AUS>JPN")));
}

TEST(ArgumentFinder, LeavesWhatOneFeelsInAQuotationAStatement) {
    EXPECT_THAT(rolesIn("\"I don't have a date to offer you,\" Chilean President Gabriel Boric said."), Not(Contains("AGREE CHL>")));
}

TEST(ArgumentFinder, TakesMeasuresOfNobodyForTheStatesThatTheStoryIsAbout) {
    const char* story = "Togo's government met on Monday. Togo's parliament did not. ";
    EXPECT_THAT(rolesIn(std::string(story) + "The curfew was lifted on Tuesday."), Contains("CONCEDE TGO>"));
    EXPECT_THAT(rolesIn(std::string(story) + "The church was closed on Tuesday."), Not(Contains(testing::StartsWith("COERCE"))));
}

TEST(ArgumentFinder, LooksForNoTargetInWhatIsSaidOfAnObject) {
    EXPECT_THAT(rolesIn("Mongolia's government refuted news reports saying that camps were built for Korea's poor."), Not(Contains("REJECT MNG>KOR")));
}

TEST(ArgumentFinder, LetsNobodyProtestWhoFacesAWaveOfProtests) {
    EXPECT_THAT(rolesIn("Peruvian Prime Minister Pedro Cateriano, facing a wave of protests, met the Chilean president."), Not(Contains("PROTEST PER>PER")));
}

TEST(Clause, TakesAPurposeForWhatOneUrgesTo) {
    EXPECT_THAT(rolesIn("Peru's foreign minister urged the Bolivian government and the Chilean administration to help lift the blockade."),
                Contains("REQUEST PER>BOL+CHL"));
    EXPECT_THAT(rolesIn("Ghana asked the Ivorian army, which holds the bridge, to leave."), Contains("REQUEST GHA>CIV"));
    EXPECT_THAT(rolesIn("Ghana thanked the Ivorian army to please Togo."), Not(Contains("REQUEST GHA>CIV")));
}

TEST(ArgumentFinder, LetsAPersonActWhomAWordOfPoliticsGivesASide) {
    EXPECT_THAT(rolesIn("Mary Brandt, who was a candidate in the Democratic primary of the United States, ended her campaign on Wednesday."),
                Contains("RETREAT USA>"));
    EXPECT_THAT(rolesIn("Mary Brandt, who was a nurse in the United States, praised her doctors on Wednesday."), IsEmpty());
}

TEST(ArgumentFinder, LetsPrivatePersonsSufferWhatOthersDoToThem) {
    EXPECT_THAT(targetsIn("Peru has accused Gustavo Bianchi, a resident of Lima, of selling arms in Havana.", EventType::Accuse), ElementsAre("Gustavo Bianchi"));
    EXPECT_THAT(targetsIn("Farid Haddad was arrested by the Lebanese army on Monday.", EventType::Coerce), ElementsAre("Farid Haddad"));
    EXPECT_THAT(targetsIn("Kenyan President William Ruto paid tribute to Mary Brandt.", EventType::Support), ElementsAre("Mary Brandt"));
    EXPECT_THAT(targetsIn("Kenyan President William Ruto met Mary Brandt in Uganda.", EventType::Consult), Not(Contains("Mary Brandt")));
}

TEST(ArgumentFinder, LooksForThePartiesOfARefusalInsideItAlone) {
    EXPECT_THAT(targetsIn("Chad cut its aid, citing Niger's continued refusal to disarm or make peace with Libya.", EventType::Reject), ElementsAre("Libya"));
    EXPECT_THAT(targetsIn("Chad's rejection of the ivory ban has pushed Niger into a crisis.", EventType::Reject), Not(Contains("Niger")));
    EXPECT_THAT(targetsIn("Oxfam called on Chadian authorities to free journalists.", EventType::Request), ElementsAre("Government of Chad"));
    EXPECT_THAT(targetsIn("Chad's president said on Monday that the price had doubled since Niger closed the border.", EventType::Statement),
                ElementsAre("Niger"));
    EXPECT_THAT(targetsIn("Chad's president said on Monday that pilgrims from Niger were welcome.", EventType::Statement), Not(Contains("pilgrims")));
}

TEST(ArgumentFinder, DoesNotAskThoseWhoAreOnlyToGainOrAreToldOfBeside) {
    EXPECT_THAT(targetsIn("Chad launched an appeal on Monday for tents to help Niger.", EventType::Request), IsEmpty());
    EXPECT_THAT(targetsIn("Chad's president called on Monday for a ban on ivory, a plan which Niger has backed.", EventType::Request), IsEmpty());
    EXPECT_THAT(targetsIn("Chad called on Monday on the international community to rebuild Niger.", EventType::Request), IsEmpty());
    EXPECT_THAT(targetsIn("Chad urged other countries on Monday to lower their tolls.", EventType::Request), Not(Contains("Chad")));
    EXPECT_THAT(targetsIn("Chad sent Niger an urgent request for tents on Monday.", EventType::Request), ElementsAre("Niger"));
}

TEST(ArgumentFinder, TakesHimForSomebodyElseThanWhoActsAlsoWhereTheSubjectStandsFurtherUp) {
    for (const char* text : {"Kenyan President William Ruto met Chadian President Idriss Deby and urged him to sign the pact.",
                             "Kenyan President William Ruto met Chadian President Idriss Deby on Monday, urging him to sign the pact.",
                             "Kenyan President William Ruto phoned Chadian President Idriss Deby. Ruto wants to persuade him to sign."})
        EXPECT_THAT(targetsIn(text, EventType::Request), ElementsAre("Idriss Deby")) << text;
    EXPECT_THAT(targetsIn("Kenyan President William Ruto said that Chadian President Idriss Deby had urged him to sign.", EventType::Request),
                ElementsAre("William Ruto"));
}

TEST(ArgumentFinder, TakesNeitherMoneyNorTheOwnerOfNeighboursForASide) {
    EXPECT_THAT(targetsIn("Chad pledged on Monday to spend 30 million US dollars.", EventType::Agree), IsEmpty());
    EXPECT_THAT(targetsIn("Kenya's president ruled out working with Chad's neighbours Niger and Libya.", EventType::Reject), ElementsAre("Niger", "Libya"));
}

TEST(ArgumentFinder, TakesTheOtherSideSpokenOfForTheTargetOfAStatement) {
    EXPECT_THAT(targetsIn("Chad's president said on Monday that the decision by Libya was a surprise.", EventType::Statement), ElementsAre("Libya"));
    EXPECT_THAT(targetsIn("\"The friendship between Chad and Niger is very old,\" Chad's president said.", EventType::Statement),
                ElementsAre("Niger"));
    EXPECT_THAT(targetsIn("Chad's president said on Monday that the Libyan decision was a surprise.", EventType::Statement), ElementsAre("Libya"));
    EXPECT_THAT(targetsIn("Chad's president said on Monday that Libyan melons were a delight.", EventType::Statement), IsEmpty());
    EXPECT_THAT(targetsIn("Chad's president said on Monday that he would like to buy more grain from Niger.", EventType::Statement),
                ElementsAre("Niger"));
    EXPECT_THAT(targetsIn("Chad's president said on Monday that he believed Niger was ready for talks.", EventType::Statement), ElementsAre("Niger"));
    EXPECT_THAT(targetsIn("Chad's president said on Monday that the rains came early while he was resting in Niger.", EventType::Statement), IsEmpty());
    EXPECT_THAT(targetsIn("Chad's president said on Monday that the harvest in Libya was a surprise.", EventType::Statement), IsEmpty());
}

TEST(ArgumentFinder, TakesEverybodyOfAListBeforeAVerb) {
    EXPECT_THAT(rolesIn("In the March 3 deal, Norway and Iceland agreed on a line as their border."), Contains("AGREE ISL+NOR>"));
    EXPECT_THAT(rolesIn("The guest was greeted by Chadian Foreign Minister Mahamat Nour, Chadian Ambassador to Niger Idriss Saleh and "
                        "Libyan Ambassador to Chad Omar Fathi."),
                Not(Contains("CONSULT LBY+NER+TCD>")));
}

TEST(ArgumentFinder, TakesWhomOneDemandsToActForTheTarget) {
    EXPECT_THAT(rolesIn("Peru demanded the Bolivian government to offer help for the Chilean army."), Contains("REQUEST PER>BOL"));
    EXPECT_THAT(rolesIn("Peru cut its aid in March, demanding that they renounce violence and recognize Chile."), Not(Contains("REQUEST PER>CHL")));
}

TEST(ArgumentFinder, GivesNobodyTheVisitOfSomebodyElse) {
    EXPECT_THAT(rolesIn("The Kenyan president met aides during the latter's visit to Uganda."), Not(Contains("CONSULT KEN>UGA")));
}

TEST(ArgumentFinder, TellsNoReporterAnything) {
    EXPECT_THAT(targetsIn("Kenya's president told Ugandan journalists in Kampala that rain was near.", EventType::Statement), IsEmpty());
}

TEST(Clause, LetsASpeakerGoOnSpeaking) {
    EXPECT_THAT(rolesIn("Kenya's president said Uganda had asked Rwanda to open the road, warning that Burundi must withdraw its troops."),
                Not(Contains("REQUEST RWA>BDI")));
    EXPECT_THAT(rolesIn("Peru's president eased curbs for Chileans visiting Peru before holding talks with Bolivian President Luis Arce."),
                Contains("CONSULT PER>BOL"));
}

TEST(ArgumentFinder, BlamesNobodyForTheHarmDoneToHim) {
    EXPECT_THAT(rolesIn("Kenya condemned the attack on Chad."), Contains("ACCUSE KEN>"));
    EXPECT_THAT(rolesIn("Kenya condemned the bomb attack in the Ugandan city of Gulu as terrorism."), Contains("ACCUSE KEN>"));
    EXPECT_THAT(rolesIn("Kenya condemned the Ugandan attack on Chad."), Contains("ACCUSE KEN>UGA"));
    EXPECT_THAT(rolesIn("Chad has denied it has any links to the killing of Nigerian President Bola Tinubu."), Contains("REJECT TCD>"));
}

TEST(ArgumentFinder, TakesWhoDoesWhatIsRequestedForItsTarget) {
    EXPECT_THAT(rolesIn("Chadian officials said they would send a delegation to Lima this week as requested by Peru."), Contains("REQUEST PER>TCD"));
}

TEST(ArgumentFinder, TakesNoPlaceForATarget) {
    EXPECT_THAT(rolesIn("Kenya's president complained during the summit in the island country Malta that prices were low."), Contains("ACCUSE KEN>"));
}

TEST(ArgumentFinder, TakesNoDoerOfWhatIsAgreedForItsTarget) {
    EXPECT_THAT(rolesIn("Chad and Niger agreed for former Libyan soldiers to monitor the truce until Kenya's team arrives."), Contains("AGREE NER+TCD>"));
}

TEST(ArgumentFinder, LetsWhoeverActsWithAnOfficialActToo) {
    const extraction::Extraction e = test::read("Kenyan President William Ruto and Mary Brandt condemned Uganda.", "2023-11-09");
    ASSERT_EQ(e.events.size(), 1U);
    ASSERT_EQ(e.events[0].sources.size(), 2U);
    EXPECT_EQ(e.actors[e.events[0].sources[1].actor].name, "Mary Brandt");
}

TEST(ArgumentFinder, LetsNobodyDoWhatIsDoneToHim) {
    EXPECT_THAT(rolesIn("The clash on Monday left three Kenyan soldiers wounded."), Not(Contains("ASSAULT KEN>")));
    EXPECT_THAT(targetsIn("Iran accused 24 German companies of providing Iraq with arms.", EventType::Accuse), ElementsAre("German companies"));
    EXPECT_THAT(rolesIn("Peru said it would charge the gunman with terrorism against Bolivians."), Not(Contains("ACCUSE PER>BOL")));
}

TEST(ArgumentFinder, GivesTheVisitOfAPrivatePersonToNobodyElse) {
    EXPECT_THAT(rolesIn("Mary Brandt paid the Chad visit on Monday."), Not(Contains("CONSULT TCD>")));
    EXPECT_THAT(rolesIn("Long-delayed talks with Libya in the Nigerian capital of Abuja began on Monday."), Not(Contains("CONSULT NGA>LBY")));
}

TEST(Clause, TakesNobodyInsideAQuotationForItsSpeaker) {
    EXPECT_THAT(targetsIn("\"Libya must go,\" Chad's president told reporters.", EventType::Request), ElementsAre("Libya"));
    const extraction::Extraction e = test::read("\"The talks between Niger, the UN and Mali ended well,\" Chadian Foreign Minister Mahamat Nour told AFP.", "2023-11-09");
    for (const Event& event : e.events)
        if (event.type == EventType::Statement) {
            for (const Participant& p : event.sources) EXPECT_EQ(e.actors[p.actor].side(), "TCD");
        }
}

TEST(SentenceReader, AnswersWhoeverAccused) {
    EXPECT_THAT(rolesIn("Chadian President Mahamat Deby accused Niger of arming rebels. Niamey denies the claims."), Contains("REJECT NER>TCD"));
}

TEST(ArgumentFinder, TellsNothingToTheSpeakersOwnState) {
    EXPECT_THAT(targetsIn("Kenyan President William Ruto told the Kenyan radio host Tom Wekesa that rain was near.", EventType::Statement), Not(Contains("Kenya")));
}

TEST(Clause, FindsTheSubjectOfAPassiveReadAsAPhrase) {
    EXPECT_THAT(rolesIn("The warrant was issued days after Ghana was accused by Togo of inciting unrest."), Contains("ACCUSE TGO>GHA"));
}

TEST(ArgumentFinder, TakesNoPlaceThatOpensTheClauseForATarget) {
    EXPECT_THAT(targetsIn("Also in Mombasa, several Kenyan insurgents set fire to a school.", EventType::Coerce), Not(Contains("Mombasa")));
}

TEST(ArgumentFinder, TakesNoPlaceWhereSomethingHappensAllOverForATarget) {
    EXPECT_THAT(rolesIn("Egyptian students staged rallies throughout Jordan on Monday."), Not(Contains("PROTEST EGY>JOR")));
    EXPECT_THAT(rolesIn("Egyptian students staged rallies across Jordan on Monday."), Not(Contains("PROTEST EGY>JOR")));
}

TEST(ArgumentFinder, LeavesOutTheMemberOfAContrastThatIsRuledOut) {
    EXPECT_THAT(rolesIn("Iran attacked Iraq, not Kuwait, on Monday."), ElementsAre("ASSAULT IRN>IRQ"));
    EXPECT_THAT(rolesIn("Iran attacked Iraq and Kuwait on Monday."), ElementsAre("ASSAULT IRN>IRQ+KWT"));
    EXPECT_THAT(rolesIn("Chad, not Niger, attacked Sudan on Monday."), ElementsAre("ASSAULT TCD>SDN"));
    EXPECT_THAT(rolesIn("It is bandits - not Kenyan soldiers - who attacked Somalia on Monday."), Not(Contains("ASSAULT KEN>SOM")));
}

TEST(SentenceReader, TakesHereForThePlaceOfTheHeadline) {
    EXPECT_THAT(rolesIn("Deby in Tripoli for talks on borders\n\nChadian President Mahamat Deby arrived here on Monday. Libya was quiet."), Contains("CONSULT TCD>LBY"));
    EXPECT_THAT(rolesIn("Deby speaks of borders\n\nChadian President Mahamat Deby arrived here on Monday. Libya was quiet."), Not(Contains("CONSULT TCD>LBY")));
}

TEST(ArgumentFinder, TakesBothOfAHyphenatedPair) {
    EXPECT_THAT(rolesIn("Shots fell on Monday after a Kenyan-Ugandan summit meeting."), Contains("CONSULT KEN+UGA>"));
}

TEST(SentenceReader, ReadsAnAttackAnnouncedInTheFirstPersonAsAThreat) {
    EXPECT_THAT(rolesIn("\"We will bomb Eritrea if it does not withdraw,\" Ethiopian Prime Minister Abiy Ahmed said."),
                Contains("THREATEN ETH>ERI"));
}

TEST(Addressees, AreOnlyWhoIsAskedAndNotWhomItIsToServe) {
    EXPECT_THAT(rolesIn("The Canadian prime minister urged the wider world to help Pakistan."), Contains("REQUEST CAN>"));
    EXPECT_THAT(rolesIn("The Canadian prime minister urged Norway to help Pakistan."), Contains("REQUEST CAN>NOR"));
}

TEST(Addressees, AreTheExamplesOfThoseWhoAreAsked) {
    EXPECT_THAT(rolesIn("Kenya urged allies such as Uganda and Zambia to restrict flights."), Contains("REQUEST KEN>UGA+ZMB"));
}

TEST(Sufferers, StandBehindTheOfOfWhatIsDoneToThem) {
    EXPECT_THAT(rolesIn("The ouster of Chadian President Idriss Deby in 2021 shocked Niger."), Not(Contains(testing::StartsWith("COERCE TCD"))));
    EXPECT_THAT(targetsIn("The arrest of the Nauruan president by Niger on Monday shocked Libya.", EventType::Coerce), ElementsAre("President of Nauru"));
}

TEST(Pairs, StandBehindTheVerbOfTheirNounToo) {
    EXPECT_THAT(rolesIn("Clashes broke out on Friday between Chad and Niger."), Contains("ASSAULT NER+TCD>"));
    EXPECT_THAT(rolesIn("Sudan is also in talks with Romania over the use of its bases."), Contains("CONSULT SDN>ROU"));
}

TEST(Subjects, AreFoundOnTheAuxiliaryToo) {
    EXPECT_THAT(rolesIn("Chad had so far cooperated with several other African countries in training pilots."), Contains(testing::StartsWith("COOPERATE TCD>")));
}

TEST(Subjects, DefyWhatTheyActInDefianceOf) {
    EXPECT_THAT(rolesIn("The president of Sudan left Libya by air on Sunday in defiance of UN sanctions."), Contains("REJECT SDN>UN"));
}

TEST(Demands, AreAStatementsToo) {
    EXPECT_THAT(rolesIn("Niger should \"do more for peace,\" said the African Union statement."), Contains("REQUEST AU>NER"));
}

TEST(Visits, AreNoneWhereACraftCallsAtItsBase) {
    EXPECT_THAT(rolesIn("The supply vessel of the Chilean Navy visited the base on Monday."), IsEmpty());
    EXPECT_THAT(rolesIn("The supply vessel of the Chilean Navy visited Peru on Monday."), Contains("CONSULT CHL>PER"));
}

TEST(Threats, AreNoneWhereOneWarnsOfWhatOthersMayDo) {
    for (const char* said : {"The Kenyan army chief warned Tuesday that extremists were planning to kidnap Ugandan officials.",
                             "The Kenyan army chief warned that militants would attack Uganda."})
        EXPECT_THAT(rolesIn(said), Not(Contains(testing::StartsWith("THREATEN KEN")))) << said;
    EXPECT_THAT(rolesIn("The Kenyan army chief warned that his troops would attack Uganda."), Contains("THREATEN KEN>UGA"));
}

TEST(UnnamedPeople, AreTargetsByTheirNounAlone) {
    EXPECT_THAT(targetsIn("Kenyan coast guards arrested 12 illegal immigrants on Monday.", EventType::Coerce), ElementsAre("immigrants"));
    EXPECT_THAT(targetsIn("Zambian rebels killed two villagers on Monday.", EventType::Assault), ElementsAre("villagers"));
    EXPECT_THAT(rolesIn("Kenyan police arrested 12 students in Nairobi on Monday."), Contains("COERCE KEN>KEN"));
    EXPECT_THAT(rolesIn("Kenyan coast guards arrested 12 illegal immigrants on Monday."), Contains("COERCE KEN>"));
}

TEST(UnnamedPeople, AreTargetsBehindTheNounThatCountsThem) {
    EXPECT_THAT(targetsIn("Kenyan police arrested scores of suspects on Monday.", EventType::Coerce), ElementsAre("suspects"));
    EXPECT_THAT(targetsIn("Kenyan police arrested the father and two brothers of the bomber on Monday.", EventType::Coerce),
                ElementsAre("father", "brothers"));
    EXPECT_THAT(targetsIn("Kenyan police beat up farmers on Monday, arresting 12.", EventType::Coerce), ElementsAre("farmers"));
}

TEST(UnnamedPeople, AreNotTakenForTheStateThatActs) {
    EXPECT_THAT(rolesIn("The Kenyan government has closed several newspapers since Monday."), Not(Contains("COERCE KEN>KEN")));
}

TEST(Attacks, AreOnTheirVictimsWhereOnlyThePlaceIsNamed) {
    for (const char* told : {"Kenyan forces are in Uganda. Ten Ugandans were wounded in a Kenyan raid in Entebbe on Monday.",
                             "A Kenyan air strike in Entebbe killed two Ugandans on Monday."})
        EXPECT_THAT(targetsIn(told, EventType::Assault), Contains("Ugandans")) << told;
    EXPECT_THAT(targetsIn("A Kenyan air strike on Zambian troops killed two Ugandans on Monday.", EventType::Assault),
                Contains("Armed Forces of Zambia"));
}

TEST(Sanctions, AreMeantForWhomTheStoryLastSpokeOf) {
    EXPECT_THAT(rolesIn("Zambia tested a missile on Monday. Kenya had imposed its own sanctions before the test."), Contains("SANCTION KEN>ZMB"));
    EXPECT_THAT(rolesIn("Zambia spoke on Monday. Kenya had imposed sanctions on Uganda before the test."), Contains("SANCTION KEN>UGA"));
    EXPECT_THAT(rolesIn("Kenya spoke on Monday. Kenya had imposed its own sanctions before the test."), Contains("SANCTION KEN>"));
    EXPECT_THAT(rolesIn("Zambia spoke on Monday. Kenya adopted new sanctions on Friday, on nearly 200 firms."), Contains("SANCTION KEN>"));
    EXPECT_THAT(rolesIn("Zambia spoke on Monday. Kenya closed its airspace on Friday."), Contains("SANCTION KEN>"));
}

TEST(Lists, LoseNobodyWhomTheTreeTakesForAnApposition) {
    EXPECT_THAT(rolesIn("US President Joe Biden had planned to fly on to Amman for a summit with King Abdullah, Egyptian President Abdel Fattah al-Sisi and "
                        "Palestinian President Mahmoud Abbas."),
                Contains("CONSULT USA>EGY+JOR+PSE"));
}

TEST(Violations, AreNotDoneByWhatIsViolated) {
    EXPECT_THAT(rolesIn("Kenya condemned the raid on Monday as a violation of Uganda's sovereignty."), Not(Contains(testing::StartsWith("REJECT"))));
}

TEST(Roles, AreFilledByTheNameBeforeAParticipleOrARelative) {
    EXPECT_THAT(rolesIn("The vote is a key step in returning Kampala, captured by Kenyan rebels in bitter fighting in 1991, to Ugandan control."),
                Contains("COERCE KEN>UGA"));
    EXPECT_THAT(rolesIn("Both Kenyan President William Ruto and Zambian President Hakainde Hichilema, with whom he will hold talks Friday, spoke of peace."),
                Contains("CONSULT KEN>ZMB"));
}

TEST(Visits, ToAPlaceAbroadAreToItsStateWhereTheTextNamesThat) {
    EXPECT_THAT(targetsIn("Kenyan Foreign Minister Amina Mohamed arrived on Monday in Gulu, a city in Uganda.", EventType::Consult), ElementsAre("Uganda"));
    EXPECT_THAT(targetsIn("Kenyan Foreign Minister Amina Mohamed arrived on Monday in Gulu.", EventType::Consult), ElementsAre("Gulu"));
}

TEST(Visits, ToARegionAreToNoOneState) {
    const std::string met = "Kenyan President William Ruto met Zambian President Hakainde Hichilema in Lusaka on Monday. ";
    EXPECT_THAT(rolesIn(met + "Ruto started a Middle East tour on Thursday."), Contains("CONSULT KEN>"));
}

TEST(Visits, AreCalledAfterTheirGoal) {
    EXPECT_THAT(rolesIn("Kenyan President William Ruto raised the issue during a Lusaka visit on Monday."), Contains("CONSULT KEN>ZMB"));
}

TEST(Roles, GoToWhoCallsAndToWhomPowerIsHandedOver) {
    EXPECT_THAT(rolesIn("Kenyan President William Ruto received a telephone call from Zambian President Hakainde Hichilema on Monday."),
                Contains("CONSULT KEN>ZMB"));
    EXPECT_THAT(rolesIn("Kenyan President William Ruto handed over power on Monday to the Kenyan parliament."), Contains("RETREAT KEN>KEN"));
}

TEST(UnnamedPeople, AreNoActorsWhereNothingIsDoneToThem) {
    const extraction::Extraction extraction = test::read("Kenyan police told villagers on Monday that the road was closed.", "2023-11-09");
    for (const actor::Actor& actor : extraction.actors) EXPECT_NE(actor.name, "villagers");
}

TEST(Visits, LeadToWhomTheVisitorMeetsWhereNothingElseTells) {
    const std::string met = "Kenyan President William Ruto met Zambian President Hakainde Hichilema on Monday. ";
    EXPECT_THAT(rolesIn(met + "Ruto arrived here on Sunday."), testing::ElementsAre("CONSULT KEN>ZMB", "CONSULT KEN>ZMB"));
    EXPECT_THAT(rolesIn(met + "Ruto also spoke of his visit to Europe in May."), testing::ElementsAre("CONSULT KEN>ZMB", "CONSULT KEN>"));
    EXPECT_THAT(rolesIn("The deal was struck during talks between Zambian President Hakainde Hichilema and his visiting Kenyan counterpart William Ruto."),
                Contains("CONSULT KEN>ZMB"));
}

TEST(Meetings, AreOneWhereOnlyOneSideIsNamedAgain) {
    EXPECT_THAT(rolesIn("Kenyan President William Ruto and Zambian President Hakainde Hichilema held talks on Monday. During the meeting, Ruto spoke of trade."),
                testing::ElementsAre("CONSULT KEN+ZMB>"));
}

TEST(ArgumentFinder, DoesNotLetPressAndCitizensSpeakForTheirState) {
    EXPECT_THAT(rolesIn("An Iranian newspaper accused Iraq of lies on Monday."), Not(Contains(testing::HasSubstr("IRN>"))));
    EXPECT_THAT(rolesIn("Some 200 Kenyan citizens asked for visas from Norway."), Not(Contains(testing::HasSubstr("KEN>"))));
    EXPECT_THAT(rolesIn("Kenyan diplomats accused Chad of lies on Monday."), Contains("ACCUSE KEN>TCD"));
}

TEST(ArgumentFinder, FindsNoVisitInAFlightHome) {
    EXPECT_THAT(rolesIn("French Foreign Minister Catherine Colonna flew back to Paris on Monday."), IsEmpty());
}

TEST(Targets, AreNoStatesThatAreGone) {
    EXPECT_THAT(targetsIn("Norway agreed to trade with two former Soviet republics.", EventType::Agree), IsEmpty());
}

TEST(Targets, AreWhoseDeedDrewTheSanctions) {
    EXPECT_THAT(rolesIn("Eritrea held a nuclear test on Monday, sparking United Nations sanctions."), Contains("SANCTION UN>ERI"));
    EXPECT_THAT(rolesIn("Eritrea faces UN sanctions."), Contains("SANCTION UN>ERI"));
}

TEST(Targets, AreWhoGivesThanksForTheSupport) {
    EXPECT_THAT(rolesIn("Chad appreciates Norway's support for its reforms, President Idriss Deby said."), Contains("SUPPORT NOR>TCD"));
}

TEST(Targets, OfAStatementAreToWhomItsSpeakerSpokeInTheSentenceBefore) {
    const std::string asked = "Norwegian Foreign Minister Anniken Huitfeldt urged Chad on Monday to free the pilots. ";
    EXPECT_THAT(targetsIn(asked + "\"That would be a good sign,\" she said.", EventType::Statement), ElementsAre("Chad"));
    EXPECT_THAT(targetsIn(asked + "\"Ghana's help was welcome,\" she said.", EventType::Statement), ElementsAre("Ghana"));
    EXPECT_THAT(targetsIn(asked + "The rain has stopped. Huitfeldt said on Tuesday that the roads were safe.", EventType::Statement), IsEmpty());
    EXPECT_THAT(targetsIn("Norway attacked Chad on Monday. \"The roads are safe,\" Norwegian Foreign Minister Anniken Huitfeldt said.", EventType::Statement),
                IsEmpty());
}

TEST(Targets, AreWhoSpeaksWhereAQuotationSaysMeOrUs) {
    EXPECT_THAT(rolesIn("\"The president of Kenya promised me more rice,\" Chadian President Idriss Deby said on Monday."), Contains("AGREE KEN>TCD"));
    EXPECT_THAT(rolesIn("\"Kenya accused us of lies,\" Chadian President Idriss Deby said on Monday."), Contains("ACCUSE KEN>TCD"));
    EXPECT_THAT(rolesIn("Kenya promised more rice to US troops, Chadian President Idriss Deby said on Monday."), Not(Contains("AGREE KEN>TCD")));
}

TEST(Targets, OfARefusalAreNotWhoeverIsNamedNextInIt) {
    EXPECT_THAT(targetsIn("Kenya's party withdrew its support ahead of the vote on troops for Chad.", EventType::Reject), IsEmpty());
    EXPECT_THAT(targetsIn("Kenya's president refused to respond to a demand from Chad.", EventType::Reject), ElementsAre("Chad"));
}

TEST(Targets, OfAStatementAreNotThePressToWhichItIsMade) {
    EXPECT_THAT(targetsIn("A Kenyan official left on Monday. Kenyan Foreign Minister Musalia Mudavadi told the official news agency Habari that Chad was ready.",
                          EventType::Statement),
                ElementsAre("Chad"));
}

TEST(Targets, OfAStatementAreWhomItInforms) {
    EXPECT_THAT(targetsIn("Norway would inform Chad of a shortage of gas.", EventType::Statement), ElementsAre("Chad"));
}

TEST(Targets, AreNoCitiesOfTheStateThatSeizesSomethingThere) {
    EXPECT_THAT(targetsIn("South Korean police seized the house of a newspaper in the city of Busan on Monday.", EventType::Coerce), IsEmpty());
}

TEST(Targets, AreSubjectsOfPassivesWithoutTheirAuxiliary) {
    EXPECT_THAT(rolesIn("Over 200 Indonesian fishermen deported from Australia"), Contains("COERCE AUS>IDN"));
    EXPECT_THAT(rolesIn("US soldier killed in northern Iraq"), Not(Contains("ASSAULT USA>IRQ")));
}

TEST(Sources, AreAlsoTheExamplesNamedAmongPeople) {
    EXPECT_THAT(sourcesIn("Kenyan officials, including President William Ruto, condemned Chad on Monday.", EventType::Accuse),
                testing::ElementsAre("Kenyan officials", "William Ruto"));
    EXPECT_THAT(rolesIn("Indonesian officials, including President Suharto, warned voters on Monday."), Contains("THREATEN IDN>IDN"));
}

TEST(Sources, AreAlsoUnlistedBodiesThatActWithAKnownOne) {
    EXPECT_THAT(sourcesIn("The UN and the Baltic Forest Council urged Chad to stop logging on Monday.", EventType::Request),
                testing::ElementsAre("United Nations", "Baltic Forest Council"));
    EXPECT_THAT(sourcesIn("The UN and the Baltic Steel Company urged Chad to stop logging on Monday.", EventType::Request),
                testing::ElementsAre("United Nations"));
}

TEST(Sources, AreWhoMeetsWhereTheTalksAreAPartOfSomething) {
    EXPECT_THAT(rolesIn("Kenyan President William Ruto, on the last stop of a visit to Ghana, praised the farmers."),
                Contains("CONSULT KEN>GHA"));
    EXPECT_THAT(rolesIn("Kenyan President William Ruto was in Ghana on a state visit on Monday."), Contains("CONSULT KEN>GHA"));
    EXPECT_THAT(rolesIn("Kenyan President William Ruto was on a visit to Ghana on Monday."), Contains("CONSULT KEN>GHA"));
}

TEST(Sources, OfANounAreDoersHungOnTheVerbAboveIt) {
    EXPECT_THAT(rolesIn("The two sides discussed the visit to Ghana by Kenyan President William Ruto."), Contains("CONSULT KEN>GHA"));
    EXPECT_THAT(rolesIn("The visit to Ghana was praised by Kenyan President William Ruto."), Not(Contains("CONSULT KEN>GHA")));
}

TEST(Sources, AreBothNamesThatBeginAHeadline) {
    EXPECT_THAT(rolesIn("Kenya, Ghana sign defence accord"), Contains("SUPPORT GHA+KEN>"));
    EXPECT_THAT(sourcesIn("In Kenya, Ghana signed a defence accord on Monday.", EventType::Support), testing::ElementsAre("Ghana"));
}

TEST(Sources, AreAuthoritiesOfThePlaceWhereSomebodyIsCharged) {
    EXPECT_THAT(rolesIn("Three Ghanaian officials were charged in Kenya on Monday with treason."), Contains("ACCUSE KEN>GHA"));
}

TEST(Sources, AreAlsoWhoIsJoinedToTheOfficeBesideAName) {
    EXPECT_THAT(sourcesIn("Finnish President Sauli Niinisto, then chairman of Finland's council, and Kenyan President William Ruto, chairman of the union, "
                          "condemned Chad on Monday.", EventType::Accuse),
                testing::ElementsAre("Sauli Niinisto", "William Ruto"));
}

TEST(Sources, AreExpertsWhereAnInternationalBodySentThem) {
    EXPECT_THAT(rolesIn("WHO experts praised Chad on Monday."), Contains("SUPPORT WHO>TCD"));
    EXPECT_THAT(rolesIn("Finnish experts praised Chad on Monday."), Not(Contains("SUPPORT FIN>TCD")));
}

TEST(Sources, AreNotWhoOnlyConfirmsAVisit) {
    EXPECT_THAT(rolesIn("A Finnish spokesman confirmed the visit to Chad on Monday."), Not(Contains("CONSULT FIN>TCD")));
    EXPECT_THAT(rolesIn("Finnish President Sauli Niinisto welcomed the first visit to Finland by Kenyan President William Ruto."), Contains("CONSULT KEN>FIN"));
}

}  // namespace

}  // namespace chancery::event
