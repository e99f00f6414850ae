#pragma once
#include <QImage>
#include <QPainter>
#include <QRectF>
#include <optional>
#include <vector>

#include "ui/graph/graph_painter.h"
#include "ui/graph/matrix_layout.h"

namespace chancery::ui {

/// What the colour of a cell says: how the two deal (and, by its strength, how often), or how often alone.
enum class MatrixColour : std::uint8_t { Score, Count };

/// What lies under a point: a cell, or only a row or a column: its name.
struct MatrixHit {
    std::optional<std::uint32_t> row, column;  ///< places
    bool isEmpty() const { return !row && !column; }
    bool isCell() const { return row && column; }
    friend bool operator==(const MatrixHit&, const MatrixHit&) = default;
};

/// Places [first, last) in sight.
struct MatrixSpan {
    std::uint32_t first = 0, last = 0;
};

/// Where the cells of `places` actors lie in the picture; names stand left of and above them.
struct MatrixFrame {
    QSizeF picture;
    double left = 0, top = 0;  ///< where the cells begin
    double cell = 16;          ///< height, px
    double stretch = 1;        ///< of the width: a wide picture is used by wider cells
    QPointF scroll;            ///< px of the table that have gone out of sight
    std::uint32_t places = 0;

    /// Of the cells, as far as they fill the picture.
    QRectF plot() const;
    double cellWidth() const { return cell * stretch; }
    double xOf(double place) const { return left + place * cellWidth() - scroll.x(); }
    double yOf(double place) const { return top + place * cell - scroll.y(); }
    /// Whole px, so that edges are crisp and neighbours touch.
    QRect box(std::uint32_t row, std::uint32_t column) const;
    MatrixSpan rows() const { return inSight(scroll.y(), picture.height() - top, cell); }
    MatrixSpan columns() const { return inSight(scroll.x(), picture.width() - left, cellWidth()); }
    MatrixHit hit(QPointF at) const;

private:
    MatrixSpan inSight(double gone, double room, double step) const;
};

/// What is drawn over the table itself.
struct MatrixOverlay {
    std::vector<std::uint32_t> actors;      ///< selected places
    std::optional<MatrixHit> pair;          ///< selected cell; the one that answers it is marked too
    MatrixHit hovered;
};

/// Paints a matrix; asks no model. Below kFramed px a cell the cells are written into an image, several as one where they are
/// too small to see; the cost follows the cells in sight.
class MatrixPainter {
public:
    static constexpr double kFramed = 8;      ///< px: cells have a frame and say whether they are only planned
    static constexpr double kCounted = 24;    ///< px of width: and how many events

    MatrixPainter(const Palette& palette, const Metrics& metrics) : m_palette(palette), m_metrics(metrics), m_graph(palette, metrics) {}

    /// px that names need left of and above the cells.
    QSizeF namesSize(const MatrixLayout& layout) const;
    void paint(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, MatrixColour colour) const;
    void paintOverlay(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, const MatrixOverlay& overlay) const;
    /// One line that says what the colours mean.
    void paintLegend(QPainter& painter, const QRectF& box, const MatrixLayout& layout, MatrixColour colour) const;

    QColor colourOf(double score, std::uint32_t count, std::uint32_t mostCount, MatrixColour colour) const;

private:
    void paintGround(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame) const;
    void paintFramedCells(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, MatrixColour colour) const;
    void paintCell(QPainter& painter, const QRect& box, const MatrixCell& cell, const MatrixLayout& layout, MatrixColour colour) const;
    void writeSmallCells(QImage& image, const MatrixLayout& layout, const MatrixFrame& frame, MatrixColour colour) const;
    void paintBlocks(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame) const;
    void paintNames(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame) const;
    struct NameLook {
        QColor text, ground;
        bool bold = false;
    };
    void paintRowName(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, std::uint32_t place, const NameLook& look) const;
    void paintColumnName(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, std::uint32_t place, const NameLook& look) const;
    NameLook nameLook(const MatrixLayout& layout, std::uint32_t place) const;

    const Palette& m_palette;
    const Metrics& m_metrics;
    GraphPainter m_graph;
};

}  // namespace chancery::ui
