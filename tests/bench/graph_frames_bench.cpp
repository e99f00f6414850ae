// Frames of the actor graph on screen (offscreen platform, 1920 x 1080) while its layout runs and while it is panned and zoomed:
// graph_frames_bench [ACTORS EVENTS]...
#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "tests/support/synthetic_rows.h"
#include "ui/graph/graph_session.h"
#include "ui/graph/graph_view.h"
#include "ui/job/job_runner.h"
#include "ui/model/case_session.h"
#include "ui/state/active_filter.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"

using namespace chancery;

namespace {

void report(const char* what, std::vector<double> ms) {
    if (ms.empty()) return;
    std::sort(ms.begin(), ms.end());
    std::printf("  %-34s median %6.2f ms   p99 %6.2f ms   %zu frames\n", what, ms[ms.size() / 2], ms[ms.size() * 99 / 100], ms.size());
}

double frame(QWidget& view) {
    QElapsedTimer clock;
    clock.start();
    view.repaint();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void measure(std::size_t actors, std::size_t events) {
    ui::JobRunner jobs;
    ui::ActiveFilter filter;
    ui::Selection selection;
    ui::TimeWindow window;
    ui::CaseSession session(jobs, filter, selection);
    ui::GraphSession graph(jobs, session, window, selection);
    ui::GraphView view(jobs, graph, selection);
    view.resize(1920, 1080);
    view.show();
    analysis::GraphWindow counted(analysis::DyadIndex::make(test::manyEvents(events, actors, 20), analysis::ActorLevel::Everyone));
    counted.moveTo(-1e12, 1e12);
    const auto scene = ui::makeScene(std::make_shared<const analysis::ActorGraph>(counted.graph()), {}, {}, {});
    std::printf("%zu actors, %zu links\n", scene->nodes.size(), scene->links.size());
    QElapsedTimer clock;
    clock.start();
    graph.showScene(scene);
    std::vector<double> running, panning, zooming;
    while (view.simulation().isRunning()) {
        QTest::qWait(5);
        running.push_back(frame(view));
    }
    std::printf("  layout at rest after %.2f s by the clock\n", static_cast<double>(clock.elapsed()) / 1000);
    QTest::qWait(1500);
    report("while the layout runs", running);
    const auto drag = [&](QPoint to) {
        QMouseEvent move(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, Qt::MiddleButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &move);
    };
    QTest::mousePress(&view, Qt::MiddleButton, {}, QPoint(900, 500));
    for (int i = 0; i < 150; ++i) {
        drag(QPoint(900 + i * 3 % 400, 500 + i));
        panning.push_back(frame(view));
        QTest::qWait(1);
    }
    QTest::mouseRelease(&view, Qt::MiddleButton, {}, QPoint(900, 500));
    report("panning", panning);
    for (int i = 0; i < 100; ++i) {
        view.zoomBy(i % 40 < 20 ? 1.1 : 1 / 1.1);
        zooming.push_back(frame(view));
        QTest::qWait(1);
    }
    report("zooming", zooming);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc > 2)
        for (int i = 1; i + 1 < argc; i += 2) measure(static_cast<std::size_t>(std::atoll(argv[i])), static_cast<std::size_t>(std::atoll(argv[i + 1])));
    else
        for (const auto& [actors, events] : {std::pair<std::size_t, std::size_t>{100, 150}, {2000, 13'000}, {20'000, 110'000}}) measure(actors, events);
    return 0;
}
