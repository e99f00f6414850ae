#include "ui/graph/graph_session.h"

#include <mutex>

#include "core/analysis/graph_measures.h"
#include "ui/job/job_runner.h"
#include "ui/model/case_session.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"

namespace chancery::ui {

namespace {

constexpr int kPauseMs = 30;

}  // namespace

/// What is kept between two periods of the same events; used by one worker at a time.
struct GraphSession::Counting {
    std::mutex mutex;
    std::shared_ptr<const analysis::DyadIndex> index;
    std::optional<analysis::GraphWindow> window;
    std::vector<std::uint32_t> totals;
};

GraphSession::GraphSession(JobRunner& jobs, CaseSession& session, TimeWindow& window, Selection& selection, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_session(session), m_window(window), m_selection(selection) {
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
    askGraph();
}

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
            m_values = {};
            m_stale = false;
            askGraph();
        });
}

void GraphSession::askGraph() {
    if (!m_active || !m_counting) return;
    using Made = std::shared_ptr<const GraphScene>;
    m_jobs.start<Made>(
        "graph",
        [counting = m_counting, period = period(), together = m_together, style = m_style, hidden = m_hidden,
         values = m_values](std::stop_token) -> Made {
            const std::lock_guard lock(counting->mutex);
            counting->window->moveTo(period.first, period.second);
            auto graph = std::make_shared<const analysis::ActorGraph>(counting->window->graph(together));
            return makeScene(std::move(graph), style, values, counting->totals, hidden);
        },
        [this](const Made& made) {
            showScene(made);
            if (m_style.needsMeasures()) askMeasures();
        });
}

void GraphSession::showScene(std::shared_ptr<const GraphScene> scene) {
    m_scene = std::move(scene);
    emit sceneChanged();
}

void GraphSession::askMeasures() {
    struct Made {
        NodeValues values;
        std::shared_ptr<const GraphScene> scene;
    };
    m_jobs.start<Made>(
        "graph-measures",
        [graph = m_scene->graph, counting = m_counting, style = m_style, hidden = m_hidden](std::stop_token stop) -> Made {
            const auto measures = analysis::measureGraph(*graph, stop);
            if (!measures) return {};
            Made made;
            made.values = NodeValues::of(*graph, *measures, style.size);
            const std::lock_guard lock(counting->mutex);
            made.scene = makeScene(graph, style, made.values, counting->totals, hidden);
            return made;
        },
        [this](const Made& made) {
            if (!made.scene || made.scene->graph != m_scene->graph) return;
            m_values = made.values;
            showScene(made.scene);
        });
}

}  // namespace chancery::ui
