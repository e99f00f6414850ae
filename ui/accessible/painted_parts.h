#pragma once
#include <QRect>
#include <QString>
#include <cstddef>

class QWidget;

namespace chancery::ui {

/// One thing in a painted view that a screen reader is told of.
struct PaintedPart {
    QString name, details;
    QRect box;                ///< in the surface
    bool isHeading = false;   ///< a lane's head; else an item that can be selected
    bool selected = false;
};

/// A view that paints its content itself. The QWidget that implements it is announced as a list of its parts, each answering from
/// what is shown at the moment it is asked.
class PaintedParts {
public:
    virtual ~PaintedParts() = default;
    virtual std::size_t partCount() = 0;
    virtual const PaintedPart& part(std::size_t index) = 0;  ///< valid until the next call of either
    virtual const QWidget& partSurface() const = 0;          ///< what the boxes are measured in
};

/// Makes screen readers see the parts of all PaintedParts. May be called any number of times.
void installPaintedParts();

}  // namespace chancery::ui
