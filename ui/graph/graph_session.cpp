#include "ui/graph/graph_session.h"

#include <mutex>

#include "ui/graph/scene_measures.h"
#include "ui/job/job_runner.h"
#include "ui/model/case_session.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"

namespace chancery::ui {

namespace {

constexpr int kPauseMs = 30;

/// What the style takes from the measures that are there, if they are of the same events.
NodeValues valuesOf(const MeasuredGraph* measured, const analysis::DyadIndex& index, const GraphStyle& style) {
    if (!measured || !style.needsMeasures() || measured->graph->index.get() != &index) return {};
    return NodeValues::of(*measured->graph, measured->measures, style.size);
}

}  // namespace

/// What is kept between two periods of the same events; used by one worker at a time.
struct GraphSession::Counting {
    std::mutex mutex;
    std::shared_ptr<const analysis::DyadIndex> index;
    std::optional<analysis::GraphWindow> window;
    std::vector<std::uint32_t> totals;
};

GraphSession::GraphSession(JobRunner& jobs, CaseSession& session, TimeWindow& window, Selection& selection, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_session(session), m_window(window), m_selection(selection), m_measures(new SceneMeasures(jobs, this)) {
    auto empty = std::make_shared<GraphScene>();
    empty->graph = std::make_shared<const analysis::ActorGraph>();
    m_scene = std::move(empty);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &GraphSession::askGraph);
    connect(&session, &CaseSession::rowsChanged, this, &GraphSession::askIndex);
    const auto later = [this] {
        if (m_active && !m_pause.isActive()) m_pause.start();
    };
    connect(&window, &TimeWindow::changed, this, [this, later] {
        if (!isPeriodSelected()) later();
    });
    connect(&selection, &Selection::periodChanged, this, later);
    connect(m_measures, &SceneMeasures::measured, this, &GraphSession::applyMeasures);
}

GraphSession::~GraphSession() = default;

bool GraphSession::isPeriodSelected() const { return m_selection.period().has_value(); }

std::pair<double, double> GraphSession::period() const {
    if (const auto& period = m_selection.period()) return {period->begin, period->end};
    return {m_window.begin(), m_window.end()};
}

void GraphSession::setActive(bool active) {
    if (active == m_active) return;
    m_active = active;
    if (active && m_stale) askIndex();
    else if (active) askGraph();
}

void GraphSession::setLevel(analysis::ActorLevel level) {
    if (level == m_level) return;
    m_level = level;
    emit levelChanged();
    askIndex();
}

void GraphSession::setTogether(bool together) {
    m_together = together;
    askGraph();
}

void GraphSession::setStyle(const GraphStyle& style) {
    if (style == m_style) return;
    m_style = style;
    updateWanted();
    askGraph();
}

void GraphSession::setMeasured(bool wanted) {
    m_measuresWanted = wanted;
    updateWanted();
}

void GraphSession::updateWanted() { m_measures->setWanted(m_measuresWanted || m_style.needsMeasures()); }

void GraphSession::setHidden(std::vector<std::string> keys) {
    m_hidden = std::move(keys);
    askGraph();
}

void GraphSession::askIndex() {
    m_stale = true;
    if (!m_active) return;
    using Made = std::shared_ptr<Counting>;
    m_jobs.start<Made>(
        "graph-index",
        [rows = m_session.rows(), level = m_level](std::stop_token stop) -> Made {
            auto counting = std::make_shared<Counting>();
            counting->index = analysis::DyadIndex::make(rows, level, stop);
            if (!counting->index) return nullptr;
            counting->window.emplace(counting->index);
            counting->totals.assign(counting->index->actors().size(), 0);
            for (std::uint32_t row = 0; row < rows->rows.size(); ++row)
                for (const std::uint32_t actor : counting->index->actorsOf(row)) ++counting->totals[actor];
            return counting;
        },
        [this](const Made& made) {
            if (!made) return;
            m_counting = made;
            m_stale = false;
            askGraph();
        },
        Urgency::Later);
}

void GraphSession::askGraph() {
    if (!m_active || !m_counting) return;
    using Made = std::shared_ptr<const GraphScene>;
    m_jobs.start<Made>(
        "graph",
        [counting = m_counting, period = period(), together = m_together, style = m_style, hidden = m_hidden,
         measured = m_measures->latest()](std::stop_token) -> Made {
            const std::lock_guard lock(counting->mutex);
            counting->window->moveTo(period.first, period.second);
            auto graph = std::make_shared<const analysis::ActorGraph>(counting->window->graph(together));
            return makeScene(std::move(graph), style, valuesOf(measured.get(), *counting->index, style), counting->totals, hidden);
        },
        [this](const Made& made) { showScene(made); });
}

void GraphSession::showScene(std::shared_ptr<const GraphScene> scene) {
    m_scene = std::move(scene);
    m_measures->setScene(m_scene);
    emit sceneChanged();
}

// The same graph again, with the colours and sizes that have been measured meanwhile.
void GraphSession::applyMeasures() {
    if (!m_style.needsMeasures() || !m_measures->isCurrent() || !m_counting) return;
    using Made = std::shared_ptr<const GraphScene>;
    m_jobs.start<Made>(
        "graph-measured",
        [graph = m_scene->graph, measured = m_measures->latest(), counting = m_counting, style = m_style, hidden = m_hidden](std::stop_token) -> Made {
            const std::lock_guard lock(counting->mutex);
            return makeScene(graph, style, valuesOf(measured.get(), *graph->index, style), counting->totals, hidden);
        },
        [this](const Made& made) {
            if (made->graph == m_scene->graph) showScene(made);
        });
}

}  // namespace chancery::ui
