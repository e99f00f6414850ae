#include "ui/render/picture.h"

#include <QPagedPaintDevice>
#include <QPainter>

namespace chancery::ui {

base::Result<QString> Picture::write(PictureFormat format, const QString& path) const {
    const PictureDevice device = deviceOf(basics());
    if (const base::Status status = checkPicture(device, format, leastSize()); !status) return status.error();
    QString says;
    const base::Status written = writeWholeFile(path, [&](QIODevice& out) {
        return writePicture(device, format, [&](QPainter& painter) { says = paint(painter); }, out);
    });
    if (!written) return written.error();
    return says;
}

base::Result<QString> Picture::print(QPagedPaintDevice& device) const {
    const auto refused = [] { return base::makeError(base::ErrorCode::Unreadable, "picture: cannot be printed"); };
    QPainter painter;
    if (!painter.begin(&device)) return refused();
    painter.scale(device.logicalDpiX() / kScreenDpi, device.logicalDpiY() / kScreenDpi);
    QString says = paint(painter);
    if (!painter.end()) return refused();
    return says;
}

}  // namespace chancery::ui
