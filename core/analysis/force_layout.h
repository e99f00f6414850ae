#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace chancery::analysis {

/// A place in the plane of the graph: units are pixels of a picture at its natural size, y downwards.
struct GraphPoint {
    double x = 0, y = 0;
    friend bool operator==(const GraphPoint&, const GraphPoint&) = default;
};

struct LayoutNode {
    GraphPoint at;
    double radius = 10;   ///< with the room that it keeps free about itself
    bool pinned = false;  ///< keeps its place
};

struct LayoutLink {
    std::uint32_t a = 0, b = 0;  ///< indices of nodes
    double weight = 1;           ///< > 0; how strongly it pulls
};

/// A force-directed layout that can be watched while it settles: ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian: "ForceAtlas2, a
/// Continuous Graph Layout Algorithm", PLoS ONE 2014) with repulsion by a Barnes-Hut tree, its own speed for every node, and a
/// cooling that ends it; at the end nodes that overlap are pushed apart. The same input gives the same places, bit for bit.
/// Non-finite and coincident places are taken. One thread at a time.
class ForceLayout {
public:
    /// Distance that a link between two actors without other links settles at, before their radii.
    static constexpr double kLinkLength = 130;
    /// Settled: the nodes move by less than this share of kLinkLength in a step, on the average.
    static constexpr double kSettledShare = 0.002;

    /// `heat` 1 = from nowhere, all may move far; 0.5 = many are new, the others give way; near 0 = only settle what changed, and keep
    /// the size.
    ForceLayout(std::vector<LayoutNode> nodes, std::vector<LayoutLink> links, double heat = 1);

    /// One step of all nodes; nothing once it is settled.
    void step();
    bool isSettled() const { return m_settled; }
    std::size_t steps() const { return m_steps; }
    /// Mean way of a node in the last step, in units of the plane.
    double meanMove() const { return m_meanMove; }

    std::span<const LayoutNode> nodes() const { return m_nodes; }
    /// Puts a node somewhere and holds it there (or lets it go); the others make room.
    void place(std::size_t node, GraphPoint at, bool pinned);

private:
    struct Cell {
        double x = 0, y = 0, mass = 0;  ///< centre of mass
        double size = 0;                ///< edge of its square
        std::int32_t firstChild = -1;   ///< four in a row; -1 = a leaf
    };

    /// Of the nodes with links: centre, root mean square distance from it, how many there are.
    struct Extent {
        GraphPoint centre;
        double spread = 0, count = 0;
    };
    Extent extentOfLinked() const;

    void setGravity();
    void keepSize();
    void takeSize();
    void ringApart();
    void drawIn();
    bool isApart(std::size_t node) const { return m_mass[node] == 0; }
    void buildTree();
    void divide(std::int32_t cell, double left, double top, double size, std::span<std::uint32_t> nodes, int depth);
    GraphPoint repulsionOn(std::size_t node) const;
    void addAttraction();
    void move();
    bool pushApart();

    std::vector<LayoutNode> m_nodes;
    std::vector<LayoutLink> m_links;
    std::vector<double> m_mass;       ///< links + 1; 0 without links
    std::vector<double> m_stiffness;  ///< weights of the links, and gravity
    std::vector<double> m_gravity;    ///< pull towards the origin, by distance
    std::vector<GraphPoint> m_force, m_way;
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_order;
    double m_heat;
    double m_repulsion = 1;
    double m_cooling = 1;
    double m_meanMove = 0;
    std::size_t m_steps = 0, m_calmSteps = 0;
    bool m_isFresh = true;  ///< from nowhere, and nothing is pinned
    bool m_settled = false;
};

/// Where the `index`-th node stands before any layout knows it: spread evenly over a disc that the seed turns.
GraphPoint startingPlace(std::uint64_t seed, std::size_t index);

}  // namespace chancery::analysis
