#include "ui/model/event_table_model.h"

#include <QLocale>
#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

QString toQString(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

EventTableModel::EventTableModel(QObject* parent)
    : QAbstractTableModel(parent), m_rows(std::make_shared<const query::EventRows>()) {}

void EventTableModel::setRows(std::shared_ptr<const query::EventRows> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    order();
    endResetModel();
}

base::EventId EventTableModel::eventAt(int row) const {
    return row >= 0 && row < rowCount() ? rowAt(row).id : base::EventId{};
}

int EventTableModel::rowOf(base::EventId id) const {
    const auto it = std::find_if(m_order.begin(), m_order.end(), [&](std::uint32_t i) { return m_rows->rows[i].id == id; });
    return it == m_order.end() ? -1 : static_cast<int>(it - m_order.begin());
}

std::vector<int> EventTableModel::rowsOf(const std::vector<base::EventId>& ids) const {
    std::unordered_map<std::int64_t, std::size_t> wanted;
    for (std::size_t i = 0; i < ids.size(); ++i) wanted.emplace(ids[i].value, i);
    std::vector<int> found(ids.size(), -1);
    for (std::size_t row = 0; row < m_order.size() && !wanted.empty(); ++row)
        if (const auto it = wanted.find(m_rows->rows[m_order[row]].id.value); it != wanted.end()) {
            found[it->second] = static_cast<int>(row);
            wanted.erase(it);
        }
    std::erase(found, -1);
    return found;
}

int EventTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int EventTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString EventTableModel::names(std::span<const std::uint32_t> actors) const {
    QString out;
    for (std::uint32_t a : actors) out += (out.isEmpty() ? "" : ", ") + QString::fromStdString(m_rows->actors()[a].name);
    return out;
}

QString EventTableModel::text(const query::EventRow& row, int column) const {
    switch (column) {
        case When: return whenText({row.begin, row.end, row.precision}, row.dateBasis);
        case Precision:
            return row.dateBasis == event::DateBasis::Publication ? tr("publication") : precisionName(row.precision);
        case Who: return names(m_rows->sources(row));
        case ToWhom: return names(m_rows->targets(row));
        case Type: return typeName(row.type);
        case Status: return statusName(row.status);
        case Place: {
            const query::PlaceRow& place = m_rows->places()[row.place];
            return QString::fromStdString(place.name.empty() ? place.country : place.name);
        }
        case Confidence: return QLocale(QLocale::English).toString(static_cast<double>(row.confidence), 'f', 2);
        case Source: {
            QString source = QString::fromStdString(m_rows->sourceNames()[row.sourceName]);
            if (row.published != 0) {
                const bool sameYear = base::dateOf(row.published).year() == base::dateOf(row.begin).year();
                source += (source.isEmpty() ? QString() : QStringLiteral(", ")) + (sameYear ? dayMonthText(row.published) : dayText(row.published));
            }
            if (row.reports > 1) source += tr(" +%1").arg(row.reports - 1);
            return source;
        }
        default: return {};
    }
}

QVariant EventTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const query::EventRow& row = rowAt(index.row());
    switch (role) {
        case Qt::DisplayRole: return text(row, index.column());
        case Qt::ToolTipRole: return toQString(m_rows->label(row));
        case Qt::AccessibleTextRole:
            return index.column() == Verified ? (row.verified ? tr("verified") : tr("not verified"))
                                              : text(row, index.column());
        case Qt::CheckStateRole: return {};
        case Qt::UserRole: return index.column() == Verified ? QVariant(row.verified) : QVariant();
        case Qt::TextAlignmentRole:
            if (index.column() == Confidence) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
            return {};
        case kQuadRole: return index.column() == Type ? QVariant(static_cast<int>(row.quad())) : QVariant();
        default: return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Confidence ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case When: return tr("When");
        case Precision: return tr("Precision");
        case Who: return tr("Who");
        case ToWhom: return tr("To whom");
        case Type: return tr("Type");
        case Status: return tr("Status");
        case Place: return tr("Place");
        case Confidence: return tr("Conf.");
        case Source: return tr("Source");
        default: return {};
    }
}

void EventTableModel::sort(int column, Qt::SortOrder sortOrder) {
    if (column < 0) return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<base::EventId> ids;
    for (const QModelIndex& index : before) ids.push_back(eventAt(index.row()));
    m_sortColumn = column;
    m_sortOrder = sortOrder;
    order();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.push_back(index(rowOf(ids[static_cast<std::size_t>(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void EventTableModel::order() {
    m_order.resize(m_rows->rows.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    const auto& rows = m_rows->rows;
    const auto by = [&](auto key) {
        std::stable_sort(m_order.begin(), m_order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return key(rows[a]) < key(rows[b]); });
    };
    switch (m_sortColumn) {
        case Verified: by([](const query::EventRow& r) { return !r.verified; }); break;
        case Precision: by([](const query::EventRow& r) { return r.end - r.begin; }); break;
        case Confidence: by([](const query::EventRow& r) { return r.confidence; }); break;
        case Source: {
            std::vector<QString> keys;
            for (const std::string& name : m_rows->sourceNames()) keys.push_back(QString::fromStdString(name).toLower());
            by([&](const query::EventRow& r) { return std::pair(keys[r.sourceName], r.published); });
            break;
        }
        case Who: case ToWhom: case Type: case Status: case Place: {
            std::vector<QString> keys(rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) keys[i] = text(rows[i], m_sortColumn);
            std::stable_sort(m_order.begin(), m_order.end(), [&](std::uint32_t a, std::uint32_t b) {
                return keys[a].compare(keys[b], Qt::CaseInsensitive) < 0;
            });
            break;
        }
        default: break;  // the rows come by date
    }
    if (m_sortOrder == Qt::DescendingOrder) std::reverse(m_order.begin(), m_order.end());
}

}  // namespace chancery::ui
