#pragma once
#include <QToolButton>

namespace chancery::ui {

/// One of several choices side by side: the chosen one stands on the soft accent, in both themes.
class ChoiceButton : public QToolButton {
    Q_OBJECT
public:
    ChoiceButton(const QString& text, const QString& tip, QWidget* parent);

protected:
    void initStyleOption(QStyleOptionToolButton* option) const override;
};

}  // namespace chancery::ui
