#include "ui/render/graph_renderer.h"

#include <QCoreApplication>
#include <QMarginsF>
#include <algorithm>
#include <cmath>

#include "core/analysis/graph_measures.h"
#include "ui/graph/graph_painter.h"
#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

constexpr double kMargin = 24, kHead = 62, kFoot = 30;
constexpr QSize kLeastSize(200, 150);
constexpr std::size_t kMostSteps = 4000;

QString words(const char* text) { return QCoreApplication::translate("GraphPicture", text); }

NodeValues valuesOf(const analysis::ActorGraph& graph, const GraphStyle& style) {
    if (!style.needsMeasures()) return {};
    const auto measures = analysis::measureGraph(graph);
    return measures ? NodeValues::of(graph, *measures, style.size) : NodeValues{};
}

std::shared_ptr<const GraphScene> sceneOf(std::shared_ptr<const query::EventRows> rows, const GraphPictureOptions& options) {
    double begin = 0, end = 1;
    if (!rows->rows.empty()) {
        begin = static_cast<double>(rows->rows.front().begin);
        for (const query::EventRow& row : rows->rows) end = std::max(end, static_cast<double>(row.end) + 1);
    }
    if (options.period) {
        begin = options.period->begin;
        end = options.period->end;
    }
    analysis::GraphWindow window(analysis::DyadIndex::make(std::move(rows), options.level));
    window.moveTo(begin, end);
    auto graph = std::make_shared<const analysis::ActorGraph>(window.graph(options.together));
    const NodeValues values = valuesOf(*graph, options.style);
    return makeScene(std::move(graph), options.style, values, {}, options.hidden);
}

void paintPage(QPainter& painter, const GraphGeometry& geometry, const GraphPictureOptions& options, const QString& title) {
    const GraphScene& scene = *geometry.scene;
    const Palette& colours = Palette::of(options.dark);
    const Metrics metrics = metricsOf(options);
    const double width = options.size.width(), height = options.size.height();
    painter.fillRect(QRectF(QPointF(0, 0), options.size), colours.base);
    const auto text = [&](double x, double y, const QString& what, const QFont& face, const QColor& colour) {
        painter.setFont(face);
        painter.setPen(colour);
        painter.drawText(QPointF(x, y), QFontMetricsF(face).elidedText(what, Qt::ElideRight, width - x - kMargin));
    };
    text(kMargin, kMargin + 12, title, metrics.title, colours.text);
    QString about = QStringLiteral("%1, %2 · %3 · %4")
                        .arg(counted(scene.nodes.size(), words("actor"), words("actors")), counted(scene.links.size(), words("link"), words("links")),
                             counted(scene.graph->events, words("event"), words("events")), periodText(scene.graph->begin, scene.graph->end));
    if (!options.filterText.isEmpty()) about += QStringLiteral(" · ") + options.filterText;
    text(kMargin, kMargin + 31, about, metrics.widget, colours.text2);

    GraphPainter graph(colours, metrics);
    painter.save();
    painter.translate(0, kHead);
    graph.paint(painter, geometry, {});
    if (options.legend) {
        const QSizeF legend = graph.legendSize(scene);
        if (!legend.isEmpty()) graph.paintLegend(painter, QPointF(kMargin, geometry.transform.picture.height() - legend.height()), scene);
    }
    painter.restore();
    QStringList foot;
    if (!options.caseName.isEmpty()) foot.push_back(options.caseName);
    if (scene.hiddenNodes > 0) foot.push_back(words("%1 more actors are not drawn").arg(scene.hiddenNodes));
    if (const QString line = producerLine(options); !line.isEmpty()) foot.push_back(line);
    text(kMargin, height - 12, foot.join(QStringLiteral(" · ")), metrics.count, colours.text3);
}

}  // namespace

base::Result<GraphPictureReport> renderGraphFile(std::shared_ptr<const query::EventRows> rows, const GraphPictureOptions& options,
                                                 PictureFormat format, const QString& path) {
    const QString title = options.title.isEmpty() ? words("Actors") : options.title;
    PictureDevice device = deviceOf(options);
    device.title = title;
    if (const base::Status status = checkPicture(device, format, kLeastSize); !status) return status.error();
    const auto scene = sceneOf(std::move(rows), options);
    const std::vector<analysis::GraphPoint> places = settledPlaces(*scene, options.places, options.arrangement, kMostSteps);
    const Metrics metrics = metricsOf(options);
    const QSizeF area(options.size.width(), std::max(80.0, options.size.height() - kHead - kFoot));
    const QSizeF legend = options.legend ? GraphPainter(Palette::of(options.dark), metrics).legendSize(*scene) : QSizeF(0, 0);
    const QRectF legendBox = legend.isEmpty() ? QRectF() : QRectF(QPointF(kMargin, area.height() - legend.height()), legend);
    const auto geometry = makeGeometry(scene, places, GraphTransform::fittingBeside(places, area, legendBox, 64), metrics, legendBox);
    const base::Status written = writeWholeFile(path, [&](QIODevice& out) {
        return writePicture(device, format, [&](QPainter& painter) { paintPage(painter, geometry, options, title); }, out);
    });
    if (!written) return written.error();
    return GraphPictureReport{scene->nodes.size(), scene->links.size(), scene->graph->events};
}

}  // namespace chancery::ui
