// The matrix against a naive count, and its view with real mouse and keys.
#include <gtest/gtest.h>

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <map>
#include <set>

#include "tests/support/synthetic_rows.h"
#include "tests/ui/graph/made_up_scene.h"
#include "ui/drawing/hover_card.h"
#include "ui/graph/matrix_panel.h"
#include "ui/graph/matrix_view.h"
#include "ui/job/job_runner.h"
#include "ui/state/selection.h"

using namespace chancery;
using test::sceneOf;
using ui::MatrixCell;
using ui::MatrixHit;
using ui::MatrixLayout;
using ui::MatrixView;

namespace {

constexpr int kPatience = 20'000;  // ms; a limit, never a measure

ui::MeasuredGraph measured(const ui::GraphScene& scene) { return {scene.graph, *analysis::measureGraph(*scene.graph)}; }

std::uint32_t placeOf(const MatrixLayout& layout, std::string_view key) {
    for (std::uint32_t place = 0; place < layout.size(); ++place)
        if (layout.keyOf(place) == key) return place;
    return MatrixLayout::kNowhere;
}

std::uint32_t countBetween(const MatrixLayout& layout, std::string_view row, std::string_view column) {
    const MatrixCell* cell = layout.cell(placeOf(layout, row), placeOf(layout, column));
    return cell ? cell->count : 0;
}

TEST(MatrixLayout, HoldsWhatANaiveCountHolds) {
    const auto rows = test::manyEvents(600, 14, 2);
    const MatrixLayout layout = ui::makeMatrixLayout(sceneOf(rows), nullptr);
    std::map<std::pair<std::string, std::string>, std::uint32_t> expected;
    for (const query::EventRow& row : rows->rows) {
        const auto sources = rows->sources(row), targets = rows->targets(row);
        const bool mutual = targets.empty() && (row.type == event::EventType::Consult || row.type == event::EventType::Agree || row.type == event::EventType::Cooperate);
        std::set<std::pair<std::string, std::string>> pairs;
        for (const std::uint32_t from : sources)
            for (const std::uint32_t to : mutual ? sources : targets)
                if (from != to) pairs.emplace(rows->actors()[from].key, rows->actors()[to].key);
        for (const auto& pair : pairs) ++expected[pair];
    }
    std::map<std::pair<std::string, std::string>, std::uint32_t> found;
    for (std::uint32_t row = 0; row < layout.size(); ++row)
        for (const MatrixCell& cell : layout.row(row)) found[{layout.keyOf(row), layout.keyOf(cell.column)}] = cell.count;
    ASSERT_GT(expected.size(), 50U);
    EXPECT_EQ(found, expected);
}

TEST(MatrixLayout, PutsAMutualActInBothCellsAndAnActOnSomebodyInOne) {
    const MatrixLayout layout = ui::makeMatrixLayout(sceneOf(test::twoGroups()), nullptr);
    EXPECT_EQ(countBetween(layout, "ARL", "BOR"), 6U);
    EXPECT_EQ(countBetween(layout, "BOR", "ARL"), 2U);
    EXPECT_EQ(countBetween(layout, "ARL", "COR"), 3U);
    EXPECT_EQ(countBetween(layout, "COR", "ARL"), 3U);
    EXPECT_EQ(countBetween(layout, "DUN", "ARL"), 0U);
    EXPECT_EQ(layout.mostCount, 6U);
    EXPECT_EQ(placeOf(layout, "FEN"), MatrixLayout::kNowhere) << "deals with nobody";
    EXPECT_GT(layout.cell(placeOf(layout, "ARL"), placeOf(layout, "BOR"))->score, 0);
    EXPECT_LT(layout.cell(placeOf(layout, "BOR"), placeOf(layout, "ARL"))->score, 0);
    EXPECT_TRUE(layout.cell(placeOf(layout, "DUN"), placeOf(layout, "EST"))->onlyPlanned);
}

TEST(MatrixLayout, OrdersByCommunityThenTheStrongestFirst) {
    const auto scene = sceneOf(test::twoGroups());
    const ui::MeasuredGraph measures = measured(*scene);
    const MatrixLayout layout = ui::makeMatrixLayout(scene, &measures);
    std::string order;
    for (std::uint32_t place = 0; place < layout.size(); ++place) order += layout.keyOf(place) + " ";
    EXPECT_EQ(order, "ARL BOR COR DUN EST ");  // 12, 12, 7 events; 3, 2
    ASSERT_EQ(layout.blocks.size(), 2U);
    EXPECT_EQ(layout.blocks[0], (ui::MatrixBlock{0, 3}));
    EXPECT_EQ(layout.blocks[1], (ui::MatrixBlock{3, 5}));
}

TEST(MatrixLayout, KeepsTheCommunitiesOfAnEarlierPeriodButNotOfOtherEvents) {
    const auto scene = sceneOf(test::twoGroups()), other = sceneOf(test::twoGroups());
    const ui::MeasuredGraph measures = measured(*other);
    EXPECT_TRUE(ui::makeMatrixLayout(scene, &measures).blocks.empty());
    auto part = std::make_shared<analysis::ActorGraph>(*other->graph);
    const ui::MeasuredGraph older{part, measures.measures};
    EXPECT_EQ(ui::makeMatrixLayout(other, &older).blocks.size(), 2U);
}

TEST(MatrixLayout, FindsTheColumnsInSight) {
    const MatrixLayout layout = ui::makeMatrixLayout(sceneOf(test::manyEvents(600, 14, 2)), nullptr);
    for (std::uint32_t row = 0; row < layout.size(); ++row) {
        std::size_t naive = 0;
        for (const MatrixCell& cell : layout.row(row)) naive += cell.column >= 3 && cell.column < 9;
        EXPECT_EQ(layout.row(row, 3, 9).size(), naive);
    }
}

TEST(MatrixFrame, FindsTheCellUnderAPointWhereItIsPainted) {
    const ui::MatrixFrame frame{QSizeF(900, 300), 120, 90, 17.3, 1.7, QPointF(31, 12), 40};
    for (std::uint32_t row = 1; row < 10; ++row)
        for (std::uint32_t column = 2; column < 15; ++column) EXPECT_EQ(frame.hit(QRectF(frame.box(row, column)).center()), (MatrixHit{row, column}));
    EXPECT_EQ(frame.hit({50, frame.yOf(4.5)}), (MatrixHit{4, std::nullopt}));
    EXPECT_EQ(frame.hit({frame.xOf(7.5), 20}), (MatrixHit{std::nullopt, 7}));
    EXPECT_TRUE(frame.hit({50, 20}).isEmpty());
}

std::shared_ptr<const MatrixLayout> layoutOf(std::shared_ptr<const ui::GraphScene> scene, const ui::MeasuredGraph* measures) {
    return std::make_shared<const MatrixLayout>(ui::makeMatrixLayout(std::move(scene), measures));
}

class MatrixViewTest : public testing::Test {
protected:
    MatrixViewTest() {
        m_view.resize(640, 480);
        m_view.show();
        const auto scene = sceneOf(test::twoGroups());
        const ui::MeasuredGraph measures = measured(*scene);
        m_view.showLayout(layoutOf(scene, &measures));
    }
    QPoint cellAt(std::string_view row, std::string_view column) {
        return m_view.frame().box(placeOf(m_view.shownLayout(), row), placeOf(m_view.shownLayout(), column)).center();
    }
    QPoint rowName(std::string_view row) { return {20, cellAt(row, row).y()}; }
    void click(QPoint at, Qt::KeyboardModifiers keys = {}) { QTest::mouseClick(m_view.viewport(), Qt::LeftButton, keys, at); }
    std::string pair() {
        const MatrixLayout& layout = m_view.shownLayout();
        return m_view.pair() ? layout.keyOf(*m_view.pair()->row) + ">" + layout.keyOf(*m_view.pair()->column) : "";
    }

    ui::Selection m_selection;
    MatrixView m_view{m_selection};
};

TEST_F(MatrixViewTest, AClickOnACellChoosesTheLinkAndOnANameTheActor) {
    click(cellAt("BOR", "ARL"));
    EXPECT_EQ(m_selection.actors(), (ui::ActorChoice{{"ARL", "BOR"}, true})) << "as the graph chooses a link";
    EXPECT_EQ(pair(), "BOR>ARL");
    click(rowName("COR"));
    EXPECT_EQ(m_selection.actors(), (ui::ActorChoice{{"COR"}, false}));
    EXPECT_EQ(pair(), "");
    click(QPoint(cellAt("DUN", "DUN").x(), 20));
    EXPECT_EQ(m_selection.actors(), (ui::ActorChoice{{"DUN"}, false}));
}

TEST_F(MatrixViewTest, CtrlAddsActorsAndAnEmptyCellChoosesNobody) {
    click(rowName("COR"));
    click(rowName("EST"), Qt::ControlModifier);
    EXPECT_EQ(m_selection.actors(), (ui::ActorChoice{{"COR", "EST"}, false}));
    click(rowName("COR"), Qt::ControlModifier);
    EXPECT_EQ(m_selection.actors(), (ui::ActorChoice{{"EST"}, false}));
    click(cellAt("EST", "BOR"));
    EXPECT_TRUE(m_selection.actors().keys.empty());
}

TEST_F(MatrixViewTest, ArrowsGoToTheNextFilledCellAndEscapeClears) {
    m_view.setFocus();
    const auto press = [this](Qt::Key key) {
        QTest::keyClick(&m_view, key);
        return pair();
    };
    EXPECT_EQ(press(Qt::Key_Right), "ARL>BOR") << "the strongest cell of the first row";
    EXPECT_EQ(press(Qt::Key_Right), "ARL>COR");
    EXPECT_EQ(press(Qt::Key_Down), "BOR>COR");
    EXPECT_EQ(press(Qt::Key_Left), "BOR>ARL") << "over the diagonal";
    EXPECT_EQ(press(Qt::Key_Down), "COR>ARL");
    EXPECT_EQ(press(Qt::Key_Up), "BOR>ARL");
    EXPECT_EQ(press(Qt::Key_Up), "BOR>ARL") << "nothing above";
    QSignalSpy activated(&m_view, &MatrixView::actorsActivated);
    QTest::keyClick(&m_view, Qt::Key_Return);
    EXPECT_EQ(activated.size(), 1);
    QTest::keyClick(&m_view, Qt::Key_Escape);
    EXPECT_TRUE(m_selection.actors().keys.empty());
}

TEST_F(MatrixViewTest, ShowsWhatIsChosenElsewhere) {
    m_selection.setActors({{"DUN", "ARL"}, true});
    EXPECT_EQ(pair(), "ARL>DUN") << "the cell that says anything";
    m_selection.setActors({{"DUN", "ARL"}, false});
    EXPECT_EQ(m_view.overlay().actors.size(), 2U);
    EXPECT_FALSE(m_view.pair());
}

TEST_F(MatrixViewTest, HoveringMarksRowAndColumnAndShowsACard) {
    m_view.setHoverDelay(0);
    const QPoint at = cellAt("ARL", "BOR");
    QTest::mouseMove(m_view.viewport(), at - QPoint(1, 1));
    QTest::mouseMove(m_view.viewport(), at);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_view.card() && m_view.card()->isVisible(); }, kPatience));
    EXPECT_TRUE(m_view.overlay().hovered.isCell());
    EXPECT_TRUE(m_view.card()->content().title.contains("Arland"));
    EXPECT_EQ(m_view.card()->content().titleValue, "8");
}

TEST_F(MatrixViewTest, TheWheelZoomsAtTheCursorAndADragPans) {
    const auto scene = sceneOf(test::manyEvents(4000, 60, 2));
    m_view.showLayout(layoutOf(scene, nullptr));
    const double before = m_view.frame().cell;
    const QPoint at(400, 300);
    const auto under = m_view.frame().hit(at);
    for (int i = 0; i < 4; ++i) {
        QWheelEvent wheel(at, m_view.viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view.viewport(), &wheel);
    }
    EXPECT_NEAR(m_view.frame().cell, before * 1.2 * 1.2 * 1.2 * 1.2, 0.01);
    EXPECT_EQ(m_view.frame().hit(at), under);
    const int scrolled = m_view.horizontalScrollBar()->value();
    QTest::mousePress(m_view.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseMove(m_view.viewport(), at - QPoint(30, 0));
    QTest::mouseMove(m_view.viewport(), at - QPoint(60, 0));
    QTest::mouseRelease(m_view.viewport(), Qt::LeftButton, {}, at - QPoint(60, 0));
    EXPECT_EQ(m_view.horizontalScrollBar()->value(), scrolled + 60);
    EXPECT_TRUE(m_selection.actors().keys.empty()) << "a drag is no click";
    QTest::keyClick(&m_view, Qt::Key_0, Qt::ControlModifier);
    EXPECT_EQ(m_view.horizontalScrollBar()->maximum(), 0);
    EXPECT_EQ(m_view.verticalScrollBar()->maximum(), 0);
}

TEST_F(MatrixViewTest, ACellTooSmallForAFrameIsStillPaintedInItsPlace) {
    m_view.showLayout(layoutOf(sceneOf(test::manyEvents(6000, 400, 2)), nullptr));
    m_view.fit();
    const ui::MatrixFrame frame = m_view.frame();
    ASSERT_LT(frame.cell, 2);
    const QImage picture = m_view.grab().toImage();
    const MatrixLayout& layout = m_view.shownLayout();
    const QRgb ground = ui::Palette::of(ui::isDark(m_view.palette())).base.rgb();
    std::size_t painted = 0;
    for (std::uint32_t row = 0; row < layout.size(); ++row)
        for (const MatrixCell& cell : layout.row(row)) {
            const QPoint at(static_cast<int>(frame.xOf(cell.column + 0.5)), static_cast<int>(frame.yOf(row + 0.5)));
            painted += picture.pixel(at) != ground;
        }
    EXPECT_GT(painted, layout.cells.size() * 9 / 10);
}

TEST_F(MatrixViewTest, ScreenReadersHearRowsAndFilledCells) {
    const std::size_t parts = m_view.partCount();
    ASSERT_EQ(parts, 5 + m_view.shownLayout().cells.size());
    EXPECT_TRUE(m_view.part(0).isHeading);
    EXPECT_EQ(m_view.part(0).name, "Arland");
    EXPECT_EQ(m_view.part(1).name, "Arland → Borland");
    EXPECT_TRUE(m_view.part(1).details.startsWith("6 events"));
}

TEST_F(MatrixViewTest, SaysInWordsThatThereIsNothing) {
    m_view.showLayout(layoutOf(std::make_shared<ui::GraphScene>(ui::GraphScene{std::make_shared<analysis::ActorGraph>(), {}, {}, {}, 0, 0}), nullptr));
    const QImage empty = m_view.grab().toImage();
    const QRgb ground = ui::Palette::of(ui::isDark(m_view.palette())).base.rgb();
    std::size_t inked = 0;
    for (int y = 200; y < 280; ++y)
        for (int x = 0; x < empty.width(); ++x) inked += empty.pixel(x, y) != ground;
    EXPECT_GT(inked, 200U);
    click({300, 300});
    QTest::keyClick(&m_view, Qt::Key_Right);
    QTest::keyClick(&m_view, Qt::Key_Plus);
    EXPECT_FALSE(m_view.pair());
}

TEST(MatrixPanel, LaysOutInTheBackgroundAndEndsWithTheLatestScene) {
    ui::JobRunner jobs;
    ui::Selection selection;
    ui::MatrixPanel panel(jobs, selection);
    std::vector<std::shared_ptr<const ui::GraphScene>> scenes;
    for (const std::size_t actors : {5U, 7U, 9U}) scenes.push_back(sceneOf(test::manyEvents(200, actors, 1)));
    QSignalSpy laidOut(&panel.view(), &MatrixView::layoutChanged);
    for (const auto& scene : scenes) panel.setScene(scene, nullptr);
    EXPECT_EQ(panel.view().shownLayout().size(), 0U) << "not on this thread";
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel.view().shownLayout().scene == scenes.back(); }, kPatience));
    EXPECT_EQ(laidOut.size(), 2) << "what came and went while the first was laid out is never shown";
    panel.setScene(scenes.back(), nullptr);
    EXPECT_FALSE(jobs.isRunning("matrix")) << "nothing is new";
}

}  // namespace
