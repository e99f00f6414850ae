#include "ui/window/theme_choice.h"

#include <QApplication>
#include <QSettings>

#include "ui/theme/theme.h"

namespace chancery::ui {

namespace {

bool platformHasTheme() {
    return !qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP") || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORMTHEME");
}

}  // namespace

QString chosenTheme() { return QSettings().value("theme", "system").toString(); }

void applyChosenTheme(QApplication& application) {
    const QString theme = chosenTheme();
    if (theme == "dark" || theme == "light")
        applyPalette(application, theme == "dark");
    else if (platformHasTheme())
        QApplication::setPalette(QPalette());
    else
        applyPalette(application, false);
}

}  // namespace chancery::ui
