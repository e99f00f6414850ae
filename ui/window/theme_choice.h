#pragma once
#include <QString>

class QApplication;

namespace chancery::ui {

/// "system", "light" or "dark", as chosen in the View menu and kept in the settings.
QString chosenTheme();

/// Applies the chosen theme to all widgets, at once. "system" leaves a desktop environment's own colours alone and
/// takes the light tokens where there is none.
void applyChosenTheme(QApplication& application);

}  // namespace chancery::ui
