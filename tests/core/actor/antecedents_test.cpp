// Whom pronouns mean: speakers and their words, objects and owners; two offices of one bearer; abbreviations of the text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/actor/tagged_article.h"

namespace chancery::actor {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

using test::Tagged;

TEST(Antecedents, LetsWhoSpokeSpeakOn) {
    const Tagged t("Peruvian President Alan Garcia left. Electoral clerk Tomas Quispe said that President Garcia could name a judge. He also said the vote would wait.", "2009-03-03");
    EXPECT_THAT(t.of("He"), ElementsAre("PER/tomas-quispe"));
    const Tagged told("Kenyan minister Tom Wekesa praised the deal. \"Ugandan President Yoweri Museveni was kind. His team worked hard and never gave up,\" he told reporters.", "2009-03-03");
    EXPECT_THAT(told.of("he"), ElementsAre("KEN/tom-wekesa"));
}

TEST(Antecedents, TakesTheOneOfTheMainClauseForTheSpeakerOfTheQuotationBehindIt) {
    const Tagged t("Kenyan Foreign Minister Tom Wekesa said it was late. Ugandan Foreign Minister Peter Okello shrugged. \"We all want this,\" he said.", "2009-03-03");
    EXPECT_THAT(t.of("he"), ElementsAre("UGA/peter-okello"));
}

TEST(Antecedents, GivesWhatAVerbIsAboutToItsObject) {
    EXPECT_THAT(Tagged("Chad criticised Niger for its tests.").of("its"), ElementsAre("NER"));
    EXPECT_THAT(Tagged("Chad used Niger for its own ends.").of("its"), ElementsAre("TCD"));
    EXPECT_THAT(Tagged("Chad left Niger with its troops.").of("its"), ElementsAre("TCD"));
}

TEST(Antecedents, LetsNobodyActOnHimself) {
    EXPECT_THAT(Tagged("Chad sent a note to Niger. But it thanked it.").of("it"), ElementsAre("TCD"));
}

TEST(Antecedents, TakesTheStatesJustNamedTogetherForTheTwoCountries) {
    const Tagged t("Chad and Niger quarrelled. Chad sulked, Niger too. Workers from Peru and Chile came before the two countries closed the border.");
    EXPECT_THAT(t.of("two countries"), ElementsAre("PER", "CHL"));
}

TEST(Antecedents, GivesTwoOfficesToTheOneBearerNamed) {
    EXPECT_THAT(Tagged("Chadian Deputy Prime Minister and Defence Minister Idris Moussa left.").of("Chadian Deputy Prime Minister"), ElementsAre("TCD/idris-moussa"));
    EXPECT_THAT(Tagged("Idris Moussa, a government negotiator and Minister for Mines of Chad, left.").of("Minister for Mines of Chad"), ElementsAre("TCD/idris-moussa"));
    EXPECT_THAT(Tagged("The Chadian President and Prime Minister Idris Moussa left.").of("The Chadian President"), Not(Contains("TCD/idris-moussa")));
}

TEST(Antecedents, ReadsAnAbbreviationAsTheTextExplainsIt) {
    EXPECT_THAT(Tagged("Reporters Without Borders (RSF) wrote. RSF waited.").of("RSF"), ElementsAre("RSF-NGO", "RSF-NGO"));
    EXPECT_THAT(Tagged("Kenya's Citizens' Republican Movement (MRC) met. The MRC waited.").of("MRC"), Not(Contains("MRC")));
}

TEST(Antecedents, TakesALongerNameForAnotherParty) {
    EXPECT_THAT(Tagged("Chad's small New Democratic Party (NDP) met. The NDP walked out.").of("NDP"), ElementsAre("TCD/new-democratic-party", "TCD/new-democratic-party"));
}

TEST(Antecedents, CountsAnEnvoyForAStateToWhoSendsHim) {
    EXPECT_THAT(Tagged("UN Secretary-General's Special Representative for Chad Idris Moussa left.").of("Special Representative for Chad Idris Moussa"),
                ElementsAre("UN/idris-moussa"));
    EXPECT_THAT(Tagged("The World Bank's Chad Director Idris Moussa left.").of("The World Bank's Chad Director Idris Moussa"), ElementsAre("WORLDBANK/idris-moussa"));
}

TEST(Antecedents, LendsWhoHasNoSideTheOneOfHisOfficeOrOfWhoActedLast) {
    EXPECT_THAT(Tagged("A spokesman for the Chadian army said troops were ready. Peru watched. Peru waited. \"We wait,\" spokesman Major Idris Moussa said.").of("spokesman Major Idris Moussa"),
                ElementsAre("TCD/idris-moussa"));
    EXPECT_THAT(Tagged("Niger grew. Niger thrived. Chadian officials feared Niger. Niger was strong, Deputy Defence Minister Idris Moussa said.").of("Deputy Defence Minister Idris Moussa"),
                Contains("TCD/idris-moussa"));
}

TEST(Antecedents, KnowsWhoseSpokesmanSpeaks) {
    EXPECT_THAT(Tagged("Kenyan President William Ruto left. Ruto's spokesman waved.").of("spokesman"), ElementsAre("KEN/spokesperson"));
}

TEST(Antecedents, GivesForeignTroopsToNoStateOfTheStory) {
    EXPECT_THAT(Tagged("Chad votes. Chad wants foreign troops to leave.").of("foreign troops"), testing::IsEmpty());
}

TEST(Antecedents, TakesWhoIsStruckForWhoGaveTheCause) {
    EXPECT_THAT(Tagged("The European Union imposed sanctions on Chad after its nuclear test.").of("its"), ElementsAre("TCD"));
}

TEST(Antecedents, ReadsSeveralLeadersOfAUnionAsThey) {
    EXPECT_THAT(Tagged("Spain, Chad and Niger are close. On Friday, EU leaders sent a note. But they urged calm.").of("they"), ElementsAre("EU"));
}

TEST(Antecedents, ReadsARankAsTheSurnameItIs) {
    EXPECT_THAT(Tagged("British Prime Minister John Major left. It had been approved by Major in spring.", "1996-03-03").of("Major"), ElementsAre("GBR/john-major"));
}

TEST(Antecedents, TakesTheyForHostAndDelegation) {
    const Tagged t("Finnish President Tarja Halonen met a Latvian delegation. They exchanged views.", "2005-11-16");
    EXPECT_THAT(t.of("They"), testing::UnorderedElementsAre("FIN/tarja-halonen", "LVA/people/a-latvian-delegation"));
}

TEST(Antecedents, TakesAPersonByWhomThingsAreDoneForTheOwner) {
    const Tagged t("A senior Finnish official said the plan would be unveiled by German Chancellor Angela Merkel during her visit.", "2006-11-16");
    EXPECT_THAT(t.of("her"), testing::ElementsAre("DEU/angela-merkel"));
}

TEST(Antecedents, TakesTheyWhoSaySomethingForThoseWhoSpokeBefore) {
    const Tagged t("Two Italian tourists vanished in Kenya, Kenyan officials said. A search went on, they said.", "2006-11-16");
    EXPECT_THAT(t.of("they"), testing::ElementsAre("KEN/people/kenyan-officials"));
}

TEST(Antecedents, TakesWhomAnAgencyQuotesForHimWhoGoesOnSpeaking) {
    const Tagged t("Finnish President Tarja Halonen praised Estonian President Arnold Ruutel. An agency quoted Finnish spokesman Arvo Lepik as saying so. "
                   "It was a gift, he said.", "2005-11-16");
    EXPECT_THAT(t.of("he"), testing::ElementsAre("FIN/arvo-lepik"));
}

}  // namespace
}  // namespace chancery::actor
