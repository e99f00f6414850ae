// The whole desktop on a case, offscreen at 1920 x 1080, by the clock:
//   desktop_bench CASE [FILTER ...]        a case of `chancery bench-case`; without filters some usual ones
// How long from opening the case, and from each change of the filter, until the timeline has painted the new rows; and the
// longest that the GUI thread was at one event meanwhile and until all was calm, with whose event that was.
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>
#include <string>
#include <vector>

#include "ui/timeline/timeline_view.h"
#include "ui/window/main_window.h"

using namespace chancery;

namespace {

constexpr int kCalmMs = 1'500, kMostMs = 60'000;

double since(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

/// Knows how long each event of the GUI thread takes.
class Application : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (m_depth > 0) return QApplication::notify(receiver, event);
        const std::string who = receiver->metaObject()->className();
        const int type = event->type();
        QElapsedTimer clock;
        clock.start();
        ++m_depth;
        const bool done = QApplication::notify(receiver, event);
        --m_depth;
        if (const double ms = since(clock); ms > m_longest) {
            m_longest = ms;
            m_longestOf = who + ", event " + std::to_string(type);
        }
        return done;
    }

    void forget() { m_longest = 0; }
    double longest() const { return m_longest; }
    const std::string& longestOf() const { return m_longestOf; }

private:
    int m_depth = 0;
    double m_longest = 0;
    std::string m_longestOf;
};

/// Notes when the timeline has painted the rows of the session.
class Watch : public QObject {
public:
    Watch(ui::MainWindow& window, ui::TimelineView& timeline) : m_window(window), m_timeline(timeline) { timeline.viewport()->installEventFilter(this); }

    void start() {
        m_painted = -1;
        m_before = m_window.session().rows();
        m_clock.start();
    }
    double painted() const { return m_painted; }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Paint || m_painted >= 0) return false;
        const auto& rows = m_window.session().rows();
        if (rows != m_before && m_timeline.model().sharedRows() == rows) QMetaObject::invokeMethod(this, [this] { m_painted = since(m_clock); }, Qt::QueuedConnection);
        return false;
    }

private:
    ui::MainWindow& m_window;
    ui::TimelineView& m_timeline;
    std::shared_ptr<const query::EventRows> m_before;
    QElapsedTimer m_clock;
    double m_painted = -1;
};

void measure(Application& application, Watch& watch, ui::MainWindow& window, const char* what, auto&& act) {
    application.forget();
    watch.start();
    act();
    QElapsedTimer total, after;
    total.start();
    while (total.elapsed() < kMostMs && (!after.isValid() || after.elapsed() < kCalmMs)) {
        QEventLoop loop;  // one that sleeps: processEvents() would poll and take a core from the workers
        QTimer::singleShot(20, &loop, &QEventLoop::quit);
        loop.exec();
        if (watch.painted() >= 0 && !after.isValid()) after.start();
    }
    std::printf("  %-34s %8zu events   painted after %7.1f ms   longest at one event %6.1f ms (%s)\n", what, window.session().rows()->rows.size(),
                watch.painted(), application.longest(), application.longestOf().c_str());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc < 2) {
        std::fprintf(stderr, "desktop_bench CASE [FILTER ...]\n");
        return 2;
    }
    Application application(argc, argv);
    QApplication::setStyle("Fusion");
    QApplication::setFont(QFont(QStringLiteral("Liberation Sans"), 9));
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    std::vector<std::string> filters(argv + 2, argv + argc);
    if (filters.empty()) filters = {"country:USA", "", "-country:USA conf:>0.5", "type:CONSULT status:occurred", "", "after:2015", "act"};
    ui::MainWindow window;
    window.resize(1920, 1080);
    window.show();
    QApplication::processEvents();
    Watch watch(window, *window.findChild<ui::TimelineView*>());
    measure(application, watch, window, "opened", [&] { window.openCase(QString::fromLocal8Bit(argv[1])); });
    for (const std::string& filter : filters)
        measure(application, watch, window, filter.empty() ? "(no filter)" : filter.c_str(), [&] { window.filter().setText(QString::fromStdString(filter)); });
}
