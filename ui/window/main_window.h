#pragma once
#include <QMainWindow>
#include <QTimer>

#include "ui/job/job_runner.h"
#include "ui/model/case_session.h"
#include "ui/render/case_picture.h"
#include "ui/state/active_filter.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"
#include "ui/timeline/lane_model.h"
#include "ui/window/importer.h"

class QComboBox;
class QTabWidget;
class QStackedWidget;
class QSplitter;

namespace chancery::ui {

class ActorInspector;
class EventTable;
class FilterBar;
class GraphPanel;
class GraphSession;
class OverviewStrip;
class ReaderPanel;
class StatusLine;
class TimelineView;

/// Assembles the desktop: owns the shared state and wires views, panels and commands to it. What they do is theirs.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a case file, or creates it if `create`; on failure the window says why and stays as it is.
    bool openCase(const QString& path, bool create = false);
    /// Imports into the open case; without one, into a new case of its own.
    void importInputs(const QStringList& inputs);
    void openSample();
    /// Layout of the window as it was left, no larger than the screen. Call before show().
    void restoreLayout();
    /// The last case with its filter, period and selected events, if it is still there.
    void openLastCase();

    CaseSession& session() { return m_session; }
    ActiveFilter& filter() { return m_filter; }
    Selection& selection() { return m_selection; }
    TimeWindow& timeWindow() { return m_timeWindow; }
    Importer& importer() { return m_importer; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeCentre();
    QWidget* makeWelcome();
    void makeDocks();
    void makeActions();
    void makeToolBar();
    QDockWidget* addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    void connectState();
    void connectMemory();
    void remember();
    void showRows();
    void showOverview();
    void answerCard(base::EventId event);
    void filterByLane(const QString& key, Grouping grouping);
    void showEventMenu(const QPoint& where, base::EventId event);
    void showPeriodMenu(double begin, double end, const QPoint& where);
    void goToDate();
    void showReader();
    void showMention(int step);
    void chooseCase();
    void createCase();
    void chooseImportFiles();
    void chooseImportFolder();
    void exportPicture();
    void exportEvents();
    void exportActorPicture();
    void exportActors();
    void openExportDialog(PictureView view);
    void showProblems();
    void tell(const QString& message);
    QString freshCasePath() const;

    JobRunner m_jobs;
    ActiveFilter m_filter;
    Selection m_selection;
    TimeWindow m_timeWindow;
    CaseSession m_session;
    Importer m_importer;
    QStackedWidget* m_centre = nullptr;
    TimelineView* m_timeline = nullptr;
    OverviewStrip* m_overview = nullptr;
    EventTable* m_table = nullptr;
    GraphSession* m_graphSession = nullptr;
    GraphPanel* m_graph = nullptr;
    QStackedWidget* m_inspector = nullptr;  ///< of the event, of the chosen actors
    ActorInspector* m_actorInspector = nullptr;
    FilterBar* m_filterBar = nullptr;
    QSplitter* m_splitter = nullptr;
    QTabWidget* m_tabs = nullptr;
    QDockWidget* m_reader = nullptr;
    ReaderPanel* m_readerPanel = nullptr;
    QComboBox* m_lanes = nullptr;
    StatusLine* m_status = nullptr;
    QList<QDockWidget*> m_docks;
    QTimer m_refreshPause;
    QTimer m_rememberPause;
    QAction* m_exportAction = nullptr;
    QAction* m_fitAction = nullptr;
    bool m_takingActors = false;  ///< the selected events are those of the chosen actors
    bool m_fitNextRows = false;  ///< rows of another case: show all of them
};

}  // namespace chancery::ui
