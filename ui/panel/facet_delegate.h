#pragma once
#include <QStyledItemDelegate>

namespace chancery::ui {

/// Paints a row of the filter panel: header rows with arrow and count; value rows with check box, the type's swatch or
/// the status's glyph (the facets are the legend), name, small bar by quad class, count.
class FacetDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeader(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintValue(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

}  // namespace chancery::ui
