#pragma once
#include <span>
#include <vector>

#include "core/analysis/column_cache.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/label_cache.h"
#include "ui/timeline/lane_model.h"

namespace chancery::ui {

/// What all lanes of one picture have in common.
struct LayoutContext {
    const query::EventRows& rows;
    TimeScale scale;
    double px = 1;                            ///< logical px per design px (the user's font)
    LabelCache& labels;
    std::span<const std::uint32_t> selected;  ///< row indices, rising
    std::span<const std::uint32_t> actors = {};///< of the selected events, rising
};

/// How events stood in the picture before, so that they keep row and label where they can: panning does not shuffle them.
struct RowHint {
    std::uint32_t event = 0;
    int row = 0;
    bool labelled = false, hung = false;  ///< with a label; left of the marker
};
using RowHints = std::vector<RowHint>;  ///< by rising event

/// How one lane is to be laid out. `geometry` passes lane, y, height, collapsed, expanded, rowHeight and padding in.
struct LaneRequest {
    int rowsMax = 8;
    bool withLabels = true;
    bool edgeCounts = true;   ///< keep the last row's ends free for the counts outside the window
    bool foldRest = false;    ///< what finds no room is folded in the last row instead of left out
    bool mayHang = true;      ///< labels hang left of the marker at the right edge
    const RowHints* hints = nullptr;
};

/// What a lane's index has to say about the window.
struct DensityAnswer {
    analysis::ColumnCache::Columns columns;
    analysis::DensityPeaks peaks;
    std::span<const std::uint32_t> salient;
};

/// Rows by falling salience (rules: docs, paint.js layoutLane): every event that meets the window becomes a mark or is
/// counted in `more`; says how many found no room but for being selected. What is selected changes no other's place. Folded: one row, in which markers closer than 22 px become folds.
std::size_t layoutRows(const LayoutContext& context, const LaneIndex& index, const LaneRequest& request, LaneGeometry& geometry);
void layoutFolded(const LayoutContext& context, const LaneIndex& index, const LaneRequest& request, LaneGeometry& geometry);
/// Calendar columns at least 4 px wide with the height rules of the mock, and the most salient events named above.
void layoutColumns(const LayoutContext& context, const LaneIndex& index, CalendarStep step, const DensityAnswer& density,
                   LaneGeometry& geometry);

/// Above this many events in the window a lane becomes density columns: one per 3 px.
std::size_t densityLimit(const LayoutContext& context);

}  // namespace chancery::ui
