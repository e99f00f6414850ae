// Real mouse, wheel and key events on Qt's offscreen platform.
#include "ui/timeline/timeline_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>

#include <QMenu>

#include "tests/support/synthetic_rows.h"
#include "ui/drawing/hover_card.h"
#include "ui/timeline/overview_strip.h"

namespace chancery::ui {
namespace {

using base::EventId;
using base::kDay;
using test::day;

class TimelineViewTest : public testing::Test {
protected:
    TimelineViewTest() {
        view.setReducedMotion(true);
        view.setHoverDelay(0);
        view.setRows(test::koreaAutumn());
        view.resize(1066, 700);
        view.show();
        window.set(static_cast<double>(day("2023-09-23")), static_cast<double>(day("2023-11-25")));
        QApplication::processEvents();
    }

    QWidget* viewport() { return view.viewport(); }
    double plotWidth() { return viewport()->width() - view.headerWidth(); }
    QPointF at(double t, double y) { return {view.headerWidth() + (t - window.begin()) / window.span() * plotWidth(), y}; }
    double timeAt(double x) { return window.begin() + (x - view.headerWidth()) / plotWidth() * window.span(); }
    // Centre of an event's shape, through the same layout as the view's.
    QPoint placeOf(EventId id) {
        TimelineLayout layout{Metrics(view.font())};
        layout.setModel(view.sharedModel());
        const TimelineGeometry& geometry = layout.geometry({window.begin(), window.end(), plotWidth(), viewport()->height() - 40.0, 0});
        const auto& rows = view.model().rows().rows;
        for (const LaneGeometry& lane : geometry.lanes)
            for (const Mark& mark : lane.marks)
                if (rows[mark.event].id == id)
                    return QPointF(view.headerWidth() + mark.centre(), 40 + lane.y + lane.rowCentre(mark.row)).toPoint();
        ADD_FAILURE() << "event " << id.value << " is not drawn";
        return {};
    }
    void wheel(QPointF position, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWheelEvent event(position, viewport()->mapToGlobal(position), QPoint(), angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(viewport(), &event);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::mousePress(viewport(), Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 5; ++i) {
            const QPointF now = from + (to - from) * (i / 5.0);
            QMouseEvent move(QEvent::MouseMove, now, viewport()->mapToGlobal(now), Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(viewport(), &move);
        }
        QTest::mouseRelease(viewport(), Qt::LeftButton, modifiers, to);
    }

    TimeWindow window;
    Selection selection;
    TimelineView view{window, selection};
};

TEST_F(TimelineViewTest, WheelZoomsByAFifthAtTheCursor) {
    const double t = static_cast<double>(day("2023-11-09"));
    const QPointF cursor = at(t, 300);
    const double span = window.span();
    wheel(cursor, {0, 120});
    EXPECT_NEAR(window.span(), span / 1.2, 1);
    EXPECT_NEAR(timeAt(cursor.x()), t, 1);
    wheel(cursor, {0, -120});
    EXPECT_NEAR(window.span(), span, 1);
}

TEST_F(TimelineViewTest, ShiftWheelAndHorizontalWheelPan) {
    const double begin = window.begin(), span = window.span();
    wheel(QPointF(600, 300), {0, -120}, Qt::ShiftModifier);
    EXPECT_GT(window.begin(), begin);
    EXPECT_NEAR(window.span(), span, 1e-3);
    wheel(QPointF(600, 300), {120, 0});
    EXPECT_NEAR(window.begin(), begin, 1);
}

TEST_F(TimelineViewTest, ControlWheelChangesLaneHeightsAndNothingElse) {
    const double begin = window.begin(), span = window.span();
    const int before = view.verticalScrollBar()->maximum();
    for (int i = 0; i < 4; ++i) wheel(QPointF(600, 300), {0, 120}, Qt::ControlModifier);
    EXPECT_GT(view.verticalScrollBar()->maximum(), before);
    EXPECT_EQ(window.begin(), begin);
    EXPECT_EQ(window.span(), span);
}

TEST_F(TimelineViewTest, WheelOverLaneHeadersScrollsLanes) {
    const double span = window.span();
    wheel(QPointF(40, 300), {0, -120});
    EXPECT_GT(view.verticalScrollBar()->value(), 0);
    EXPECT_EQ(window.span(), span);
}

TEST_F(TimelineViewTest, DragPansWithTheHand) {
    const double begin = window.begin();
    drag({700, 690}, {600, 690});
    EXPECT_NEAR(window.begin() - begin, 100 / plotWidth() * window.span(), window.span() * 0.005);
}

TEST_F(TimelineViewTest, ShiftDragSelectsAPeriod) {
    QSignalSpy selected(&view, &TimelineView::periodSelected);
    drag({500, 400}, {600, 400}, Qt::ShiftModifier);
    ASSERT_EQ(selected.count(), 1);
    ASSERT_TRUE(selection.period());
    EXPECT_NEAR(selection.period()->begin, timeAt(500), window.span() / 300);
    EXPECT_NEAR(selection.period()->end, timeAt(600), window.span() / 300);
}

TEST_F(TimelineViewTest, ControlDragSelectsTheEventsInARectangle) {
    drag({view.headerWidth() + 600, 45}, {viewport()->width() - 40, 170}, Qt::ControlModifier);
    EXPECT_GT(selection.events().size(), 5U);
    EXPECT_TRUE(selection.contains(test::kKoreaSelected));
}

TEST_F(TimelineViewTest, ClickSelectsControlClickAddsAndEmptyGroundClears) {
    const QPoint first = placeOf(test::kKoreaSelected), second = placeOf(EventId{38});
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, first);
    EXPECT_EQ(selection.current(), test::kKoreaSelected);
    selection.clear();
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, second);
    EXPECT_EQ(selection.current(), EventId{38});
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, QPoint(view.headerWidth() + 8, 60));
    EXPECT_TRUE(selection.events().empty());
    QTest::mouseClick(viewport(), Qt::LeftButton, Qt::ControlModifier, first);
    EXPECT_EQ(selection.events().size(), 1U);
    QTest::mouseClick(viewport(), Qt::LeftButton, Qt::ControlModifier, first);
    EXPECT_TRUE(selection.events().empty());
}

TEST_F(TimelineViewTest, DoubleClickOnAnEventZoomsToItAndOpensItsSource) {
    QSignalSpy activated(&view, &TimelineView::eventActivated);
    const double span = window.span();
    QTest::mouseDClick(viewport(), Qt::LeftButton, {}, placeOf(test::kKoreaSelected));
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated.at(0).at(0).value<EventId>(), test::kKoreaSelected);
    EXPECT_LT(window.span(), span);
    EXPECT_NEAR((window.begin() + window.end()) / 2, static_cast<double>(day("2023-11-09")) + 43'200, 10);
}

TEST_F(TimelineViewTest, DoubleClickOnEmptyGroundZoomsInThreefold) {
    const double span = window.span(), t = timeAt(view.headerWidth() + 10);
    QTest::mouseDClick(viewport(), Qt::LeftButton, {}, QPoint(view.headerWidth() + 10, 62));
    EXPECT_NEAR(window.span(), span / 3, 1);
    EXPECT_NEAR(timeAt(view.headerWidth() + 10), t, 10);
}

TEST_F(TimelineViewTest, ClickOnAnAxisLabelZoomsToItsPeriod) {
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, at(static_cast<double>(day("2023-10-10")), 8).toPoint());
    EXPECT_DOUBLE_EQ(window.begin(), static_cast<double>(day("2023-10-01")));
    EXPECT_DOUBLE_EQ(window.end(), static_cast<double>(day("2023-11-01")));
}

TEST_F(TimelineViewTest, ArrowsWalkThroughAllEventsInOrder) {
    QTest::keyClick(&view, Qt::Key_Home);
    const auto& rows = view.model().rows().rows;
    EXPECT_EQ(selection.current(), rows.front().id);
    for (std::size_t i = 1; i < 20; ++i) {
        QTest::keyClick(&view, i % 2 ? Qt::Key_Right : Qt::Key_Period);
        ASSERT_EQ(selection.current(), rows[i].id);
        EXPECT_GE(static_cast<double>(rows[i].end), window.begin());
        EXPECT_LE(static_cast<double>(rows[i].begin), window.end());
    }
    QTest::keyClick(&view, Qt::Key_End);
    EXPECT_EQ(selection.current(), rows.back().id);
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_EQ(selection.current(), rows.back().id);
    QTest::keyClick(&view, Qt::Key_Comma);
    EXPECT_EQ(selection.current(), rows[rows.size() - 2].id);
}

TEST_F(TimelineViewTest, DownGoesToTheNextLane) {
    selection.select(test::kKoreaSelected);
    QTest::keyClick(&view, Qt::Key_Down);
    EXPECT_TRUE(selection.current());
    QTest::keyClick(&view, Qt::Key_Down);
    const auto& lane = view.model().lanes()[2];
    const auto row = std::find_if(view.model().rows().rows.begin(), view.model().rows().rows.end(),
                                  [&](const query::EventRow& r) { return r.id == selection.current(); });
    const auto index = static_cast<std::uint32_t>(row - view.model().rows().rows.begin());
    EXPECT_TRUE(std::binary_search(lane.index->members().begin(), lane.index->members().end(), index));
}

TEST_F(TimelineViewTest, PagesCentresAndFits) {
    const double begin = window.begin(), span = window.span();
    QTest::keyClick(&view, Qt::Key_PageDown);
    EXPECT_NEAR(window.begin(), begin + span, 1);
    selection.select(test::kKoreaSelected);
    QTest::keyClick(&view, Qt::Key_F);
    EXPECT_NEAR(window.begin() + window.span() / 2, static_cast<double>(day("2023-11-09")) + 43'200, 10);
    EXPECT_NEAR(window.span(), span, 1);
    QTest::keyClick(&view, Qt::Key_F);
    EXPECT_LT(window.span(), span);
    QTest::keyClick(&view, Qt::Key_0, Qt::ControlModifier);
    const TimeRange all = view.model().extent();
    EXPECT_LE(window.begin(), all.begin);
    EXPECT_GE(window.end(), all.end);
}

TEST_F(TimelineViewTest, EscapeClearsOneThingAtATime) {
    selection.select(test::kKoreaSelected);
    selection.setPeriod(Selection::Period{window.begin(), window.end()});
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_TRUE(selection.events().empty());
    EXPECT_TRUE(selection.period());
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_FALSE(selection.period());
}

TEST_F(TimelineViewTest, HoverShowsACardWithWhoWhatAndWhen) {
    QSignalSpy needed(&view, &TimelineView::sentenceNeeded);
    QTest::mouseMove(viewport(), placeOf(test::kKoreaSelected));
    ASSERT_TRUE(QTest::qWaitFor([&] { return needed.count() == 1; }, 2000));
    EXPECT_EQ(selection.hovered(), test::kKoreaSelected);
    auto* card = view.findChild<HoverCard*>();
    ASSERT_TRUE(card);
    EXPECT_TRUE(card->isVisible());
    EXPECT_EQ(card->content().title, QStringLiteral("Blinken → Cho Tae-yong: met"));
    EXPECT_EQ(card->content().when, QStringLiteral("Thu 9 Nov 2023"));
    view.setSentence(test::kKoreaSelected, QStringLiteral("The envoy sat down."));
    EXPECT_EQ(card->content().sentence, QStringLiteral("The envoy sat down."));
    QTest::mouseMove(viewport(), QPoint(view.headerWidth() + 8, 62));
    EXPECT_FALSE(card->isVisible());
    EXPECT_FALSE(selection.hovered());
}

TEST_F(TimelineViewTest, MoreOpensTheLaneAndTheChevronClosesIt) {
    const int before = view.verticalScrollBar()->maximum();
    const double laneBottom = 40 + 9 * 16 + 6;
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, QPoint(40, static_cast<int>(laneBottom) - 10));
    EXPECT_GT(view.verticalScrollBar()->maximum(), before);
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, QPoint(12, 52));
    EXPECT_LT(view.verticalScrollBar()->maximum(), before);
}

TEST_F(TimelineViewTest, OtherGroupingsKeepTheWindowAndTheSelection) {
    selection.select(test::kKoreaSelected);
    const double begin = window.begin();
    QSignalSpy changed(&view, &TimelineView::modelChanged);
    for (int g = 0; g < kGroupingCount; ++g) {
        view.setGrouping(static_cast<Grouping>(g));
        EXPECT_FALSE(view.grab().isNull());
    }
    EXPECT_EQ(changed.count(), kGroupingCount - 1);
    EXPECT_EQ(window.begin(), begin);
    EXPECT_EQ(selection.current(), test::kKoreaSelected);
}

TEST_F(TimelineViewTest, PaintsEveryThemeZoomAndEmptiness) {
    view.setTheme(Palette::darkTheme());
    selection.select(test::kKoreaSelected);
    for (int i = 0; i < 60; ++i) {
        window.zoomAt(static_cast<double>(day("2023-11-09")), i < 30 ? 1.3 : 0.6);
        ASSERT_FALSE(view.grab().isNull());
    }
    view.setRows(nullptr);
    EXPECT_FALSE(view.grab().isNull());
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_End);
    QTest::mouseDClick(viewport(), Qt::LeftButton, {}, QPoint(600, 300));
    EXPECT_TRUE(view.model().lanes().empty());
}

TEST_F(TimelineViewTest, TellsScreenReadersWhatIsSelected) {
    selection.select(test::kKoreaSelected);
    EXPECT_EQ(view.accessibleName(), QStringLiteral("Timeline"));
    EXPECT_TRUE(view.accessibleDescription().contains(QStringLiteral("Blinken → Cho Tae-yong: met. Thu 9 Nov 2023, occurred")));
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&view);
    ASSERT_TRUE(interface);
    EXPECT_EQ(interface->text(QAccessible::Name), QStringLiteral("Timeline"));
}

TEST_F(TimelineViewTest, NamesEachLaneAndVisibleEventToScreenReaders) {
    selection.select(test::kKoreaSelected);
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&view);
    ASSERT_TRUE(interface);
    ASSERT_GT(interface->childCount(), 20);
    EXPECT_EQ(interface->child(0)->text(QAccessible::Name), view.model().lanes()[0].name);
    bool found = false;
    for (int i = 0; i < interface->childCount(); ++i) {
        QAccessibleInterface* part = interface->child(i);
        EXPECT_EQ(interface->indexOfChild(part), i);
        if (!part->state().selected) continue;
        found = true;
        EXPECT_TRUE(part->text(QAccessible::Name).contains(QStringLiteral("Thu 9 Nov 2023"))) << part->text(QAccessible::Name).toStdString();
        EXPECT_EQ(interface->childAt(part->rect().center().x(), part->rect().center().y()), part);
    }
    EXPECT_TRUE(found);
}

TEST_F(TimelineViewTest, AltArrowsGoBackAndForthBetweenWindows) {
    QTest::qWait(450);  // a window counts once it has rested
    const double first = window.begin();
    window.set(static_cast<double>(day("2023-10-01")), static_cast<double>(day("2023-10-20")));
    QTest::qWait(450);
    QTest::keyClick(&view, Qt::Key_Left, Qt::AltModifier);
    EXPECT_DOUBLE_EQ(window.begin(), first);
    QTest::keyClick(&view, Qt::Key_Right, Qt::AltModifier);
    EXPECT_DOUBLE_EQ(window.begin(), static_cast<double>(day("2023-10-01")));
    QTest::keyClick(&view, Qt::Key_Right, Qt::AltModifier);
    EXPECT_DOUBLE_EQ(window.begin(), static_cast<double>(day("2023-10-01")));
}

TEST_F(TimelineViewTest, TheMenuOfALanePinsHidesAndSorts) {
    const std::string second = view.model().lanes()[1].key;
    const auto trigger = [&](std::optional<std::size_t> lane, const QString& begin) {
        const auto menu = view.makeLaneMenu(lane);
        QList<QAction*> actions = menu->actions();
        for (int i = 0; i < actions.size(); ++i)
            if (actions[i]->menu()) actions += actions[i]->menu()->actions();
        for (QAction* action : actions)
            if (action->text().startsWith(begin)) return action->trigger();
        ADD_FAILURE() << begin.toStdString();
    };
    trigger(1, QStringLiteral("Pin"));
    EXPECT_EQ(view.model().lanes()[0].key, second);
    trigger(0, QStringLiteral("Hide"));
    for (const Lane& lane : view.model().lanes()) EXPECT_NE(lane.key, second);
    trigger(std::nullopt, QStringLiteral("Show 1 hidden"));
    EXPECT_EQ(view.model().lanes()[0].key, second);
    trigger(std::nullopt, QStringLiteral("By name"));
    EXPECT_EQ(view.arrangement().sort, LaneSort::Name);
    view.setRows(test::koreaAutumn());
    EXPECT_EQ(view.model().lanes()[0].key, second) << "the arrangement outlives other rows";
}

TEST_F(TimelineViewTest, LeavesTheArrangingOfLargeCasesToOthersWhereTheyWantIt) {
    LaneArrangement byName;
    byName.sort = LaneSort::Name;
    view.setArrangedElsewhere(true);
    QSignalSpy asked(&view, &TimelineView::arrangementChanged);
    view.setArrangement(byName);
    EXPECT_EQ(view.model().arrangement(), byName) << "a small case costs nothing";
    view.setRows(test::manyEvents(30'000, 20, 5));
    LaneArrangement pinned;
    pinned.pinned = {view.model().lanes().back().key};
    view.setArrangement(pinned);
    EXPECT_EQ(asked.count(), 2);
    EXPECT_FALSE(view.model().arrangement() == pinned);
    view.setModel(view.model().arranged(view.arrangement()));
    EXPECT_TRUE(view.model().lanes().front().pinned);
}

TEST_F(TimelineViewTest, ARectangleHoldsTheEventsOfDensityColumnsToo) {
    view.setRows(test::manyEvents(60'000, 4, 2));
    view.fitAll();
    drag(QPoint(view.headerWidth() + 200, 50), QPoint(view.headerWidth() + 260, 400), Qt::ControlModifier);
    ASSERT_GT(selection.events().size(), 100U);
    for (const EventId id : selection.events()) {
        const query::EventRow& row = view.model().rows().rows[*view.model().rowOf(id)];
        EXPECT_LE(static_cast<double>(row.begin), timeAt(view.headerWidth() + 262));
        EXPECT_GE(static_cast<double>(row.end), timeAt(view.headerWidth() + 198));
    }
}

class OverviewStripTest : public testing::Test {
protected:
    OverviewStripTest() {
        strip.setModel(std::make_shared<const LaneModel>(test::koreaAutumn(), Grouping::Country));
        strip.setReducedMotion(true);
        strip.setHeaderWidth(124);
        window.set(static_cast<double>(day("2023-09-23")), static_cast<double>(day("2023-11-25")));
        strip.resize(1066, 70);
        strip.show();
    }
    QPoint at(double t) {
        const TimeRange range = strip.range();
        return QPointF(124 + (t - range.begin) / range.span() * (1066 - 124), 30).toPoint();
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&strip, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 4; ++i) {
            const QPointF now = from + (to - from) * (i / 4.0);
            QMouseEvent move(QEvent::MouseMove, now, strip.mapToGlobal(now), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&strip, &move);
        }
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, to);
    }

    TimeWindow window;
    Selection selection;
    OverviewStrip strip{window, selection};
};

TEST_F(OverviewStripTest, ShowsTheWholeCase) {
    EXPECT_LE(strip.range().begin, static_cast<double>(day("2023-08-16")));
    EXPECT_GE(strip.range().end, static_cast<double>(day("2023-12-20")));
}

TEST_F(OverviewStripTest, SpreadsAnInexactEventOverItsBarsInsteadOfRepeatingIt) {
    test::RowsBuilder builder;
    test::RowsBuilder::Event year;
    year.begin = day("2011-01-01");
    year.end = day("2012-01-01") - 1;
    year.precision = base::Precision::Year;
    builder.add(year);
    strip.setModel(std::make_shared<const LaneModel>(builder.build(), Grouping::None));
    window.set(static_cast<double>(day("2011-01-01")), static_cast<double>(day("2012-01-01")));
    const QImage image = strip.grab().toImage();
    const QColor colour = Palette::of(isDark(strip.palette())).quad(event::quadClassOf(year.type)).fill;
    int coloured = 0;
    for (int x = 125; x < 1066; ++x)
        for (int y = 0; y < 54; ++y) coloured += image.pixelColor(x, y) == colour;
    EXPECT_GT(coloured, 100) << "every bar of the year has its share";
    EXPECT_LT(coloured, 3 * 942) << "one event, not fifty-two";
}

// The hits alone are drawn in this colour below the bars.
int hitsBetween(OverviewStrip& strip, int from, int to) {
    const QImage image = strip.grab().toImage();
    const QColor colour = Palette::of(isDark(strip.palette())).text;
    int hits = 0;
    for (int x = from; x < to; ++x)
        for (int y = 45; y < 54; ++y)
            if (image.pixelColor(x, y) == colour) {
                ++hits;
                break;
            }
    return hits;
}

TEST_F(OverviewStripTest, MarksWhereWordsAreFoundInWhatTheySearch) {
    const TimeRange before = strip.range();
    EXPECT_EQ(hitsBetween(strip, 125, 1066), 0);
    const auto all = test::koreaAutumn();
    auto found = std::make_shared<query::EventRows>(*all);
    found->rows.clear();
    const query::EventRow& hit = all->rows[all->rows.size() / 2];
    found->rows.push_back(hit);
    strip.setModel(std::make_shared<const LaneModel>(all, Grouping::None), std::make_shared<const LaneModel>(found, Grouping::None));
    EXPECT_DOUBLE_EQ(strip.range().begin, before.begin) << "the whole case stays in sight";
    EXPECT_DOUBLE_EQ(strip.range().end, before.end);
    const int x = at(static_cast<double>(hit.begin)).x();
    EXPECT_GE(hitsBetween(strip, x - 3, x + 4), 1);
    EXPECT_EQ(hitsBetween(strip, 125, x - 3) + hitsBetween(strip, x + 4, 1066), 0);
    strip.setModel(std::make_shared<const LaneModel>(all, Grouping::None));
    EXPECT_EQ(hitsBetween(strip, 125, 1066), 0);
}

TEST_F(OverviewStripTest, DragInsideMovesTheWindow) {
    const double span = window.span(), begin = window.begin();
    const QPoint from = at(static_cast<double>(day("2023-10-20")));
    drag(from, from + QPoint(50, 0));
    EXPECT_NEAR(window.span(), span, 1);
    EXPECT_NEAR(window.begin() - begin, 50.0 / (1066 - 124) * strip.range().span(), kDay);
}

TEST_F(OverviewStripTest, HandlesResizeTheWindow) {
    const double begin = window.begin();
    drag(at(window.end()), at(static_cast<double>(day("2023-12-10"))));
    EXPECT_NEAR(window.end(), static_cast<double>(day("2023-12-10")), kDay);
    EXPECT_DOUBLE_EQ(window.begin(), begin);
    drag(at(window.begin()), at(static_cast<double>(day("2023-11-01"))));
    EXPECT_NEAR(window.begin(), static_cast<double>(day("2023-11-01")), kDay);
}

TEST_F(OverviewStripTest, DragOutsideDrawsANewWindow) {
    drag(at(static_cast<double>(day("2023-08-20"))), at(static_cast<double>(day("2023-09-10"))));
    EXPECT_NEAR(window.begin(), static_cast<double>(day("2023-08-20")), kDay);
    EXPECT_NEAR(window.end(), static_cast<double>(day("2023-09-10")), kDay);
}

TEST_F(OverviewStripTest, DoubleClickAsksToFitAndArrowsMove) {
    QSignalSpy fit(&strip, &OverviewStrip::fitRequested);
    QTest::mouseDClick(&strip, Qt::LeftButton, {}, QPoint(600, 30));
    EXPECT_EQ(fit.count(), 1);
    const double begin = window.begin();
    QTest::keyClick(&strip, Qt::Key_Right);
    EXPECT_GT(window.begin(), begin);
    EXPECT_FALSE(strip.grab().isNull());
}

}  // namespace
}  // namespace chancery::ui
