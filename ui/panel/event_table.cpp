#include "ui/panel/event_table.h"

#include <QHeaderView>
#include <QPainter>
#include <algorithm>

#include "ui/model/case_session.h"
#include "ui/model/date_text.h"
#include "ui/model/event_table_model.h"
#include "ui/panel/marks.h"
#include "ui/panel/panel_theme.h"
#include "ui/state/selection.h"
#include "ui/theme/row_table.h"

namespace chancery::ui {

namespace {

/// Adds the type's swatch and the analyst's tick to the style's own cells.
class MarkDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QVariant quad = index.data(EventTableModel::kQuadRole);
        const Palette& colours = paletteFor(option.palette);
        const double scale = Metrics(option.font).scale;
        if (quad.isValid()) {
            QStyleOptionViewItem shifted = option;
            initStyleOption(&shifted, index);
            QStyleOptionViewItem ground = shifted;
            ground.text.clear();
            const QWidget* widget = option.widget;
            widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, widget);
            shifted.rect.adjust(qRound(16 * scale), 0, 0, 0);
            shifted.backgroundBrush = Qt::NoBrush;
            shifted.state &= ~QStyle::State_MouseOver;
            const bool selected = option.state & QStyle::State_Selected;
            painter->save();
            painter->setFont(shifted.font);
            painter->setPen(shifted.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
            painter->drawText(shifted.rect.adjusted(4, 0, -2, 0), Qt::AlignVCenter | Qt::AlignLeft,
                              shifted.fontMetrics.elidedText(shifted.text, Qt::ElideRight, shifted.rect.width() - 6));
            painter->setRenderHint(QPainter::Antialiasing);
            swatchMark(static_cast<event::QuadClass>(quad.toInt()))(
                *painter, QPointF(option.rect.left() + 11 * scale, option.rect.center().y() + 1), colours, scale);
            painter->restore();
            return;
        }
        RowDelegate::paint(painter, option, index);
        if (index.column() != EventTableModel::Verified || !index.data(Qt::UserRole).toBool()) return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        tickMark()(*painter, QRectF(option.rect).center(), colours, scale);
        painter->restore();
    }
};

}  // namespace

EventTable::EventTable(CaseSession& session, Selection& selection, QWidget* parent)
    : QTableView(parent), m_session(session), m_selection(selection), m_model(new EventTableModel(this)) {
    setModel(m_model);
    setItemDelegate(new MarkDelegate(this));
    showAsRows(*this);
    setAccessibleName(tr("Events"));
    const double scale = Metrics(font()).scale;
    horizontalHeader()->setSortIndicator(EventTableModel::When, Qt::AscendingOrder);
    horizontalHeader()->setStretchLastSection(true);
    setSortingEnabled(true);
    const int widths[] = {24, 0, 78, 150, 150, 88, 80, 80, 50, 130};
    for (int column = 0; column < EventTableModel::ColumnCount; ++column)
        setColumnWidth(column, qRound(widths[column] * scale));
    // A date is never cut: half of one is a wrong one.
    const int margin = 2 * (style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1);
    setColumnWidth(EventTableModel::When, fontMetrics().horizontalAdvance(widestWhenText()) + margin);

    connect(&session, &CaseSession::rowsChanged, this, &EventTable::showRows);
    connect(&selection, &Selection::changed, this, &EventTable::showSelection);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &EventTable::takeSelection);
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex& index) { emit activatedEvent(m_model->eventAt(index.row()).value); });
}

void EventTable::showRows() {
    m_following = true;
    m_model->setRows(m_session.rows());
    m_following = false;
    showSelection();
}

void EventTable::showSelection() {
    if (m_following) return;
    m_following = true;
    QItemSelection rows;
    QModelIndex current;
    if (m_selection.events().size() <= kMostHighlightedRows)
        for (const int row : m_model->rowsOf(m_selection.events())) {
            current = m_model->index(row, 0);
            rows.select(current, m_model->index(row, EventTableModel::ColumnCount - 1));
        }
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (current.isValid()) {
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        scrollTo(current);
    }
    m_following = false;
}

void EventTable::takeSelection() {
    if (m_following) return;
    std::vector<base::EventId> ids;
    for (const QModelIndex& index : selectionModel()->selectedRows()) ids.push_back(m_model->eventAt(index.row()));
    // The row under the cursor is the current one: it goes last.
    const base::EventId current = m_model->eventAt(currentIndex().row());
    if (const auto it = std::find(ids.begin(), ids.end(), current); it != ids.end()) std::rotate(it, it + 1, ids.end());
    m_following = true;
    m_selection.setEvents(std::move(ids));
    m_following = false;
}

}  // namespace chancery::ui
