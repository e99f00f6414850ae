#include "core/analysis/column_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "core/analysis/regions.h"
#include "tests/support/synthetic_rows.h"

namespace chancery::analysis {
namespace {

using base::Instant;
using base::kDay;

LaneIndex indexOf(const query::EventRows& rows) {
    std::vector<std::uint32_t> every(rows.rows.size());
    std::iota(every.begin(), every.end(), 0U);
    return LaneIndex(rows, every);
}

TEST(ColumnCache, GivesTheColumnsOfTheIndexWhereverTheWindowGoes) {
    const auto rows = test::manyEvents(4000, 6, 4);
    const LaneIndex index = indexOf(*rows);
    const double first = static_cast<double>(rows->rows.front().begin), last = static_cast<double>(rows->rows.back().end);
    ColumnCache cache;
    cache.reset(first, last);
    std::mt19937_64 random(3);
    const CalendarStep steps[] = {{CalendarUnit::Day, 1}, {CalendarUnit::Week, 1}, {CalendarUnit::Month, 1}, {CalendarUnit::Year, 1}};
    double begin = first;
    for (int i = 0; i < 300; ++i) {
        const CalendarStep step = steps[random() % 4];
        begin = random() % 9 == 0 ? first + static_cast<double>(random() % 1200) * kDay : begin + (static_cast<double>(random() % 21) - 10) * 0.3 * kDay;
        const double end = begin + step.minSeconds() * (20.0 + static_cast<double>(random() % 40));
        const ColumnCache::Columns columns = cache.columns(7, index, step, begin, end);
        ASSERT_EQ(columns.edges.size(), columns.masses.size() + 1);
        ASSERT_LE(static_cast<double>(columns.edges.front()), begin);
        ASSERT_GE(static_cast<double>(columns.edges.back()), end);
        ASSERT_GT(static_cast<double>(columns.edges[1]), begin) << "no column wholly outside";
        std::vector<QuadMass> expected;
        index.columns(step, columns.edges, expected);
        for (std::size_t c = 0; c < expected.size(); ++c)
            for (std::size_t q = 0; q < expected[c].size(); ++q) ASSERT_NEAR(columns.masses[c][q], expected[c][q], 1e-6);
    }
}

TEST(ColumnCache, NamesTheSameEventsWhileTheWindowMoves) {
    const auto rows = test::manyEvents(5000, 6, 4);
    const LaneIndex index = indexOf(*rows);
    ColumnCache cache;
    cache.reset(static_cast<double>(rows->rows.front().begin), static_cast<double>(rows->rows.back().end));
    const double span = 200.0 * kDay;
    std::set<std::uint32_t> before;
    double lastBegin = 0;
    for (int i = 0; i < 60; ++i) {
        const double begin = static_cast<double>(test::day("2021-01-01")) + i * 3.0 * kDay;
        std::vector<std::uint32_t> named;
        cache.salient(0, index, begin, begin + span, named);
        for (std::size_t k = 1; k < named.size(); ++k) ASSERT_GE(rows->rows[named[k - 1]].salience, rows->rows[named[k]].salience);
        const std::set<std::uint32_t> now(named.begin(), named.end());
        for (const std::uint32_t event : before) {
            const auto at = static_cast<double>(rows->rows[event].begin);
            if (at >= begin && at < lastBegin + span) {
                ASSERT_TRUE(now.contains(event)) << event;
            }
        }
        before = now;
        lastBegin = begin;
    }
}

TEST(ColumnCache, PeaksLeaveTheHighestTwentyFifthOut) {
    test::RowsBuilder builder;
    test::RowsBuilder::Event event;
    for (int dayNumber = 0; dayNumber < 100; ++dayNumber)
        for (int n = 0; n < (dayNumber >= 98 ? 500 : 4); ++n) {
            event.begin = dayNumber * kDay;
            event.end = event.begin + kDay - 1;
            builder.add(event);
        }
    const auto rows = builder.build();
    const LaneIndex index = indexOf(*rows);
    ColumnCache cache;
    cache.reset(0, 100.0 * kDay);
    EXPECT_DOUBLE_EQ(cache.peaks(0, index, {CalendarUnit::Day, 1}).up, 4);
    EXPECT_DOUBLE_EQ(cache.peaks(0, index, {CalendarUnit::Day, 1}).down, 0);
}

TEST(Regions, CountEachCountryToARegion) {
    const Regions& regions = Regions::builtIn();
    EXPECT_FALSE(regions.regionOf("KOR").empty());
    EXPECT_EQ(regions.regionOf("KOR"), regions.regionOf("JPN"));
    EXPECT_NE(regions.regionOf("KOR"), regions.regionOf("PER"));
    EXPECT_TRUE(regions.regionOf("XXX").empty());
    const auto codes = regions.codes();
    EXPECT_GT(codes.size(), 180U);
    EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
}

}  // namespace
}  // namespace chancery::analysis
