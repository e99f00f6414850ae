// The graph as shapes, and its view with real mouse, wheel and keys.
#include <gtest/gtest.h>

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

#include "tests/support/synthetic_rows.h"
#include "tests/ui/graph/made_up_scene.h"
#include "ui/drawing/hover_card.h"
#include "ui/graph/graph_geometry.h"
#include "ui/graph/graph_session.h"
#include "ui/graph/graph_view.h"
#include "ui/job/job_runner.h"
#include "ui/model/case_session.h"
#include "ui/state/active_filter.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"

using namespace chancery;
using ui::GraphGeometry;
using ui::GraphScene;
using ui::GraphTransform;

namespace {

constexpr int kPatience = 20'000;  // ms; a limit, never a measure

std::uint32_t nodeOf(const GraphScene& scene, const std::string& key) {
    for (std::uint32_t i = 0; i < scene.nodes.size(); ++i)
        if (scene.keyOf(i) == key) return i;
    ADD_FAILURE() << "no actor " << key;
    return 0;
}

GraphGeometry geometryOf(const std::shared_ptr<const GraphScene>& scene, QSizeF size) {
    const auto places = ui::settledPlaces(*scene, {}, ui::GraphArrangement::Forces, std::nullopt);
    return ui::makeGeometry(scene, places, GraphTransform::fitting(places, size, QMarginsF(60, 40, 60, 40)), ui::Metrics(QApplication::font()));
}

TEST(GraphScene, TakesOverCountsScoresAndDirections) {
    const auto scene = test::sceneOf(test::twoGroups());
    const std::uint32_t a = nodeOf(*scene, "ARL"), b = nodeOf(*scene, "BOR"), d = nodeOf(*scene, "DUN"), e = nodeOf(*scene, "EST");
    ASSERT_EQ(scene->links.size(), 5U);
    for (const ui::SceneLink& link : scene->links) {
        const auto pair = std::minmax(link.a, link.b);
        if (pair == std::minmax(a, b)) {
            EXPECT_EQ(link.count, 8U);
            EXPECT_TRUE(link.reachesA && link.reachesB);
            EXPECT_NEAR(static_cast<double>(link.score), (6 * 7.0 - 2 * 2.0) / 8, 1e-4);
        }
        if (pair == std::minmax(d, e)) {
            EXPECT_TRUE(link.onlyPlanned);
            EXPECT_NE(link.reachesA, link.reachesB);
        }
        if (pair == std::minmax(a, d)) {
            EXPECT_LT(link.score, 0);
        }
    }
}

TEST(GraphScene, NumbersRegionsByTheirSize) {
    const auto plain = test::sceneOf(test::koreaAutumn());
    ui::GraphStyle style;
    style.colour = ui::NodeColour::Region;
    const auto scene = ui::makeScene(plain->graph, style, {}, {});
    ASSERT_FALSE(scene->groups.empty());
    std::vector<std::size_t> sizes(scene->groups.size());
    for (const ui::SceneNode& node : scene->nodes) ++sizes.at(node.group);
    EXPECT_TRUE(std::is_sorted(sizes.rbegin(), sizes.rend()));
}

TEST(GraphScene, LeavesOutHiddenActorsWithTheirLinks) {
    const auto scene = test::sceneOf(test::twoGroups());
    const auto without = ui::makeScene(scene->graph, {}, {}, {}, {"ARL"});
    EXPECT_EQ(without->nodes.size() + 1, scene->nodes.size());
    for (std::size_t i = 0; i < without->nodes.size(); ++i) EXPECT_NE(without->keyOf(i), "ARL");
    EXPECT_EQ(without->links.size(), 2U);
}

TEST(GraphGeometry, PlacesLabelsWithoutOverlap) {
    const auto scene = test::sceneOf(test::koreaAutumn());
    for (const QSizeF size : {QSizeF(1200, 700), QSizeF(500, 300), QSizeF(160, 120)}) {
        const GraphGeometry geometry = geometryOf(scene, size);
        for (std::size_t i = 0; i < geometry.labels.size(); ++i) {
            EXPECT_TRUE(QRectF(QPointF(0, 0), size).contains(geometry.labels[i].box));
            for (std::size_t k = i + 1; k < geometry.labels.size(); ++k) EXPECT_FALSE(geometry.labels[i].box.intersects(geometry.labels[k].box));
            for (const ui::NodeShape& node : geometry.nodes)
                EXPECT_TRUE(!geometry.labels[i].box.contains(node.at) ||
                            scene->nodes[node.node].importance < scene->nodes[geometry.labels[i].node].importance);
        }
    }
    EXPECT_GT(geometryOf(scene, {1200, 700}).labels.size(), 5U);
}

TEST(GraphGeometry, NamesTheHubInTheThickOfItsNeighbours) {
    const auto scene = test::sceneOf(test::koreaAutumn());
    const auto hub = static_cast<std::uint32_t>(std::max_element(scene->nodes.begin(), scene->nodes.end(),
                                                                 [](const auto& x, const auto& y) { return x.importance < y.importance; }) - scene->nodes.begin());
    std::vector<analysis::GraphPoint> places(scene->nodes.size());
    for (std::size_t i = 0; i < places.size(); ++i) {  // rings of neighbours all about it
        const double angle = 2.4 * static_cast<double>(i), off = i == hub ? 0 : 22 + 1.5 * static_cast<double>(i);
        places[i] = {off * std::cos(angle), off * std::sin(angle)};
    }
    ui::GraphTransform whole;
    whole.picture = {600, 400};
    const GraphGeometry geometry = ui::makeGeometry(scene, places, whole, ui::Metrics(QApplication::font()));
    EXPECT_TRUE(std::any_of(geometry.labels.begin(), geometry.labels.end(), [&](const ui::LabelShape& label) { return label.node == hub; }));
}

TEST(GraphGeometry, NoLabelIsCutByTheEdgeOfWhatIsSeenOrLiesUnderTheLegend) {
    const auto scene = test::sceneOf(test::koreaAutumn());
    const auto places = ui::settledPlaces(*scene, {}, ui::GraphArrangement::Forces, std::nullopt);
    const QRectF seen(150, 100, 500, 300), legend(160, 260, 150, 130);
    const auto transform = GraphTransform::fitting(places, {800, 500}, QMarginsF(20, 20, 20, 20));
    const GraphGeometry geometry = ui::makeGeometry(scene, places, transform, ui::Metrics(QApplication::font()), legend, seen);
    ASSERT_FALSE(geometry.labels.empty());
    for (const ui::LabelShape& label : geometry.labels) {
        EXPECT_TRUE(seen.contains(label.box) || !seen.intersects(label.box));
        EXPECT_FALSE(legend.intersects(label.box));
    }
}

TEST(GraphGeometry, FindsEveryNodeWhereItIsDrawnAndEveryLinkAtItsMiddle) {
    const GraphGeometry geometry = geometryOf(test::sceneOf(test::twoGroups()), {900, 600});
    for (const ui::NodeShape& node : geometry.nodes) EXPECT_EQ(ui::hitTest(geometry, node.at, 1).node, node.node);
    for (const ui::LinkShape& link : geometry.links) {
        const ui::GraphHit hit = ui::hitTest(geometry, link.middle(), 1);
        EXPECT_TRUE(hit.node || hit.link == link.link);
    }
    EXPECT_TRUE(ui::hitTest(geometry, {-500, -500}, 1).isEmpty());
}

TEST(GraphTransform, FitsAllPlacesAndMapsBack) {
    const std::vector<analysis::GraphPoint> places = {{-300, 20}, {500, -80}, {0, 400}};
    const GraphTransform fit = GraphTransform::fitting(places, {800, 500}, QMarginsF(50, 30, 50, 30));
    for (const analysis::GraphPoint& p : places) {
        const QPointF at = fit.map(p);
        EXPECT_TRUE(QRectF(49, 29, 702, 442).contains(at)) << at.x() << " " << at.y();
        EXPECT_NEAR(fit.unmap(at).x, p.x, 1e-6);
        EXPECT_NEAR(fit.unmap(at).y, p.y, 1e-6);
    }
}

/// A view over made-up rows, without a case file: the scene is handed over as the session would.
class GraphViewTest : public testing::Test {
protected:
    GraphViewTest() : session(jobs, filter, selection), graph(jobs, session, window, selection), view(jobs, graph, selection) {
        view.setReducedMotion(true);
        view.setHoverDelay(0);
        view.resize(900, 600);
        view.show();
        graph.showScene(test::sceneOf(test::twoGroups()));
        EXPECT_TRUE(QTest::qWaitFor([&] { return !view.simulation().isRunning(); }, kPatience));
        QTest::qWait(50);
    }
    QPoint at(const std::string& key) { return view.geometry().nodes[nodeOf(view.scene(), key)].at.toPoint(); }
    QPoint between(const std::string& a, const std::string& b) {
        const std::uint32_t x = nodeOf(view.scene(), a), y = nodeOf(view.scene(), b);
        for (const ui::LinkShape& shape : view.geometry().links) {
            const ui::SceneLink& link = view.scene().links[shape.link];
            if (std::minmax(link.a, link.b) == std::minmax(x, y)) return shape.middle().toPoint();
        }
        ADD_FAILURE() << "no link";
        return {};
    }

    ui::JobRunner jobs;
    ui::ActiveFilter filter;
    ui::Selection selection;
    ui::TimeWindow window;
    ui::CaseSession session;
    ui::GraphSession graph;
    ui::GraphView view;
};

TEST_F(GraphViewTest, SelectsAnActorByClickAddsByCtrlAndClearsByEmptyGround) {
    QTest::mouseClick(&view, Qt::LeftButton, {}, at("ARL"));
    EXPECT_EQ(selection.actors(), (ui::ActorChoice{{"ARL"}, false}));
    QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, at("BOR"));
    EXPECT_EQ(selection.actors(), (ui::ActorChoice{{"ARL", "BOR"}, false}));
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(2, 2));
    EXPECT_TRUE(selection.actors().keys.empty());
}

TEST_F(GraphViewTest, SelectsALinkByClick) {
    QTest::mouseClick(&view, Qt::LeftButton, {}, between("ARL", "BOR"));
    EXPECT_TRUE(selection.actors().link);
    EXPECT_EQ(selection.actors().keys.size(), 2U);
}

TEST_F(GraphViewTest, MovesAnActorByDraggingAndPinsIt) {
    const QPoint from = at("EST"), to = from + QPoint(60, -40);
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, from + QPoint(30, -20));
    QTest::mouseMove(&view, to);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    EXPECT_TRUE(view.simulation().isPinned(nodeOf(view.scene(), "EST")));
    const auto place = view.simulation().places().at("EST");
    const QPointF shown = view.transform().map(place.at);
    EXPECT_NEAR(shown.x(), to.x(), 2);
    EXPECT_NEAR(shown.y(), to.y(), 2);
}

TEST_F(GraphViewTest, PansByDraggingTheGroundAndZoomsAtTheCursor) {
    const QPoint arland = at("ARL");
    const QPoint ground(5, 5);
    QTest::mousePress(&view, Qt::LeftButton, {}, ground);
    QTest::mouseMove(&view, ground + QPoint(30, 20));
    QTest::mouseMove(&view, ground + QPoint(50, 40));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, ground + QPoint(50, 40));
    EXPECT_LE((at("ARL") - arland - QPoint(50, 40)).manhattanLength(), 2);
    const QPoint here = at("BOR");
    const double before = view.transform().zoom;
    QWheelEvent wheel(here, view.mapToGlobal(here), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &wheel);
    EXPECT_NEAR(view.transform().zoom, before * 1.2, 1e-9);
    EXPECT_LE((at("BOR") - here).manhattanLength(), 2);
}

TEST_F(GraphViewTest, SelectsByRectangleWithShift) {
    QTest::mousePress(&view, Qt::LeftButton, Qt::ShiftModifier, QPoint(1, 1));
    for (const QPoint& p : {QPoint(300, 200), QPoint(898, 598)}) {
        QMouseEvent move(QEvent::MouseMove, p, view.mapToGlobal(p), Qt::NoButton, Qt::LeftButton, Qt::ShiftModifier);
        QApplication::sendEvent(&view, &move);
    }
    QTest::mouseRelease(&view, Qt::LeftButton, Qt::ShiftModifier, QPoint(898, 598));
    EXPECT_EQ(selection.actors().keys.size(), view.scene().nodes.size());
}

TEST_F(GraphViewTest, WalksAlongLinksByArrowKeysAndClearsStepByStep) {
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Right);
    ASSERT_EQ(selection.actors().keys.size(), 1U);
    const std::string first = selection.actors().keys.front();
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Up, Qt::Key_Right, Qt::Key_Down}) QTest::keyClick(&view, key);
    EXPECT_EQ(selection.actors().keys.size(), 1U);
    view.setLit({first});
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_FALSE(view.isNarrowed());
    EXPECT_EQ(selection.actors().keys.size(), 1U);
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_TRUE(selection.actors().keys.empty());
}

TEST_F(GraphViewTest, ShiftAndAnArrowChooseTheLinkThatWay) {
    view.setFocus();
    selection.setActors({{"ARL"}, false});
    std::set<std::string> ends;
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Up, Qt::Key_Right, Qt::Key_Down}) {
        QTest::keyClick(&view, key, Qt::ShiftModifier);
        if (!selection.actors().link) continue;
        EXPECT_EQ(selection.actors().keys.front(), "ARL") << "all of them from where one stands";
        ends.insert(selection.actors().keys.back());
    }
    EXPECT_FALSE(ends.empty());
    for (const std::string& end : ends) EXPECT_TRUE((std::set<std::string>{"BOR", "COR", "DUN"}.contains(end))) << end;
}

TEST_F(GraphViewTest, FCentresWhatIsChosenAndPressedAgainShowsAll) {
    view.setFocus();
    selection.setActors({{"ARL", "BOR"}, true});
    for (int i = 0; i < 9; ++i) QTest::keyClick(&view, Qt::Key_Plus);
    QTest::keyClick(&view, Qt::Key_F);
    const QPointF middle = 0.5 * (QPointF(at("ARL")) + QPointF(at("BOR")));
    EXPECT_LT((middle - QRectF(view.rect()).center()).manhattanLength(), 3);
    QTest::keyClick(&view, Qt::Key_F);
    for (const ui::NodeShape& shape : view.geometry().nodes) EXPECT_TRUE(view.rect().contains(shape.at.toPoint()));
}

TEST_F(GraphViewTest, AsksForTheNeighbourhoodByDoubleClick) {
    QSignalSpy asked(&view, &ui::GraphView::egoRequested);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, at("ARL"));
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.front().at(0).value<std::string>(), "ARL");
}

TEST_F(GraphViewTest, ShowsACardForTheActorUnderThePointer) {
    QTest::mouseMove(&view, QPoint(3, 3));
    QTest::mouseMove(&view, at("ARL"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.window()->findChild<ui::HoverCard*>() && view.window()->findChild<ui::HoverCard*>()->isVisible(); }, kPatience));
    EXPECT_EQ(view.window()->findChild<ui::HoverCard*>()->content().title, "Arland");
}

TEST_F(GraphViewTest, FindsAnActorByTheBeginningOfItsName) {
    EXPECT_TRUE(view.find("cor"));
    EXPECT_EQ(selection.actors().keys, std::vector<std::string>{"COR"});
    EXPECT_FALSE(view.find("nobody of that name"));
}

TEST_F(GraphViewTest, KeepsPlacesWhenThePeriodChanges) {
    const auto before = view.simulation().places();
    graph.showScene(ui::makeScene(view.scene().graph, {}, {}, {}, {"EST"}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !view.simulation().isRunning(); }, kPatience));
    for (const auto& [key, place] : view.simulation().places()) {
        const auto known = before.find(key);
        ASSERT_NE(known, before.end());
        EXPECT_LT(std::hypot(known->second.at.x - place.at.x, known->second.at.y - place.at.y), 2 * analysis::ForceLayout::kLinkLength) << key;
    }
}

TEST_F(GraphViewTest, TellsAScreenReaderOfItsActors) {
    ASSERT_EQ(view.partCount(), view.scene().nodes.size());
    QStringList names;
    for (std::size_t i = 0; i < view.partCount(); ++i) names.push_back(view.part(i).name);
    EXPECT_TRUE(names.contains("Arland") && names.contains("Fenn"));
}

}  // namespace
