#pragma once
#include <QString>

#include "core/base/result.h"
#include "ui/render/picture_basics.h"

class QPagedPaintDevice;
class QPainter;

namespace chancery::ui {

/// A picture of a case, ready to be painted, whatever it is of: the same on a preview, in a file and on paper. Immutable; may be made,
/// painted and written on any thread. What it says of itself is for the line below a preview: "124 events in 7 lanes".
class Picture {
public:
    virtual ~Picture() = default;

    /// All of it, the size of basics(), in px at 96 dpi at the painter's origin.
    virtual QString paint(QPainter& painter) const = 0;
    /// Into a file, written as a whole or not at all.
    virtual base::Result<QString> write(PictureFormat format, const QString& path) const;
    /// On a device whose printable part has the size of basics().
    virtual base::Result<QString> print(QPagedPaintDevice& device) const;
    virtual const PictureBasics& basics() const = 0;

protected:
    /// The least size at which it says anything, px.
    virtual QSize leastSize() const = 0;
};

}  // namespace chancery::ui
