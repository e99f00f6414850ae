#pragma once
#include <QWidget>

#include "ui/graph/graph_simulation.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace chancery::ui {

class ActiveFilter;
class GraphSession;
class GraphView;
class JobRunner;
class Selection;
class TimeWindow;

/// The graph with what goes with it: a line of choices above, the view below. GUI thread only.
class GraphPanel : public QWidget {
    Q_OBJECT
public:
    GraphPanel(JobRunner& jobs, GraphSession& session, Selection& selection, TimeWindow& window, ActiveFilter& filter, QWidget* parent = nullptr);

    GraphView& view() { return *m_view; }
    void setReducedMotion(bool reduced);
    /// "Actors", "Links", ... as in the panel's menus, for the menu bar.
    void fillMenu(QMenu& menu);

public slots:
    void togglePlay();  ///< the selected period runs over the case
    void showPath();    ///< between the two chosen actors
    void keepOnlyChosen();  ///< a filter: all of the chosen actors take part

signals:
    void told(const QString& message);
    void exportRequested();
    void eventActivated();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeHead();
    QMenu* makeViewMenu();
    void showCounts();
    void showEgo(const std::string& key, int steps);
    void showMenu(const QPoint& where);
    void chooseArrangement(GraphArrangement arrangement);
    void advancePlay();
    void hideChosen();

    GraphSession& m_session;
    Selection& m_selection;
    TimeWindow& m_window;
    ActiveFilter& m_filter;
    GraphView* m_view;
    QLabel* m_counts;
    QLineEdit* m_search;
    QComboBox* m_level;
    QComboBox* m_colour;
    QToolButton* m_hold;
    QToolButton* m_play;
    QTimer m_playClock;
    double m_playDaysASecond = 7;
};

}  // namespace chancery::ui
