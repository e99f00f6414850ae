// The table of measures: Qt's contract, order, selection both ways, copy and export.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/synthetic_rows.h"
#include "tests/ui/graph/made_up_scene.h"
#include "ui/graph/measures_model.h"
#include "ui/graph/measures_table.h"
#include "ui/job/job_runner.h"
#include "ui/state/selection.h"

using namespace chancery;
using ui::MeasuresModel;

namespace {

constexpr int kPatience = 20'000;  // ms; a limit, never a measure

std::shared_ptr<const ui::MeasuredGraph> measuredGroups() {
    const auto scene = test::sceneOf(test::twoGroups());
    return std::make_shared<const ui::MeasuredGraph>(ui::MeasuredGraph{scene->graph, *analysis::measureGraph(*scene->graph)});
}

std::string keys(const MeasuresModel& model) {
    std::string out;
    for (int row = 0; row < model.rowCount(); ++row) out += model.keyAt(row) + " ";
    return out;
}

TEST(MeasuresModel, KeepsQtsModelContractWhileItChangesAndSorts) {
    MeasuresModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.rowCount(), 0);
    model.setMeasured(measuredGroups());
    EXPECT_EQ(model.rowCount(), 6);
    for (int column = 0; column < MeasuresModel::ColumnCount; ++column)
        for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) model.sort(column, order);
    model.setMeasured(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(MeasuresModel, ShowsTheMeasuresAndSortsThemAsNumbers) {
    MeasuresModel model;
    model.setMeasured(measuredGroups());
    const auto cell = [&](const char* key, int column) { return model.index(model.rowOf(key), column).data().toString(); };
    EXPECT_EQ(cell("ARL", MeasuresModel::Actor), "Arland");
    EXPECT_EQ(cell("ARL", MeasuresModel::Kind), "country");
    EXPECT_EQ(cell("ARL", MeasuresModel::Events), "12");
    EXPECT_EQ(cell("ARL", MeasuresModel::Degree), "3");
    EXPECT_EQ(cell("BOR", MeasuresModel::Strength), "12");
    EXPECT_EQ(cell("BOR", MeasuresModel::In), "6");
    EXPECT_EQ(cell("BOR", MeasuresModel::Out), "6");
    EXPECT_EQ(cell("FEN", MeasuresModel::Strength), "0");
    EXPECT_EQ(cell("DUN", MeasuresModel::Community), cell("EST", MeasuresModel::Community));
    EXPECT_NE(cell("DUN", MeasuresModel::Community), cell("BOR", MeasuresModel::Community));
    model.sort(MeasuresModel::Strength, Qt::AscendingOrder);
    EXPECT_EQ(keys(model), "FEN EST DUN COR ARL BOR ") << "equal ones by name";
}

TEST(MeasuresModel, LeavesHiddenActorsOutAndKeepsPersistentIndexesOnTheirActors) {
    MeasuresModel model;
    model.setMeasured(measuredGroups(), {"BOR"});
    EXPECT_EQ(model.rowOf("BOR"), -1);
    const QPersistentModelIndex dunia(model.index(model.rowOf("DUN"), MeasuresModel::Degree));
    model.sort(MeasuresModel::Actor, Qt::DescendingOrder);
    EXPECT_EQ(keys(model), "FEN EST DUN COR ARL ");
    EXPECT_EQ(model.keyAt(dunia.row()), "DUN");
}

TEST(MeasuresModel, NoCellOfTheCsvBeginsAFormula) {
    test::RowsBuilder rows;
    const auto bad = rows.country("BAD", "=SUM(A1)"), good = rows.country("GUD", "Arland, North");
    test::RowsBuilder::Event event;
    event.sources = {bad};
    event.targets = {good};
    rows.add(event);
    const auto scene = test::sceneOf(rows.build());
    MeasuresModel model;
    model.setMeasured(std::make_shared<const ui::MeasuredGraph>(ui::MeasuredGraph{scene->graph, *analysis::measureGraph(*scene->graph)}));
    model.sort(MeasuresModel::Out, Qt::DescendingOrder);
    const std::string csv = model.csv();
    EXPECT_EQ(csv.substr(0, csv.find('\n')), "actor,kind,events,degree,strength,in_strength,out_strength,betweenness,pagerank,eigenvector,community,component");
    EXPECT_NE(csv.find("\n'=SUM(A1),country,1,1,1,0,1,0,"), std::string::npos) << csv;
    EXPECT_NE(csv.find("\n\"Arland, North\",country,1,1,1,1,0,0,"), std::string::npos) << csv;
}

class MeasuresTableTest : public testing::Test {
protected:
    MeasuresTableTest() {
        m_table.resize(1000, 300);
        m_table.show();
        m_measures.setScene(test::sceneOf(test::twoGroups()));
        m_measures.setWanted(true);
        EXPECT_TRUE(QTest::qWaitFor([&] { return m_measures.isCurrent(); }, kPatience));
    }
    void clickRow(const char* key, Qt::KeyboardModifiers keys = {}) {
        const QModelIndex index = m_table.model().index(m_table.model().rowOf(key), 0);
        QTest::mouseClick(m_table.table().viewport(), Qt::LeftButton, keys, m_table.table().visualRect(index).center());
    }

    ui::JobRunner m_jobs;
    ui::Selection m_selection;
    ui::SceneMeasures m_measures{m_jobs};
    ui::MeasuresTable m_table{m_measures, m_selection};
};

TEST_F(MeasuresTableTest, MeasuresInTheBackgroundAndSaysWhatHoldsForTheGraph) {
    EXPECT_EQ(m_table.model().rowCount(), 6);
    EXPECT_TRUE(m_table.graphLine().contains("communities")) << m_table.graphLine().toStdString();
    EXPECT_TRUE(m_table.graphLine().contains("2 components")) << m_table.graphLine().toStdString();
    EXPECT_TRUE(m_table.graphLine().contains("1 triad")) << m_table.graphLine().toStdString();
}

TEST_F(MeasuresTableTest, SharesTheChosenActorsBothWays) {
    clickRow("COR");
    EXPECT_EQ(m_selection.actors(), (ui::ActorChoice{{"COR"}, false}));
    clickRow("EST", Qt::ControlModifier);
    EXPECT_EQ(m_selection.actors().keys.size(), 2U);
    m_selection.setActors({{"ARL", "BOR"}, true});
    EXPECT_EQ(m_table.table().selectionModel()->selectedRows().size(), 2);
    EXPECT_TRUE(m_selection.actors().link) << "following does not answer";
    m_selection.setActors({});
    EXPECT_FALSE(m_table.table().selectionModel()->hasSelection());
}

TEST_F(MeasuresTableTest, AClickOnAHeadSortsTheHighestFirst) {
    QHeaderView* head = m_table.table().horizontalHeader();
    const auto click = [&](int column) {
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(head->sectionViewportPosition(column) + 20, head->height() / 2));
    };
    click(MeasuresModel::Degree);
    EXPECT_EQ(m_table.model().keyAt(0), "ARL");
    click(MeasuresModel::Degree);
    EXPECT_EQ(m_table.model().keyAt(0), "FEN");
    click(MeasuresModel::Actor);
    EXPECT_EQ(m_table.model().keyAt(0), "ARL");
}

TEST_F(MeasuresTableTest, CopiesTheSelectedRowsAndSavesAll) {
    clickRow("DUN");
    QTest::keyClick(&m_table.table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[0].startsWith("Actor\tKind\tEvents\t"));
    EXPECT_TRUE(lines[1].startsWith("Dunia\tcountry\t3\t2\t3\t1\t2\t"));
    QTemporaryDir folder;
    ASSERT_TRUE(m_table.saveTo(folder.filePath("measures.csv")));
    QFile file(folder.filePath("measures.csv"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll().count('\n'), 7);
    EXPECT_FALSE(m_table.saveTo(folder.filePath("no/such/folder.csv")));
}

}  // namespace
