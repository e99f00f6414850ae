#pragma once
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/actor_graph.h"
#include "ui/graph/graph_scene.h"

namespace chancery::ui {

class CaseSession;
class JobRunner;
class SceneMeasures;
class Selection;
class TimeWindow;

/// The actor graph of what is in view: counts it anew, in the background, whenever the filter's events, the level or the
/// period change. The period is the selected one, else the window of the timeline. GUI thread only.
class GraphSession : public QObject {
    Q_OBJECT
public:
    GraphSession(JobRunner& jobs, CaseSession& session, TimeWindow& window, Selection& selection, QObject* parent = nullptr);
    ~GraphSession() override;

    /// Nothing is counted while nobody looks.
    void setActive(bool active);
    void setLevel(analysis::ActorLevel level);
    analysis::ActorLevel level() const { return m_level; }
    void setTogether(bool together);  ///< also links of actors that only stand side by side
    bool together() const { return m_together; }
    void setStyle(const GraphStyle& style);
    const GraphStyle& style() const { return m_style; }
    /// Measures of what is in view; made while the style needs them or somebody else wants them.
    SceneMeasures& measures() { return *m_measures; }
    void setMeasured(bool wanted);
    void setHidden(std::vector<std::string> keys);
    const std::vector<std::string>& hidden() const { return m_hidden; }

    /// Never null; empty at first.
    const std::shared_ptr<const GraphScene>& scene() const { return m_scene; }
    const analysis::ActorGraph& graph() const { return *m_scene->graph; }
    /// Shows a scene that was made elsewhere, until the next change.
    void showScene(std::shared_ptr<const GraphScene> scene);
    bool isPeriodSelected() const;  ///< the graph is of a selected period, not of the window

signals:
    void levelChanged();
    void sceneChanged();

private:
    struct Counting;

    void askIndex();
    void askGraph();
    void applyMeasures();
    void updateWanted();
    std::pair<double, double> period() const;

    JobRunner& m_jobs;
    CaseSession& m_session;
    TimeWindow& m_window;
    Selection& m_selection;
    QTimer m_pause;  ///< a window that is being panned is counted at most this often
    bool m_active = false, m_stale = true, m_together = false;
    analysis::ActorLevel m_level = analysis::ActorLevel::CountriesAndOfficials;
    GraphStyle m_style;
    std::vector<std::string> m_hidden;
    std::shared_ptr<Counting> m_counting;
    std::shared_ptr<const GraphScene> m_scene;
    SceneMeasures* m_measures;
    bool m_measuresWanted = false;  ///< by others than the style
};

}  // namespace chancery::ui
