// Pictures of the whole window on the sample case, for looking at and for the documentation: window_shots FOLDER.
#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdio>

#include "ui/dialog/export_dialog.h"
#include "ui/graph/graph_panel.h"
#include "ui/graph/matrix_panel.h"
#include "ui/graph/matrix_view.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/main_window.h"

using namespace chancery;

namespace {

constexpr int kPatience = 60'000;  // ms

bool save(QWidget& widget, const QString& path) {
    QTest::qWait(300);  // animations and the hover card come to rest
    const bool saved = widget.grab().save(path);
    std::printf("%s\n", qPrintable(path));
    return saved;
}

/// The event of the filter that the eye should fall on: the one with the most reports, then the surest.
base::EventId mostSalient(const query::EventRows& rows) {
    const auto best = std::max_element(rows.rows.begin(), rows.rows.end(),
                                       [](const query::EventRow& a, const query::EventRow& b) { return a.salience < b.salience; });
    return best == rows.rows.end() ? base::EventId{} : best->id;
}

double secondsOf(int year, int month, int day) {
    return static_cast<double>(QDateTime(QDate(year, month, day), QTime(0, 0), Qt::UTC).toSecsSinceEpoch());
}

bool shootMatrixAndMeasures(ui::MainWindow& window, const QDir& folder, const QString& suffix) {
    auto* panel = window.findChild<ui::GraphPanel*>();
    window.selection().setActors({{"PRK", "RUS"}, true});
    panel->setPage(ui::GraphPanel::Matrix);
    if (!QTest::qWaitFor([&] { return !panel->matrix().view().shownLayout().blocks.empty(); }, kPatience)) return false;
    bool ok = save(window, folder.filePath("matrix" + suffix));
    panel->matrix().view().fit();
    panel->matrix().view().setColour(ui::MatrixColour::Count);
    ok &= save(window, folder.filePath("matrix-whole" + suffix));
    panel->matrix().view().setColour(ui::MatrixColour::Score);
    panel->setPage(ui::GraphPanel::Measures);
    ok &= save(window, folder.filePath("measures" + suffix));
    panel->setPage(ui::GraphPanel::Graph);
    return ok;
}

bool shoot(const QDir& folder, bool dark) {
    const QString suffix = dark ? "-dark.png" : ".png";
    ui::applyPalette(*qApp, dark);
    ui::MainWindow window;
    window.resize(1600, 1000);
    window.show();
    bool ok = save(window, folder.filePath("welcome" + suffix));
    window.openSample();
    const auto settled = [&] { return !window.importer().isRunning() && !window.session().rows()->rows.empty(); };
    if (!QTest::qWaitFor(settled, kPatience)) return false;
    QTest::qWait(500);
    ok &= save(window, folder.filePath("sample" + suffix));

    window.filter().setText("country:KOR,PRK after:2023-08 before:2023-12");
    const std::size_t all = window.session().rows()->rows.size();
    if (!QTest::qWaitFor([&] { return window.session().rows()->rows.size() < all; }, kPatience)) return false;
    QTest::qWait(300);
    auto* timeline = window.findChild<ui::TimelineView*>();
    timeline->setReducedMotion(true);
    timeline->fitAll();
    window.selection().select(mostSalient(*window.session().rows()));
    if (!QTest::qWaitFor([&] { return window.session().article().has_value(); }, kPatience)) return false;
    ok &= save(window, folder.filePath("desktop" + suffix));

    // The graph of a selected period, with what is between two of its actors.
    auto* splitter = window.findChild<QSplitter*>();
    splitter->setSizes({300, 620});
    window.selection().setPeriod(ui::Selection::Period{secondsOf(2023, 11, 6), secondsOf(2023, 11, 17)});
    QTest::qWait(600);
    window.selection().setActors({{"PRK", "RUS"}, true});
    ok &= save(window, folder.filePath("graph" + suffix));
    window.selection().setActors({{"PRK"}, false});
    ok &= save(window, folder.filePath("graph-actor" + suffix));
    window.selection().setPeriod(std::nullopt);
    ok &= shootMatrixAndMeasures(window, folder, suffix);
    window.selection().setActors({});

    ui::JobRunner jobs;
    auto* dialog = new ui::ExportDialog(window.session(), window.filter(), window.timeWindow(), window.selection(),
                                        ui::CasePictureRequest{}, jobs, &window);
    dialog->show();
    if (!QTest::qWaitFor([&] { return !jobs.isRunning("picture-preview"); }, kPatience)) return false;
    ok &= save(*dialog, folder.filePath("export-dialog" + suffix));
    dialog->close();
    return ok;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc != 2 || !QDir().mkpath(argv[1])) {
        std::fprintf(stderr, "usage: window_shots FOLDER\n");
        return 2;
    }
    QApplication::setOrganizationName("ChanceryShots");
    QTemporaryDir scratch;
    qputenv("XDG_CACHE_HOME", scratch.path().toUtf8());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, scratch.path());
    QFont font("Liberation Sans");
    font.setPixelSize(12);
    QApplication::setFont(font);
    const QDir folder(argv[1]);
    return shoot(folder, false) && shoot(folder, true) ? 0 : 1;
}
