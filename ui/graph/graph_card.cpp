#include "ui/graph/graph_card.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/query/country_names.h"
#include "ui/drawing/shapes.h"
#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

QString say(const char* text) { return QCoreApplication::translate("GraphCard", text); }

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

template <typename Counts>
void addQuads(CardContent& card, const Counts& counts) {
    std::vector<event::QuadClass> quads(kQuadOrder.begin(), kQuadOrder.end());
    const auto countOf = [&](event::QuadClass quad) { return counts[static_cast<std::size_t>(quad)]; };
    std::stable_sort(quads.begin(), quads.end(), [&](event::QuadClass a, event::QuadClass b) { return countOf(a) > countOf(b); });
    for (const event::QuadClass quad : quads) {
        if (countOf(quad) == 0) continue;
        card.lines.push_back({quad, std::nullopt, quadName(quad), countText(countOf(quad))});
    }
}

QString eventsText(std::size_t count) { return counted(count, say("event"), say("events")); }

}  // namespace

QString scoreText(double score) {
    const QString digits = QString::number(std::abs(score), 'f', 1);
    if (digits == QLatin1String("0.0")) return digits;
    return (score > 0 ? QStringLiteral("+") : QStringLiteral("−")) + digits;
}

QString actorKindText(actor::ActorKind kind) { return fromView(actor::name(kind)).replace(QLatin1Char('_'), QLatin1Char(' ')); }

QString linkTitle(const GraphScene& scene, const analysis::GraphLink& link) {
    const analysis::ActorGraph& graph = *scene.graph;
    const QString a = QString::fromStdString(graph.actor(link.a).name), b = QString::fromStdString(graph.actor(link.b).name);
    if (link.reachesB() && !link.reachesA()) return a + QStringLiteral(" → ") + b;
    if (link.reachesA() && !link.reachesB()) return b + QStringLiteral(" → ") + a;
    return a + QStringLiteral(" – ") + b;
}

CardContent cardOfActor(const GraphScene& scene, std::uint32_t index) {
    const SceneNode& node = scene.nodes[index];
    const analysis::GraphActor& actor = scene.graph->index->actors()[node.actor];
    CardContent card;
    card.title = node.name;
    card.subtitle = actorKindText(node.kind);
    if (!actor.country.empty() && node.kind != actor::ActorKind::Country)
        card.subtitle += QStringLiteral(" · ") + QString::fromStdString(query::CountryNames::builtIn().nameOf(actor.country));
    if (node.ghost) {
        card.facts = say("no event in this period");
        return card;
    }
    card.titleValue = countText(node.events);
    addQuads(card, node.quads);
    const auto inGraph = scene.graph->nodeOf(node.actor);
    if (inGraph) card.facts = say("deals with %1 others").arg(countText(scene.graph->nodes[*inGraph].degree));
    card.footer = say("Double click: only what is about it");
    return card;
}

CardContent cardOfLink(const GraphScene& scene, std::uint32_t index) {
    CardContent card;
    const auto found = scene.graph->linkOf(scene.links[index].dyad);
    if (!found) return card;
    const analysis::GraphLink& link = scene.graph->links[*found];
    const analysis::DyadStats stats = scene.graph->statsOf(link);
    card.title = linkTitle(scene, link);
    card.titleValue = countText(stats.count);
    card.subtitle = link.onlyTogether() ? say("only side by side") : say("score %1").arg(scoreText(stats.score()));
    if (stats.onlyPlanned()) card.subtitle += say(" · only planned");
    card.when = periodText(static_cast<double>(stats.first), static_cast<double>(stats.last) + 1, true);
    addQuads(card, stats.quads);
    const auto way = [&](analysis::Way w, const QString& text) {
        if (const std::uint32_t count = link.way(w).count; count > 0) card.facts += (card.facts.isEmpty() ? QString() : QStringLiteral("   ")) + text.arg(eventsText(count));
    };
    const QString a = QString::fromStdString(scene.graph->actor(link.a).name), b = QString::fromStdString(scene.graph->actor(link.b).name);
    way(analysis::Way::Forward, a + QStringLiteral(" → %1"));
    way(analysis::Way::Backward, b + QStringLiteral(" → %1"));
    way(analysis::Way::Mutual, say("mutual %1"));
    return card;
}

}  // namespace chancery::ui
