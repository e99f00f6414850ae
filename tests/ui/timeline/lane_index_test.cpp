#include "ui/timeline/lane_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "tests/support/synthetic_rows.h"
#include "ui/timeline/time_scale.h"

namespace chancery::ui {
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
        std::vector<std::uint32_t> rowEdges;
        for (const Instant edge : edges) rowEdges.push_back(LaneIndex::rowAt(*rows, static_cast<double>(edge)));
        std::vector<QuadMass> masses;
        index.columns(edges, rowEdges, masses);
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

TEST(LaneIndex, StopsCollectingWhenToldTo) {
    const auto rows = randomRows(4, 500);
    const LaneIndex index(*rows, everyOther(*rows));
    std::vector<std::uint32_t> some;
    index.collect(-1e12, 1e12, some, 10);
    EXPECT_GE(some.size(), 10U);
    EXPECT_LE(some.size(), 12U);
}

}  // namespace
}  // namespace chancery::ui
