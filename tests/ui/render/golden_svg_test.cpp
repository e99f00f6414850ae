// Pictures of the timeline as SVG, beside those that were looked at and found right (tests/ui/render/golden). Words, order,
// colours must be the same; lengths may differ by a pixel, as another version of a font library measures. UPDATE_GOLDEN=1
// writes them anew: look at them before they are committed.
#include <gtest/gtest.h>

#include <QBuffer>
#include <QFile>
#include <QRegularExpression>
#include <cmath>
#include <cstdlib>

#include "tests/support/synthetic_rows.h"
#include "ui/render/timeline_renderer.h"

namespace chancery::ui {
namespace {

using test::day;

constexpr double kPixel = 1.0;

struct Picture {
    const char* name;
    std::shared_ptr<const query::EventRows> (*rows)();
    const char *begin, *end;
    bool whole = false;  ///< as high as its events need, else 520 px
    Grouping grouping = Grouping::Country;
    bool dark = false;
};

void PrintTo(const Picture& picture, std::ostream* out) { *out << picture.name; }

std::string render(const Picture& picture) {
    PictureOptions options;
    options.size = QSizeF(900, 520);
    options.title = QString::fromLatin1(picture.name);
    options.filterText = QStringLiteral("conf:>0.5");
    options.period = TimeRange{static_cast<double>(day(picture.begin)), static_cast<double>(day(picture.end))};
    options.publication = day("2023-11-09");
    options.producer = QStringLiteral("Chancery test");
    options.made = day("2023-12-01");
    options.grouping = picture.grouping;
    options.dark = picture.dark;
    if (picture.whole) options.size = wholePictureSize(*picture.rows(), options);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto report = renderTimeline(picture.rows(), options, PictureFormat::Svg, buffer);
    EXPECT_TRUE(report) << (report ? "" : report.error().message);
    return buffer.data().toStdString();
}

/// Text without its numbers, and the numbers.
struct Canonical {
    QString words;
    std::vector<double> numbers;
};

Canonical canonical(const std::string& svg) {
    static const QRegularExpression number(QStringLiteral("(?<![#\\w])-?\\d+(\\.\\d+)?(e-?\\d+)?"));
    const QString text = QString::fromStdString(svg);
    Canonical out;
    qsizetype at = 0;
    for (auto matches = number.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        out.words += QStringView(text).mid(at, match.capturedStart() - at);
        out.words += QLatin1Char('0');
        out.numbers.push_back(match.captured().toDouble());
        at = match.capturedEnd();
    }
    out.words += QStringView(text).mid(at);
    return out;
}

class GoldenSvg : public testing::TestWithParam<Picture> {};

TEST_P(GoldenSvg, IsDrawnAsRecorded) {
    const std::string drawn = render(GetParam());
    QFile file(QStringLiteral(CHANCERY_SOURCE_DIR "/tests/ui/render/golden/%1.svg").arg(QLatin1String(GetParam().name)));
    if (std::getenv("UPDATE_GOLDEN")) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(drawn));
        return;
    }
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
    const Canonical found = canonical(drawn), recorded = canonical(file.readAll().toStdString());
    ASSERT_EQ(found.words.split(QLatin1Char('\n')), recorded.words.split(QLatin1Char('\n')));
    ASSERT_EQ(found.numbers.size(), recorded.numbers.size());
    for (std::size_t i = 0; i < found.numbers.size(); ++i) ASSERT_NEAR(found.numbers[i], recorded.numbers[i], kPixel) << "number " << i;
}

INSTANTIATE_TEST_SUITE_P(Pictures, GoldenSvg,
                         testing::Values(Picture{"autumn", test::koreaAutumn, "2023-10-30", "2023-11-19", true},
                                         Picture{"autumn-by-type-dark", test::koreaAutumn, "2023-11-06", "2023-11-12", false, Grouping::Type, true},
                                         Picture{"density", [] { return test::manyEvents(4'000, 5, 2); }, "2022-01-01", "2024-01-01"},
                                         Picture{"nothing", [] { return std::make_shared<const query::EventRows>(); }, "2023-11-01", "2023-11-12"}),
                         [](const auto& picture) {
                             std::string name = picture.param.name;
                             for (char& c : name) c = c == '-' ? '_' : c;
                             return name;
                         });

}  // namespace
}  // namespace chancery::ui
