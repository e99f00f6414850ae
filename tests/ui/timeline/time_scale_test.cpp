#include "ui/timeline/time_scale.h"

#include <gtest/gtest.h>

#include <QFont>
#include <cmath>
#include <random>

#include "ui/timeline/axis.h"

namespace chancery::ui {
namespace {

using base::Instant;
using base::kDay;

TEST(TimeScale, MapsBackAndForthOverTwelveThousandYears) {
    const double begin = -9'998.0 * 365.2425 * 86'400, end = begin + 12'000.0 * 365.2425 * 86'400;
    const TimeScale scale(begin, end, 1900);
    for (const double x : {0.0, 1.0, 333.3, 1899.0, 1900.0}) EXPECT_NEAR(scale.x(scale.t(x)), x, 1e-6);
    EXPECT_DOUBLE_EQ(scale.x(begin), 0);
    EXPECT_NEAR(scale.x(end), 1900, 1e-6);
}

TEST(TimeScale, SurvivesAnEmptyWindow) {
    const TimeScale scale(5, 5, 0);
    EXPECT_GT(scale.end(), scale.begin());
    EXPECT_GT(scale.width(), 0);
}

TEST(TimeScale, AxisTicksRiseAndKeepTheirDistanceAtEveryZoom) {
    std::mt19937_64 random(2);
    std::uniform_real_distribution<double> exponent(std::log(1800.0), std::log(86'400.0 * 365 * 12'000)), where(-2e11, 2e11);
    for (int i = 0; i < 2000; ++i) {
        const double span = std::exp(exponent(random)), begin = where(random);
        const TimeScale scale(begin, begin + span, 1500);
        const CalendarStep step = axisStep(scale, 100);
        const std::vector<Instant> ticks = boundaries(step, scale.begin(), scale.end());
        ASSERT_LE(static_cast<double>(ticks.front()), scale.begin());
        ASSERT_GE(static_cast<double>(ticks.back()), scale.end());
        ASSERT_LE(ticks.size(), 18U);
        for (std::size_t k = 1; k < ticks.size(); ++k)
            ASSERT_GE(scale.x(static_cast<double>(ticks[k])) - scale.x(static_cast<double>(ticks[k - 1])), 99.999);
    }
}

TEST(TimeScale, ColumnsAreNeverFinerThanADayUnlessAskedFor) {
    EXPECT_EQ(columnStep(TimeScale(0, 3600, 1000), 4), (CalendarStep{CalendarUnit::Day, 1}));
    EXPECT_EQ(columnStep(TimeScale(0, 86'400, 1000), 4, true), (CalendarStep{CalendarUnit::Minute, 15}));
    EXPECT_EQ(columnStep(TimeScale(0, 240.0 * 30.4 * 86'400, 1450), 4), (CalendarStep{CalendarUnit::Month, 1}));
}

TEST(Axis, TextsNeverOverlapAndStayOutOfTheFlag) {
    QFont font(QStringLiteral("Liberation Sans"));
    font.setPixelSize(11);
    const QFontMetricsF metrics(font);
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> exponent(std::log(1800.0), std::log(86'400.0 * 365 * 3000)), at(0, 900);
    for (int i = 0; i < 400; ++i) {
        const TimeScale scale(1.6e9, 1.6e9 + std::exp(exponent(random)), 937);
        const double flag = at(random);
        const AxisGeometry axis = makeAxis(scale, 100, metrics, metrics, std::pair(flag, flag + 120));
        double end = 0;
        for (const AxisLabel& label : axis.coarseLabels) {
            if (label.text.isEmpty()) continue;
            ASSERT_GE(label.textX, end);
            end = label.textX + metrics.horizontalAdvance(label.text);
            ASSERT_LE(end, 937);
            ASSERT_TRUE(end <= flag || label.textX >= flag + 120) << label.text.toStdString();
        }
        end = 0;
        for (const AxisLabel& label : axis.labels) {
            if (label.text.isEmpty()) continue;
            ASSERT_GE(label.textX, end);
            end = label.textX + metrics.horizontalAdvance(label.text);
        }
    }
}

TEST(Axis, KeepsTheCoarseUnitStuckToTheLeftEdge) {
    QFont font(QStringLiteral("Liberation Sans"));
    font.setPixelSize(11);
    const QFontMetricsF metrics(font);
    const auto begin = static_cast<double>(instantOf(2023, 9, 23)), end = static_cast<double>(instantOf(2023, 11, 25));
    const AxisGeometry axis = makeAxis(TimeScale(begin, end, 931), 100, metrics, metrics);
    ASSERT_FALSE(axis.coarseLabels.empty());
    EXPECT_LE(axis.coarseLabels.front().x, 0);
    EXPECT_EQ(axis.coarseLabels.front().text, QStringLiteral("September 2023"));
    EXPECT_GE(axis.coarseLabels.front().textX, 0);
    EXPECT_EQ(axis.fine, (CalendarStep{CalendarUnit::Week, 1}));
}

TEST(Ground, ShowsSaturdayToSundayOnlyWhereADayIsWideEnough) {
    const QFontMetricsF metrics{QFont()};
    const auto begin = static_cast<double>(instantOf(2023, 11, 6));
    const TimeScale week(begin, begin + 14 * 86'400.0, 1400), year(begin, begin + 365 * 86'400.0, 1400);
    const Ground near = makeGround(week, makeAxis(week, 100, metrics, metrics));
    ASSERT_EQ(near.weekends.size(), 2U);
    EXPECT_NEAR(near.weekends[0].first, 500, 1e-6);
    EXPECT_NEAR(near.weekends[0].second, 200, 1e-6);
    EXPECT_TRUE(makeGround(year, makeAxis(year, 100, metrics, metrics)).weekends.empty());
}

}  // namespace
}  // namespace chancery::ui
