#include "ui/graph/choice_button.h"

#include <QStyleOptionToolButton>

#include "ui/theme/theme.h"

namespace chancery::ui {

ChoiceButton::ChoiceButton(const QString& text, const QString& tip, QWidget* parent) : QToolButton(parent) {
    setText(text);
    setToolTip(tip);
    setCheckable(true);
}

void ChoiceButton::initStyleOption(QStyleOptionToolButton* option) const {
    QToolButton::initStyleOption(option);
    if (!isChecked()) return;
    const Palette& colours = Palette::of(isDark(palette()));
    option->palette.setColor(QPalette::Button, colours.accentSoft);
    option->palette.setColor(QPalette::ButtonText, colours.text);
    // Styles darken what is pressed down.
    option->state &= ~(QStyle::State_On | QStyle::State_Sunken);
    option->state |= QStyle::State_Raised;
}

}  // namespace chancery::ui
