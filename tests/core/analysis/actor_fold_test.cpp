#include "core/analysis/actor_fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/synthetic_rows.h"

namespace chancery::analysis {
namespace {

using actor::ActorKind;

enum Actors : std::uint32_t { France, Minister, Ministry, Army, Protesters, Rebels, Nato, Envoy, Stranger, Kenyan };

std::shared_ptr<const query::EventRows> oneOfEach() {
    test::RowsBuilder builder;
    builder.country("FRA", "France");
    builder.official("Louise Perrin", "FRA");
    builder.actor({{}, "FRA/ministry-of-defence", "Ministry of Defence of France", ActorKind::Institution, "FRA", "FRA", "", 0});
    builder.actor({{}, "FRA/armed-forces", "armed forces of France", ActorKind::Institution, "FRA", "FRA", "", 0});
    builder.actor({{}, "FRA/people/protesters", "protesters of France", ActorKind::Other, "FRA", "FRA", "", 0});
    builder.actor({{}, "FRA/people/rebels", "rebels of France", ActorKind::ArmedGroup, "FRA", "FRA", "", 0});
    builder.actor({{}, "NATO", "the alliance", ActorKind::Organisation, "", "NATO", "", 0});
    builder.actor({{}, "NATO/envoy", "Envoy", ActorKind::Official, "", "NATO", "envoy", 40});
    builder.actor({{}, "?/stranger", "Stranger", ActorKind::Official, "", "", "", 0});
    builder.official("Amina Wanjiru", "KEN");
    return builder.build();
}

std::string keyOf(const ActorFold& fold, std::uint32_t actor) {
    return fold.of(actor) == ActorFold::kNobody ? "-" : fold.actors()[fold.of(actor)].key;
}

std::vector<std::string> keys(ActorLevel level) {
    const ActorFold fold(*oneOfEach()->names, level);
    std::vector<std::string> out;
    for (const std::uint32_t actor : {France, Minister, Ministry, Army, Protesters, Rebels, Nato, Envoy, Stranger, Kenyan})
        out.push_back(keyOf(fold, actor));
    return out;
}

TEST(ActorFold, FoldsOfficialsAndInstitutionsIntoTheirSide) {
    EXPECT_THAT(keys(ActorLevel::Sides),
                testing::ElementsAre("FRA", "FRA", "FRA", "FRA", "FRA/people/protesters", "FRA/people/rebels", "NATO", "NATO",
                                     "?/stranger", "KEN"));
}

TEST(ActorFold, KeepsOnlyStatesAtTheLevelOfCountries) {
    EXPECT_THAT(keys(ActorLevel::Countries), testing::ElementsAre("FRA", "FRA", "FRA", "FRA", "-", "-", "-", "-", "-", "KEN"));
}

TEST(ActorFold, LetsOfficialsStandForThemselvesAmongCountries) {
    EXPECT_THAT(keys(ActorLevel::CountriesAndOfficials),
                testing::ElementsAre("FRA", "FRA/Louise Perrin", "FRA", "FRA", "FRA/people/protesters", "FRA/people/rebels",
                                     "NATO", "NATO/envoy", "?/stranger", "KEN/Amina Wanjiru"));
}

TEST(ActorFold, KeepsOnlyPeopleOrOnlyBodies) {
    EXPECT_THAT(keys(ActorLevel::Officials), testing::ElementsAre("-", "FRA/Louise Perrin", "-", "-", "-", "-", "-",
                                                                  "NATO/envoy", "?/stranger", "KEN/Amina Wanjiru"));
    EXPECT_THAT(keys(ActorLevel::Organisations),
                testing::ElementsAre("-", "-", "FRA/ministry-of-defence", "FRA/armed-forces", "-", "FRA/people/rebels", "NATO",
                                     "-", "-", "-"));
}

TEST(ActorFold, FoldsNobodyWhenEveryoneIsWanted) {
    const auto rows = oneOfEach();
    const ActorFold fold(*rows->names, ActorLevel::Everyone);
    ASSERT_EQ(fold.actors().size(), rows->actors().size());
    for (std::uint32_t i = 0; i < rows->actors().size(); ++i) EXPECT_EQ(keyOf(fold, i), rows->actors()[i].key);
}

TEST(ActorFold, NamesACountryThatOnlyItsOfficialsSpeakFor) {
    const ActorFold fold(*oneOfEach()->names, ActorLevel::Sides);
    const GraphActor& kenya = fold.actors()[fold.of(Kenyan)];
    EXPECT_EQ(kenya.name, "Kenya");
    EXPECT_EQ(kenya.kind, ActorKind::Country);
    EXPECT_EQ(kenya.country, "KEN");
    EXPECT_EQ(kenya.rank, 0) << "the rank of an official is not that of the state";
}

TEST(ActorFold, TakesTheNameOfTheActorItselfWhoeverComesFirst) {
    test::RowsBuilder builder;
    builder.actor({{}, "NATO/envoy", "Envoy", ActorKind::Official, "", "NATO", "envoy", 40});
    builder.actor({{}, "NATO", "the alliance", ActorKind::Organisation, "", "NATO", "", 0});
    const auto rows = builder.build();
    const ActorFold fold(*rows->names, ActorLevel::Sides);
    ASSERT_EQ(fold.actors().size(), 1U);
    EXPECT_EQ(fold.actors()[0].name, "the alliance");
    EXPECT_EQ(fold.find("NATO"), 0U);
    EXPECT_FALSE(fold.find("UN"));
}

TEST(ActorFold, KnowsItsLevelsByName) {
    for (int i = 0; i < kActorLevelCount; ++i) {
        const auto level = static_cast<ActorLevel>(i);
        EXPECT_EQ(parseActorLevel(name(level)), level);
    }
    EXPECT_FALSE(parseActorLevel("planets"));
}

}  // namespace
}  // namespace chancery::analysis
