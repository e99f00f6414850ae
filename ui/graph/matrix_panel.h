#pragma once
#include <QWidget>

#include "ui/graph/matrix_painter.h"
#include "ui/graph/scene_measures.h"

class QToolButton;

namespace chancery::ui {

class JobRunner;
class MatrixView;
class Selection;

/// The matrix with a line below: what its colours mean, and the choice of what they say. GUI thread only.
class MatrixPanel : public QWidget {
    Q_OBJECT
public:
    MatrixPanel(JobRunner& jobs, Selection& selection, QWidget* parent = nullptr);
    ~MatrixPanel() override;

    /// Shows the scene as soon as a worker has laid it out. `measured`: for the communities; may be null, or of an earlier period. While
    /// scenes come faster than they are laid out, one that has begun is finished before the latest one.
    void setScene(std::shared_ptr<const GraphScene> scene, std::shared_ptr<const MeasuredGraph> measured);
    MatrixView& view() { return *m_view; }

private:
    QToolButton* addChoice(const QString& text, const QString& tip, MatrixColour colour);

    void layOut();

    JobRunner& m_jobs;
    std::shared_ptr<const GraphScene> m_scene;
    std::shared_ptr<const MeasuredGraph> m_measured;
    bool m_isStale = false;  ///< another scene has come since the one that is being laid out
    MatrixView* m_view;
    QWidget* m_legend;
    QToolButton* m_score;
    QToolButton* m_count;
};

}  // namespace chancery::ui
