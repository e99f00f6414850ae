#include "core/analysis/force_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace chancery::analysis {

namespace {

constexpr double kOpening = 1.2;  ///< Barnes-Hut: a cell counts as one body from width / kOpening on
constexpr int kDeepest = 40;
// Towards the origin, by mass: hardly felt in the largest component, which holds together by its links; the others stay at its edge
// instead of drifting off.
constexpr double kCoreGravity = 0.05, kEdgeGravity = 0.15;
constexpr double kRingGap = 14;  ///< between actors without links, which stand in rings about the others
constexpr double kStride = 0.35, kMomentum = 0.7, kFarthest = 2;
constexpr double kCramped = 0.018;  ///< share of the usual repulsion; layouts at rest have 0.035 to 0.17, the larger the less
constexpr double kFresh = 0.4;  ///< from this heat on a layout takes a size of its own
constexpr double kSpread = 0.55;  ///< root mean square distance from the centre of one node, in link lengths
constexpr double kHotSteps = 150;  ///< then it cools
constexpr double kCooling = 0.985;
constexpr std::size_t kCalmSteps = 5;
constexpr std::size_t kMostPushes = 60;

// A graph of n nodes with d links each spreads over a disc of radius sqrt(repulsion * n) * (d + 1) / sqrt(d).
double repulsionFor(std::size_t nodes, std::size_t links) {
    const double degree = std::max(1.0, 2.0 * static_cast<double>(links) / static_cast<double>(std::max<std::size_t>(1, nodes)));
    return ForceLayout::kLinkLength * ForceLayout::kLinkLength * degree / ((degree + 1) * (degree + 1));
}

bool isFinite(GraphPoint p) { return std::isfinite(p.x) && std::isfinite(p.y); }

}  // namespace

GraphPoint startingPlace(std::uint64_t seed, std::size_t index) {
    // A sunflower, turned by the seed: even, without two in one place.
    const double turn = static_cast<double>(seed % 3600) / 3600 * 2 * std::numbers::pi;
    const double angle = turn + static_cast<double>(index) * std::numbers::pi * (3 - std::sqrt(5.0));
    const double radius = ForceLayout::kLinkLength * 0.75 * std::sqrt(static_cast<double>(index) + 0.5);
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

ForceLayout::ForceLayout(std::vector<LayoutNode> nodes, std::vector<LayoutLink> links, double heat)
    : m_nodes(std::move(nodes)), m_links(std::move(links)), m_mass(m_nodes.size(), 0.0), m_stiffness(m_nodes.size(), 0),
      m_force(m_nodes.size()), m_way(m_nodes.size()), m_order(m_nodes.size()), m_heat(std::clamp(heat, 0.01, 1.0)) {
    std::erase_if(m_links, [&](const LayoutLink& link) { return link.a == link.b || link.a >= m_nodes.size() || link.b >= m_nodes.size(); });
    for (const LayoutLink& link : m_links) {
        m_mass[link.a] += 1;
        m_mass[link.b] += 1;
        m_stiffness[link.a] += link.weight;
        m_stiffness[link.b] += link.weight;
    }
    for (double& mass : m_mass) mass += mass > 0 ? 1 : 0;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (!isFinite(m_nodes[i].at)) m_nodes[i].at = startingPlace(0, i);
    const bool isFree = std::none_of(m_nodes.begin(), m_nodes.end(), [](const LayoutNode& node) { return node.pinned; });
    m_isFresh = m_heat >= kFresh && isFree;
    setGravity();
    const auto linked = static_cast<std::size_t>(std::count_if(m_mass.begin(), m_mass.end(), [](double mass) { return mass > 0; }));
    const double usual = repulsionFor(linked, m_links.size());
    m_repulsion = usual;
    if (!m_isFresh) keepSize();
    if (m_repulsion < kCramped * usual) {  // places of a smaller graph, or of parts laid out apart: no size to keep
        m_repulsion = usual;
        m_heat = std::max(m_heat, kFresh);
        m_isFresh = isFree;
    }
    m_settled = m_nodes.empty();
}

void ForceLayout::setGravity() {
    std::vector<std::uint32_t> root(m_nodes.size()), size(m_nodes.size(), 1);
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t node) {
        while (root[node] != node) node = root[node] = root[root[node]];
        return node;
    };
    for (const LayoutLink& link : m_links) {
        const std::uint32_t a = find(link.a), b = find(link.b);
        if (a == b) continue;
        root[b] = a;
        size[a] += size[b];
    }
    std::uint32_t largest = 0;
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i)
        if (size[find(i)] > size[find(largest)]) largest = i;
    // Small components begin outside: within the largest one they would be caught.
    double edge = 0;
    for (const LayoutNode& node : m_nodes) edge = std::max(edge, std::hypot(node.at.x, node.at.y));
    const std::vector<LayoutNode> before = m_nodes;
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i) {
        const bool core = find(i) == find(largest) && size[find(largest)] > 1;
        if (m_isFresh && !core && !isApart(i)) {
            const GraphPoint centre = before[find(i)].at, own = before[i].at;
            const double away = 1.4 * edge / std::max(1e-9, std::hypot(centre.x, centre.y));
            m_nodes[i].at = {centre.x * away + 0.1 * own.x, centre.y * away + 0.1 * own.y};
        }
        m_gravity.push_back(m_mass[i] * (core ? kCoreGravity : kEdgeGravity));
        m_stiffness[i] += m_gravity[i];
    }
}

void ForceLayout::place(std::size_t node, GraphPoint at, bool pinned) {
    if (!isFinite(at)) return;
    m_nodes[node].at = at;
    m_nodes[node].pinned = pinned;
    m_settled = false;
    m_calmSteps = 0;
    m_steps = 0;
    m_cooling = 1;
    m_heat = std::min(m_heat, 0.3);
    m_isFresh = false;
}

// Forces balance as a whole (their virial is zero) when the links' squared lengths sum up to repulsion times all pairs of masses:
// a layout that goes on from an older picture keeps that one's size.
void ForceLayout::keepSize() {
    double lengths = 0, mass = 0;
    for (const LayoutLink& link : m_links) {
        const double dx = m_nodes[link.b].at.x - m_nodes[link.a].at.x, dy = m_nodes[link.b].at.y - m_nodes[link.a].at.y;
        lengths += link.weight * (dx * dx + dy * dy);
    }
    for (const double m : m_mass) mass += m;
    if (lengths > 0) m_repulsion = 2 * lengths / (mass * mass);
}

ForceLayout::Extent ForceLayout::extentOfLinked() const {
    Extent extent;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) extent.count += isApart(i) ? 0 : 1;
    double square = 0;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (isApart(i)) continue;
        const GraphPoint at = m_nodes[i].at;
        extent.centre.x += at.x / extent.count;
        extent.centre.y += at.y / extent.count;
        square += (at.x * at.x + at.y * at.y) / extent.count;
    }
    extent.spread = std::sqrt(std::max(0.0, square - extent.centre.x * extent.centre.x - extent.centre.y * extent.centre.y));
    return extent;
}

// One from nowhere takes the size that gives every node its room, once its shape is there: all lengths and, squared, the repulsion.
void ForceLayout::takeSize() {
    const Extent extent = extentOfLinked();
    if (extent.spread <= 0) return;
    const double factor = kLinkLength * kSpread * std::sqrt(extent.count) / extent.spread;
    for (LayoutNode& node : m_nodes) node.at = {(node.at.x - extent.centre.x) * factor, (node.at.y - extent.centre.y) * factor};
    for (GraphPoint& way : m_way) way = {way.x * factor, way.y * factor};
    m_repulsion *= factor * factor;
}

// Actors without links take no part in the forces: from nowhere they come to stand in rings about the others.
void ForceLayout::ringApart() {
    double radius = 0, room = 0;
    std::size_t left = 0;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (!isApart(i)) {
            radius = std::max(radius, std::hypot(m_nodes[i].at.x, m_nodes[i].at.y));
            continue;
        }
        room = std::max(room, 2 * m_nodes[i].radius + kRingGap);
        ++left;
    }
    if (left == m_nodes.size()) radius = 0;
    std::size_t stand = 0, stands = 0;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (!isApart(i)) continue;
        if (stand == stands) {  // the next ring; the last one spreads evenly
            if (radius > 0)
                radius += stands == 0 ? std::max(room, 0.6 * kLinkLength) : room;
            else if (left > 1)  // a single one stands in the middle
                radius = room;
            stands = std::clamp<std::size_t>(static_cast<std::size_t>(2 * std::numbers::pi * radius / room), 1, left);
            stand = 0;
        }
        const double angle = 2 * std::numbers::pi * static_cast<double>(stand) / static_cast<double>(stands);
        m_nodes[i].at = {radius * std::cos(angle), radius * std::sin(angle)};
        ++stand;
        --left;
    }
}

// Those that stand where a larger graph had its edge come to the edge of this one.
void ForceLayout::drawIn() {
    const Extent extent = extentOfLinked();
    if (extent.count == 0) return;
    const GraphPoint centre = extent.centre;
    double edge = 0;
    const auto distance = [&](std::size_t i) { return std::hypot(m_nodes[i].at.x - centre.x, m_nodes[i].at.y - centre.y); };
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (!isApart(i)) edge = std::max(edge, distance(i));
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const double off = distance(i);
        if (!isApart(i) || m_nodes[i].pinned || off <= edge + 2 * kLinkLength) continue;
        const double share = (edge + 0.6 * kLinkLength) / off;
        m_nodes[i].at = {centre.x + (m_nodes[i].at.x - centre.x) * share, centre.y + (m_nodes[i].at.y - centre.y) * share};
    }
}

void ForceLayout::buildTree() {
    double left = m_nodes[0].at.x, right = left, top = m_nodes[0].at.y, bottom = top;
    for (const LayoutNode& node : m_nodes) {
        left = std::min(left, node.at.x);
        right = std::max(right, node.at.x);
        top = std::min(top, node.at.y);
        bottom = std::max(bottom, node.at.y);
    }
    m_cells.clear();
    m_cells.emplace_back();
    std::iota(m_order.begin(), m_order.end(), 0U);
    divide(0, left, top, std::max({right - left, bottom - top, 1e-9}) * 1.000001, m_order, 0);
}

// Splits a square into four until few nodes are left in each; a leaf is one body at its centre of mass.
void ForceLayout::divide(std::int32_t cell, double left, double top, double size, std::span<std::uint32_t> nodes, int depth) {
    double x = 0, y = 0, mass = 0;
    for (const std::uint32_t node : nodes) {
        x += m_mass[node] * m_nodes[node].at.x;
        y += m_mass[node] * m_nodes[node].at.y;
        mass += m_mass[node];
    }
    Cell& made = m_cells[static_cast<std::size_t>(cell)];
    made.mass = mass;
    made.size = size;
    made.x = mass > 0 ? x / mass : left;
    made.y = mass > 0 ? y / mass : top;
    if (nodes.size() <= 1 || depth == kDeepest) return;
    const double half = size / 2, middleX = left + half, middleY = top + half;
    const auto upper = std::partition(nodes.begin(), nodes.end(), [&](std::uint32_t n) { return m_nodes[n].at.y < middleY; });
    const auto west = [&](std::uint32_t n) { return m_nodes[n].at.x < middleX; };
    const auto a = std::partition(nodes.begin(), upper, west);
    const auto b = std::partition(upper, nodes.end(), west);
    const std::span<std::uint32_t> parts[4] = {{nodes.begin(), a}, {a, upper}, {upper, b}, {b, nodes.end()}};
    const auto first = static_cast<std::int32_t>(m_cells.size());
    made.firstChild = first;
    m_cells.resize(m_cells.size() + 4);
    for (int i = 0; i < 4; ++i)
        divide(first + i, i % 2 == 0 ? left : middleX, i < 2 ? top : middleY, half, parts[i], depth + 1);
}

GraphPoint ForceLayout::repulsionOn(std::size_t node) const {
    const GraphPoint at = m_nodes[node].at;
    GraphPoint force;
    std::int32_t stack[4 * kDeepest + 8];
    int top = 0;
    stack[top++] = 0;
    while (top > 0) {
        const Cell& cell = m_cells[static_cast<std::size_t>(stack[--top])];
        if (cell.mass <= 0) continue;
        const double dx = at.x - cell.x, dy = at.y - cell.y;
        const double square = dx * dx + dy * dy;
        if (cell.firstChild >= 0 && cell.size * cell.size > kOpening * kOpening * square) {
            for (int i = 0; i < 4; ++i) stack[top++] = cell.firstChild + i;
            continue;
        }
        if (square < 1e-12) continue;  // itself, or others in the very same place: pushApart() sees to them
        const double pull = m_mass[node] * cell.mass / square;
        force.x += dx * pull;
        force.y += dy * pull;
    }
    return {force.x * m_repulsion, force.y * m_repulsion};
}

void ForceLayout::addAttraction() {
    for (const LayoutLink& link : m_links) {
        const double dx = (m_nodes[link.b].at.x - m_nodes[link.a].at.x) * link.weight;
        const double dy = (m_nodes[link.b].at.y - m_nodes[link.a].at.y) * link.weight;
        m_force[link.a].x += dx;
        m_force[link.a].y += dy;
        m_force[link.b].x -= dx;
        m_force[link.b].y -= dy;
    }
}

void ForceLayout::step() {
    if (m_settled) return;
    buildTree();
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (isApart(i)) continue;
        m_force[i] = repulsionOn(i);
        m_force[i].x -= m_gravity[i] * m_nodes[i].at.x;
        m_force[i].y -= m_gravity[i] * m_nodes[i].at.y;
    }
    addAttraction();
    move();
    ++m_steps;
    const bool hot = static_cast<double>(m_steps) <= kHotSteps * m_heat;
    if (!hot) m_cooling *= kCooling;
    m_calmSteps = m_meanMove < kSettledShare * kLinkLength ? m_calmSteps + 1 : 0;
    if (m_isFresh && (!hot || m_calmSteps == kCalmSteps)) {
        takeSize();
        ringApart();
        m_isFresh = false;
        m_calmSteps = 0;
    }
    if (m_calmSteps < kCalmSteps) return;
    drawIn();
    for (std::size_t i = 0; i < kMostPushes; ++i)
        if (!pushApart()) break;
    m_settled = true;
}

// Each node goes towards where its links and its neighbours' push would balance if nothing else moved: its force over the stiffness
// of what holds it, with some of its last way, so that far ends follow soon.
void ForceLayout::move() {
    double moved = 0;
    const double most = kLinkLength * m_cooling * kFarthest;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes[i].pinned || isApart(i)) continue;
        GraphPoint& way = m_way[i];
        const double stride = kStride * m_heat * m_cooling / m_stiffness[i];
        way.x = kMomentum * way.x + stride * m_force[i].x;
        way.y = kMomentum * way.y + stride * m_force[i].y;
        const double length = std::hypot(way.x, way.y);
        const double share = length > most ? most / length : 1;
        way.x *= share;
        way.y *= share;
        m_nodes[i].at.x += way.x;
        m_nodes[i].at.y += way.y;
        moved += length * share;
    }
    m_meanMove = moved / static_cast<double>(m_nodes.size());
}

// One pass over all pairs that overlap, found by a grid of the largest diameter; false if there were none.
bool ForceLayout::pushApart() {
    double widest = 1;
    for (const LayoutNode& node : m_nodes) widest = std::max(widest, 2 * node.radius);
    struct Entry {
        std::int64_t row, column;
        std::uint32_t node;
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<Entry> grid;
    grid.reserve(m_nodes.size());
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i)
        grid.push_back({static_cast<std::int64_t>(std::floor(m_nodes[i].at.y / widest)),
                        static_cast<std::int64_t>(std::floor(m_nodes[i].at.x / widest)), i});
    std::sort(grid.begin(), grid.end());
    bool any = false;
    const auto separate = [&](std::uint32_t i, std::uint32_t k) {
        LayoutNode& a = m_nodes[i];
        LayoutNode& b = m_nodes[k];
        double dx = b.at.x - a.at.x, dy = b.at.y - a.at.y;
        const double needed = a.radius + b.radius;
        double distance = std::hypot(dx, dy);
        if (distance >= needed || (a.pinned && b.pinned)) return;
        if (distance < 1e-6) {  // in one place: apart in a direction of their own
            const double angle = static_cast<double>(i * 31 + k) * 2.399963;
            dx = std::cos(angle);
            dy = std::sin(angle);
            distance = 1;
        }
        any = true;
        const double push = (needed - std::min(distance, needed) + 0.5) / distance;
        const double share = a.pinned ? 0 : b.pinned ? 1 : 0.5;
        a.at.x -= dx * push * share;
        a.at.y -= dy * push * share;
        b.at.x += dx * push * (1 - share);
        b.at.y += dy * push * (1 - share);
    };
    const auto rowAndColumn = [](const Entry& entry) { return std::pair(entry.row, entry.column); };
    for (auto entry = grid.begin(); entry != grid.end(); ++entry)
        for (int row = 0; row <= 1; ++row) {
            auto other = row == 0 ? entry + 1 : std::lower_bound(entry, grid.end(), Entry{entry->row + 1, entry->column - 1, 0});
            for (; other != grid.end() && rowAndColumn(*other) <= std::pair(entry->row + row, entry->column + 1); ++other)
                separate(entry->node, other->node);
        }
    return any;
}

}  // namespace chancery::analysis
