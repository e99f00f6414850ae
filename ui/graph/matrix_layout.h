#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "ui/graph/graph_scene.h"
#include "ui/graph/scene_measures.h"

namespace chancery::ui {

/// What one actor does to another.
struct MatrixCell {
    std::uint32_t column = 0;  ///< place of the one on whom
    std::uint32_t link = 0;    ///< index into GraphScene::links
    std::uint32_t count = 0;
    float score = 0;           ///< mean, -10..10
    bool onlyPlanned = false, onlyTogether = false;
    friend bool operator==(const MatrixCell&, const MatrixCell&) = default;
};

/// Places [begin, end) of one community: a square on the diagonal.
struct MatrixBlock {
    std::uint32_t begin = 0, end = 0;
    friend bool operator==(const MatrixBlock&, const MatrixBlock&) = default;
};

/// A scene as a table of who acts (row) on whom (column). Only linked actors have a place; a mutual act stands in both cells of
/// the two, and so does what two only do side by side, where the scene shows such links. Immutable.
struct MatrixLayout {
    static constexpr std::uint32_t kNowhere = UINT32_MAX;

    std::shared_ptr<const GraphScene> scene;
    std::vector<std::uint32_t> order;     ///< scene nodes by place: by community, then the strongest first
    std::vector<std::uint32_t> strength;  ///< by place: events of its links
    std::vector<std::uint32_t> placeOf;   ///< by scene node; kNowhere for one without links
    std::vector<MatrixBlock> blocks;      ///< none while communities are unknown
    std::vector<MatrixCell> cells;        ///< by row, then column
    std::vector<std::uint32_t> rowBegin;  ///< into cells, one more than there are places
    std::uint32_t mostCount = 0;          ///< of a cell

    std::uint32_t size() const { return static_cast<std::uint32_t>(order.size()); }
    const SceneNode& node(std::uint32_t place) const { return scene->nodes[order[place]]; }
    const std::string& keyOf(std::uint32_t place) const { return scene->keyOf(order[place]); }
    std::span<const MatrixCell> row(std::uint32_t place) const;
    /// Those of a row whose column is in [first, last).
    std::span<const MatrixCell> row(std::uint32_t place, std::uint32_t first, std::uint32_t last) const;
    /// Null where nothing happened. Valid as long as the layout.
    const MatrixCell* cell(std::uint32_t row, std::uint32_t column) const;
};

/// `measured`: knows the communities, if it is of the same events; may be null or of an earlier period: actors that it does not
/// know come last.
MatrixLayout makeMatrixLayout(std::shared_ptr<const GraphScene> scene, const MeasuredGraph* measured);

}  // namespace chancery::ui
