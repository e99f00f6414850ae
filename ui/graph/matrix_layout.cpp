#include "ui/graph/matrix_layout.h"

#include <algorithm>
#include <tuple>

namespace chancery::ui {

namespace {

using analysis::DyadTally;
using analysis::Way;

constexpr std::uint32_t kUnknown = UINT32_MAX;

struct Placed {
    std::uint32_t community = kUnknown, strength = 0, node = 0;
};

std::vector<Placed> linkedActors(const GraphScene& scene, const MeasuredGraph* measured) {
    std::vector<bool> linked(scene.nodes.size());
    for (const SceneLink& link : scene.links) linked[link.a] = linked[link.b] = true;
    if (measured && measured->graph->index != scene.graph->index) measured = nullptr;
    std::vector<Placed> placed;
    for (std::uint32_t i = 0; i < scene.nodes.size(); ++i) {
        if (!linked[i]) continue;
        Placed& actor = placed.emplace_back();
        actor.node = i;
        if (const auto node = scene.graph->nodeOf(scene.nodes[i].actor)) actor.strength = scene.graph->nodes[*node].strength;
        if (!measured) continue;
        if (const auto node = measured->graph->nodeOf(scene.nodes[i].actor)) actor.community = measured->measures.nodes[*node].community;
    }
    std::sort(placed.begin(), placed.end(), [](const Placed& x, const Placed& y) {
        return std::tuple(x.community, y.strength, x.node) < std::tuple(y.community, x.strength, y.node);
    });
    return placed;
}

void addBlocks(MatrixLayout& layout, const std::vector<Placed>& placed) {
    if (placed.empty() || placed.front().community == kUnknown) return;
    for (std::uint32_t i = 0; i < placed.size(); ++i) {
        if (i == 0 || placed[i].community != placed[i - 1].community) layout.blocks.push_back({i, i});
        layout.blocks.back().end = i + 1;
    }
}

struct PlacedCell {
    std::uint32_t row = 0;
    MatrixCell cell;
};

std::vector<PlacedCell> cellsOf(const MatrixLayout& layout) {
    const GraphScene& scene = *layout.scene;
    std::vector<PlacedCell> cells;
    cells.reserve(2 * scene.links.size());
    for (std::uint32_t i = 0; i < scene.links.size(); ++i) {
        const auto found = scene.graph->linkOf(scene.links[i].dyad);
        if (!found) continue;
        const analysis::GraphLink& link = scene.graph->links[*found];
        const std::uint32_t a = layout.placeOf[scene.links[i].a], b = layout.placeOf[scene.links[i].b];
        const auto add = [&](std::uint32_t row, std::uint32_t column, DyadTally stats, const DyadTally& both) {
            stats += both;
            if (stats.count == 0) return;
            cells.push_back({row, {column, i, stats.count, static_cast<float>(stats.score()), stats.onlyPlanned(), link.onlyTogether()}});
        };
        const DyadTally& both = link.way(link.onlyTogether() ? Way::Together : Way::Mutual);
        add(a, b, link.way(Way::Forward), both);
        add(b, a, link.way(Way::Backward), both);
    }
    std::sort(cells.begin(), cells.end(), [](const PlacedCell& x, const PlacedCell& y) {
        return std::pair(x.row, x.cell.column) < std::pair(y.row, y.cell.column);
    });
    return cells;
}

}  // namespace

std::span<const MatrixCell> MatrixLayout::row(std::uint32_t place) const {
    return std::span(cells).subspan(rowBegin[place], rowBegin[place + 1] - rowBegin[place]);
}

std::span<const MatrixCell> MatrixLayout::row(std::uint32_t place, std::uint32_t first, std::uint32_t last) const {
    const auto all = row(place);
    const auto before = [](const MatrixCell& cell, std::uint32_t column) { return cell.column < column; };
    return {std::lower_bound(all.begin(), all.end(), first, before), std::lower_bound(all.begin(), all.end(), last, before)};
}

const MatrixCell* MatrixLayout::cell(std::uint32_t place, std::uint32_t column) const {
    const auto found = row(place, column, column + 1);
    return found.empty() ? nullptr : &found.front();
}

MatrixLayout makeMatrixLayout(std::shared_ptr<const GraphScene> scene, const MeasuredGraph* measured) {
    MatrixLayout layout;
    layout.scene = std::move(scene);
    const std::vector<Placed> placed = linkedActors(*layout.scene, measured);
    layout.placeOf.assign(layout.scene->nodes.size(), MatrixLayout::kNowhere);
    for (const Placed& actor : placed) {
        layout.placeOf[actor.node] = layout.size();
        layout.order.push_back(actor.node);
        layout.strength.push_back(actor.strength);
    }
    addBlocks(layout, placed);
    layout.rowBegin.assign(placed.size() + 1, 0);
    for (const PlacedCell& cell : cellsOf(layout)) {
        layout.cells.push_back(cell.cell);
        ++layout.rowBegin[cell.row + 1];
        layout.mostCount = std::max(layout.mostCount, cell.cell.count);
    }
    for (std::size_t i = 1; i < layout.rowBegin.size(); ++i) layout.rowBegin[i] += layout.rowBegin[i - 1];
    return layout;
}

}  // namespace chancery::ui
