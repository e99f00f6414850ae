#include "core/actor/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/actor/lexicon.h"

namespace chancery::actor {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint32_t> indexesAt(const Gazetteer& gazetteer, std::string_view text) {
    std::vector<GazetteerMatch> matches;
    gazetteer.matchesAt(atomsOfPhrase(text), 0, matches);
    std::vector<std::uint32_t> out;
    for (const auto& match : matches) out.push_back(gazetteer.entry(match.entry).index);
    return out;
}

TEST(Atoms, IgnoreDiacriticsApostrophesAndFullStops) {
    EXPECT_EQ(hashOfWord("Nu\xC3\xB1"
                         "ez"),
              hashOfWord("NUNEZ"));
    EXPECT_EQ(hashOfWord("U.S."), hashOfWord("US"));
    EXPECT_EQ(hashOfWord("Ja'afari"), hashOfWord("Jaafari"));
    EXPECT_NE(hashOfWord("Iran"), hashOfWord("Iraq"));
}

TEST(Atoms, PartHyphenatedWordsAndPossessives) {
    const auto atoms = atomsOfPhrase("Seoul-Tokyo line's");
    ASSERT_EQ(atoms.size(), 4U);
    EXPECT_EQ(atoms[1].span, (base::Span{6, 11}));
    EXPECT_TRUE(atoms[3].clitic);
    EXPECT_EQ(atoms[0].shape, Shape::Capital);
    EXPECT_EQ(atoms[2].shape, Shape::Lower);
}

TEST(Gazetteer, FindsEveryPhraseThatBeginsAtAWordShorterFirst) {
    Gazetteer gazetteer;
    gazetteer.add("Security Council", EntryKind::Organisation, 7);
    gazetteer.add("Security", EntryKind::Place, 3);
    EXPECT_THAT(indexesAt(gazetteer, "Security Council resolution"), ElementsAre(3U, 7U));
    EXPECT_THAT(indexesAt(gazetteer, "Secure Council"), IsEmpty());
}

TEST(Gazetteer, WantsTheCapitalsThatTheLexiconHas) {
    Gazetteer gazetteer;
    gazetteer.add("US", EntryKind::Country, 1);
    gazetteer.add("Turkey", EntryKind::Country, 2);
    gazetteer.add("foreign ministry", EntryKind::InstitutionPattern, 3);
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
        gazetteer.add("Name" + std::to_string(i) + " Town", EntryKind::Place, i);
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
