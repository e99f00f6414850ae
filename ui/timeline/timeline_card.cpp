#include "ui/timeline/timeline_card.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/drawing/shapes.h"
#include "ui/model/date_text.h"
#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

constexpr std::size_t kMostListed = 6;

QString say(const char* text) { return QCoreApplication::translate("TimelineCard", text); }

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString capital(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

QString quadText(event::QuadClass quad) {
    return quad == event::QuadClass::Neutral ? say("statements") : fromView(event::name(quad)).replace(QLatin1Char('_'), QLatin1Char(' '));
}

CardContent cardOfFold(const Fold& fold, const query::EventRows& rows) {
    CardContent card;
    card.title = say("%1 events").arg(countText(fold.count()));
    card.when = periodText(fold.begin, fold.end, true);
    std::vector<std::uint32_t> events = fold.events;
    std::stable_sort(events.begin(), events.end(), [&](std::uint32_t a, std::uint32_t b) { return rows.rows[a].salience > rows.rows[b].salience; });
    for (std::size_t i = 0; i < std::min(events.size(), kMostListed); ++i) {
        const query::EventRow& row = rows.rows[events[i]];
        card.lines.push_back({row.quad(), row.status, fromView(rows.label(row)), {}});
    }
    if (events.size() > kMostListed) card.facts = say("and %1 more").arg(countText(events.size() - kMostListed));
    card.footer = say("Double click: zoom in");
    return card;
}

CardContent cardOfColumn(const LaneGeometry& lane, const Column& column, const LaneModel& model) {
    CardContent card;
    card.title = QStringLiteral("%1, %2").arg(model.lanes()[lane.lane].name, stepSpanText(lane.columnStep, column.begin));
    card.titleValue = countText(static_cast<std::size_t>(std::llround(column.total())));
    std::vector<event::QuadClass> quads(kQuadOrder.begin(), kQuadOrder.end());
    const auto massOf = [&](event::QuadClass quad) { return column.mass[static_cast<std::size_t>(quad)]; };
    std::stable_sort(quads.begin(), quads.end(), [&](event::QuadClass a, event::QuadClass b) { return massOf(a) > massOf(b); });
    for (const event::QuadClass quad : quads)
        if (massOf(quad) >= 0.5)
            card.lines.push_back({quad, std::nullopt, quadText(quad), countText(static_cast<std::size_t>(std::llround(massOf(quad))))});
    card.footer = say("Double click: zoom to this %1").arg(stepText({lane.columnStep.unit, 1}).section(QLatin1Char(' '), 1));
    if (lane.columnStep.n > 1) card.footer = say("Double click: zoom to these %1").arg(stepText(lane.columnStep));
    return card;
}

}  // namespace

CardContent cardOfEvent(const query::EventRows& rows, const query::EventRow& row) {
    CardContent card;
    card.glyph = {row.quad(), row.status};
    card.title = fromView(rows.label(row));
    card.subtitle = QStringLiteral("%1 · %2").arg(capital(fromView(event::name(row.type)).toLower()), fromView(event::name(row.status)));
    if (row.place < rows.places().size() && !rows.places()[row.place].name.empty())
        card.subtitle += QStringLiteral(" · ") + fromView(rows.places()[row.place].name);
    card.when = whenText(row);
    card.why = whenWhyText(row);
    card.facts = say("confidence %1").arg(static_cast<double>(row.confidence), 0, 'f', 2) + QStringLiteral("     ") +
                 (row.reports == 1 ? say("1 report") : say("%1 reports").arg(row.reports));
    card.verified = row.verified;
    return card;
}

std::optional<CardContent> cardOf(const PlotHit& hit, const LaneModel& model) {
    switch (hit.kind) {
        case PlotHit::Kind::Mark: return cardOfEvent(model.rows(), model.rows().rows.at(hit.event));
        case PlotHit::Kind::Fold: return cardOfFold(*hit.fold, model.rows());
        case PlotHit::Kind::Column: return cardOfColumn(*hit.lane, *hit.column, model);
        default: return std::nullopt;
    }
}

}  // namespace chancery::ui
