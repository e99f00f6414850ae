#include "app/desktop.h"

#include <QApplication>
#include <functional>

#include "app/command/command.h"
#include "ui/window/main_window.h"
#include "ui/window/theme_choice.h"

namespace chancery::app {

namespace {

void nameApplication() {
    QApplication::setOrganizationName("Chancery");
    QApplication::setApplicationName("Chancery");
    QApplication::setApplicationVersion(CHANCERY_VERSION);
    QApplication::setDesktopFileName("chancery");
}

int runWindow(int argc, char** argv, const std::function<void(ui::MainWindow&)>& begin) {
    nameApplication();
    QApplication application(argc, argv);
    ui::applyChosenTheme(application);
    ui::MainWindow window;
    window.restoreLayout();
    window.show();
    begin(window);
    return QApplication::exec();
}

}  // namespace

int runDesktop(int argc, char** argv, const std::string& casePath) {
    return runWindow(argc, argv, [&casePath](ui::MainWindow& window) {
        if (casePath.empty())
            window.openLastCase();
        else
            window.openCase(QString::fromStdString(casePath));
    });
}

int runDemo(int argc, char** argv) {
    return runWindow(argc, argv, [](ui::MainWindow& window) { window.openSample(); });
}

}  // namespace chancery::app
