#include "ui/graph/graph_view.h"

#include <QEvent>
#include <QMarginsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/drawing/hover_card.h"
#include "ui/graph/graph_session.h"
#include "ui/job/job_runner.h"
#include "ui/model/date_text.h"
#include "ui/model/wording.h"
#include "ui/state/selection.h"

namespace chancery::ui {

namespace {

constexpr int kHoverMs = 250;
constexpr std::size_t kPaintedAtOnceNodes = 300, kPaintedAtOnceLinks = kMostArrows;
constexpr double kAround = 0.25;  ///< a large graph's picture reaches this share of the view beyond it on each side
constexpr double kLegendGap = 14;
constexpr std::size_t kMostRelated = 20;

}  // namespace

GraphView::GraphView(JobRunner& jobs, GraphSession& session, Selection& selection, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_session(session), m_selection(selection), m_simulation(jobs), m_scene(session.scene()), m_metrics(font()) {
    installPaintedParts();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(120, 80);
    setAccessibleName(tr("Actor graph"));
    m_hoverDelay.setSingleShot(true);
    m_hoverDelay.setInterval(kHoverMs);
    connect(&m_hoverDelay, &QTimer::timeout, this, &GraphView::showCard);
    connect(&session, &GraphSession::sceneChanged, this, &GraphView::takeScene);
    connect(&m_simulation, &GraphSimulation::moved, this, &GraphView::placesMoved);
    connect(&m_simulation, &GraphSimulation::settled, this, &GraphView::settled);
    connect(&selection, &Selection::changed, this, &GraphView::syncSelection);
    connect(&selection, &Selection::actorsChanged, this, &GraphView::syncSelection);
}

GraphView::~GraphView() {
    m_jobs.cancel("graph-picture");
    delete m_card;
}

const Palette& GraphView::colours() const { return Palette::of(isDark(palette())); }

bool GraphView::isLarge() const { return m_scene->nodes.size() > kPaintedAtOnceNodes || m_scene->links.size() > kPaintedAtOnceLinks; }

void GraphView::setReducedMotion(bool reduced) { m_simulation.setReducedMotion(reduced); }

void GraphView::setLegendShown(bool shown) {
    m_legendShown = shown;
    changed();
}

void GraphView::takeScene() {
    endHover();
    m_scene = m_session.scene();
    m_legendSize.reset();
    m_pictureStale = true;
    m_simulation.setScene(m_scene);
    syncSelection();
    setAccessibleDescription(tr("%1 actors, %2 links, %3").arg(countText(m_scene->nodes.size()), countText(m_scene->links.size()),
                                                                periodText(m_scene->graph->begin, m_scene->graph->end)));
}

void GraphView::placesMoved() {
    if (m_follows && m_drag == Drag::None) m_transform = fitted();
    changed();
}

void GraphView::changed() {
    m_geometry.reset();
    m_pictureStale = true;
    update();
}

void GraphView::syncSelection() {
    m_overlay.selectedNodes.clear();
    m_overlay.selectedLinks.clear();
    m_overlay.related.clear();
    const ActorChoice& choice = m_selection.actors();
    const std::vector<std::uint32_t> chosen = m_scene->nodesOf(choice.keys);
    if (choice.link && chosen.size() == 2) {
        for (std::uint32_t i = 0; i < m_scene->links.size(); ++i) {
            const SceneLink& link = m_scene->links[i];
            if (std::minmax(link.a, link.b) == std::minmax(chosen[0], chosen[1])) m_overlay.selectedLinks.push_back(i);
        }
    } else if (!choice.link) {
        m_overlay.selectedNodes = chosen;
    }
    if (choice.keys.empty())
        for (const std::uint32_t actor : relatedActors())
            if (const auto node = m_scene->nodeOf(actor)) m_overlay.related.push_back(*node);
    std::sort(m_overlay.related.begin(), m_overlay.related.end());
    m_overlay.lit.reset();
    if (!m_litKeys.empty()) {
        m_overlay.lit.emplace(m_scene->nodes.size(), 0);
        for (const std::uint32_t node : m_scene->nodesOf(m_litKeys)) (*m_overlay.lit)[node] = 1;
    }
    m_pictureStale = true;
    update();
}

// Who takes part in the selected events. Looked up when these or the filter change, not while the period moves: it is a pass over all rows.
const std::vector<std::uint32_t>& GraphView::relatedActors() {
    const auto& index = m_scene->graph->index;
    if (index == m_relatedIndex && m_selection.events() == m_relatedEvents) return m_relatedActors;
    m_relatedIndex = index;
    m_relatedEvents = m_selection.events();
    m_relatedActors.clear();
    if (!index || m_relatedEvents.empty() || m_relatedEvents.size() > kMostRelated) return m_relatedActors;
    const auto& rows = index->rows().rows;
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        if (std::find(m_relatedEvents.begin(), m_relatedEvents.end(), rows[row].id) != m_relatedEvents.end()) {
            const auto actors = index->actorsOf(row);
            m_relatedActors.insert(m_relatedActors.end(), actors.begin(), actors.end());
        }
    return m_relatedActors;
}

void GraphView::setLit(std::vector<std::string> keys) {
    m_litKeys = std::move(keys);
    syncSelection();
}

QRectF GraphView::legendBox() const {
    if (!m_legendShown) return {};
    if (!m_legendSize) m_legendSize = GraphPainter(colours(), m_metrics).legendSize(*m_scene);
    const QSizeF size = *m_legendSize;
    const double gap = m_metrics.px(kLegendGap);
    if (size.isEmpty() || size.width() + 2 * gap > width() * 0.45 || size.height() + 2 * gap > height()) return {};
    return {QPointF(gap, height() - size.height() - gap), size};
}

GraphTransform GraphView::fitted() const {
    return GraphTransform::fittingBeside(m_simulation.shown(), QSizeF(size()), legendBox(), m_metrics.px(64));
}

const GraphGeometry& GraphView::geometry() {
    if (!m_geometry || !(m_geometry->transform == m_transform)) {
        m_transform.picture = QSizeF(size());
        m_geometry = makeGeometry(m_scene, m_simulation.shown(), m_transform, m_metrics, legendBox());
    }
    return *m_geometry;
}

void GraphView::setTransform(const GraphTransform& transform) {
    m_transform = transform;
    m_transform.picture = QSizeF(size());
    m_follows = false;
    endHover();
    changed();
}

void GraphView::panBy(QPointF px) {
    GraphTransform moved = m_transform;
    moved.centre = m_transform.unmap(QPointF(width() / 2.0, height() / 2.0) - px);
    setTransform(moved);
}

void GraphView::zoomAt(QPointF at, double factor) {
    constexpr double kLeast = 0.002, kMost = 8;
    GraphTransform zoomed = m_transform;
    zoomed.zoom = std::clamp(m_transform.zoom * factor, kLeast, kMost);
    const analysis::GraphPoint fixed = m_transform.unmap(at), now = zoomed.unmap(at);
    zoomed.centre.x += fixed.x - now.x;
    zoomed.centre.y += fixed.y - now.y;
    setTransform(zoomed);
}

void GraphView::fit() {
    m_follows = true;
    m_transform = fitted();
    changed();
}

void GraphView::zoomBy(double factor) { zoomAt(QPointF(width() / 2.0, height() / 2.0), factor); }

std::optional<analysis::GraphPoint> GraphView::middleOfChosen() const {
    std::vector<std::uint32_t> nodes = m_overlay.selectedNodes;
    for (const std::uint32_t link : m_overlay.selectedLinks) nodes.insert(nodes.end(), {m_scene->links[link].a, m_scene->links[link].b});
    if (nodes.empty()) return std::nullopt;
    analysis::GraphPoint sum;
    for (const std::uint32_t node : nodes) sum = {sum.x + m_simulation.shown().at(node).x, sum.y + m_simulation.shown().at(node).y};
    const auto n = static_cast<double>(nodes.size());
    return analysis::GraphPoint{sum.x / n, sum.y / n};
}

void GraphView::centreOn(analysis::GraphPoint middle) {
    GraphTransform moved = m_transform;
    moved.centre = middle;
    setTransform(moved);
}

void GraphView::centreSelection() {
    const auto middle = middleOfChosen();
    if (!middle) return fit();
    const QPointF off = m_transform.map(*middle) - QPointF(width() / 2.0, height() / 2.0);
    if (!m_follows && off.manhattanLength() < 1) return fit();
    centreOn(*middle);
}

bool GraphView::find(const QString& words, int step) {
    const QString wanted = words.trimmed();
    if (wanted.isEmpty()) return false;
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < m_scene->nodes.size(); ++i)
        if (m_scene->nodes[i].name.contains(wanted, Qt::CaseInsensitive)) found.push_back(i);
    if (found.empty()) return false;
    std::stable_sort(found.begin(), found.end(), [&](std::uint32_t x, std::uint32_t y) {
        const auto rank = [&](std::uint32_t i) { return std::pair(!m_scene->nodes[i].name.startsWith(wanted, Qt::CaseInsensitive), -m_scene->nodes[i].importance); };
        return rank(x) < rank(y);
    });
    std::size_t at = 0;
    if (step != 0 && !m_overlay.selectedNodes.empty()) {
        const auto now = std::find(found.begin(), found.end(), m_overlay.selectedNodes.front());
        if (now != found.end()) at = (static_cast<std::size_t>(now - found.begin()) + found.size() + static_cast<std::size_t>(step < 0 ? found.size() - 1 : 1)) % found.size();
    }
    m_selection.setActors({{m_scene->keyOf(found[at])}, false});
    centreOn(m_simulation.shown().at(found[at]));
    return true;
}

void GraphView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_transform.picture = QSizeF(size());
    if (m_follows) m_transform = fitted();
    changed();
}

void GraphView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange) return;
    m_metrics = Metrics(font());
    m_legendSize.reset();
    if (m_follows) m_transform = fitted();
    changed();
}

void GraphView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colours().base);
    if (m_scene->nodes.empty())
        paintEmpty(painter);
    else if (isLarge())
        paintLarge(painter);
    else
        paintSmall(painter);
    if (const QRectF legend = legendBox(); !legend.isEmpty()) GraphPainter(colours(), m_metrics).paintLegend(painter, legend.topLeft(), *m_scene);
    if (m_drag == Drag::Rectangle) {
        QColor fill = colours().accent;
        painter.setPen(QPen(fill, 1));
        fill.setAlphaF(0.12F);
        painter.setBrush(fill);
        painter.drawRect(QRectF(m_pressed, m_lastDrag).normalized());
    }
    if (hasFocus()) painter.fillRect(QRectF(0, height() - 2, width(), 2), colours().accent);
}

void GraphView::paintSmall(QPainter& painter) {
    m_overlay.presence = m_simulation.presence();
    GraphPainter(colours(), m_metrics).paint(painter, geometry(), m_overlay);
}

void GraphView::paintLarge(QPainter& painter) {
    if (!m_picture.isNull()) {
        // The picture was made for another view: where its corners lie in this one.
        const QSizeF logical = m_picture.deviceIndependentSize();
        const QRectF target(m_transform.map(m_pictureTransform.unmap(QPointF(0, 0))),
                            m_transform.map(m_pictureTransform.unmap(QPointF(logical.width(), logical.height()))));
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawImage(target, m_picture);
    }
    if (m_pictureStale && !m_pictureAsked) askPicture();
}

void GraphView::askPicture() {
    struct Made {
        QImage image;
        GraphTransform transform;
    };
    m_pictureAsked = true;
    m_pictureStale = false;
    GraphTransform wide = m_transform;
    const double aroundX = std::round(width() * kAround), aroundY = std::round(height() * kAround);
    wide.picture = QSizeF(width() + 2 * aroundX, height() + 2 * aroundY);
    m_jobs.start<Made>(
        "graph-picture",
        [scene = m_scene, places = m_simulation.shown(), wide, legend = legendBox().translated(aroundX, aroundY), seen = QRectF(aroundX, aroundY, width(), height()), metrics = m_metrics, overlay = m_overlay, &palette = colours(),
         ratio = devicePixelRatioF()](std::stop_token) {
            QImage image((wide.picture * ratio).toSize(), QImage::Format_RGB32);
            image.setDevicePixelRatio(ratio);
            image.fill(palette.base);
            QPainter painter(&image);
            GraphPainter(palette, metrics).paint(painter, makeGeometry(scene, places, wide, metrics, legend, seen), overlay);
            painter.end();
            return Made{image, wide};
        },
        [this](const Made& made) {
            m_picture = made.image;
            m_pictureTransform = made.transform;
            m_pictureAsked = false;
            update();
        });
}

void GraphView::paintEmpty(QPainter& painter) {
    const QRectF middle(0, height() / 2.0 - m_metrics.px(24), width(), m_metrics.px(20));
    painter.setFont(m_metrics.bold);
    painter.setPen(colours().text);
    if (!m_scene->graph->index) return painter.drawText(middle, Qt::AlignCenter, tr("The actors are being counted…"));
    painter.drawText(middle, Qt::AlignCenter, tr("Nobody acts in this period"));
    painter.setFont(m_metrics.widget);
    painter.setPen(colours().text2);
    painter.drawText(middle.translated(0, m_metrics.px(20)), Qt::AlignCenter, tr("Move the timeline, widen the selected period or loosen the filter."));
}

std::size_t GraphView::partCount() {
    m_parts.clear();
    for (const NodeShape& shape : geometry().nodes) {
        if (!rect().contains(shape.at.toPoint())) continue;
        const SceneNode& node = m_scene->nodes[shape.node];
        PaintedPart& part = m_parts.emplace_back();
        part.name = node.name;
        part.details = node.ghost ? tr("not in this period") : tr("%1 events").arg(countText(node.events));
        part.box = QRectF(shape.at.x() - shape.ring, shape.at.y() - shape.ring, 2 * shape.ring, 2 * shape.ring).toRect();
        part.selected = std::binary_search(m_overlay.selectedNodes.begin(), m_overlay.selectedNodes.end(), shape.node);
    }
    return m_parts.size();
}

}  // namespace chancery::ui
