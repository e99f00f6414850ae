#include "ui/timeline/timeline_layout.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <span>

#include "ui/model/wording.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/marks.h"

namespace chancery::ui {

namespace {

constexpr double kAxisStep = 100, kColumn = 4;
constexpr double kUsualLabel = 190, kZoomSteps = 4;   // px with its marker; steps of zoom an octave at which lanes change their height
constexpr int kUsualRows = 9;
constexpr std::size_t kMostCounted = 300, kWorthColumns = 20;
constexpr int kMostRows = 400, kMostStretched = 60, kColumnRows = 8, kFewestRows = 3;
constexpr std::size_t kFoldsUpTo = 60;  // events of a lane without room; from there on columns say more
constexpr std::size_t kTallLanes = 8, kMiddleLanes = 7;
constexpr double kTall = 44, kMiddle = 27, kLow = 21;

// How many of the events, each with `reach` seconds for its label, meet at most.
int rowsSideBySide(const query::EventRows& rows, std::span<const std::uint32_t> members, double reach) {
    if (members.size() > kMostCounted) return kMostStretched;
    std::priority_queue<double, std::vector<double>, std::greater<>> ends;
    std::size_t most = 1;
    for (const std::uint32_t member : members) {
        const query::EventRow& row = rows.rows[member];
        while (!ends.empty() && ends.top() <= static_cast<double>(row.begin)) ends.pop();
        const auto length = static_cast<double>(row.end - row.begin);
        ends.push(static_cast<double>(row.end) + (length < reach ? reach : 0));  // else its label stands inside
        most = std::max(most, ends.size());
    }
    return static_cast<int>(std::min<std::size_t>(most, kMostStretched));
}

}  // namespace

TimelineLayout::TimelineLayout(const Metrics& metrics)
    : m_metrics(metrics), m_labels(metrics.label, metrics.labelBold), m_fineFont(metrics.label), m_coarseFont(metrics.labelBold),
      m_model(std::make_shared<const LaneModel>(nullptr, Grouping::Country)) {
    setMetrics(metrics);
}

void TimelineLayout::setMetrics(const Metrics& metrics) {
    m_metrics = metrics;
    m_labels = LabelCache(metrics.label, metrics.labelBold);
    m_fineFont = QFontMetricsF(metrics.label);
    m_coarseFont = QFontMetricsF(metrics.labelBold);
    m_rowHeight = std::round(metrics.px(16));
    m_padding = std::round(metrics.px(3));
    measureHeader();
    changed();
}

void TimelineLayout::setModel(std::shared_ptr<const LaneModel> model) {
    if (m_model->sharedRows() != model->sharedRows()) m_labels.clear();
    m_model = std::move(model);
    m_selected.clear();
    m_selectedActors.clear();
    m_columns.reset(m_model->focus().begin, m_model->focus().end);
    m_geometry = {};
    m_wantedZoom.reset();
    measureHeader();
    changed();
}

void TimelineLayout::measureHeader() {
    const QFontMetricsF name(m_metrics.bold), count(m_metrics.label);
    double widest = 0;
    const std::size_t n = std::min<std::size_t>(m_model->lanes().size(), 24);
    for (std::size_t i = 0; i < n; ++i) {
        const Lane& lane = m_model->lanes()[i];
        widest = std::max(widest, name.horizontalAdvance(lane.name) + count.horizontalAdvance(countText(lane.index->size())));
    }
    m_headerWidth = std::round(std::clamp(widest + m_metrics.px(22 + 8 + 8), m_metrics.px(124), m_metrics.px(190)));
}

void TimelineLayout::setSelected(std::vector<std::uint32_t> rows, std::vector<std::uint32_t> actors) {
    std::sort(rows.begin(), rows.end());
    if (rows == m_selected && actors == m_selectedActors) return;
    m_selected = std::move(rows);
    m_selectedActors = std::move(actors);
    changed();
}

void TimelineLayout::setLaneScale(double scale) {
    scale = std::clamp(scale, 0.25, 4.0);
    if (scale == m_laneScale) return;
    m_laneScale = scale;
    changed();
}

bool TimelineLayout::isCollapsed(std::size_t lane) const { return m_collapsed.contains(m_model->lanes().at(lane).key); }
bool TimelineLayout::isExpanded(std::size_t lane) const { return m_expanded.contains(m_model->lanes().at(lane).key); }

void TimelineLayout::toggleCollapsed(std::size_t lane) {
    const std::string& key = m_model->lanes().at(lane).key;
    if (m_collapsed.erase(key) == 0) m_collapsed.insert(key);
    m_expanded.erase(key);
    changed();
}

void TimelineLayout::toggleExpanded(std::size_t lane) {
    const std::string& key = m_model->lanes().at(lane).key;
    if (m_expanded.erase(key) == 0) m_expanded.insert(key);
    m_collapsed.erase(key);
    changed();
}

void TimelineLayout::setFlag(std::optional<base::Instant> day, double width) {
    if (day == m_flag && width == m_flagWidth) return;
    m_flag = day;
    m_flagWidth = width;
    changed();
}

void TimelineLayout::setForExport(double height, double rowHeight, bool references) {
    m_labels.setKeepReference(references);
    m_exportHeight = height;
    m_rowHeight = rowHeight;
    m_padding = 4;
    changed();
}

// Whether the largest lane would have more than one event per 3 px if the case were spread evenly.
bool TimelineLayout::isDense(const View& view) const {
    if (m_model->lanes().empty() || m_exportHeight) return false;
    std::size_t largest = 0;
    for (const Lane& lane : m_model->lanes()) largest = std::max(largest, lane.index->size());
    const double share = std::min(1.0, (view.end - view.begin) / m_model->focus().span());
    return static_cast<double>(largest) * share > view.width / (3 * m_metrics.scale);
}

void TimelineLayout::measureLanes(const View& view) {
    const long zoom = std::lround(kZoomSteps * std::log2(view.width / (view.end - view.begin)));
    if (zoom == m_wantedZoom) return;
    m_wantedZoom = zoom;
    m_wanted.clear();
    const double reach = m_metrics.px(kUsualLabel) / std::exp2(static_cast<double>(zoom) / kZoomSteps);
    for (const Lane& lane : m_model->lanes()) m_wanted.push_back(rowsSideBySide(m_model->rows(), lane.index->members(), reach));
}

int TimelineLayout::designRows(std::size_t lane) const {
    const int rows = m_dense ? kUsualRows : std::min(m_wanted[lane], kUsualRows);
    return std::max(1, static_cast<int>(std::lround(rows * m_laneScale)));
}

// Room that is left over goes to the lanes that could show more events with it.
void TimelineLayout::stretchLanes(const View& view, std::vector<int>& rows) {
    double spare = view.height;
    for (std::size_t i = 0; i < rows.size(); ++i) spare -= rows[i] * m_rowHeight + 2 * m_padding;
    bool any = true;
    while (any && spare >= m_rowHeight) {
        any = false;
        for (std::size_t i = 0; i < rows.size() && spare >= m_rowHeight; ++i) {
            if (isCollapsed(i) || rows[i] >= m_wanted[i]) continue;
            ++rows[i];
            spare -= m_rowHeight;
            any = true;
        }
    }
}

void TimelineLayout::stackLanes(std::vector<int> rows, const View& view) {
    const std::size_t n = rows.size();
    m_tops.assign(n + 1, 0);
    double total = 0;
    const auto designHeight = [&](std::size_t i) {
        return m_metrics.px(i < kTallLanes ? kTall : i < kTallLanes + kMiddleLanes ? kMiddle : kLow);
    };
    if (m_dense)
        for (std::size_t i = 0; i < n; ++i) total += designHeight(i);
    const double stretch = m_dense && total > 0 ? std::clamp(view.height / total, 1.0, 3.0) * m_laneScale : 1;
    for (std::size_t i = 0; i < n; ++i) {
        double height = rows[i] * m_rowHeight + 2 * m_padding;
        if (isCollapsed(i)) {
            rows[i] = 1;
            height = m_rowHeight + 2 * m_padding;
        } else if (m_dense && !isExpanded(i)) {
            height = std::max(std::round(designHeight(i) * stretch), m_metrics.px(18));
            rows[i] = std::max(1, static_cast<int>((height - 2 * m_padding) / m_rowHeight));
        }
        m_tops[i + 1] = m_tops[i] + height;
    }
    m_rows = std::move(rows);
}

bool TimelineLayout::isCrowded(const LayoutContext& context, std::size_t lane) const {
    return m_model->lanes()[lane].index->countIn(context.scale.begin(), context.scale.end()) > densityLimit(context);
}

int TimelineLayout::rowsNeeded(const LayoutContext& context, std::size_t lane) const {
    LaneGeometry probe;
    LaneRequest request;
    request.rowsMax = kMostRows;
    request.edgeCounts = false;
    layoutRows(context, *m_model->lanes()[lane].index, request, probe);
    return probe.rows;
}

void TimelineLayout::expandLanes(const LayoutContext& context, std::vector<int>& rows) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!isExpanded(i)) continue;
        if (isCrowded(context, i)) rows[i] = std::min(rows[i], kColumnRows);
        else rows[i] = std::max(rows[i], rowsNeeded(context, i) + 1);
    }
}

// What a lane gives up for want of height are labels, never events: the highest lanes first, then the lowest in the picture.
void TimelineLayout::placeWhole(const LayoutContext& context) {
    const std::size_t n = m_model->lanes().size();
    const auto heightOf = [&](int rows) { return rows * m_rowHeight + 2 * m_padding; };
    const bool hopeless = static_cast<double>(n) * heightOf(1) > *m_exportHeight;
    std::vector<int> needed(n, kColumnRows);
    for (std::size_t i = 0; i < n && !hopeless; ++i)
        if (!isCrowded(context, i)) needed[i] = rowsNeeded(context, i);
    int level = hopeless || n == 0 ? 1 : *std::max_element(needed.begin(), needed.end());
    const auto total = [&] {
        double height = 0;
        for (const int rows : needed) height += heightOf(std::min(rows, level));
        return height;
    };
    double height = total();
    m_condensed = hopeless || height > *m_exportHeight;
    for (; height > *m_exportHeight && level > kFewestRows; height = total()) --level;
    m_rows.resize(n);
    m_modes.resize(n);
    for (std::size_t i = n; i-- > 0;) {
        m_rows[i] = std::min(needed[i], level);
        if (height > *m_exportHeight) {
            height -= heightOf(m_rows[i]) - heightOf(1);
            m_rows[i] = 1;
        }
        const std::size_t events = m_model->lanes()[i].index->countIn(context.scale.begin(), context.scale.end());
        const bool crowded = events > densityLimit(context) || (events > kFoldsUpTo && 2 * m_rows[i] < needed[i]);
        m_modes[i] = crowded ? LaneMode::Density : m_rows[i] == 1 && needed[i] > 1 ? LaneMode::Folded : LaneMode::Rows;
    }
    m_tops.assign(n + 1, 0);
    for (std::size_t i = 0; i < n; ++i) m_tops[i + 1] = m_tops[i] + heightOf(m_rows[i]);
}

void TimelineLayout::placeLanes(const View& view) {
    m_dense = isDense(view);
    if (m_exportHeight) return placeWhole(contextFor(view));
    if (!m_dense) measureLanes(view);
    std::vector<int> rows(m_model->lanes().size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = isCollapsed(i) ? 1 : designRows(i);
    if (!m_dense) stretchLanes(view, rows);
    if (!m_expanded.empty()) expandLanes(contextFor(view), rows);
    stackLanes(std::move(rows), view);
}

LayoutContext TimelineLayout::contextFor(const View& view) {
    return {m_model->rows(), TimeScale(view.begin, view.end, view.width), m_metrics.scale, m_labels, m_selected, m_selectedActors};
}

LaneGeometry TimelineLayout::layoutLane(const LayoutContext& context, std::size_t lane, const RowHints* hints, bool wasColumns) {
    const LaneIndex& index = *m_model->lanes()[lane].index;
    LaneGeometry geometry;
    geometry.lane = lane;
    geometry.y = m_tops[lane];
    geometry.height = m_tops[lane + 1] - m_tops[lane];
    geometry.width = context.scale.width();
    geometry.collapsed = isCollapsed(lane);
    geometry.expanded = isExpanded(lane);
    geometry.rowHeight = m_rowHeight;
    geometry.padding = m_padding;
    LaneMode wanted = m_rows[lane] == 1 ? LaneMode::Folded : LaneMode::Rows;
    if (m_exportHeight) wanted = m_modes[lane];
    else if (isCrowded(context, lane)) wanted = LaneMode::Density;
    LaneRequest request;
    request.rowsMax = m_rows[lane];
    request.hints = hints;
    request.edgeCounts = request.rowsMax >= 3 && !m_exportHeight;
    request.foldRest = m_exportHeight.has_value();
    const LaneGeometry empty = geometry;
    if (wanted == LaneMode::Folded) {
        request.withLabels = !geometry.collapsed;
        geometry.padding = (geometry.height - m_rowHeight) / 2;
        layoutFolded(context, index, request, geometry);
    } else if (wanted == LaneMode::Rows) {
        if (m_dense && !geometry.expanded) geometry.padding = std::floor((geometry.height - request.rowsMax * m_rowHeight) / 2);
        const std::size_t unplaced = layoutRows(context, index, request, geometry);
        // Rows that hide more than they show say less than columns; once columns, they stay so until rows hide few.
        if (!m_exportHeight && geometry.inWindow >= kWorthColumns && (wasColumns ? 3 : 2) * unplaced > geometry.inWindow) wanted = LaneMode::Density;
    }
    if (wanted == LaneMode::Density) {
        geometry = empty;
        layoutDense(context, index, geometry);
    }
    return geometry;
}

void TimelineLayout::layoutDense(const LayoutContext& context, const LaneIndex& index, LaneGeometry& geometry) {
    const double begin = context.scale.begin(), end = context.scale.end();
    CalendarStep step = columnStep(context.scale, kColumn * context.px);
    if (step == CalendarStep{CalendarUnit::Day, 1} && index.hasFineIn(begin, end)) step = columnStep(context.scale, kColumn * context.px, true);
    DensityAnswer density;
    density.peaks = m_columns.peaks(geometry.lane, index, step);
    density.columns = m_columns.columns(geometry.lane, index, step, begin, end);
    m_columns.salient(geometry.lane, index, begin, end, m_salient);
    density.salient = m_salient;
    layoutColumns(context, index, step, density, geometry);
}

const TimelineGeometry& TimelineLayout::geometry(const View& view) {
    if (m_view == view && m_viewRevision == m_revision && !m_geometry.unfinished) return m_geometry;
    m_labels.allow(m_labelBudget);
    // Near windows keep their rows; after a jump the layout starts afresh.
    const double before = m_geometry.scale.end() - m_geometry.scale.begin(), now = view.end - view.begin;
    const bool near = now < 1.5 * before && before < 1.5 * now && view.begin < m_geometry.scale.end() && view.end > m_geometry.scale.begin();
    std::unordered_map<std::size_t, RowHints> hints;
    std::set<std::size_t> columns;
    for (const LaneGeometry& lane : m_geometry.lanes) {
        if (near && lane.mode == LaneMode::Density) columns.insert(lane.lane);
        if (!near || lane.mode != LaneMode::Rows) continue;
        RowHints& rows = hints[lane.lane];
        rows.reserve(lane.marks.size());
        for (const Mark& mark : lane.marks) rows.push_back({mark.event, mark.row, !mark.label.isEmpty(), mark.labelHung});
        std::sort(rows.begin(), rows.end(), [](const RowHint& a, const RowHint& b) { return a.event < b.event; });
    }
    placeLanes(view);
    const LayoutContext context = contextFor(view);
    TimelineGeometry next;
    next.scale = context.scale;
    next.dense = m_dense;
    next.contentHeight = m_tops.back();
    std::optional<std::pair<double, double>> flag;
    if (m_flag) {
        const double x = flagLeft(context.scale, *m_flag, m_flagWidth, context.px);
        flag = {x, x + m_flagWidth};
    }
    next.axis = makeAxis(context.scale, m_metrics.px(m_exportHeight ? 60 : kAxisStep), m_fineFont, m_coarseFont, flag);
    next.ground = makeGround(context.scale, next.axis);
    for (std::size_t lane = laneAt(view.scroll).value_or(m_rows.size()); lane < m_rows.size(); ++lane) {
        if (m_tops[lane] >= view.scroll + view.height) break;
        const auto known = hints.find(lane);
        next.lanes.push_back(layoutLane(context, lane, known == hints.end() ? nullptr : &known->second, columns.contains(lane)));
    }
    next.unfinished = m_labels.wasExhausted();
    m_labels.allow(SIZE_MAX);
    m_geometry = std::move(next);
    m_view = view;
    m_viewRevision = m_revision;
    return m_geometry;
}

double TimelineLayout::contentHeight(const View& view) {
    if (m_view != view || m_viewRevision != m_revision) placeLanes(view);
    return m_tops.back();
}

std::optional<std::size_t> TimelineLayout::laneAt(double y) const {
    if (m_tops.size() < 2 || y < 0 || y >= m_tops.back()) return std::nullopt;
    const auto it = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return static_cast<std::size_t>(it - m_tops.begin()) - 1;
}

}  // namespace chancery::ui
