#pragma once
#include <QObject>
#include <QString>
#include <QTimer>
#include <string>

namespace chancery::ui {

class CaseSession;
class GraphSession;
class GraphSimulation;
class Importer;
class JobRunner;

/// Keeps in the case where the graph has its actors, at each level, and brings it back with the case. Saved in the background a
/// while after the last change; not while an import writes, which has the file for itself. GUI thread only.
class GraphPlaces : public QObject {
    Q_OBJECT
public:
    GraphPlaces(JobRunner& jobs, CaseSession& session, GraphSession& graph, GraphSimulation& simulation, const Importer& importer, QObject* parent);

private:
    void load();
    void save();

    JobRunner& m_jobs;
    CaseSession& m_session;
    GraphSession& m_graph;
    GraphSimulation& m_simulation;
    const Importer& m_importer;
    QTimer m_pause;
    QString m_path;       ///< of the places that the simulation has
    std::string m_level;
};

}  // namespace chancery::ui
