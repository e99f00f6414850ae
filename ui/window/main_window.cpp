#include "ui/window/main_window.h"

#include <QApplication>
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStyle>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "core/analysis/regions.h"
#include "core/query/country_names.h"
#include "core/store/case_store.h"
#include "ui/dialog/problems_dialog.h"
#include "ui/graph/graph_panel.h"
#include "ui/graph/graph_session.h"
#include "ui/graph/graph_view.h"
#include "ui/panel/actor_inspector.h"
#include "ui/panel/event_table.h"
#include "ui/panel/filter_edit.h"
#include "ui/panel/filter_panel.h"
#include "ui/panel/inspector_panel.h"
#include "ui/panel/reader_panel.h"
#include "ui/timeline/overview_strip.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/drawn_icon.h"
#include "ui/window/filter_bar.h"
#include "ui/window/graph_places.h"
#include "ui/window/sample_case.h"
#include "ui/window/status_line.h"
#include "ui/window/welcome_page.h"

namespace chancery::ui {

namespace {

// Platform themes turn the style's animations off where the person asked for reduced motion.
bool wantsLessMotion(const QWidget& widget) { return widget.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &widget) <= 0; }

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_session(m_jobs, m_filter, m_selection), m_importer(m_jobs) {
    setObjectName("MainWindow");
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    resize(QSize(1600, 1000).boundedTo(screen()->availableSize()));

    m_centre = new QStackedWidget(this);
    m_centre->addWidget(makeWelcome());
    m_centre->addWidget(makeCentre());
    setCentralWidget(m_centre);
    makeDocks();
    makeToolBar();
    makeActions();
    m_status = new StatusLine(m_session, m_filter, m_selection, m_timeWindow, m_importer, this);
    setStatusBar(m_status);
    connectState();
    connectMemory();
    setWindowTitle(tr("Chancery"));
}

// Views and dialogs give up their jobs when they go: before the runner does. One at a time: a view takes its hover card, another child of
// the window, with it.
MainWindow::~MainWindow() {
    while (auto* child = findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) delete child;
    delete m_graphSession;
}

QWidget* MainWindow::makeWelcome() {
    auto* page = new WelcomePage(this);
    connect(page, &WelcomePage::openRequested, this, &MainWindow::chooseCase);
    connect(page, &WelcomePage::importRequested, this, &MainWindow::chooseImportFiles);
    connect(page, &WelcomePage::sampleRequested, this, &MainWindow::openSample);
    return page;
}

QWidget* MainWindow::makeCentre() {
    m_timeline = new TimelineView(m_timeWindow, m_selection, this);
    m_timeline->setReducedMotion(wantsLessMotion(*this));
    m_timeline->setArrangedElsewhere(true);
    m_timeline->setEmptyText(tr("No events here"), tr("Drop articles on the window, or loosen the filter."));
    m_overview = new OverviewStrip(m_timeWindow, m_selection, this);
    m_overview->setReducedMotion(wantsLessMotion(*this));
    m_overview->setHeaderWidth(m_timeline->headerWidth());
    m_table = new EventTable(m_session, m_selection, this);
    auto* top = new QWidget(this);
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_overview);
    column->addWidget(m_timeline, 1);
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_graphSession = new GraphSession(m_jobs, m_session, m_timeWindow, m_selection, this);
    m_graph = new GraphPanel(m_jobs, *m_graphSession, m_selection, m_timeWindow, m_filter, this);
    m_graph->setReducedMotion(wantsLessMotion(*this));
    m_tabs->addTab(m_graph, drawnIcon("graph"), tr("Actor graph"));
    m_tabs->addTab(m_table, drawnIcon("table"), tr("Event table"));
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->addWidget(top);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({420, 460});
    m_splitter->setChildrenCollapsible(false);
    return m_splitter;
}

QDockWidget* MainWindow::addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    addDockWidget(area, dock);
    m_docks.push_back(dock);
    return dock;
}

void MainWindow::makeDocks() {
    QDockWidget* filters =
        addDock("filters", tr("Filters"), new FilterPanel(m_session, m_filter), Qt::LeftDockWidgetArea);
    m_inspector = new QStackedWidget(this);
    m_inspector->addWidget(new InspectorPanel(m_session, m_selection));
    m_actorInspector = new ActorInspector(m_jobs, *m_graphSession, m_selection);
    m_inspector->addWidget(m_actorInspector);
    QDockWidget* inspector = addDock("inspector", tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    m_readerPanel = new ReaderPanel(m_session, m_selection);
    m_reader = addDock("reader", tr("Source text"), m_readerPanel, Qt::RightDockWidgetArea);
    resizeDocks({filters, inspector}, {208, 320}, Qt::Horizontal);
    resizeDocks({inspector, m_reader}, {560, 320}, Qt::Vertical);
}

void MainWindow::connectState() {
    connect(&m_session, &CaseSession::rowsChanged, this, &MainWindow::showRows);
    connect(&m_session, &CaseSession::failed, this, &MainWindow::tell);
    connect(&m_session, &CaseSession::pathChanged, this, [this] {
        m_centre->setCurrentIndex(m_session.isOpen() ? 1 : 0);
        setWindowTitle(tr("%1 — Chancery").arg(QFileInfo(m_session.path()).completeBaseName()));
        setWindowFilePath(m_session.path());
    });
    connect(m_timeline, &TimelineView::arrangementChanged, this, [this] {
        if (!(m_timeline->model().arrangement() == m_timeline->arrangement())) showRows();
    });
    connect(m_timeline, &TimelineView::sentenceNeeded, this, &MainWindow::answerCard);
    connect(m_timeline, &TimelineView::headerWidthChanged, m_overview, &OverviewStrip::setHeaderWidth);
    connect(m_timeline, &TimelineView::laneActivated, this, &MainWindow::filterByLane);
    connect(m_timeline, &TimelineView::contextMenuRequested, this, &MainWindow::showEventMenu);
    connect(m_timeline, &TimelineView::groupingMenuRequested, this, [this](const QPoint&) { m_lanes->showPopup(); });
    connect(m_timeline, &TimelineView::periodSelected, this, &MainWindow::showPeriodMenu);
    connect(m_overview, &OverviewStrip::fitRequested, m_timeline, &TimelineView::fitAll);
    connect(m_timeline, &TimelineView::eventActivated, this, &MainWindow::showReader);
    // The inspector is of what was chosen last; events chosen in the list of a link leave the list open.
    connect(&m_selection, &Selection::actorsChanged, this, [this] { m_inspector->setCurrentIndex(m_selection.actors().keys.empty() ? 0 : 1); });
    connect(&m_selection, &Selection::changed, this, [this] {
        if (!m_takingActors && !m_actorInspector->isAncestorOf(QApplication::focusWidget())) m_selection.setActors({});
    });
    connect(m_actorInspector, &ActorInspector::eventsChosen, this, [this](const std::vector<base::EventId>& events) {
        m_takingActors = true;
        m_selection.setEvents(events);
        m_takingActors = false;
    });
    connect(m_actorInspector, &ActorInspector::showInTimelineRequested, m_timeline, &TimelineView::centreSelection);
    connect(m_actorInspector, &ActorInspector::onlyChosenRequested, m_graph, &GraphPanel::keepOnlyChosen);
    connect(m_actorInspector, &ActorInspector::eventOpened, this, &MainWindow::showReader);
    connect(m_graph, &GraphPanel::told, this, &MainWindow::tell);
    new GraphPlaces(m_jobs, m_session, *m_graphSession, m_graph->view().simulation(), m_importer, this);
    connect(m_graph, &GraphPanel::pictureRequested, this, &MainWindow::exportActorPicture);
    connect(m_graph, &GraphPanel::dataRequested, this, &MainWindow::exportActors);
    connect(m_graph, &GraphPanel::eventActivated, this, &MainWindow::showReader);
    connect(m_table, &EventTable::activatedEvent, this, [this](qint64) { m_timeline->centreSelection(); });

    // While articles come in, what is in the case is shown every second and a half.
    m_refreshPause.setSingleShot(true);
    m_refreshPause.setInterval(1500);
    connect(&m_refreshPause, &QTimer::timeout, &m_session, &CaseSession::refresh);
    connect(&m_importer, &Importer::progressed, this, [this] {
        if (m_importer.casePath() == m_session.path() && !m_refreshPause.isActive()) m_refreshPause.start();
    });
    connect(&m_importer, &Importer::finished, this, [this](const QString& words) {
        tell(words);
        m_refreshPause.stop();
        if (m_importer.casePath() == m_session.path()) m_session.refresh();
    });
    connect(&m_importer, &Importer::failed, this, &MainWindow::tell);
    connect(m_status, &StatusLine::problemsRequested, this, &MainWindow::showProblems);
}

void MainWindow::showRows() {
    using Model = std::shared_ptr<const LaneModel>;
    m_jobs.cancel("lanes-searched");
    m_jobs.start<Model>(
        "lanes",
        [rows = m_session.rows(), grouping = static_cast<Grouping>(m_lanes->currentIndex()),
         arrangement = m_timeline->arrangement()](std::stop_token) -> Model {
            const LaneModel lanes(
                rows, grouping, [](std::string_view code) { return QString::fromStdString(query::CountryNames::builtIn().nameOf(code)); },
                [](std::string_view code) {
                    const std::string_view region = analysis::Regions::builtIn().regionOf(code);
                    return QString::fromUtf8(region.data(), static_cast<qsizetype>(region.size()));
                });
            return lanes.arranged(arrangement);
        },
        [this](const Model& model) {
            m_timeline->setModel(model);
            showOverview();
            if (!m_fitNextRows || model->rows().rows.empty()) return;
            m_fitNextRows = m_importer.isRunning();  // more will come: keep fitting until it is all there
            m_timeline->setReducedMotion(true);
            m_timeline->fitAll();
            m_timeline->setReducedMotion(wantsLessMotion(*this));
        },
        Urgency::First);
}

// While words are searched the overview is of what they search, with what the timeline shows as hits.
void MainWindow::showOverview() {
    using Model = std::shared_ptr<const LaneModel>;
    if (!m_session.searched()) return m_overview->setModel(m_timeline->sharedModel());
    m_jobs.start<Model>(
        "lanes-searched", [searched = m_session.searched()](std::stop_token) -> Model { return std::make_shared<const LaneModel>(searched, Grouping::None); },
        [this](const Model& searched) { m_overview->setModel(searched, m_timeline->sharedModel()); });
}

void MainWindow::answerCard(base::EventId event) {
    using Sentence = std::string;
    m_jobs.start<Sentence>(
        "card",
        [path = m_session.path().toStdString(), event](std::stop_token) -> Sentence {
            const auto query = query::EventQuery::open(path);
            if (!query) return {};
            const auto detail = query->detail(event);
            return detail && *detail && !(*detail)->evidence.empty() ? (*detail)->evidence.front().sentence : Sentence();
        },
        [this, event](const Sentence& sentence) { m_timeline->setSentence(event, QString::fromStdString(sentence)); });
}

bool MainWindow::openCase(const QString& path, bool create) {
    if (!create && !QFileInfo::exists(path)) {
        tell(tr("%1 does not exist").arg(path));
        return false;
    }
    if (m_session.isOpen() && QFileInfo(path) == QFileInfo(m_session.path())) return true;
    // Creates or migrates, then leaves the file to readers and imports. Where writing is not possible (a read-only
    // folder, another program's import), reading may be.
    if (const auto store = store::CaseStore::open(path.toStdString()); !store) {
        if (!query::EventQuery::open(path.toStdString())) {
            QMessageBox::warning(this, tr("Cannot open the case"), QString::fromStdString(store.error().message));
            return false;
        }
        tell(tr("Open for reading only: %1").arg(QString::fromStdString(store.error().message)));
    }
    m_fitNextRows = true;
    m_session.open(QFileInfo(path).absoluteFilePath());
    QSettings().setValue("lastCase", m_session.path());
    return true;
}

QString MainWindow::freshCasePath() const {
    QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/Chancery");
    folder.mkpath(".");
    const QString day = QDate::currentDate().toString(Qt::ISODate);
    for (int n = 1;; ++n) {
        const QString path = folder.filePath(n == 1 ? tr("Case %1.chancery").arg(day) : tr("Case %1 (%2).chancery").arg(day).arg(n));
        if (!QFileInfo::exists(path)) return path;
    }
}

void MainWindow::importInputs(const QStringList& inputs) {
    if (inputs.isEmpty()) return;
    if (!m_session.isOpen() && !openCase(freshCasePath(), true)) return;
    m_importer.import(m_session.path(), inputs);
}

void MainWindow::openSample() {
    const QString path = sampleCasePath();
    if (!openCase(path, true)) return;
    // Nothing to do if it is all there, read by this version of the program.
    const auto folder = unpackSamples();
    if (folder)
        importInputs({*folder});
    else
        tell(QString::fromStdString(folder.error().message));
}

void MainWindow::showProblems() {
    auto* dialog = new ProblemsDialog(m_importer.skipped(), this);
    connect(dialog, &ProblemsDialog::retryRequested, this, &MainWindow::importInputs);
    dialog->show();
}

void MainWindow::tell(const QString& message) { m_status->tell(message); }

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList articles;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (!url.isLocalFile()) continue;
        const QString path = url.toLocalFile();
        if (QFileInfo(path).suffix() == "chancery")
            openCase(path);
        else
            articles.push_back(path);
    }
    event->acceptProposedAction();
    importInputs(articles);
}

}  // namespace chancery::ui
