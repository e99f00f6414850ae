#include "ui/timeline/overview_strip.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/drawing/shapes.h"
#include "ui/model/wording.h"
#include "ui/timeline/axis.h"

namespace chancery::ui {

using event::QuadClass;

namespace {

constexpr double kLeastDays = 21;
constexpr double kHeight = 70, kLabels = 16, kColumn = 4, kGrip = 6, kMargin = 0.01, kFocusMargin = 0.04, kMonthsFrom = 70;

double half(const QuadMass& mass, QuadClass first, QuadClass second) {
    return mass[static_cast<std::size_t>(first)] + mass[static_cast<std::size_t>(second)] +
           mass[static_cast<std::size_t>(QuadClass::Neutral)] / 2;
}
double upOf(const QuadMass& mass) { return half(mass, QuadClass::VerbalCooperation, QuadClass::MaterialCooperation); }
double downOf(const QuadMass& mass) { return half(mass, QuadClass::VerbalConflict, QuadClass::MaterialConflict); }

enum class Shape : std::uint8_t { Linear, SquareRoot, Log };

// Any shape keeps the shares of the quad classes; the curved ones show the quiet times beside a peak.
void shapeColumn(Column& column, double peak, double room, Shape shape) {
    const auto scaled = [&](double side) {
        if (side <= 0) return 0.0;
        if (shape == Shape::Log) return std::log1p(side) / std::log1p(peak) * room / side;
        return shape == Shape::SquareRoot ? std::sqrt(side / peak) * room / side : room / peak;
    };
    const double a = scaled(upOf(column.mass)), b = scaled(downOf(column.mass));
    for (std::size_t q = 0; q < column.height.size(); ++q) column.height[q] = column.mass[q] * (q < 2 ? a : b);
    const auto neutral = static_cast<std::size_t>(QuadClass::Neutral);
    column.height[neutral] = column.mass[neutral] * (a + b) / 2;
}

}  // namespace

OverviewStrip::OverviewStrip(TimeWindow& window, Selection& selection, QWidget* parent)
    : QWidget(parent), m_window(window), m_selection(selection), m_model(std::make_shared<const LaneModel>(nullptr, Grouping::None)),
      m_motion(window) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Overview"));
    connect(&m_window, &TimeWindow::changed, this, [this] {
        setAccessibleDescription(tr("Showing %1").arg(periodText(m_window.begin(), m_window.end())));
        update();
    });
    connect(&m_selection, &Selection::periodChanged, this, qOverload<>(&QWidget::update));
    connect(&m_selection, &Selection::changed, this, qOverload<>(&QWidget::update));
}

void OverviewStrip::setModel(std::shared_ptr<const LaneModel> model, std::shared_ptr<const LaneModel> hits) {
    Q_ASSERT(model);
    m_model = std::move(model);
    m_hits = std::move(hits);
    m_histogram.reset();
    update();
}

void OverviewStrip::setTheme(const Palette& palette) {
    m_theme = &palette;
    update();
}

const Palette& OverviewStrip::palette_() const { return m_theme ? *m_theme : Palette::of(isDark(palette())); }

void OverviewStrip::setHeaderWidth(int width) {
    m_headerWidth = width;
    m_histogram.reset();
    update();
}

QSize OverviewStrip::sizeHint() const { return {800, static_cast<int>(std::lround(Metrics(font()).px(kHeight)))}; }
QSize OverviewStrip::minimumSizeHint() const { return {200, sizeHint().height()}; }

void OverviewStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) updateGeometry();
    m_histogram.reset();
    update();
}

TimeRange OverviewStrip::range() const {
    if (m_grip != Grip::None) return m_frozen;
    // A few events of long ago must not squeeze the case into a line: they are counted at the edge.
    const TimeRange chosen = m_model->fit();
    const bool far = chosen != m_model->extent();
    const double least = kLeastDays * 86'400, missing = std::max(0.0, least - chosen.span());
    const TimeRange all{chosen.begin - missing / 2, chosen.end + missing / 2};
    const double margin = all.span() * (!far ? kMargin : kFocusMargin);
    // A window far outside must not squeeze the case into a line.
    const double most = all.span();
    return {std::max(std::min(all.begin - margin, m_window.begin()), all.begin - most),
            std::min(std::max(all.end + margin, m_window.end()), all.end + most)};
}

QRectF OverviewStrip::plot() const { return QRectF(m_headerWidth, 0, std::max(1, width() - m_headerWidth), height()); }

double OverviewStrip::timeAt(double x) const {
    const TimeRange shown = range();
    return shown.begin + (x - m_headerWidth) / plot().width() * shown.span();
}

const OverviewStrip::Histogram& OverviewStrip::histogram() {
    const TimeRange shown = range();
    const TimeScale scale(shown.begin, shown.end, plot().width());
    if (m_histogram && m_histogram->scale == scale) return *m_histogram;
    Histogram h;
    h.scale = scale;
    h.step = columnStep(scale, kColumn);
    const double room = height() - Metrics(font()).px(kLabels);
    h.baseline = std::round(room / 2);
    const std::vector<base::Instant> edges = boundaries(h.step, scale.begin(), scale.end());
    std::vector<QuadMass> masses;
    m_model->all().columns(h.step, edges, masses);
    double peak = 0;
    Shape shape = Shape::Linear;
    std::vector<double> heights;
    for (const QuadMass& mass : masses) {
        const double tallest = std::max(upOf(mass), downOf(mass));
        peak = std::max(peak, tallest);
        if (tallest > 0) heights.push_back(std::max(tallest, 1.0));
    }
    peak = std::max(peak, 1.0);  // a full bar is at least one event: the share of a year in a week is not
    if (!heights.empty()) {
        const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
        std::nth_element(heights.begin(), middle, heights.end());
        if (m_heights == Heights::Automatic && peak > 4 * *middle) shape = Shape::SquareRoot;
    }
    if (m_heights == Heights::Log) shape = Shape::Log;
    for (std::size_t i = 0; i < masses.size(); ++i) {
        Column column;
        column.mass = masses[i];
        if (column.total() <= 0) continue;
        column.begin = edges[i];
        column.end = edges[i + 1];
        column.x = std::round(scale.x(static_cast<double>(column.begin)));
        column.width = std::max(1.0, std::round(scale.x(static_cast<double>(column.end))) - column.x - 1);
        shapeColumn(column, peak, h.baseline - 4, shape);
        h.columns.push_back(column);
    }
    if (m_hits)
        for (double x = 0; x < scale.width(); ++x)
            if (m_hits->all().countBeginningFrom(scale.t(x)) > m_hits->all().countBeginningFrom(scale.t(x + 1))) h.hits.push_back(x);
    m_histogram = std::move(h);
    return *m_histogram;
}

void OverviewStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette_().base);
    painter.save();
    painter.setClipRect(plot());
    painter.translate(m_headerWidth, 0);
    paintHistogram(painter, histogram());
    paintWindow(painter);
    paintHits(painter);
    paintSelected(painter);
    paintEdgeCounts(painter);
    painter.restore();
    paintHeader(painter);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), palette_().border);
    if (hasFocus()) painter.fillRect(QRectF(0, height() - 2, m_headerWidth - 1, 2), palette_().accent);
}

void OverviewStrip::setHeights(Heights heights) {
    m_heights = heights;
    m_histogram.reset();
    update();
}

void OverviewStrip::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    const std::pair<Heights, QString> choices[] = {{Heights::Automatic, tr("Heights: automatic")}, {Heights::Linear, tr("Heights: linear")},
                                                   {Heights::Log, tr("Heights: logarithmic")}};
    for (const auto& [choice, words] : choices) {
        QAction* action = menu.addAction(words, this, [this, heights = choice] { setHeights(heights); });
        action->setCheckable(true);
        action->setChecked(choice == m_heights);
    }
    menu.addSeparator();
    menu.addAction(tr("Show all"), this, &OverviewStrip::fitRequested);
    menu.exec(event->globalPos());
}

// Where the selected events lie in the whole.
void OverviewStrip::paintSelected(QPainter& painter) {
    const TimeScale& scale = histogram().scale;
    double last = -10;
    for (const base::EventId id : m_selection.events()) {
        const auto row = m_model->rowOf(id);
        if (!row) continue;
        const query::EventRow& event = m_model->rows().rows[*row];
        const double x = std::round(scale.x(static_cast<double>(event.begin) + static_cast<double>(event.end - event.begin) / 2));
        if (x == last) continue;
        painter.fillRect(QRectF(x - 1, 0, 2, 5), palette_().accent);
        last = x;
    }
}

// Where the words are found, in the colour of text: no kind of act has it.
void OverviewStrip::paintHits(QPainter& painter) {
    const Metrics metrics{font()};
    const double foot = height() - metrics.px(kLabels), tall = metrics.px(7);
    for (const double x : histogram().hits) painter.fillRect(QRectF(x, foot - tall, std::max(1.0, metrics.px(1.5)), tall), palette_().text);
}

void OverviewStrip::paintEdgeCounts(QPainter& painter) {
    const TimeRange shown = range();
    const Metrics metrics{font()};
    const double y = metrics.px(11);
    if (const std::size_t before = m_model->all().countEndingBefore(shown.begin))
        drawEdgeCount(painter, palette_(), metrics, 2, y, before, -1);
    if (const std::size_t after = m_model->all().countBeginningFrom(shown.end))
        drawEdgeCount(painter, palette_(), metrics, plot().width() - 2, y, after, 1);
}

void OverviewStrip::paintHistogram(QPainter& painter, const Histogram& h) {
    const Palette& colours = palette_();
    const Metrics metrics{font()};
    const double width = plot().width();
    const bool months = h.scale.end() - h.scale.begin() > kMonthsFrom * 86'400;  // "Oct" says more than "9 Oct, 23 Oct"
    const double least = std::max(metrics.px(64), months ? h.scale.px(27.9 * 86'400) : 0);
    const AxisGeometry axis = makeAxis(h.scale, least, QFontMetricsF(metrics.count), QFontMetricsF(metrics.count));
    painter.setFont(metrics.count);
    for (const AxisLabel& label : axis.labels) {
        if (label.x > 0) painter.fillRect(QRectF(std::round(label.x), 0, 1, height()), colours.grid);
        const CivilDate date = civil(label.begin);
        QString text = label.text;
        const bool newYear = axis.fine.unit == CalendarUnit::Month && (date.month == 1 || &label == &axis.labels.front());
        if (newYear) text = QStringLiteral("%1 %2").arg(QLatin1String(shortMonthName(date.month)), yearText(date.year));
        const double x = std::max(0.0, label.x) + metrics.px(5);
        if (x + QFontMetricsF(metrics.count).horizontalAdvance(text) > std::min(label.end, width) - 2) continue;
        painter.setPen(colours.text2);
        painter.drawText(QPointF(std::round(x), height() - metrics.px(5)), text);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(0, h.baseline, width, 1), colours.gridMajor);
    for (const Column& column : h.columns) {
        const double statements = column.height[static_cast<std::size_t>(QuadClass::Neutral)];
        double up = h.baseline - statements / 2, down = h.baseline + statements / 2;
        const auto rise = [&](double& y, QuadClass quad, double direction) {
            const double from = std::round(y);
            y += direction * column.height[static_cast<std::size_t>(quad)];
            const double to = std::round(y);
            if (from != to) painter.fillRect(QRectF(column.x, std::min(from, to), column.width, std::abs(to - from)), colours.quad(quad).fill);
        };
        double from = up;
        rise(from, QuadClass::Neutral, 1);
        rise(up, QuadClass::VerbalCooperation, -1);
        rise(up, QuadClass::MaterialCooperation, -1);
        rise(down, QuadClass::VerbalConflict, 1);
        rise(down, QuadClass::MaterialConflict, 1);
        if (std::round(up) != std::round(down)) continue;
        const auto most = std::max_element(column.mass.begin(), column.mass.end()) - column.mass.begin();
        painter.fillRect(QRectF(column.x, h.baseline - (most < 2 ? 1 : 0), column.width, 1), colours.quads[static_cast<std::size_t>(most)].fill);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void OverviewStrip::paintWindow(QPainter& painter) {
    const Palette& colours = palette_();
    const TimeScale& scale = histogram().scale;
    const double s = Metrics(font()).scale, bottom = height();
    const double a = std::clamp(std::round(scale.x(m_window.begin())), -20.0, scale.width() + 20);
    double b = std::clamp(std::round(scale.x(m_window.end())), -20.0, scale.width() + 20);
    b = std::max(b, a + 3);
    if (a > 0) painter.fillRect(QRectF(0, 0, a, bottom), colours.shade);
    if (b < scale.width()) painter.fillRect(QRectF(b, 0, scale.width() - b, bottom), colours.shade);
    if (const auto& period = m_selection.period()) {
        QColor tint = colours.accent;
        tint.setAlphaF(0.18F);
        painter.fillRect(QRectF(scale.x(period->begin), 0, std::max(1.0, scale.px(period->end - period->begin)), bottom), tint);
    }
    painter.setPen(QPen(colours.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(a + 0.5, 0.5, b - a - 1, bottom - 2));
    for (const double x : {std::max(a, 3 * s), std::min(b, scale.width() - 3 * s)}) {
        const double top = std::round(bottom / 2 - 13 * s) + 0.5;
        painter.setBrush(colours.base);
        painter.drawRoundedRect(QRectF(std::round(x - 3 * s) + 0.5, top, std::round(6 * s), 24 * s), 2 * s, 2 * s);
        painter.drawLine(QPointF(std::round(x) + 0.5, top + 7 * s), QPointF(std::round(x) + 0.5, top + 17 * s));
    }
}

void OverviewStrip::paintHeader(QPainter& painter) {
    const Palette& colours = palette_();
    const Metrics metrics{font()};
    const double s = metrics.scale;
    painter.fillRect(QRectF(0, 0, m_headerWidth, height()), colours.header);
    painter.fillRect(QRectF(m_headerWidth - 1, 0, 1, height()), colours.border);
    painter.setFont(metrics.bold);
    painter.setPen(colours.text);
    painter.drawText(QPointF(8 * s, 17 * s), tr("Overview"));
    painter.setFont(metrics.label);
    painter.setPen(colours.text2);
    const std::size_t all = m_model->rows().rows.size();
    painter.drawText(QPointF(8 * s, 33 * s), m_hits ? tr("%1 of %2 found").arg(countText(m_hits->rows().rows.size()), countText(all))
                                                    : counted(all, tr("event"), tr("events")));
    painter.setFont(metrics.count);
    painter.drawText(QPointF(8 * s, 48 * s), tr("1 bar = %1").arg(stepText(histogram().step)));
    const QString legend = tr("↑ cooperation, ↓ conflict");
    if (QFontMetricsF(metrics.count).horizontalAdvance(legend) <= m_headerWidth - 12 * s) painter.drawText(QPointF(8 * s, 62 * s), legend);
}

OverviewStrip::Grip OverviewStrip::gripAt(double x) const {
    const TimeRange shown = range();
    const TimeScale scale(shown.begin, shown.end, plot().width());
    const double at = x - m_headerWidth, a = scale.x(m_window.begin()), b = scale.x(m_window.end());
    const double reach = kGrip * Metrics(font()).scale;
    if (at < -reach) return Grip::None;
    const double toBegin = std::abs(at - a), toEnd = std::abs(at - b);
    if (b - a < 3 * reach && at > a - reach / 2 && at < b + reach / 2) {  // a narrow frame: its middle still moves
        if (at < a) return Grip::Begin;
        return at > b ? Grip::End : Grip::Window;
    }
    if (std::min(toBegin, toEnd) <= reach) return toBegin < toEnd ? Grip::Begin : Grip::End;
    return at > a && at < b ? Grip::Window : Grip::New;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || event->position().x() < m_headerWidth) return;
    m_motion.stop();
    m_frozen = range();
    m_grip = event->modifiers() & Qt::ShiftModifier ? Grip::New : gripAt(event->position().x());
    m_grabTime = timeAt(event->position().x());
    m_grabBegin = m_window.begin();
    m_grabEnd = m_window.end();
    m_moved = false;
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
    const double now = timeAt(event->position().x());
    if (m_grip == Grip::None) {
        const Grip grip = gripAt(event->position().x());
        setCursor(grip == Grip::Begin || grip == Grip::End ? Qt::SizeHorCursor : grip == Grip::Window ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_moved && std::abs(now - m_grabTime) < 3 * m_frozen.span() / plot().width()) return;
    m_moved = true;
    switch (m_grip) {
        case Grip::Window:
            setCursor(Qt::ClosedHandCursor);
            m_window.set(m_grabBegin + now - m_grabTime, m_grabEnd + now - m_grabTime);
            break;
        case Grip::Begin: m_window.set(std::min(now, m_grabEnd - TimeWindow::kMinSpan), m_grabEnd); break;
        case Grip::End: m_window.set(m_grabBegin, std::max(now, m_grabBegin + TimeWindow::kMinSpan)); break;
        case Grip::New: m_window.set(std::min(now, m_grabTime), std::max(now, m_grabTime)); break;
        case Grip::None: break;
    }
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent* event) {
    const Grip grip = m_grip;
    const double at = timeAt(event->position().x());
    m_grip = Grip::None;
    unsetCursor();
    if (grip == Grip::New && !m_moved) m_motion.glideTo(at - m_window.span() / 2, at + m_window.span() / 2);
    update();
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent*) { emit fitRequested(); }

void OverviewStrip::wheelEvent(QWheelEvent* event) {
    m_motion.stop();
    const double steps = event->angleDelta().y() / 120.0, sideways = event->angleDelta().x() / 120.0;
    if (event->modifiers() & Qt::ShiftModifier || sideways != 0)
        m_window.panBy(-(sideways != 0 ? sideways : steps) * 0.1 * m_window.span());
    else if (steps != 0)
        m_window.zoomAt(std::clamp(timeAt(event->position().x()), m_window.begin(), m_window.end()), std::pow(1.2, steps));
    event->accept();
}

void OverviewStrip::keyPressEvent(QKeyEvent* event) {
    const double step = m_window.span() * 0.1;
    const bool resize = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
        case Qt::Key_Left: return resize ? m_window.set(m_window.begin(), m_window.end() - step) : m_window.panBy(-step);
        case Qt::Key_Right: return resize ? m_window.set(m_window.begin(), m_window.end() + step) : m_window.panBy(step);
        case Qt::Key_PageUp: return m_motion.glideTo(m_window.begin() - m_window.span(), m_window.end() - m_window.span());
        case Qt::Key_PageDown: return m_motion.glideTo(m_window.begin() + m_window.span(), m_window.end() + m_window.span());
        case Qt::Key_Home:
        case Qt::Key_Enter:
        case Qt::Key_Return: return emit fitRequested();
        default: QWidget::keyPressEvent(event);
    }
}

}  // namespace chancery::ui
