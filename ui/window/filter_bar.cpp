#include "ui/window/filter_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/model/case_session.h"
#include "ui/model/wording.h"
#include "ui/panel/filter_edit.h"
#include "ui/state/active_filter.h"
#include "ui/window/drawn_icon.h"

namespace chancery::ui {

FilterBar::FilterBar(CaseSession& session, ActiveFilter& filter, QWidget* parent)
    : QFrame(parent), m_edit(new FilterEdit(session, filter, this)), m_count(new QLabel(this)), m_clear(new QToolButton(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* magnifier = new QToolButton(this);  // a label would keep the picture of one theme
    magnifier->setIcon(drawnIcon("search"));
    magnifier->setAutoRaise(true);
    magnifier->setFocusPolicy(Qt::NoFocus);
    magnifier->setToolTip(tr("Search (Ctrl+F)"));
    magnifier->setAccessibleName(tr("Search"));
    connect(magnifier, &QToolButton::clicked, m_edit, [this] { m_edit->setFocus(); });
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_clear->setIcon(drawnIcon("clear"));
    m_clear->setAutoRaise(true);
    m_clear->setToolTip(tr("Clear the filter"));
    m_clear->setAccessibleName(tr("Clear the filter"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 4, 2);
    row->setSpacing(6);
    row->addWidget(magnifier);
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addWidget(m_clear);
    m_clear->setVisible(false);

    connect(m_clear, &QToolButton::clicked, this, [&filter, this] {
        filter.setText(QString());
        m_edit->setFocus();
    });
    connect(&filter, &ActiveFilter::textChanged, this, [&filter, this] { m_clear->setVisible(!filter.text().isEmpty()); });
    connect(&session, &CaseSession::rowsChanged, this,
            [&session, this] { m_count->setText(counted(session.rows()->rows.size(), tr("event"), tr("events"))); });
}

}  // namespace chancery::ui
