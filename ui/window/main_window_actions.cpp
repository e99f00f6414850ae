// The window's menus and tool bar, and what they start.
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QDateTime>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QToolBar>

#include "core/exchange/event_export.h"
#include "core/exchange/graph_export.h"
#include "ui/dialog/export_dialog.h"
#include "ui/dialog/problems_dialog.h"
#include "ui/graph/graph_panel.h"
#include "ui/graph/graph_session.h"
#include "ui/graph/graph_view.h"
#include "ui/graph/matrix_panel.h"
#include "ui/graph/matrix_view.h"
#include "ui/model/wording.h"
#include "ui/panel/facet_choice.h"
#include "ui/panel/filter_edit.h"
#include "ui/panel/reader_panel.h"
#include "core/query/filter_parser.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/drawn_icon.h"
#include "ui/window/filter_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/theme_choice.h"

namespace chancery::ui {

namespace {

QAction* addMenuAction(QMenu* menu, const QString& text, const QKeySequence& key, auto* receiver, auto&& slot) {
    QAction* action = menu->addAction(text);
    action->setShortcut(key);
    QObject::connect(action, &QAction::triggered, receiver, slot);
    return action;
}

QString lastFolder() { return QSettings().value("lastFolder").toString(); }
void rememberFolder(const QString& path) { QSettings().setValue("lastFolder", QFileInfo(path).absolutePath()); }

}  // namespace

void MainWindow::makeToolBar() {
    auto* bar = addToolBar(tr("Main"));
    bar->setObjectName("main");
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({16, 16});
    const auto add = [&](const char* icon, const QString& text, const QString& tip, auto slot) {
        QAction* action = bar->addAction(drawnIcon(QString::fromLatin1(icon)), text, this, slot);
        action->setToolTip(tip);
        return action;
    };
    add("open", tr("Open"), tr("Open a case (Ctrl+O)"), &MainWindow::chooseCase);
    add("import", tr("Import"), tr("Import articles (Ctrl+I)"), &MainWindow::chooseImportFiles);
    m_exportAction = add("export", tr("Export"), tr("Export a picture (Ctrl+E)"), &MainWindow::exportPicture);
    bar->addSeparator();
    m_filterBar = new FilterBar(m_session, m_filter, this);
    bar->addWidget(m_filterBar);
    bar->addSeparator();
    m_lanes = new QComboBox(this);
    for (int g = 0; g < kGroupingCount; ++g)
        m_lanes->addItem(g == static_cast<int>(Grouping::None) ? tr("Lanes: none")
                                                              : tr("Lanes: %1").arg(groupingTitle(static_cast<Grouping>(g))));
    m_lanes->setAccessibleName(tr("What the lanes stand for"));
    connect(m_lanes, &QComboBox::currentIndexChanged, this,
            [this] { showRows(); });
    bar->addWidget(m_lanes);
    m_fitAction = add("fit", tr("Fit"), tr("Show all events (Ctrl+0)"), [this] { m_timeline->fitAll(); });
    connect(&m_filterBar->edit(), &FilterEdit::stepped, m_timeline, &TimelineView::selectNeighbour);
    connect(&m_filterBar->edit(), &FilterEdit::left, this, [this] { m_timeline->setFocus(); });
}

void MainWindow::makeActions() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    addMenuAction(file, tr("&New case…"), QKeySequence::New, this, &MainWindow::createCase);
    addMenuAction(file, tr("&Open case…"), QKeySequence::Open, this, &MainWindow::chooseCase);
    addMenuAction(file, tr("Open the &sample"), {}, this, &MainWindow::openSample);
    file->addSeparator();
    addMenuAction(file, tr("&Import files…"), QKeySequence("Ctrl+I"), this, &MainWindow::chooseImportFiles);
    addMenuAction(file, tr("Import &folder…"), QKeySequence("Ctrl+Shift+I"), this, &MainWindow::chooseImportFolder);
    file->addSeparator();
    QAction* picture = addMenuAction(file, tr("Export &picture…"), QKeySequence("Ctrl+E"), this, &MainWindow::exportPicture);
    QAction* events = addMenuAction(file, tr("Export &events…"), QKeySequence("Ctrl+Shift+E"), this, &MainWindow::exportEvents);
    file->addSeparator();
    addMenuAction(file, tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    addMenuAction(view, tr("&Search box"), QKeySequence::Find, this, [this] { m_filterBar->edit().setFocus(); });
    addMenuAction(view, tr("&Clear the filter"), QKeySequence("Ctrl+Shift+F"), this, [this] { m_filter.setText({}); });
    view->addSeparator();
    for (QDockWidget* dock : std::as_const(m_docks)) view->addAction(dock->toggleViewAction());
    view->addSeparator();
    QMenu* theme = view->addMenu(tr("&Theme"));
    auto* themes = new QActionGroup(this);
    const std::pair<const char*, QString> names[] = {
        {"system", tr("As the system")}, {"light", tr("Light")}, {"dark", tr("Dark")}};
    const QString chosen = chosenTheme();
    for (const auto& [name, label] : names) {
        QAction* action = theme->addAction(label);
        action->setCheckable(true);
        action->setChecked(chosen == QLatin1String(name));
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [name = QString::fromLatin1(name)] {
            QSettings().setValue("theme", name);
            applyChosenTheme(*qApp);
        });
    }

    QMenu* timeline = menuBar()->addMenu(tr("&Timeline"));
    addMenuAction(timeline, tr("Fit &all"), QKeySequence("Ctrl+0"), this, [this] { m_timeline->fitAll(); });
    addMenuAction(timeline, tr("&Centre the selection"), {}, this, [this] { m_timeline->centreSelection(); });
    addMenuAction(timeline, tr("&Back"), QKeySequence("Alt+Left"), this, [this] { m_timeline->goBack(); });
    addMenuAction(timeline, tr("&Forward"), QKeySequence("Alt+Right"), this, [this] { m_timeline->goForward(); });
    addMenuAction(timeline, tr("&Go to a date…"), QKeySequence("Ctrl+G"), this, &MainWindow::goToDate);
    addMenuAction(timeline, tr("&Today"), {}, this, [this] { m_timeline->goTo(static_cast<double>(QDateTime::currentSecsSinceEpoch())); });
    timeline->addSeparator();
    addMenuAction(timeline, tr("&Next mention in the article"), QKeySequence("M"), this, [this] { showMention(1); });
    addMenuAction(timeline, tr("&Previous mention in the article"), QKeySequence("Shift+M"), this, [this] { showMention(-1); });
    timeline->addSeparator();
    auto* groups = new QActionGroup(this);
    for (int g = 0; g < kGroupingCount; ++g) {
        QAction* action = timeline->addAction(m_lanes->itemText(g));
        action->setCheckable(true);
        action->setChecked(g == m_lanes->currentIndex());
        groups->addAction(action);
        connect(action, &QAction::triggered, m_lanes, [this, g] { m_lanes->setCurrentIndex(g); });
        connect(m_lanes, &QComboBox::currentIndexChanged, action, [action, g](int index) { action->setChecked(index == g); });
    }

    menuBar()->addMenu(m_graph->menu());

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    addMenuAction(help, tr("&Keys and gestures"), QKeySequence("?"), this, [this] { (new KeysDialog(this))->show(); });
    addMenuAction(help, tr("&About Chancery"), {}, this, [this] {
        QMessageBox::about(this, tr("About Chancery"),
                           tr("<b>Chancery %1</b><p>Dated diplomatic events from news articles, each with the sentence that "
                              "proves it.</p><p>GPL-3.0-or-later. The language model is learned from UD English EWT and GUM; see "
                              "NOTICE.</p>").arg(QStringLiteral(CHANCERY_VERSION)));
    });

    const auto enable = [this, picture, events] {
        for (QAction* action : {picture, events, m_exportAction, m_fitAction}) action->setEnabled(m_session.isOpen());
    };
    connect(&m_session, &CaseSession::pathChanged, this, enable);
    enable();

    auto* slash = new QAction(this);
    slash->setShortcut(QKeySequence("/"));
    connect(slash, &QAction::triggered, this, [this] { m_filterBar->edit().setFocus(); });
    m_timeline->addAction(slash);
    slash->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

void MainWindow::showReader() {
    m_reader->show();
    m_reader->raise();
}

void MainWindow::showMention(int step) {
    showReader();
    const ReaderPanel::Place place = m_readerPanel->showMention(step);
    if (place.count == 0) return tell(tr("Select an event first."));
    tell(place.count == 1 ? tr("The article tells this event once.") : tr("Mention %1 of %2").arg(place.number).arg(place.count));
}

void MainWindow::goToDate() {
    bool ok = false;
    const base::Date middle = base::dateOf(static_cast<base::Instant>(m_timeWindow.begin() + m_timeWindow.span() / 2));
    const QString text = QInputDialog::getText(this, tr("Go to a date"), tr("Day, month, year or period: 2023-11-09, 2023-11, 2023, 2023-11..2024-02"), QLineEdit::Normal,
                                               QString::fromStdString(middle.iso()), &ok).trimmed();
    if (!ok) return;
    const auto days = query::parseDayRange(text.toStdString());
    if (!days) return tell(tr("%1 is no date or period").arg(text));
    const auto begin = static_cast<double>(base::startOf(days->first));
    if (days->first == days->last) return m_timeline->goTo(begin + 43'200);
    m_timeline->zoomTo(begin, static_cast<double>(base::endOf(days->last)) + 1);
}

void MainWindow::chooseCase() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a case"), lastFolder(), tr("Chancery cases (*.chancery)"));
    if (path.isEmpty()) return;
    rememberFolder(path);
    openCase(path);
}

void MainWindow::createCase() {
    QString path = QFileDialog::getSaveFileName(this, tr("New case"), freshCasePath(), tr("Chancery cases (*.chancery)"), nullptr,
                                                QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty()) return;
    if (!path.endsWith(".chancery")) path += ".chancery";
    rememberFolder(path);
    openCase(path, true);  // a file that exists is opened, never overwritten
}

void MainWindow::chooseImportFiles() {
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Import articles"), lastFolder(), tr("Articles (*.txt *.md *.html *.htm *.json *.jsonl);;All files (*)"));
    if (files.isEmpty()) return;
    rememberFolder(files.front());
    importInputs(files);
}

void MainWindow::chooseImportFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Import a folder of articles"), lastFolder());
    if (!folder.isEmpty()) importInputs({folder});
}

void MainWindow::filterByLane(const QString& key, Grouping grouping) {
    static const std::pair<Grouping, query::Field> kFields[] = {
        {Grouping::Country, query::Field::Country}, {Grouping::Official, query::Field::Official},
        {Grouping::Type, query::Field::Type},       {Grouping::Place, query::Field::Place},
        {Grouping::Source, query::Field::Source}};
    for (const auto& [lanes, field] : kFields)
        if (lanes == grouping && !key.isEmpty())
            m_filter.setFilter(chooseFacetValue(m_filter.filter(), field, key.toStdString(), FacetChoice::Only, false));
}

void MainWindow::showEventMenu(const QPoint& where, base::EventId event) {
    if (!event) return;
    m_selection.select(event);
    QMenu menu(this);
    menu.addAction(tr("Source text"), this, &MainWindow::showReader);
    menu.addAction(tr("Centre"), m_timeline, &TimelineView::centreSelection);
    menu.addAction(tr("Copy as text"), this, [this, event] {
        const auto& rows = *m_session.rows();
        for (const query::EventRow& row : rows.rows)
            if (row.id == event)
                QApplication::clipboard()->setText(
                    whenText({row.begin, row.end, row.precision}, row.dateBasis) + "  " +
                    QString::fromUtf8(rows.label(row).data(), static_cast<qsizetype>(rows.label(row).size())));
    });
    menu.exec(where);
}

void MainWindow::showPeriodMenu(double begin, double end, const QPoint& where) {
    QMenu menu(this);
    menu.addAction(tr("Zoom to the period"), this, [=, this] { m_timeline->zoomTo(begin, end); });
    const auto keepPeriod = [=, this](bool certainly) {
        query::Filter filter = m_filter.filter();
        filter.after = base::dateOf(static_cast<base::Instant>(begin));
        filter.before = base::dateOf(static_cast<base::Instant>(end));
        filter.certainly = certainly;
        m_filter.setFilter(filter);
    };
    menu.addAction(tr("Only events that overlap the period"), this, [=] { keepPeriod(false); });
    menu.addAction(tr("Only events that lie certainly within it"), this, [=] { keepPeriod(true); });
    menu.addAction(tr("Export the period…"), this, [this] { openExportDialog(PictureView::Timeline); });
    menu.exec(where);
}

void MainWindow::exportEvents() {
    if (!m_session.isOpen()) return;
    QString chosen;
    const QString csv = tr("Comma-separated values (*.csv)");
    const QString path = QFileDialog::getSaveFileName(this, tr("Export events"), lastFolder(), csv + ";;" + tr("JSON Lines (*.jsonl)"), &chosen);
    if (path.isEmpty()) return;
    rememberFolder(path);
    const std::string format = path.endsWith(".jsonl", Qt::CaseInsensitive) || chosen != csv ? "jsonl" : "csv";
    using Written = base::Result<std::uint64_t>;
    m_jobs.start<Written>(
        "export",
        [casePath = m_session.path().toStdString(), filter = m_filter.filter(), file = path.toStdString(),
         format](std::stop_token stop) { return exchange::exportEvents(casePath, filter, format, file, stop); },
        [this, path](const Written& written) {
            tell(written ? tr("Saved %1 to %2").arg(counted(*written, tr("event"), tr("events")), path)
                         : QString::fromStdString(written.error().message));
        });
}

void MainWindow::exportActors() {
    if (!m_session.isOpen()) return;
    const std::pair<QString, const char*> kinds[] = {{tr("GEXF for Gephi (*.gexf)"), "gexf"},
                                                     {tr("GraphML (*.graphml)"), "graphml"},
                                                     {tr("Actors as CSV (*.csv)"), "nodes-csv"},
                                                     {tr("Links as CSV (*.csv)"), "edges-csv"}};
    QStringList filters;
    for (const auto& [text, kind] : kinds) filters.push_back(text);
    QString chosen;
    QString path = QFileDialog::getSaveFileName(this, tr("Export actors and links"), lastFolder(), filters.join(QStringLiteral(";;")), &chosen);
    if (path.isEmpty()) return;
    const std::string kind = kinds[std::max<qsizetype>(0, filters.indexOf(chosen))].second;
    if (QFileInfo(path).suffix().isEmpty()) path += kind.ends_with("csv") ? QStringLiteral(".csv") : QLatin1Char('.') + QString::fromStdString(kind);
    rememberFolder(path);
    const auto scene = m_graphSession->scene();
    exchange::GraphExtras extras;
    extras.title = QFileInfo(m_session.path()).completeBaseName().toStdString();
    extras.together = m_graphSession->together();
    extras.positions.resize(scene->graph->nodes.size());
    const auto& places = m_graph->view().simulation().shown();
    for (std::size_t i = 0; i < scene->nodes.size() && i < places.size(); ++i)
        if (const auto node = scene->graph->nodeOf(scene->nodes[i].actor)) extras.positions[*node] = places[i];
    m_jobs.start<base::Status>(
        "export",
        [graph = scene->graph, extras, format = *exchange::parseGraphFormat(kind), file = path.toStdString()](std::stop_token stop) {
            return exchange::exportGraph(*graph, extras, format, file, stop);
        },
        [this, path](const base::Status& written) { tell(written ? tr("Saved %1").arg(path) : QString::fromStdString(written.error().message)); });
}

void MainWindow::exportPicture() {
    const QWidget* focus = QApplication::focusWidget();
    if (!m_graph->isAncestorOf(focus) || m_graph->page() == GraphPanel::Measures) return openExportDialog(PictureView::Timeline);
    exportActorPicture();
}

void MainWindow::exportActorPicture() { openExportDialog(m_graph->page() == GraphPanel::Matrix ? PictureView::Matrix : PictureView::Graph); }

void MainWindow::openExportDialog(PictureView view) {
    if (!m_session.isOpen()) return;
    const GraphSimulation& simulation = m_graph->view().simulation();
    CasePictureRequest begin;
    begin.view = view;
    begin.grouping = static_cast<Grouping>(m_lanes->currentIndex());
    begin.actors.level = m_graphSession->level();
    begin.actors.together = m_graphSession->together();
    begin.actors.hidden = m_graphSession->hidden();
    begin.actors.style = m_graphSession->style();
    begin.actors.places = simulation.places();
    begin.actors.arrangement = simulation.arrangement();
    if (const auto& index = m_graphSession->graph().index; index && simulation.egoActor() < index->actors().size())
        begin.actors.ego = index->actors()[simulation.egoActor()].key;
    begin.actors.matrixColour = m_graph->matrix().view().colour();
    auto* dialog = new ExportDialog(m_session, m_filter, m_timeWindow, m_selection, std::move(begin), m_jobs, this);
    connect(dialog, &ExportDialog::exported, this, [this](const QString& path) { tell(tr("Saved %1").arg(path)); });
    dialog->show();
}

}  // namespace chancery::ui
