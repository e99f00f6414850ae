#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <limits>

#include "ui/state/active_filter.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"

namespace chancery::ui {
namespace {

using base::EventId;
using testing::ElementsAre;

TEST(TimeWindow, KeepsTheInstantUnderTheCursorWhileZooming) {
    TimeWindow window;
    window.set(0, 1'000'000);
    const double at = 250'000;
    for (int i = 0; i < 40; ++i) {
        window.zoomAt(at, i % 3 == 0 ? 1.2 : 0.9);
        EXPECT_NEAR((at - window.begin()) / window.span(), 0.25, 1e-6);
    }
}

TEST(TimeWindow, NeverGetsShorterThanHalfAnHourOrLongerThanTwelveThousandYears) {
    TimeWindow window;
    window.set(500, 501);
    EXPECT_DOUBLE_EQ(window.span(), TimeWindow::kMinSpan);
    EXPECT_NEAR(window.begin() + window.span() / 2, 500.5, 1e-6);
    window.zoomAt(0, 1e-30);
    EXPECT_DOUBLE_EQ(window.span(), TimeWindow::kMaxSpan);
    EXPECT_LT(window.begin(), window.end());
}

TEST(TimeWindow, SwapsEndsGivenInTheWrongOrderAndRefusesNonsense) {
    TimeWindow window;
    window.set(90'000, 10'000);
    EXPECT_DOUBLE_EQ(window.begin(), 10'000);
    EXPECT_DOUBLE_EQ(window.end(), 90'000);
    QSignalSpy changed(&window, &TimeWindow::changed);
    window.set(std::numeric_limits<double>::quiet_NaN(), 5);
    window.set(0, std::numeric_limits<double>::infinity());
    window.zoomAt(0, 0);
    window.zoomAt(0, -3);
    EXPECT_DOUBLE_EQ(window.begin(), 10'000);
    EXPECT_EQ(changed.count(), 0);
}

TEST(TimeWindow, TellsOnlyOfRealChanges) {
    TimeWindow window;
    window.set(0, 100'000);
    QSignalSpy changed(&window, &TimeWindow::changed);
    window.set(0, 100'000);
    window.panBy(0);
    EXPECT_EQ(changed.count(), 0);
    window.panBy(10);
    EXPECT_EQ(changed.count(), 1);
}

TEST(TimeWindow, StaysInTheCalendarHoweverFarOnePans) {
    TimeWindow window;
    window.set(0, 86'400);
    for (int i = 0; i < 50; ++i) window.panBy(1e12);
    EXPECT_LT(window.end(), 86'400.0 * 366 * 9000);
    EXPECT_NEAR(window.span(), 86'400, 1e-3);
}

TEST(Selection, TogglesAndKeepsTheLastAsTheCurrent) {
    Selection selection;
    selection.select(EventId{3});
    selection.toggle(EventId{5});
    EXPECT_EQ(selection.current(), EventId{5});
    selection.toggle(EventId{3});
    EXPECT_THAT(selection.events(), ElementsAre(EventId{5}));
    selection.select(EventId{});
    EXPECT_TRUE(selection.events().empty());
    EXPECT_FALSE(selection.current());
}

TEST(Selection, TellsOnlyOfRealChanges) {
    Selection selection;
    selection.setEvents({EventId{1}, EventId{2}});
    QSignalSpy changed(&selection, &Selection::changed), period(&selection, &Selection::periodChanged);
    selection.setEvents({EventId{1}, EventId{2}});
    selection.toggle(EventId{});
    EXPECT_EQ(changed.count(), 0);
    selection.setPeriod(Selection::Period{20, 10});
    ASSERT_TRUE(selection.period());
    EXPECT_LT(selection.period()->begin, selection.period()->end);
    selection.setPeriod(Selection::Period{10, 20});
    EXPECT_EQ(period.count(), 1);
}

TEST(ActiveFilter, TellsApartOtherWordsAndAnotherFilter) {
    ActiveFilter filter;
    QSignalSpy text(&filter, &ActiveFilter::textChanged), changed(&filter, &ActiveFilter::changed);
    filter.setText(QStringLiteral("munitions"));
    EXPECT_EQ(text.count(), 1);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_FALSE(filter.filter().empty());
    filter.setText(QStringLiteral("munitions"));
    EXPECT_EQ(text.count(), 1);
    filter.setFilter(query::Filter{});
    EXPECT_EQ(changed.count(), 2);
    EXPECT_TRUE(filter.text().isEmpty());
    EXPECT_TRUE(filter.filter().empty());
}

}  // namespace
}  // namespace chancery::ui
