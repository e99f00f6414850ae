// What of the window comes back at the next start. It is written when it changes: a session may end without a close.
#include <QCloseEvent>
#include <QComboBox>
#include <QDockWidget>
#include <QFileInfo>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QTabWidget>

#include "ui/window/main_window.h"

namespace chancery::ui {

namespace {

constexpr int kRememberMs = 700;
constexpr qsizetype kMostRemembered = 200;  ///< selected events

QVariantList idsOf(const std::vector<base::EventId>& events) {
    QVariantList ids;
    for (const base::EventId event : events) ids.push_back(QVariant::fromValue<qlonglong>(event.value));
    return ids;
}

}  // namespace

void MainWindow::connectMemory() {
    m_rememberPause.setSingleShot(true);
    m_rememberPause.setInterval(kRememberMs);
    connect(&m_rememberPause, &QTimer::timeout, this, &MainWindow::remember);
    const auto changed = [this] { m_rememberPause.start(); };
    connect(&m_session, &CaseSession::pathChanged, this, changed);
    connect(&m_filter, &ActiveFilter::textChanged, this, changed);
    connect(&m_timeWindow, &TimeWindow::changed, this, changed);
    connect(&m_selection, &Selection::changed, this, changed);
    connect(m_lanes, &QComboBox::currentIndexChanged, this, changed);
    connect(m_tabs, &QTabWidget::currentChanged, this, changed);
    connect(m_splitter, &QSplitter::splitterMoved, this, changed);
    for (const QDockWidget* dock : std::as_const(m_docks)) {
        connect(dock, &QDockWidget::visibilityChanged, this, changed);
        connect(dock, &QDockWidget::dockLocationChanged, this, changed);
        connect(dock, &QDockWidget::topLevelChanged, this, changed);
    }
}

void MainWindow::remember() {
    m_rememberPause.stop();
    QSettings settings;
    settings.setValue("geometry", saveGeometry());
    settings.setValue("state", saveState());
    settings.setValue("splitter", m_splitter->saveState());
    settings.setValue("tab", m_tabs->currentIndex());
    settings.setValue("lanes", m_lanes->currentIndex());
    if (!m_session.isOpen()) return;  // the last case keeps what belongs to it
    settings.setValue("filter", m_filter.text());
    settings.setValue("windowBegin", m_timeWindow.begin());
    settings.setValue("windowEnd", m_timeWindow.end());
    const auto& events = m_selection.events();
    settings.setValue("selected", static_cast<qsizetype>(events.size()) > kMostRemembered ? QVariantList() : idsOf(events));
    settings.sync();
}

void MainWindow::restoreLayout() {
    QSettings settings;
    restoreGeometry(settings.value("geometry").toByteArray());
    restoreState(settings.value("state").toByteArray());
    m_splitter->restoreState(settings.value("splitter").toByteArray());
    m_tabs->setCurrentIndex(settings.value("tab", 0).toInt());
    m_lanes->setCurrentIndex(settings.value("lanes", 0).toInt());
    if (!isMaximized() && !isFullScreen()) resize(size().boundedTo(screen()->availableSize()));
}

void MainWindow::openLastCase() {
    const QSettings settings;  // read before the case that opens begins to be remembered
    const QString last = settings.value("lastCase").toString();
    const QString filter = settings.value("filter").toString();
    const double begin = settings.value("windowBegin").toDouble(), end = settings.value("windowEnd").toDouble();
    std::vector<base::EventId> selected;
    for (const QVariant& id : settings.value("selected").toList()) selected.push_back(base::EventId{id.toLongLong()});
    if (last.isEmpty() || !QFileInfo::exists(last) || !openCase(last)) return;
    m_filter.setText(filter);
    m_selection.setEvents(std::move(selected));
    if (end > begin) {
        m_timeWindow.set(begin, end);
        m_fitNextRows = false;
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    m_rememberPause.start();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    remember();
    QMainWindow::closeEvent(event);
}

}  // namespace chancery::ui
