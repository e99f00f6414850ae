#pragma once
#include <QWidget>

namespace chancery::ui {

/// What is shown while no case is open: what to do.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget* parent = nullptr);

signals:
    void openRequested();
    void importRequested();
    void sampleRequested();
};

}  // namespace chancery::ui
