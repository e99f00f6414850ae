#include "ui/theme/row_table.h"

#include <QHeaderView>

#include "ui/theme/theme.h"

namespace chancery::ui {

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;
}

void showAsRows(QTableView& table) {
    table.setSelectionBehavior(QTableView::SelectRows);
    table.setSelectionMode(QTableView::ExtendedSelection);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setFrameShape(QFrame::NoFrame);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(qRound(21 * Metrics(table.font()).scale));
    table.horizontalHeader()->setHighlightSections(false);
}

}  // namespace chancery::ui
