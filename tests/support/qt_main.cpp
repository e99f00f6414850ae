// Entry point of every GUI test: one QApplication for the whole program, Fusion style so that pictures do not depend on
// the machine's theme.
#include <gtest/gtest.h>

#include <QApplication>

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle("Fusion");
    QApplication::setOrganizationName("ChanceryTest");
    return RUN_ALL_TESTS();
}
