#include "ui/graph/graph_painter.h"

#include <QCoreApplication>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/drawing/halo_text.h"

namespace chancery::ui {

namespace {

using actor::ActorKind;
using event::QuadClass;

constexpr double kFullTone = 5.5, kDimmed = 0.22, kFrom = 90 * 16;
// Round the ring, cooperation to conflict, so that neighbours differ in hue.
constexpr std::array kRingOrder = {QuadClass::VerbalCooperation, QuadClass::MaterialCooperation, QuadClass::Neutral,
                                   QuadClass::MaterialConflict, QuadClass::VerbalConflict};

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto part = [&](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QPainterPath arrowHead(QPointF base, QPointF direction, double length) {
    const QPointF across(-direction.y(), direction.x());
    QPainterPath head(base + direction * length);
    head.lineTo(base + across * length * 0.55);
    head.lineTo(base - across * length * 0.55);
    head.closeSubpath();
    return head;
}

QPointF unit(QPointF way) {
    const double length = std::hypot(way.x(), way.y());
    return length < 1e-9 ? QPointF(1, 0) : way / length;
}

bool has(const std::vector<std::uint32_t>& rising, std::uint32_t value) { return std::binary_search(rising.begin(), rising.end(), value); }

QString words(const char* text) { return QCoreApplication::translate("GraphPainter", text); }

}  // namespace

QColor GraphPainter::toneOf(double score) const {
    return mixed(m_palette.mid, score > 0 ? m_palette.pos : m_palette.neg, std::min(1.0, std::abs(score) / kFullTone));
}

QColor GraphPainter::colourOf(const SceneNode& node, const GraphScene& scene) const {
    if (!scene.groups.empty()) return m_palette.groups[std::min<std::size_t>(node.group, m_palette.groups.size() - 1)];
    switch (node.kind) {
        case ActorKind::Country: return m_palette.country;
        case ActorKind::Official: return m_palette.official;
        case ActorKind::Organisation:
        case ActorKind::Institution: return m_palette.organisation;
        case ActorKind::ArmedGroup: return m_palette.armedGroup;
        default: return m_palette.otherActor;
    }
}

double GraphPainter::opacityOf(const GraphOverlay& overlay, std::uint32_t node) const {
    double opacity = node < overlay.presence.size() ? static_cast<double>(overlay.presence[node]) : 1;
    if (overlay.lit && node < overlay.lit->size() && (*overlay.lit)[node] == 0) opacity *= kDimmed;
    return opacity;
}

void GraphPainter::paint(QPainter& painter, const GraphGeometry& geometry, const GraphOverlay& overlay) const {
    const GraphScene& scene = *geometry.scene;
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (geometry.simple) paintSimpleLinks(painter, geometry, overlay);
    for (const LinkShape& shape : geometry.links) {
        const bool marked = has(overlay.selectedLinks, shape.link) || overlay.hoveredLink == shape.link;
        if (shape.isStraight() && !marked) continue;
        if (marked) {
            QPainterPath path(shape.from);
            path.quadTo(shape.bend, shape.to);
            QColor halo = m_palette.accent;
            halo.setAlphaF(overlay.hoveredLink == shape.link && !has(overlay.selectedLinks, shape.link) ? 0.14F : 0.25F);
            painter.strokePath(path, QPen(halo, shape.width + m_metrics.px(9), Qt::SolidLine, Qt::RoundCap));
        }
        const SceneLink& link = scene.links[shape.link];
        paintLink(painter, geometry, shape, std::min(opacityOf(overlay, link.a), opacityOf(overlay, link.b)));
    }
    for (const NodeShape& shape : geometry.nodes) paintNode(painter, geometry, shape, opacityOf(overlay, shape.node), overlay);
    painter.setOpacity(1);
    paintLabels(painter, geometry, overlay);
}

void GraphPainter::paintSimpleLinks(QPainter& painter, const GraphGeometry& geometry, const GraphOverlay& overlay) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    // Lines of one tone go to the painter at once: thousands of single pens would cost more than the lines.
    constexpr int kTones = 11;
    std::array<std::vector<QLineF>, kTones> lines;
    for (const LinkShape& shape : geometry.links) {
        if (!shape.isStraight()) continue;
        const SceneLink& link = geometry.scene->links[shape.link];
        if (overlay.lit && std::min(opacityOf(overlay, link.a), opacityOf(overlay, link.b)) < 1) continue;
        const double share = std::clamp(static_cast<double>(link.score) / kFullTone, -1.0, 1.0);
        lines[static_cast<std::size_t>(std::lround((share + 1) * (kTones - 1) / 2))].emplace_back(shape.from, shape.to);
    }
    for (int i = 0; i < kTones; ++i) {
        QColor tone = mixed(m_palette.base, toneOf((2.0 * i / (kTones - 1) - 1) * kFullTone), 0.45);
        painter.setPen(QPen(tone, 0));
        painter.drawLines(lines[static_cast<std::size_t>(i)].data(), static_cast<int>(lines[static_cast<std::size_t>(i)].size()));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void GraphPainter::paintLink(QPainter& painter, const GraphGeometry& geometry, const LinkShape& shape, double opacity) const {
    const SceneLink& link = geometry.scene->links[shape.link];
    const QColor tone = link.onlyTogether ? m_palette.mid : toneOf(static_cast<double>(link.score));
    painter.setOpacity(opacity);
    QPainterPath path(shape.from);
    path.quadTo(shape.bend, shape.to);
    QPen pen(tone, shape.width, Qt::SolidLine, Qt::FlatCap);
    if (link.onlyTogether)
        pen.setDashPattern({1.2, 2.2});
    else if (link.onlyPlanned)
        pen.setDashPattern({std::max(2.0, m_metrics.px(6) / shape.width), std::max(1.5, m_metrics.px(4) / shape.width)});
    painter.strokePath(path, pen);
    if (shape.head == 0) return;
    if (link.reachesB) painter.fillPath(arrowHead(shape.to, unit(shape.to - shape.bend), shape.head), tone);
    if (link.reachesA) painter.fillPath(arrowHead(shape.from, unit(shape.from - shape.bend), shape.head), tone);
}

void GraphPainter::paintSymbol(QPainter& painter, ActorKind kind, QPointF at, double radius, const QColor& colour) const {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (kind == ActorKind::Organisation || kind == ActorKind::Institution) {
        const double half = radius * 0.84;
        painter.drawRoundedRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), radius * 0.25, radius * 0.25);
    } else if (kind == ActorKind::ArmedGroup) {
        const QPointF corners[] = {at + QPointF(0, -radius), at + QPointF(radius, 0), at + QPointF(0, radius), at + QPointF(-radius, 0)};
        painter.drawPolygon(corners, 4);
    } else {
        painter.drawEllipse(at, radius, radius);
    }
}

void GraphPainter::paintRing(QPainter& painter, const NodeShape& shape, const SceneNode& node, double width) const {
    std::uint32_t total = 0;
    for (const std::uint32_t n : node.quads) total += n;
    if (total == 0) return;
    const double radius = shape.ring - width / 2 - 1;
    const QRectF box(shape.at.x() - radius, shape.at.y() - radius, 2 * radius, 2 * radius);
    double from = kFrom;
    painter.setBrush(Qt::NoBrush);
    for (const QuadClass quad : kRingOrder) {
        const std::uint32_t count = node.quads[static_cast<std::size_t>(quad)];
        if (count == 0) continue;
        const double span = 360.0 * 16 * count / total;
        const double gap = count == total ? 0 : std::min(span / 3, 2.9 * 16);
        painter.setPen(QPen(m_palette.quad(quad).fill, width, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(box, static_cast<int>(std::lround(from)), -static_cast<int>(std::lround(span - gap)));
        from -= span;
    }
}

void GraphPainter::paintNode(QPainter& painter, const GraphGeometry& geometry, const NodeShape& shape, double opacity,
                             const GraphOverlay& overlay) const {
    const QRectF sight = QRectF(QPointF(0, 0), geometry.transform.picture).adjusted(-shape.ring, -shape.ring, shape.ring, shape.ring);
    if (!sight.contains(shape.at)) return;
    const SceneNode& node = geometry.scene->nodes[shape.node];
    painter.setOpacity(opacity);
    const bool selected = has(overlay.selectedNodes, shape.node);
    if (selected || overlay.hoveredNode == shape.node || has(overlay.related, shape.node)) {
        QColor halo = m_palette.accent;
        halo.setAlphaF(selected ? 0.30F : 0.16F);
        painter.setPen(selected ? QPen(m_palette.accent, m_metrics.px(2)) : QPen(Qt::NoPen));
        painter.setBrush(halo);
        const double radius = shape.ring + m_metrics.px(selected ? 3 : 4);
        painter.drawEllipse(shape.at, radius, radius);
    }
    if (node.ghost) {
        painter.setPen(QPen(m_palette.border, 1));
        painter.setBrush(m_palette.alt);
        painter.drawEllipse(shape.at, shape.radius, shape.radius);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_palette.base);
    painter.drawEllipse(shape.at, shape.ring, shape.ring);
    if (node.ring && shape.ring - shape.radius > 2.5) paintRing(painter, shape, node, (shape.ring - shape.radius) * 4 / 7);
    paintSymbol(painter, node.kind, shape.at, shape.radius, colourOf(node, *geometry.scene));
    if (node.pinned) {
        painter.setPen(QPen(m_palette.accent, m_metrics.px(1.5)));
        painter.setBrush(m_palette.base);
        painter.drawEllipse(shape.at + QPointF(shape.radius, -shape.radius) * 0.75, m_metrics.px(3), m_metrics.px(3));
    }
    if (node.code.isEmpty() || shape.radius < m_metrics.px(10)) return;
    painter.setFont(shape.radius > m_metrics.px(18) ? m_metrics.bold : scaledFont(m_metrics.countBold, 0.9));
    painter.setPen(QColor(Qt::white));
    painter.drawText(QRectF(shape.at.x() - shape.radius, shape.at.y() - shape.radius, 2 * shape.radius, 2 * shape.radius), Qt::AlignCenter, node.code);
}

void GraphPainter::paintLabels(QPainter& painter, const GraphGeometry& geometry, const GraphOverlay& overlay) const {
    for (const LabelShape& label : geometry.labels) {
        const SceneNode& node = geometry.scene->nodes[label.node];
        painter.setOpacity(opacityOf(overlay, label.node));
        drawHaloText(painter, label.baseline, node.name, label.bold ? m_metrics.bold : m_metrics.label,
                     node.ghost ? m_palette.text3 : m_palette.text, m_palette.base, m_metrics.px(1));
    }
    painter.setOpacity(1);
    for (const LinkShape& shape : geometry.links) {
        if (!has(overlay.selectedLinks, shape.link)) continue;
        const std::uint32_t count = geometry.scene->links[shape.link].count;
        const QString text = count == 1 ? words("1 event") : words("%1 events").arg(count);
        const QFontMetricsF font(m_metrics.labelBold);
        const QSizeF size(font.horizontalAdvance(text) + m_metrics.px(14), m_metrics.px(18));
        const QRectF box(shape.middle() - QPointF(size.width() / 2, size.height() / 2), size);
        painter.setPen(QPen(m_palette.accent, 1));
        painter.setBrush(m_palette.base);
        painter.drawRoundedRect(box, m_metrics.px(3), m_metrics.px(3));
        painter.setFont(m_metrics.labelBold);
        painter.setPen(m_palette.text);
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

}  // namespace chancery::ui
