#include "ui/timeline/lane_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/synthetic_rows.h"

namespace chancery::ui {
namespace {

using base::kDay;
using test::day;
using test::RowsBuilder;
using testing::ElementsAre;

std::vector<std::string> namesOf(const LaneModel& model) {
    std::vector<std::string> names;
    for (const Lane& lane : model.lanes()) names.push_back(lane.name.toStdString());
    return names;
}

RowsBuilder::Event on(const char* iso, std::vector<std::uint32_t> sources, std::vector<std::uint32_t> targets = {}) {
    RowsBuilder::Event event;
    event.begin = day(iso);
    event.end = event.begin + kDay - 1;
    event.published = event.begin;
    event.sources = std::move(sources);
    event.targets = std::move(targets);
    event.label = "something";
    return event;
}

TEST(LaneModel, PutsAnEventIntoTheLaneOfEachCountryOnceAndTheRestLast) {
    RowsBuilder builder;
    const auto korea = builder.country("KOR", "South Korea");
    const auto blinken = builder.official("Antony Blinken", "USA"), austin = builder.official("Lloyd Austin", "USA");
    builder.add(on("2023-11-09", {blinken, austin}, {korea})).add(on("2023-11-10", {blinken})).add(on("2023-11-11", {}));
    const LaneModel model(builder.build(), Grouping::Country, [](std::string_view code) { return code == "USA" ? QStringLiteral("United States") : QString(); });
    EXPECT_THAT(namesOf(model), ElementsAre("United States", "South Korea", "No country"));
    EXPECT_EQ(model.lanes()[0].index->size(), 2U);
    EXPECT_EQ(model.lanes()[1].index->size(), 1U);
    EXPECT_EQ(model.lanes()[2].index->size(), 1U);
    EXPECT_EQ(model.all().size(), 3U);
}

TEST(LaneModel, GroupsByOfficialTypePlaceSourceAndNot) {
    RowsBuilder builder;
    const auto blinken = builder.official("Antony Blinken", "USA");
    RowsBuilder::Event event = on("2023-11-09", {blinken});
    event.place = builder.place("Seoul", "KOR");
    event.source = builder.source("Reuters");
    builder.add(event);
    RowsBuilder::Event other = on("2023-11-10", {});
    other.type = event::EventType::Accuse;
    builder.add(other);
    const auto rows = builder.build();
    EXPECT_THAT(namesOf(LaneModel(rows, Grouping::Official)), ElementsAre("Antony Blinken", "No official"));
    EXPECT_THAT(namesOf(LaneModel(rows, Grouping::Type)), ElementsAre("Accuse", "Consult"));
    EXPECT_THAT(namesOf(LaneModel(rows, Grouping::Place)), ElementsAre("Seoul", "No place"));
    EXPECT_THAT(namesOf(LaneModel(rows, Grouping::Source)), ElementsAre("Reuters", "No source"));
    EXPECT_THAT(namesOf(LaneModel(rows, Grouping::None)), ElementsAre("All events"));
}

TEST(LaneModel, IsNotStretchedByALongIntervalAroundTheRest) {
    RowsBuilder builder;
    RowsBuilder::Event year = on("2023-01-01", {});
    year.end = day("2023-12-31") + kDay - 1;
    year.precision = base::Precision::Year;
    builder.add(year).add(on("2023-11-01", {})).add(on("2023-11-20", {}));
    const LaneModel model(builder.build(), Grouping::None);
    EXPECT_EQ(model.extent().begin, static_cast<double>(day("2023-11-01")));
    EXPECT_EQ(model.extent().end, static_cast<double>(day("2023-11-21")));
}

TEST(LaneModel, FitsTheCaseWithoutItsStraysButWithItsNewestEvents) {
    RowsBuilder builder;
    builder.add(on("1841-06-01", {}));
    for (int year = 1998; year < 2022; ++year)
        for (const char* rest : {"-02-03", "-07-15", "-10-09"}) builder.add(on((std::to_string(year) + rest).c_str(), {}));
    builder.add(on("2023-11-09", {}));
    const LaneModel model(builder.build(), Grouping::None);
    EXPECT_EQ(model.fit().begin, static_cast<double>(day("1998-02-03")));
    EXPECT_EQ(model.fit().end, static_cast<double>(day("2023-11-10"))) << "the newest report is what the analyst looks for";
    EXPECT_EQ(fitOf(model.rows()), model.fit());
}

TEST(LaneModel, FitsNotToAGoalOfALaterCentury) {
    RowsBuilder builder;
    for (const char* iso : {"2023-11-01", "2023-11-02", "2023-11-03", "2023-11-05", "2023-11-06", "2023-11-07", "2023-11-08", "2024-06-01"}) {
        auto event = on(iso, {});
        event.published = day("2023-11-09");
        builder.add(event);
    }
    EXPECT_EQ(LaneModel(builder.build(), Grouping::None).fit().end, static_cast<double>(day("2024-06-02"))) << "a plan for next summer belongs to the case";
    for (const char* iso : {"2023-11-01", "2023-11-02", "2023-11-03", "2023-11-05", "2023-11-06", "2023-11-07", "2023-11-08", "2090-06-01"}) {
        auto event = on(iso, {});
        event.published = day("2023-11-09");
        builder.add(event);
    }
    EXPECT_LT(LaneModel(builder.build(), Grouping::None).fit().end, static_cast<double>(day("2025-01-01")));
}

TEST(LaneModel, IsStretchedToALongIntervalThatLiesElsewhere) {
    RowsBuilder builder;
    RowsBuilder::Event year = on("2006-01-01", {});
    year.end = day("2006-12-31") + kDay - 1;
    builder.add(year).add(on("2023-11-01", {}));
    const LaneModel model(builder.build(), Grouping::None);
    EXPECT_EQ(model.extent().begin, static_cast<double>(day("2006-01-01")));
}

TEST(LaneModel, OfNothingHasNoLanesAndAUsableExtent) {
    const LaneModel model(nullptr, Grouping::Country);
    EXPECT_TRUE(model.lanes().empty());
    EXPECT_GT(model.extent().span(), 0);
    EXPECT_EQ(model.lastPublished(), 0);
}

TEST(LaneModel, DrawsSparksOfCooperationMinusConflict) {
    RowsBuilder builder;
    for (int i = 0; i < 5; ++i) builder.add(on("2023-11-01", {}));
    RowsBuilder::Event attack = on("2023-11-30", {});
    attack.type = event::EventType::Assault;
    builder.add(attack);
    const LaneModel model(builder.build(), Grouping::None);
    const std::vector<float>& spark = model.lanes()[0].spark;
    EXPECT_FLOAT_EQ(spark.front(), 5.0F);
    EXPECT_FLOAT_EQ(*std::min_element(spark.begin(), spark.end()), -1.5F);
}

// Four countries of two regions; A has most events, D the first one.
std::shared_ptr<const query::EventRows> fourCountries() {
    RowsBuilder builder;
    const auto a = builder.country("AAA", "Alpha"), b = builder.country("BBB", "Beta"), c = builder.country("CCC", "Gamma"), d = builder.country("DDD", "Delta");
    builder.add(on("2023-02-01", {a}, {b})).add(on("2023-02-02", {a}, {c})).add(on("2023-02-03", {a})).add(on("2023-02-04", {b}));
    builder.add(on("2023-01-01", {d})).add(on("2023-03-01", {}));
    return builder.build();
}

LaneModel withRegions() {
    return LaneModel(fourCountries(), Grouping::Country, {}, [](std::string_view code) {
        return code == "AAA" || code == "BBB" ? QStringLiteral("North") : QStringLiteral("South");
    });
}

TEST(LaneModel, SortsByCountNameAndFirstEventWithTheRestLast) {
    const LaneModel model(fourCountries(), Grouping::Country);
    EXPECT_THAT(namesOf(model), ElementsAre("Alpha", "Beta", "Delta", "Gamma", "No country"));
    LaneArrangement arrangement;
    arrangement.sort = LaneSort::Name;
    EXPECT_THAT(namesOf(*model.arranged(arrangement)), ElementsAre("Alpha", "Beta", "Delta", "Gamma", "No country"));
    arrangement.sort = LaneSort::First;
    EXPECT_THAT(namesOf(*model.arranged(arrangement)), ElementsAre("Delta", "Alpha", "Beta", "Gamma", "No country"));
}

TEST(LaneModel, PinsLanesToTheTopAndHidesOthers) {
    const LaneModel model(fourCountries(), Grouping::Country);
    LaneArrangement arrangement;
    arrangement.pinned = {"CCC", "BBB", "unknown"};
    arrangement.hidden = {"AAA"};
    const auto arranged = model.arranged(arrangement);
    EXPECT_THAT(namesOf(*arranged), ElementsAre("Gamma", "Beta", "Delta", "No country"));
    EXPECT_TRUE(arranged->lanes()[1].pinned);
    EXPECT_FALSE(arranged->lanes()[2].pinned);
    EXPECT_EQ(arranged->laneCount(), 5U);
    EXPECT_THAT(namesOf(*arranged->arranged({})), ElementsAre("Alpha", "Beta", "Delta", "Gamma", "No country"));
}

TEST(LaneModel, ClosesAGroupIntoOneLaneThatHoldsEachEventOnce) {
    const LaneModel model = LaneModel(withRegions());
    LaneArrangement arrangement;
    arrangement.grouped = true;
    EXPECT_THAT(namesOf(*model.arranged(arrangement)), ElementsAre("Alpha", "Beta", "Delta", "Gamma", "No country"));
    arrangement.closed = {QStringLiteral("North")};
    const auto closed = model.arranged(arrangement);
    EXPECT_THAT(namesOf(*closed), ElementsAre("North", "Delta", "Gamma", "No country"));
    EXPECT_EQ(closed->lanes()[0].lanesInside, 2U);
    EXPECT_EQ(closed->lanes()[0].index->size(), 4U);  // the first event is of both
    EXPECT_EQ(closed->rowOf(base::EventId{1}), model.rowOf(base::EventId{1}));
}

}  // namespace
}  // namespace chancery::ui
