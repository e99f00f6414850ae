// Names and abbreviations that bodies of several states bear: the state at hand tells who is meant.
#include <gtest/gtest.h>

#include "tests/core/actor/tagged_article.h"

namespace chancery::actor {
namespace {

class Tagged : public test::TaggedArticle {
public:
    explicit Tagged(std::string text) : TaggedArticle(std::move(text), "2006-11-09", {}) {}
    /// The side of the first mention that is exactly these words, with "the" or without; "?" if there is none.
    std::string sideOf(std::string_view words) const {
        for (const Mention& m : m_found.mentions) {
            const std::string_view text = base::textOf(m_text, m.span);
            if (text == words || text == "the " + std::string{words} || text == "The " + std::string{words}) return m_found.actors[m.actor].side();
        }
        return "?";
    }
};

TEST(SharedNames, APartyIsOfTheStateNamedBesideIt) {
    EXPECT_EQ(Tagged("In Senegal the Socialist Party lost its seats.").sideOf("Socialist Party"), "SEN");
    EXPECT_EQ(Tagged("In Albania the Socialist Party lost its seats.").sideOf("Socialist Party"), "ALB");
}

TEST(SharedNames, AnAbbreviationIsOfTheStateThatTheArticleNamesMost) {
    EXPECT_EQ(Tagged("The BNP called a strike on Sunday. Dhaka was quiet, and Bangladesh closed its banks.").sideOf("BNP"), "BGD");
    EXPECT_EQ(Tagged("The BNP lost a by-election on Thursday. London was quiet, and Britain yawned.").sideOf("BNP"), "GBR");
}

TEST(SharedNames, AnAbbreviationMeansNobodyWhereItsStateIsNotSpokenOf) {
    EXPECT_NE(Tagged("The PPP rose by two points in May, analysts in Switzerland said.").sideOf("PPP"), "PAK");
}

TEST(SharedNames, ABodysOwnNameNeedsNoState) {
    EXPECT_EQ(Tagged("The Liberal Democratic Party chose a leader on Friday.").sideOf("Liberal Democratic Party"), "JPN");
}

TEST(SharedNames, PeopleCalledAfterACauseAreOfTheGroupInThatState) {
    EXPECT_EQ(Tagged("Nepal closed its schools. The Maoists signed the accord on Sunday.").sideOf("Maoists"), "MAOISTS-NPL");
    EXPECT_EQ(Tagged("India closed its schools. The Maoists signed the accord on Sunday.").sideOf("Maoists"), "NAXALITES");
    EXPECT_EQ(Tagged("Norway closed its schools. The Maoists signed the accord on Sunday.").sideOf("Maoists"), "");
}

TEST(SharedNames, AWordOfATitleIsNoParty) {
    const Tagged t("Britain's neighbours met. The Labour Minister of Norway signed the accord.");
    EXPECT_EQ(t.sideOf("Labour Minister of Norway"), "NOR");
}

}  // namespace
}  // namespace chancery::actor
