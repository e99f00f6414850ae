#include "ui/render/picture_device.h"

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

#include "core/base/output_file.h"
#include "ui/render/svg_file.h"

namespace chancery::ui {

namespace {

constexpr int kPdfResolution = 1200;
constexpr double kMostSide = 20'000, kMostPixels = 300e6;
constexpr const char* kTitleMark = "picture-title";
constexpr const char* kDescriptionMark = "picture-description";

base::Error writeError() { return base::makeError(base::ErrorCode::Unreadable, "picture: cannot be written"); }

base::Status writePng(const PictureDevice& device, const PaintPicture& paint, QIODevice& out) {
    const QSize pixels(static_cast<int>(std::lround(device.size.width() * device.pixelRatio)),
                       static_cast<int>(std::lround(device.size.height() * device.pixelRatio)));
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull()) return base::makeError(base::ErrorCode::TooLarge, "picture: not enough memory");
    const int dotsPerMetre = static_cast<int>(std::lround(kScreenDpi * device.pixelRatio / 0.0254));
    QPainter painter(&image);
    painter.scale(device.pixelRatio, device.pixelRatio);
    paint(painter);
    painter.end();
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.setText(QStringLiteral("Title"), device.title);
    image.setText(QStringLiteral("Software"), device.producer);
    QImageWriter writer(&out, "png");
    if (!writer.write(image)) return writeError();
    return {};
}

base::Status writeSvg(const PictureDevice& device, const PaintPicture& paint, QIODevice& out) {
    QSvgGenerator generator;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    generator.setOutputDevice(&buffer);
    generator.setSize(device.size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), device.size));
    generator.setResolution(static_cast<int>(kScreenDpi));
    generator.setTitle(QLatin1String(kTitleMark));  // QSvgGenerator writes both unescaped
    generator.setDescription(QLatin1String(kDescriptionMark));
    QPainter painter;
    if (!painter.begin(&generator)) return writeError();
    paint(painter);
    if (!painter.end()) return writeError();
    QByteArray svg = buffer.data();
    const qsizetype head = svg.indexOf("<defs>");
    QByteArray start = svg.left(head).replace(kTitleMark, device.title.toHtmlEscaped().toUtf8());
    start.replace(kDescriptionMark, device.description.toHtmlEscaped().toUtf8());
    svg.replace(0, head, start);
    svg = finishSvg(svg);
    if (out.write(svg) != svg.size()) return writeError();
    return {};
}

base::Status writePdf(const PictureDevice& device, const PaintPicture& paint, QIODevice& out) {
    const auto writer = makePdfWriter(device, out);
    QPainter painter;
    if (!painter.begin(writer.get())) return writeError();
    painter.scale(writer->logicalDpiX() / kScreenDpi, writer->logicalDpiY() / kScreenDpi);
    paint(painter);
    if (!painter.end()) return writeError();
    return {};
}

}  // namespace

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

std::unique_ptr<QPdfWriter> makePdfWriter(const PictureDevice& device, QIODevice& out) {
    auto writer = std::make_unique<QPdfWriter>(&out);
    writer->setResolution(kPdfResolution);
    writer->setPageSize(QPageSize(device.size * 72 / kScreenDpi, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer->setPageMargins(QMarginsF(0, 0, 0, 0));
    writer->setTitle(device.title);
    writer->setCreator(device.producer.isEmpty() ? QStringLiteral("Chancery") : device.producer);
    return writer;
}

base::Status checkPicture(const PictureDevice& device, PictureFormat format, QSize least) {
    const double w = device.size.width(), h = device.size.height(), ratio = device.pixelRatio;
    if (!(w >= least.width()) || !(h >= least.height()))
        return base::makeError(base::ErrorCode::InvalidArgument,
                               "picture size: at least " + std::to_string(least.width()) + " x " + std::to_string(least.height()) + " pixels");
    if (w > kMostSide || h > kMostSide) return base::makeError(base::ErrorCode::TooLarge, "picture size: at most 20,000 pixels a side");
    if (ratio < 1 || ratio > 4) return base::makeError(base::ErrorCode::InvalidArgument, "picture resolution: between 1x and 4x");
    if (format == PictureFormat::Png && w * h * ratio * ratio > kMostPixels)
        return base::makeError(base::ErrorCode::TooLarge, "picture size: more than 300 million pixels");
    return {};
}

base::Status writePicture(const PictureDevice& device, PictureFormat format, const PaintPicture& paint, QIODevice& out) {
    switch (format) {
        case PictureFormat::Png: return writePng(device, paint, out);
        case PictureFormat::Svg: return writeSvg(device, paint, out);
        case PictureFormat::Pdf: return writePdf(device, paint, out);
    }
    return base::makeError(base::ErrorCode::InvalidArgument, "picture format: unknown");
}

base::Status writeWholeFile(const QString& path, const std::function<base::Status(QIODevice&)>& write) {
    if (const auto allowed = base::checkOutputFile(path.toStdString()); !allowed) return allowed;
    QSaveFile file(path);
    const auto refused = [&] { return base::makeError(base::ErrorCode::Unreadable, path.toStdString() + ": " + file.errorString().toStdString()); };
    if (!file.open(QIODevice::WriteOnly)) return refused();
    const base::Status written = write(file);
    if (!written) {
        file.cancelWriting();
        return written;
    }
    if (!file.commit()) return refused();
    return {};
}

}  // namespace chancery::ui
