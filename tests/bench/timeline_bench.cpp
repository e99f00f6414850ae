// Frame times of the timeline at 1920 x 1080, offscreen: pan, zoom and repaint, for growing cases.
//   timeline_bench [events ...]      (default 20000 100000 1000000)
// Prints for each: time to build the lanes, then mean and worst frame of 240 pans and 120 zoom steps, in milliseconds.
#include <QApplication>
#include <QImage>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numeric>
#include <vector>

#include "tests/support/synthetic_rows.h"
#include "ui/timeline/timeline_view.h"

namespace {

using namespace chancery;

class Frames {
public:
    void time(ui::TimelineView& view, QImage& image, auto&& change) {
        const std::clock_t start = std::clock();  // processor time: the machine may be busy with other things
        change();
        view.viewport()->render(&image);
        m_ms.push_back(static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
    }
    void print(const char* name) {
        std::sort(m_ms.begin(), m_ms.end());
        const double mean = std::accumulate(m_ms.begin(), m_ms.end(), 0.0) / static_cast<double>(m_ms.size());
        std::printf("  %-28s mean %6.2f  median %6.2f  95 %% %6.2f  worst %6.2f ms\n", name, mean, m_ms[m_ms.size() / 2],
                    m_ms[m_ms.size() * 95 / 100], m_ms.back());
        std::fflush(stdout);
    }

private:
    std::vector<double> m_ms;
};

void measure(std::size_t events) {
    const auto rows = test::manyEvents(events, 25, events > 200'000 ? 20 : 5);
    ui::TimeWindow window;
    ui::Selection selection;
    ui::TimelineView view(window, selection);
    view.setReducedMotion(true);
    view.resize(1920, 1080);
    const std::clock_t start = std::clock();
    view.setRows(rows);
    std::printf("%zu events: lanes built in %.1f ms\n", events, static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
    std::fflush(stdout);
    view.show();
    view.fitAll();
    QApplication::processEvents();
    QImage image(view.viewport()->size(), QImage::Format_RGB32);
    const ui::TimeRange all = view.model().extent();
    for (const double share : {1.0, 0.2, 0.02, 0.002}) {
        const double span = std::max(3 * 86'400.0, all.span() * share), middle = all.begin + all.span() * 0.6;
        window.set(middle - span / 2, middle + span / 2);
        Frames pans;
        for (int i = 0; i < 240; ++i) pans.time(view, image, [&] { window.panBy((i < 120 ? 1 : -1) * span / 1500 * 7); });
        char name[64];
        std::snprintf(name, sizeof name, "pan, window %.0f days", span / 86'400);
        pans.print(name);
    }
    view.fitAll();
    Frames zooms;
    for (int i = 0; i < 120; ++i)
        zooms.time(view, image, [&] { window.zoomAt(all.begin + all.span() * 0.6, i < 60 ? 1.12 : 1 / 1.12); });
    zooms.print("zoom in and out");
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setStyle("Fusion");
    QApplication::setFont(QFont(QStringLiteral("Liberation Sans"), 9));
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(static_cast<std::size_t>(std::atoll(argv[i])));
    if (sizes.empty()) sizes = {20'000, 100'000, 1'000'000};
    for (const std::size_t size : sizes) measure(size);
}
