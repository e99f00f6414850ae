// Who is meant by words that need more than a lexicon: coordination, minorities, regions, bodies without a state.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/actor/tagged_article.h"

namespace chancery::actor {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

using test::Tagged;

TEST(WhoIsMeant, GivesEachOfSeveralAdjectivesItsOwnMention) {
    const auto sides = [](const char* text) {
        const Tagged t(text);
        std::vector<std::string> found;
        for (const Mention& m : t.found().mentions) {
            if (!m.modifier) found.push_back(t.found().actors[m.actor].side());
        }
        return found;
    };
    EXPECT_THAT(sides("EU and Chinese officials argued for hours."), ElementsAre("EU", "CHN"));
    EXPECT_THAT(sides("The Finnish and Swedish sides shook hands."), ElementsAre("FIN", "SWE"));
    EXPECT_THAT(sides("Fearing unrest in Peru, Bolivian officials shut the road."), Contains("BOL"));
    EXPECT_THAT(sides("Fearing unrest in Peru, Bolivian officials shut the road.").size(), 2U);
}

TEST(WhoIsMeant, TakesOfNamesakesTheOneWhomTheTextHasIntroduced) {
    const Tagged t("Kim Jong Un opened a mill. State media said that Kim was pleased. Unification Minister Kim Yung-ho shrugged. Kim left.",
                   "2023-09-14");
    const auto kims = t.of("Kim");
    ASSERT_EQ(kims.size(), 2U);
    EXPECT_EQ(kims[0], "PRK/kim-jong-un");
}

TEST(WhoIsMeant, CountsAMinorityToTheStateItLivesIn) {
    EXPECT_THAT(Tagged("Ethnic Hungarians marched through a town in Slovakia.").of("Hungarians"), ElementsAre("SVK/people/hungarians"));
    EXPECT_THAT(Tagged("Romanian Hungarian activists signed the letter.").of("Romanian Hungarian activists"),
                ElementsAre("ROU/people/romanian-hungarian-activists"));
    EXPECT_THAT(Tagged("Korean American activists signed the letter.").of("Korean American activists"),
                ElementsAre("USA/people/korean-american-activists"));
}

TEST(WhoIsMeant, ReadsTheFamilyNameHeWhereANameFollows) {
    const Tagged t("Chinese diplomat He Xiangming arrived. He Xiangming met reporters. He left at noon.", "2006-11-09");
    EXPECT_THAT(t.of("He Xiangming"), ElementsAre("CHN/he-xiangming"));
    EXPECT_THAT(t.of("He"), ElementsAre("CHN/he-xiangming"));
}

TEST(WhoIsMeant, LeavesWhatIsPartOfALongerName) {
    EXPECT_THAT(Tagged("The Kenyan plane Air Force One landed in Nairobi.").of("Air Force"), IsEmpty());
    EXPECT_THAT(Tagged("The Kenyan Air Force landed in Nairobi.").of("The Kenyan Air Force"), ElementsAre("KEN/armed-forces"));
}

TEST(WhoIsMeant, KnowsTheStateOfWhoHasTwoOffices) {
    EXPECT_THAT(Tagged("China's minister met Oh Dalsu, deputy prime minister and minister of science and sport of the Republic of Korea, in Lima.").of("Oh Dalsu"),
                ElementsAre("KOR/oh-dalsu"));
}

TEST(WhoIsMeant, DoesNotGiveOneOfficeToTheHolderOfTheNext) {
    EXPECT_THAT(Tagged("He handed the chair of ASEAN to Kenya's Prime Minister Tom Wekesa.").of("Prime Minister Tom Wekesa"), Not(Contains("ASEAN/tom-wekesa")));
    const Tagged t("Kenyan President William Ruto spoke. The leader of Uganda's Catholics left.");
    EXPECT_THAT(t.of("The leader"), Not(Contains("KEN/william-ruto")));
}

TEST(WhoIsMeant, TakesTheFightersForTheGroupLastSpokenOf) {
    EXPECT_THAT(Tagged("Dozens of Hezbollah gunmen closed the road. The militants fired into the air.").of("The militants"), ElementsAre("HEZBOLLAH"));
    EXPECT_THAT(Tagged("Dozens of Hezbollah gunmen closed the road. Cyprus freed the militants who had fled.").of("the militants"), Not(Contains("HEZBOLLAH")));
    EXPECT_THAT(Tagged("It was the worst year of Taliban-led violence since the movement was ousted.").of("the movement"), ElementsAre("TALIBAN"));
}

TEST(WhoIsMeant, TakesBothForTheTwoOfTheSentenceBefore) {
    EXPECT_THAT(Tagged("Kenya and Uganda quarrelled. Kenya and Uganda sulked. Kenyan President William Ruto and Zambian President Hakainde Hichilema spoke. "
                       "Both countries smiled.").of("Both countries"),
                UnorderedElementsAre("KEN", "ZMB"));
}

TEST(WhoIsMeant, TakesASecretariatForItsOrganisation) {
    EXPECT_THAT(Tagged("Kenya wrote to the Secretariat of the World Health Organization.").of("Secretariat of the World Health Organization"), ElementsAre("WHO"));
}

TEST(WhoIsMeant, KnowsTheStripWhereGazaIsSpokenOf) {
    EXPECT_THAT(Tagged("Palestine hailed the retreat from the Gaza Strip. Farmers returned to the strip.").of("the strip"), ElementsAre("PSE"));
    EXPECT_THAT(Tagged("Kenya paved the strip.").of("the strip"), IsEmpty());
}

TEST(WhoIsMeant, TakesAnOwnerThatOpensASentenceForTheSubjectBehindIt) {
    const Tagged t("Kenyan President William Ruto smiled. During his tour, Ugandan President Yoweri Museveni opened a mill.");
    EXPECT_THAT(t.of("his"), ElementsAre("UGA/yoweri-museveni"));
    const Tagged other("Kenyan President William Ruto smiled. During his tour, Uganda opened a mill.");
    EXPECT_THAT(other.of("his"), ElementsAre("KEN/william-ruto"));
}

TEST(WhoIsMeant, TakesTheTwoLeadersForThoseOfWhomTheClausesTell) {
    const Tagged t("Kenyan President William Ruto spoke at noon. Ugandan President Yoweri Museveni praised Zambian President Hakainde Hichilema. "
                   "The two leaders smiled.");
    EXPECT_THAT(t.of("The two leaders"), UnorderedElementsAre("KEN/william-ruto", "UGA/yoweri-museveni"));
}

TEST(WhoIsMeant, BelievesTheTextAboutItsAbbreviations) {
    const Tagged t("Kenya's Public Safety Index (PSI) rose. The PSI fell.");
    EXPECT_THAT(t.of("PSI"), IsEmpty());
    EXPECT_THAT(Tagged("The Supreme Peoples Assembly (SPA) met in North Korea.").of("SPA"), Not(IsEmpty()));
}

TEST(WhoIsMeant, KnowsThePrefixesOfPairs) {
    const Tagged t("Sino-Mongolian trade grew, and the Franco-Spanish border stayed shut.");
    EXPECT_THAT(t.of("Sino"), ElementsAre("CHN"));
    EXPECT_THAT(t.of("Franco"), ElementsAre("FRA"));
    EXPECT_THAT(Tagged("Franco ruled for decades.").of("Franco"), Not(Contains("FRA")));
}

TEST(WhoIsMeant, PartsTheTwoNamesOfAMeeting) {
    const Tagged t("The Merkel-Putin talks lasted two hours.", "2010-05-05");
    EXPECT_THAT(t.of("Merkel"), ElementsAre("DEU/angela-merkel"));
    EXPECT_THAT(t.of("Putin"), ElementsAre("RUS/vladimir-putin"));
}

TEST(WhoIsMeant, TakesAStatesNameForAPlaceInARowOfSuchPlaces) {
    EXPECT_THAT(Tagged("Storms hit Alabama, Georgia and Florida.").of("Georgia"), Not(Contains("GEO")));
    EXPECT_THAT(Tagged("Storms hit Armenia, Georgia and Turkey.").of("Georgia"), ElementsAre("GEO"));
    EXPECT_THAT(Tagged("The Lebanese army entered Tripoli.").of("Tripoli"), ElementsAre("LBN/place/tripoli"));
    EXPECT_THAT(Tagged("The envoy flew to Tripoli.").of("Tripoli"), ElementsAre("LBY"));
}

TEST(WhoIsMeant, NamesTheBodiesOfAStatesParts) {
    const Tagged t("The government of Bavaria objected. Karachi police made arrests.");
    EXPECT_THAT(t.of("government of Bavaria"), ElementsAre("DEU/bavaria/government"));
    EXPECT_EQ(t.actor("DEU/bavaria/government")->name, "Government of Bavaria");
    EXPECT_EQ(t.actor("PAK/karachi/police")->country, "PAK");
}

TEST(WhoIsMeant, LooksForTheStateOfThePoliceWhereTheSentencePlays) {
    const Tagged t("Thieves took a Danish charity's van in southern Ghana, police said. Police want witnesses.");
    EXPECT_NE(t.actor("GHA/police"), nullptr);
    EXPECT_EQ(t.actor("DNK/police"), nullptr);
}

TEST(WhoIsMeant, FindsTheStateThatARegionDescribes) {
    const Tagged t("Nepal and Germany signed a treaty. Germany praised the Himalayan nation.");
    EXPECT_THAT(t.of("Himalayan nation"), ElementsAre("NPL"));
    const Tagged far("Peru and Estonia signed a treaty. Peru praised the Baltic republic.");
    EXPECT_THAT(far.of("Baltic republic"), ElementsAre("EST"));
}

TEST(WhoIsMeant, TakesTheLeadersForThoseWhoMetLast) {
    const Tagged t("Finnish President Aino Salo met Estonian President Karl Tamm in Oulu. The leaders promised new ferries.", "2030-05-05");
    EXPECT_THAT(t.of("leaders"), UnorderedElementsAre("FIN/aino-salo", "EST/karl-tamm"));
}

TEST(WhoIsMeant, CountsAFactionToTheStateInHand) {
    const Tagged t("The US president spoke in Washington. Democratic lawmakers walked out.", "2015-05-05");
    EXPECT_THAT(t.of("Democratic lawmakers"), ElementsAre("USA/parliament"));
}

TEST(WhoIsMeant, ReadsThePortfoliosOfAMinister) {
    const Tagged t("Planning and Investment Minister Tomas Berg said Norway would wait.");
    EXPECT_THAT(t.of("Planning and Investment Minister Tomas Berg"), ElementsAre("NOR/tomas-berg"));
}

TEST(WhoIsMeant, KnowsTheStateOfAPresidentByTheNameAlone) {
    EXPECT_THAT(Tagged("President Bush spoke on the radio.", "2000-01-01").of("President Bush"), ElementsAre("USA/bush"));
}

TEST(WhoIsMeant, TakesTheGovernmentOfAPersonForThatPerson) {
    const Tagged t("Kenya backed the government of Yusuf Dalmar, whatever its neighbours said.");
    EXPECT_THAT(t.of("government of Yusuf Dalmar"), ElementsAre("?/yusuf-dalmar"));
}

TEST(WhoIsMeant, TakesNoLanguageForAState) {
    EXPECT_THAT(Tagged("The envoy answered in Turkish and left.").of("Turkish"), IsEmpty());
}

TEST(WhoIsMeant, JoinsATitleWithTheTitledNameBehindIt) {
    const Tagged t("Ghana's army chief, Major General Kofi Mensah, inspected the troops.");
    EXPECT_THAT(t.of("Ghana's army chief"), ElementsAre("GHA/kofi-mensah"));
    EXPECT_THAT(t.of("Major General Kofi Mensah"), ElementsAre("GHA/kofi-mensah"));
}

TEST(WhoIsMeant, FindsTheNameBehindATitlesTask) {
    const Tagged t("UN Assistant Secretary General for relief operations Jane Holm admitted delays. She promised trucks.");
    EXPECT_THAT(t.of("She"), ElementsAre("UN/jane-holm"));
    EXPECT_THAT(Tagged("Norwegian Undersecretary of Fisheries Zorin Paldes resigned.").actor("NOR/zorin-paldes"), testing::NotNull());
}

TEST(WhoIsMeant, TakesBothSidesForTwoStatesOfACoordination) {
    const Tagged t("Kenya's Foreign Minister Raila Otieno visited Oslo. He met Norwegian Foreign Minister Per Dahl and Norwegian "
                   "Trade Minister Liv Berg. Both sides agreed to build a port.");
    std::vector<std::string> sides;
    for (const std::string& id : t.of("Both sides")) sides.push_back(t.actor(id)->country);
    EXPECT_THAT(sides, UnorderedElementsAre("KEN", "NOR"));
    const Tagged bloc("Ghana praised the ties between Chile and ASEAN, and hoped that both sides would trade.");
    EXPECT_THAT(bloc.of("both sides"), UnorderedElementsAre("CHL", "ASEAN"));
}

TEST(WhoIsMeant, TakesNoItOfACleftForAState) {
    EXPECT_THAT(Tagged("Peru is calm. It is the neighbours that sent troops.").of("It"), IsEmpty());
}

TEST(WhoIsMeant, TakesHeForNoOfficialBehindAPrivateSpeaker) {
    const Tagged t("Finnish President Aino Salo praised President Karl Tamm of Estonia. The professor disagreed. He saw no change.", "2030-05-05");
    EXPECT_THAT(t.of("He"), IsEmpty());
}

TEST(WhoIsMeant, LetsTheHeadOfABodySpeakForIt) {
    EXPECT_EQ(Tagged("Jens Stoltenberg opened the talks.", "2008-03-03").actor("NOR/jens-stoltenberg")->side(), "NOR");
    EXPECT_EQ(Tagged("Jens Stoltenberg opened the talks.", "2018-03-03").actor("NOR/jens-stoltenberg")->side(), "NATO");
}

TEST(WhoIsMeant, GivesNoStateAMinisterWhoseOfficeAnotherHolds) {
    // Italy has its own prime minister then, so that the next state named is meant.
    const Tagged t("Italy and Nauru signed the treaty, and Italy paid. Prime Minister Gunnar Holm was pleased.", "2006-11-20");
    EXPECT_NE(t.actor("NRU/gunnar-holm"), nullptr);
}

TEST(WhoIsMeant, TakesEachStoryOfADigestForItself) {
    const Tagged t("News summary\n\nKHARTOUM, Nov. 8 (Xinhua) -- Sudan closed a road. Sudan said Sudan would pay.\n\n"
                   "DAMASCUS, Nov. 8 (Xinhua) -- A road opened on Tuesday. Trade Minister Adel Hamwi praised the builders. The minister smiled.\n",
                   "2005-11-08");
    EXPECT_NE(t.actor("SYR/adel-hamwi"), nullptr);
    ASSERT_EQ(t.found().sections.size(), 2U);
    EXPECT_EQ(t.found().sections[1].country, "SYR");
    const Tagged single("KHARTOUM, Nov. 8 (Xinhua) -- Sudan closed a road.\n", "2005-11-08");
    EXPECT_TRUE(single.found().sections.empty());
}

TEST(WhoIsMeant, KnowsACountryByItsPeople) {
    const Tagged t("The doctors came from Ghana. For Liberians this meant hope, and the country paid for the rooms.");
    EXPECT_THAT(t.of("country"), ElementsAre("LBR"));
}

TEST(WhoIsMeant, TakesHeForAPronounWhateverOfficialsAreCalled) {
    const Tagged t("Kenyan President William Ruto spoke on Monday. He praised the nurses.", "2023-11-09");
    EXPECT_THAT(t.of("He"), ElementsAre("KEN/william-ruto"));
}

TEST(WhoIsMeant, KnowsOfficialsByTheStateTheyComeFrom) {
    const Tagged t("On Monday, United States Senator from Oregon Martha Quill praised Norway.");
    EXPECT_NE(t.actor("USA/martha-quill"), nullptr);
}

TEST(WhoIsMeant, TakesNoBodyForTheNameOfItsDirector) {
    const Tagged t("\"We shall wait,\" said Bao Ning, vice-director of the China Society for Wetland Studies.");
    EXPECT_THAT(t.of("Bao Ning"), ElementsAre("CHN/bao-ning"));
    EXPECT_EQ(t.actor("CHN/society"), nullptr);
}

TEST(WhoIsMeant, LetsNoBishopSpeakForAState) {
    const Tagged t("The bishop of Turin praised Italy.");
    EXPECT_THAT(t.of("bishop of Turin"), IsEmpty());
}

TEST(WhoIsMeant, TakesCongressForThePartyWhereThatIsWhatTheStateCallsSo) {
    EXPECT_THAT(Tagged("India's Congress refused to join the cabinet.").of("India's Congress"), ElementsAre("IND/indian-national-congress"));
    EXPECT_THAT(Tagged("Leaders of the Congress (I) party met in New Delhi.").of("Congress (I"), ElementsAre("IND/indian-national-congress"));
    EXPECT_THAT(Tagged("Indian ministers wavered. The divided Congress was against a new vote in India.").of("The divided Congress"),
                ElementsAre("IND/indian-national-congress"));
    EXPECT_THAT(Tagged("Peru's Congress refused to seat the cabinet.").of("Peru's Congress"), ElementsAre("PER/parliament"));
    EXPECT_THAT(Tagged("Indian lawmakers refused to sit.").of("Indian lawmakers"), ElementsAre("IND/parliament"));
}

TEST(WhoIsMeant, CountsThoseWhoRuleNotToTheOpposition) {
    const Tagged t("Kenya's ruling coalition shrugged. Kenya's opposition walked out. The governing party laughed.");
    EXPECT_THAT(t.of("Kenya's ruling coalition"), ElementsAre("KEN/ruling-party"));
    EXPECT_THAT(t.of("Kenya's opposition"), ElementsAre("KEN/opposition"));
    EXPECT_THAT(t.of("The governing party"), ElementsAre("KEN/ruling-party"));
}

TEST(WhoIsMeant, GivesAirframesAndTanksToNobodyWithoutTheirState) {
    EXPECT_THAT(Tagged("Two MI8 helicopters left Somalia. Somali troops watched.").of("MI8 helicopters"), IsEmpty());
    EXPECT_THAT(Tagged("Two Somali helicopters left the field.").of("Somali helicopters"), ElementsAre("SOM/armed-forces"));
}

TEST(WhoIsMeant, GivesAGroupOfStatesNoStateOfItsOwn) {
    EXPECT_THAT(Tagged("Spain shrugged. The Southern states want more aid, a Spanish daily said.").of("The Southern states"),
                Not(Contains(testing::StartsWith("ESP"))));
}

TEST(WhoIsMeant, ReadsAShortBodyAsTheOneLastNamedWithThatNoun) {
    const Tagged council("Chad addressed the UN Security Council. Hamas fired a rocket. Niger then slammed the council.");
    EXPECT_THAT(council.of("council"), ElementsAre(council.of("UN Security Council").front()));
    const Tagged embassy("A mob gathered before the US embassy in Lima. Peru urged the embassy to stay calm.");
    EXPECT_THAT(embassy.of("embassy"), ElementsAre("USA/embassy"));
    EXPECT_THAT(Tagged("The WFP moved its staff to Kenya. The agency said that roads were shut.").of("The agency"), ElementsAre("WFP"));
    EXPECT_THAT(Tagged("Hamas fired a rocket at a port. The agency did not say who was hurt.").of("agency"), IsEmpty());
}

TEST(WhoIsMeant, PassesOverTheShortNameInBracketsBesideATitle) {
    const Tagged chief("Philippine National Police (PNP) chief Ramon Duterte Cruz told reporters. Cruz left.", "2006-11-09");
    EXPECT_EQ(chief.of("Cruz"), (std::vector<std::string>{"PHL/ramon-duterte-cruz"}));
    const Tagged leader("The leader of the Lord's Resistance Army (LRA) Otto Komakech arrived in Juba. Komakech said the LRA was ready.", "2006-11-09");
    EXPECT_THAT(leader.of("Komakech"), ElementsAre("LRA/otto-komakech"));
    EXPECT_THAT(leader.of("LRA"), testing::Each("LRA"));
}

TEST(WhoIsMeant, KnowsABodyInBritishAndAmericanSpelling) {
    EXPECT_EQ(Tagged("The Uganda People's Defense Force left.").of("Uganda People's Defense Force"),
              Tagged("The Uganda People's Defence Force left.").of("Uganda People's Defence Force"));
    EXPECT_THAT(Tagged("The Chinese culture ministry and the Finnish transport ministry agreed.").of("Chinese culture ministry"),
                ElementsAre("CHN/ministry-of-culture"));
}

TEST(WhoIsMeant, GivesEachStateOfAHyphenItsForces) {
    EXPECT_THAT(Tagged("He was shot by US-Iraqi forces.").of("US-Iraqi forces"), ElementsAre("USA/armed-forces", "IRQ/armed-forces"));
}

TEST(WhoIsMeant, TakesTheParliamentForTheOneThatWasNamed) {
    const Tagged t("The European Parliament voted in Strasbourg. France must act, the parliament said.", "2005-11-16");
    EXPECT_THAT(t.of("parliament"), ElementsAre("EU/european-parliament"));
    const Tagged refugees("The UN High Commissioner for Refugees spoke of Bhutanese refugees. The refugees wait.", "2005-11-16");
    EXPECT_THAT(refugees.of("refugees"), ElementsAre("BTN/people/bhutanese-refugees"));
}

TEST(WhoIsMeant, SetsANameBesideATitleWithALongTask) {
    const Tagged t("The chief of parliament's influential defence committee, Arvo Lepik, told the radio that Estonia was safe.", "2006-11-16");
    const auto names = t.of("Arvo Lepik");
    ASSERT_EQ(names.size(), 1U);
    EXPECT_THAT(names[0], testing::EndsWith("/arvo-lepik"));
    const Tagged then("Arvo Lepik, then chairman of Estonia's parliament, visited Chad.", "2006-11-16");
    EXPECT_THAT(then.of("Arvo Lepik"), ElementsAre("EST/arvo-lepik"));
}

TEST(WhoIsMeant, KnowsABodyByTheShortNameBehindAnotherWording) {
    EXPECT_THAT(Tagged("The Chinese Kuomintang Party (KMT) tabled a bill in Taiwan.", "2006-11-07").of("Chinese Kuomintang Party"), ElementsAre("TWN/kuomintang"));
    const Tagged other("The International Commission of Jurists (ICJ) met. The ICJ spoke.", "2006-11-07");
    EXPECT_THAT(other.of("ICJ"), Not(Contains("ICJ")));
}

TEST(WhoIsMeant, TakesAStatesMissionToTheUNForThatStates) {
    EXPECT_THAT(Tagged("Syria's UN mission shrugged.").of("Syria's UN mission"), Contains("SYR/un-mission"));
    EXPECT_THAT(Tagged("The UN mission in Liberia shrugged.").of("UN"), Contains("UN"));
}

TEST(WhoIsMeant, KnowsWhomAnAideServes) {
    EXPECT_THAT(Tagged("Ivan Petrov, an aide to Belarus' energy minister, spoke in Russia.", "2006-11-07").of("Ivan Petrov"), ElementsAre("BLR/ivan-petrov"));
}

TEST(WhoIsMeant, TakesTheMainlandForChinaOnlyWhereItIsSpokenOf) {
    EXPECT_THAT(Tagged("China thanked Taiwan. Fruits reach the mainland.", "2006-11-07").of("mainland"), ElementsAre("CHN"));
    EXPECT_THAT(Tagged("Greece thanked Italy. Fruits reach the mainland.", "2006-11-07").of("mainland"), IsEmpty());
    EXPECT_THAT(Tagged("A Chinese ship left China. It reached the mainland of the United States.", "2006-11-07").of("mainland"), IsEmpty());
}

TEST(WhoIsMeant, TakesTheGovernmentForThatOfWhoSpeaksAtHome) {
    const Tagged t("Kampala mayor Moses Okello met Ugandan officials in Uganda. Uganda has talked with the Chinese government. "
                   "Ugandan President Yoweri Museveni said the government would mend the roads.", "2006-11-07", "KAMPALA");
    EXPECT_THAT(t.of("the government"), ElementsAre("UGA/government"));
}

}  // namespace
}  // namespace chancery::actor
