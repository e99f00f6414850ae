#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/drawing/hover_card.h"
#include "ui/model/date_text.h"
#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

constexpr double kAxisHeight = 40, kHalfDay = 43'200, kFitMargin = 0.03;
constexpr int kHoverMs = 250;
constexpr std::size_t kLabelsAFrame = 50;  // new ones; keeps a frame short where the view jumps

}  // namespace

TimelineView::TimelineView(TimeWindow& window, Selection& selection, QWidget* parent)
    : QAbstractScrollArea(parent), m_window(window), m_selection(selection), m_metrics(font()), m_layout(m_metrics), m_motion(window), m_history(window) {
    installPaintedParts();
    m_layout.setLabelBudget(kLabelsAFrame);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_corner = new QWidget(this);  // the scroll bar belongs to the lanes, not to the axis above them
    m_corner->setFixedHeight(static_cast<int>(std::round(m_metrics.px(kAxisHeight))));
    addScrollBarWidget(m_corner, Qt::AlignTop);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    m_hoverDelay.setSingleShot(true);
    m_hoverDelay.setInterval(kHoverMs);
    connect(&m_hoverDelay, &QTimer::timeout, this, &TimelineView::showCard);
    connect(&m_window, &TimeWindow::changed, this, [this] {
        if (m_card) m_card->hide();
        updateScrollRange();
        viewport()->update();
    });
    connect(&m_selection, &Selection::changed, this, [this] {
        syncSelection();
        updateAccessible();
    });
    connect(&m_selection, &Selection::hoveredChanged, this, &TimelineView::updateOverlay);
    connect(&m_selection, &Selection::periodChanged, this, &TimelineView::updateOverlay);
    updateAccessible();
}

TimelineView::~TimelineView() { delete m_card; }

void TimelineView::setRows(std::shared_ptr<const query::EventRows> rows) {
    setModel(std::make_shared<const LaneModel>(std::move(rows), m_grouping, m_countryNames));
}

void TimelineView::setModel(std::shared_ptr<const LaneModel> model) {
    Q_ASSERT(model);
    m_grouping = model->grouping();
    const bool here = !m_arrangedElsewhere || model->rows().rows.size() <= kArrangedAtOnce;
    if (here && !(model->arrangement() == m_arrangement)) model = model->arranged(m_arrangement);
    m_layout.setModel(std::move(model));
    afterRows();
}

void TimelineView::setGrouping(Grouping grouping) {
    if (grouping == m_grouping) return;
    m_grouping = grouping;
    verticalScrollBar()->setValue(0);
    setModel(std::make_shared<const LaneModel>(model().sharedRows(), grouping, m_countryNames));
}

void TimelineView::setCountryNames(LaneModel::CountryName names) { m_countryNames = std::move(names); }

void TimelineView::afterRows() {
    m_sprites.reset();
    m_currentLane.reset();
    m_rangeAnchor.reset();
    m_overlay.hoveredEvent.reset();
    m_overlay.hoveredLane.reset();
    m_overlay.hoveredHeader.reset();
    syncSelection();
    updateScrollRange();
    updateAccessible();
    emit headerWidthChanged(headerWidth());
    emit modelChanged();
    viewport()->update();
}

void TimelineView::syncSelection() {
    std::vector<std::uint32_t> rows;
    for (const base::EventId id : m_selection.events())
        if (const auto row = rowOf(id)) rows.push_back(*row);
    m_layout.setSelected(std::move(rows), actorsOfSelection());
    measureBetween();
    m_centred = false;
    updateOverlay();
}

void TimelineView::updateOverlay() {
    const auto& rows = model().rows().rows;
    m_overlay.publications.clear();
    for (const base::EventId id : m_selection.events())
        if (const auto row = rowOf(id); row && rows[*row].published != 0) {
            auto& days = m_overlay.publications;
            days.erase(std::remove(days.begin(), days.end(), rows[*row].published), days.end());
            days.push_back(rows[*row].published);
        }
    const base::Instant now = m_overlay.publications.empty() ? model().lastPublished() : m_overlay.publications.back();
    m_overlay.futureFrom.reset();
    if (now != 0) m_overlay.futureFrom = static_cast<double>(now) + kHalfDay;
    if (m_overlay.publications.empty())
        m_layout.setFlag(std::nullopt, 0);
    else
        m_layout.setFlag(now, TimelinePainter::flagWidth(now, m_metrics));
    m_overlay.hoveredEvent = rowOf(m_selection.hovered());
    m_overlay.period.reset();
    if (const auto& period = m_selection.period()) m_overlay.period = TimeRange{period->begin, period->end};
    viewport()->update();
}

void TimelineView::updateAccessible() {
    QString text = tr("%1 events in %2 lanes, %3.")
                       .arg(countText(model().rows().rows.size()), countText(model().lanes().size()),
                            periodText(m_window.begin(), m_window.end()));
    if (const auto row = rowOf(m_selection.current())) {
        const query::EventRow& event = model().rows().rows[*row];
        const std::string_view label = model().rows().label(event);
        text = QStringLiteral("%1. %2, %3. %4").arg(QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size())),
                                                    whenText(event), QString::fromUtf8(event::name(event.status).data()), text);
    }
    setAccessibleDescription(text);
}

void TimelineView::setTheme(const Palette& palette) {
    m_theme = &palette;
    refreshLook();
}

const Palette& TimelineView::palette_() const { return m_theme ? *m_theme : Palette::of(isDark(palette())); }

void TimelineView::refreshLook() {
    m_metrics = Metrics(font());
    m_layout.setMetrics(m_metrics);
    m_sprites.reset();
    m_corner->setFixedHeight(static_cast<int>(std::round(m_metrics.px(kAxisHeight))));
    updateOverlay();
    updateScrollRange();
    emit headerWidthChanged(headerWidth());
}

void TimelineView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        refreshLook();
}

void TimelineView::setReducedMotion(bool reduced) { m_motion.setReduced(reduced); }

void TimelineView::setEmptyText(const QString& title, const QString& details) {
    m_emptyTitle = title;
    m_emptyDetails = details;
    viewport()->update();
}

TimelineFrame TimelineView::frame() const {
    const double header = headerWidth(), axis = std::round(m_metrics.px(kAxisHeight));
    const double width = viewport()->width(), height = viewport()->height();
    TimelineFrame frame;
    frame.axis = QRectF(header, 0, std::max(1.0, width - header), axis);
    frame.headers = QRectF(0, axis, header, std::max(1.0, height - axis));
    frame.plot = QRectF(header, axis, std::max(1.0, width - header), std::max(1.0, height - axis));
    frame.scroll = verticalScrollBar()->value();
    return frame;
}

TimelineLayout::View TimelineView::view() const {
    const TimelineFrame parts = frame();
    return {m_window.begin(), m_window.end(), parts.plot.width(), parts.plot.height(), parts.scroll};
}

const TimelineGeometry& TimelineView::geometry() { return m_layout.geometry(view()); }

double TimelineView::timeAt(double x) const {
    return m_window.begin() + (x - headerWidth()) / std::max(1, viewport()->width() - headerWidth()) * m_window.span();
}

PlotHit TimelineView::hitAt(QPointF position) {
    const TimelineFrame parts = frame();
    if (!parts.plot.contains(position)) return {};
    return hitTest(geometry(), position.x() - parts.plot.left(), position.y() - parts.plot.top() + parts.scroll, m_metrics.scale);
}

void TimelineView::updateScrollRange() {
    const TimelineLayout::View now = view();
    const double content = m_layout.contentHeight(now);
    verticalScrollBar()->setPageStep(static_cast<int>(now.height));
    verticalScrollBar()->setSingleStep(static_cast<int>(m_metrics.px(16)));
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(content - now.height))));
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollRange();
}

void TimelineView::scrollContentsBy(int, int) {
    if (m_card) m_card->hide();
    viewport()->update();
}

void TimelineView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    const double ratio = viewport()->devicePixelRatioF();
    const Palette& colours = palette_();
    if (!m_sprites) m_sprites = std::make_unique<SpriteCache>(colours, m_metrics, ratio);
    TimelinePainter timeline(colours, m_metrics, m_sprites.get());
    const TimelineFrame parts = frame();
    const TimelineGeometry& drawn = geometry();
    timeline.paint(painter, drawn, model().lanes(), m_overlay, parts, groupingTitle(m_grouping));
    if (drawn.unfinished) QTimer::singleShot(0, viewport(), qOverload<>(&QWidget::update));
    if (hasFocus()) painter.fillRect(QRectF(0, parts.axis.bottom() - 2, parts.headers.width() - 1, 2), colours.accent);
    if (!model().lanes().empty()) return;
    painter.setClipping(false);
    const QRectF middle(parts.plot.left(), parts.plot.center().y() - m_metrics.px(24), parts.plot.width(), m_metrics.px(20));
    painter.setFont(m_metrics.bold);
    painter.setPen(colours.text);
    painter.drawText(middle, Qt::AlignCenter, m_emptyTitle.isEmpty() ? tr("No events match the filter") : m_emptyTitle);
    painter.setFont(m_metrics.widget);
    painter.setPen(colours.text2);
    painter.drawText(middle.translated(0, m_metrics.px(20)), Qt::AlignCenter, m_emptyDetails);
}

void TimelineView::fitAll() {
    const TimeRange all = model().widened(model().fit());
    zoomTo(all.begin - all.span() * kFitMargin, all.end + all.span() * kFitMargin);
}

void TimelineView::goBack() {
    if (const auto window = m_history.back()) m_motion.glideTo(window->first, window->second);
}

void TimelineView::goForward() {
    if (const auto window = m_history.forward()) m_motion.glideTo(window->first, window->second);
}

void TimelineView::goTo(double t) { m_motion.glideTo(t - m_window.span() / 2, t + m_window.span() / 2); }

void TimelineView::zoomTo(double begin, double end) { m_motion.glideTo(begin, end); }

void TimelineView::zoomBy(double factor) { m_window.zoomAt(m_window.begin() + m_window.span() / 2, factor); }

void TimelineView::resetLaneHeights() {
    m_layout.setLaneScale(1);
    updateScrollRange();
    viewport()->update();
}

void TimelineView::setSentence(base::EventId event, const QString& sentence) {
    if (!m_card || !m_card->isVisible() || m_selection.hovered() != event) return;
    CardContent content = m_card->content();
    content.sentence = sentence;
    m_card->setContent(std::move(content), palette_(), m_metrics);
    m_card->showAt(*viewport(), m_hoverPosition, 8);
}

}  // namespace chancery::ui
