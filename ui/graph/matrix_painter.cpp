#include "ui/graph/matrix_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

constexpr double kMostRowName = 150, kMostColumnName = 116, kPad = 8, kStrip = 4, kLeastBlock = 2;
constexpr double kFaintest = 0.36;  ///< share of the tone that a single event has
constexpr double kMostRatio = 4;    ///< pixels of an image a px

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto part = [&](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QColor faded(QColor colour, float alpha) {
    colour.setAlphaF(alpha);
    return colour;
}

// As bright as all of many events, a little for a single one: the first few count most.
double strengthOf(std::uint32_t count, std::uint32_t most) {
    if (most <= 1) return 1;
    return kFaintest + (1 - kFaintest) * std::log(static_cast<double>(count)) / std::log(static_cast<double>(most));
}

QString words(const char* text) { return QCoreApplication::translate("MatrixPainter", text); }

// Places of a span whose names fit without overlap, the strongest first.
std::vector<std::uint32_t> placesWithRoom(const MatrixLayout& layout, MatrixSpan span, double cell, double lineHeight) {
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t place = span.first; place < span.last; ++place) chosen.push_back(place);
    if (cell >= lineHeight) return chosen;
    std::sort(chosen.begin(), chosen.end(), [&](std::uint32_t x, std::uint32_t y) {
        return std::pair(layout.strength[y], x) < std::pair(layout.strength[x], y);
    });
    const auto apart = static_cast<std::uint32_t>(std::ceil(lineHeight / cell));
    std::vector<bool> taken(span.last - span.first + 2 * apart);
    std::erase_if(chosen, [&](std::uint32_t place) {
        const auto at = taken.begin() + (place - span.first);
        if (at[0] || at[apart - 1] || std::find(at, at + apart, true) != at + apart) return true;
        std::fill(at, at + apart, true);
        return false;
    });
    return chosen;
}

/// Sums of the cells that share a block of a small table, for one row of blocks.
struct BlockRow {
    std::vector<std::uint32_t> count;
    std::vector<float> score;
    std::vector<std::uint32_t> touched;

    explicit BlockRow(std::size_t blocks) : count(blocks), score(blocks) {}
    void add(std::uint32_t block, const MatrixCell& cell) {
        if (count[block] == 0) touched.push_back(block);
        count[block] += cell.count;
        score[block] += cell.score * static_cast<float>(cell.count);
    }
    void clear() {
        for (const std::uint32_t block : touched) count[block] = 0, score[block] = 0;
        touched.clear();
    }
};

}  // namespace

QRectF MatrixFrame::plot() const {
    return QRectF(QPointF(left, top), QPointF(std::min(picture.width(), xOf(places)), std::min(picture.height(), yOf(places))));
}

QRect MatrixFrame::box(std::uint32_t row, std::uint32_t column) const {
    const auto whole = [](double v) { return static_cast<int>(std::lround(v)); };
    const int x = whole(xOf(column)), y = whole(yOf(row));
    return {x, y, whole(xOf(column + 1.0)) - x, whole(yOf(row + 1.0)) - y};
}

MatrixSpan MatrixFrame::inSight(double gone, double room, double step) const {
    if (room <= 0 || step <= 0) return {};
    const auto clamped = [&](double place) { return static_cast<std::uint32_t>(std::clamp(place, 0.0, static_cast<double>(places))); };
    return {clamped(std::floor(gone / step)), clamped(std::ceil((gone + room) / step))};
}

MatrixHit MatrixFrame::hit(QPointF at) const {
    const auto placeAt = [&](double px, double step) -> std::optional<std::uint32_t> {
        const double place = std::floor(px / step);
        return place >= 0 && place < places ? std::optional(static_cast<std::uint32_t>(place)) : std::nullopt;
    };
    MatrixHit hit;
    if (at.y() >= top) hit.row = placeAt(at.y() - top + scroll.y(), cell);
    if (at.x() >= left) hit.column = placeAt(at.x() - left + scroll.x(), cellWidth());
    const bool beside = (at.x() >= left && !hit.column) || (at.y() >= top && !hit.row);
    return beside ? MatrixHit{} : hit;
}

QColor MatrixPainter::colourOf(double score, std::uint32_t count, std::uint32_t most, MatrixColour colour) const {
    return mixed(m_palette.base, colour == MatrixColour::Score ? m_graph.toneOf(score) : m_palette.text2, strengthOf(count, most));
}

QSizeF MatrixPainter::namesSize(const MatrixLayout& layout) const {
    const QFontMetricsF font(m_metrics.labelBold);
    double longest = m_metrics.px(48);
    for (std::uint32_t place = 0; place < layout.size() && longest < m_metrics.px(kMostRowName); ++place)
        longest = std::max(longest, font.horizontalAdvance(layout.node(place).name));
    const double around = m_metrics.px(2 * kPad + kStrip);
    return {std::ceil(std::min(longest, m_metrics.px(kMostRowName)) + around), std::ceil(std::min(longest, m_metrics.px(kMostColumnName)) + around)};
}

void MatrixPainter::paint(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, MatrixColour colour) const {
    painter.fillRect(QRectF(QPointF(0, 0), frame.picture), m_palette.base);
    if (layout.order.empty()) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.save();
    painter.setClipRect(frame.plot());
    paintGround(painter, layout, frame);
    if (frame.cell >= kFramed) {
        paintFramedCells(painter, layout, frame, colour);
    } else {
        // On paper a block of colour needs no more than a fine screen's resolution.
        const double ratio = std::min(kMostRatio, painter.device()->devicePixelRatioF() * painter.worldTransform().m11());
        QImage image((frame.plot().size() * ratio).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        MatrixFrame inImage = frame;
        inImage.picture = QSizeF(image.size());
        inImage.left = inImage.top = 0;
        inImage.cell *= ratio;
        inImage.scroll *= ratio;
        writeSmallCells(image, layout, inImage, colour);
        painter.drawImage(QRectF(frame.plot().topLeft(), QSizeF(image.size()) / ratio), image);
    }
    painter.restore();
    paintBlocks(painter, layout, frame);
    paintNames(painter, layout, frame);
}

void MatrixPainter::paintGround(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame) const {
    for (const MatrixBlock& block : layout.blocks)
        painter.fillRect(frame.box(block.begin, block.begin).united(frame.box(block.end - 1, block.end - 1)), m_palette.alt);
    const MatrixSpan rows = frame.rows(), columns = frame.columns();
    // Nobody acts on itself here.
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(m_palette.border, 1));
    painter.drawLine(QPointF(frame.xOf(0), frame.yOf(0)), QPointF(frame.xOf(frame.places), frame.yOf(frame.places)));
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (frame.cell < kFramed) return;
    painter.setPen(QPen(m_palette.grid, 1));
    const QRect plot = frame.plot().toRect();
    for (std::uint32_t row = rows.first; row < rows.last; ++row) {
        const int y = frame.box(row, 0).bottom();
        painter.drawLine(plot.left(), y, plot.right(), y);
    }
    for (std::uint32_t column = columns.first; column < columns.last; ++column) {
        const int x = frame.box(0, column).right();
        painter.drawLine(x, plot.top(), x, plot.bottom());
    }
}

void MatrixPainter::paintFramedCells(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, MatrixColour colour) const {
    const MatrixSpan rows = frame.rows(), columns = frame.columns();
    painter.setFont(m_metrics.count);
    for (std::uint32_t row = rows.first; row < rows.last; ++row)
        for (const MatrixCell& cell : layout.row(row, columns.first, columns.last))
            paintCell(painter, frame.box(row, cell.column).adjusted(0, 0, -1, -1), cell, layout, colour);
}

void MatrixPainter::paintCell(QPainter& painter, const QRect& box, const MatrixCell& cell, const MatrixLayout& layout, MatrixColour colour) const {
    QColor fill = colourOf(static_cast<double>(cell.score), cell.count, layout.mostCount, colour);
    if (cell.onlyTogether) {
        const int edge = std::max(2, box.height() / 3);
        painter.fillRect(QRect(box.center() - QPoint(edge / 2, edge / 2), QSize(edge, edge)), m_palette.mid);
        return;
    }
    if (cell.onlyPlanned) {
        const QColor line = mixed(m_palette.base, colour == MatrixColour::Score ? m_graph.toneOf(static_cast<double>(cell.score)) : m_palette.text2, 0.85);
        fill = mixed(m_palette.base, fill, 0.18);
        QPen pen(line, box.height() >= 14 ? 2 : 1);
        pen.setJoinStyle(Qt::MiterJoin);
        painter.fillRect(box, fill);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const int half = pen.width() / 2;
        painter.drawRect(box.adjusted(half, half, -1, -1));
    } else {
        painter.fillRect(box, fill);
    }
    if (box.width() + 1 < m_metrics.px(kCounted) || box.height() < QFontMetrics(m_metrics.count).height() - 2) return;
    const auto contrast = [&](const QColor& ink) { return std::abs(qGray(ink.rgb()) - qGray(fill.rgb())); };
    painter.setPen(contrast(m_palette.text) >= contrast(m_palette.base) ? m_palette.text : m_palette.base);
    painter.drawText(box, Qt::AlignCenter, countText(cell.count));
}

// Pixels are set by hand: a hundred thousand small rectangles would cost a painter more than a frame.
void MatrixPainter::writeSmallCells(QImage& image, const MatrixLayout& layout, const MatrixFrame& frame, MatrixColour colour) const {
    // Cells are never narrower than high.
    const auto perBlock = static_cast<std::uint32_t>(std::max(1.0, std::ceil(kLeastBlock / frame.cell)));
    const MatrixSpan rows = frame.rows(), columns = frame.columns();
    BlockRow blocks(columns.last / perBlock + 1);
    const auto px = [&](double v, int most) { return std::clamp(static_cast<int>(std::lround(v)), 0, most); };
    for (std::uint32_t top = rows.first / perBlock * perBlock; top < rows.last; top += perBlock) {
        const std::uint32_t bottom = std::min(top + perBlock, frame.places);
        for (std::uint32_t row = top; row < bottom; ++row)
            for (const MatrixCell& cell : layout.row(row, columns.first, columns.last)) blocks.add(cell.column / perBlock, cell);
        const int y0 = px(frame.yOf(top), image.height()), y1 = px(frame.yOf(bottom), image.height());
        for (const std::uint32_t block : blocks.touched) {
            const std::uint32_t count = blocks.count[block];
            const double score = static_cast<double>(blocks.score[block]) / count;
            const QRgb pixel = colourOf(score, std::min(count, layout.mostCount), layout.mostCount, colour).rgb();
            const int x0 = px(frame.xOf(block * perBlock), image.width()), x1 = px(frame.xOf((block + 1.0) * perBlock), image.width());
            for (int y = y0; y < y1; ++y) {
                auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
                std::fill(line + x0, line + x1, pixel);
            }
        }
        blocks.clear();
    }
}

// Lines between communities, and a strip of their colours beside the names.
void MatrixPainter::paintBlocks(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame) const {
    const QRectF plot = frame.plot();
    const double strip = m_metrics.px(kStrip), gap = m_metrics.px(2);
    painter.setPen(QPen(m_palette.border, 1));
    painter.drawLine(QPointF(plot.left() - 1, plot.top()), QPointF(plot.left() - 1, plot.bottom()));
    painter.drawLine(QPointF(plot.left(), plot.top() - 1), QPointF(plot.right(), plot.top() - 1));
    for (std::size_t i = 0; i < layout.blocks.size(); ++i) {
        const MatrixBlock& block = layout.blocks[i];
        const QColor& colour = m_palette.groups[std::min(i, m_palette.groups.size() - 1)];
        const double x0 = std::max(plot.left(), frame.xOf(block.begin)), x1 = std::min(plot.right(), frame.xOf(block.end));
        const double y0 = std::max(plot.top(), frame.yOf(block.begin)), y1 = std::min(plot.bottom(), frame.yOf(block.end));
        if (x1 > x0) painter.fillRect(QRectF(x0, plot.top() - strip - gap, x1 - x0 - 1, strip), colour);
        if (y1 > y0) painter.fillRect(QRectF(plot.left() - strip - gap, y0, strip, y1 - y0 - 1), colour);
        if (block.end == layout.size()) continue;
        const double x = std::round(frame.xOf(block.end)) - 1, y = std::round(frame.yOf(block.end)) - 1;
        if (x >= plot.left() && x < plot.right()) painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        if (y >= plot.top() && y < plot.bottom()) painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

MatrixPainter::NameLook MatrixPainter::nameLook(const MatrixLayout& layout, std::uint32_t place) const {
    return {m_palette.text, QColor(), layout.node(place).kind == actor::ActorKind::Country};
}

void MatrixPainter::paintNames(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame) const {
    const double line = QFontMetricsF(m_metrics.label).height() - 1;
    painter.save();
    painter.setClipRect(QRectF(0, frame.top, frame.left, frame.picture.height() - frame.top));
    for (const std::uint32_t place : placesWithRoom(layout, frame.rows(), frame.cell, line)) paintRowName(painter, layout, frame, place, nameLook(layout, place));
    painter.setClipRect(QRectF(frame.left, 0, frame.picture.width() - frame.left, frame.top));
    for (const std::uint32_t place : placesWithRoom(layout, frame.columns(), frame.cellWidth(), line)) paintColumnName(painter, layout, frame, place, nameLook(layout, place));
    painter.restore();
    painter.setFont(m_metrics.label);
    painter.setPen(m_palette.text3);
    const double pad = m_metrics.px(kPad), right = frame.left - m_metrics.px(kPad + kStrip), bottom = frame.top - m_metrics.px(kPad);
    painter.drawText(QRectF(pad, bottom - 2 * line, right - pad, line), Qt::AlignRight | Qt::AlignVCenter, words("on whom →"));
    painter.drawText(QRectF(pad, bottom - line, right - pad, line), Qt::AlignRight | Qt::AlignVCenter, words("who acts ↓"));
}

void MatrixPainter::paintRowName(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, std::uint32_t place, const NameLook& look) const {
    const QFont& font = look.bold ? m_metrics.labelBold : m_metrics.label;
    const QFontMetricsF measure(font);
    const double pad = m_metrics.px(kPad), right = frame.left - m_metrics.px(kPad + kStrip), room = right - pad;
    const QRectF box(pad, frame.yOf(place + 0.5) - measure.height() / 2, room, measure.height());
    const QString text = measure.elidedText(layout.node(place).name, Qt::ElideRight, room);
    if (look.ground.isValid()) painter.fillRect(QRectF(0, box.top() - 1, frame.left - m_metrics.px(kStrip + 3), box.height() + 2).toAlignedRect(), look.ground);
    painter.setFont(font);
    painter.setPen(look.text);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
}

void MatrixPainter::paintColumnName(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, std::uint32_t place, const NameLook& look) const {
    const QFont& font = look.bold ? m_metrics.labelBold : m_metrics.label;
    const QFontMetricsF measure(font);
    const double pad = m_metrics.px(kPad), bottom = frame.top - m_metrics.px(kPad + kStrip), room = bottom - pad;
    const QString text = measure.elidedText(layout.node(place).name, Qt::ElideRight, room);
    painter.save();
    painter.translate(frame.xOf(place + 0.5), bottom);
    painter.rotate(-90);
    const QRectF box(0, -measure.height() / 2, room, measure.height());
    if (look.ground.isValid()) painter.fillRect(QRectF(-pad + 3, box.top() - 1, frame.top, box.height() + 2), look.ground);
    painter.setFont(font);
    painter.setPen(look.text);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text);
    painter.restore();
}

void MatrixPainter::paintOverlay(QPainter& painter, const MatrixLayout& layout, const MatrixFrame& frame, const MatrixOverlay& overlay) const {
    const QRectF plot = frame.plot();
    painter.save();
    painter.setClipRect(plot);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto bands = [&](std::optional<std::uint32_t> row, std::optional<std::uint32_t> column, const QColor& colour) {
        if (row) painter.fillRect(QRectF(plot.left(), frame.box(*row, 0).top(), plot.width(), std::max(1, frame.box(*row, 0).height())), colour);
        if (column) painter.fillRect(QRectF(frame.box(0, *column).left(), plot.top(), std::max(1, frame.box(0, *column).width()), plot.height()), colour);
    };
    for (const std::uint32_t place : overlay.actors) bands(place, place, faded(m_palette.accent, 0.13F));
    bands(overlay.hovered.row, overlay.hovered.column, faded(m_palette.accent, 0.10F));
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const auto outline = [&](std::uint32_t row, std::uint32_t column, const QColor& colour, double width) {
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        const double out = width / 2 - 1;
        painter.drawRect(QRectF(frame.box(row, column).adjusted(0, 0, -1, -1)).adjusted(-out, -out, out, out));
    };
    if (overlay.pair) {
        outline(*overlay.pair->column, *overlay.pair->row, faded(m_palette.accent, 0.55F), m_metrics.px(2));
        outline(*overlay.pair->row, *overlay.pair->column, faded(m_palette.accent, 0.25F), m_metrics.px(7));
        outline(*overlay.pair->row, *overlay.pair->column, m_palette.accent, m_metrics.px(2));
    }
    if (overlay.hovered.isCell()) outline(*overlay.hovered.row, *overlay.hovered.column, m_palette.text, m_metrics.px(1.5));
    painter.restore();

    std::vector<std::uint32_t> rows = overlay.actors, columns = overlay.actors;
    if (overlay.pair) rows.push_back(*overlay.pair->row), columns.push_back(*overlay.pair->column);
    painter.save();
    const auto named = [&](const std::vector<std::uint32_t>& selected, std::optional<std::uint32_t> hovered, const QRectF& clip, auto&& paintName) {
        painter.setClipRect(clip);
        for (const std::uint32_t place : selected) paintName(place, NameLook{m_palette.text, m_palette.accentSoft, true});
        if (hovered && std::find(selected.begin(), selected.end(), *hovered) == selected.end())
            paintName(*hovered, NameLook{m_palette.text, m_palette.gridMajor, nameLook(layout, *hovered).bold});
    };
    named(rows, overlay.hovered.row, QRectF(0, frame.top, frame.left, frame.picture.height() - frame.top),
          [&](std::uint32_t place, const NameLook& look) { paintRowName(painter, layout, frame, place, look); });
    named(columns, overlay.hovered.column, QRectF(frame.left, 0, frame.picture.width() - frame.left, frame.top),
          [&](std::uint32_t place, const NameLook& look) { paintColumnName(painter, layout, frame, place, look); });
    painter.restore();
}

void MatrixPainter::paintLegend(QPainter& painter, const QRectF& box, const MatrixLayout& layout, MatrixColour colour) const {
    const auto px = [&](double v) { return m_metrics.px(v); };
    const QFontMetricsF measure(m_metrics.label);
    const double middle = box.center().y();
    double x = box.left();
    painter.setFont(m_metrics.label);
    const auto text = [&](const QString& what, double gapAfter) {
        painter.setPen(m_palette.text2);
        painter.drawText(QRectF(x, box.top(), box.right() - x, box.height()), Qt::AlignLeft | Qt::AlignVCenter, what);
        x += measure.horizontalAdvance(what) + px(gapAfter);
    };
    const std::uint32_t most = std::max(1U, layout.mostCount);
    if (colour == MatrixColour::Score) {
        text(words("conflict"), 6);
        QLinearGradient scale(x, 0, x + px(96), 0);
        scale.setColorAt(0, m_palette.neg);
        scale.setColorAt(0.5, m_palette.mid);
        scale.setColorAt(1, m_palette.pos);
        painter.fillRect(QRectF(x, middle - px(5), px(96), px(10)), scale);
        x += px(102);
        text(words("cooperation"), 20);
    }
    std::vector<std::uint32_t> steps = {1};
    for (const std::uint32_t n : {3U, 10U, 30U, 100U, 300U, 1000U})
        if (n < most) steps.push_back(n);
    if (most > 1) steps.push_back(most);
    if (steps.size() > 4) steps.erase(steps.begin() + 1, steps.end() - 3);
    for (const std::uint32_t n : steps) {
        painter.fillRect(QRectF(x, middle - px(5), px(10), px(10)), colourOf(5.5, n, most, colour));
        x += px(14);
        text(n == 1 ? words("1 event") : countText(n), 10);
    }
    x += px(8);
    const auto sample = [&](bool planned) {
        MatrixCell cell;
        cell.count = 1;
        cell.score = 5.5F;
        (planned ? cell.onlyPlanned : cell.onlyTogether) = true;
        paintCell(painter, QRect(qRound(x), qRound(middle - px(5)), qRound(px(10)), qRound(px(10))), cell, layout, colour);
        x += px(15);
        text(planned ? words("only planned") : words("only together"), 12);
    };
    const auto occurs = [&](bool MatrixCell::*what) { return std::any_of(layout.cells.begin(), layout.cells.end(), [&](const MatrixCell& c) { return c.*what; }); };
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (occurs(&MatrixCell::onlyPlanned)) sample(true);
    if (occurs(&MatrixCell::onlyTogether)) sample(false);
}

}  // namespace chancery::ui
