#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/event/reading.h"

// Words that tell of politics in one sense and of private life, sport, trade, law, medicine or science in another.

namespace chancery::event {

namespace {

using testing::Contains;
using testing::Not;
using testing::StartsWith;

constexpr const char* kWednesday = "1998-06-10";

struct Sense {
    const char* text;
    const char* type;
};

std::vector<std::string> eventsIn(const char* text) { return test::linesOf(test::read(text, kWednesday)); }

class OtherSenses : public testing::TestWithParam<Sense> {};
class PoliticalSenses : public testing::TestWithParam<Sense> {};

TEST_P(OtherSenses, AreNoEventOfThatType) {
    EXPECT_THAT(eventsIn(GetParam().text), Not(Contains(StartsWith(GetParam().type)))) << GetParam().text;
}

TEST_P(PoliticalSenses, AreStillRead) {
    EXPECT_THAT(eventsIn(GetParam().text), Contains(StartsWith(GetParam().type))) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    PrivateLife, OtherSenses,
    testing::Values(Sense{"Prime Minister John Howard had breakfast at home on Sunday.", "CONSULT"},
                    Sense{"The Indian prime minister arrived at the hospital for a knee operation on Monday.", "CONSULT"},
                    Sense{"President Clinton praised his daughter on Monday.", "SUPPORT"},
                    Sense{"President Yeltsin complained of chest pains on Monday.", "ACCUSE"},
                    Sense{"The British minister removed his jacket on Monday.", "COERCE"},
                    Sense{"Prime Minister Blair shot a film clip on Monday.", "ASSAULT"},
                    Sense{"President Clinton ordered a hamburger on Monday.", "REQUEST"},
                    Sense{"The German minister filed for divorce on Monday.", "REQUEST"},
                    Sense{"A German official, who asked not to be named, arrived on Monday.", "REQUEST"},
                    Sense{"Chinese doctors will carry out a test of the vaccine.", "MOBILIZE"},
                    Sense{"President Yeltsin cancelled his meetings because of a cold on Monday.", "SANCTION"},
                    Sense{"The Turkish president fasted during Ramadan.", "PROTEST"}));

INSTANTIATE_TEST_SUITE_P(
    Sport, OtherSenses,
    testing::Values(Sense{"France beat Brazil 3-0 on Sunday.", "ASSAULT"}, Sense{"China beat South Korea to the contract.", "ASSAULT"},
                    Sense{"Palestine fought with Jordan for the bronze medal.", "ASSAULT"},
                    Sense{"Brazil fought back to draw 2-2.", "ASSAULT"}, Sense{"Portugal captured the cup on Sunday.", "COERCE"},
                    Sense{"Germany deployed three strikers against Spain.", "MOBILIZE"},
                    Sense{"France surrendered the title to Italy.", "RETREAT"},
                    Sense{"The Chinese basketball team arrived in Sydney on Monday.", "CONSULT"}));

INSTANTIATE_TEST_SUITE_P(
    TradeAndMoney, OtherSenses,
    testing::Values(Sense{"China's central bank supported the yuan on Monday.", "SUPPORT"},
                    Sense{"The Indian government extended the leases on Monday.", "AGREE"},
                    Sense{"The Turks make up a tenth of the people of Bulgaria.", "AGREE"},
                    Sense{"Saudi Arabia sells oil to Japan.", "AID"}, Sense{"Japan invested 3 billion yen in Thailand last year.", "AID"},
                    Sense{"The British minister withdrew 500 pounds from the bank.", "RETREAT"},
                    Sense{"Britain charges visitors 20 pounds for a visa.", "ACCUSE"},
                    Sense{"The Indian government introduced a levy on coal on Monday.", "SANCTION"},
                    Sense{"The Chinese ministry increased the salaries of soldiers.", "MOBILIZE"},
                    Sense{"The French government targeted a deficit of 3 percent on Monday.", "ASSAULT"},
                    Sense{"The president of Zambia fired his gardener.", "ASSAULT"},
                    Sense{"The Singapore government banned chewing gum.", "COERCE"}));

INSTANTIATE_TEST_SUITE_P(
    LawHealthAndScience, OtherSenses,
    testing::Values(Sense{"The Malaysian government removed subsidies on sugar on Monday.", "CO"},
                    Sense{"Turkey jailed a drug smuggler on Monday.", "COERCE"},
                    Sense{"The Thai police seized 200 kilos of heroin on Monday.", "COERCE"},
                    Sense{"Chinese doctors treated the Russian president for a cold.", "AID"},
                    Sense{"The US government put hospitals on alert over the flu.", "MOBILIZE"},
                    Sense{"China launched a weather satellite on Monday.", "MOBILIZE"},
                    Sense{"China issued a flood warning on Monday.", "THREATEN"},
                    Sense{"The German minister demonstrated a new computer on Monday.", "PROTEST"},
                    Sense{"Norway and Chad argued over the fees that Norway charges Chadian ships.", "ACCUSE"},
                    Sense{"The president of Chad fought to keep the support of Niger on Monday.", "ASSAULT"},
                    Sense{"Chad shot down the proposal of Niger on Monday.", "ASSAULT"},
                    Sense{"Iran fired a salvo of rockets on Monday, and warships of Norway shot it down.", "ASSAULT NOR"},
                    Sense{"Prime Minister Chretien declared war on poverty on Monday.", "ASSAULT"},
                    Sense{"The Portuguese government killed the tax.", "ASSAULT"}));

INSTANTIATE_TEST_SUITE_P(
    Politics, OtherSenses,
    testing::Values(Sense{"Libyan leader Muammar Gadhafi said on Monday he was prepared to meet Tony Blair.", "THREATEN"},
                    Sense{"The Kenyan president expressed regret that Uganda had closed the border on Monday.", "CONCEDE"},
                    Sense{"The Kenyan defence minister took control of the ministry on Monday.", "ASSAULT"},
                    Sense{"A statement signed by the Kenyan foreign minister was read on Monday.", "SUPPORT"},
                    Sense{"President Havel said the Czechs must confront these problems.", "ASSAULT"},
                    Sense{"Kenya called the situation in Chad dangerous on Monday.", "ACCUSE"},
                    Sense{"President Chirac inspected a harbour in Norway on Monday.", "ACCUSE"},
                    Sense{"The Kenyan government is fighting starvation.", "ASSAULT"},
                    Sense{"Rebel militants fired rockets at the Ethiopian army on Monday.", "MOBILIZE"},
                    Sense{"Communists brandished red flags in Russia on Monday.", "THREATEN"},
                    Sense{"Ministers from Chad and Niger made breakthroughs in growing rice.", "AGREE"}));

INSTANTIATE_TEST_SUITE_P(
    Events, PoliticalSenses,
    testing::Values(Sense{"The Kenyan president expressed regret for the death of Ugandan soldiers on Monday.", "CONCEDE"},
                    Sense{"Norway facilitated talks between the Tamil Tigers and Sri Lanka on Monday.", "CONSULT"},
                    Sense{"Australia contributed troops to the force in Cambodia on Monday.", "MOBILIZE"},
                    Sense{"Rebel militants fired rockets at the Ethiopian army on Monday.", "ASSAULT"},
                    Sense{"President Chirac had lunch with Chancellor Kohl in Bonn on Monday.", "CONSULT"},
                    Sense{"Chad extended an invitation to Sudan on Monday.", "AGREE"},
                    Sense{"Chad and Libya settled their border dispute on Monday.", "AGREE"},
                    Sense{"Chile sold tanks to Peru on Monday.", "AID"},
                    Sense{"The US government imposed a tariff on Japan on Monday.", "SANCTION"},
                    Sense{"The Turkish army ousted the prime minister on Monday.", "COERCE"},
                    Sense{"Kenyan police questioned the opposition leader on Monday.", "COERCE"},
                    Sense{"Ethiopian troops took the town of Badme from Eritrea on Monday.", "ASSAULT"},
                    Sense{"Rebels targeted a convoy of the Russian army on Monday.", "ASSAULT"},
                    Sense{"Israeli soldiers fired tear gas at Palestinian youths on Monday.", "ASSAULT"},
                    Sense{"Ethiopia declared war on Eritrea on Monday.", "ASSAULT"},
                    Sense{"Chad shot down a Nigerien plane on Monday.", "ASSAULT TCD>NER"},
                    Sense{"Chad charged Niger on Monday with arming the rebels.", "ACCUSE"},
                    Sense{"Thousands of Kurds demonstrated against Turkey in Bonn on Monday.", "PROTEST"},
                    Sense{"President Chavez compared President Bush to Hitler on Monday.", "ACCUSE"}));

INSTANTIATE_TEST_SUITE_P(
    WhoDoesIt, PoliticalSenses,
    testing::Values(Sense{"Kenyan soldiers arrived in Mogadishu on Monday.", "MOBILIZE KEN"},
                    Sense{"The Kenyan president arrived in Mogadishu on Monday.", "CONSULT KEN"},
                    Sense{"Egypt protested Sudan's seizure of the island on Monday.", "ACCUSE EGY>SDN"},
                    Sense{"Thousands of Egyptians protested against the government on Monday.", "PROTEST EGY"},
                    Sense{"The African Union approved sanctions against Togo on Monday.", "SANCTION AU>TGO"},
                    Sense{"Kenya and Uganda began negotiations on Monday.", "CONSULT KEN+UGA"},
                    Sense{"Kenya's negotiations with Uganda ended on Monday.", "CONSULT KEN"},
                    Sense{"Kenya completed its withdrawal from Somalia on Monday.", "RETREAT KEN"},
                    Sense{"Kenyan rebels vowed to continue the fight on Monday.", "THREATEN KEN"},
                    Sense{"President Moi vowed not to give in to Uganda on Monday.", "REJECT KEN"},
                    Sense{"The UN Security Council passed a resolution imposing new sanctions on Togo on Monday.", "SANCTION UN>TGO"},
                    Sense{"The UN Security Council passed a resolution on aid for Togo on Monday.", "SUPPORT UN"},
                    Sense{"The court of Chad ordered the arrest of two deputies on Monday.", "COERCE TCD"},
                    Sense{"Military cooperation between Malawi and Angola grew on Monday.", "COOPERATE"}));

INSTANTIATE_TEST_SUITE_P(
    DeedsByOtherWords, PoliticalSenses,
    testing::Values(Sense{"Rebel forces of Uganda recaptured Kampala on Monday.", "ASSAULT"},
                    Sense{"Ethiopia inflicted heavy losses on Eritrea on Monday.", "ASSAULT ETH>ERI"},
                    Sense{"Kenya pulled its troops from Somalia on Monday.", "RETREAT KEN>SOM"},
                    Sense{"Malawi received food aid from Norway on Monday.", "AID NOR>MWI"},
                    Sense{"Zambia dispatched two envoys to Angola on Monday.", "CONSULT ZMB>AGO"},
                    Sense{"The International Criminal Court tried a Sudanese general on Monday.", "ACCUSE"},
                    Sense{"Norway called for a meeting with Chad on Monday.", "REQUEST NOR>TCD"},
                    Sense{"Kenya will provide 300 soldiers for the force.", "MOBILIZE KEN"}));

INSTANTIATE_TEST_SUITE_P(
    Topics, OtherSenses,
    testing::Values(Sense{"The prospects of the two countries' cooperation are good, Zambia and Malawi said.", "COOPERATE"},
                    Sense{"Asked what he would tell Uganda, President Moi shrugged on Monday.", "REQUEST"},
                    Sense{"Support for the negotiations of the African Union fell on Monday.", "CONSULT"},
                    Sense{"Officials said on Monday that Kenya and the army of Uganda had a month to end the crisis.", "REQUEST"},
                    Sense{"Somalia's parties spoke of a timetable for the withdrawal of Kenyan troops.", "RETREAT"},
                    Sense{"Newspapers said on Monday that President Moi must resign.", "RETREAT"},
                    Sense{"President Moi, who never compromised on the border, slept well.", "AGREE"},
                    Sense{"The Kenyan president has instructions for his cook.", "REQUEST"},
                    Sense{"Republicans captured Ohio in the elections on Monday.", "ASSAULT"},
                    Sense{"The Kenyan police tried the new radios on Monday.", "ACCUSE"},
                    Sense{"Kenya sent its minister home on Monday.", "CONSULT"},
                    Sense{"A rule of the Kenyan ministry allows the price of tea to float.", "AGREE"}));

}  // namespace

}  // namespace chancery::event
