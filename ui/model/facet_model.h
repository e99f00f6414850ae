#pragma once
#include <QAbstractItemModel>
#include <set>
#include <vector>

#include "core/query/event_query.h"

namespace chancery::ui {

/// Facets and their values as a two-level tree; a text narrows the values. Thin: it keeps what the case answered.
class FacetModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        ValueRole = Qt::UserRole + 1,  ///< what the filter language takes
        FieldRole,                     ///< int of query::Field
        CountRole,                     ///< quint64: events of the value, or values of the facet
        QuadsRole,                     ///< QVariantList of five counts
        StateRole,                     ///< 0 not in the filter, 1 asked for, 2 excluded
        ShareRole,                     ///< count / largest count of the facet, 0..1
        MoreRole,                      ///< true for the row that stands for the values not shown
    };

    explicit FacetModel(QObject* parent = nullptr);

    /// `filter` tells which values are asked for or excluded.
    void setFacets(const std::vector<query::Facet>& facets, const query::Filter& filter);
    void setNarrowing(const QString& text);
    /// Shows all of a facet's values, or only the first kFew again.
    void setWhole(query::Field field, bool whole);
    bool isWhole(query::Field field) const { return m_whole.contains(field); }

    static constexpr std::size_t kFew = 8;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Shown {
        const query::Facet* facet;
        std::vector<std::uint32_t> values;  ///< indices into facet->values after narrowing and cutting
        std::size_t hidden = 0;             ///< cut off; if not 0 a last row says so
        bool folds = false;                 ///< whole, but could be cut: a last row offers it

        int rows() const { return static_cast<int>(values.size()) + (hidden > 0 || folds ? 1 : 0); }
    };
    void narrow();
    void cut(Shown& shown) const;
    int stateOf(query::Field field, const std::string& value) const;
    QVariant valueData(const Shown& shown, int row, int role) const;

    std::vector<query::Facet> m_facets;
    query::Filter m_filter;
    QString m_narrowing;
    std::set<query::Field> m_whole;
    std::vector<Shown> m_shown;
};

}  // namespace chancery::ui
