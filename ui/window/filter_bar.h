#pragma once
#include <QFrame>

class QLabel;
class QToolButton;

namespace chancery::ui {

class ActiveFilter;
class CaseSession;
class FilterEdit;

/// The framed search box of the tool bar: magnifier, filter text, number of events found, clear.
class FilterBar : public QFrame {
    Q_OBJECT
public:
    FilterBar(CaseSession& session, ActiveFilter& filter, QWidget* parent = nullptr);

    FilterEdit& edit() { return *m_edit; }

private:
    FilterEdit* m_edit;
    QLabel* m_count;
    QToolButton* m_clear;
};


}  // namespace chancery::ui
