#include "ui/render/actor_picture.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/analysis/graph_measures.h"
#include "ui/graph/graph_painter.h"
#include "ui/graph/matrix_layout.h"
#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

constexpr double kMargin = 24, kHead = 62, kFoot = 30, kMatrixLegend = 24, kMostNamesShare = 0.4;
constexpr double kMostCell = 32, kMostStretch = 2.2;  ///< beyond these a cell only grows emptier

QString words(const char* text) { return QCoreApplication::translate("ActorPicture", text); }

base::Error cancelled() { return base::makeError(base::ErrorCode::Cancelled, "picture: cancelled"); }

std::shared_ptr<const analysis::ActorGraph> graphOf(std::shared_ptr<const query::EventRows> rows, const ActorPictureOptions& options, std::stop_token stop) {
    double begin = 0, end = 1;
    if (options.period) {
        begin = options.period->begin;
        end = options.period->end;
    } else if (!rows->rows.empty()) {
        begin = static_cast<double>(rows->rows.front().begin);
        for (const query::EventRow& row : rows->rows) end = std::max(end, static_cast<double>(row.end) + 1);
    }
    const auto index = analysis::DyadIndex::make(std::move(rows), options.level, stop);
    if (!index) return nullptr;
    analysis::GraphWindow window(index);
    window.moveTo(begin, end);
    return std::make_shared<const analysis::ActorGraph>(window.graph(options.together));
}

/// What both pictures have: title and what it is of above, case and program below. The content has the room between.
class ActorPicture : public Picture {
public:
    const PictureBasics& basics() const override { return m_options; }
    QString paint(QPainter& painter) const override;

protected:
    ActorPicture(ActorPictureOptions options, std::shared_ptr<const GraphScene> scene)
        : m_options(std::move(options)), m_scene(std::move(scene)), m_colours(Palette::of(m_options.dark)), m_metrics(metricsOf(m_options)) {}

    QSize leastSize() const override { return {200, 150}; }
    /// Left of it and right of it nothing stands; the painter's origin is its upper left corner.
    QSizeF room() const { return {m_options.size.width(), std::max(80.0, m_options.size.height() - kHead - kFoot)}; }
    virtual void paintContent(QPainter& painter) const = 0;
    virtual QString says() const = 0;

    const ActorPictureOptions m_options;
    const std::shared_ptr<const GraphScene> m_scene;
    const Palette& m_colours;
    const Metrics m_metrics;
};

QString ActorPicture::paint(QPainter& painter) const {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(QPointF(0, 0), m_options.size), m_colours.base);
    const auto text = [&](double y, const QString& what, const QFont& face, const QColor& colour) {
        painter.setFont(face);
        painter.setPen(colour);
        painter.drawText(QPointF(kMargin, y), QFontMetricsF(face).elidedText(what, Qt::ElideRight, m_options.size.width() - 2 * kMargin));
    };
    text(kMargin + 12, m_options.title.isEmpty() ? words("Actors") : m_options.title, m_metrics.title, m_colours.text);
    QStringList about = {says(), counted(m_scene->graph->events, words("event"), words("events")), periodText(m_scene->graph->begin, m_scene->graph->end)};
    if (!m_options.filterText.isEmpty()) about.push_back(m_options.filterText);
    text(kMargin + 31, about.join(QStringLiteral(" · ")), m_metrics.widget, m_colours.text2);

    painter.save();
    painter.translate(0, kHead);
    paintContent(painter);
    painter.restore();

    QStringList foot;
    if (!m_options.caseName.isEmpty()) foot.push_back(m_options.caseName);
    if (m_scene->hiddenNodes > 0) foot.push_back(words("%1 more actors are not drawn").arg(countText(m_scene->hiddenNodes)));
    if (m_scene->hiddenLinks > 0) foot.push_back(words("%1 more links are not drawn").arg(countText(m_scene->hiddenLinks)));
    if (const QString line = producerLine(m_options); !line.isEmpty()) foot.push_back(line);
    text(m_options.size.height() - 12, foot.join(QStringLiteral(" · ")), m_metrics.count, m_colours.text3);
    return says();
}

class GraphPicture : public ActorPicture {
public:
    GraphPicture(ActorPictureOptions options, std::shared_ptr<const GraphScene> scene, const std::vector<analysis::GraphPoint>& places)
        : ActorPicture(std::move(options), std::move(scene)) {
        const QSizeF legend = m_options.legend ? GraphPainter(m_colours, m_metrics).legendSize(*m_scene) : QSizeF(0, 0);
        if (!legend.isEmpty()) m_legend = QRectF(QPointF(kMargin, room().height() - legend.height()), legend);
        m_geometry = makeGeometry(m_scene, places, GraphTransform::fittingBeside(places, room(), m_legend, 64), m_metrics, m_legend);
    }

private:
    void paintContent(QPainter& painter) const override {
        const GraphPainter graph(m_colours, m_metrics);
        graph.paint(painter, m_geometry, {});
        if (!m_legend.isEmpty()) graph.paintLegend(painter, m_legend.topLeft(), *m_scene);
    }
    QString says() const override {
        return QStringLiteral("%1, %2").arg(counted(m_scene->nodes.size(), words("actor"), words("actors")),
                                            counted(m_scene->links.size(), words("link"), words("links")));
    }

    QRectF m_legend;  ///< empty: there is none
    GraphGeometry m_geometry;
};

class MatrixPicture : public ActorPicture {
public:
    MatrixPicture(ActorPictureOptions options, std::shared_ptr<const GraphScene> scene, MatrixLayout layout)
        : ActorPicture(std::move(options), std::move(scene)), m_layout(std::move(layout)), m_frame(makeFrame()) {}

private:
    MatrixFrame makeFrame() const {
        MatrixFrame frame;
        frame.picture = room() - QSizeF(2 * kMargin, m_options.legend ? kMatrixLegend : 0);
        const QSizeF names = MatrixPainter(m_colours, m_metrics).namesSize(m_layout);
        frame.left = std::floor(std::min(names.width(), frame.picture.width() * kMostNamesShare));
        frame.top = std::floor(std::min(names.height(), frame.picture.height() * kMostNamesShare));
        frame.places = m_layout.size();
        if (frame.places == 0) return frame;
        const double wide = (frame.picture.width() - frame.left) / frame.places, high = (frame.picture.height() - frame.top) / frame.places;
        frame.cell = std::min({wide, high, kMostCell});
        if (frame.cell >= MatrixPainter::kFramed) frame.cell = std::floor(frame.cell);
        frame.stretch = std::clamp(wide / frame.cell, 1.0, kMostStretch);
        return frame;
    }
    void paintContent(QPainter& painter) const override {
        const MatrixPainter matrix(m_colours, m_metrics);
        painter.translate(kMargin, 0);
        if (m_layout.order.empty()) {
            painter.setFont(m_metrics.bold);
            painter.setPen(m_colours.text2);
            painter.drawText(QRectF(QPointF(0, 0), m_frame.picture), Qt::AlignCenter, words("Nobody deals with anybody in this period"));
            return;
        }
        matrix.paint(painter, m_layout, m_frame, m_options.matrixColour);
        const QRectF legend(0, room().height() - kMatrixLegend, m_frame.picture.width(), kMatrixLegend);
        if (m_options.legend) matrix.paintLegend(painter, legend, m_layout, m_options.matrixColour);
    }
    QString says() const override {
        return QStringLiteral("%1, %2").arg(counted(m_layout.size(), words("actor"), words("actors")),
                                            counted(m_layout.cells.size(), words("filled cell"), words("filled cells")));
    }

    const MatrixLayout m_layout;
    const MatrixFrame m_frame;
};

}  // namespace

base::Result<std::shared_ptr<const Picture>> makeGraphPicture(std::shared_ptr<const query::EventRows> rows, ActorPictureOptions options, std::stop_token stop) {
    const auto graph = graphOf(std::move(rows), options, stop);
    if (!graph) return cancelled();
    NodeValues values;
    if (options.style.needsMeasures()) {
        const auto measures = analysis::measureGraph(*graph, stop);
        if (!measures) return measures.error();
        values = NodeValues::of(*graph, *measures, options.style.size);
    }
    auto scene = makeScene(graph, options.style, values, {}, options.hidden);
    const std::vector<analysis::GraphPoint> places = settledPlaces(*scene, options.places, options.arrangement, graph->index->fold().find(options.ego), stop);
    if (stop.stop_requested()) return cancelled();
    return std::make_shared<const GraphPicture>(std::move(options), std::move(scene), places);
}

base::Result<std::shared_ptr<const Picture>> makeMatrixPicture(std::shared_ptr<const query::EventRows> rows, ActorPictureOptions options, std::stop_token stop) {
    const auto graph = graphOf(std::move(rows), options, stop);
    if (!graph) return cancelled();
    auto measures = analysis::measureGraph(*graph, stop);
    if (!measures) return measures.error();
    const MeasuredGraph measured{graph, std::move(*measures)};
    auto scene = makeScene(graph, {}, {}, {}, options.hidden);
    MatrixLayout layout = makeMatrixLayout(scene, &measured);
    if (stop.stop_requested()) return cancelled();
    return std::make_shared<const MatrixPicture>(std::move(options), std::move(scene), std::move(layout));
}

}  // namespace chancery::ui
