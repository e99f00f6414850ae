// Draws the pictures that people look at: ./dev shots, or `shots OUTDIR [name ...]`. Each picture is one function in
// kShots; add new ones there.
#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QMouseEvent>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QVBoxLayout>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "tests/support/synthetic_rows.h"
#include "ui/drawing/shapes.h"
#include "ui/model/date_text.h"
#include "ui/render/timeline_renderer.h"
#include "ui/timeline/overview_strip.h"
#include "ui/timeline/timeline_view.h"

namespace chancery::ui {
namespace {

using event::EventStatus;
using event::QuadClass;

struct Desk {
    TimeWindow window;
    Selection selection;
    QWidget root;
    OverviewStrip overview{window, selection, &root};
    TimelineView timeline{window, selection, &root};

    Desk(std::shared_ptr<const query::EventRows> rows, QSize size, bool dark) {
        applyPalette(*qApp, dark);
        auto* column = new QVBoxLayout(&root);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(&overview);
        column->addWidget(&timeline);
        QObject::connect(&timeline, &TimelineView::headerWidthChanged, &overview, &OverviewStrip::setHeaderWidth);
        QObject::connect(&timeline, &TimelineView::modelChanged, &overview, [this] { overview.setModel(timeline.sharedModel()); });
        timeline.setReducedMotion(true);
        timeline.setHoverDelay(0);
        timeline.setRows(std::move(rows));
        root.resize(size);
        root.show();
        timeline.fitAll();
        QTest::qWait(1);
    }
    QImage grab() {
        QTest::qWait(30);
        return root.grab().toImage();
    }
};

QImage korea(bool dark) {
    Desk desk(test::koreaAutumn(), QSize(1066, 720), dark);
    desk.window.set(static_cast<double>(test::day("2023-09-23")), static_cast<double>(test::day("2023-11-25")));
    desk.selection.select(test::kKoreaSelected);
    return desk.grab();
}

QImage card() {
    Desk desk(test::koreaAutumn(), QSize(1066, 720), false);
    desk.window.set(static_cast<double>(test::day("2023-09-23")), static_cast<double>(test::day("2023-11-25")));
    desk.selection.select(test::kKoreaSelected);
    QObject::connect(&desk.timeline, &TimelineView::sentenceNeeded, &desk.timeline, [&](base::EventId id) {
        desk.timeline.setSentence(id, QStringLiteral("The envoy sat down with the president’s security adviser and spoke of the shells that the North is said to have sent."));
    });
    QWidget* viewport = desk.timeline.viewport();
    const double day = (viewport->width() - desk.timeline.headerWidth()) / 63.0;
    const QPoint at(static_cast<int>(desk.timeline.headerWidth() + 47.5 * day), 40 + 11);
    QTest::mouseMove(viewport, at);
    QTest::qWait(30);
    return desk.grab();
}

QImage dense(bool dark) {
    Desk desk(test::manyEvents(100'000, 25, 20), QSize(1600, 880), dark);
    return desk.grab();
}

QImage month() {
    Desk desk(test::manyEvents(20'000, 25, 2), QSize(1600, 880), false);
    desk.window.set(static_cast<double>(test::day("2023-05-01")), static_cast<double>(test::day("2023-05-21")));
    return desk.grab();
}

QImage hours() {
    Desk desk(test::koreaAutumn(), QSize(1066, 500), false);
    desk.window.set(static_cast<double>(test::day("2023-11-08")), static_cast<double>(test::day("2023-11-11")));
    return desk.grab();
}

QImage large() {
    QFont font = qApp->font();
    const QFont before = font;
    font.setPointSizeF(font.pointSizeF() * 1.5);
    qApp->setFont(font);
    QImage image = korea(false);
    qApp->setFont(before);
    return image;
}

void sheetPanel(QPainter& p, const Palette& c, const Metrics& m) {
    static constexpr std::array kNames = {"occurred", "ongoing", "planned", "requested", "conditional", "denied", "alleged", "negated",
                                          "verified", "selected", "hover", "dimmed"};
    const auto text = [&](double x, double y, const QString& t) {
        p.setFont(m.count);
        p.setPen(c.text2);
        p.drawText(QPointF(x, y), t);
    };
    p.fillRect(QRectF(0, 0, 776, 440), c.base);
    for (std::size_t i = 0; i < kNames.size(); ++i) text(126 + static_cast<double>(i) * 53, 24, QString::fromLatin1(kNames[i]));
    for (int q = 0; q < event::kQuadClassCount; ++q) {
        const auto quad = static_cast<QuadClass>(q);
        const double y = 48 + q * 24;
        text(16, y + 4, QString::fromUtf8(event::name(quad).data()));
        for (int s = 0; s < event::kEventStatusCount; ++s)
            drawMarker(p, c, QPointF(146 + s * 53, y), quad, static_cast<EventStatus>(s), {}, c.base, 1);
        drawMarker(p, c, QPointF(146 + 8 * 53, y), quad, EventStatus::Occurred, {false, false, true, false}, c.base, 1);
        drawMarker(p, c, QPointF(146 + 9 * 53, y), quad, EventStatus::Occurred, {true, false, false, false}, c.base, 1);
        drawMarker(p, c, QPointF(146 + 10 * 53, y), quad, EventStatus::Occurred, {false, true, false, false}, c.base, 1);
        drawMarker(p, c, QPointF(146 + 11 * 53, y), quad, EventStatus::Occurred, {false, false, false, true}, c.base, 1);
    }
    for (int s = 0; s < event::kEventStatusCount; ++s) {
        const double x = 130 + s * 78;
        const auto status = static_cast<EventStatus>(s);
        text(x, 190, QString::fromLatin1(kNames[static_cast<std::size_t>(s)]));
        BarLook fuzzy, known;
        known.fuzzy = false;
        drawBar(p, c, x, x + 62, 206, QuadClass::VerbalCooperation, status, fuzzy, 1);
        drawBar(p, c, x, x + 62, 230, QuadClass::MaterialCooperation, status, known, 1);
        drawTail(p, c, x + 34, 254, QuadClass::MaterialConflict, status, {}, 1);
    }
    text(16, 210, "fuzzy");
    text(16, 234, "known ends");
    text(16, 258, "publication");
    drawFold(p, c, m, QPointF(30, 300), 20, 3, {2, 0, 1, 0, 0}, false);
    drawFold(p, c, m, QPointF(72, 300), 22, 12, {5, 2, 2, 3, 0}, false);
    drawFold(p, c, m, QPointF(118, 300), 28, 148, {50, 22, 12, 30, 34}, true);
    drawEdgeCount(p, c, m, 160, 300, 8, -1);
    drawEdgeCount(p, c, m, 250, 300, 1184, 1);
    std::array<float, 24> wave{};
    for (std::size_t i = 0; i < wave.size(); ++i) wave[i] = static_cast<float>(std::sin(static_cast<double>(i) / 3) * 4 + (i > 16 ? -5 : 1));
    drawSpark(p, c, 290, 300, 84, 16, wave);
    BarLook look;
    look.selected = true;
    drawBar(p, c, 420, 500, 300, QuadClass::MaterialCooperation, EventStatus::Occurred, look, 1);
    look.selected = false;
    look.openLeft = look.openRight = true;
    drawBar(p, c, 530, 640, 300, QuadClass::VerbalConflict, EventStatus::Occurred, look, 1);
    drawTail(p, c, 720, 300, QuadClass::VerbalConflict, EventStatus::Alleged, {true, false, false, false}, 1);
    for (int i = 0; i < event::kQuadClassCount; ++i) drawSwatch(p, c, QPointF(16 + i * 20, 330), static_cast<QuadClass>(i), 1);
}

QImage states() {
    QImage image(1568 * 2, 380 * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const Metrics metrics{qApp->font()};
    sheetPanel(painter, Palette::light(), metrics);
    painter.translate(784, 0);
    sheetPanel(painter, Palette::darkTheme(), metrics);
    return image;
}

PictureOptions exportOptions() {
    PictureOptions options;
    options.title = QStringLiteral("Blinken in Seoul, and the arms question");
    options.filterText = QStringLiteral("country:USA,KOR,PRK,RUS,JPN conf:>0.5");
    options.period = TimeRange{static_cast<double>(test::day("2023-10-30")), static_cast<double>(test::day("2023-11-19"))};
    options.publication = test::day("2023-11-09");
    options.producer = QStringLiteral("Chancery 0.1");
    return options;
}

QImage picture() {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const auto report = renderTimeline(test::koreaAutumn(), exportOptions(), PictureFormat::Png, buffer);
    if (!report) std::fprintf(stderr, "%s\n", report.error().message.c_str());
    return QImage::fromData(bytes);
}

// The SVG as another program would draw it.
QImage vectorPicture() {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!renderTimeline(test::koreaAutumn(), exportOptions(), PictureFormat::Svg, buffer)) return {};
    QSvgRenderer renderer(bytes);
    QImage image(renderer.defaultSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

test::RowsBuilder::Event at(const char* iso, const char* label) {
    test::RowsBuilder::Event event;
    event.begin = test::day(iso);
    event.end = event.begin + base::kDay - 1;
    event.published = event.begin;
    event.label = label;
    return event;
}

QImage edge(std::shared_ptr<const query::EventRows> rows, bool dark) {
    Desk desk(std::move(rows), QSize(1066, 420), dark);
    return desk.grab();
}

QImage empty(bool dark) { return edge(nullptr, dark); }

QImage oneEvent(bool dark) {
    test::RowsBuilder builder;
    auto event = at("2023-11-09", "Envoy → minister: met");
    event.sources = {builder.country("KOR", "South Korea")};
    builder.add(event);
    return edge(builder.build(), dark);
}

QImage oneDay(bool dark) {
    test::RowsBuilder builder;
    const auto a = builder.country("KOR", "South Korea"), b = builder.country("JPN", "Japan");
    for (int i = 0; i < 40; ++i) {
        auto event = at("2023-11-09", "Ministers: held talks on the border");
        event.sources = {i % 3 == 0 ? b : a};
        event.type = static_cast<event::EventType>(i % event::kEventTypeCount);
        event.salience = static_cast<float>(i);
        builder.add(event);
    }
    return edge(builder.build(), dark);
}

QImage fiveThousandYears(bool dark) {
    test::RowsBuilder builder;
    const auto a = builder.country("EGY", "Egypt"), b = builder.country("GRC", "Greece");
    for (int i = 0; i < 300; ++i) {
        auto event = at("2023-11-09", "Treaty signed");
        event.begin = instantOf(-2976 + i * i % 5000, 1 + i % 12, 1);
        event.end = event.begin + base::kDay - 1;
        event.published = event.begin;
        event.sources = {i % 2 == 0 ? a : b};
        event.type = static_cast<event::EventType>(i % event::kEventTypeCount);
        builder.add(event);
    }
    return edge(builder.build(), dark);
}

QImage oneMinute(bool dark) {
    test::RowsBuilder builder;
    const auto a = builder.country("KOR", "South Korea");
    for (int i = 0; i < 10'000; ++i) {
        auto event = at("2023-11-09", "Shells fired over the border");
        event.begin += 43'200;
        event.end = event.begin + 59;
        event.precision = base::Precision::Minute;
        event.sources = {a};
        event.type = static_cast<event::EventType>(i % event::kEventTypeCount);
        builder.add(event);
    }
    return edge(builder.build(), dark);
}

// Two selected events with the days between them, a pinned lane and closed groups.
QImage between() {
    Desk desk(test::koreaAutumn(), QSize(1066, 720), false);
    desk.window.set(static_cast<double>(test::day("2023-09-23")), static_cast<double>(test::day("2023-11-25")));
    LaneArrangement arrangement;
    arrangement.pinned = {"JPN"};
    desk.timeline.setArrangement(arrangement);
    desk.selection.setEvents({base::EventId{3}, test::kKoreaSelected});
    return desk.grab();
}

// Words found in a case: it stays whole in the overview, the hits are ticks.
QImage search(bool dark) {
    const auto all = test::koreaAutumn();
    auto found = std::make_shared<query::EventRows>(*all);
    std::erase_if(found->rows, [&](const query::EventRow& row) { return all->label(row).find("Blinken") == std::string_view::npos; });
    Desk desk(found, QSize(1066, 560), dark);
    desk.overview.setModel(std::make_shared<const LaneModel>(all, Grouping::None), desk.timeline.sharedModel());
    desk.window.set(static_cast<double>(test::day("2023-09-23")), static_cast<double>(test::day("2023-11-25")));
    return desk.grab();
}

struct Shot {
    std::string_view name;
    QImage (*draw)();
};

constexpr std::array kShots = {
    Shot{"timeline-light", [] { return korea(false); }}, Shot{"timeline-dark", [] { return korea(true); }},
    Shot{"timeline-card", card}, Shot{"dense-light", [] { return dense(false); }}, Shot{"dense-dark", [] { return dense(true); }},
    Shot{"month", month}, Shot{"hours", hours}, Shot{"large-font", large}, Shot{"states", states}, Shot{"export", picture},
    Shot{"export-svg", vectorPicture}, Shot{"between", between},
    Shot{"search-light", [] { return search(false); }}, Shot{"search-dark", [] { return search(true); }},
    Shot{"empty-light", [] { return empty(false); }}, Shot{"empty-dark", [] { return empty(true); }},
    Shot{"one-event-light", [] { return oneEvent(false); }}, Shot{"one-event-dark", [] { return oneEvent(true); }},
    Shot{"one-day-light", [] { return oneDay(false); }}, Shot{"one-day-dark", [] { return oneDay(true); }},
    Shot{"five-thousand-years-light", [] { return fiveThousandYears(false); }}, Shot{"five-thousand-years-dark", [] { return fiveThousandYears(true); }},
    Shot{"one-minute-light", [] { return oneMinute(false); }}, Shot{"one-minute-dark", [] { return oneMinute(true); }},
};

int drawAll(const QString& folder, const QStringList& only) {
    QDir().mkpath(folder);
    for (const Shot& shot : kShots) {
        const QString name = QString::fromUtf8(shot.name.data(), static_cast<qsizetype>(shot.name.size()));
        if (!only.isEmpty() && !only.contains(name)) continue;
        const QString path = folder + QLatin1Char('/') + name + QStringLiteral(".png");
        if (!shot.draw().save(path)) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
            return 1;
        }
        std::printf("%s\n", qPrintable(path));
    }
    return 0;
}

}  // namespace
}  // namespace chancery::ui

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setFont(QFont(QStringLiteral("Liberation Sans"), 9));
    const QStringList arguments = QApplication::arguments();
    return chancery::ui::drawAll(arguments.value(1, QStringLiteral("shots")), arguments.mid(2));
}
