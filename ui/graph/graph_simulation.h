#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/analysis/force_layout.h"
#include "ui/graph/graph_scene.h"

namespace chancery::ui {

class JobRunner;

/// How the actors are arranged.
enum class GraphArrangement : std::uint8_t { Forces, RegionRing, TwoColumns, EgoRings };

/// Where each actor stands, by its key: outlives filters and periods, so that nodes keep their places.
struct ActorPlace {
    analysis::GraphPoint at;
    bool pinned = false;
};
using ActorPlaces = std::unordered_map<std::string, ActorPlace>;

/// A place for each node of a scene where everything has come to rest, at once: for pictures. By forces, actors that are all known stay
/// where they are. `ego`: index into DyadIndex::actors() of who stands in the middle of its rings; without, the first node.
std::vector<analysis::GraphPoint> settledPlaces(const GraphScene& scene, const ActorPlaces& known, GraphArrangement arrangement,
                                                std::optional<std::uint32_t> ego, std::stop_token stop = {});

/// Keeps the nodes of a scene in their places and lets a layout settle in the background after every change. What is shown
/// follows the layout smoothly. GUI thread only.
class GraphSimulation : public QObject {
    Q_OBJECT
public:
    explicit GraphSimulation(JobRunner& jobs, QObject* parent = nullptr);
    ~GraphSimulation() override;

    /// Takes over a scene: actors known from before keep their places, new ones come in beside their neighbours.
    void setScene(std::shared_ptr<const GraphScene> scene);
    /// One for each node of the scene, as it is to be shown now.
    const std::vector<analysis::GraphPoint>& shown() const { return m_shown; }
    /// For each node 0..1 while it fades in; empty when all are there.
    const std::vector<float>& presence() const { return m_presence; }
    const ActorPlaces& places() const { return m_places; }
    void setPlaces(ActorPlaces places);  ///< others than before: the scene is placed anew

    void moveNode(std::uint32_t node, analysis::GraphPoint at);  ///< and pins it there
    void setPinned(std::uint32_t node, bool pinned);
    bool isPinned(std::uint32_t node) const;
    void setHeld(bool held);  ///< known actors stay where they are, whatever changes
    void setArrangement(GraphArrangement arrangement, std::uint32_t egoActor = 0);
    GraphArrangement arrangement() const { return m_arrangement; }
    std::uint32_t egoActor() const { return m_egoActor; }
    void restart();           ///< from nowhere; pinned actors stay
    void setReducedMotion(bool reduced) { m_reduced = reduced; }
    bool isRunning() const { return m_running; }

signals:
    void moved();                   ///< shown() or presence() changed
    void settled(double seconds);   ///< the layout has come to rest
    void placesChanged();           ///< a person moved or pinned a node, or a layout settled: worth keeping

private:
    struct Mailbox;

    void begin(double heat);
    void advance();
    void takePlaces();

    JobRunner& m_jobs;
    std::shared_ptr<const GraphScene> m_scene;
    ActorPlaces m_places;
    std::vector<analysis::GraphPoint> m_target, m_shown;
    std::vector<float> m_presence;
    std::shared_ptr<Mailbox> m_mailbox;
    QTimer m_frame;
    QElapsedTimer m_clock, m_frameClock;
    GraphArrangement m_arrangement = GraphArrangement::Forces;
    std::uint32_t m_egoActor = 0;
    std::size_t m_added = 0;  ///< actors that have come in since all made room for each other
    bool m_held = false, m_reduced = false, m_running = false;
};

}  // namespace chancery::ui
