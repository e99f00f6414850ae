#pragma once
#include <QAbstractItemModel>
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
    };

    explicit FacetModel(QObject* parent = nullptr);

    /// `filter` tells which values are asked for or excluded.
    void setFacets(const std::vector<query::Facet>& facets, const query::Filter& filter);
    void setNarrowing(const QString& text);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Shown {
        const query::Facet* facet;
        std::vector<std::uint32_t> values;  ///< indices into facet->values after narrowing
    };
    void narrow();
    int stateOf(query::Field field, const std::string& value) const;
    QVariant valueData(const Shown& shown, int row, int role) const;

    std::vector<query::Facet> m_facets;
    query::Filter m_filter;
    QString m_narrowing;
    std::vector<Shown> m_shown;
};

}  // namespace chancery::ui
