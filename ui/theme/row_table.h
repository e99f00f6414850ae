#pragma once
#include <QStyledItemDelegate>
#include <QTableView>

namespace chancery::ui {

/// Paints cells of a table of which whole rows are selected: no cell shows the focus.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// More selected rows than this are not shown one by one.
inline constexpr std::size_t kMostHighlightedRows = 2000;

/// The look of our tables: rows of 21 px at the user's font, alternating, without grid or row numbers; rows are selected.
void showAsRows(QTableView& table);

}  // namespace chancery::ui
