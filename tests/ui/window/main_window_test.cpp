// The desktop as a person uses it, offscreen: drop, look, narrow, select, read, export.
#include "ui/window/main_window.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPrinter>
#include <QScreen>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <set>
#include <QTreeView>

#include "ui/dialog/export_dialog.h"
#include "ui/dialog/problems_dialog.h"
#include "ui/drawing/hover_card.h"
#include "ui/graph/graph_panel.h"
#include "ui/graph/graph_view.h"
#include "ui/graph/matrix_panel.h"
#include "ui/graph/matrix_view.h"
#include "ui/graph/measures_model.h"
#include "ui/graph/measures_table.h"
#include "ui/model/date_text.h"
#include "ui/model/event_table_model.h"
#include "ui/model/facet_model.h"
#include "ui/panel/event_table.h"
#include "ui/panel/filter_edit.h"
#include "ui/panel/filter_panel.h"
#include "ui/panel/section.h"
#include "ui/theme/theme.h"
#include "ui/timeline/overview_strip.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/drawn_icon.h"
#include "ui/window/status_line.h"

using namespace chancery;
using ui::MainWindow;

namespace {

constexpr int kPatience = 20'000;  // ms; a limit, never a measure

const char* const kArticle =
    " date 2024-05-16 By Dana Holt and Iris Vale\n\n"
    "BERLIN, May 16 (Meridian) - German Foreign Minister Annalena Baerbock met her South Korean counterpart Cho Tae-yul in "
    "Berlin on Thursday.\n\n"
    "Germany condemned North Korea's missile tests. Baerbock will travel to Seoul next month.\n\n"
    "North Korea denied that it had sent shells to Russia, and South Korea urged Pyongyang to return to talks.\n\n"
    "Baerbock met Cho in Berlin on Thursday to discuss trade, her office said.\n";

class MainWindowTest : public testing::Test {
protected:
    MainWindowTest() {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QSettings().clear();
        m_article = m_folder.filePath("berlin.txt");
        QFile file(m_article);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(kArticle);
        file.close();
        m_case = m_folder.filePath("test.chancery");
    }

    /// A window on a new case into which the article has been dropped.
    std::unique_ptr<MainWindow> openWithArticle() {
        auto window = std::make_unique<MainWindow>();
        window->resize(1600, 1000);
        window->show();
        EXPECT_TRUE(window->openCase(m_case, true));
        drop(*window, m_article);
        EXPECT_TRUE(QTest::qWaitFor([&] { return !window->importer().isRunning() && !window->session().rows()->rows.empty(); }, kPatience));
        return window;
    }

    static void drop(MainWindow& window, const QString& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
    }

    static bool waitForRows(MainWindow& window, const std::function<bool(std::size_t)>& ok) {
        return QTest::qWaitFor([&] { return ok(window.session().rows()->rows.size()); }, kPatience);
    }

    QTemporaryDir m_folder;
    QString m_article, m_case;
};

TEST_F(MainWindowTest, ADroppedArticleShowsItsEventsInTimelineTableAndFacets) {
    const auto window = openWithArticle();
    const auto count = static_cast<int>(window->session().rows()->rows.size());
    EXPECT_GE(count, 4);
    const auto* table = window->findChild<ui::EventTable*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == count; }, kPatience));
    auto* timeline = window->findChild<ui::TimelineView*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return timeline->model().lanes().size() >= 3; }, kPatience));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->session().facets().empty(); }, kPatience));
    // The window shows where the events lie.
    EXPECT_LE(window->timeWindow().begin(), static_cast<double>(base::startOf(*base::Date::fromYmd(2024, 5, 16))));
}

TEST_F(MainWindowTest, DroppingTheSameArticleTwiceAddsNothing) {
    const auto window = openWithArticle();
    const std::size_t before = window->session().rows()->rows.size();
    QSignalSpy finished(&window->importer(), &ui::Importer::finished);
    drop(*window, m_article);
    ASSERT_TRUE(finished.wait(kPatience));
    EXPECT_TRUE(finished[0][0].toString().contains("1 article already there")) << finished[0][0].toString().toStdString();
    QTest::qWait(100);
    EXPECT_EQ(window->session().rows()->rows.size(), before);
}

TEST_F(MainWindowTest, AFileThatIsNoArticleIsNamedWithItsReason) {
    const auto window = openWithArticle();
    const QString broken = m_folder.filePath("broken.json");
    QFile file(broken);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{\"text\": ");
    file.close();
    QSignalSpy finished(&window->importer(), &ui::Importer::finished);
    drop(*window, broken);
    ASSERT_TRUE(finished.wait(kPatience));
    ASSERT_EQ(window->importer().skipped().size(), 1U);
    EXPECT_NE(window->importer().skipped()[0].path.find("broken.json"), std::string::npos);
    EXPECT_FALSE(window->importer().skipped()[0].reason.message.empty());
}

TEST_F(MainWindowTest, AClickOnACountryNarrowsAllViewsAndASecondClickWidensThem) {
    const auto window = openWithArticle();
    const std::size_t all = window->session().rows()->rows.size();
    auto* tree = window->findChild<QTreeView*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return tree->model()->rowCount() > 0; }, kPatience));
    const auto findGermany = [&] {
        const QModelIndexList found = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, "Germany", 1,
                                                           Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.front();
    };
    ASSERT_TRUE(findGermany().isValid());
    const auto click = [&] {
        tree->scrollTo(findGermany());
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, Qt::NoModifier, tree->visualRect(findGermany()).center());
    };
    click();
    EXPECT_EQ(window->filter().text(), "country:DEU");
    ASSERT_TRUE(waitForRows(*window, [&](std::size_t n) { return n > 0 && n < all; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return findGermany().isValid() && findGermany().data(ui::FacetModel::StateRole).toInt() == 1; }, kPatience));
    click();
    EXPECT_TRUE(waitForRows(*window, [&](std::size_t n) { return n == all; }));
}

TEST_F(MainWindowTest, WordsTypedInTheSearchBoxFilterAndMistakesAreNotFatal) {
    const auto window = openWithArticle();
    const std::size_t all = window->session().rows()->rows.size();
    auto* edit = window->findChild<ui::FilterEdit*>();
    edit->setFocus();
    QTest::keyClicks(edit, "type:ACCUSE ");
    ASSERT_TRUE(waitForRows(*window, [&](std::size_t n) { return n > 0 && n < all; }));
    for (const query::EventRow& row : window->session().rows()->rows) EXPECT_EQ(row.type, event::EventType::Accuse);
    QTest::keyClicks(edit, "colour:red");
    EXPECT_FALSE(window->filter().parsed().problems.empty());
    window->filter().setText({});
    EXPECT_TRUE(waitForRows(*window, [&](std::size_t n) { return n == all; }));
}

TEST_F(MainWindowTest, FoundWordsAreSteppedThroughAndMarkedInTheOverview) {
    const auto window = openWithArticle();
    const std::size_t all = window->session().rows()->rows.size();
    const auto* overview = window->findChild<ui::OverviewStrip*>();
    auto* edit = window->findChild<ui::FilterEdit*>();
    EXPECT_FALSE(overview->isSearched());
    edit->setFocus();
    edit->insertPlainText("Baerbock");
    ASSERT_TRUE(waitForRows(*window, [&](std::size_t n) { return n > 1 && n < all; }));
    const auto* timeline = window->findChild<ui::TimelineView*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return overview->isSearched() && timeline->model().sharedRows() == window->session().rows(); }, kPatience));
    EXPECT_EQ(window->session().searched()->rows.size(), all);
    const auto& found = window->session().rows()->rows;
    window->selection().select(found.front().id);
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_EQ(window->selection().current(), found[1].id);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_EQ(window->selection().current(), found[0].id);
    window->filter().setText({});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !overview->isSearched(); }, kPatience));
    EXPECT_EQ(window->session().searched(), nullptr);
}

TEST_F(MainWindowTest, SelectingARowShowsItsEvidenceInInspectorAndReader) {
    const auto window = openWithArticle();
    auto* table = window->findChild<ui::EventTable*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() > 0; }, kPatience));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, table->visualRect(table->model()->index(0, 2)).center());
    ASSERT_TRUE(window->selection().current());
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->session().detail() && window->session().article(); }, kPatience));
    EXPECT_EQ(window->session().detail()->id, window->selection().current());
    const auto* reader = window->findChild<QTextBrowser*>();
    EXPECT_TRUE(reader->toPlainText().contains("Annalena Baerbock met"));
    const query::EvidenceRow& evidence = window->session().detail()->evidence.at(0);
    // The trigger's words are marked at their place.
    const QString trigger = QString::fromStdString(window->session().article()->text.substr(
        evidence.trigger.begin, evidence.trigger.end - evidence.trigger.begin));
    bool marked = false;
    for (QTextBlock block = reader->document()->begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            marked |= it.fragment().text() == trigger && it.fragment().charFormat().fontWeight() == QFont::Bold;
    EXPECT_TRUE(marked) << trigger.toStdString();
}

TEST_F(MainWindowTest, ThePictureIsSavedInEveryFormat) {
    ui::JobRunner jobs;  // outlives the dialog
    const auto window = openWithArticle();
    for (const char* ending : {"png", "svg", "pdf"}) {
        auto* dialog = new ui::ExportDialog(window->session(), window->filter(), window->timeWindow(), window->selection(),
                                            ui::CasePictureRequest{}, jobs, window.get());
        QSignalSpy exported(dialog, &ui::ExportDialog::exported);
        const QString path = m_folder.filePath(QString("picture.") + ending);
        dialog->exportTo(path);
        ASSERT_TRUE(exported.wait(kPatience)) << ending;
        EXPECT_GT(QFile(path).size(), 2000) << ending;
        QTest::qWait(10);
    }
    QFile svg(m_folder.filePath("picture.svg"));
    ASSERT_TRUE(svg.open(QIODevice::ReadOnly));
    EXPECT_TRUE(svg.readAll().contains("Germany"));
}

TEST_F(MainWindowTest, OneDialogExportsTimelineGraphAndMatrix) {
    ui::JobRunner jobs;  // outlives the dialog
    const auto window = openWithArticle();
    const std::pair<ui::PictureView, QString> views[] = {{ui::PictureView::Timeline, " lane"}, {ui::PictureView::Graph, "link"}, {ui::PictureView::Matrix, "filled cell"}};
    for (const auto& [view, word] : views) {
        ui::CasePictureRequest begin;
        begin.view = view;
        auto* dialog = new ui::ExportDialog(window->session(), window->filter(), window->timeWindow(), window->selection(), begin, jobs, window.get());
        dialog->show();
        const auto labels = dialog->findChildren<QLabel*>();
        const auto preview = *std::find_if(labels.begin(), labels.end(), [](const QLabel* label) { return label->accessibleName() == "Preview"; });
        EXPECT_TRUE(preview->pixmap().isNull()) << "not made on this thread";
        ASSERT_TRUE(QTest::qWaitFor([&, word = word] { return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(word); }); }, kPatience));
        EXPECT_FALSE(preview->pixmap().isNull());
        std::size_t lists = 0;
        for (const auto* check : dialog->findChildren<QCheckBox*>()) lists += check->isVisible() && check->text() == "List of sources";
        EXPECT_EQ(lists, view == ui::PictureView::Timeline ? 1U : 0U) << "only choices that say something";
        QSignalSpy exported(dialog, &ui::ExportDialog::exported);
        const QString path = m_folder.filePath(QString("view%1.svg").arg(static_cast<int>(view)));
        dialog->exportTo(path);
        ASSERT_TRUE(exported.wait(kPatience));
        QFile svg(path);
        ASSERT_TRUE(svg.open(QIODevice::ReadOnly));
        EXPECT_TRUE(svg.readAll().contains("Germany"));
        QTest::qWait(10);
    }
}

TEST_F(MainWindowTest, CtrlEExportsWhatHasTheFocus) {
    const auto window = openWithArticle();
    window->activateWindow();
    auto* panel = window->findChild<ui::GraphPanel*>();
    const auto viewOfDialog = [&](QWidget& focused) {
        focused.setFocus();
        QTest::keyClick(&focused, Qt::Key_E, Qt::ControlModifier);
        auto* dialog = window->findChild<ui::ExportDialog*>();
        if (!dialog) return QString();
        const QString view = dialog->findChild<QComboBox*>()->currentText();
        delete dialog;
        return view;
    };
    EXPECT_EQ(viewOfDialog(panel->view()), "Actor graph");
    EXPECT_EQ(viewOfDialog(*window->findChild<ui::TimelineView*>()), "Timeline");
    panel->setPage(ui::GraphPanel::Matrix);
    EXPECT_EQ(viewOfDialog(panel->matrix().view()), "Actor matrix");
}

TEST_F(MainWindowTest, ThePictureIsPrintedAsLargeAsThePaper) {
    ui::JobRunner jobs;  // outlives the dialog
    const auto window = openWithArticle();
    auto* dialog = new ui::ExportDialog(window->session(), window->filter(), window->timeWindow(), window->selection(),
                                        ui::CasePictureRequest{}, jobs, window.get());
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setOutputFileName(m_folder.filePath("printed.pdf"));
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setPageOrientation(QPageLayout::Landscape);
    QSignalSpy printed(dialog, &ui::ExportDialog::printed);
    dialog->printOn(printer);
    ASSERT_TRUE(printed.wait(kPatience));
    QFile file(m_folder.filePath("printed.pdf"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    EXPECT_TRUE(pdf.startsWith("%PDF"));
    EXPECT_EQ(pdf.count("/Type /Page\n"), 1);
    const auto box = QRegularExpression("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)").match(QString::fromLatin1(pdf));
    ASSERT_TRUE(box.hasMatch());
    EXPECT_NEAR(box.captured(1).toDouble(), 842, 1) << "A4 across, in points";
    EXPECT_NEAR(box.captured(2).toDouble(), 595, 1);
}

TEST_F(MainWindowTest, AKeyMovesThroughTheSentencesThatTellTheEvent) {
    const auto window = openWithArticle();
    const auto& rows = *window->session().rows();
    const auto met = std::find_if(rows.rows.begin(), rows.rows.end(), [&](const query::EventRow& row) {
        return row.type == event::EventType::Consult && row.status == event::EventStatus::Occurred;
    });
    ASSERT_NE(met, rows.rows.end());
    window->selection().select(met->id);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->session().detail() && window->session().article(); }, kPatience));
    auto* reader = window->findChild<QTextBrowser*>();
    const auto lineOfCursor = [&] { return reader->textCursor().block().text(); };
    EXPECT_TRUE(lineOfCursor().contains("German Foreign Minister"));
    window->activateWindow();
    auto* timeline = window->findChild<ui::TimelineView*>();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_M);
    EXPECT_TRUE(lineOfCursor().contains("her office said")) << lineOfCursor().toStdString();
    QTest::keyClick(timeline, Qt::Key_M);
    EXPECT_TRUE(lineOfCursor().contains("German Foreign Minister")) << "in a circle";
    QTest::keyClick(timeline, Qt::Key_M, Qt::ShiftModifier);
    EXPECT_TRUE(lineOfCursor().contains("her office said"));
}

TEST_F(MainWindowTest, ClosesWithCardsOpen) {
    auto window = openWithArticle();
    auto& view = window->findChild<ui::GraphPanel*>()->view();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !view.scene().nodes.empty() && !view.simulation().isRunning(); }, kPatience));
    view.setHoverDelay(0);
    const auto isShown = [&] {
        // The actors may still glide.
        QTest::mouseMove(&view, QPoint(2, 2));
        QTest::mouseMove(&view, view.geometry().nodes.front().at.toPoint());
        return window->findChild<ui::HoverCard*>() != nullptr;
    };
    ASSERT_TRUE(QTest::qWaitFor(isShown, kPatience));
    const QPointer<ui::HoverCard> card = window->findChild<ui::HoverCard*>();
    window.reset();
    EXPECT_TRUE(card.isNull());
}

TEST_F(MainWindowTest, CtrlZeroFitsWhatHasTheFocus) {
    const auto window = openWithArticle();
    window->activateWindow();
    auto& view = window->findChild<ui::GraphPanel*>()->view();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !view.scene().nodes.empty() && !view.simulation().isRunning(); }, kPatience));
    const double begin = window->timeWindow().begin(), day = 86'400;
    window->timeWindow().set(begin - 30 * day, begin + 60 * day);
    QTest::qWait(200);
    view.setFocus();
    for (int i = 0; i < 12; ++i) QTest::keyClick(&view, Qt::Key_Plus);
    QTest::keyClick(&view, Qt::Key_0, Qt::ControlModifier);
    for (const ui::NodeShape& shape : view.geometry().nodes) EXPECT_TRUE(view.rect().contains(shape.at.toPoint()));
    QTest::qWait(100);
    EXPECT_EQ(window->timeWindow().begin(), begin - 30 * day) << "not the timeline";
}

TEST_F(MainWindowTest, GraphMatrixAndMeasuresShareTheChosenActors) {
    const auto window = openWithArticle();
    auto* panel = window->findChild<ui::GraphPanel*>();
    const auto click = [&](const QString& name) {
        for (auto* button : panel->findChildren<QToolButton*>())
            if (button->text() == name) QTest::mouseClick(button, Qt::LeftButton);
    };
    click("Matrix");
    ui::MatrixView& matrix = panel->matrix().view();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !matrix.shownLayout().blocks.empty(); }, kPatience));
    QTest::mouseClick(matrix.viewport(), Qt::LeftButton, {}, {20, matrix.frame().box(0, 0).center().y()});
    ASSERT_EQ(window->selection().actors().keys, std::vector<std::string>{matrix.shownLayout().keyOf(0)});
    click("Measures");
    ui::MeasuresTable& measures = panel->measures();
    EXPECT_TRUE(measures.isVisible());
    ASSERT_TRUE(QTest::qWaitFor([&] { return measures.table().selectionModel()->hasSelection(); }, kPatience));
    EXPECT_EQ(measures.model().keyAt(measures.table().selectionModel()->selectedRows().at(0).row()), matrix.shownLayout().keyOf(0));
    click("Graph");
    EXPECT_TRUE(panel->view().isVisible());
}

TEST_F(MainWindowTest, CaseFilterAndPeriodComeBackAtTheNextStart) {
    {
        const auto window = openWithArticle();
        window->filter().setText("country:PRK");
        window->timeWindow().set(1.7e9, 1.8e9);
        window->close();
    }
    MainWindow next;
    next.restoreLayout();
    next.show();
    next.openLastCase();
    EXPECT_EQ(next.session().path(), m_case);
    EXPECT_EQ(next.filter().text(), "country:PRK");
    EXPECT_DOUBLE_EQ(next.timeWindow().begin(), 1.7e9);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !next.session().rows()->rows.empty(); }, kPatience));
}

TEST_F(MainWindowTest, ASessionThatEndsWithoutACloseComesBackWithTabAndSelection) {
    base::EventId chosen;
    {
        const auto window = openWithArticle();
        window->filter().setText("country:PRK");
        window->findChild<QTabWidget*>()->setCurrentIndex(1);
        ASSERT_TRUE(waitForRows(*window, [](std::size_t n) { return n > 0; }));
        chosen = window->session().rows()->rows.front().id;
        window->selection().select(chosen);
        ASSERT_TRUE(QTest::qWaitFor([] { return !QSettings().value("selected").toList().isEmpty(); }, kPatience));
    }
    MainWindow next;
    next.restoreLayout();
    next.show();
    next.openLastCase();
    EXPECT_EQ(next.filter().text(), "country:PRK");
    EXPECT_EQ(next.selection().current(), chosen);
    EXPECT_EQ(next.findChild<QTabWidget*>()->currentIndex(), 1);
}

TEST_F(MainWindowTest, AMessageStandsBesideTheCounts) {
    const auto window = openWithArticle();
    auto* status = window->findChild<ui::StatusLine*>();
    const auto shown = [&](const QString& words) {
        for (const auto* label : status->findChildren<QLabel*>())
            if (label->text().contains(words) && label->isVisible()) return label->geometry();
        return QRect();
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return !shown("Added 1 article").isNull(); }, kPatience));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !shown("events of").isNull(); }, kPatience));
    EXPECT_FALSE(shown("Added 1 article").intersects(shown("events of")));
}

TEST_F(MainWindowTest, AnArticleWhoseDateCannotBeReadIsInTheCaseAndNotAmongThoseThatFailed) {
    const auto window = openWithArticle();
    const QString lines = m_folder.filePath("mixed.jsonl");
    QFile file(lines);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{\"id\":\"a\",\"published\":\"03/04/2024\",\"text\":\"Canada recalled its ambassador from Iran.\"}\n{broken\n");
    file.close();
    QSignalSpy finished(&window->importer(), &ui::Importer::finished);
    drop(*window, lines);
    ASSERT_TRUE(finished.wait(kPatience));
    EXPECT_TRUE(finished[0][0].toString().endsWith("1 input could not be read, 1 article read in part")) << finished[0][0].toString().toStdString();
    const ui::ProblemsDialog dialog(window->importer().skipped());
    const auto* list = dialog.findChild<QTreeWidget*>();
    ASSERT_EQ(list->topLevelItemCount(), 2);
    EXPECT_EQ(list->topLevelItem(0)->text(1), "yes, in part");
    EXPECT_EQ(list->topLevelItem(1)->text(1), "no");
}

TEST_F(MainWindowTest, TheEventTableHasRoomForTheLongestDate) {
    const auto window = openWithArticle();
    const auto* table = window->findChild<ui::EventTable*>();
    QStyleOptionViewItem option;
    option.initFrom(table);
    option.text = ui::widestWhenText();
    option.features = QStyleOptionViewItem::HasDisplay;
    EXPECT_GE(table->columnWidth(ui::EventTableModel::When), table->style()->sizeFromContents(QStyle::CT_ItemViewItem, &option, {}, table).width());
}

TEST_F(MainWindowTest, ASmallWindowLeavesTheFacetsRoomForTheirNamesAndALargerOneGivesItBack) {
    const auto window = openWithArticle();
    const auto* filters = window->findChild<ui::FilterPanel*>();
    const int before = filters->width();
    window->resize(800, 500);
    QTest::qWait(50);
    EXPECT_LE(window->width(), 900);
    EXPECT_GE(filters->width(), filters->minimumSizeHint().width());
    EXPECT_GE(filters->width(), 15 * filters->fontMetrics().averageCharWidth());
    window->resize(1600, 1000);
    QTest::qWait(50);
    EXPECT_GE(filters->width(), before * 4 / 5);
}

TEST_F(MainWindowTest, TheWindowIsNoLargerThanTheScreen) {
    MainWindow window;
    window.restoreLayout();
    EXPECT_LE(window.width(), window.screen()->availableSize().width());
    EXPECT_LE(window.height(), window.screen()->availableSize().height());
}

TEST_F(MainWindowTest, TheKeysAreReadableInWhole) {
    ui::KeysDialog dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const auto* list = dialog.findChild<QTreeWidget*>();
    for (int row = 0; row < list->topLevelItemCount(); ++row)
        for (int column = 0; column < 2; ++column) {
            const QRect box = list->visualRect(list->indexFromItem(list->topLevelItem(row), column)).adjusted(3, 0, -3, 0);
            const QRect needed = list->fontMetrics().boundingRect(QRect(0, 0, box.width(), 1000), Qt::TextWordWrap, list->topLevelItem(row)->text(column));
            EXPECT_LE(needed.height(), box.height()) << list->topLevelItem(row)->text(column).toStdString();
            EXPECT_LE(needed.width(), box.width()) << list->topLevelItem(row)->text(column).toStdString();
        }
}

TEST_F(MainWindowTest, TheReaderCountsEventsNotTheirMentionsAndNamesTheFile) {
    const auto window = openWithArticle();
    window->selection().select(window->session().rows()->rows.front().id);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->session().article().has_value(); }, kPatience));
    std::set<std::int64_t> events;
    for (const query::ArticleMark& mark : window->session().article()->marks) events.insert(mark.event.value);
    ASSERT_LT(events.size(), window->session().article()->marks.size()) << "one is told twice";
    const QTextBlock head = window->findChild<QTextBrowser*>()->document()->begin();
    ASSERT_TRUE(window->session().article()->title.empty());
    EXPECT_EQ(head.text(), "berlin.txt");
    EXPECT_TRUE(head.next().text().endsWith(QString("%1 events").arg(events.size()))) << head.next().text().toStdString();
}

TEST_F(MainWindowTest, AThemeChosenAtRunTimeReachesIconsAndHeadings) {
    const QPalette before = QApplication::palette();
    ui::applyPalette(*qApp, false);
    const QIcon icon = ui::drawnIcon("search");
    ui::Section section("Evidence", new QLabel);
    section.show();
    const auto brightest = [](const QImage& image) {
        int most = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (const QColor colour = image.pixelColor(x, y); colour.alpha() > 128) most = std::max(most, colour.lightness());
        return most;
    };
    EXPECT_LT(brightest(icon.pixmap(16, 16).toImage()), 128);
    ui::applyPalette(*qApp, true);
    QTest::qWait(10);
    EXPECT_GT(brightest(icon.pixmap(16, 16).toImage()), 180);
    EXPECT_GT(brightest(section.grab().toImage()), 180);
    ui::applyPalette(*qApp, false);
    QApplication::setPalette(before);
}

TEST_F(MainWindowTest, AFileThatIsNoCaseIsRefusedAndTheOpenCaseStays) {
    const auto window = openWithArticle();
    QTimer::singleShot(0, [] {
        EXPECT_TRUE(QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }, kPatience));
        if (QWidget* box = QApplication::activeModalWidget()) QTest::keyClick(box, Qt::Key_Escape);
    });
    EXPECT_FALSE(window->openCase(m_article));
    EXPECT_EQ(window->session().path(), m_case);
}

}  // namespace
