#include "ui/graph/graph_simulation.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>
#include <utility>

#include "core/analysis/fixed_layouts.h"
#include "ui/job/job_runner.h"

namespace chancery::ui {

namespace {

using analysis::GraphPoint;

constexpr int kFrameMs = 16;
constexpr double kGlideMs = 90;       ///< time constant of what is shown following the layout
constexpr double kFadeMs = 250;
constexpr double kArrived = 0.3;      ///< plane units: near enough to stop the clock
constexpr double kLabelRoom = 16;     ///< px that a node keeps free about itself
constexpr std::int64_t kShowEveryMs = 15;
constexpr double kSettleHeat = 0.15, kManyNewHeat = 0.5;
constexpr std::size_t kMostSteps = 4000;  // a bound for layouts that swing on for ever

/// Where the nodes begin: known actors where they stand, new ones beside those that they deal with, else on the sunflower.
std::vector<GraphPoint> startingPlaces(const GraphScene& scene, const ActorPlaces& places) {
    const std::size_t count = scene.nodes.size();
    std::vector<GraphPoint> target(count), sum(count);
    std::vector<std::uint8_t> known(count, 0);
    std::vector<std::uint32_t> neighbours(count, 0);
    double edge = 0;
    bool anyKnown = false;
    for (std::size_t i = 0; i < count; ++i)
        if (const auto it = places.find(scene.keyOf(i)); it != places.end()) {
            target[i] = it->second.at;
            known[i] = 1;
            anyKnown = true;
            edge = std::max(edge, std::hypot(target[i].x, target[i].y));
        }
    const auto add = [&](std::uint32_t node, std::uint32_t other) {
        if (known[node] || !known[other]) return;
        sum[node].x += target[other].x;
        sum[node].y += target[other].y;
        ++neighbours[node];
    };
    for (const SceneLink& link : scene.links) {
        add(link.a, link.b);
        add(link.b, link.a);
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (known[i]) continue;
        const GraphPoint spot = analysis::startingPlace(1, i);
        const double length = std::max(1e-9, std::hypot(spot.x, spot.y)), beside = analysis::ForceLayout::kLinkLength * 0.6;
        const double n = neighbours[i];
        if (neighbours[i] > 0)
            target[i] = {sum[i].x / n + spot.x / length * beside, sum[i].y / n + spot.y / length * beside};
        else
            target[i] = anyKnown ? GraphPoint{spot.x / length * edge, spot.y / length * edge} : spot;
    }
    return target;
}

analysis::ForceLayout makeLayout(const GraphScene& scene, const std::vector<GraphPoint>& from, const ActorPlaces& places, double heat) {
    std::vector<analysis::LayoutNode> nodes;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto place = places.find(scene.keyOf(i));
        const bool pinned = place != places.end() && (place->second.pinned || scene.nodes[i].ghost);
        nodes.push_back({from[i], scene.nodes[i].outerRadius() + kLabelRoom, pinned});
    }
    std::vector<analysis::LayoutLink> links;
    for (const SceneLink& link : scene.links) links.push_back({link.a, link.b, 1 + 0.25 * std::log2(static_cast<double>(std::max(1U, link.count)))});
    return {std::move(nodes), std::move(links), heat};
}

/// nullopt for forces, which do not follow from the graph alone.
std::optional<std::vector<GraphPoint>> fixedPlaces(const GraphScene& scene, GraphArrangement arrangement, std::uint32_t ego) {
    std::vector<std::uint32_t> actors;
    for (const SceneNode& node : scene.nodes) actors.push_back(node.actor);
    switch (arrangement) {
        case GraphArrangement::Forces: return std::nullopt;
        case GraphArrangement::RegionRing: return analysis::regionRing(*scene.graph, actors);
        case GraphArrangement::TwoColumns: return analysis::twoColumns(*scene.graph, actors);
        case GraphArrangement::EgoRings: break;
    }
    return analysis::egoRings(*scene.graph, actors, ego);
}

/// `added`: actors that have come in since the last layout that could take a size of its own.
double heatFor(std::size_t known, std::size_t added, std::size_t all) {
    return known == 0 ? 1 : added * 4 > all ? kManyNewHeat : kSettleHeat;
}

}  // namespace

std::vector<GraphPoint> settledPlaces(const GraphScene& scene, const ActorPlaces& known, GraphArrangement arrangement,
                                      std::optional<std::uint32_t> ego, std::stop_token stop) {
    if (scene.nodes.empty()) return {};
    if (auto fixed = fixedPlaces(scene, arrangement, ego.value_or(scene.nodes.front().actor))) return *fixed;
    std::size_t found = 0;
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) found += known.contains(scene.keyOf(i)) ? 1 : 0;
    std::vector<GraphPoint> begin = startingPlaces(scene, known);
    if (found == scene.nodes.size()) return begin;
    analysis::ForceLayout layout = makeLayout(scene, begin, known, heatFor(found, scene.nodes.size() - found, scene.nodes.size()));
    while (!layout.isSettled() && layout.steps() < kMostSteps && !stop.stop_requested()) layout.step();
    std::vector<GraphPoint> places;
    for (const analysis::LayoutNode& node : layout.nodes()) places.push_back(node.at);
    return places;
}

/// Between the worker that lays out and the GUI.
struct GraphSimulation::Mailbox {
    struct Command {
        std::uint32_t node;
        GraphPoint at;
        bool pinned;
    };
    std::mutex mutex;
    std::vector<GraphPoint> places;
    std::vector<Command> commands;
    bool fresh = false;
};

GraphSimulation::GraphSimulation(JobRunner& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {
    m_frame.setInterval(kFrameMs);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &GraphSimulation::advance);
}

GraphSimulation::~GraphSimulation() { m_jobs.cancel("graph-layout"); }

void GraphSimulation::setPlaces(ActorPlaces places) {
    m_places = std::move(places);
    m_target.clear();
    m_shown.clear();
    m_presence.clear();
    if (auto scene = std::exchange(m_scene, nullptr)) setScene(std::move(scene));
}

void GraphSimulation::setScene(std::shared_ptr<const GraphScene> scene) {
    std::unordered_map<std::string_view, GraphPoint> shown;
    if (m_scene)
        for (std::size_t i = 0; i < m_scene->nodes.size() && i < m_shown.size(); ++i) shown[m_scene->keyOf(i)] = m_shown[i];
    const bool sameLinks = m_scene && m_scene->graph->index == scene->graph->index && m_scene->nodes.size() == scene->nodes.size() &&
                           std::equal(m_scene->nodes.begin(), m_scene->nodes.end(), scene->nodes.begin(),
                                      [](const SceneNode& x, const SceneNode& y) { return x.actor == y.actor && x.ghost == y.ghost; }) &&
                           std::equal(m_scene->links.begin(), m_scene->links.end(), scene->links.begin(), scene->links.end(),
                                      [](const SceneLink& x, const SceneLink& y) { return x.dyad == y.dyad && x.count == y.count; });
    const std::shared_ptr<const GraphScene> before = std::move(m_scene);  // its keys are still pointed at
    m_scene = std::move(scene);
    m_target = startingPlaces(*m_scene, m_places);
    std::size_t known = 0;
    for (std::size_t i = 0; i < m_target.size(); ++i) known += m_places.contains(m_scene->keyOf(i)) ? 1 : 0;
    m_shown = m_target;
    m_presence.assign(m_target.size(), m_reduced || known == 0 ? 1.0F : 0.0F);
    for (std::size_t i = 0; i < m_target.size(); ++i)
        if (const auto it = shown.find(m_scene->keyOf(i)); it != shown.end()) {
            m_shown[i] = it->second;
            m_presence[i] = 1;
        }
    if (m_arrangement != GraphArrangement::Forces || known < m_target.size() || !sameLinks) {
        m_added += m_target.size() - known;
        const double heat = heatFor(known, m_added, m_target.size());
        if (heat >= kManyNewHeat) m_added = 0;
        begin(heat);
    }
    m_frameClock.restart();
    if (!m_frame.isActive()) m_frame.start();
    emit moved();
}

void GraphSimulation::begin(double heat) {
    m_jobs.cancel("graph-layout");
    m_mailbox.reset();
    m_running = false;
    m_clock.start();
    if (!m_scene || m_scene->nodes.empty()) return;
    if (auto fixed = fixedPlaces(*m_scene, m_arrangement, m_egoActor)) {
        m_target = std::move(*fixed);
        emit settled(static_cast<double>(m_clock.elapsed()) / 1000);
        return;
    }
    if (m_held) {
        takePlaces();
        return;
    }
    m_mailbox = std::make_shared<Mailbox>();
    m_running = true;
    m_jobs.start<bool>(
        "graph-layout",
        [layout = makeLayout(*m_scene, m_target, m_places, heat), mailbox = m_mailbox](std::stop_token stop) mutable {
            const auto post = [&] {
                const std::lock_guard lock(mailbox->mutex);
                for (const Mailbox::Command& command : mailbox->commands) layout.place(command.node, command.at, command.pinned);
                mailbox->commands.clear();
                mailbox->places.clear();
                for (const analysis::LayoutNode& node : layout.nodes()) mailbox->places.push_back(node.at);
                mailbox->fresh = true;
            };
            QElapsedTimer clock;
            clock.start();
            while (!layout.isSettled() && layout.steps() < kMostSteps && !stop.stop_requested()) {
                layout.step();
                if (clock.elapsed() < kShowEveryMs) continue;
                post();
                clock.restart();
            }
            post();
            return true;
        },
        [this](bool) {
            m_running = false;
            advance();
            takePlaces();
            emit settled(static_cast<double>(m_clock.elapsed()) / 1000);
            emit placesChanged();
        });
}

void GraphSimulation::takePlaces() {
    if (m_arrangement != GraphArrangement::Forces) return;
    for (std::size_t i = 0; i < m_target.size(); ++i) m_places[m_scene->keyOf(i)].at = m_target[i];
}

void GraphSimulation::advance() {
    const double elapsed = static_cast<double>(std::max<qint64>(1, m_frameClock.restart()));
    if (m_mailbox) {
        const std::lock_guard lock(m_mailbox->mutex);
        if (m_mailbox->fresh && m_mailbox->places.size() == m_target.size()) m_target = m_mailbox->places;
        m_mailbox->fresh = false;
    }
    const double share = m_reduced ? 1 : 1 - std::exp(-elapsed / kGlideMs);
    double farthest = 0;
    for (std::size_t i = 0; i < m_shown.size() && i < m_target.size(); ++i) {
        const double dx = m_target[i].x - m_shown[i].x, dy = m_target[i].y - m_shown[i].y;
        m_shown[i].x += dx * share;
        m_shown[i].y += dy * share;
        farthest = std::max(farthest, std::max(std::abs(dx), std::abs(dy)) * (1 - share));
    }
    bool fading = false;
    for (float& presence : m_presence) {
        presence = m_reduced ? 1.0F : std::min(1.0F, presence + static_cast<float>(elapsed / kFadeMs));
        fading |= presence < 1;
    }
    if (!m_running && farthest < kArrived && !fading) {
        m_shown = m_target;
        m_presence.clear();
        m_frame.stop();
    }
    emit moved();
}

void GraphSimulation::moveNode(std::uint32_t node, GraphPoint at) {
    if (!m_scene || node >= m_target.size()) return;
    m_target[node] = m_shown[node] = at;
    ActorPlace& place = m_places[m_scene->keyOf(node)];
    place = {at, true};
    if (m_running) {
        const std::lock_guard lock(m_mailbox->mutex);
        m_mailbox->commands.push_back({node, at, true});
        if (node < m_mailbox->places.size()) m_mailbox->places[node] = at;
    }
    emit moved();
    emit placesChanged();
}

void GraphSimulation::setPinned(std::uint32_t node, bool pinned) {
    if (!m_scene || node >= m_target.size()) return;
    m_places[m_scene->keyOf(node)] = {m_target[node], pinned};
    emit moved();
    emit placesChanged();
    if (!pinned) begin(kSettleHeat);
}

bool GraphSimulation::isPinned(std::uint32_t node) const {
    const auto place = m_places.find(m_scene->keyOf(node));
    return place != m_places.end() && place->second.pinned;
}

void GraphSimulation::setHeld(bool held) {
    m_held = held;
    if (!held && m_scene) begin(kSettleHeat);
    if (!m_frame.isActive()) m_frame.start();
}

void GraphSimulation::setArrangement(GraphArrangement arrangement, std::uint32_t egoActor) {
    m_arrangement = arrangement;
    m_egoActor = egoActor;
    if (!m_scene) return;
    if (arrangement == GraphArrangement::Forces)
        for (std::size_t i = 0; i < m_target.size(); ++i)
            if (const auto it = m_places.find(m_scene->keyOf(i)); it != m_places.end()) m_target[i] = it->second.at;
    begin(kSettleHeat);
    if (!m_frame.isActive()) m_frame.start();
}

void GraphSimulation::restart() {
    std::erase_if(m_places, [](const auto& entry) { return !entry.second.pinned; });
    if (!m_scene) return;
    for (std::size_t i = 0; i < m_target.size(); ++i)
        if (!m_places.contains(m_scene->keyOf(i))) m_target[i] = analysis::startingPlace(1, i);
    begin(1);
    if (!m_frame.isActive()) m_frame.start();
}

}  // namespace chancery::ui
