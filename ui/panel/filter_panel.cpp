#include "ui/panel/filter_panel.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/model/case_session.h"
#include "ui/model/facet_model.h"
#include "ui/panel/facet_choice.h"
#include "ui/panel/facet_delegate.h"
#include "ui/state/active_filter.h"
#include "ui/theme/theme.h"

namespace chancery::ui {

namespace {

constexpr double kLeastWidth = 176;

}  // namespace

FilterPanel::FilterPanel(CaseSession& session, ActiveFilter& filter, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_filter(filter),
      m_model(new FacetModel(this)),
      m_search(new QLineEdit(this)),
      m_bothSides(new QCheckBox(tr("Both sides (dyad)"), this)),
      m_tree(new QTreeView(this)) {
    m_search->setPlaceholderText(tr("Find a value"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Find a filter value"));
    m_bothSides->setToolTip(tr("Only events in which all the chosen countries take part"));

    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new FacetDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setUniformRowHeights(false);
    m_tree->setSelectionMode(QAbstractItemView::NoSelection);
    m_tree->setMouseTracking(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setAccessibleName(tr("Filter values"));
    m_tree->viewport()->installEventFilter(this);
    m_tree->installEventFilter(this);

    auto* top = new QVBoxLayout;
    top->setContentsMargins(8, 6, 8, 4);
    top->setSpacing(4);
    top->addWidget(m_search);
    top->addWidget(m_bothSides);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_tree);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setNarrowing(text);
        m_tree->expandAll();
    });
    connect(m_bothSides, &QCheckBox::toggled, this,
            [this](bool on) { m_filter.setFilter(setBothSides(m_filter.filter(), on)); });
    connect(&m_session, &CaseSession::facetsChanged, this, &FilterPanel::showFacets);
    connect(&m_filter, &ActiveFilter::changed, this, [this] {
        const QSignalBlocker quiet(m_bothSides);
        if (!m_filter.filter().with.empty()) m_bothSides->setChecked(true);
    });
}

QSize FilterPanel::minimumSizeHint() const {
    return {qRound(kLeastWidth * Metrics(font()).scale), QWidget::minimumSizeHint().height()};
}

void FilterPanel::showFacets() {
    const QModelIndex top = m_tree->indexAt(QPoint(2, 2));
    const int topRow = top.isValid() ? top.row() : 0;
    const int topParent = top.parent().isValid() ? top.parent().row() : -1;
    m_model->setFacets(m_session.facets(), m_filter.filter());
    restoreOpenFacets();
    const QModelIndex parent = topParent >= 0 ? m_model->index(topParent, 0) : QModelIndex();
    if (const QModelIndex same = m_model->index(topRow, 0, parent); same.isValid())
        m_tree->scrollTo(same, QAbstractItemView::PositionAtTop);
}

void FilterPanel::restoreOpenFacets() {
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex facet = m_model->index(row, 0);
        m_tree->setExpanded(facet, !m_collapsed.contains(facet.data().toString()));
    }
}

bool FilterPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_tree->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QModelIndex index = m_tree->indexAt(mouse->position().toPoint());
        if (mouse->button() == Qt::LeftButton && index.isValid()) choose(index, mouse->modifiers());
    }
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QModelIndex index = m_tree->currentIndex();
        if (index.isValid() && (key->key() == Qt::Key_Space || key->key() == Qt::Key_Return)) {
            choose(index, key->modifiers());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterPanel::choose(const QModelIndex& index, Qt::KeyboardModifiers modifiers) {
    if (!index.parent().isValid()) {
        const QString name = index.data().toString();
        if (m_tree->isExpanded(index)) m_collapsed.push_back(name);
        else m_collapsed.removeAll(name);
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
        return;
    }
    const auto field = static_cast<query::Field>(index.data(FacetModel::FieldRole).toInt());
    if (index.data(FacetModel::MoreRole).toBool()) {
        m_model->setWhole(field, !m_model->isWhole(field));
        restoreOpenFacets();
        return;
    }
    const FacetChoice choice = modifiers & Qt::AltModifier       ? FacetChoice::Exclude
                               : modifiers & Qt::ControlModifier ? FacetChoice::Add
                                                                 : FacetChoice::Only;
    m_filter.setFilter(chooseFacetValue(m_filter.filter(), field,
                                        index.data(FacetModel::ValueRole).toString().toStdString(), choice,
                                        m_bothSides->isChecked()));
}

}  // namespace chancery::ui
