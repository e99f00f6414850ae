#include "core/analysis/link_history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "core/analysis/actor_graph.h"
#include "tests/support/synthetic_rows.h"

namespace chancery::analysis {
namespace {

using base::Instant;
using base::kDay;
using event::EventStatus;
using event::EventType;

constexpr double kForever = std::numeric_limits<double>::infinity();

double at(const char* iso) { return static_cast<double>(test::day(iso)); }

/// Two states, "AAA" the first.
class TwoStates {
public:
    TwoStates() : a(m_builder.country("AAA", "A")), b(m_builder.country("BBB", "B")) {}
    void add(const char* iso, EventType type, bool forward = true, int days = 1, EventStatus status = EventStatus::Occurred) {
        test::RowsBuilder::Event event;
        event.begin = test::day(iso);
        event.end = event.begin + days * kDay - 1;
        event.type = type;
        event.status = status;
        event.sources = {forward ? a : b};
        event.targets = {forward ? b : a};
        m_builder.add(std::move(event));
    }
    void addTogether(const char* iso, EventType type) {
        test::RowsBuilder::Event event;
        event.begin = test::day(iso);
        event.end = event.begin + kDay - 1;
        event.type = type;
        event.sources = {a, b};
        m_builder.add(std::move(event));
    }
    std::shared_ptr<const DyadIndex> index() { return DyadIndex::make(m_builder.build(), ActorLevel::Sides); }

private:
    test::RowsBuilder m_builder;
    std::uint32_t a, b;
};

TEST(LinkHistory, SumsCooperationAndConflictByMonth) {
    TwoStates states;
    states.add("2023-01-05", EventType::Consult);
    states.add("2023-01-31", EventType::Assault);
    states.add("2023-01-31", EventType::Assault, true, 1, EventStatus::Denied);
    states.add("2023-03-01", EventType::Aid, false);
    const LinkHistory history = linkHistory(*states.index(), 0, {}, at("2023-01-01"), at("2023-04-01"), CalendarStep{CalendarUnit::Month, 1});
    const auto score = [](EventType type) { return event::goldsteinTenthsOf(type); };
    ASSERT_EQ(history.columns.size(), 3U);
    EXPECT_EQ(history.columns[0],
              (HistoryColumn{test::day("2023-01-01"), test::day("2023-02-01"), 3, 2, score(EventType::Consult), score(EventType::Assault)}));
    EXPECT_EQ(history.columns[1], (HistoryColumn{test::day("2023-02-01"), test::day("2023-03-01"), 0, 0, 0, 0}));
    EXPECT_EQ(history.columns[2],
              (HistoryColumn{test::day("2023-03-01"), test::day("2023-04-01"), 1, 1, score(EventType::Aid), 0}));
    EXPECT_DOUBLE_EQ(history.columns[0].mean(), (score(EventType::Consult) + score(EventType::Assault)) / 20.0);
    EXPECT_EQ(history.columns[1].mean(), 0);
    EXPECT_DOUBLE_EQ(history.highest(), score(EventType::Aid) / 10.0);
    EXPECT_DOUBLE_EQ(history.lowest(), score(EventType::Assault) / 10.0);
}

TEST(LinkHistory, CountsALongEventWhereItBegins) {
    TwoStates states;
    states.add("2023-01-20", EventType::Assault, true, 60);
    states.add("2022-12-20", EventType::Assault, true, 60);
    const LinkHistory history = linkHistory(*states.index(), 0, {}, at("2023-01-01"), at("2023-04-01"), CalendarStep{CalendarUnit::Month, 1});
    EXPECT_EQ(history.columns[0].count, 1U) << "the other began before the first column";
    EXPECT_EQ(history.columns[1].count, 0U);
}

TEST(LinkHistory, CountsColumnsInWholeSoThatTheyStandStillWhileThePeriodMoves) {
    TwoStates states;
    states.add("2023-01-02", EventType::Consult);
    states.add("2023-02-27", EventType::Consult);
    const auto index = states.index();
    const CalendarStep month{CalendarUnit::Month, 1};
    const auto columns = linkHistory(*index, 0, {}, at("2023-01-10"), at("2023-02-20"), month).columns;
    EXPECT_EQ(columns, linkHistory(*index, 0, {}, at("2023-01-20"), at("2023-02-28"), month).columns);
    EXPECT_EQ(columns[0].count, 1U);
    EXPECT_EQ(columns[1].count, 1U);
}

TEST(LinkHistory, FollowsOneWayOrAllThatIsBetweenTheTwo) {
    TwoStates states;
    states.add("2023-01-01", EventType::Accuse, true);
    states.add("2023-01-01", EventType::Accuse, true);
    states.add("2023-01-01", EventType::Accuse, false);
    states.addTogether("2023-01-01", EventType::Consult);
    states.addTogether("2023-01-01", EventType::Accuse);
    const auto index = states.index();
    const auto count = [&](std::optional<Way> way) {
        return linkHistory(*index, 0, way, at("2023-01-01"), at("2023-01-02")).columns.at(0).count;
    };
    EXPECT_EQ(count(Way::Forward), 2U);
    EXPECT_EQ(count(Way::Backward), 1U);
    EXPECT_EQ(count(Way::Mutual), 1U);
    EXPECT_EQ(count(Way::Together), 1U);
    EXPECT_EQ(count({}), 4U);
}

TEST(LinkHistory, ChoosesAStepThatAFewColumnsOfCover) {
    using enum CalendarUnit;
    const double now = at("2023-11-09") + 12'345;
    EXPECT_EQ(historyStep(now, now + 14 * kDay), (CalendarStep{Day, 1}));
    EXPECT_EQ(historyStep(now, now + 365.0 * kDay), (CalendarStep{Week, 1}));
    EXPECT_EQ(historyStep(now, now + 4 * 365.0 * kDay), (CalendarStep{Month, 1}));
    EXPECT_EQ(historyStep(now, now + 100 * 365.0 * kDay), (CalendarStep{Year, 2}));
    TwoStates states;
    states.add("2023-01-01", EventType::Consult);
    const auto index = states.index();
    std::mt19937_64 random(4);
    for (int i = 0; i < 300; ++i) {
        const double begin = static_cast<double>(random() % 4'000'000'000) - 2e9, length = std::pow(10, static_cast<double>(random() % 1200) / 100);
        const LinkHistory history = linkHistory(*index, 0, {}, begin, begin + length);
        ASSERT_LE(history.columns.size(), kHistoryColumns);
        ASSERT_LE(static_cast<double>(history.columns.front().begin), begin);
        ASSERT_GE(static_cast<double>(history.columns.back().end), begin + length);
    }
}

TEST(LinkHistory, AddsUpToTheLinkOverAllTime) {
    std::mt19937_64 random(11);
    test::RowsBuilder builder;
    std::vector<std::uint32_t> states;
    for (const char* code : {"AAA", "BBB", "CCC"}) states.push_back(builder.country(code, code));
    for (int i = 0; i < 500; ++i) {
        test::RowsBuilder::Event event;
        event.begin = static_cast<Instant>(random() % 5000) * kDay - 2500 * kDay;
        event.end = event.begin + static_cast<Instant>(random() % 90) * kDay;
        event.type = static_cast<EventType>(random() % event::kEventTypeCount);
        event.status = static_cast<EventStatus>(random() % event::kEventStatusCount);
        for (std::size_t k = random() % 3; k > 0; --k) event.sources.push_back(states[random() % 3]);
        for (std::size_t k = random() % 3; k > 0; --k) event.targets.push_back(states[random() % 3]);
        builder.add(std::move(event));
    }
    GraphWindow window(DyadIndex::make(builder.build(), ActorLevel::Sides));
    window.moveTo(-kForever, kForever);
    const ActorGraph graph = window.graph();
    ASSERT_EQ(graph.links.size(), 3U);
    for (const GraphLink& link : graph.links) {
        std::uint32_t count = 0, scored = 0;
        std::int32_t tenths = 0;
        for (const HistoryColumn& column : linkHistory(window.index(), link.dyad, {}, -kForever, kForever).columns) {
            count += column.count;
            scored += column.scored;
            tenths += column.cooperationTenths + column.conflictTenths;
            EXPECT_GE(column.cooperationTenths, 0);
            EXPECT_LE(column.conflictTenths, 0);
        }
        EXPECT_EQ(count, link.between().count);
        EXPECT_EQ(scored, link.between().scored);
        EXPECT_EQ(tenths, link.between().scoreTenths);
    }
}

TEST(LinkHistory, IsEmptyForAnEmptyPeriodAtTheBeginOfAStep) {
    TwoStates states;
    states.add("2023-01-01", EventType::Consult);
    EXPECT_TRUE(linkHistory(*states.index(), 0, {}, at("2023-01-01"), at("2023-01-01")).columns.empty());
}

}  // namespace
}  // namespace chancery::analysis
