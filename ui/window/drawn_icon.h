#pragma once
#include <QIcon>
#include <QString>

namespace chancery::ui {

/// Line icons drawn in the application's text colour of the moment, so that they fit light and dark: "open", "import", "export", "search",
/// "clear", "fit", "table", "source". An unknown name gives an empty icon.
QIcon drawnIcon(const QString& name);

}  // namespace chancery::ui
