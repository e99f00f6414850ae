#pragma once
#include <QWidget>
#include <vector>

#include "core/analysis/link_history.h"

namespace chancery::ui {

/// Score between two sides over time: bars of cooperation up and conflict down, the mean as a line, the counted period marked.
class ScoreChart : public QWidget {
    Q_OBJECT
public:
    explicit ScoreChart(QWidget* parent = nullptr);

    void setHistory(analysis::LinkHistory history, double periodBegin, double periodEnd);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;  ///< tool tip of a column

private:
    QRectF plot() const;
    double xAt(double t) const;

    analysis::LinkHistory m_history;
    double m_periodBegin = 0, m_periodEnd = 0;
};

}  // namespace chancery::ui
