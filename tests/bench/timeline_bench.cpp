// What the timeline costs at 1920 x 1080, offscreen: lanes, layout, frames of pans and zooms, hit tests, memory.
//   timeline_bench [--lanes N] [--years N] [events ...]      (default 200 lanes, 20 years; 10000 1000000 events)
//   timeline_bench --case FILE [FILTER ...]                  from the filter to the first frame, of `chancery bench-case`
// In milliseconds: median, 99th percentile and worst; processor time of the GUI thread (the machine may be busy with other
// things), with --case time by the clock, as workers share that work. A frame is one change of the window, layout and paint.
#include <ctime>
#include <unistd.h>

#include <QApplication>
#include <QImage>
#include <QScrollBar>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "core/query/event_query.h"
#include "core/query/filter_parser.h"
#include "tests/support/synthetic_rows.h"
#include "ui/timeline/timeline_view.h"

namespace {

using namespace chancery;

double now(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double residentMb() {
    std::ifstream statm("/proc/self/statm");
    long pages = 0, resident = 0;
    statm >> pages >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Times of one kind of work.
class Times {
public:
    explicit Times(clockid_t clock = CLOCK_THREAD_CPUTIME_ID) : m_clock(clock) {}
    void time(auto&& work) {
        const double start = now(m_clock);
        work();
        m_ms.push_back(now(m_clock) - start);
    }
    void print(const std::string& name) {
        std::sort(m_ms.begin(), m_ms.end());
        std::printf("  %-30s median %7.3f   99 %% %7.3f   worst %7.3f ms\n", name.c_str(), m_ms[m_ms.size() / 2],
                    m_ms[m_ms.size() * 99 / 100], m_ms.back());
        std::fflush(stdout);
    }

private:
    clockid_t m_clock;
    std::vector<double> m_ms;
};

struct Case {
    std::size_t lanes = 200;
    int years = 20;
};

std::string days(const char* what, double span) { return std::string(what) + ", " + std::to_string(std::lround(span / 86'400)) + " days"; }

void measureFrames(ui::TimelineView& view, ui::TimeWindow& window) {
    QImage image(view.viewport()->size(), QImage::Format_RGB32);
    const ui::TimeRange all = view.model().extent();
    const double middle = all.begin + all.span() * 0.6;
    for (const double share : {1.0, 0.2, 0.05, 0.02, 0.005, 0.002, 0.0}) {
        const double span = std::max(86'400.0, all.span() * share);
        window.set(middle - span / 2, middle + span / 2);
        Times pans;
        for (int i = 0; i < 240; ++i)
            pans.time([&] {
                window.panBy((i < 120 ? 1 : -1) * span / 1500 * 7);
                view.viewport()->render(&image);
            });
        pans.print(days("pan", span));
    }
    view.fitAll();
    Times zooms;
    for (int i = 0; i < 400; ++i)
        zooms.time([&] {
            window.zoomAt(middle, i / 100 % 2 == 0 ? 1.095 : 1 / 1.095);
            view.viewport()->render(&image);
        });
    zooms.print("zoom all to a day and back");
    view.fitAll();
    Times scrolls;
    for (int i = 0; i < 200; ++i)
        scrolls.time([&] {
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 20);
            view.viewport()->render(&image);
        });
    scrolls.print("scroll lanes");
}

// Layout alone, and what lies under the pointer.
void measureLayout(const std::shared_ptr<const ui::LaneModel>& model) {
    const ui::Metrics metrics{QApplication::font()};
    ui::TimelineLayout layout(metrics);
    layout.setModel(model);
    const ui::TimeRange all = model->extent();
    for (const double share : {1.0, 0.05, 0.005}) {
        const double span = std::max(86'400.0, all.span() * share), begin = all.begin + all.span() * 0.6 - span / 2;
        Times layouts, hits;
        for (int i = 0; i < 240; ++i) {
            const double at = begin + i * span / 1500 * 7;
            const ui::TimelineGeometry* geometry = nullptr;
            layouts.time([&] { geometry = &layout.geometry({at, at + span, 1750, 1040, 0}); });
            for (int h = 0; h < 4; ++h)
                hits.time([&] { hitTest(*geometry, (i * 7 + h * 400) % 1750, (i * 13 + h * 250) % 1040, 1); });
        }
        layouts.print(days("layout", span));
        hits.print(days("hit test", span));
    }
}

void measure(std::size_t events, const Case& shape) {
    const auto rows = test::manyEvents(events, shape.lanes, shape.years);
    const double before = residentMb();
    std::printf("%zu events, %zu lanes, %d years\n", events, shape.lanes, shape.years);
    std::shared_ptr<const ui::LaneModel> model;
    Times builds;
    for (int i = 0; i < 3; ++i)
        builds.time([&] {
            model.reset();
            model = std::make_shared<const ui::LaneModel>(rows, ui::Grouping::Country);
        });
    builds.print("lanes built");
    ui::TimeWindow window;
    ui::Selection selection;
    ui::TimelineView view(window, selection);
    view.setReducedMotion(true);
    view.resize(1920, 1080);
    Times takes;
    takes.time([&] { view.setModel(model); });
    takes.print("lanes taken over");
    view.show();
    view.fitAll();
    Times first;
    QImage image(view.viewport()->size(), QImage::Format_RGB32);
    first.time([&] { view.viewport()->render(&image); });
    first.print("first frame");
    QApplication::processEvents();
    measureFrames(view, window);
    measureLayout(model);
    std::printf("  memory of the view %.0f MB (rows beside it %.0f MB)\n", residentMb() - before,
                (static_cast<double>(rows->rows.size() * sizeof(query::EventRow) + rows->names->participants.size() * 4 + rows->names->labels.size())) / 1e6);
    std::fflush(stdout);
}

// From a filter to the first density: question, lanes, layout and paint, as the desktop does one after the other.
int measureCase(const std::string& path, const std::vector<std::string>& filters) {
    const auto query = query::EventQuery::open(path);
    if (!query) {
        std::fprintf(stderr, "%s\n", query.error().message.c_str());
        return 1;
    }
    ui::TimeWindow window;
    ui::Selection selection;
    ui::TimelineView view(window, selection);
    view.setReducedMotion(true);
    view.resize(1920, 1080);
    view.show();
    QImage image(view.viewport()->size(), QImage::Format_RGB32);
    for (const std::string& text : filters) {
        const query::Filter filter = query::parseFilter(text).filter;
        std::shared_ptr<const query::EventRows> rows;
        std::shared_ptr<const ui::LaneModel> model;
        Times asks(CLOCK_MONOTONIC), builds(CLOCK_MONOTONIC), takes(CLOCK_MONOTONIC), frames(CLOCK_MONOTONIC), drops(CLOCK_MONOTONIC);
        for (int i = 0; i < 5; ++i) {
            asks.time([&] { rows = query->rows(filter).value(); });
            builds.time([&] { model = std::make_shared<const ui::LaneModel>(rows, ui::Grouping::Country); });
            std::shared_ptr<const ui::LaneModel> before = view.sharedModel();
            takes.time([&] {
                view.setModel(model);
                view.fitAll();
            });
            frames.time([&] { view.viewport()->render(&image); });
            drops.time([&] { before.reset(); });
        }
        std::printf("%s: %zu events\n", text.empty() ? "(all; the worst is the first, with reading the case)" : text.c_str(), rows->rows.size());
        asks.print("rows asked");
        builds.print("lanes built");
        takes.print("lanes taken over");
        frames.print("first frame");
        drops.print("former lanes given up");
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle("Fusion");
    QApplication::setFont(QFont(QStringLiteral("Liberation Sans"), 9));
    Case shape;
    if (argc > 2 && std::strcmp(argv[1], "--case") == 0) {
        std::vector<std::string> filters(argv + 3, argv + argc);
        if (filters.empty()) filters = {"", "country:USA", "type:CONSULT status:occurred", "-country:USA conf:>0.5", "after:2015"};
        return measureCase(argv[2], filters);
    }
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--lanes") == 0 && i + 1 < argc)
            shape.lanes = static_cast<std::size_t>(std::atoll(argv[++i]));
        else if (std::strcmp(argv[i], "--years") == 0 && i + 1 < argc)
            shape.years = std::atoi(argv[++i]);
        else
            sizes.push_back(static_cast<std::size_t>(std::atoll(argv[i])));
    }
    if (sizes.empty()) sizes = {10'000, 1'000'000};
    for (const std::size_t size : sizes) measure(size, shape);
}
