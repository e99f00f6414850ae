#pragma once
#include <QObject>
#include <memory>

#include "core/analysis/graph_measures.h"
#include "ui/graph/graph_scene.h"

namespace chancery::ui {

class JobRunner;

/// A graph with its measures. Immutable; may be shared between threads.
struct MeasuredGraph {
    std::shared_ptr<const analysis::ActorGraph> graph;  ///< never null
    analysis::GraphMeasures measures;
};

/// Measures the graph in view in the background, for as long as somebody wants to know. While the period moves, a measurement
/// that has begun is finished before the next one; one of other events is given up. GUI thread only.
class SceneMeasures : public QObject {
    Q_OBJECT
public:
    explicit SceneMeasures(JobRunner& jobs, QObject* parent = nullptr);
    ~SceneMeasures() override;

    void setScene(std::shared_ptr<const GraphScene> scene);
    void setWanted(bool wanted);
    /// Of the graph in view or, until that is measured, of the one before; null at first.
    const std::shared_ptr<const MeasuredGraph>& latest() const { return m_latest; }
    bool isCurrent() const { return m_scene && m_latest && m_latest->graph == m_scene->graph; }

signals:
    void measured();

private:
    void ask();

    JobRunner& m_jobs;
    std::shared_ptr<const GraphScene> m_scene;
    std::shared_ptr<const analysis::ActorGraph> m_asked;  ///< being measured
    std::shared_ptr<const MeasuredGraph> m_latest;
    bool m_wanted = false;
};

}  // namespace chancery::ui
