#include "ui/render/timeline_renderer.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <map>
#include <set>

#include "tests/support/synthetic_rows.h"

namespace chancery::ui {
namespace {

using test::day;

PictureOptions options() {
    PictureOptions o;
    o.title = QStringLiteral("Envoy in Seoul & the arms question");
    o.filterText = QStringLiteral("country:KOR conf:>0.5");
    o.period = TimeRange{static_cast<double>(day("2023-10-30")), static_cast<double>(day("2023-11-19"))};
    o.publication = day("2023-11-09");
    o.producer = QStringLiteral("Chancery test");
    return o;
}

QByteArray render(const PictureOptions& o, PictureFormat format, PictureReport* report = nullptr,
                  std::shared_ptr<const query::EventRows> rows = test::koreaAutumn()) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const auto result = renderTimeline(std::move(rows), o, format, buffer);
    EXPECT_TRUE(result) << (result ? "" : result.error().message);
    if (result && report) *report = *result;
    return bytes;
}

// All words of an SVG, with its well-formedness checked on the way.
QString wordsOf(const QByteArray& svg) {
    QXmlStreamReader reader(svg);
    QString words;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters) words += reader.text().toString() + QLatin1Char('\n');
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
    return words;
}

TEST(TimelineRenderer, WritesSvgWithRealTextOfAllParts) {
    const QString words = wordsOf(render(options(), PictureFormat::Svg));
    for (const char* part : {"Envoy in Seoul & the arms question", "30 October – 18 November 2023", "country:KOR conf:>0.5", "Legend", "Sources",
                             "South Korea", "Blinken → Cho Tae-yong: met", "[1]", "Reuters, 9 Nov 2023", "published 9 Nov", "material conflict",
                             "some time within", "Chancery test", "dates as exact as the text gives them"})
        EXPECT_TRUE(words.contains(QString::fromUtf8(part))) << part;
    EXPECT_FALSE(words.contains(QStringLiteral("requested"))) << "the legend names only what occurs";
}

TEST(TimelineRenderer, WritesEachLabelOnceAndAsTextAlone) {
    PictureOptions o = options();
    o.size = wholePictureSize(*test::koreaAutumn(), o);
    const QByteArray svg = render(o, PictureFormat::Svg);
    EXPECT_EQ(svg.count("Blinken → Yoon Suk Yeol: to meet"), 2) << "once in the lane of each country";
    EXPECT_EQ(svg.count("chancery-group"), 0);
    EXPECT_LT(svg.count("<path"), 400) << "no letters drawn as outlines";
}

TEST(TimelineRenderer, GroupsAnSvgByLane) {
    QXmlStreamReader reader(render(options(), PictureFormat::Svg));
    QStringList lanes, texts;
    int depth = 0, laneDepth = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
            case QXmlStreamReader::StartElement:
                ++depth;
                if (reader.attributes().value(QLatin1String("class")) == QLatin1String("lane")) {
                    EXPECT_EQ(laneDepth, 0);
                    laneDepth = depth;
                    lanes << reader.attributes().value(QStringLiteral("http://www.inkscape.org/namespaces/inkscape"), QStringLiteral("label")).toString();
                }
                break;
            case QXmlStreamReader::EndElement:
                if (depth-- == laneDepth) laneDepth = 0;
                break;
            case QXmlStreamReader::Characters:
                if (laneDepth > 0 && lanes.back() == QLatin1String("Japan")) texts << reader.text().toString().simplified();
                break;
            default: break;
        }
    }
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
    EXPECT_TRUE(lanes.contains(QStringLiteral("South Korea")));
    EXPECT_TRUE(texts.join(QLatin1Char('|')).contains(QStringLiteral("G7")));
}

TEST(TimelineRenderer, SpreadsALongPeriodOverPages) {
    PictureOptions o = options();
    o.pages = 3;
    const QByteArray pdf = render(o, PictureFormat::Pdf);
    EXPECT_EQ(pdf.count("/Type /Page\n"), 3);
    QByteArray none;
    QBuffer buffer(&none);
    buffer.open(QIODevice::WriteOnly);
    EXPECT_FALSE(renderTimeline(test::koreaAutumn(), o, PictureFormat::Svg, buffer));
}

TEST(TimelineRenderer, NumbersSourcesWithoutNamingThem) {
    PictureOptions o = options();
    o.anonymous = true;
    o.caseName = QStringLiteral("autumn.chancery");
    const QString words = wordsOf(render(o, PictureFormat::Svg));
    EXPECT_FALSE(words.contains(QStringLiteral("Reuters")));
    EXPECT_TRUE(words.contains(QStringLiteral("Source 1")));
    EXPECT_TRUE(words.contains(QStringLiteral("autumn.chancery")));
}

TEST(TimelineRenderer, KnowsSheetsOfPaper) {
    ASSERT_TRUE(parsePaper("A4"));
    EXPECT_NEAR(parsePaper("a4")->width(), 1122.5, 1);
    EXPECT_NEAR(parsePaper("letter")->height(), 816, 1);
    EXPECT_FALSE(parsePaper("A7"));
}

TEST(TimelineRenderer, WritesPngOfTheSizeAndResolutionAsked) {
    PictureOptions o = options();
    o.size = QSizeF(1200, 800);
    o.pixelRatio = 2;
    const QImage image = QImage::fromData(render(o, PictureFormat::Png), "PNG");
    ASSERT_EQ(image.size(), QSize(2400, 1600));
    std::set<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7)
        for (int x = 0; x < image.width(); x += 3) colours.insert(image.pixel(x, y));
    EXPECT_GT(colours.size(), 50U);
    EXPECT_EQ(image.pixel(2, 2), qRgb(255, 255, 255));
}

TEST(TimelineRenderer, WritesAOnePagePdf) {
    const QByteArray pdf = render(options(), PictureFormat::Pdf);
    EXPECT_TRUE(pdf.startsWith("%PDF-1."));
    EXPECT_TRUE(pdf.trimmed().endsWith("%%EOF"));
    EXPECT_TRUE(pdf.contains("/Count 1"));
    EXPECT_GT(pdf.size(), 5000);
}

// `busy` events of one country within three weeks, and one event of each of `quiet` others.
std::shared_ptr<const query::EventRows> unevenCase(int busy, int quiet) {
    test::RowsBuilder builder;
    const auto add = [&](std::uint32_t country, int hour) {
        test::RowsBuilder::Event event;
        event.begin = day("2023-10-31") + hour * 3600 / 86'400 * 86'400;
        event.end = event.begin + base::kDay - 1;
        event.published = event.begin;
        event.sources = {country};
        event.label = "Envoys met for a long round of talks";
        builder.add(event);
    };
    const auto first = builder.country("AAA", "Arendelle");
    for (int i = 0; i < busy; ++i) add(first, i * 432 / busy);
    for (int i = 0; i < quiet; ++i) add(builder.country("B" + std::to_string(100 + i), "Borduria " + std::to_string(i)), 24 + i);
    return builder.build();
}

TEST(TimelineRenderer, IsAsHighAsAllEventsNeed) {
    PictureOptions o = options();
    const auto rows = unevenCase(90, 30);
    o.size = wholePictureSize(*rows, o);
    EXPECT_EQ(o.size.width(), 1600);
    EXPECT_GT(o.size.height(), 1000);
    PictureReport report;
    const QString words = wordsOf(render(o, PictureFormat::Svg, &report, rows));
    EXPECT_EQ(report.drawn, report.events);
    EXPECT_EQ(report.lanes, 31U);
    EXPECT_EQ(report.lanesLeftOut, 0U);
    EXPECT_EQ(words.count(QStringLiteral("Envoys met for a long round of talks")), 120) << "each event with its label";
    EXPECT_EQ(ui::wordsOf(report), QStringLiteral("120 events in 31 lanes"));
}

TEST(TimelineRenderer, CondensesTheLargestLanesWhereThePageIsTooLow) {
    PictureOptions o = options();
    o.size = QSizeF(1600, 700);
    PictureReport report;
    const QByteArray svg = render(o, PictureFormat::Svg, &report, unevenCase(90, 10));
    EXPECT_EQ(report.drawn, 100U);
    EXPECT_EQ(report.lanes, 11U);
    EXPECT_FALSE(wordsOf(svg).contains(QStringLiteral("not drawn")));
    EXPECT_TRUE(wordsOf(svg).contains(QStringLiteral("a dark edge marks a cut column"))) << "the lane of 90 events is columns";
}

TEST(TimelineRenderer, SaysInTheFootAndInWordsWhatIsNotDrawn) {
    PictureOptions low = options();
    low.size = QSizeF(900, 420);
    PictureReport report;
    const QString words = wordsOf(render(low, PictureFormat::Svg, &report));
    EXPECT_LT(report.drawn, report.events);
    EXPECT_GT(report.lanesLeftOut, 0U);
    EXPECT_TRUE(words.contains(QStringLiteral("%1 not drawn for want of room").arg(report.events - report.drawn)));
    EXPECT_EQ(ui::wordsOf(PictureReport{867, 47, 10, 110}), QStringLiteral("867 events in 10 lanes; 820 of 867 events and 110 of 120 lanes not drawn: the picture is too low"));
}

TEST(TimelineRenderer, KeepsTheColourOfPlannedBarsInSvg) {
    test::RowsBuilder builder;
    test::RowsBuilder::Event event;
    event.begin = day("2023-11-01");
    event.end = day("2023-11-12") - 1;
    event.status = event::EventStatus::Planned;
    event.label = "A tour";
    builder.add(event);
    const QByteArray svg = render(options(), PictureFormat::Svg, nullptr, builder.build());
    EXPECT_FALSE(svg.contains("stroke=\"#000000\" stroke-opacity=\"1\" stroke-dasharray"));
    EXPECT_TRUE(svg.contains("linearGradient"));
}

TEST(TimelineRenderer, LeavesOutLegendAndSourcesOnRequest) {
    PictureOptions o = options();
    o.legend = o.sources = false;
    const QString words = wordsOf(render(o, PictureFormat::Svg));
    EXPECT_FALSE(words.contains(QStringLiteral("Legend")));
    EXPECT_FALSE(words.contains(QStringLiteral("[1]")));
}

TEST(TimelineRenderer, NumbersSourcesByTheirOwnLines) {
    PictureOptions o = options();
    o.sourceLine = [](const query::EventRow& row) { return row.id.value % 2 ? QStringLiteral("Odd Gazette") : QStringLiteral("Even Courier"); };
    const QString words = wordsOf(render(o, PictureFormat::Svg));
    EXPECT_TRUE(words.contains(QStringLiteral("Odd Gazette")));
    EXPECT_TRUE(words.contains(QStringLiteral("[2]")));
    EXPECT_FALSE(words.contains(QStringLiteral("[3]")));
}

// Numbers in square brackets among the words, those of labels and those of the list.
std::map<int, int> references(const QString& words) {
    static const QRegularExpression reference(QStringLiteral("\\[(\\d+)\\]"));
    std::map<int, int> found;
    for (auto matches = reference.globalMatch(words); matches.hasNext();) ++found[matches.next().captured(1).toInt()];
    return found;
}

TEST(TimelineRenderer, ListsEverySourceThatALabelRefersTo) {
    PictureOptions o = options();
    o.sourceLine = [](const query::EventRow& row) { return QStringLiteral("Report %1 of the Daily Wire, with a title of some length").arg(row.id.value); };
    const auto rows = unevenCase(40, 20);
    o.size = wholePictureSize(*rows, o);
    const auto found = references(wordsOf(render(o, PictureFormat::Svg, nullptr, rows)));
    ASSERT_EQ(found.size(), 60U);
    for (const auto& [number, times] : found) EXPECT_EQ(times, 2) << "[" << number << "]: once beside its event, once in the list";
}

TEST(TimelineRenderer, LeavesReferencesOutWhereTheirListHasNoRoom) {
    PictureOptions o = options();
    o.sourceLine = [](const query::EventRow& row) { return QStringLiteral("Report %1 of the Daily Wire").arg(row.id.value); };
    o.size = QSizeF(1000, 500);
    PictureReport report;
    const QString words = wordsOf(render(o, PictureFormat::Svg, &report, unevenCase(200, 20)));
    EXPECT_TRUE(references(words).empty());
    EXPECT_LE(report.lanes + report.lanesLeftOut, 21U) << "laid out again, counted once";
    EXPECT_TRUE(words.contains(QStringLiteral("220 sources · sources not listed for want of room")));
}

TEST(TimelineRenderer, NamesThePeriodOfTheEventsNotOfThePage) {
    test::RowsBuilder builder;
    test::RowsBuilder::Event event;
    event.label = "Talks";
    for (const char* iso : {"1841-06-01", "2023-03-01", "2023-03-05", "2023-03-09", "2023-03-15", "2023-03-20", "2023-03-21", "2023-03-28", "2023-03-30"}) {
        event.begin = day(iso);
        event.end = event.begin + base::kDay - 1;
        event.published = day("2023-03-31");
        builder.add(event);
    }
    PictureOptions o = options();
    o.period.reset();
    PictureReport report;
    const QString words = wordsOf(render(o, PictureFormat::Svg, &report, builder.build()));
    EXPECT_TRUE(words.contains(QStringLiteral("1 March – 30 March 2023")) || words.contains(QStringLiteral("1 – 30 March 2023")));
    EXPECT_TRUE(words.contains(QStringLiteral("1 of long before left out")));
    EXPECT_EQ(report.events, 8U);
    EXPECT_EQ(report.before, 1U);
}

TEST(TimelineRenderer, DrawsNothingAndAHundredThousandEvents) {
    PictureOptions o;
    PictureReport report;
    EXPECT_FALSE(render(o, PictureFormat::Png, &report, nullptr).isEmpty());
    EXPECT_EQ(report.events, 0U);
    EXPECT_FALSE(render(o, PictureFormat::Png, &report, test::manyEvents(100'000, 20, 20)).isEmpty());
    EXPECT_EQ(report.events, 100'000U);
}

TEST(TimelineRenderer, RefusesSizesThatMakeNoSense) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    PictureOptions o = options();
    o.size = QSizeF(10, 10);
    EXPECT_EQ(renderTimeline(test::koreaAutumn(), o, PictureFormat::Png, buffer).error().code, base::ErrorCode::InvalidArgument);
    o.size = QSizeF(19'000, 19'000);
    o.pixelRatio = 4;
    EXPECT_EQ(renderTimeline(test::koreaAutumn(), o, PictureFormat::Png, buffer).error().code, base::ErrorCode::TooLarge);
    o = options();
    std::swap(o.period->begin, o.period->end);
    EXPECT_EQ(renderTimeline(test::koreaAutumn(), o, PictureFormat::Svg, buffer).error().code, base::ErrorCode::InvalidArgument);
}

TEST(TimelineRenderer, WritesFilesWholeOrNotAtAll) {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("picture.svg"));
    ASSERT_TRUE(renderTimelineFile(test::koreaAutumn(), options(), PictureFormat::Svg, path));
    EXPECT_GT(QFile(path).size(), 1000);
    PictureOptions bad = options();
    bad.size = QSizeF(1, 1);
    const QString other = folder.filePath(QStringLiteral("other.svg"));
    EXPECT_FALSE(renderTimelineFile(test::koreaAutumn(), bad, PictureFormat::Svg, other));
    EXPECT_FALSE(QFile::exists(other));
    const auto nowhere = renderTimelineFile(test::koreaAutumn(), options(), PictureFormat::Svg, folder.filePath(QStringLiteral("no/such/folder.svg")));
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, base::ErrorCode::Unreadable);
}

TEST(TimelineRenderer, KnowsFormatsByNameAndEnding) {
    EXPECT_EQ(parsePictureFormat("PNG"), PictureFormat::Png);
    EXPECT_EQ(pictureFormatOf(QStringLiteral("a.b.Svg")), PictureFormat::Svg);
    EXPECT_EQ(pictureFormatOf(QStringLiteral("x.pdf")), PictureFormat::Pdf);
    EXPECT_FALSE(parsePictureFormat("bmp"));
}

}  // namespace
}  // namespace chancery::ui
