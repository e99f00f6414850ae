// Who is no side of an event: private persons, companies, the press, and states that a word only mentions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>


#include "tests/core/actor/tagged_article.h"

namespace chancery::actor {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class Tagged : public test::TaggedArticle {
public:
    explicit Tagged(std::string text, const char* date = "2006-11-09", std::string datelinePlace = {})
        : TaggedArticle(std::move(text), date, std::move(datelinePlace)) {}
    /// Ids of the actors mentioned from the first place of `words` in the text on, over its whole length or more.
    std::vector<std::string> of(std::string_view words, std::size_t from = 0) const {
        std::vector<std::string> out;
        const std::size_t begin = m_text.find(words, from);
        for (const Mention& m : m_found.mentions) {
            if (!m.modifier && m.span.begin <= begin && begin + words.size() <= m.span.end)
                out.push_back(m_found.actors[m.actor].id);
        }
        return out;
    }
    /// True if some actor of this side may take part in events.
    bool hasActing(std::string_view side) const {
        for (const Mention& m : m_found.mentions) {
            const Actor& a = m_found.actors[m.actor];
            if (a.acts && a.side() == side && a.kind != ActorKind::Place) return true;
        }
        return false;
    }
    const Actor* called(std::string_view name) const {
        for (const Actor& a : m_found.actors) {
            if (a.name == name) return &a;
        }
        return nullptr;
    }
    std::size_t find(std::string_view words) const { return m_text.find(words); }
};

TEST(Bystander, ACompanysPresidentIsAPrivatePerson) {
    const Tagged t("Kenji Morita, president of the Osaka steel company Hanabi, said Japan needs more steel. Japan agreed.");
    const Actor* morita = t.called("Kenji Morita");
    ASSERT_NE(morita, nullptr);
    EXPECT_EQ(morita->kind, ActorKind::Person);
    EXPECT_EQ(morita->side(), "");
}

TEST(Bystander, ABodyOfSportAndItsPresidentTakeNoSide) {
    const Tagged t("FIFA president Marco Lindt condemned the government of Peru on Monday. FIFA said Peru had to act.");
    EXPECT_FALSE(t.hasActing("FIFA"));
    EXPECT_TRUE(t.hasActing("PER"));
}

TEST(Bystander, ACoachADirectorAndAnEconomistGetNoStateFromTheStory) {
    for (const char* who : {"football coach", "film director", "chief economist"}) {
        const Tagged t(std::string{"Portugal votes on Sunday. Portugal's parliament met. The "} + who +
                       ", Paulo Almeida, said the vote mattered.");
        const Actor* person = t.called("Paulo Almeida");
        if (person != nullptr) {
            EXPECT_EQ(person->side(), "") << who;
        }
    }
}

TEST(Bystander, ANameWithoutATitleGetsNoState) {
    const Tagged t("Norway's parliament met on Monday. Norway's government was there. Erik Solheimsen said it rained.");
    const Actor* person = t.called("Erik Solheimsen");
    ASSERT_NE(person, nullptr);
    EXPECT_EQ(person->side(), "");
}

TEST(Bystander, ANameInWordsOfPoliticsIsOfTheOneState) {
    const Tagged t("Norway's parliament met on Monday. Norway's government was there. Erik Solheimsen ended his "
                   "election campaign.");
    const Actor* person = t.called("Erik Solheimsen");
    ASSERT_NE(person, nullptr);
    EXPECT_EQ(person->side(), "NOR");
}

TEST(Bystander, AMinistryBesideASpokesmanMakesHimAnOfficial) {
    const Tagged t("The Norwegian government met. Norway's foreign ministry spokesman Erik Solheimsen said it was over.");
    const Actor* person = t.called("Erik Solheimsen");
    ASSERT_NE(person, nullptr);
    EXPECT_EQ(person->kind, ActorKind::Official);
    EXPECT_EQ(person->side(), "NOR");
}

TEST(Bystander, AMinisterIsOfTheStoryEvenWithoutAWordOfHisState) {
    const Tagged t("Norway's parliament met. Norway's army was there. Defence Minister Erik Solheimsen spoke.");
    const Actor* person = t.called("Erik Solheimsen");
    ASSERT_NE(person, nullptr);
    EXPECT_EQ(person->side(), "NOR");
}

TEST(Bystander, TheHeadOfSomethingElseIsNotTheHeadOfGovernment) {
    const Tagged t("Britain was calm. The head of the UK's dog breeding board said Britain was ready.", "2019-09-01");
    EXPECT_THAT(t.of("The head"), Not(Contains("GBR/boris-johnson")));
}

TEST(Bystander, ACompanysPresidentIsNotTheHeadOfState) {
    const Tagged t("The United States grew. Redwood Steel President warned of losses in the United States.", "2019-01-20");
    EXPECT_THAT(t.of("President"), Not(Contains("USA/donald-trump")));
}

TEST(Bystander, AnOfficialBeforeAnyOfficeIsAPrivatePerson) {
    const Tagged t("Donald Trump bought a hotel in New York.", "1987-05-05");
    const Actor* trump = t.called("Donald Trump");
    ASSERT_NE(trump, nullptr);
    EXPECT_FALSE(trump->acts);
    EXPECT_TRUE(Tagged("Donald Trump flew to Paris.", "2018-05-05").called("Donald Trump")->acts);
}

TEST(Bystander, ThePressNeverActs) {
    const Tagged t("The Lisbon Herald said so. Xinhua reported it. Chilean state media said the same.");
    EXPECT_FALSE(t.hasActing("PRT"));
    EXPECT_FALSE(t.hasActing("CHN"));
    ASSERT_NE(t.called("Lisbon Herald"), nullptr);
    EXPECT_FALSE(t.called("Lisbon Herald")->acts);
}

TEST(Bystander, ACompanyHidesTheStateInItsName) {
    const Tagged t("The Brazil Copper Corporation said it would close two mines.");
    EXPECT_FALSE(t.hasActing("BRA"));
}

TEST(Bystander, PeopleInBusinessDoNotActButRefugeesDo) {
    EXPECT_FALSE(Tagged("The plan worried Danish traders.").hasActing("DNK"));
    EXPECT_TRUE(Tagged("The plan worried Danish settlers.").hasActing("DNK"));
}

TEST(Bystander, AStateThatOnlyBacksOrBearsIsNotNamed) {
    EXPECT_THAT(Tagged("A Qatar-backed militia left the town.").of("Qatar"), IsEmpty());
    EXPECT_FALSE(Tagged("The Lima-born poet read a book.").hasActing("PER"));
    EXPECT_FALSE(Tagged("The anti-Japan march was loud.").hasActing("JPN"));
    EXPECT_TRUE(Tagged("The Saudi-led coalition struck the town.").hasActing("SAU"));
}

TEST(Bystander, ASurnameOfAPersonIsNotTheGroupOfThatName) {
    const Tagged t("Peru's foreign minister, Allan Wagner, flew home. Wagner said nothing.");
    const std::size_t second = t.find("Wagner said");
    EXPECT_THAT(t.of("Wagner", second), Not(Contains("WAGNER")));
}

TEST(Bystander, OpecWasThereBeforeItsLargerCircle) {
    EXPECT_THAT(Tagged("OPEC met in Vienna.", "1987-03-01").of("OPEC"), ElementsAre("OPEC"));
}

TEST(Bystander, ASupremeCourtIsOfTheNationBesideIt) {
    const Tagged t("The West German Supreme Court ruled on Monday.", "1987-03-01");
    EXPECT_FALSE(t.hasActing("USA"));
    EXPECT_TRUE(t.hasActing("DEU"));
}

TEST(Bystander, ParliamentIsTheSpeakersOwn) {
    const Tagged t("Mexico signed. Mexico and Mexico's army were glad. Canadian Prime Minister Stephen Harper spoke "
                   "and then he told Parliament about it.");
    const std::size_t at = t.find("Parliament");
    EXPECT_THAT(t.of("Parliament", at), Contains("CAN/parliament"));
}

TEST(Bystander, MajorPartiesHaveNoMajor) {
    const Tagged t("The major political parties in Hungary agreed.");
    EXPECT_EQ(t.called("Major of Hungary"), nullptr);
}

TEST(Bystander, AMonthMayBeAName) {
    const Tagged t("Prime Minister Theresa May met workers. May said they were brave. The vote is in May.", "2018-02-02");
    EXPECT_THAT(t.of("May", t.find("May said")), Contains("GBR/theresa-may"));
    EXPECT_THAT(t.of("May", t.find("May.")), IsEmpty());
}

TEST(Bystander, ItIsNotTheStateThatTheCompanySellsTo) {
    const Tagged t("The company won orders from the Danish army. It said profits rose.");
    EXPECT_THAT(t.of("It", t.find("It said")), IsEmpty());
}

TEST(Bystander, ItIsTheSubjectOfTheSentenceBefore) {
    const Tagged t("Denmark attacked the plans of Sweden. It said they were wrong.");
    EXPECT_THAT(t.of("It", t.find("It said")), ElementsAre("DNK"));
}

TEST(Bystander, TheyAreNotTheStatesThatUnnamedSourcesSpokeOf) {
    const Tagged t("Sources spoke about Denmark and Sweden. They said both were poor.");
    EXPECT_THAT(t.of("They", t.find("They said")), IsEmpty());
}

TEST(Bystander, TheTwoCountriesAreThoseOfTheStory) {
    const Tagged t("Chile and Peru signed a treaty. Chile praised Peru. Peru thanked Chile. Spain and Italy sent "
                   "guests. The two countries had quarrelled.");
    EXPECT_THAT(t.of("two countries"), testing::UnorderedElementsAre("CHL", "PER"));
}

}  // namespace
}  // namespace chancery::actor
