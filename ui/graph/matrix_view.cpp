#include "ui/graph/matrix_view.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "ui/drawing/hover_card.h"
#include "ui/graph/graph_card.h"
#include "ui/model/date_text.h"
#include "ui/model/wording.h"
#include "ui/state/selection.h"

namespace chancery::ui {

namespace {

constexpr int kHoverMs = 250;
constexpr double kReadableCell = 15, kMostFitCell = 26, kMostStretch = 2.2, kMostNamesShare = 0.42;

}  // namespace

MatrixView::MatrixView(Selection& selection, QWidget* parent)
    : QAbstractScrollArea(parent), m_selection(selection), m_layout(std::make_shared<const MatrixLayout>(makeMatrixLayout(std::make_shared<GraphScene>(), nullptr))),
      m_metrics(font()) {
    installPaintedParts();
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(120, 80);
    setAccessibleName(tr("Actor matrix"));
    m_hoverDelay.setSingleShot(true);
    m_hoverDelay.setInterval(kHoverMs);
    connect(&m_hoverDelay, &QTimer::timeout, this, &MatrixView::showCard);
    connect(&selection, &Selection::actorsChanged, this, &MatrixView::showSelection);
}

MatrixView::~MatrixView() { delete m_card; }

const HoverCard* MatrixView::card() const { return m_card; }

const Palette& MatrixView::colours() const { return Palette::of(isDark(palette())); }

void MatrixView::showLayout(std::shared_ptr<const MatrixLayout> layout) {
    endHover();
    m_layout = std::move(layout);
    m_names = MatrixPainter(colours(), m_metrics).namesSize(*m_layout);
    setAccessibleDescription(tr("%1 actors, %2 filled cells").arg(countText(m_layout->size()), countText(m_layout->cells.size())));
    chooseCell();
    showSelection();
    refreshStill();
    emit layoutChanged();
}

void MatrixView::setColour(MatrixColour colour) {
    m_colour = colour;
    refreshStill();
}

MatrixFrame MatrixView::frame() const {
    MatrixFrame frame;
    frame.picture = QSizeF(viewport()->size());
    frame.left = std::floor(std::min(m_names.width(), frame.picture.width() * kMostNamesShare));
    frame.top = std::floor(std::min(m_names.height(), frame.picture.height() * kMostNamesShare));
    frame.cell = m_cell;
    frame.stretch = m_stretch;
    frame.scroll = QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    frame.places = m_layout->size();
    return frame;
}

void MatrixView::refreshStill() {
    m_still = {};
    viewport()->update();
}

void MatrixView::chooseCell() {
    if (m_zoom != Zoom::Chosen && m_layout->size() > 0) {
        const MatrixFrame now = frame();
        // With the bars away: they must not decide whether they are needed.
        const QSizeF room = QSizeF(maximumViewportSize()) - QSizeF(now.left, now.top);
        const double whole = std::min(m_metrics.px(kMostFitCell), std::max(1.0, std::min(room.width(), room.height())) / m_layout->size());
        m_cell = m_zoom == Zoom::Whole ? whole : std::max(whole, m_metrics.px(kReadableCell));
        if (m_cell >= MatrixPainter::kFramed) m_cell = std::floor(m_cell);
        m_stretch = std::clamp(std::floor(room.width() / m_layout->size()) / m_cell, 1.0, kMostStretch);
    }
    updateBars();
}

void MatrixView::updateBars() {
    const MatrixFrame now = frame();
    const auto set = [&](QScrollBar& bar, double step, double room) {
        bar.setRange(0, static_cast<int>(std::max(0.0, std::ceil(step * now.places - room))));
        bar.setPageStep(static_cast<int>(std::max(1.0, room)));
        bar.setSingleStep(static_cast<int>(std::max(8.0, step)));
    };
    set(*horizontalScrollBar(), now.cellWidth(), now.picture.width() - now.left);
    set(*verticalScrollBar(), now.cell, now.picture.height() - now.top);
}

void MatrixView::fit() {
    m_zoom = Zoom::Whole;
    chooseCell();
    refreshStill();
}

void MatrixView::showSelection() {
    const ActorChoice& choice = m_selection.actors();
    const std::unordered_set<std::string_view> wanted(choice.keys.begin(), choice.keys.end());
    std::unordered_map<std::string_view, std::uint32_t> placeOf;
    for (std::uint32_t place = 0; place < m_layout->size() && !wanted.empty(); ++place)
        if (wanted.contains(m_layout->keyOf(place))) placeOf[m_layout->keyOf(place)] = place;
    std::vector<std::uint32_t> places;  // in the order of the choice
    for (const std::string& key : choice.keys)
        if (const auto found = placeOf.find(key); found != placeOf.end()) places.push_back(found->second);
    const std::optional<MatrixHit> before = m_overlay.pair;
    m_overlay.actors.clear();
    m_overlay.pair.reset();
    if (!choice.link) {
        m_overlay.actors = places;
        if (!m_choosing && places.size() == 1 && isVisible()) scrollTo(places[0], places[0]);
    } else if (places.size() == 2) {
        // The cell that the person chose, else the one of the two that says anything.
        const MatrixHit one{places[0], places[1]}, other{places[1], places[0]};
        m_overlay.pair = before == other || !m_layout->cell(places[0], places[1]) ? other : one;
        if (!m_choosing && isVisible()) scrollTo(*m_overlay.pair->row, *m_overlay.pair->column);
    }
    viewport()->update();
}

void MatrixView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    if (m_layout->order.empty()) return paintEmpty(painter);
    const MatrixPainter matrix(colours(), m_metrics);
    if (m_still.isNull()) {
        m_still = QPixmap(viewport()->size() * devicePixelRatioF());
        m_still.setDevicePixelRatio(devicePixelRatioF());
        QPainter still(&m_still);
        matrix.paint(still, *m_layout, frame(), m_colour);
    }
    painter.drawPixmap(0, 0, m_still);
    matrix.paintOverlay(painter, *m_layout, frame(), m_overlay);
    if (hasFocus()) painter.fillRect(QRectF(0, viewport()->height() - 2, viewport()->width(), 2), colours().accent);
}

void MatrixView::paintEmpty(QPainter& painter) const {
    painter.fillRect(viewport()->rect(), colours().base);
    const QRectF middle(0, viewport()->height() / 2.0 - m_metrics.px(24), viewport()->width(), m_metrics.px(20));
    const std::shared_ptr<const analysis::ActorGraph>& graph = m_layout->scene->graph;
    painter.setFont(m_metrics.bold);
    painter.setPen(colours().text);
    if (!graph || !graph->index) return painter.drawText(middle, Qt::AlignCenter, tr("The actors are being counted…"));
    const bool alone = !graph->nodes.empty();
    painter.drawText(middle, Qt::AlignCenter, alone ? tr("Nobody deals with anybody in this period") : tr("Nobody acts in this period"));
    painter.setFont(m_metrics.widget);
    painter.setPen(colours().text2);
    painter.drawText(middle.translated(0, m_metrics.px(20)), Qt::AlignCenter, tr("Move the timeline, widen the selected period or loosen the filter."));
}

void MatrixView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    chooseCell();
    refreshStill();
}

void MatrixView::scrollContentsBy(int, int) { refreshStill(); }

void MatrixView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange) return;
    m_metrics = Metrics(font());
    m_names = MatrixPainter(colours(), m_metrics).namesSize(*m_layout);
    chooseCell();
    refreshStill();
}

std::size_t MatrixView::partCount() {
    m_parts.clear();
    const MatrixFrame shown = frame();
    const MatrixSpan rows = shown.rows(), columns = shown.columns();
    const QRect surface = viewport()->rect();
    for (std::uint32_t row = rows.first; row < rows.last; ++row) {
        PaintedPart& head = m_parts.emplace_back();
        head.name = m_layout->node(row).name;
        head.details = tr("acts on %1").arg(counted(m_layout->row(row).size(), tr("actor"), tr("actors")));
        head.box = QRectF(0, shown.yOf(row), shown.left, shown.cell).toAlignedRect() & surface;
        head.isHeading = true;
        head.selected = std::find(m_overlay.actors.begin(), m_overlay.actors.end(), row) != m_overlay.actors.end();
        if (shown.cell < MatrixPainter::kFramed) continue;
        for (const MatrixCell& cell : m_layout->row(row, columns.first, columns.last)) {
            PaintedPart& part = m_parts.emplace_back();
            part.name = m_layout->node(row).name + QStringLiteral(" → ") + m_layout->node(cell.column).name;
            part.details = tr("%1, score %2").arg(counted(cell.count, tr("event"), tr("events")), scoreText(static_cast<double>(cell.score)));
            part.box = shown.box(row, cell.column) & surface;
            part.selected = m_overlay.pair == MatrixHit{row, cell.column};
        }
    }
    return m_parts.size();
}

}  // namespace chancery::ui
