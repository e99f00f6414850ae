#include "ui/graph/graph_geometry.h"

#include <QFontMetricsF>
#include <QMarginsF>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace chancery::ui {

namespace {

using analysis::GraphPoint;

constexpr double kBend = 0.07, kMostStretch = 1.8, kLeastZoom = 0.005, kMostFitZoom = 1.25;
constexpr std::size_t kForemost = 24;  ///< so many names are worth covering a lesser node
constexpr double kCell = 48;  ///< edge of the cells in which labels look for what is in their way

/// Rectangles and discs that labels must not cover, by cells of the picture.
class Obstacles {
public:
    explicit Obstacles(QSizeF size) : m_columns(std::max(1, static_cast<int>(size.width() / kCell) + 1)), m_rows(std::max(1, static_cast<int>(size.height() / kCell) + 1)),
          m_cells(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows)) {}

    void add(const QRectF& box) {
        const auto index = static_cast<std::uint32_t>(m_boxes.size());
        m_boxes.push_back(box);
        visit(box, [&](std::vector<std::uint32_t>& cell) {
            cell.push_back(index);
            return true;
        });
    }
    bool isFree(const QRectF& box) const {
        return const_cast<Obstacles*>(this)->visit(box, [&](const std::vector<std::uint32_t>& cell) {
            return std::none_of(cell.begin(), cell.end(), [&](std::uint32_t i) { return m_boxes[i].intersects(box); });
        });
    }

private:
    template <typename Visit>
    bool visit(const QRectF& box, Visit&& visit) {
        const auto clamped = [](double v, int most) { return std::clamp(static_cast<int>(std::floor(v / kCell)), 0, most - 1); };
        for (int row = clamped(box.top(), m_rows); row <= clamped(box.bottom(), m_rows); ++row)
            for (int column = clamped(box.left(), m_columns); column <= clamped(box.right(), m_columns); ++column)
                if (!visit(m_cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column)])) return false;
        return true;
    }

    int m_columns, m_rows;
    std::vector<std::vector<std::uint32_t>> m_cells;
    std::vector<QRectF> m_boxes;
};

QPointF towards(QPointF from, QPointF to, double distance) {
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    return length < 1e-9 ? from : from + way * (distance / length);
}

LinkShape shapeOf(const SceneLink& link, std::uint32_t index, const NodeShape& a, const NodeShape& b, bool arrows, double size) {
    LinkShape shape;
    shape.link = index;
    shape.width = std::max(0.6, static_cast<double>(link.width) * size);
    const QPointF way = b.at - a.at;
    shape.bend = (a.at + b.at) / 2;
    if (arrows) {
        shape.head = 5 * std::min(1.0, size) + shape.width * 1.5;
        shape.bend += QPointF(-way.y(), way.x()) * kBend;
    }
    shape.from = towards(a.at, shape.bend, a.ring + (link.reachesA ? shape.head : 0));
    shape.to = towards(b.at, shape.bend, b.ring + (link.reachesB ? shape.head : 0));
    return shape;
}

void addLinks(GraphGeometry& geometry, const QRectF& sight) {
    const GraphScene& scene = *geometry.scene;
    const double size = geometry.transform.sizeFactor();
    std::vector<std::uint32_t> seen;
    for (std::uint32_t i = 0; i < scene.links.size(); ++i) {
        const QPointF a = geometry.nodes[scene.links[i].a].at, b = geometry.nodes[scene.links[i].b].at;
        const QRectF box = QRectF(a, b).normalized().adjusted(-1, -1, 1, 1);
        if (box.intersects(sight)) seen.push_back(i);
    }
    geometry.simple = seen.size() > kMostArrows;
    const std::size_t plain = seen.size() > kMostArrows ? seen.size() - kMostArrows : 0;  // the weakest come first
    geometry.links.reserve(seen.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const SceneLink& link = scene.links[seen[i]];
        geometry.links.push_back(shapeOf(link, seen[i], geometry.nodes[link.a], geometry.nodes[link.b], i >= plain, size));
    }
}

// Right, left, below, above: the sides of a node by how many of its links leave there.
std::vector<std::array<std::uint16_t, 4>> linksBySide(const GraphGeometry& geometry) {
    std::vector<std::array<std::uint16_t, 4>> sides(geometry.nodes.size());
    const auto count = [&](std::uint32_t node, QPointF towards) {
        const QPointF way = towards - geometry.nodes[node].at;
        const std::size_t side = std::abs(way.x()) > std::abs(way.y()) * 1.5 ? (way.x() > 0 ? 0U : 1U) : (way.y() > 0 ? 2U : 3U);
        ++sides[node][side];
    };
    for (const LinkShape& shape : geometry.links) {
        const SceneLink& link = geometry.scene->links[shape.link];
        count(link.a, shape.bend);
        count(link.b, shape.bend);
    }
    return sides;
}

QRectF labelBox(const NodeShape& node, std::size_t side, double width, double height, double gap) {
    const double slant = node.ring * 0.7 + gap / 2;
    switch (side) {
        case 0: return {node.at.x() + node.ring + gap, node.at.y() - height / 2, width, height};
        case 1: return {node.at.x() - node.ring - gap - width, node.at.y() - height / 2, width, height};
        case 2: return {node.at.x() - width / 2, node.at.y() + node.ring + gap / 2, width, height};
        case 3: return {node.at.x() - width / 2, node.at.y() - node.ring - gap / 2 - height, width, height};
        case 4: return {node.at.x() + slant, node.at.y() + slant - height / 4, width, height};
        case 5: return {node.at.x() + slant, node.at.y() - slant - height * 3 / 4, width, height};
        case 6: return {node.at.x() - slant - width, node.at.y() + slant - height / 4, width, height};
        default: return {node.at.x() - slant - width, node.at.y() - slant - height * 3 / 4, width, height};
    }
}

/// The nodes in sight that get a name first, the most important one first.
std::vector<std::uint32_t> orderOfNames(const GraphGeometry& geometry, const QRectF& sight) {
    const std::vector<SceneNode>& nodes = geometry.scene->nodes;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        if (sight.contains(geometry.nodes[i].at)) order.push_back(i);
    const std::size_t most = std::min(order.size(), 2 * kMostLabels);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                      [&](std::uint32_t x, std::uint32_t y) { return std::pair(-nodes[x].importance, x) < std::pair(-nodes[y].importance, y); });
    order.resize(most);
    return order;
}

// The names of the foremost may cover nodes of the others, which else would leave the best connected nameless in the thick of them.
void addLabels(GraphGeometry& geometry, const Metrics& metrics, const QRectF& sight, const QRectF& keepFree, const QRectF& seen) {
    const GraphScene& scene = *geometry.scene;
    const std::vector<std::uint32_t> order = orderOfNames(geometry, sight);
    const auto discOf = [&](const NodeShape& node) { return QRectF(node.at.x() - node.ring, node.at.y() - node.ring, 2 * node.ring, 2 * node.ring); };
    Obstacles all(geometry.transform.picture), foremost(geometry.transform.picture);
    const auto addToBoth = [&](const QRectF& box) {
        all.add(box);
        foremost.add(box);
    };
    if (!keepFree.isEmpty()) addToBoth(keepFree);
    for (const NodeShape& node : geometry.nodes)
        if (sight.contains(node.at)) all.add(discOf(node));
    const auto isWhole = [&](const QRectF& box) { return sight.contains(box) && (seen.isEmpty() || seen.contains(box) || !seen.intersects(box)); };

    const auto sides = linksBySide(geometry);
    const QFontMetricsF bold(metrics.bold), normal(metrics.label);
    const double gap = metrics.px(6);  // clear of the ring about a chosen node
    for (std::size_t rank = 0; rank < order.size() && geometry.labels.size() < kMostLabels; ++rank) {
        const std::uint32_t i = order[rank];
        foremost.add(discOf(geometry.nodes[i]));  // what comes later covers none before it
        const bool isBold = scene.nodes[i].kind == actor::ActorKind::Country && !scene.nodes[i].ghost;
        const QFontMetricsF& font = isBold ? bold : normal;
        const double width = font.horizontalAdvance(scene.nodes[i].name), height = font.height();
        std::array<std::size_t, 8> tries = {0, 2, 1, 3, 4, 5, 6, 7};
        std::stable_sort(tries.begin(), tries.begin() + 4, [&](std::size_t x, std::size_t y) { return sides[i][x] < sides[i][y]; });
        const auto placeAmong = [&](const Obstacles& obstacles) {
            for (const std::size_t side : tries) {
                const QRectF box = labelBox(geometry.nodes[i], side, width, height, gap);
                if (!isWhole(box) || !obstacles.isFree(box)) continue;
                addToBoth(box);
                geometry.labels.push_back({i, box, QPointF(box.left(), box.top() + font.ascent()), isBold});
                return true;
            }
            return false;
        };
        if (!placeAmong(all) && rank < kForemost && !scene.nodes[i].ghost) placeAmong(foremost);
    }
}

double distanceToCurve(const LinkShape& shape, QPointF p) {
    constexpr int kPieces = 12;
    double least = 1e18;
    QPointF last = shape.from;
    const int pieces = shape.isStraight() ? 1 : kPieces;
    for (int i = 1; i <= pieces; ++i) {
        const double t = static_cast<double>(i) / pieces;
        const QPointF next = shape.from * ((1 - t) * (1 - t)) + shape.bend * (2 * t * (1 - t)) + shape.to * (t * t);
        const QPointF way = next - last, off = p - last;
        const double square = QPointF::dotProduct(way, way);
        const double share = square < 1e-12 ? 0 : std::clamp(QPointF::dotProduct(off, way) / square, 0.0, 1.0);
        const QPointF apart = off - way * share;
        least = std::min(least, std::hypot(apart.x(), apart.y()));
        last = next;
    }
    return least;
}

}  // namespace

double GraphTransform::sizeFactor() const { return zoom < 1 ? std::max(0.12, std::pow(zoom, 0.65)) : std::min(1.6, std::pow(zoom, 0.3)); }

GraphTransform GraphTransform::fitting(std::span<const GraphPoint> places, QSizeF picture, QMarginsF margin) {
    GraphTransform fit;
    fit.picture = picture;
    if (places.empty()) return fit;
    double left = places[0].x, right = left, top = places[0].y, bottom = top;
    for (const GraphPoint& p : places) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    const double width = std::max(1.0, picture.width() - margin.left() - margin.right());
    const double height = std::max(1.0, picture.height() - margin.top() - margin.bottom());
    const double spanX = std::max(1.0, right - left), spanY = std::max(1.0, bottom - top);
    fit.stretch = std::clamp(std::sqrt(width / spanX * spanY / height), 1 / kMostStretch, kMostStretch);
    fit.zoom = std::clamp(std::min(width / (spanX * fit.stretch), height / (spanY / fit.stretch)), kLeastZoom, kMostFitZoom);
    fit.centre = {(left + right) / 2 - (margin.left() - margin.right()) / 2 / (fit.zoom * fit.stretch),
                  (top + bottom) / 2 - (margin.top() - margin.bottom()) / 2 * fit.stretch / fit.zoom};
    return fit;
}

GraphTransform GraphTransform::fittingBeside(std::span<const GraphPoint> places, QSizeF picture, const QRectF& legend, double side) {
    const double end = side * 0.72;
    const GraphTransform whole = fitting(places, picture, QMarginsF(side, end, side, end));
    if (legend.isEmpty()) return whole;
    const QRectF near = legend.adjusted(-side / 2, -side / 2, side, side / 2);
    const bool hidden = std::any_of(places.begin(), places.end(), [&](GraphPoint p) { return near.contains(whole.map(p)); });
    return hidden ? fitting(places, picture, QMarginsF(legend.right() + side * 0.7, end, side, end)) : whole;
}

GraphGeometry makeGeometry(std::shared_ptr<const GraphScene> scene, std::span<const GraphPoint> places, const GraphTransform& transform,
                           const Metrics& metrics, const QRectF& keepFree, const QRectF& seen) {
    GraphGeometry geometry;
    geometry.scene = std::move(scene);
    geometry.transform = transform;
    const double size = transform.sizeFactor() * metrics.scale;
    geometry.nodes.reserve(geometry.scene->nodes.size());
    for (std::uint32_t i = 0; i < geometry.scene->nodes.size(); ++i) {
        const SceneNode& node = geometry.scene->nodes[i];
        geometry.nodes.push_back({i, transform.map(i < places.size() ? places[i] : GraphPoint{}), node.radius * size, node.outerRadius() * size});
    }
    const QRectF sight(QPointF(0, 0), transform.picture);
    addLinks(geometry, sight);
    addLabels(geometry, metrics, sight, keepFree, seen);
    return geometry;
}

GraphHit hitTest(const GraphGeometry& geometry, QPointF at, double px) {
    GraphHit hit;
    double least = 1e18;
    for (const NodeShape& node : geometry.nodes) {
        const double off = std::hypot(at.x() - node.at.x(), at.y() - node.at.y()) - std::max(node.ring, 5 * px);
        if (off > 0 || off >= least) continue;
        least = off;
        hit.node = node.node;
    }
    if (hit.node) return hit;
    for (const LabelShape& label : geometry.labels)
        if (label.box.contains(at)) return {label.node, std::nullopt};
    least = 5 * px;
    for (const LinkShape& link : geometry.links) {
        const QRectF box = QRectF(link.from, link.to).normalized().united(QRectF(link.bend, QSizeF(0.1, 0.1))).adjusted(-8, -8, 8, 8);
        if (!box.contains(at)) continue;
        const double off = distanceToCurve(link, at) - link.width / 2;
        if (off > least) continue;
        least = off;
        hit.link = link.link;
    }
    return hit;
}

}  // namespace chancery::ui
