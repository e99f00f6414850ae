// The legend of the graph: what occurs in the scene, no more.
#include <QCoreApplication>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/graph/graph_painter.h"

namespace chancery::ui {

namespace {

using actor::ActorKind;

constexpr double kWidth = 268, kLine = 18, kTop = 35, kActorsLeft = 156;
constexpr std::size_t kMostGroups = 8;

QString words(const char* text) { return QCoreApplication::translate("GraphLegend", text); }

struct Contents {
    std::vector<std::pair<ActorKind, QString>> kinds;
    bool planned = false, together = false, directed = false, rings = false;
    std::uint32_t mostEvents = 0;
};

Contents contentsOf(const GraphScene& scene) {
    Contents found;
    const std::pair<ActorKind, QString> known[] = {{ActorKind::Country, words("country")},
                                                   {ActorKind::Official, words("official")},
                                                   {ActorKind::Organisation, words("organisation")},
                                                   {ActorKind::ArmedGroup, words("armed group")},
                                                   {ActorKind::Other, words("other")}};
    for (const auto& [kind, name] : known)
        if (std::any_of(scene.nodes.begin(), scene.nodes.end(), [kind = kind](const SceneNode& node) {
                return !node.ghost && (node.kind == kind || (kind == ActorKind::Organisation && node.kind == ActorKind::Institution));
            }))
            found.kinds.emplace_back(kind, name);
    for (const SceneLink& link : scene.links) {
        found.planned |= link.onlyPlanned;
        found.together |= link.onlyTogether;
        found.directed |= link.reachesA || link.reachesB;
        found.mostEvents = std::max(found.mostEvents, link.count);
    }
    found.rings = std::any_of(scene.nodes.begin(), scene.nodes.end(), [](const SceneNode& node) { return node.ring; });
    return found;
}

std::vector<std::uint32_t> widthSteps(std::uint32_t most) {
    std::vector<std::uint32_t> steps = {1};
    for (const std::uint32_t n : {5U, 20U, 100U})
        if (n <= most && steps.size() < 3) steps.push_back(n);
    return steps;
}

double linksHeight(const Contents& found) {
    return 57 + kLine * static_cast<double>(widthSteps(found.mostEvents).size() + std::size_t{found.planned} + std::size_t{found.together} + std::size_t{found.directed});
}

double actorsHeight(const Contents& found, const GraphScene& scene) {
    const std::size_t lines = scene.groups.empty() ? found.kinds.size() : std::min(scene.groups.size(), kMostGroups);
    return kTop + kLine * static_cast<double>(lines) + (found.rings ? 36 : 0);
}

}  // namespace

QSizeF GraphPainter::legendSize(const GraphScene& scene) const {
    if (scene.links.empty()) return {0, 0};
    const Contents found = contentsOf(scene);
    return QSizeF(kWidth, std::max(linksHeight(found), actorsHeight(found, scene)) + 4) * m_metrics.scale;
}

void GraphPainter::paintLegend(QPainter& painter, QPointF topLeft, const GraphScene& scene) const {
    if (scene.links.empty()) return;
    const Contents found = contentsOf(scene);
    const auto px = [&](double v) { return m_metrics.px(v); };
    const auto at = [&](double x, double y) { return topLeft + QPointF(px(x), px(y)); };
    const auto text = [&](double x, double y, const QString& what, const QFont& font, const QColor& colour) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(at(x, y), what);
    };
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(m_palette.border, 1));
    painter.setBrush(m_palette.base);
    painter.drawRoundedRect(QRectF(topLeft, legendSize(scene)), px(3), px(3));

    text(12, 19, words("Links"), m_metrics.bold, m_palette.text);
    QLinearGradient scale(at(12, 0), at(128, 0));
    scale.setColorAt(0, m_palette.neg);
    scale.setColorAt(0.5, m_palette.mid);
    scale.setColorAt(1, m_palette.pos);
    painter.fillRect(QRectF(at(12, 28), at(128, 36)), scale);
    text(12, 49, words("conflict"), m_metrics.label, m_palette.text2);
    const QString cooperation = words("cooperation");
    text(128 - QFontMetricsF(m_metrics.label).horizontalAdvance(cooperation) / m_metrics.scale, 49, cooperation, m_metrics.label, m_palette.text2);
    double y = 66;
    const auto line = [&](double width, const QString& what, const QList<qreal>& dashes, bool arrow) {
        QPen pen(m_palette.mid, width, Qt::SolidLine, Qt::FlatCap);
        if (!dashes.isEmpty()) pen.setDashPattern(dashes);
        painter.setPen(pen);
        painter.drawLine(at(12, y), at(arrow ? 54 : 62, y));
        if (arrow) {
            QPainterPath head(at(62, y));
            head.lineTo(at(53, y - 5));
            head.lineTo(at(53, y + 5));
            painter.fillPath(head, m_palette.mid);
        }
        text(72, y + 4, what, m_metrics.label, m_palette.text2);
        y += kLine;
    };
    for (const std::uint32_t n : widthSteps(found.mostEvents))
        line(px(1 + 1.3 * std::sqrt(static_cast<double>(n))), n == 1 ? words("1 event") : QString::number(n), {}, false);
    if (found.planned) line(px(2.3), words("only planned"), {2.6, 1.7}, false);
    if (found.together) line(px(2.3), words("only together"), {1.2, 2.2}, false);
    if (found.directed) line(px(2.3), words("who to whom"), {}, true);

    text(kActorsLeft, 19, scene.groups.empty() ? words("Actors") : words("Groups"), m_metrics.bold, m_palette.text);
    y = kTop;
    if (scene.groups.empty())
        for (const auto& [kind, name] : found.kinds) {
            SceneNode sample;
            sample.kind = kind;
            paintSymbol(painter, kind, at(kActorsLeft + 7, y), px(kind == ActorKind::Country ? 6.5 : 5.5), colourOf(sample, scene));
            text(kActorsLeft + 21, y + 4, name, m_metrics.label, m_palette.text2);
            y += kLine;
        }
    for (std::size_t i = 0; i < std::min(scene.groups.size(), kMostGroups); ++i) {
        const bool rest = i + 1 == kMostGroups && scene.groups.size() > kMostGroups;
        paintSymbol(painter, ActorKind::Other, at(kActorsLeft + 7, y), px(5.5), m_palette.groups[i]);
        const QString name = rest ? words("%1 more").arg(scene.groups.size() - i) : scene.groups[i];
        text(kActorsLeft + 21, y + 4, QFontMetricsF(m_metrics.label).elidedText(name, Qt::ElideRight, px(kWidth - kActorsLeft - 26)), m_metrics.label, m_palette.text2);
        y += kLine;
    }
    if (!found.rings) return;
    SceneNode sample;
    sample.quads = {4, 2, 2, 2, 0};
    paintRing(painter, {0, at(kActorsLeft + 11, y + 10), px(8), px(14)}, sample, px(4));
    text(kActorsLeft + 31, y + 7, words("ring: share by"), m_metrics.label, m_palette.text2);
    text(kActorsLeft + 31, y + 21, words("quad class"), m_metrics.label, m_palette.text2);
}

}  // namespace chancery::ui
