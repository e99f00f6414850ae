#include "ui/render/picture_page.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/drawing/shapes.h"
#include "ui/model/date_text.h"
#include "ui/model/wording.h"
#include "ui/render/svg_file.h"

namespace chancery::ui {

using query::EventRow;

namespace {

constexpr double kMargin = 56, kLaneColumn = 118, kAxisTop = 116, kLanesTop = 158, kRow = 17, kFootTop = 42, kAboveFoot = 12;
constexpr double kLegendLine = 23, kSourceLine = 20, kLowSourceLine = 15, kUsualLegend = 110, kBlockGap = 16;
constexpr double kSourceColumn = 360, kMostSourceShare = 0.25;  // of a page that is too low for its lanes
constexpr qsizetype kLongestLabel = 150;
constexpr std::size_t kMostNumbered = 20'000, kMostListed = 400;  // events, sources: beyond it a list says nothing
constexpr std::size_t kLinesBeside = 6, kMostSourceColumns = 4;

QString say(const char* words) { return QCoreApplication::translate("PicturePage", words); }

QString fromView(std::string_view words) { return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())); }

QString laneRule(Grouping grouping) {
    switch (grouping) {
        case Grouping::Country: return say("an event stands in the lane of each country in it");
        case Grouping::Official: return say("an event stands in the lane of each official in it");
        default: return {};
    }
}

}  // namespace

PicturePage::PicturePage(const query::EventRows& rows, const PictureOptions& options)
    : m_options(options), m_palette(Palette::of(options.dark)), m_metrics(metricsOf(options)), m_layout(m_metrics) {
    selectRows(rows);
    const auto plain = m_rows;
    m_listSources = m_options.sources && m_rows->rows.size() <= kMostNumbered;
    if (m_listSources) numberSources();
    const auto withoutNumbers = [&] {
        m_listSources = false;
        m_rows = plain;
    };
    if (m_sources.size() > kMostListed) withoutNumbers();
    arrange();
    if (m_listSources && m_layout.isCondensed() && sourcesHeight() > kMostSourceShare * m_options.size.height()) {
        withoutNumbers();  // a number that leads nowhere says less than none
        arrange();
    }
}

void PicturePage::arrange() {
    m_model = std::make_shared<const LaneModel>(m_rows, m_options.grouping, m_options.countryName);
    m_layout.setModel(m_model);
    collectLegend();
    fitLanes();
}

void PicturePage::selectRows(const query::EventRows& rows) {
    // The rows outlive the page: they are copied only where they have to change.
    m_rows = std::shared_ptr<const query::EventRows>(std::shared_ptr<void>(), &rows);
    m_titled = m_options.period ? *m_options.period : fitOf(rows);
    m_period = m_titled;
    if (!m_options.period) m_period = {m_titled.begin - m_titled.span() * 0.02, m_titled.end + m_titled.span() * 0.03};
    const auto outside = [&](const EventRow& row) {
        return static_cast<double>(row.end) < m_period.begin || static_cast<double>(row.begin) >= m_period.end;
    };
    if (std::none_of(rows.rows.begin(), rows.rows.end(), outside)) return;
    if (!m_options.period)
        for (const EventRow& row : rows.rows) {
            m_report.before += static_cast<double>(row.end) < m_period.begin;
            m_report.after += static_cast<double>(row.begin) >= m_period.end;
        }
    auto some = std::make_shared<query::EventRows>(rows);
    std::erase_if(some->rows, outside);
    m_rows = std::move(some);
}

// Sources are numbered by the day they were published; each label ends in its number.
void PicturePage::numberSources() {
    auto numbered = std::make_shared<query::EventRows>(*m_rows);
    std::vector<std::pair<base::Instant, QString>> lines;
    std::vector<QString> lineOf;
    for (const EventRow& row : m_rows->rows) {
        QString line;
        if (m_options.sourceLine) line = m_options.sourceLine(row);
        if (line.isEmpty()) {
            const QString name = row.sourceName < m_rows->sourceNames().size() ? fromView(m_rows->sourceNames()[row.sourceName]) : QString();
            line = QStringLiteral("%1, %2").arg(name.isEmpty() ? say("Unnamed source") : name, dayText(row.published));
        }
        lines.emplace_back(row.published, line);
        lineOf.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    std::map<QString, std::size_t> numbers;
    for (const auto& [day, line] : lines)
        if (numbers.emplace(line, numbers.size() + 1).second)
            m_sources.push_back(m_options.anonymous ? say("Source %1, %2").arg(numbers.size()).arg(dayText(day)) : line);
    std::string labels;
    for (std::size_t i = 0; i < m_rows->rows.size(); ++i) {
        EventRow& row = numbered->rows[i];
        const std::string label = fromView(m_rows->label(row)).left(kLongestLabel).toStdString() + " [" + std::to_string(numbers[lineOf[i]]) + "]";
        row.labelBegin = static_cast<std::uint32_t>(labels.size());
        row.labelLength = static_cast<std::uint16_t>(label.size());
        labels += label;
    }
    auto names = std::make_shared<query::EventNames>(*numbered->names);
    names->labels = std::move(labels);
    numbered->names = std::move(names);
    m_rows = std::move(numbered);
    placeSources();
}

// A short list stands beside the legend; a longer one below it, over the whole width.
void PicturePage::placeSources() {
    const auto linesOf = [&](std::size_t columns) { return (m_sources.size() + columns - 1) / columns; };
    double widest = 0;
    for (const QString& line : m_sources) widest = std::max(widest, QFontMetricsF(m_metrics.label).horizontalAdvance(line));
    const auto beside = static_cast<std::size_t>((right() - sourcesLeft()) / (widest + 50));
    m_sourceColumns = std::clamp<std::size_t>(std::min(beside, m_sources.size() / 3), 1, kMostSourceColumns);
    m_sourceLines = linesOf(m_sourceColumns);
    m_sourcesBelow = m_sourceLines > kLinesBeside;
    if (!m_sourcesBelow) return;
    m_sourceColumns = std::max<std::size_t>(static_cast<std::size_t>((right() - kMargin) / kSourceColumn), 1);
    m_sourceLines = linesOf(m_sourceColumns);
}

double PicturePage::right() const { return m_options.size.width() - kMargin; }
double PicturePage::plotLeft() const { return kMargin + std::max(kLaneColumn, std::round(m_layout.headerWidth() - 20)); }
double PicturePage::plotWidth() const { return right() - plotLeft(); }

double PicturePage::sourcesLeft() const {
    return m_options.legend && !m_sourcesBelow ? std::round(m_options.size.width() * 0.5625) : kMargin;
}

TimelineLayout::View PicturePage::viewOf(double height) const {
    return {m_period.begin, m_period.end, plotWidth(), height, 0};
}

double PicturePage::legendHeight() const {
    return m_options.legend && !m_legend.empty() ? 12 + static_cast<double>(legendLines().size()) * kLegendLine : 0;
}

double PicturePage::sourcesHeight() const {
    if (!m_listSources || m_sources.empty()) return 0;
    return 14 + static_cast<double>(m_sourceLines) * (m_sourcesBelow ? kLowSourceLine : kSourceLine);
}

double PicturePage::footBlockHeight() const {
    const double legend = legendHeight(), sources = sourcesHeight();
    const double height = m_sourcesBelow ? legend + sources + (legend > 0 ? kBlockGap : 0) : std::max(legend, sources);
    return height > 0 ? height + 24 : 0;
}

double PicturePage::heightNeeded() const { return m_lanesBottom + kAboveFoot + footBlockHeight() + kFootTop; }

// What every lane needs; if the page is too low, folds and columns for the highest; then fewer lanes.
void PicturePage::fitLanes() {
    if (m_options.publication) {
        const double width = QFontMetricsF(m_metrics.labelBold).horizontalAdvance(say("published %1").arg(dayText(*m_options.publication))) + 24;
        m_layout.setFlag(m_options.publication, width);
    }
    const double bottom = m_options.size.height() - kFootTop - footBlockHeight() - kAboveFoot;
    const double room = std::max(60.0, bottom - kLanesTop);
    m_layout.setForExport(room, kRow, m_listSources);
    const TimelineGeometry& all = m_layout.geometry(viewOf(m_options.size.height()));
    std::vector<bool> seen(m_rows->rows.size());
    m_lanesBottom = kLanesTop;
    m_report.lanes = 0;
    for (const LaneGeometry& lane : all.lanes) {
        if (kLanesTop + lane.y + lane.height > kLanesTop + room) break;
        m_lanesBottom = kLanesTop + lane.y + lane.height;
        ++m_report.lanes;
        for (const Mark& mark : lane.marks) seen[mark.event] = true;
        for (const Fold& fold : lane.folds)
            for (const std::uint32_t event : fold.events) seen[event] = true;
        if (lane.mode == LaneMode::Density)
            for (const std::uint32_t row : m_model->lanes()[lane.lane].index->members()) seen[row] = true;
    }
    m_report.lanesLeftOut = m_model->lanes().size() - m_report.lanes;
    m_report.events = m_rows->rows.size();
    m_report.drawn = static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
}

void PicturePage::collectLegend() {
    m_legend.clear();
    if (!m_options.legend) return;
    std::set<int> quads, statuses;
    bool dense = false, verified = false;
    const double below = kFootTop + kAboveFoot + kUsualLegend + sourcesHeight();
    m_layout.setForExport(std::max(60.0, m_options.size.height() - kLanesTop - below), kRow, m_listSources);
    const TimelineGeometry& all = m_layout.geometry(viewOf(m_options.size.height()));
    std::set<MarkKind> kinds;
    bool fuzzy = false, known = false, folded = false;
    for (const LaneGeometry& lane : all.lanes) {
        folded = folded || !lane.folds.empty();
        dense = dense || lane.mode == LaneMode::Density;
        for (const Mark& mark : lane.marks) {
            kinds.insert(mark.kind);
            fuzzy = fuzzy || (mark.kind == MarkKind::Bar && mark.fuzzy);
            known = known || (mark.kind == MarkKind::Bar && !mark.fuzzy);
        }
    }
    for (const EventRow& row : m_rows->rows) {
        quads.insert(static_cast<int>(row.quad()));
        statuses.insert(static_cast<int>(row.status));
        verified = verified || row.verified;
    }
    const QFontMetricsF metrics(m_metrics.label);
    const auto add = [&](LegendItem::Kind kind, int value, const QString& words, double sign) {
        m_legend.push_back({kind, value, words, sign + metrics.horizontalAdvance(words)});
    };
    for (const event::QuadClass quad : kQuadOrder)
        if (quads.contains(static_cast<int>(quad)))
            add(LegendItem::Kind::Quad, static_cast<int>(quad),
                quad == event::QuadClass::Neutral ? say("statement") : fromView(event::name(quad)).replace(QLatin1Char('_'), QLatin1Char(' ')), 17);
    for (const int status : statuses)
        add(LegendItem::Kind::Status, status, fromView(event::name(static_cast<event::EventStatus>(status))),
            status == static_cast<int>(event::EventStatus::Ongoing) ? 24 : 17);
    if (verified) add(LegendItem::Kind::Verified, 0, say("checked by the analyst"), 21);
    if (fuzzy) add(LegendItem::Kind::Fuzzy, 0, say("some time within"), 60);
    if (known) add(LegendItem::Kind::Known, 0, say("lasted from – to"), 50);
    if (kinds.contains(MarkKind::Tail)) add(LegendItem::Kind::Tail, 0, say("no date in the text: by publication at the latest"), 41);
    if (folded) add(LegendItem::Kind::Fold, 0, say("so many events"), 26);
    if (dense) add(LegendItem::Kind::Column, 0, say("many events: cooperation up, conflict down; a dark edge marks a cut column"), 34);
}

// Quad classes, statuses and shapes begin a line each.
std::vector<std::vector<PicturePage::LegendItem>> PicturePage::legendLines() const {
    const double room = (m_listSources && !m_sources.empty() && !m_sourcesBelow ? m_options.size.width() * 0.54 : right()) - kMargin;
    const auto groupOf = [](const LegendItem& item) {
        return item.kind == LegendItem::Kind::Quad ? 0 : item.kind <= LegendItem::Kind::Verified ? 1 : 2;
    };
    std::vector<std::vector<LegendItem>> lines;
    double used = 0;
    for (const LegendItem& item : m_legend) {
        if (lines.empty() || groupOf(lines.back().back()) != groupOf(item) || used + item.width > room) {
            lines.emplace_back();
            used = 0;
        }
        lines.back().push_back(item);
        used += item.width + 22;
    }
    return lines;
}

QFont PicturePage::font(double px, bool bold) const {
    QFont copy = m_metrics.widget;
    copy.setPixelSize(static_cast<int>(px));
    copy.setBold(bold);
    return copy;
}

void PicturePage::text(QPainter& p, double x, double y, const QString& words, const QFont& f, const QColor& colour) const {
    p.setFont(f);
    p.setPen(colour);
    p.drawText(QPointF(x, y), words);
}

void PicturePage::textRight(QPainter& p, double x, double y, const QString& words, const QFont& f, const QColor& colour) const {
    text(p, x - QFontMetricsF(f).horizontalAdvance(words), y, words, f, colour);
}

PictureReport PicturePage::paint(QPainter& painter) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(0, 0), m_options.size), m_palette.base);
    const TimelineGeometry& geometry = m_layout.geometry(viewOf(m_options.size.height()));
    paintLanes(painter, geometry);
    paintAxis(painter, geometry);
    paintPublication(painter, geometry);
    paintHead(painter);
    const double top = m_options.size.height() - kFootTop - footBlockHeight() + kAboveFoot;
    paintLegend(painter, top);
    paintSources(painter, top);
    paintFoot(painter);
    painter.restore();
    return m_report;
}

void PicturePage::paintHead(QPainter& p) const {
    const QFont titleFont = font(26, true), filterFont = [] {
        QFont mono(QStringLiteral("Liberation Mono"));
        mono.setStyleHint(QFont::Monospace);
        mono.setPixelSize(13);
        return mono;
    }();
    const bool filtered = !m_options.filterText.isEmpty();
    const double half = (right() - kMargin) * (filtered ? 0.6 : 1);
    const QString title = m_options.title.isEmpty() ? say("Timeline") : m_options.title;
    text(p, kMargin, 62, QFontMetricsF(titleFont).elidedText(title, Qt::ElideRight, half), titleFont, m_palette.text);
    text(p, kMargin, 90, periodText(m_titled.begin, m_titled.end), font(15), m_palette.text2);
    if (filtered) {
        textRight(p, right(), 62, say("Filter"), m_metrics.widget, m_palette.text2);
        textRight(p, right(), 84, QFontMetricsF(filterFont).elidedText(m_options.filterText, Qt::ElideRight, (right() - kMargin) * 0.6), filterFont,
                  m_palette.text);
    }
    p.fillRect(QRectF(kMargin, 106, right() - kMargin, 1.2), m_palette.text);
}

void PicturePage::paintLanes(QPainter& p, const TimelineGeometry& geometry) const {
    TimelinePainter lanes(m_palette, m_metrics);
    lanes.setReferences(m_listSources);
    TimelineOverlay overlay;
    if (m_options.publication) overlay.futureFrom = static_cast<double>(*m_options.publication) + 43'200;
    const QRectF plot(plotLeft(), kLanesTop, plotWidth(), m_lanesBottom - kLanesTop);
    lanes.paintGround(p, geometry, overlay, plot);
    if (m_options.publication) {
        const double x = geometry.scale.x(static_cast<double>(*m_options.publication) + 43'200);
        if (x > 0 && x < plotWidth()) p.fillRect(QRectF(plotLeft() + x - 0.6, kLanesTop, 1.2, plot.height()), m_palette.accent);
    }
    for (std::size_t i = 0; i < m_report.lanes; ++i) {
        const LaneGeometry& lane = geometry.lanes[i];
        svgGroup(p, m_model->lanes()[lane.lane].name);
        p.save();
        p.translate(plotLeft(), kLanesTop + lane.y);
        p.setClipRect(QRectF(0, 0, lane.width, lane.height));
        lanes.paintLane(p, lane, overlay);
        p.restore();
        svgGroup(p, {});
    }
    // SVG knows no clipping here: what reaches over the edges is covered.
    p.fillRect(QRectF(0, kLanesTop, plotLeft() - 0.5, plot.height()), m_palette.base);
    p.fillRect(QRectF(right() + 0.5, kLanesTop, kMargin, plot.height()), m_palette.base);
    for (std::size_t i = 0; i < m_report.lanes; ++i) paintLaneHead(p, geometry.lanes[i], kLanesTop + geometry.lanes[i].y);
    if (m_report.lanes == 0)
        text(p, plotLeft() + 6, kLanesTop + 30, say("No events in this period"), m_metrics.widget, m_palette.text2);
}

void PicturePage::paintLaneHead(QPainter& p, const LaneGeometry& lane, double y) const {
    const Lane& named = m_model->lanes()[lane.lane];
    const QFont nameFont = font(13, true);
    const double count = lane.height < 36 ? QFontMetricsF(m_metrics.label).horizontalAdvance(countText(named.index->size())) + 6 : 0;
    const double room = plotLeft() - kMargin - 8 - count;
    text(p, kMargin, y + 17, QFontMetricsF(nameFont).elidedText(named.name, Qt::ElideRight, room), nameFont, m_palette.text);
    if (lane.height >= 36) {
        const std::size_t n = named.index->size();
        text(p, kMargin, y + 32, n == 1 ? say("1 event") : say("%1 events").arg(countText(n)), m_metrics.label, m_palette.text2);
    } else {
        textRight(p, plotLeft() - 8, y + 17, countText(named.index->size()), m_metrics.label, m_palette.text2);
    }
    if (lane.more > 0) text(p, kMargin, y + (lane.height >= 52 ? 47 : 32), say("%1 not drawn").arg(countText(lane.more)), m_metrics.labelBold, m_palette.warn);
    p.fillRect(QRectF(kMargin, y + lane.height - 1, right() - kMargin, 1), m_palette.gridMajor);
}

void PicturePage::paintAxis(QPainter& p, const TimelineGeometry& geometry) const {
    const double left = plotLeft();
    const auto vertical = [&](double x, double top, double bottom, const QColor& colour) {
        p.fillRect(QRectF(left + x, top, 1, bottom - top), colour);
    };
    for (const AxisLabel& label : geometry.axis.labels) {
        if (label.x >= -0.5) vertical(label.x, kLanesTop - 6, kLanesTop, m_palette.gridMajor);
        const bool weekend = geometry.axis.fine == CalendarStep{CalendarUnit::Day, 1} && civil(label.begin).weekday > 5;
        text(p, left + label.x + 5, kAxisTop + 36, label.text, m_metrics.label, weekend ? m_palette.text2 : m_palette.text);
    }
    for (const AxisLabel& label : geometry.axis.coarseLabels) {
        if (label.x > 0) vertical(label.x, kAxisTop + 6, kLanesTop, m_palette.gridMajor);
        text(p, left + label.textX - 1, kAxisTop + 18, label.text, font(12, true), m_palette.text);
    }
    p.fillRect(QRectF(left, kLanesTop - 0.5, plotWidth(), 1), m_palette.border);
}

void PicturePage::paintPublication(QPainter& p, const TimelineGeometry& geometry) const {
    if (!m_options.publication) return;
    const double x = geometry.scale.x(static_cast<double>(*m_options.publication) + 43'200);
    if (x < 0 || x > plotWidth()) return;
    const QString words = say("published %1").arg(dayText(*m_options.publication));
    const double width = QFontMetricsF(m_metrics.labelBold).horizontalAdvance(words) + 16;
    const bool hangsLeft = plotLeft() + x + width > right();
    const double from = plotLeft() + x - (hangsLeft ? width : 0);
    p.fillRect(QRectF(plotLeft() + x - 0.6, kAxisTop + 8, 1.2, kLanesTop - kAxisTop - 8), m_palette.accent);
    p.fillRect(QRectF(from - 1, kAxisTop + 6, width + 2, 17), m_palette.base);
    p.setPen(Qt::NoPen);
    p.setBrush(m_palette.accent);
    const QPointF tip(plotLeft() + x, kAxisTop + 20);
    p.drawPolygon(QPolygonF({tip, tip + QPointF(-4, -6), tip + QPointF(4, -6)}));
    text(p, from + (hangsLeft ? 7 : 9), kAxisTop + 19, words, m_metrics.labelBold, m_palette.accent);
}

double PicturePage::paintLegendItem(QPainter& p, const LegendItem& item, double x, double y) const {
    const double middle = y - 4;
    using event::EventStatus;
    using event::QuadClass;
    double words = x + 17;
    BarLook look;
    switch (item.kind) {
        case LegendItem::Kind::Quad: drawSwatch(p, m_palette, QPointF(x, middle - 5.5), static_cast<QuadClass>(item.value), 1); break;
        case LegendItem::Kind::Status:
            drawMarker(p, m_palette, QPointF(x + 5.5, middle), QuadClass::Neutral, static_cast<EventStatus>(item.value), {}, m_palette.base, 1);
            if (static_cast<EventStatus>(item.value) == EventStatus::Ongoing) words += 7;
            break;
        case LegendItem::Kind::Verified:
            drawMarker(p, m_palette, QPointF(x + 5.5, middle), QuadClass::Neutral, EventStatus::Occurred, {false, false, true, false}, m_palette.base, 1);
            words = x + 21;
            break;
        case LegendItem::Kind::Fuzzy:
            drawBar(p, m_palette, x, x + 54, middle, QuadClass::Neutral, EventStatus::Occurred, look, 1);
            words = x + 60;
            break;
        case LegendItem::Kind::Known:
            look.fuzzy = false;
            drawBar(p, m_palette, x, x + 44, middle, QuadClass::Neutral, EventStatus::Occurred, look, 1);
            words = x + 50;
            break;
        case LegendItem::Kind::Tail:
            drawTail(p, m_palette, x + 34, middle, QuadClass::Neutral, EventStatus::Occurred, {}, 1);
            words = x + 41;
            break;
        case LegendItem::Kind::Fold:
            drawFold(p, m_palette, m_metrics, QPointF(x + 10, middle), 20, 3, {1, 0, 1, 1, 0}, false);
            words = x + 26;
            break;
        default:
            for (int i = 0; i < 5; ++i) {
                p.fillRect(QRectF(x + i * 5, middle - 2 - (i * 3) % 5, 4, 2 + (i * 3) % 5), m_palette.quad(QuadClass::VerbalCooperation).fill);
                p.fillRect(QRectF(x + i * 5, middle, 4, 2 + (i * 2) % 4), m_palette.quad(QuadClass::MaterialConflict).fill);
            }
            words = x + 34;
            break;
    }
    text(p, words, y, item.text, m_metrics.label, m_palette.text);
    return item.width + 22;
}

void PicturePage::paintLegend(QPainter& p, double top) const {
    if (!m_options.legend || m_legend.empty()) return;
    text(p, kMargin, top, say("Legend"), m_metrics.bold, m_palette.text);
    double y = top + kLegendLine - 1;
    for (const auto& line : legendLines()) {
        double x = kMargin;
        for (const LegendItem& item : line) x += paintLegendItem(p, item, x, y);
        y += kLegendLine;
    }
}

void PicturePage::paintSources(QPainter& p, double top) const {
    if (!m_listSources || m_sources.empty()) return;
    const double left = sourcesLeft(), pitch = m_sourcesBelow ? kLowSourceLine : kSourceLine;
    const double column = (right() - left) / static_cast<double>(m_sourceColumns);
    if (m_sourcesBelow && legendHeight() > 0) top += legendHeight() + kBlockGap;
    text(p, left, top, say("Sources"), m_metrics.bold, m_palette.text);
    const QFontMetricsF metrics(m_metrics.label);
    const double indent = std::max(24.0, metrics.horizontalAdvance(QStringLiteral("[%1]").arg(m_sources.size())) + 6);
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const double x = left + column * static_cast<double>(i / m_sourceLines);
        const double y = top + kLegendLine - 1 + pitch * static_cast<double>(i % m_sourceLines);
        text(p, x, y, QStringLiteral("[%1]").arg(i + 1), m_metrics.label, m_palette.text2);
        text(p, x + indent, y, metrics.elidedText(m_sources[i], Qt::ElideMiddle, column - indent - 12), m_metrics.label, m_palette.text);
    }
}

void PicturePage::paintFoot(QPainter& p) const {
    const double y = m_options.size.height() - kFootTop;
    p.fillRect(QRectF(kMargin, y, right() - kMargin, 1), m_palette.gridMajor);
    QStringList parts;
    const QString events = m_report.events == 1 ? say("1 event") : say("%1 events").arg(countText(m_report.events));
    const QString sources = m_sources.size() == 1 ? say("1 source") : say("%1 sources").arg(countText(m_sources.size()));
    parts << (m_sources.empty() ? events : events + QStringLiteral(", ") + sources);
    if (!m_listSources && !m_sources.empty()) parts << say("sources not listed for want of room");
    if (m_report.before > 0) parts << say("%1 of long before left out").arg(countText(m_report.before));
    if (m_report.after > 0) parts << say("%1 of long after left out").arg(countText(m_report.after));
    if (m_report.drawn < m_report.events) parts << say("%1 not drawn for want of room").arg(countText(m_report.events - m_report.drawn));
    if (m_report.lanesLeftOut > 0)
        parts << say("%1 of %2 lanes").arg(countText(m_report.lanes), countText(m_report.lanes + m_report.lanesLeftOut));
    parts << say("dates as exact as the text gives them");
    if (const QString rule = laneRule(m_options.grouping); !rule.isEmpty()) parts << rule;
    QString made = producerLine(m_options);
    if (!made.isEmpty()) {
        if (!m_options.caseName.isEmpty()) made = m_options.caseName + QStringLiteral(" · ") + made;
        if (m_pages > 1) made += QStringLiteral(" · ") + say("page %1 of %2").arg(m_page).arg(m_pages);
        textRight(p, right(), y + 20, made, m_metrics.label, m_palette.text2);
    }
    const QFontMetricsF metrics(m_metrics.label);
    text(p, kMargin, y + 20,
         metrics.elidedText(parts.join(QStringLiteral(" · ")), Qt::ElideRight, right() - kMargin - metrics.horizontalAdvance(made) - 24),
         m_metrics.label, m_palette.text2);
}

}  // namespace chancery::ui
