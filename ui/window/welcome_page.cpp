#include "ui/window/welcome_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace chancery::ui {

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent) {
    auto* title = new QLabel(tr("Drop articles here"), this);
    QFont big = scaledFont(font(), 1.8);
    big.setBold(true);
    title->setFont(big);
    title->setAlignment(Qt::AlignCenter);
    auto* text = new QLabel(tr("Text, HTML, JSON or JSON Lines files, or whole folders. Chancery finds who did what to whom and "
                               "when, and keeps the sentence that proves it. Nothing leaves this computer."),
                            this);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setMaximumWidth(460);
    auto* import = new QPushButton(tr("Import files…"), this);
    auto* open = new QPushButton(tr("Open a case…"), this);
    auto* sample = new QPushButton(tr("Open the sample"), this);
    import->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton* button : {import, open, sample}) buttons->addWidget(button);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->addStretch();
    column->addWidget(title);
    column->addSpacing(8);
    column->addWidget(text, 0, Qt::AlignHCenter);
    column->addSpacing(16);
    column->addLayout(buttons);
    column->addStretch();
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(import, &QPushButton::clicked, this, &WelcomePage::importRequested);
    connect(sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
}

}  // namespace chancery::ui
