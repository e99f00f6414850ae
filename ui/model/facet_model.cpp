#include "ui/model/facet_model.h"

#include <QLocale>
#include <algorithm>

#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

constexpr quintptr kTop = 0;  ///< internal id of a facet; its values carry the facet's number + 1

}  // namespace

FacetModel::FacetModel(QObject* parent) : QAbstractItemModel(parent) {}

void FacetModel::setFacets(const std::vector<query::Facet>& facets, const query::Filter& filter) {
    beginResetModel();
    m_facets = facets;
    m_filter = filter;
    narrow();
    endResetModel();
}

void FacetModel::setNarrowing(const QString& text) {
    beginResetModel();
    m_narrowing = text.trimmed();
    narrow();
    endResetModel();
}

void FacetModel::setWhole(query::Field field, bool whole) {
    beginResetModel();
    if (whole)
        m_whole.insert(field);
    else
        m_whole.erase(field);
    narrow();
    endResetModel();
}

/// Leaves the first kFew values and those that the filter names.
void FacetModel::cut(Shown& shown) const {
    const query::Facet& facet = *shown.facet;
    if (!m_narrowing.isEmpty() || shown.values.size() <= kFew + 1 || facet.field == query::Field::Type ||
        facet.field == query::Field::Status)
        return;
    if (m_whole.contains(facet.field)) {
        shown.folds = true;
        return;
    }
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i : shown.values)
        if (kept.size() < kFew || stateOf(facet.field, facet.values[i].value) != 0) kept.push_back(i);
    shown.hidden = shown.values.size() - kept.size();
    shown.values = std::move(kept);
}

void FacetModel::narrow() {
    m_shown.clear();
    for (const query::Facet& facet : m_facets) {
        Shown shown{&facet, {}};
        for (std::uint32_t i = 0; i < facet.values.size(); ++i)
            if (m_narrowing.isEmpty() ||
                QString::fromStdString(facet.values[i].label).contains(m_narrowing, Qt::CaseInsensitive))
                shown.values.push_back(i);
        if (shown.values.empty()) continue;
        cut(shown);
        m_shown.push_back(std::move(shown));
    }
}

QModelIndex FacetModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column != 0 || row >= rowCount(parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kTop);
}

QModelIndex FacetModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == kTop) return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kTop);
}

int FacetModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(m_shown.size());
    if (parent.internalId() != kTop || parent.column() != 0) return 0;
    return m_shown[static_cast<std::size_t>(parent.row())].rows();
}

int FacetModel::columnCount(const QModelIndex&) const { return 1; }

Qt::ItemFlags FacetModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | (index.internalId() == kTop ? Qt::NoItemFlags : Qt::ItemIsSelectable);
}

int FacetModel::stateOf(query::Field field, const std::string& value) const {
    for (const query::Term& term : m_filter.terms)
        if (term.field == field && std::find(term.values.begin(), term.values.end(), value) != term.values.end())
            return term.exclude ? 2 : 1;
    if (field == query::Field::Country && std::find(m_filter.with.begin(), m_filter.with.end(), value) != m_filter.with.end())
        return 1;
    return 0;
}

QVariant FacetModel::valueData(const Shown& shown, int row, int role) const {
    const query::Facet& facet = *shown.facet;
    if (static_cast<std::size_t>(row) >= shown.values.size()) {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return shown.folds ? tr("Show fewer") : tr("%1 more").arg(shown.hidden);
        if (role == FieldRole) return static_cast<int>(facet.field);
        return role == MoreRole ? QVariant(true) : QVariant();
    }
    const query::FacetValue& value = facet.values[shown.values[static_cast<std::size_t>(row)]];
    QString label = QString::fromStdString(value.label);
    if (facet.field == query::Field::Type)
        if (const auto type = event::parseEventType(value.value)) label = typeName(*type);
    switch (role) {
        case Qt::DisplayRole: return label;
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole: return label + ", " + counted(value.count, tr("event"), tr("events"));
        case ValueRole: return QString::fromStdString(value.value);
        case FieldRole: return static_cast<int>(facet.field);
        case CountRole: return QVariant::fromValue<quint64>(value.count);
        case StateRole: return stateOf(facet.field, value.value);
        case ShareRole: {
            std::uint64_t most = 1;
            for (const query::FacetValue& v : facet.values) most = std::max(most, v.count);
            return static_cast<double>(value.count) / static_cast<double>(most);
        }
        case QuadsRole: {
            QVariantList quads;
            for (std::uint32_t n : value.quads) quads.push_back(n);
            return quads;
        }
        default: return {};
    }
}

QVariant FacetModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (index.internalId() != kTop) return valueData(m_shown[index.internalId() - 1], index.row(), role);
    const Shown& shown = m_shown[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole: return fieldName(shown.facet->field);
        case FieldRole: return static_cast<int>(shown.facet->field);
        case CountRole: return QVariant::fromValue<quint64>(shown.facet->values.size());
        default: return {};
    }
}

}  // namespace chancery::ui
