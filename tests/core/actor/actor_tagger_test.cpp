#include "core/actor/actor_tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>


#include "tests/core/actor/tagged_article.h"

namespace chancery::actor {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

using test::model;
using test::tagger;

using test::Tagged;

TEST(ActorTagger, ReadsTitleAndNameAsOneMentionWithItsStateNested) {
    const Tagged t("U.S. Secretary of State Antony Blinken visited Oslo on Monday.");
    EXPECT_THAT(t.of("U.S. Secretary of State Antony Blinken"), ElementsAre("USA/antony-blinken"));
    ASSERT_NE(t.mention("U.S."), nullptr);
    EXPECT_TRUE(t.mention("U.S.")->modifier);
    EXPECT_EQ(t.actor("USA/antony-blinken")->office, "Secretary of State");
    EXPECT_FALSE(t.actor("USA/antony-blinken")->former);
}

TEST(ActorTagger, JoinsATitleWithTheNameInApposition) {
    const Tagged after("Kenya's security adviser, Peter Odhiambo, arrived in Rome.");
    EXPECT_THAT(after.of("Kenya's security adviser"), ElementsAre("KEN/peter-odhiambo"));
    EXPECT_THAT(after.of("Peter Odhiambo"), ElementsAre("KEN/peter-odhiambo"));
    const Tagged before("Maria Quispe, the Bolivian trade minister, rejected the offer.");
    EXPECT_THAT(before.of("Maria Quispe"), ElementsAre("BOL/maria-quispe"));
}

TEST(ActorTagger, MakesActorsOfOfficialsThatNoLexiconKnows) {
    const Tagged t("Mongolian Deputy Foreign Minister Batbayar Dorjsuren met reporters.");
    const Actor* a = t.actor("MNG/batbayar-dorjsuren");
    ASSERT_NE(a, nullptr);
    EXPECT_EQ(a->kind, ActorKind::Official);
    EXPECT_EQ(a->country, "MNG");
    EXPECT_FALSE(a->inLexicon);
    EXPECT_FALSE(a->why.empty());
}

TEST(ActorTagger, TakesTheHolderOfAnOfficeAtTheArticlesDate) {
    EXPECT_THAT(Tagged("The U.S. president praised the plan.", "2005-03-01").of("U.S. president"),
                ElementsAre("USA/george-w-bush"));
    EXPECT_THAT(Tagged("The U.S. president praised the plan.", "2015-03-01").of("U.S. president"),
                ElementsAre("USA/barack-obama"));
}

TEST(ActorTagger, SplitsACoordinationIntoItsStates) {
    const Tagged t("The United States, South Korea and Japan condemned the launch.");
    EXPECT_THAT(t.of("United States"), ElementsAre("USA"));
    EXPECT_THAT(t.of("South Korea"), ElementsAre("KOR"));
    EXPECT_THAT(t.of("Japan"), ElementsAre("JPN"));
}

TEST(ActorTagger, TellsTheGovernmentFromThePlaceOfACapital) {
    const Tagged speaks("Ottawa said it would recall the envoy.");
    ASSERT_NE(speaks.mention("Ottawa"), nullptr);
    EXPECT_EQ(speaks.mention("Ottawa")->form, MentionForm::Metonym);
    EXPECT_FALSE(speaks.mention("Ottawa")->asPlace);
    const Tagged place("The ministers met in Ottawa on Monday.");
    ASSERT_NE(place.mention("Ottawa"), nullptr);
    EXPECT_TRUE(place.mention("Ottawa")->asPlace);
    EXPECT_EQ(place.mention("Ottawa")->placeCountry, "CAN");
}

TEST(ActorTagger, FindsInstitutionsByPattern) {
    const Tagged t(
        "The Peruvian army denied it. Israel's military fired back, and the ministry of defence of Ghana "
        "protested.");
    EXPECT_THAT(t.of("Peruvian army"), ElementsAre("PER/armed-forces"));
    EXPECT_THAT(t.of("Israel's military"), ElementsAre("ISR/armed-forces"));
    EXPECT_THAT(t.of("ministry of defence of Ghana"), ElementsAre("GHA/ministry-of-defence"));
    EXPECT_EQ(t.actor("PER/armed-forces")->kind, ActorKind::Institution);
}

TEST(ActorTagger, GivesEachStateOfAPluralTitleItsOwnMention) {
    const Tagged t("The Turkish and Greek delegations met.");
    std::vector<std::string> sides;
    for (const Mention& m : t.found().mentions) {
        if (!m.modifier) sides.push_back(t.found().actors[m.actor].country);
    }
    EXPECT_THAT(sides, UnorderedElementsAre("TUR", "GRC"));
}

TEST(ActorTagger, CountsAGroupsMembersForTheGroup) {
    const Tagged t("G7 foreign ministers met in Rome. A group of Kenyan protesters marched.");
    EXPECT_THAT(t.of("G7 foreign ministers"), ElementsAre("G7"));
    ASSERT_NE(t.mention("A group of Kenyan protesters"), nullptr);
    const Actor& people = t.found().actors[t.mention("A group of Kenyan protesters")->actor];
    EXPECT_TRUE(people.plural);
    EXPECT_EQ(people.country, "KEN");
}

TEST(ActorTagger, LeavesAnAdjectiveOfNationalityAModifier) {
    const Tagged t("Italian cheese sold well in the shops.");
    for (const Mention& m : t.found().mentions) EXPECT_TRUE(m.modifier) << base::textOf(t.text(), m.span);
}

TEST(ActorTagger, ResolvesSurnamesAndPronouns) {
    const Tagged t("Kenyan Trade Minister Grace Wanjiru met French officials. Wanjiru said she was pleased.");
    EXPECT_THAT(t.of("Wanjiru"), ElementsAre("KEN/grace-wanjiru"));
    EXPECT_THAT(t.of("she"), ElementsAre("KEN/grace-wanjiru"));
}

TEST(ActorTagger, KeepsPersonsOfDifferentGenderApart) {
    const Tagged t("Kenyan Trade Minister Grace Wanjiru met Ugandan President John Okello. He thanked her.");
    EXPECT_THAT(t.of("He"), ElementsAre("UGA/john-okello"));
    EXPECT_THAT(t.of("her"), ElementsAre("KEN/grace-wanjiru"));
}

TEST(ActorTagger, ResolvesTheTwoSidesToBothStates) {
    const Tagged t("Norway and Kenya signed a treaty. The two sides will meet again.");
    EXPECT_THAT(t.of("two sides"), UnorderedElementsAre("NOR", "KEN"));
}

TEST(ActorTagger, ResolvesTheirLeadersToTheHoldersOfBothStates) {
    const Tagged t("North Korea and Russia denied any deal though their leaders met in September.");
    EXPECT_THAT(t.of("their leaders"), UnorderedElementsAre("PRK/kim-jong-un", "RUS/vladimir-putin"));
}

TEST(ActorTagger, ReadsTheNorthOnlyWhereTheStateIsSpokenOf) {
    EXPECT_THAT(Tagged("North Korea fired a rocket. The North said it was a test.").of("North"),
                ElementsAre("PRK"));
    EXPECT_THAT(Tagged("Farmers harvested wheat. The North had more rain.").of("North"),
                Not(Contains("PRK")));
}

TEST(ActorTagger, RemembersAnInstitutionByItsNounAlone) {
    const Tagged t("The Kenyan foreign ministry protested. The ministry summoned the envoy.");
    EXPECT_THAT(t.of("ministry"), ElementsAre("KEN/ministry-of-foreign-affairs"));
}

TEST(ActorTagger, DoesNotTakeACommonWordForASurname) {
    const Tagged t("Rice prices rose in May as bush fires spread.", "2006-05-20");
    for (const Actor& a : t.found().actors) EXPECT_NE(a.kind, ActorKind::Official) << a.id;
}

TEST(ActorTagger, NamesTheSamePersonAlikeInEveryArticle) {
    const Tagged plain("Chadian Foreign Minister Idriss Mahamat spoke.");
    const Tagged surname("Idriss Mahamat, the foreign minister of Chad, agreed. Mahamat left.");
    EXPECT_NE(plain.actor("TCD/idriss-mahamat"), nullptr);
    EXPECT_NE(surname.actor("TCD/idriss-mahamat"), nullptr);
    EXPECT_THAT(surname.of("Mahamat"), ElementsAre("TCD/idriss-mahamat"));
}

TEST(ActorTagger, RecognisesOtherSpellingsOfALexiconName) {
    const Tagged t("Russian Foreign Minister Sergey Lavrov arrived.");
    EXPECT_NE(t.actor("RUS/sergei-lavrov"), nullptr);
}

TEST(ActorTagger, CountsAnEnvoyForHisOrganisation) {
    const Tagged t("The UN envoy to Syria, Nils Hansen, left Damascus.");
    ASSERT_NE(t.actor("UN/nils-hansen"), nullptr);
    EXPECT_EQ(t.actor("UN/nils-hansen")->side(), "UN");
}

TEST(ActorTagger, KnowsArmedGroupsAndTheirLeaders) {
    const Tagged t("Hezbollah chief Karim Fares warned Israel.");
    ASSERT_NE(t.actor("HEZBOLLAH/karim-fares"), nullptr);
    EXPECT_EQ(t.actor("HEZBOLLAH/karim-fares")->organisation, "HEZBOLLAH");
}

TEST(ActorTagger, TakesATownWithItsStateAsOnePlace) {
    const Tagged t("The talks opened in Busan, South Korea.");
    ASSERT_NE(t.mention("Busan, South Korea"), nullptr);
    EXPECT_TRUE(t.mention("Busan, South Korea")->asPlace);
    EXPECT_EQ(t.mention("Busan, South Korea")->placeCountry, "KOR");
}

TEST(ActorTagger, LearnsAnAcronymInBrackets) {
    const Tagged t("The Alpine Trade Union (ATX) opened an office. ATX said it was glad.");
    const auto ids = t.of("ATX");
    ASSERT_EQ(ids.size(), 2U);
    EXPECT_EQ(ids[0], ids[1]);
    EXPECT_THAT(t.of("Alpine Trade Union"), ElementsAre(ids[0]));
}

TEST(ActorTagger, LeavesTheDatelineOut) {
    const std::string text = "OSLO, Nov 9 (Reuters) - Ministers met.";
    language::Document document = model().analyse(text);
    ActorContext context;
    context.dateline = {0, 24};
    for (const Mention& m : tagger().tag(document, context).mentions) EXPECT_GE(m.span.begin, 22U);
}

TEST(ActorTagger, DoesNotTakeABareTitleWithManyHoldersForOneOfThem) {
    const Tagged t("The U.S. senator met Kenya's minister in Oslo.", "2023-11-09");
    EXPECT_THAT(t.of("U.S. senator"), ElementsAre("USA/senator"));
    EXPECT_THAT(t.of("Kenya's minister"), ElementsAre("KEN/minister"));
}

TEST(ActorTagger, TakesTheThreeLeadersForThoseNamedTogether) {
    const Tagged t("Kenyan President Amos Kiptoo hosted Ugandan President Moses Okello and Rwandan President Jean Habimana, and the "
                   "three leaders agreed.");
    EXPECT_THAT(t.of("the three leaders"), ElementsAre("KEN/amos-kiptoo", "UGA/moses-okello", "RWA/jean-habimana"));
}

TEST(ActorTagger, DoesNotTakeAnObjectForThey) {
    const Tagged t("The visitors want data on North Korean missiles. They left on Monday.");
    EXPECT_THAT(t.of("They"), testing::IsEmpty());
}

TEST(ActorTagger, TakesTheyForThoseWhoMeetInTheSentenceBefore) {
    const Tagged t(
        "North Korea and Russia have signed a treaty. French President Emmanuel Macron will meet German "
        "Chancellor Olaf Scholz in Berlin. They will discuss trade.");
    EXPECT_THAT(t.of("They"), UnorderedElementsAre("FRA/emmanuel-macron", "DEU/olaf-scholz"));
}

TEST(ActorTagger, TakesItsForTheSubjectOfTheClauseAround) {
    const Tagged t(
        "South Korea criticized Japan on Monday. North Korea chose a day in March to celebrate its launch of "
        "a rocket.");
    EXPECT_THAT(t.of("its"), ElementsAre("PRK"));
}

TEST(ActorTagger, GivesABodyTheStateThatItsNameOpensWith) {
    const Tagged t(
        "The United States sued a bank. The United States won. German Federal Tax Court judges met on "
        "Friday.",
        "2023-11-09", "WASHINGTON");
    for (const Actor& a : t.found().actors) {
        if (a.name.find("Federal Tax Court") == std::string::npos) continue;
        EXPECT_EQ(a.country, "DEU") << a.id;
    }
}

TEST(ActorTagger, GivesANewspaperNoState) {
    const Tagged t("The minister told the Norwegian Daily that Oslo agreed. The Nairobi Herald denied it.");
    ASSERT_NE(t.actor("?/nairobi-herald"), nullptr);
    EXPECT_EQ(t.actor("?/nairobi-herald")->kind, ActorKind::Organisation);
    EXPECT_TRUE(t.actor("?/nairobi-herald")->country.empty());
}

TEST(ActorTagger, ReadsTheAcronymBehindAKnownName) {
    const Tagged t("The Kenyan parliament praised the Federal Reserve (FRX) on Monday. The FRX thanked it.");
    EXPECT_EQ(t.of("FRX").size(), 2U);
    EXPECT_THAT(t.of("FRX"), testing::Each(t.of("Federal Reserve").front()));
}

TEST(ActorTagger, KeepsABodyOfANationOneActor) {
    const Tagged t("The U.S. Commerce Department said on Monday it would sign.");
    EXPECT_THAT(t.of("U.S. Commerce Department"), ElementsAre("USA/department-of-commerce"));
    EXPECT_THAT(t.of("it"), ElementsAre("USA/department-of-commerce"));
}

TEST(ActorTagger, TakesHeForTheSpeakerOfTheSentenceBefore) {
    const Tagged t(
        "French President Emmanuel Macron praised German Chancellor Olaf Scholz. \"We will sign,\" Macron "
        "said of Scholz. He left on Monday.");
    EXPECT_THAT(t.of("He"), ElementsAre("FRA/emmanuel-macron"));
    const Tagged unknown(
        "Tarkanda criticized Pakistan's Information Minister Tariq Azim. \"We were offered help,\" Tarkanda "
        "said. He left on Monday.");
    EXPECT_THAT(unknown.of("He"), ElementsAre("?/TARKANDA"));
}

TEST(ActorTagger, KeepsMentionsInTextOrderInsideTheText) {
    const Tagged t(
        "Iraqi President Fuad Hamid met NATO officials in Basra; the U.N. Security Council thanked him and "
        "France's army.");
    const auto& mentions = t.found().mentions;
    ASSERT_FALSE(mentions.empty());
    EXPECT_TRUE(std::is_sorted(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
        return a.span.begin < b.span.begin;
    }));
    for (const Mention& m : mentions) {
        EXPECT_LE(m.span.end, t.text().size());
        EXPECT_GE(m.head, m.first);
        EXPECT_LT(m.head, m.last);
        EXPECT_LT(m.actor, t.found().actors.size());
    }
}

TEST(ActorTagger, WorksWithoutTagsAndTree) {
    const auto plain = language::LanguageModel::segmenterOnly();
    ASSERT_TRUE(plain.has_value());
    const std::string text = "French President Emmanuel Macron met Kenya's army chief in Nairobi.";
    language::Document document = plain->analyse(text);
    const ActorAnnotation found = tagger().tag(document, {base::Date::parseIso("2023-01-05"), {}, {}});
    std::vector<std::string> ids;
    for (const Actor& a : found.actors) ids.push_back(a.id);
    EXPECT_THAT(ids, Contains("FRA/emmanuel-macron"));
    EXPECT_THAT(ids, Contains("KEN"));
}

TEST(ActorTagger, SurvivesEmptyAndOddTexts) {
    EXPECT_THAT(Tagged("").found().mentions, IsEmpty());
    EXPECT_THAT(Tagged("..., ''' --- ((( \xE2\x80\x99s").found().mentions, IsEmpty());
    std::string names;
    for (int i = 0; i < 2'000; ++i) names += "President Ann Bo of Chad and ";
    EXPECT_FALSE(Tagged(names).found().mentions.empty());
    EXPECT_NO_FATAL_FAILURE(Tagged(std::string(50'000, 'A')));
}

TEST(ActorKind, HasANameThatReadsBack) {
    for (int i = 0; i <= static_cast<int>(ActorKind::Place); ++i) {
        const auto kind = static_cast<ActorKind>(i);
        EXPECT_EQ(parseActorKind(name(kind)), kind);
    }
    EXPECT_EQ(parseActorKind("alien"), std::nullopt);
}

TEST(ActorAnnotation, FindsTheMentionsHeadedByAToken) {
    const Tagged t("Norway and Kenya agreed. Both countries signed.");
    const Mention* both = t.mention("Both countries");
    ASSERT_NE(both, nullptr);
    EXPECT_EQ(t.found().mentionsHeadedBy(both->head).size(), 2U);
    EXPECT_THAT(t.found().mentionsHeadedBy(999'999), IsEmpty());
}

}  // namespace
}  // namespace chancery::actor
