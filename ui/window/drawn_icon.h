#pragma once
#include <QIcon>
#include <QPalette>
#include <QString>

namespace chancery::ui {

/// Line icons drawn in the palette's text colour, so that they fit light and dark: "open", "import", "export", "search",
/// "clear", "fit", "table", "source". An unknown name gives an empty icon.
QIcon drawnIcon(const QString& name, const QPalette& palette);

}  // namespace chancery::ui
