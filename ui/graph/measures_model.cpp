#include "ui/graph/measures_model.h"

#include <fmt/format.h>

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "core/exchange/event_csv.h"
#include "ui/graph/graph_card.h"
#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

const char* const kCsvNames[] = {"actor",       "kind",     "events",      "degree",    "strength", "in_strength", "out_strength",
                                 "betweenness", "pagerank", "eigenvector", "community", "component"};

}  // namespace

MeasuresModel::MeasuresModel(QObject* parent) : QAbstractTableModel(parent), m_highest(ColumnCount) {}

void MeasuresModel::setMeasured(std::shared_ptr<const MeasuredGraph> measured, const std::vector<std::string>& hidden) {
    beginResetModel();
    m_measured = std::move(measured);
    m_order.clear();
    std::fill(m_highest.begin(), m_highest.end(), 0.0);
    const std::unordered_set<std::string_view> gone(hidden.begin(), hidden.end());
    for (std::uint32_t node = 0; m_measured && node < m_measured->graph->nodes.size(); ++node) {
        if (gone.contains(m_measured->graph->actor(node).key)) continue;
        m_order.push_back(node);
        for (int column = Events; column <= Eigenvector; ++column) {
            double& highest = m_highest[static_cast<std::size_t>(column)];
            highest = std::max(highest, number(node, column));
        }
    }
    order();
    endResetModel();
}

const std::string& MeasuresModel::keyAt(int row) const { return m_measured->graph->actor(nodeAt(row)).key; }

int MeasuresModel::rowOf(const std::string& key) const {
    const auto it = std::find_if(m_order.begin(), m_order.end(), [&](std::uint32_t node) { return m_measured->graph->actor(node).key == key; });
    return it == m_order.end() ? -1 : static_cast<int>(it - m_order.begin());
}

int MeasuresModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_order.size()); }

int MeasuresModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

double MeasuresModel::number(std::uint32_t node, int column) const {
    const analysis::NodeMeasures& m = m_measured->measures.nodes[node];
    switch (column) {
        case Events: return m_measured->graph->nodes[node].events;
        case Degree: return m.degree;
        case Strength: return m.strength;
        case In: return m.inStrength;
        case Out: return m.outStrength;
        case Betweenness: return m.betweenness;
        case PageRank: return m.pageRank;
        case Eigenvector: return m.eigenvector;
        case Community: return m.community + 1.0;
        case Component: return m.component + 1.0;
        default: return 0;
    }
}

QString MeasuresModel::text(std::uint32_t node, int column) const {
    switch (column) {
        case Actor: return QString::fromStdString(m_measured->graph->actor(node).name);
        case Kind: return actorKindText(m_measured->graph->actor(node).kind);
        case Betweenness: return QLocale(QLocale::English).toString(number(node, column), 'f', 1);
        case PageRank: return QString::number(number(node, column), 'f', 4);
        case Eigenvector: return QString::number(number(node, column), 'f', 3);
        default: return countText(static_cast<std::size_t>(number(node, column)));
    }
}

QVariant MeasuresModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const std::uint32_t node = nodeAt(index.row());
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole: return text(node, column);
        case Qt::TextAlignmentRole:
            if (isNumber(column)) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
            return {};
        case kShareRole: {
            const double highest = m_highest[static_cast<std::size_t>(column)];
            return highest > 0 ? QVariant(number(node, column) / highest) : QVariant();
        }
        case kCommunityRole: return column == Community ? QVariant(m_measured->measures.nodes[node].community) : QVariant();
        default: return {};
    }
}

QVariant MeasuresModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole) return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::InitialSortOrderRole)  // the highest of a measure is what one looks for
        return section >= Events && section <= Eigenvector ? Qt::DescendingOrder : Qt::AscendingOrder;
    const std::pair<QString, QString> words[] = {{tr("Actor"), {}},
                                                 {tr("Kind"), {}},
                                                 {tr("Events"), tr("Events that it takes part in")},
                                                 {tr("Degree"), tr("Actors that it is linked to")},
                                                 {tr("Strength"), tr("Events of its links")},
                                                 {tr("In"), tr("Times that others act on it")},
                                                 {tr("Out"), tr("Times that it acts on others")},
                                                 {tr("Betweenness"), tr("Shortest ways between two others that lead over it")},
                                                 {tr("PageRank"), tr("Acted on by those who are acted on; all together 1")},
                                                 {tr("Eigenvector"), tr("Linked to many who are linked to many; the highest is 1")},
                                                 {tr("Community"), tr("Group that deals more with itself than with others (Leiden); the largest is 1")},
                                                 {tr("Component"), tr("Part of the graph that hangs together; the largest is 1")}};
    if (role == Qt::DisplayRole) return words[section].first;
    if (role == Qt::ToolTipRole && !words[section].second.isEmpty()) return words[section].second;
    return {};
}

void MeasuresModel::sort(int column, Qt::SortOrder sortOrder) {
    if (column < 0 || column >= ColumnCount) return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> nodes;
    for (const QModelIndex& index : before) nodes.push_back(nodeAt(index.row()));
    m_sortColumn = column;
    m_sortOrder = sortOrder;
    order();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto row = std::find(m_order.begin(), m_order.end(), nodes[static_cast<std::size_t>(i)]) - m_order.begin();
        after.push_back(index(static_cast<int>(row), before[i].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

// Equal ones by name, whichever way the column runs.
void MeasuresModel::order() {
    if (m_order.empty()) return;
    std::vector<QString> names(m_measured->graph->nodes.size()), kinds(names.size());
    for (const std::uint32_t node : m_order) {
        names[node] = text(node, Actor);
        if (m_sortColumn == Kind) kinds[node] = text(node, Kind);
    }
    const bool falls = m_sortOrder == Qt::DescendingOrder;
    std::sort(m_order.begin(), m_order.end(), [&](std::uint32_t x, std::uint32_t y) {
        const int byName = names[x].compare(names[y], Qt::CaseInsensitive);
        int by = 0;
        if (m_sortColumn == Actor)
            by = byName;
        else if (m_sortColumn == Kind)
            by = kinds[x].compare(kinds[y]);
        else if (const double a = number(x, m_sortColumn), b = number(y, m_sortColumn); a != b)
            by = a < b ? -1 : 1;
        if (by != 0) return falls ? by > 0 : by < 0;
        return byName != 0 ? byName < 0 : x < y;
    });
}

QString MeasuresModel::tabbed(const std::vector<int>& rows) const {
    QStringList lines;
    const auto line = [&](auto&& cellOf) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) cells << QString(cellOf(column)).replace(QLatin1Char('\t'), QLatin1Char(' '));
        lines << cells.join(QLatin1Char('\t'));
    };
    line([&](int column) { return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
    for (const int row : rows) line([&](int column) { return isNumber(column) ? text(nodeAt(row), column).remove(QLatin1Char(',')) : text(nodeAt(row), column); });
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

std::string MeasuresModel::csv() const {
    std::string out;
    const auto add = [&](int column, const std::string& cell) {
        out += exchange::csvCell(cell);
        out += column + 1 == ColumnCount ? '\n' : ',';
    };
    for (int column = 0; column < ColumnCount; ++column) add(column, kCsvNames[column]);
    for (const std::uint32_t node : m_order)
        for (int column = 0; column < ColumnCount; ++column)
            add(column, isNumber(column) ? fmt::format("{}", number(node, column)) : text(node, column).toStdString());
    return out;
}

}  // namespace chancery::ui
