#include "core/actor/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/actor/lexicon.h"

namespace chancery::actor {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const WordFolding kFolding;

void add(Gazetteer& gazetteer, std::string_view phrase, EntryKind kind, std::uint32_t index) {
    gazetteer.add(kFolding.atomsOf(phrase), kind, index);
}

std::vector<std::uint32_t> indexesAt(const Gazetteer& gazetteer, std::string_view text) {
    std::vector<GazetteerMatch> matches;
    gazetteer.matchesAt(kFolding.atomsOf(text), 0, matches);
    std::vector<std::uint32_t> out;
    for (const auto& match : matches) out.push_back(gazetteer.entry(match.entry).index);
    return out;
}

TEST(Atoms, IgnoreDiacriticsApostrophesAndFullStops) {
    EXPECT_EQ(kFolding.hashOf("Nu\xC3\xB1"
                         "ez"),
              kFolding.hashOf("NUNEZ"));
    EXPECT_EQ(kFolding.hashOf("U.S."), kFolding.hashOf("US"));
    EXPECT_EQ(kFolding.hashOf("Ja'afari"), kFolding.hashOf("Jaafari"));
    EXPECT_NE(kFolding.hashOf("Iran"), kFolding.hashOf("Iraq"));
}

TEST(Atoms, PartHyphenatedWordsAndPossessives) {
    const auto atoms = kFolding.atomsOf("Seoul-Tokyo line's");
    ASSERT_EQ(atoms.size(), 4U);
    EXPECT_EQ(atoms[1].span, (base::Span{6, 11}));
    EXPECT_TRUE(atoms[3].clitic);
    EXPECT_EQ(atoms[0].shape, Shape::Capital);
    EXPECT_EQ(atoms[2].shape, Shape::Lower);
}

TEST(Atoms, TakeTheSpellingsOfAWordForOne) {
    WordFolding folding;
    folding.addSpelling("theater", "theatre");
    EXPECT_EQ(folding.hashOf("Theater"), folding.hashOf("THEATRE"));
    EXPECT_EQ(folding.hashOfPhrase("theater guild"), folding.hashOfPhrase("Theatre Guild"));
    EXPECT_NE(folding.hashOf("theaters"), folding.hashOf("theatre"));
    EXPECT_NE(kFolding.hashOf("theater"), kFolding.hashOf("theatre"));
}

TEST(Gazetteer, FindsEveryPhraseThatBeginsAtAWordShorterFirst) {
    Gazetteer gazetteer;
    add(gazetteer, "Security Council", EntryKind::Organisation, 7);
    add(gazetteer, "Security", EntryKind::Place, 3);
    EXPECT_THAT(indexesAt(gazetteer, "Security Council resolution"), ElementsAre(3U, 7U));
    EXPECT_THAT(indexesAt(gazetteer, "Secure Council"), IsEmpty());
}

TEST(Gazetteer, WantsTheCapitalsThatTheLexiconHas) {
    Gazetteer gazetteer;
    add(gazetteer, "US", EntryKind::Country, 1);
    add(gazetteer, "Turkey", EntryKind::Country, 2);
    add(gazetteer, "foreign ministry", EntryKind::InstitutionPattern, 3);
    EXPECT_THAT(indexesAt(gazetteer, "us"), IsEmpty());
    EXPECT_THAT(indexesAt(gazetteer, "Us"), IsEmpty());
    EXPECT_THAT(indexesAt(gazetteer, "U.S."), ElementsAre(1U));
    EXPECT_THAT(indexesAt(gazetteer, "turkey"), IsEmpty());
    EXPECT_THAT(indexesAt(gazetteer, "TURKEY"), ElementsAre(2U));
    EXPECT_THAT(indexesAt(gazetteer, "Foreign Ministry"), ElementsAre(3U));
}

TEST(Gazetteer, KeepsItsEntriesWhenItGrows) {
    Gazetteer gazetteer;
    for (std::uint32_t i = 0; i < 60'000; ++i)
        add(gazetteer, "Name" + std::to_string(i) + " Town", EntryKind::Place, i);
    EXPECT_EQ(gazetteer.size(), 60'000U);
    for (const std::uint32_t i : {0U, 31'111U, 59'999U}) {
        EXPECT_THAT(indexesAt(gazetteer, "Name" + std::to_string(i) + " Town"), ElementsAre(i));
    }
}

TEST(Slug, MakesIdsOfNames) {
    EXPECT_EQ(slug("Recep Tayyip Erdo\xC4\x9F"
                   "an"),
              "recep-tayyip-erdogan");
    EXPECT_EQ(slug("People's Party (Old)"), "peoples-party-old");
}

}  // namespace
}  // namespace chancery::actor
