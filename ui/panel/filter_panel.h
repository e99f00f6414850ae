#pragma once
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QTreeView;

namespace chancery::ui {

class ActiveFilter;
class CaseSession;
class FacetModel;

/// The facets: each value with its count under the other facets' terms, a search field, and the switch for dyads.
class FilterPanel : public QWidget {
    Q_OBJECT
public:
    FilterPanel(CaseSession& session, ActiveFilter& filter, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;  ///< wide enough to tell the values apart

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showFacets();
    void restoreOpenFacets();
    void choose(const QModelIndex& index, Qt::KeyboardModifiers modifiers);

    CaseSession& m_session;
    ActiveFilter& m_filter;
    FacetModel* m_model;
    QLineEdit* m_search;
    QCheckBox* m_bothSides;
    QTreeView* m_tree;
    QStringList m_collapsed;  ///< facets the user has closed, by name
};

}  // namespace chancery::ui
