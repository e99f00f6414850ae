#pragma once
#include <QSize>
#include <QSizeF>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "core/base/result.h"

class QIODevice;
class QPainter;
class QPdfWriter;

namespace chancery::ui {

enum class PictureFormat : std::uint8_t { Png, Svg, Pdf };
std::optional<PictureFormat> parsePictureFormat(std::string_view name);     ///< "png", "svg", "pdf", any case
std::optional<PictureFormat> pictureFormatOf(const QString& fileName);      ///< by its ending

inline constexpr double kScreenDpi = 96;

/// What any picture is drawn on.
struct PictureDevice {
    QSizeF size{1600, 1000};        ///< px at 96 dpi
    double pixelRatio = 1;          ///< PNG only, 1 to 4
    QString title, description;     ///< as the file's own data
    QString producer;
};

/// Paints the whole picture in px at 96 dpi, once.
using PaintPicture = std::function<void(QPainter&)>;

/// Why such a picture cannot be made: smaller than `least`, too large, resolution out of range.
base::Status checkPicture(const PictureDevice& device, PictureFormat format, QSize least);
base::Status writePicture(const PictureDevice& device, PictureFormat format, const PaintPicture& paint, QIODevice& out);
/// For pictures of several pages.
std::unique_ptr<QPdfWriter> makePdfWriter(const PictureDevice& device, QIODevice& out);
/// A file that is written as a whole or not at all.
base::Status writeWholeFile(const QString& path, const std::function<base::Status(QIODevice&)>& write);

}  // namespace chancery::ui
