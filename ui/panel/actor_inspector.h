#pragma once
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/actor_graph.h"

class QLabel;
class QListView;
class QPushButton;

namespace chancery::ui {

class GraphSession;
class JobRunner;
class LinkEventModel;
class QuadBar;
class ScoreChart;
class Section;
class Selection;
class TimeWindow;

/// What the inspector shows of the chosen link or actors: score, balance, score over time, and the events with a way to each
/// sentence. GUI thread only.
class ActorInspector : public QWidget {
    Q_OBJECT
public:
    ActorInspector(JobRunner& jobs, GraphSession& session, Selection& selection, QWidget* parent = nullptr);

signals:
    /// The events of the choice, to be marked in the other views as well; not if they are very many.
    void eventsChosen(const std::vector<base::EventId>& events);
    void showInTimelineRequested();
    void onlyChosenRequested();
    void eventOpened();  ///< double click or Enter on an event: its source

private:
    /// All that is shown; made by a worker.
    struct Content;

    void ask();
    void show(const std::shared_ptr<const Content>& content);

    JobRunner& m_jobs;
    GraphSession& m_session;
    Selection& m_selection;
    QLabel* m_title;
    QLabel* m_subtitle;
    QLabel* m_score;
    QLabel* m_scoreName;
    QuadBar* m_mix;
    ScoreChart* m_chart;
    Section* m_chartSection;
    Section* m_eventSection;
    QListView* m_list;
    LinkEventModel* m_events;
    QPushButton* m_only;
};

}  // namespace chancery::ui
