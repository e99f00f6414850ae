#include "ui/render/timeline_renderer.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QImageWriter>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <cmath>

#include "ui/render/picture_page.h"
#include "ui/render/svg_file.h"

namespace chancery::ui {

namespace {

constexpr double kLeastWidth = 400, kLeastHeight = 300, kMostSide = 20'000, kMostPixels = 300e6;
constexpr int kPdfResolution = 1200, kMostPages = 200;
constexpr double kScreenDpi = 96;
constexpr const char* kTitleMark = "picture-title";
constexpr const char* kFilterMark = "picture-filter";

base::Status checkOptions(const PictureOptions& options, PictureFormat format) {
    const double w = options.size.width(), h = options.size.height();
    if (!(w >= kLeastWidth) || !(h >= kLeastHeight))
        return base::makeError(base::ErrorCode::InvalidArgument, "picture size: at least 400 x 300 pixels");
    if (w > kMostSide || h > kMostSide)
        return base::makeError(base::ErrorCode::TooLarge, "picture size: at most 20,000 pixels a side");
    if (options.pixelRatio < 1 || options.pixelRatio > 4)
        return base::makeError(base::ErrorCode::InvalidArgument, "picture resolution: between 1x and 4x");
    if (format == PictureFormat::Png && w * h * options.pixelRatio * options.pixelRatio > kMostPixels)
        return base::makeError(base::ErrorCode::TooLarge, "picture size: more than 300 million pixels");
    if (options.pages < 1 || options.pages > kMostPages || (options.pages > 1 && format != PictureFormat::Pdf))
        return base::makeError(base::ErrorCode::InvalidArgument, "picture pages: 1 to 200, more than one in PDF only");
    if (options.period && !(options.period->begin < options.period->end))
        return base::makeError(base::ErrorCode::InvalidArgument, "picture period: ends before it begins");
    return {};
}

base::Error writeError() { return base::makeError(base::ErrorCode::Unreadable, "picture: cannot be written"); }

base::Result<PictureReport> writePng(PicturePage& page, const PictureOptions& options, QIODevice& out) {
    const QSize pixels(static_cast<int>(std::lround(options.size.width() * options.pixelRatio)),
                       static_cast<int>(std::lround(options.size.height() * options.pixelRatio)));
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull()) return base::makeError(base::ErrorCode::TooLarge, "picture: not enough memory");
    const int dotsPerMetre = static_cast<int>(std::lround(kScreenDpi * options.pixelRatio / 0.0254));
    QPainter painter(&image);
    painter.scale(options.pixelRatio, options.pixelRatio);
    const PictureReport report = page.paint(painter);
    painter.end();
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.setText(QStringLiteral("Title"), options.title);
    image.setText(QStringLiteral("Software"), options.producer);
    QImageWriter writer(&out, "png");
    if (!writer.write(image)) return writeError();
    return report;
}

base::Result<PictureReport> writeSvg(PicturePage& page, const PictureOptions& options, QIODevice& out) {
    QSvgGenerator generator;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    generator.setOutputDevice(&buffer);
    generator.setSize(options.size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), options.size));
    generator.setResolution(static_cast<int>(kScreenDpi));
    generator.setTitle(QLatin1String(kTitleMark));  // QSvgGenerator writes both unescaped
    generator.setDescription(QLatin1String(kFilterMark));
    QPainter painter;
    if (!painter.begin(&generator)) return writeError();
    const PictureReport report = page.paint(painter);
    if (!painter.end()) return writeError();
    QByteArray svg = buffer.data();
    const qsizetype head = svg.indexOf("<defs>");
    QByteArray start = svg.left(head).replace(kTitleMark, options.title.toHtmlEscaped().toUtf8());
    start.replace(kFilterMark, options.filterText.toHtmlEscaped().toUtf8());
    svg.replace(0, head, start);
    svg = finishSvg(svg);
    if (out.write(svg) != svg.size()) return writeError();
    return report;
}

base::Result<PictureReport> paintPages(const query::EventRows& rows, const PictureOptions& options, QPagedPaintDevice& device) {
    PicturePage whole(rows, options);
    QPainter painter;
    if (!painter.begin(&device)) return writeError();
    painter.scale(device.logicalDpiX() / kScreenDpi, device.logicalDpiY() / kScreenDpi);
    PictureReport report = whole.report();
    if (options.pages <= 1) whole.paint(painter);
    for (int i = 0; options.pages > 1 && i < options.pages; ++i) {
        if (i > 0) device.newPage();
        PictureOptions part = options;
        const TimeRange all = whole.period();
        part.period = TimeRange{all.begin + all.span() * i / options.pages, all.begin + all.span() * (i + 1) / options.pages};
        PicturePage page(rows, part);
        page.setNumber(i + 1, options.pages);
        page.paint(painter);
        report.lanes = std::max(report.lanes, page.report().lanes);
    }
    if (!painter.end()) return writeError();
    return report;
}

base::Result<PictureReport> writePdf(const query::EventRows& rows, const PictureOptions& options, QIODevice& out) {
    QPdfWriter writer(&out);
    writer.setResolution(kPdfResolution);
    writer.setPageSize(QPageSize(options.size * 72 / kScreenDpi, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(options.title);
    writer.setCreator(options.producer.isEmpty() ? QStringLiteral("Chancery") : options.producer);
    return paintPages(rows, options, writer);
}

}  // namespace

std::optional<QSizeF> parsePaper(std::string_view name) {
    const QString lower = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).toLower();
    static const std::pair<const char*, QPageSize::PageSizeId> kPapers[] = {
        {"a4", QPageSize::A4}, {"a3", QPageSize::A3}, {"a2", QPageSize::A2}, {"a1", QPageSize::A1}, {"letter", QPageSize::Letter}};
    for (const auto& [paper, id] : kPapers)
        if (lower == QLatin1String(paper)) return QPageSize(id).size(QPageSize::Point).transposed() * kScreenDpi / 72;
    return std::nullopt;
}

std::optional<PictureFormat> parsePictureFormat(std::string_view name) {
    const QString lower = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).toLower();
    if (lower == QLatin1String("png")) return PictureFormat::Png;
    if (lower == QLatin1String("svg")) return PictureFormat::Svg;
    if (lower == QLatin1String("pdf")) return PictureFormat::Pdf;
    return std::nullopt;
}

std::optional<PictureFormat> pictureFormatOf(const QString& fileName) {
    return parsePictureFormat(QFileInfo(fileName).suffix().toStdString());
}

base::Result<PictureReport> renderTimeline(std::shared_ptr<const query::EventRows> rows, const PictureOptions& options,
                                           PictureFormat format, QIODevice& out) {
    if (const base::Status status = checkOptions(options, format); !status) return status.error();
    if (!rows) rows = std::make_shared<const query::EventRows>();
    if (format == PictureFormat::Pdf) return writePdf(*rows, options, out);
    PicturePage page(*rows, options);
    switch (format) {
        case PictureFormat::Png: return writePng(page, options, out);
        case PictureFormat::Svg: return writeSvg(page, options, out);
        case PictureFormat::Pdf: break;
    }
    return base::makeError(base::ErrorCode::InvalidArgument, "picture format: unknown");
}

base::Result<PictureReport> renderTimelineFile(std::shared_ptr<const query::EventRows> rows, const PictureOptions& options,
                                               PictureFormat format, const QString& path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return base::makeError(base::ErrorCode::Unreadable, path.toStdString() + ": " + file.errorString().toStdString());
    base::Result<PictureReport> report = renderTimeline(std::move(rows), options, format, file);
    if (!report) {
        file.cancelWriting();
        return report;
    }
    if (!file.commit()) return base::makeError(base::ErrorCode::Unreadable, path.toStdString() + ": " + file.errorString().toStdString());
    return report;
}

base::Result<PictureReport> printTimeline(std::shared_ptr<const query::EventRows> rows, const PictureOptions& options,
                                          QPagedPaintDevice& printer) {
    return paintPages(*rows, options, printer);
}

PictureReport paintTimelinePage(QPainter& painter, std::shared_ptr<const query::EventRows> rows, const PictureOptions& options) {
    if (!rows) rows = std::make_shared<const query::EventRows>();
    PicturePage page(*rows, options);
    return page.paint(painter);
}

}  // namespace chancery::ui
