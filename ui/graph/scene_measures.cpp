#include "ui/graph/scene_measures.h"

#include "ui/job/job_runner.h"

namespace chancery::ui {

namespace {

constexpr char kChannel[] = "scene-measures";

}  // namespace

SceneMeasures::SceneMeasures(JobRunner& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

SceneMeasures::~SceneMeasures() { m_jobs.cancel(kChannel); }

void SceneMeasures::setScene(std::shared_ptr<const GraphScene> scene) {
    m_scene = std::move(scene);
    ask();
}

void SceneMeasures::setWanted(bool wanted) {
    m_wanted = wanted;
    if (wanted) return ask();
    m_asked.reset();
    m_jobs.cancel(kChannel);
}

void SceneMeasures::ask() {
    if (!m_wanted || !m_scene || !m_scene->graph->index || isCurrent()) return;
    if (m_asked && m_asked->index == m_scene->graph->index) return;  // asks again when it is done
    using Made = std::shared_ptr<const MeasuredGraph>;
    m_asked = m_scene->graph;
    m_jobs.start<Made>(
        kChannel,
        [graph = m_asked](std::stop_token stop) -> Made {
            auto measures = analysis::measureGraph(*graph, stop);
            if (!measures) return nullptr;
            return std::make_shared<const MeasuredGraph>(MeasuredGraph{graph, std::move(*measures)});
        },
        [this](const Made& made) {
            m_asked.reset();
            if (!made) return;
            m_latest = made;
            emit measured();
            ask();
        });
}

}  // namespace chancery::ui
