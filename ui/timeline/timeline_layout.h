#pragma once
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "ui/theme/theme.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/label_cache.h"
#include "ui/timeline/lane_layout.h"
#include "ui/timeline/lane_model.h"

namespace chancery::ui {

/// Turns a LaneModel and a window into TimelineGeometry and keeps it until something changes. Work per call is bounded
/// by what is visible. Heights of lanes depend on zoom, grouping and the height of the view, never on where the window
/// stands, so that panning moves nothing up or down.
class TimelineLayout {
public:
    explicit TimelineLayout(const Metrics& metrics);

    void setMetrics(const Metrics& metrics);
    void setModel(std::shared_ptr<const LaneModel> model);  ///< never null; collapsed lanes stay so by key
    const LaneModel& model() const { return *m_model; }
    const std::shared_ptr<const LaneModel>& sharedModel() const { return m_model; }

    /// In any order; events of `actors` (rising) are marked as related.
    void setSelected(std::vector<std::uint32_t> rows, std::vector<std::uint32_t> actors = {});
    void setLaneScale(double scale);                        ///< 0.25 .. 4; 1 = as designed
    double laneScale() const { return m_laneScale; }
    void toggleCollapsed(std::size_t lane);
    void toggleExpanded(std::size_t lane);                  ///< as many rows as its events need
    bool isCollapsed(std::size_t lane) const;
    bool isExpanded(std::size_t lane) const;
    /// Day whose publication flag stands in the axis, and the flag's width.
    void setFlag(std::optional<base::Instant> day, double width);
    /// At most so many texts are measured for one geometry; the other events have no label yet, and the geometry says that
    /// it is unfinished: the next call goes on. Without it all at once.
    void setLabelBudget(std::size_t texts) { m_labelBudget = texts; }
    /// For a whole picture: no counts at the edges, and no lane leaves an event out. Each gets the rows its events need; if
    /// that is higher than `height` px, lanes show folds or columns instead of labels, until all fit or none is left.
    void setForExport(double height, double rowHeight, bool references);
    /// Whether that height was too low for rows in every lane that has no more events than rows can show; after geometry().
    bool isCondensed() const { return m_condensed; }

    struct View {
        double begin = 0, end = 1;     ///< time
        double width = 1, height = 1;  ///< of the plot, px
        double scroll = 0;             ///< px from the top of all lanes
        friend bool operator==(const View&, const View&) = default;
    };
    /// Valid until the next call of a non-const member.
    const TimelineGeometry& geometry(const View& view);
    /// Height of all lanes for that view.
    double contentHeight(const View& view);
    /// Lane at y (px from the top of all lanes), after geometry(); nullopt below the last.
    std::optional<std::size_t> laneAt(double y) const;
    double laneTop(std::size_t lane) const { return m_tops.at(lane); }
    double laneBottom(std::size_t lane) const { return m_tops.at(lane + 1); }
    std::uint64_t revision() const { return m_revision; }

    /// Width of the lane headers that shows most names whole, 124 to 190 px at 96 dpi.
    double headerWidth() const { return m_headerWidth; }

private:
    void changed() { ++m_revision; }
    bool isDense(const View& view) const;
    int designRows(std::size_t lane) const;
    void placeLanes(const View& view);
    void measureLanes(const View& view);
    void stretchLanes(const View& view, std::vector<int>& rows);
    void stackLanes(std::vector<int> rows, const View& view);
    void placeWhole(const LayoutContext& context);
    int rowsNeeded(const LayoutContext& context, std::size_t lane) const;
    bool isCrowded(const LayoutContext& context, std::size_t lane) const;
    void expandLanes(const LayoutContext& context, std::vector<int>& rows) const;
    LaneGeometry layoutLane(const LayoutContext& context, std::size_t lane, const RowHints* hints, bool wasColumns);
    void layoutDense(const LayoutContext& context, const LaneIndex& index, LaneGeometry& geometry);
    void measureHeader();
    LayoutContext contextFor(const View& view);

    Metrics m_metrics;
    LabelCache m_labels;
    QFontMetricsF m_fineFont, m_coarseFont;
    std::shared_ptr<const LaneModel> m_model;
    std::vector<std::uint32_t> m_selected, m_selectedActors;
    std::set<std::string> m_collapsed, m_expanded;  ///< lane keys
    double m_laneScale = 1;
    std::optional<base::Instant> m_flag;
    double m_flagWidth = 0;
    std::optional<double> m_exportHeight;
    double m_rowHeight = 16, m_padding = 3, m_headerWidth = 124;

    std::uint64_t m_revision = 0;
    std::optional<View> m_view;
    std::uint64_t m_viewRevision = 0;
    bool m_dense = false, m_condensed = false;
    std::vector<double> m_tops;  ///< of each lane, then the end of the last
    std::vector<int> m_rows;     ///< rows a lane has room for
    std::optional<long> m_wantedZoom;
    std::vector<int> m_wanted;   ///< rows that a lane's events need side by side at that zoom, wherever the window stands
    std::vector<LaneMode> m_modes;  ///< of the lanes of a whole picture
    std::size_t m_labelBudget = SIZE_MAX;
    analysis::ColumnCache m_columns;
    std::vector<std::uint32_t> m_salient;
    TimelineGeometry m_geometry;
};

}  // namespace chancery::ui
