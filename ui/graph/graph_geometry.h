#pragma once
#include <QFont>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/analysis/force_layout.h"
#include "ui/graph/graph_scene.h"
#include "ui/theme/theme.h"

namespace chancery::ui {

/// From the plane of the layout to the picture. A wide picture is used by stretching the plane, not the nodes.
struct GraphTransform {
    analysis::GraphPoint centre;  ///< of the plane, in the middle of the picture
    double zoom = 1;
    double stretch = 1;           ///< x is multiplied by it, y divided
    QSizeF picture{800, 600};

    QPointF map(analysis::GraphPoint p) const {
        return {picture.width() / 2 + (p.x - centre.x) * zoom * stretch, picture.height() / 2 + (p.y - centre.y) * zoom / stretch};
    }
    analysis::GraphPoint unmap(QPointF p) const {
        return {centre.x + (p.x() - picture.width() / 2) / (zoom * stretch), centre.y + (p.y() - picture.height() / 2) * stretch / zoom};
    }
    /// Nodes and links shrink less than the distances between them, and hardly grow.
    double sizeFactor() const;
    friend bool operator==(const GraphTransform&, const GraphTransform&) = default;

    /// Shows all places, with `margin` px about them.
    static GraphTransform fitting(std::span<const analysis::GraphPoint> places, QSizeF picture, QMarginsF margin);
    /// The same with `side` px about them, and clear of a legend in the lower left corner (which may be empty).
    static GraphTransform fittingBeside(std::span<const analysis::GraphPoint> places, QSizeF picture, const QRectF& legend, double side);
};

struct NodeShape {
    std::uint32_t node = 0;  ///< index into GraphScene::nodes
    QPointF at;
    double radius = 0, ring = 0;  ///< of the shape; of the ring's outer edge
};

struct LinkShape {
    std::uint32_t link = 0;  ///< index into GraphScene::links
    QPointF from, bend, to;  ///< a quadratic curve between the edges of the two nodes; `bend` on the line if straight
    double width = 1, head = 0;  ///< length of an arrow's head; 0 = none is drawn
    bool isStraight() const { return head == 0; }
    QPointF middle() const { return 0.25 * from + 0.5 * bend + 0.25 * to; }
};

struct LabelShape {
    std::uint32_t node = 0;
    QRectF box;
    QPointF baseline;
    bool bold = false;
};

/// The graph as shapes with places: what painter, hit test, card and exported picture share.
struct GraphGeometry {
    std::shared_ptr<const GraphScene> scene;
    GraphTransform transform;
    std::vector<NodeShape> nodes;    ///< one for each of the scene, in its order
    std::vector<LinkShape> links;    ///< in the order of painting; those wholly out of sight are left out
    std::vector<LabelShape> labels;  ///< without overlap, the most important ones; clear of all nodes but lesser ones
    bool simple = false;             ///< too many links for curves and arrows
};

/// Beyond these the picture is simplified: only the strongest links bend and bear arrows, only the first labels are drawn.
inline constexpr std::size_t kMostArrows = 600, kMostLabels = 200;

/// `places`: one for each node of the scene. `keepFree`: where no label may lie (a legend). `seen`: the part that is on screen at once, whose
/// edge no label may cross; empty = all.
GraphGeometry makeGeometry(std::shared_ptr<const GraphScene> scene, std::span<const analysis::GraphPoint> places,
                           const GraphTransform& transform, const Metrics& metrics, const QRectF& keepFree = {}, const QRectF& seen = {});

/// What lies under a point: a node before a link.
struct GraphHit {
    std::optional<std::uint32_t> node, link;  ///< indices into the scene
    bool isEmpty() const { return !node && !link; }
};
GraphHit hitTest(const GraphGeometry& geometry, QPointF at, double px);

}  // namespace chancery::ui
