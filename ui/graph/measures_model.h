#pragma once
#include <QAbstractTableModel>
#include <memory>
#include <string>
#include <vector>

#include "ui/graph/scene_measures.h"

namespace chancery::ui {

/// The actors of a measured graph with what is measured of each. Sorting orders row numbers, the strongest first at first.
class MeasuresModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Actor, Kind, Events, Degree, Strength, In, Out, Betweenness, PageRank, Eigenvector, Community, Component, ColumnCount };
    /// Of a number's column, its share of the highest there, 0..1: for a bar beside it.
    static constexpr int kShareRole = Qt::UserRole + 1;
    /// 0-based community of a row, for its colour.
    static constexpr int kCommunityRole = Qt::UserRole + 2;

    explicit MeasuresModel(QObject* parent = nullptr);

    /// Null empties the table. Actors whose keys are `hidden` are left out.
    void setMeasured(std::shared_ptr<const MeasuredGraph> measured, const std::vector<std::string>& hidden = {});

    const std::string& keyAt(int row) const;
    int rowOf(const std::string& key) const;  ///< -1 if it is not there
    /// Rows as lines of cells with tabs between them, headed; for the clipboard.
    QString tabbed(const std::vector<int>& rows) const;
    /// All rows in their order, RFC 4180, numbers in full; no cell begins a formula.
    std::string csv() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    static bool isNumber(int column) { return column >= Events; }
    std::uint32_t nodeAt(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    double number(std::uint32_t node, int column) const;
    QString text(std::uint32_t node, int column) const;
    void order();

    std::shared_ptr<const MeasuredGraph> m_measured;
    std::vector<std::uint32_t> m_order;  ///< table row -> node of the graph
    std::vector<double> m_highest;       ///< by column
    int m_sortColumn = Strength;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

}  // namespace chancery::ui
