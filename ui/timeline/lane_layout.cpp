#include "ui/timeline/lane_layout.h"

#include <algorithm>
#include <cmath>

#include "ui/timeline/marks.h"

namespace chancery::ui {

namespace {

constexpr double kFoldDistance = 22, kFoldWidth = 20;
constexpr float kHeadStart = 1.6F;
constexpr double kLeastLabel = 84, kLeastShare = 0.62;  // of a label that has to be cut

/// Occupied stretches of one row, sorted.
class RowSpace {
public:
    bool isFree(double from, double to) const {
        const auto it = std::lower_bound(m_used.begin(), m_used.end(), to, [](const auto& used, double x) { return used.first < x; });
        return it == m_used.begin() || std::prev(it)->second <= from;
    }
    /// Where the next stretch begins at or after x; `limit` if none.
    double nextFrom(double x, double limit) const {
        const auto it = std::lower_bound(m_used.begin(), m_used.end(), x, [](const auto& used, double at) { return used.first < at; });
        return it == m_used.end() ? limit : std::min(limit, it->first);
    }
    void take(double from, double to) {
        m_used.insert(std::lower_bound(m_used.begin(), m_used.end(), std::pair(from, to)), {from, to});
    }

private:
    std::vector<std::pair<double, double>> m_used;  // never overlap
};

const RowHint* findHint(const RowHints* hints, std::uint32_t event) {
    if (!hints) return nullptr;
    const auto it = std::lower_bound(hints->begin(), hints->end(), event, [](const RowHint& hint, std::uint32_t at) { return hint.event < at; });
    return it != hints->end() && it->event == event ? &*it : nullptr;
}

void setLabel(const LayoutContext& context, Mark& mark, bool cut, double room, double width) {
    if (cut) {
        if (!context.labels.knownCut(mark.event, room, mark.selected)) return;  // its place is kept for the next frame
        const LabelCache::Label& label = context.labels.elidedOf(context.rows, mark.event, room, mark.selected);
        mark.label = label.text;
        mark.labelWidth = label.width;
    } else {
        mark.label = context.labels.of(context.rows, mark.event).text;
        mark.labelWidth = width;
    }
}

class RowPacker {
public:
    RowPacker(const LayoutContext& context, const LaneRequest& request, int rows)
        : m_context(context), m_request(request), m_rows(rows), m_px(context.px), m_right(context.scale.width()),
          m_space(static_cast<std::size_t>(rows)) {
        if (!request.edgeCounts) return;
        m_space.back().take(-1e9, 34 * m_px);
        m_space.back().take(m_right - 38 * m_px, m_right + 1e9);
    }

    // True if the event got a row with its label (or needs none). Selected or not, it takes the same room.
    bool placeWithLabel(Mark& mark) {
        const double width = m_context.labels.width(m_context.rows, mark.event, false);
        const double seenFrom = std::max(0.0, mark.x0), seenTo = std::min(m_right, mark.x1);
        const bool inside = mark.kind == MarkKind::Bar && seenTo - seenFrom >= width + 14 * m_px;
        const double end = rightEnd(mark, m_px);
        const double labelX = inside ? seenFrom + 7 * m_px : end + labelGap(mark) * m_px;
        if (const RowHint* hint = hintOf(mark.event); hint && hint->hung && m_request.mayHang && hang(mark, width, hint->row)) return true;
        const Place best = findRow(mark, labelX, width, inside);
        if (m_request.mayHang && !inside && (best.row < 0 || best.cut) &&
            labelX + width + 10 * m_px > m_right - 2 * m_px && hang(mark, width, -1))
            return true;
        if (best.row < 0 || (best.cut && best.width < width * kLeastShare)) return false;
        mark.row = best.row;
        mark.labelX = labelX;
        mark.labelInside = inside;
        setLabel(m_context, mark, best.cut, best.width, width);
        space(best.row).take(mark.x0 - 4 * m_px, inside ? end + 3 * m_px : labelX + mark.labelWidth + 8 * m_px);
        return true;
    }

    bool placeBare(Mark& mark) {
        const double from = mark.x0 - 2 * m_px, to = rightEnd(mark, m_px) + 2 * m_px;
        if (const RowHint* hint = hintOf(mark.event); hint && space(hint->row).isFree(from, to)) return takeBare(mark, hint->row, from, to);
        for (int row = 0; row < m_rows; ++row)
            if (space(row).isFree(from, to)) return takeBare(mark, row, from, to);
        return false;
    }

private:
    struct Place {
        int row = -1;
        double width = 0;
        bool cut = false;
    };

    RowSpace& space(int row) { return m_space[static_cast<std::size_t>(row)]; }

    static double labelGap(const Mark& mark) {
        if (mark.kind == MarkKind::Tail) return 7;
        return mark.kind == MarkKind::Bar && mark.fuzzy ? 2 : 5;
    }

    bool takeBare(Mark& mark, int row, double from, double to) {
        mark.row = row;
        space(row).take(from, to);
        return true;
    }

    const RowHint* hintOf(std::uint32_t event) const {
        const RowHint* hint = findHint(m_request.hints, event);
        return hint && hint->row < m_rows ? hint : nullptr;
    }

    // Room for the label in a row; negative if not even the shape fits.
    double roomIn(int row, const Mark& mark, double labelX, bool inside) {
        const double end = rightEnd(mark, m_px);
        if (!space(row).isFree(mark.x0 - 4 * m_px, end + 3 * m_px)) return -1;
        return inside ? 1e9 : space(row).nextFrom(end, m_right - 2 * m_px) - 10 * m_px - labelX;
    }

    Place findRow(const Mark& mark, double labelX, double width, bool inside) {
        if (const RowHint* hint = hintOf(mark.event)) {  // rather cut in its row than whole in another
            const double room = roomIn(hint->row, mark, labelX, inside);
            if (room >= width) return {hint->row, width, false};
            if (room >= kLeastLabel * m_px && room >= width * kLeastShare) return {hint->row, room, true};
        }
        Place best;
        for (int row = 0; row < m_rows; ++row) {
            const double room = roomIn(row, mark, labelX, inside);
            if (room < 0) continue;
            if (room >= width) return {row, width, false};
            if (room >= kLeastLabel * m_px && room > best.width) best = {row, room, true};
        }
        return best;
    }

    // No room before the right edge of the view: the label stands left of the marker.
    bool hang(Mark& mark, double width, int onlyRow) {
        const double from = mark.x0 - (mark.selected ? 13 : 9) * m_px - width, to = rightEnd(mark, m_px) + 3 * m_px;
        if (from <= 2 * m_px) return false;
        for (int row = 0; row < m_rows; ++row) {
            if ((onlyRow >= 0 && row != onlyRow) || !space(row).isFree(from, to)) continue;
            mark.row = row;
            mark.labelHung = true;
            mark.labelX = from + 4 * m_px;
            mark.labelWidth = width;
            mark.label = m_context.labels.of(m_context.rows, mark.event).text;
            space(row).take(from - 4 * m_px, to);
            return true;
        }
        return false;
    }

    const LayoutContext& m_context;
    const LaneRequest& m_request;
    int m_rows;
    double m_px, m_right;
    std::vector<RowSpace> m_space;
};

bool placedLater(const Mark& a, const Mark& b) { return a.salience != b.salience ? a.salience < b.salience : a.event > b.event; }

bool drawnLater(const Mark& a, const Mark& b) {
    if (a.selected != b.selected) return b.selected;
    return placedLater(a, b);
}

// What had a label has a head start over what comes into view: only the clearly more salient takes its place.
void placeOldFirst(const RowHints& hints, std::vector<Mark>& marks) {
    const auto weight = [&](const Mark& mark) {
        const RowHint* hint = findHint(&hints, mark.event);
        return hint && hint->labelled ? mark.salience * kHeadStart : mark.salience;
    };
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(marks.size());
    for (std::size_t i = 0; i < marks.size(); ++i) order.emplace_back(-static_cast<double>(weight(marks[i])), i);
    std::sort(order.begin(), order.end());
    std::vector<Mark> sorted;
    sorted.reserve(marks.size());
    for (const auto& [key, i] : order) sorted.push_back(std::move(marks[i]));
    marks = std::move(sorted);
}

void addToFold(Fold& fold, const Mark& mark, double x) {
    const auto n = static_cast<double>(fold.events.size());
    fold.x = (fold.x * n + x) / (n + 1);
    fold.events.push_back(mark.event);
    ++fold.quads[static_cast<std::size_t>(mark.quad)];
    fold.selected = fold.selected || mark.selected;
}

void finishFold(Fold& fold, const LayoutContext& context) {
    double digits = 1;
    for (std::uint32_t n = fold.count(); n >= 10; n /= 10) ++digits;
    fold.width = std::max(kFoldWidth * context.px, digits * context.labels.digitWidth() + 10 * context.px);
    fold.x = std::clamp(fold.x, std::min(fold.width / 2 + 2, context.scale.width() / 2), std::max(context.scale.width() - fold.width / 2 - 2, context.scale.width() / 2));
    fold.begin = static_cast<double>(context.rows.rows[fold.events.front()].begin);
    fold.end = fold.begin;
    for (const std::uint32_t event : fold.events) {
        fold.begin = std::min(fold.begin, static_cast<double>(context.rows.rows[event].begin));
        fold.end = std::max(fold.end, static_cast<double>(context.rows.rows[event].end + 1));
    }
}

// The others keep their places: a selected event without room stands over them, with its label.
void showSelected(const LayoutContext& context, int lastRow, bool unplaced, Mark& mark) {
    if (unplaced) mark.row = lastRow;
    const double width = context.labels.width(context.rows, mark.event, true), gap = 5 * context.px;
    if (mark.labelHung) mark.labelX -= width - mark.labelWidth;
    if (mark.label.isEmpty()) {
        const double right = rightEnd(mark, context.px) + gap;
        mark.labelHung = right + width > context.scale.width() && mark.x0 - gap - width > 0;
        mark.labelX = mark.labelHung ? mark.x0 - gap - width : right;
    }
    mark.label = context.labels.of(context.rows, mark.event).text;
    mark.labelWidth = width;
}

// Rows and labels in the order given; says of each whether it found room, labelled or not.
std::vector<bool> packRows(const LayoutContext& context, const LaneRequest& request, int rows, std::vector<Mark>& marks) {
    RowPacker packer(context, request, rows);
    std::vector<Mark*> bare;
    std::vector<bool> placed(marks.size(), true);
    for (Mark& mark : marks)
        if (!request.withLabels || !context.labels.known(mark.event) || !packer.placeWithLabel(mark)) bare.push_back(&mark);
    for (Mark* mark : bare)
        if (!packer.placeBare(*mark)) placed[static_cast<std::size_t>(mark - marks.data())] = false;
    return placed;
}

// A lone marker of a folded lane may carry its label if nothing stands before the label's end.
void labelLoners(const LayoutContext& context, std::vector<Mark>& marks, std::vector<std::pair<double, double>> taken) {
    std::sort(taken.begin(), taken.end());
    for (Mark& mark : marks) {
        if (!context.labels.known(mark.event)) continue;
        const double x = rightEnd(mark, context.px) + (mark.kind == MarkKind::Tail ? 7 : 5) * context.px;
        const auto next = std::upper_bound(taken.begin(), taken.end(), std::pair(mark.x1, 1e18));
        const double room = std::min(next == taken.end() ? 1e18 : next->first, context.scale.width() - 2) - 8 * context.px - x;
        const double width = context.labels.width(context.rows, mark.event, mark.selected);
        if (room < width && (room < kLeastLabel * context.px || room < width * kLeastShare)) continue;
        mark.labelX = x;
        setLabel(context, mark, room < width, room, width);
    }
}

// A bar that has a lane of one row to itself: inside if it fits, else to the right.
void labelBar(const LayoutContext& context, Mark& bar) {
    if (!context.labels.known(bar.event)) return;
    const double width = context.labels.width(context.rows, bar.event, bar.selected), from = std::max(0.0, bar.x0);
    bar.labelInside = std::min(bar.x1, context.scale.width()) - from >= width + 14 * context.px;
    const double x = bar.labelInside ? from + 7 * context.px : rightEnd(bar, context.px) + 5 * context.px;
    const double room = bar.labelInside ? width : context.scale.width() - 10 * context.px - x;
    if (room < width && room < kLeastLabel * context.px) return;
    bar.labelX = x;
    setLabel(context, bar, room < width, room, width);
}

// Markers of one row, those closer than can be told apart as folds; what stands alone is appended to `loners`.
void foldMarks(const LayoutContext& context, std::vector<Mark> marks, int row, LaneGeometry& geometry, std::vector<Mark>& loners) {
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.x1 != b.x1 ? a.x1 < b.x1 : a.event < b.event;
    });
    struct Group {
        Fold fold;
        std::size_t first = 0;
    };
    std::vector<Group> groups;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        Mark& mark = marks[i];
        mark.row = row;
        if (mark.kind == MarkKind::Bar && mark.x1 - mark.x0 > kFoldDistance * context.px) {
            geometry.marks.push_back(mark);
            continue;
        }
        const double x = mark.kind == MarkKind::Tail ? mark.x1 : mark.centre();
        const double wide = !groups.empty() && groups.back().fold.count() >= 99 ? 8 : 0;
        if (groups.empty() || x - groups.back().fold.x >= (kFoldDistance + wide) * context.px) groups.push_back({{}, i});
        addToFold(groups.back().fold, mark, x);
    }
    for (Group& group : groups) {
        if (group.fold.count() == 1) {
            loners.push_back(std::move(marks[group.first]));
            continue;
        }
        finishFold(group.fold, context);
        group.fold.row = row;
        geometry.folds.push_back(std::move(group.fold));
    }
}

}  // namespace

std::size_t densityLimit(const LayoutContext& context) {
    return static_cast<std::size_t>(std::max(20.0, context.scale.width() / (3 * context.px)));
}

std::size_t layoutRows(const LayoutContext& context, const LaneIndex& index, const LaneRequest& request, LaneGeometry& geometry) {
    std::vector<Mark> marks;
    collectMarks(context, index, geometry, marks);
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return placedLater(b, a); });
    if (request.hints) placeOldFirst(*request.hints, marks);
    geometry.mode = LaneMode::Rows;
    geometry.edgeCounts = request.edgeCounts;
    const std::vector<Mark> all = request.foldRest ? marks : std::vector<Mark>();
    std::vector<bool> placed = packRows(context, request, request.rowsMax, marks);
    const bool fold = request.foldRest && request.rowsMax > 1 && std::find(placed.begin(), placed.end(), false) != placed.end();
    if (fold) {  // once more: the last row is for the folds
        marks = all;
        placed = packRows(context, request, request.rowsMax - 1, marks);
    }
    geometry.rows = request.edgeCounts || fold ? request.rowsMax : 1;
    std::vector<Mark> rest;
    const auto unplaced = static_cast<std::size_t>(std::count(placed.begin(), placed.end(), false));
    const auto anySelected = std::find_if(marks.begin(), marks.end(), [](const Mark& mark) { return mark.selected; }) != marks.end();
    for (std::size_t i = marks.size(); i-- > 0;) {
        if (marks[i].selected) showSelected(context, request.rowsMax - 1, !placed[i], marks[i]);
        else if (!placed[i]) {
            if (fold) rest.push_back(std::move(marks[i]));
            else ++geometry.more;
            continue;
        }
        geometry.rows = std::max(geometry.rows, marks[i].row + 1);
        geometry.marks.push_back(std::move(marks[i]));
    }
    if (fold) foldMarks(context, std::move(rest), request.rowsMax - 1, geometry, geometry.marks);
    if (request.hints || anySelected) std::stable_sort(geometry.marks.begin(), geometry.marks.end(), drawnLater);
    return unplaced;
}

void layoutFolded(const LayoutContext& context, const LaneIndex& index, const LaneRequest& request, LaneGeometry& geometry) {
    std::vector<Mark> marks, loners;
    collectMarks(context, index, geometry, marks);
    geometry.mode = LaneMode::Folded;
    geometry.rows = 1;
    foldMarks(context, std::move(marks), 0, geometry, loners);
    if (request.withLabels) {
        std::vector<std::pair<double, double>> taken;
        for (const Fold& fold : geometry.folds) taken.emplace_back(fold.x - fold.width / 2, fold.x + fold.width / 2);
        for (const Mark& lone : loners) taken.emplace_back(lone.x0, rightEnd(lone, context.px));
        for (const Mark& bar : geometry.marks) taken.emplace_back(bar.x0, bar.x1);
        labelLoners(context, loners, taken);
        if (geometry.marks.size() == 1 && loners.empty() && geometry.folds.empty()) labelBar(context, geometry.marks.front());
    }
    std::sort(loners.begin(), loners.end(), drawnLater);
    std::move(loners.begin(), loners.end(), std::back_inserter(geometry.marks));
}

}  // namespace chancery::ui
