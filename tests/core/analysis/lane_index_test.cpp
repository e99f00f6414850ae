#include "core/analysis/lane_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "tests/support/synthetic_rows.h"

namespace chancery::analysis {
namespace {

using base::Instant;
using base::kDay;

std::shared_ptr<const query::EventRows> randomRows(std::uint64_t seed, std::size_t n) {
    std::mt19937_64 random(seed);
    test::RowsBuilder builder;
    for (std::size_t i = 0; i < n; ++i) {
        test::RowsBuilder::Event event;
        event.begin = static_cast<Instant>(random() % 3000) * kDay - 1000 * kDay;
        const std::uint64_t kind = random() % 10;
        if (kind < 6) event.end = event.begin + kDay - 1;
        else if (kind < 7) event.begin += 3600 * static_cast<Instant>(random() % 24), event.end = event.begin;
        else event.end = event.begin + static_cast<Instant>(1 + random() % (kind == 9 ? 900 : 40)) * kDay + kDay - 1;
        event.type = static_cast<event::EventType>(random() % event::kEventTypeCount);
        event.salience = static_cast<float>(random() % 1000);
        builder.add(event);
    }
    return builder.build();
}

std::vector<std::uint32_t> everyOther(const query::EventRows& rows) {
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < rows.rows.size(); ++i)
        if (i % 3 != 1) members.push_back(i);
    return members;
}

TEST(LaneIndex, CountsAndCollectsWhatANaiveSearchFinds) {
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{63}, std::size_t{64}, std::size_t{65}, std::size_t{900}}) {
        const auto rows = randomRows(n + 5, n);
        const std::vector<std::uint32_t> members = everyOther(*rows);
        const LaneIndex index(*rows, members);
        std::mt19937_64 random(9);
        for (int i = 0; i < 200; ++i) {
            const double t0 = static_cast<double>(static_cast<Instant>(random() % 4000) * kDay - 1500 * kDay + static_cast<Instant>(random() % 86'400));
            const double t1 = t0 + static_cast<double>(random() % (400 * 86'400) + 1);
            std::vector<std::uint32_t> expected;
            std::size_t before = 0, after = 0;
            for (const std::uint32_t member : members) {
                const query::EventRow& row = rows->rows[member];
                if (static_cast<double>(row.end) < t0) ++before;
                else if (static_cast<double>(row.begin) >= t1) ++after;
                else expected.push_back(member);
            }
            std::vector<std::uint32_t> found;
            index.collect(t0, t1, found);
            std::sort(found.begin(), found.end());
            ASSERT_EQ(found, expected);
            ASSERT_EQ(index.countEndingBefore(t0), before);
            ASSERT_EQ(index.countBeginningFrom(t1), after);
            ASSERT_EQ(index.countIn(t0, t1), expected.size());
        }
    }
}

// Mass of one event between two instants, straight from the definition.
double share(const query::EventRow& row, Instant from, Instant to) {
    if (row.begin / kDay - (row.begin % kDay < 0) == row.end / kDay - (row.end % kDay < 0)) return row.begin >= from && row.begin < to ? 1 : 0;
    const double overlap = static_cast<double>(std::min(row.end + 1, to) - std::max(row.begin, from));
    return std::max(0.0, overlap / static_cast<double>(row.end + 1 - row.begin));
}

TEST(LaneIndex, ColumnsHoldEveryEventOnceByQuadClass) {
    const auto rows = randomRows(77, 700);
    const std::vector<std::uint32_t> members = everyOther(*rows);
    const LaneIndex index(*rows, members);
    for (const CalendarStep step : {CalendarStep{CalendarUnit::Day, 1}, CalendarStep{CalendarUnit::Week, 1}, CalendarStep{CalendarUnit::Month, 1},
                                    CalendarStep{CalendarUnit::Year, 1}}) {
        const std::vector<Instant> edges = boundaries(step, -1001.0 * kDay, 4000.0 * kDay, 10'000);
        std::vector<QuadMass> masses;
        index.columns(step, edges, masses);
        ASSERT_EQ(masses.size() + 1, edges.size());
        double total = 0;
        for (std::size_t c = 0; c < masses.size(); ++c) {
            QuadMass expected{};
            if (c % 7 == 0) {
                for (const std::uint32_t member : members)
                    expected[static_cast<std::size_t>(rows->rows[member].quad())] += share(rows->rows[member], edges[c], edges[c + 1]);
                for (std::size_t q = 0; q < expected.size(); ++q) ASSERT_NEAR(masses[c][q], expected[q], 1e-6);
            }
            total += std::accumulate(masses[c].begin(), masses[c].end(), 0.0);
        }
        EXPECT_NEAR(total, static_cast<double>(members.size()), 1e-6);
    }
}

TEST(LaneIndex, FindsTheMostSalientFirst) {
    const auto rows = randomRows(3, 2000);
    std::vector<std::uint32_t> members(rows->rows.size());
    std::iota(members.begin(), members.end(), 0U);
    const LaneIndex index(*rows, members);
    std::vector<std::uint32_t> best;
    index.mostSalient(-1e12, 1e12, 5, best);
    ASSERT_EQ(best.size(), 5U);
    float most = 0;
    for (const query::EventRow& row : rows->rows) most = std::max(most, row.salience);
    EXPECT_EQ(rows->rows[best[0]].salience, most);
    for (std::size_t i = 1; i < best.size(); ++i) EXPECT_GE(rows->rows[best[i - 1]].salience, rows->rows[best[i]].salience);
    index.mostSalient(5e11, 6e11, 5, best);
    EXPECT_TRUE(best.empty());
}

TEST(LaneIndex, DividesADayAmongItsHoursAndMinutes) {
    test::RowsBuilder builder;
    std::mt19937_64 random(21);
    for (int i = 0; i < 400; ++i) {
        test::RowsBuilder::Event event;
        event.begin = static_cast<Instant>(random() % 4) * kDay;
        switch (random() % 4) {
            case 0: event.end = event.begin + kDay - 1; break;
            case 1: event.begin += static_cast<Instant>(random() % 86'000), event.end = event.begin + 59; break;
            case 2: event.begin += 6 * 3600, event.end = event.begin + 6 * 3600 - 1; break;
            default: event.end = event.begin + static_cast<Instant>(1 + random() % 9) * kDay - 1; break;
        }
        event.type = static_cast<event::EventType>(random() % event::kEventTypeCount);
        builder.add(event);
    }
    const auto rows = builder.build();
    const std::vector<std::uint32_t> members = everyOther(*rows);
    const LaneIndex index(*rows, members);
    EXPECT_TRUE(index.hasFineIn(0, 3600));
    EXPECT_FALSE(index.hasFineIn(-5.0 * kDay, -3.0 * kDay));
    for (const CalendarStep step : {CalendarStep{CalendarUnit::Hour, 6}, CalendarStep{CalendarUnit::Hour, 1}, CalendarStep{CalendarUnit::Minute, 15}}) {
        const std::vector<Instant> edges = boundaries(step, 0.4 * kDay, 2.7 * kDay);
        std::vector<QuadMass> masses;
        index.columns(step, edges, masses);
        for (std::size_t c = 0; c < masses.size(); ++c) {
            QuadMass expected{};
            for (const std::uint32_t member : members) {
                const query::EventRow& row = rows->rows[member];
                const double overlap = static_cast<double>(std::min(row.end + 1, edges[c + 1]) - std::max(row.begin, edges[c]));
                expected[static_cast<std::size_t>(row.quad())] += std::max(0.0, overlap / static_cast<double>(row.end + 1 - row.begin));
            }
            for (std::size_t q = 0; q < expected.size(); ++q) ASSERT_NEAR(masses[c][q], expected[q], 1e-6) << c;
        }
    }
}

TEST(LaneIndex, NamesTheSameEventsAsASearchOfEveryBlock) {
    const auto rows = randomRows(5, 6000);
    const std::vector<std::uint32_t> members = everyOther(*rows);
    const LaneIndex index(*rows, members);
    std::mt19937_64 random(11);
    for (int i = 0; i < 100; ++i) {
        const double t0 = static_cast<double>(static_cast<Instant>(random() % 3000) * kDay - 1000 * kDay), t1 = t0 + static_cast<double>(random() % (900 * 86'400));
        std::vector<std::uint32_t> expected, found;
        const auto better = [&](std::uint32_t a, std::uint32_t b) {
            const float x = rows->rows[a].salience, y = rows->rows[b].salience;
            return x != y ? x > y : a < b;
        };
        for (std::size_t block = 0; block < members.size(); block += LaneIndex::kBlock) {
            std::vector<std::uint32_t> inside;
            for (std::size_t m = block; m < std::min(block + LaneIndex::kBlock, members.size()); ++m)
                if (const auto begin = static_cast<double>(rows->rows[members[m]].begin); begin >= t0 && begin < t1) inside.push_back(members[m]);
            if (!inside.empty()) expected.push_back(*std::min_element(inside.begin(), inside.end(), better));
        }
        std::sort(expected.begin(), expected.end(), better);
        expected.resize(std::min<std::size_t>(expected.size(), 9));
        index.mostSalient(t0, t1, 9, found);
        ASSERT_EQ(found, expected);
    }
}

TEST(LaneIndex, BuiltPieceByPieceIsTheSame) {
    const auto rows = randomRows(6, 300);
    const std::vector<std::uint32_t> members = everyOther(*rows);
    const LaneIndex whole(*rows, members);
    LaneIndex pieces(*rows);
    for (const std::uint32_t row : members) pieces.add(row);
    pieces.finish();
    for (double t = -1000.0 * kDay; t < 3000.0 * kDay; t += 17.3 * kDay) EXPECT_EQ(pieces.countIn(t, t + 1e6), whole.countIn(t, t + 1e6));
    EXPECT_TRUE(pieces.contains(members[7]));
    EXPECT_FALSE(pieces.contains(1));
}

TEST(LaneIndex, StopsCollectingWhenToldTo) {
    const auto rows = randomRows(4, 500);
    const LaneIndex index(*rows, everyOther(*rows));
    std::vector<std::uint32_t> some;
    index.collect(-1e12, 1e12, some, 10);
    EXPECT_GE(some.size(), 10U);
    EXPECT_LE(some.size(), 12U);
}

}  // namespace
}  // namespace chancery::analysis
