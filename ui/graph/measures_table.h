#pragma once
#include <QWidget>

#include "core/base/result.h"

class QLabel;
class QTableView;
class QToolButton;

namespace chancery::ui {

class MeasuresModel;
class Selection;
class SceneMeasures;

/// What is measured of each actor of the graph in view, as a table that can be sorted, copied and saved; below it what is measured
/// of the graph as a whole. Shares the chosen actors with the graph. GUI thread only.
class MeasuresTable : public QWidget {
    Q_OBJECT
public:
    MeasuresTable(SceneMeasures& measures, Selection& selection, QWidget* parent = nullptr);

    QTableView& table() { return *m_table; }
    MeasuresModel& model() { return *m_model; }
    QString graphLine() const;  ///< the line below
    void setHidden(std::vector<std::string> keys);

    /// False if the file cannot be written.
    base::Status saveTo(const QString& path) const;

public slots:
    void refresh();         ///< what there is to show has changed
    void copy() const;      ///< the selected rows, else all
    void askAndSave();

signals:
    void told(const QString& message);
    void actorsActivated();
    void menuRequested(const QPoint& globalPosition);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showSelection();
    void takeSelection();

    SceneMeasures& m_measures;
    Selection& m_selection;
    MeasuresModel* m_model;
    QTableView* m_table;
    QLabel* m_line;
    QToolButton* m_export;
    std::vector<std::string> m_hidden;
    bool m_following = false;  ///< true while one selection follows the other
};

}  // namespace chancery::ui
