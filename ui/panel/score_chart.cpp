#include "ui/panel/score_chart.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/model/wording.h"
#include "ui/panel/panel_theme.h"

namespace chancery::ui {

namespace {

constexpr std::size_t kMostDots = 12;  ///< more means are a line
constexpr double kLeft = 30, kRight = 4, kTop = 18, kAxis = 18, kLegend = 20, kHeight = 166;
constexpr double kMostBar = 16;  ///< width of a column's bars: a single day is no period
constexpr double kLeastScale = 10;  ///< a single event never fills the chart

}  // namespace

ScoreChart::ScoreChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Score over time"));
}

QSize ScoreChart::sizeHint() const {
    const double scale = Metrics(font()).scale;
    return {qRound(240 * scale), qRound(kHeight * scale)};
}

void ScoreChart::setHistory(analysis::LinkHistory history, double periodBegin, double periodEnd) {
    m_history = std::move(history);
    m_periodBegin = periodBegin;
    m_periodEnd = periodEnd;
    setAccessibleDescription(m_history.columns.empty() ? QString() : tr("%1 columns of %2").arg(m_history.columns.size()).arg(stepText(m_history.step)));
    update();
}

QRectF ScoreChart::plot() const {
    const double scale = Metrics(font()).scale;
    return {kLeft * scale, kTop * scale, width() - (kLeft + kRight) * scale, height() - (kTop + kAxis + kLegend) * scale};
}

double ScoreChart::xAt(double t) const {
    const auto begin = static_cast<double>(m_history.columns.front().begin), end = static_cast<double>(m_history.columns.back().end);
    return plot().left() + (t - begin) / std::max(1.0, end - begin) * plot().width();
}

void ScoreChart::paintEvent(QPaintEvent*) {
    if (m_history.columns.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& colours = paletteFor(palette());
    const Metrics metrics(font());
    const QRectF area = plot();
    const double most = std::max({kLeastScale, m_history.highest(), -m_history.lowest()});
    const auto yAt = [&](double value) { return area.center().y() - value / most * area.height() / 2; };

    const double left = std::clamp(xAt(m_periodBegin), area.left(), area.right()), right = std::clamp(xAt(m_periodEnd), area.left(), area.right());
    QColor brush = colours.accent;
    brush.setAlphaF(0.14F);
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), brush);
    painter.setFont(metrics.count);
    for (const double value : {most, 0.0, -most}) {
        painter.setPen(QPen(value == 0 ? colours.border : colours.grid, 1));
        painter.drawLine(QPointF(area.left(), yAt(value)), QPointF(area.right(), yAt(value)));
        painter.setPen(colours.text2);
        const QString text = value == 0 ? QStringLiteral("0") : (value > 0 ? QStringLiteral("+") : QStringLiteral("−")) + QString::number(std::lround(most));
        painter.drawText(QRectF(0, yAt(value) - metrics.px(8), area.left() - metrics.px(5), metrics.px(16)), Qt::AlignRight | Qt::AlignVCenter, text);
    }
    const double step = area.width() / static_cast<double>(m_history.columns.size());
    const double bar = std::min(step > metrics.px(5) ? step - metrics.px(2) : step, metrics.px(kMostBar));
    QPainterPath mean;
    std::vector<QPointF> means;
    for (const analysis::HistoryColumn& column : m_history.columns) {
        const double middle = (xAt(static_cast<double>(column.begin)) + xAt(static_cast<double>(column.end))) / 2;
        const double x0 = middle - bar / 2, x1 = middle + bar / 2;
        painter.fillRect(QRectF(QPointF(x0, yAt(column.cooperation())), QPointF(x1, yAt(0))), colours.pos);
        painter.fillRect(QRectF(QPointF(x0, yAt(0)), QPointF(x1, yAt(column.conflict()))), colours.neg);
        if (column.scored == 0) continue;
        // The mean has a scale of its own: -10..10 over the whole height.
        const QPointF at(middle, area.center().y() - column.mean() / 10 * area.height() / 2);
        means.push_back(at);
        if (mean.elementCount() == 0)
            mean.moveTo(at);
        else
            mean.lineTo(at);
    }
    painter.strokePath(mean, QPen(colours.base, metrics.px(4), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.strokePath(mean, QPen(colours.text, metrics.px(1.6), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));

    if (means.size() <= kMostDots) {
        painter.setPen(QPen(colours.base, metrics.px(1.2)));
        painter.setBrush(colours.text);
        for (const QPointF& at : means) painter.drawEllipse(at, metrics.px(3.4), metrics.px(3.4));
    }

    painter.setPen(colours.text2);
    painter.drawText(QRectF(area.left() + metrics.px(4), 0, area.width(), area.top() - metrics.px(4)), Qt::AlignLeft | Qt::AlignBottom,
                     tr("sum of scores by %1").arg(stepText(m_history.step)));
    const double axis = area.bottom() + metrics.px(13);
    const QString first = dayText(m_history.columns.front().begin), last = dayText(m_history.columns.back().end - 1);
    if (first != last) painter.drawText(QPointF(area.left(), axis), first);
    painter.drawText(QRectF(area.left(), area.bottom(), area.width(), metrics.px(kAxis)), (first == last ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter, last);
    double x = area.left();
    const double y = height() - metrics.px(6);
    const auto entry = [&](const QColor& colour, const QString& text, bool line) {
        if (line)
            painter.fillRect(QRectF(x, y - metrics.px(4.5), metrics.px(14), metrics.px(1.6)), colour);
        else
            painter.fillRect(QRectF(x, y - metrics.px(8), metrics.px(9), metrics.px(9)), colour);
        x += metrics.px(line ? 18 : 13);
        painter.setPen(colours.text2);
        painter.drawText(QPointF(x, y), text);
        x += QFontMetricsF(metrics.count).horizontalAdvance(text) + metrics.px(12);
    };
    entry(colours.pos, tr("cooperation"), false);
    entry(colours.neg, tr("conflict"), false);
    entry(colours.text, tr("mean (±10)"), true);
}

bool ScoreChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || m_history.columns.empty()) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const analysis::HistoryColumn& column : m_history.columns) {
        const double x0 = xAt(static_cast<double>(column.begin)), x1 = xAt(static_cast<double>(column.end));
        if (help->pos().x() < x0 || help->pos().x() >= x1) continue;
        QToolTip::showText(help->globalPos(), tr("%1: %2, mean %3")
                                                  .arg(stepSpanText(m_history.step, column.begin), counted(column.count, tr("event"), tr("events")))
                                                  .arg(column.mean(), 0, 'f', 1), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

}  // namespace chancery::ui
