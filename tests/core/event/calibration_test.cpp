#include "core/event/calibration.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace chancery::event {
namespace {

base::Result<Calibration> parsed(std::string_view json) { return Calibration::parse({json}); }

TEST(Calibration, GivesHalfWhereNothingSpeaksForOrAgainst) {
    const auto calibration = parsed(R"({"bias": 0, "floor": 0.2, "weights": {}})");
    ASSERT_TRUE(calibration);
    EXPECT_FLOAT_EQ(calibration->confidence({}), 0.5F);
    EXPECT_FLOAT_EQ(calibration->floor(), 0.2F);
}

TEST(Calibration, AddsUpTheWeightsOfWhatHolds) {
    const auto calibration = parsed(R"({"bias": -1, "floor": 0, "weights": {"told_again": 2, "noun": -3}})");
    ASSERT_TRUE(calibration);
    Features features{};
    features[static_cast<std::size_t>(Feature::ToldAgain)] = 1;
    const float told = calibration->confidence(features);
    EXPECT_NEAR(told, 0.731F, 0.001F);
    features[static_cast<std::size_t>(Feature::Noun)] = 1;
    EXPECT_LT(calibration->confidence(features), told);
}

TEST(Calibration, LetsALaterLayerChangeOneWeight) {
    const auto calibration = Calibration::parse({R"({"bias": 0, "floor": 0, "weights": {"noun": 1, "headline": 1}})",
                                                 R"({"bias": 0, "floor": 0.1, "weights": {"noun": 0}})"});
    ASSERT_TRUE(calibration);
    Features features{};
    features[static_cast<std::size_t>(Feature::Noun)] = 1;
    EXPECT_FLOAT_EQ(calibration->confidence(features), 0.5F);
    EXPECT_FLOAT_EQ(calibration->floor(), 0.1F);
}

TEST(Calibration, SaysWhatIsWrongWithAFile) {
    EXPECT_NE(parsed(R"({"bias": 0, "floor": 0, "weights": {"luck": 1}})").error().message.find("luck"), std::string::npos);
    EXPECT_NE(parsed(R"({"bias": 0, "weights": {}})").error().message.find("floor"), std::string::npos);
    EXPECT_NE(parsed(R"({"bias": 0, "floor": 0, "weights": {"noun": 1e39}})").error().message.find("noun"), std::string::npos);
    EXPECT_NE(parsed(R"({"bias": 0, "floor": 2, "weights": {}})").error().message.find("floor"), std::string::npos);
    EXPECT_NE(parsed("[").error().message.find("weights"), std::string::npos);
}

TEST(Calibration, HasANameForEveryFeature) {
    for (const std::string_view name : kFeatureNames) EXPECT_FALSE(name.empty());
    const auto same = std::adjacent_find(kFeatureNames.begin(), kFeatureNames.end());
    EXPECT_EQ(same, kFeatureNames.end());
}

TEST(Calibration, SeesWhetherTwoStatesAreInvolved) {
    actor::ActorAnnotation actors;
    for (const char* code : {"NOR", "FIN"}) {
        actor::Actor state;
        state.id = state.country = code;
        state.kind = actor::ActorKind::Country;
        actors.actors.push_back(state);
    }
    const Frame frame;
    Draft draft;
    draft.candidate.frame = &frame;
    draft.event.sources = {{0, {}}};
    draft.event.targets = {{1, {}}};
    const Features features = featuresOf(draft, {}, actors, {});
    EXPECT_FLOAT_EQ(features[static_cast<std::size_t>(Feature::Interstate)], 1);
    EXPECT_FLOAT_EQ(features[static_cast<std::size_t>(Feature::Domestic)], 0);
    EXPECT_FLOAT_EQ(features[static_cast<std::size_t>(Feature::NoTarget)], 0);
    EXPECT_FLOAT_EQ(features[static_cast<std::size_t>(Feature::SourceState)], 1);

    Frame symmetric;
    symmetric.symmetric = true;
    draft.candidate.frame = &symmetric;
    draft.event.sources = {{0, {}}, {1, {}}};
    draft.event.targets.clear();
    const Features pair = featuresOf(draft, {}, actors, {});
    EXPECT_FLOAT_EQ(pair[static_cast<std::size_t>(Feature::Interstate)], 1);
    EXPECT_FLOAT_EQ(pair[static_cast<std::size_t>(Feature::NoTarget)], 0);
}

TEST(Calibration, SeesHowFarASideStandsAndHowItIsCalled) {
    actor::ActorAnnotation actors;
    actors.actors.resize(2);
    const std::string_view text = "The minister, said Chad, had left. \"He agreed.\"";
    const Frame frame;
    Draft draft;
    draft.candidate.frame = &frame;
    const auto spanOf = [&](std::string_view words) {
        const auto at = static_cast<std::uint32_t>(text.find(words));
        return base::Span{at, at + static_cast<std::uint32_t>(words.size())};
    };
    draft.event.evidence = {spanOf("\"He agreed.\""), spanOf("agreed")};
    draft.event.sources = {{0, spanOf("minister")}};
    draft.event.targets = {{1, spanOf("Chad")}};
    draft.depth = 3;
    const Features features = featuresOf(draft, text, actors, {});
    const auto of = [&](Feature feature) { return features[static_cast<std::size_t>(feature)]; };
    EXPECT_FLOAT_EQ(of(Feature::SourceElsewhere), 1);
    EXPECT_FLOAT_EQ(of(Feature::SourceDescribed), 1);
    EXPECT_FLOAT_EQ(of(Feature::TargetDescribed), 0);
    EXPECT_FLOAT_EQ(of(Feature::TargetBefore), 1);
    EXPECT_FLOAT_EQ(of(Feature::SourceBehind), 0);
    EXPECT_GT(of(Feature::SourceDistance), of(Feature::TargetDistance));
    EXPECT_FLOAT_EQ(of(Feature::OddMarks), 1);
    EXPECT_FLOAT_EQ(of(Feature::Depth), 1);
}

}  // namespace
}  // namespace chancery::event
