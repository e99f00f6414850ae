#pragma once
#include <QWidget>
#include <functional>

#include "ui/graph/graph_simulation.h"

class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace chancery::ui {

class ActiveFilter;
class GraphSession;
class GraphView;
class JobRunner;
class MatrixPanel;
class MeasuresTable;
class Selection;
class TimeWindow;

/// The graph, as a picture, a matrix or a table of measures, with a line of choices above. GUI thread only.
class GraphPanel : public QWidget {
    Q_OBJECT
public:
    GraphPanel(JobRunner& jobs, GraphSession& session, Selection& selection, TimeWindow& window, ActiveFilter& filter, QWidget* parent = nullptr);

    /// What the actors and links in view are shown as.
    enum Page { Graph, Matrix, Measures };
    void setPage(Page page);
    Page page() const;

    GraphView& view() { return *m_view; }
    MatrixPanel& matrix() { return *m_matrix; }
    MeasuresTable& measures() { return *m_table; }
    void setReducedMotion(bool reduced);
    /// Arrangement, sizes, links, playing: behind the panel's own button and, the same one, in the menu bar.
    QMenu* menu() const { return m_menu; }

public slots:
    void showPath();    ///< between the two chosen actors
    void keepOnlyChosen();  ///< a filter: all of the chosen actors take part

signals:
    void told(const QString& message);
    void pictureRequested();
    void dataRequested();
    void eventActivated();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeControls(QWidget* head);
    void addPages(QHBoxLayout& row);
    void find(int step);
    void fit();
    void feedPage();
    void fillMenu();
    void restyle(const std::function<void(GraphStyle&)>& change);
    void showCounts();
    void fitHead();
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
    MatrixPanel* m_matrix;
    MeasuresTable* m_table;
    QStackedWidget* m_pages;
    QMenu* m_menu;
    QGridLayout* m_headGrid;
    QWidget *m_title, *m_controls;  ///< the two parts of the head
    QToolButton* m_pageButtons[3];
    QToolButton* m_fit;
    QLabel* m_counts;
    QString m_countsLong, m_countsPeriod, m_countsShort;
    QLineEdit* m_search;
    QComboBox* m_level;
    QComboBox* m_colour;
    QToolButton* m_hold;
    QToolButton* m_play;
    QTimer m_playClock;
    double m_playDaysASecond = 7;
};

}  // namespace chancery::ui
