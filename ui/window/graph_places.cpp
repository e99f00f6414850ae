#include "ui/window/graph_places.h"

#include "core/store/case_store.h"
#include "ui/graph/graph_session.h"
#include "ui/graph/graph_simulation.h"
#include "ui/job/job_runner.h"
#include "ui/model/case_session.h"
#include "ui/window/importer.h"

namespace chancery::ui {

namespace {

constexpr int kPauseMs = 2000;

}  // namespace

GraphPlaces::GraphPlaces(JobRunner& jobs, CaseSession& session, GraphSession& graph, GraphSimulation& simulation, const Importer& importer, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_session(session), m_graph(graph), m_simulation(simulation), m_importer(importer) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &GraphPlaces::save);
    connect(&simulation, &GraphSimulation::placesChanged, this, [this] { m_pause.start(); });
    connect(&session, &CaseSession::pathChanged, this, &GraphPlaces::load);
    connect(&graph, &GraphSession::levelChanged, this, &GraphPlaces::load);
}

void GraphPlaces::load() {
    m_pause.stop();
    m_path.clear();  // until they are there nothing is to be saved over them
    m_simulation.setPlaces({});
    if (!m_session.isOpen()) return;
    const std::string level(analysis::name(m_graph.level()));
    m_jobs.start<ActorPlaces>(
        "graph-places-read",
        [path = m_session.path().toStdString(), level](std::stop_token) {
            ActorPlaces places;
            if (const auto stored = store::loadGraphPlaces(path, level))
                for (const store::GraphPlace& place : *stored) places[place.actor] = {{place.x, place.y}, place.pinned};
            return places;
        },
        [this, path = m_session.path(), level](const ActorPlaces& places) {
            m_path = path;
            m_level = level;
            m_simulation.setPlaces(places);
        });
}

void GraphPlaces::save() {
    if (m_path.isEmpty() || m_path != m_session.path()) return;
    if (m_importer.isRunning()) return m_pause.start();
    std::vector<store::GraphPlace> places;
    for (const auto& [key, place] : m_simulation.places()) places.push_back({key, place.at.x, place.at.y, place.pinned});
    m_jobs.start<bool>(
        "graph-places",
        [path = m_path.toStdString(), level = m_level, places = std::move(places)](std::stop_token) {
            auto store = store::CaseStore::open(path);
            return store && store->saveGraphPlaces(level, places);
        },
        [](bool) {});  // a case that cannot be written is shown as such when it is opened
}

}  // namespace chancery::ui
