#include "ui/graph/measures_table.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/exchange/whole_file.h"
#include "ui/graph/measures_model.h"
#include "ui/model/wording.h"
#include "ui/state/selection.h"
#include "ui/theme/row_table.h"
#include "ui/theme/theme.h"

namespace chancery::ui {

namespace {

/// Beside a number a bar of its share of the highest; beside a community its colour.
class ShareDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        RowDelegate::paint(painter, option, index);
        const Palette& colours = Palette::of(isDark(option.palette));
        const double scale = Metrics(option.font).scale;
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        painter->setPen(Qt::NoPen);
        if (const QVariant share = index.data(MeasuresModel::kShareRole); share.isValid()) {
            const double room = option.rect.width() - 10 * scale, width = room * share.toDouble();
            painter->setBrush(selected ? option.palette.highlightedText().color() : colours.mid);
            painter->setOpacity(0.24);
            painter->drawRect(QRectF(option.rect.right() - width, option.rect.top() + 3 * scale, width, option.rect.height() - 6 * scale));
        }
        if (const QVariant community = index.data(MeasuresModel::kCommunityRole); community.isValid()) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setBrush(colours.groups[std::min<std::size_t>(community.toUInt(), colours.groups.size() - 1)]);
            if (selected) painter->setPen(QPen(option.palette.highlightedText(), 1.5 * scale));
            painter->drawEllipse(QPointF(option.rect.right() - 34 * scale, option.rect.center().y() + 0.5), 4 * scale, 4 * scale);
        }
        painter->restore();
    }
};

QString percent(double share) { return QStringLiteral("%1 %").arg(qRound(share * 100)); }

}  // namespace

MeasuresTable::MeasuresTable(SceneMeasures& measures, Selection& selection, QWidget* parent)
    : QWidget(parent), m_measures(measures), m_selection(selection), m_model(new MeasuresModel(this)), m_table(new QTableView(this)), m_line(new QLabel(this)),
      m_export(new QToolButton(this)) {
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ShareDelegate(m_table));
    showAsRows(*m_table);
    m_table->setAccessibleName(tr("Measures of the actors"));
    m_table->installEventFilter(this);
    const double scale = Metrics(font()).scale;
    m_table->horizontalHeader()->setSortIndicator(MeasuresModel::Strength, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {176, 92, 64, 64, 74, 54, 54, 94, 78, 88, 92, 92};
    for (int column = 0; column < MeasuresModel::ColumnCount; ++column) m_table->setColumnWidth(column, qRound(widths[column] * scale));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 8, 4);
    row->addWidget(m_line, 1);
    m_line->setMinimumWidth(60);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Save the table as CSV"));
    row->addWidget(m_export);
    column->addLayout(row);
    setFocusProxy(m_table);

    connect(m_export, &QToolButton::clicked, this, &MeasuresTable::askAndSave);
    connect(&measures, &SceneMeasures::measured, this, &MeasuresTable::refresh);
    connect(&selection, &Selection::actorsChanged, this, &MeasuresTable::showSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MeasuresTable::takeSelection);
    connect(m_table, &QTableView::activated, this, &MeasuresTable::actorsActivated);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) { emit menuRequested(m_table->viewport()->mapToGlobal(at)); });
    refresh();
}

void MeasuresTable::setHidden(std::vector<std::string> keys) {
    if (keys == m_hidden) return;
    m_hidden = std::move(keys);
    refresh();
}

QString MeasuresTable::graphLine() const { return m_line->text(); }

void MeasuresTable::refresh() {
    m_following = true;
    m_model->setMeasured(m_measures.latest(), m_hidden);
    m_following = false;
    m_export->setEnabled(m_model->rowCount() > 0);
    if (!m_measures.latest()) {
        m_line->setText(tr("The actors are being measured…"));
        return showSelection();
    }
    if (m_measures.latest()->graph->nodes.empty()) {
        m_line->setText(tr("Nobody acts in this period: move the timeline, widen the selected period or loosen the filter."));
        m_line->setToolTip({});
        return showSelection();
    }
    const analysis::GraphMeasures& m = m_measures.latest()->measures;
    QStringList parts;
    parts << tr("density %1").arg(m.density, 0, 'f', 3) << tr("reciprocity %1").arg(percent(m.reciprocity))
          << counted(m.communities, tr("community"), tr("communities")) << tr("modularity %1").arg(m.modularity, 0, 'f', 2)
          << counted(m.components, tr("component"), tr("components"));
    if (m.triads.triads() > 0)
        parts << tr("%1 of %2 balanced").arg(percent(m.triads.balanced()), counted(m.triads.triads(), tr("triad"), tr("triads")));
    if (m.betweennessIsEstimated) parts << tr("betweenness from a sample");
    m_line->setText(parts.join(QStringLiteral(" · ")));
    m_line->setToolTip(tr("Density: links of all that could be. Reciprocity: acts of one on another that are answered. Balanced: the friend of a friend is a "
                          "friend, the enemy of an enemy too."));
    showSelection();
}

void MeasuresTable::showSelection() {
    if (m_following) return;
    m_following = true;
    QItemSelection rows;
    QModelIndex current;
    if (m_selection.actors().keys.size() <= kMostHighlightedRows)
        for (const std::string& key : m_selection.actors().keys) {
            const int row = m_model->rowOf(key);
            if (row < 0) continue;
            current = m_model->index(row, 0);
            rows.select(current, m_model->index(row, MeasuresModel::ColumnCount - 1));
        }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (current.isValid()) {
        m_table->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        if (m_table->isVisible()) m_table->scrollTo(current);
    }
    m_following = false;
}

void MeasuresTable::takeSelection() {
    if (m_following) return;
    ActorChoice choice;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) choice.keys.push_back(m_model->keyAt(index.row()));
    m_following = true;
    m_selection.setActors(std::move(choice));
    m_following = false;
}

void MeasuresTable::copy() const {
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) rows.push_back(index.row());
    if (rows.empty())
        for (int row = 0; row < m_model->rowCount(); ++row) rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    QGuiApplication::clipboard()->setText(m_model->tabbed(rows));
}

base::Status MeasuresTable::saveTo(const QString& path) const {
    auto file = exchange::WholeFile::create(path.toStdString());
    if (!file) return file.error();
    file->write(m_model->csv());
    return file->keep();
}

void MeasuresTable::askAndSave() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the measures"), QStringLiteral("measures.csv"), tr("Comma separated values (*.csv)"));
    if (path.isEmpty()) return;
    const base::Status saved = saveTo(path);
    emit told(saved ? tr("Measures of %1 saved").arg(counted(static_cast<std::uint64_t>(m_model->rowCount()), tr("actor"), tr("actors")))
                    : QString::fromStdString(saved.error().message));
}

void MeasuresTable::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showSelection();
}

bool MeasuresTable::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace chancery::ui
