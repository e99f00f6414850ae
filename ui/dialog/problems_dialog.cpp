#include "ui/dialog/problems_dialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

/// Rows of words, all of them seen: the last column wraps.
QTreeWidget* makeList(const QStringList& headers, QWidget* parent) {
    auto* list = new QTreeWidget(parent);
    list->setHeaderLabels(headers);
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    list->setWordWrap(true);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    // Rows are as high as their words need in the width that there is.
    QObject::connect(list->header(), &QHeaderView::sectionResized, list, [list] { list->doItemsLayout(); });
    return list;
}

}  // namespace

QString problemsText(const std::vector<article::SkippedInput>& skipped) {
    const auto inPart = static_cast<std::size_t>(std::count_if(skipped.begin(), skipped.end(), [](const auto& input) { return input.articleIsRead; }));
    const auto part = [](std::size_t n, const QString& one, const QString& many, const QString& words) {
        return n == 0 ? QStringList() : QStringList(words.arg(counted(n, one, many)));
    };
    return (part(skipped.size() - inPart, ProblemsDialog::tr("input"), ProblemsDialog::tr("inputs"), ProblemsDialog::tr("%1 could not be read")) +
            part(inPart, ProblemsDialog::tr("article"), ProblemsDialog::tr("articles"), ProblemsDialog::tr("%1 read in part")))
        .join(QStringLiteral(", "));
}

ProblemsDialog::ProblemsDialog(const std::vector<article::SkippedInput>& skipped, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("What the import could not read"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(720, 360);
    auto* list = makeList({tr("Input"), tr("In the case"), tr("Reason")}, this);
    QStringList files;
    for (const article::SkippedInput& input : skipped) {
        const QString path = QString::fromStdString(input.path);
        auto* item = new QTreeWidgetItem(list, {path, input.articleIsRead ? tr("yes, in part") : tr("no"), QString::fromStdString(input.reason.message)});
        item->setToolTip(0, path);
        if (!input.articleIsRead && QFileInfo::exists(path)) files.push_back(path);
    }
    list->setColumnWidth(0, 260);
    list->resizeColumnToContents(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* retry = buttons->addButton(tr("Try again"), QDialogButtonBox::ActionRole);
    retry->setEnabled(!files.isEmpty());
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("%1; everything else is in the case.").arg(problemsText(skipped)), this));
    layout->addWidget(list);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(retry, &QPushButton::clicked, this, [this, files] {
        emit retryRequested(files);
        close();
    });
}

KeysDialog::KeysDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys and gestures"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(680, 640);
    auto* list = makeList({tr("Key or gesture"), tr("Does")}, this);
    const std::pair<QString, QString> rows[] = {
        {tr("Wheel"), tr("zoom at the cursor; over the lane headers: scroll lanes")},
        {tr("Shift+wheel, horizontal wheel"), tr("move in time")},
        {tr("Ctrl+wheel"), tr("lane height")},
        {tr("Drag"), tr("move in time")},
        {tr("Shift+drag"), tr("select a period")},
        {tr("Ctrl+drag"), tr("select events in a rectangle")},
        {tr("Click, Ctrl+click, Shift+click"), tr("select, add, range")},
        {tr("Double click"), tr("event: zoom to it; fold or bar: zoom to its span; empty: zoom in")},
        {tr("← → or , ."), tr("previous, next event")},
        {tr("↑ ↓"), tr("lane above, below")},
        {tr("Home, End"), tr("first, last event")},
        {tr("PgUp, PgDn"), tr("a screen back, forward")},
        {tr("F, again F"), tr("centre the selection, fit it")},
        {tr("Ctrl+0"), tr("fit all")},
        {tr("Alt+←, Alt+→"), tr("the period looked at before, forth again")},
        {tr("Ctrl+G"), tr("go to a date or period")},
        {tr("Menu key, right button on a lane's name"), tr("pin, hide, sort and group lanes")},
        {tr("Enter"), tr("source text of the event")},
        {tr("M, Shift+M"), tr("next, previous sentence of the article that tells the event")},
        {tr("Ctrl+F or /"), tr("search box; in it Enter, Shift+Enter: next, previous event found")},
        {tr("Esc"), tr("clear one step: search, selection, period")},
        {tr("Graph: drag an actor, P"), tr("move and pin it; pin or unpin the chosen ones")},
        {tr("Graph: Shift+drag"), tr("choose actors in a rectangle")},
        {tr("Graph: double click"), tr("only the actor and its neighbours")},
        {tr("Graph: ← → ↑ ↓"), tr("neighbour in that direction")},
        {tr("Click, Ctrl+click, Alt+click in the filters"), tr("only this, this too, not this")},
        {tr("Ctrl+O, Ctrl+N"), tr("open a case, new case")},
        {tr("Ctrl+I"), tr("import files")},
        {tr("Ctrl+E"), tr("export, copy or print a picture")},
    };
    for (const auto& [key, does] : rows) new QTreeWidgetItem(list, {key, does});
    list->resizeColumnToContents(0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(buttons);
}

}  // namespace chancery::ui
