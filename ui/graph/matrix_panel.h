#pragma once
#include <QWidget>

#include "ui/graph/matrix_painter.h"

class QToolButton;

namespace chancery::ui {

class MatrixView;
class Selection;

/// The matrix with a line below: what its colours mean, and the choice of what they say. GUI thread only.
class MatrixPanel : public QWidget {
    Q_OBJECT
public:
    explicit MatrixPanel(Selection& selection, QWidget* parent = nullptr);

    MatrixView& view() { return *m_view; }

private:
    QToolButton* addChoice(const QString& text, const QString& tip, MatrixColour colour);

    MatrixView* m_view;
    QWidget* m_legend;
    QToolButton* m_score;
    QToolButton* m_count;
};

}  // namespace chancery::ui
