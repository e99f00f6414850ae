#pragma once
#include <QAbstractTableModel>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/query/event_rows.h"

namespace chancery::ui {

/// The events of the filter as a table; read-only over the shared rows. Sorting orders row numbers, not rows.
class EventTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Verified, When, Precision, Who, ToWhom, Type, Status, Place, Confidence, Source, ColumnCount };
    /// The event::QuadClass of a row, for the swatch in the type column.
    static constexpr int kQuadRole = Qt::UserRole + 1;

    explicit EventTableModel(QObject* parent = nullptr);

    void setRows(std::shared_ptr<const query::EventRows> rows);

    base::EventId eventAt(int row) const;
    /// -1 if the event is not in the table.
    int rowOf(base::EventId id) const;
    /// Where the given events stand, in their order; those that are not in the table are left out. One pass over the table.
    std::vector<int> rowsOf(const std::vector<base::EventId>& ids) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void order();
    const query::EventRow& rowAt(int row) const { return m_rows->rows[m_order[static_cast<std::size_t>(row)]]; }
    QString text(const query::EventRow& row, int column) const;
    QString names(std::span<const std::uint32_t> actors) const;

    std::shared_ptr<const query::EventRows> m_rows;
    std::vector<std::uint32_t> m_order;  ///< table row -> index into m_rows->rows
    int m_sortColumn = When;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

}  // namespace chancery::ui
