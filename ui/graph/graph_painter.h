#pragma once
#include <QPainter>
#include <optional>
#include <vector>

#include "ui/graph/graph_geometry.h"

namespace chancery::ui {

/// What is drawn over the graph itself.
struct GraphOverlay {
    std::vector<std::uint32_t> selectedNodes, selectedLinks;  ///< indices into the scene, rising
    std::vector<std::uint32_t> related;                       ///< nodes of the selected event, rising
    std::optional<std::uint32_t> hoveredNode, hoveredLink;
    std::optional<std::vector<std::uint8_t>> lit;             ///< for each node: 0 = dimmed, of an ego network or a path
    std::vector<float> presence;                              ///< for each node 0..1, while it fades in; empty = all there
};

/// Paints shapes; asks no model. For screen, image, SVG, PDF and printer alike.
class GraphPainter {
public:
    GraphPainter(const Palette& palette, const Metrics& metrics) : m_palette(palette), m_metrics(metrics) {}

    /// Ground is not painted.
    void paint(QPainter& painter, const GraphGeometry& geometry, const GraphOverlay& overlay) const;

    /// Empty for a scene without links.
    QSizeF legendSize(const GraphScene& scene) const;
    /// Says only what occurs in the scene.
    void paintLegend(QPainter& painter, QPointF topLeft, const GraphScene& scene) const;

    QColor toneOf(double score) const;  ///< of the diverging scale, full at +-5.5
    QColor colourOf(const SceneNode& node, const GraphScene& scene) const;

private:
    void paintLink(QPainter& painter, const GraphGeometry& geometry, const LinkShape& shape, double opacity) const;
    void paintSimpleLinks(QPainter& painter, const GraphGeometry& geometry, const GraphOverlay& overlay) const;
    void paintNode(QPainter& painter, const GraphGeometry& geometry, const NodeShape& shape, double opacity, const GraphOverlay& overlay) const;
    void paintRing(QPainter& painter, const NodeShape& shape, const SceneNode& node, double width) const;
    void paintLabels(QPainter& painter, const GraphGeometry& geometry, const GraphOverlay& overlay) const;
    void paintSymbol(QPainter& painter, actor::ActorKind kind, QPointF at, double radius, const QColor& colour) const;
    double opacityOf(const GraphOverlay& overlay, std::uint32_t node) const;

    const Palette& m_palette;
    const Metrics& m_metrics;
};

}  // namespace chancery::ui
