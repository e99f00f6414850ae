#include "ui/drawing/hover_card.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/drawing/shapes.h"

namespace chancery::ui {

namespace {

constexpr double kWidth = 316, kPadX = 12, kPadY = 9, kShadow = 10, kIndent = 22, kMostSentence = 54;

}  // namespace

HoverCard::HoverCard(QWidget* parent) : QWidget(parent), m_palette(&Palette::light()), m_metrics(font()) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void HoverCard::setContent(CardContent content, const Palette& palette, const Metrics& metrics) {
    m_content = std::move(content);
    m_palette = &palette;
    m_metrics = metrics;
    const double width = m_metrics.px(m_content.glyph || !m_content.when.isEmpty() ? kWidth : 248);
    const double shadow = m_metrics.px(kShadow);
    resize(static_cast<int>(std::ceil(width + 2 * shadow)), static_cast<int>(std::ceil(layout(nullptr, width) + 2 * shadow)));
    update();
}

void HoverCard::showBeside(QPoint pointer, const QRect& avoid) {
    const QRect room = parentWidget() ? parentWidget()->rect() : QRect(0, 0, 4000, 4000);
    const int shadow = static_cast<int>(m_metrics.px(kShadow)), gap = static_cast<int>(m_metrics.px(12));
    const int w = width() - 2 * shadow, h = height() - 2 * shadow;
    int x = pointer.x() + w + gap <= room.right() ? pointer.x() + gap : pointer.x() - gap - w;
    x = std::clamp(x, room.left() + 2, std::max(room.left() + 2, room.right() - 2 - w));
    int y = std::max(pointer.y(), avoid.bottom()) + gap;
    if (y + h > room.bottom()) y = std::min(pointer.y(), avoid.top()) - gap - h;
    y = std::max(y, room.top() + 2);
    move(x - shadow, y - shadow);
    raise();
    show();
}

void HoverCard::showAt(const QWidget& surface, QPointF pointer, int clear) {
    const QPoint inWindow = surface.mapTo(surface.window(), pointer.toPoint());
    showBeside(inWindow, QRect(inWindow, QSize(1, 1)).adjusted(-clear, -clear, clear, clear));
}

void HoverCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double shadow = m_metrics.px(kShadow);
    const QRectF box = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    painter.setPen(Qt::NoPen);
    QColor colour = m_palette->shadow;
    colour.setAlphaF(colour.alphaF() / 7);
    painter.setBrush(colour);
    for (double d = shadow; d > 1; d -= shadow / 7)
        painter.drawRoundedRect(box.adjusted(-d, -d + 3, d, d * 0.9 + 2), d + 4, d + 4);
    painter.setBrush(m_palette->tip);
    painter.setPen(QPen(m_palette->border, 1));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.translate(box.topLeft());
    layout(&painter, box.width());
}

double HoverCard::layout(QPainter* painter, double width) const {
    const auto px = [this](double v) { return m_metrics.px(v); };
    const Palette& c = *m_palette;
    double y = px(kPadY);
    const auto block = [&](double x, double right, const QString& text, const QFont& font, const QColor& colour, double most = 1e4) {
        const QRectF room(x, y, right - x, most);
        const QRectF used = QFontMetricsF(font).boundingRect(room, Qt::TextWordWrap, text);
        const double height = std::min(most, used.height());
        if (painter) {
            painter->save();
            painter->setClipRect(QRectF(x, y, right - x, height));
            painter->setFont(font);
            painter->setPen(colour);
            painter->drawText(room, Qt::TextWordWrap, text);
            painter->restore();
        }
        return height;
    };
    const double left = px(kPadX) + (m_content.glyph ? px(kIndent) : 0), right = width - px(kPadX);
    if (painter && m_content.glyph)
        drawMarker(*painter, c, QPointF(px(kPadX + 7), y + px(8)), m_content.glyph->first, m_content.glyph->second, {}, c.tip, m_metrics.scale);
    if (painter && !m_content.titleValue.isEmpty()) {
        painter->setFont(m_metrics.bold);
        painter->setPen(c.text);
        painter->drawText(QRectF(left, y, right - left, px(18)), Qt::AlignRight | Qt::AlignTop, m_content.titleValue);
    }
    y += block(left, right - (m_content.titleValue.isEmpty() ? 0 : px(56)), m_content.title, m_metrics.bold, c.text, px(48));
    if (!m_content.subtitle.isEmpty()) {
        y += px(2);
        y += block(left, right, m_content.subtitle, m_metrics.widget, c.text2, px(32));
    }
    if (!m_content.when.isEmpty()) {
        y += px(6);
        const double used = QFontMetricsF(m_metrics.bold).horizontalAdvance(m_content.when) + px(7);
        const bool beside = used + QFontMetricsF(m_metrics.widget).horizontalAdvance(m_content.why) <= right - left;
        if (beside && !m_content.why.isEmpty()) block(left + used, right, m_content.why, m_metrics.widget, c.text2);
        y += block(left, right, m_content.when, m_metrics.bold, c.text);
        if (!beside && !m_content.why.isEmpty()) y += block(left, right, m_content.why, m_metrics.widget, c.text2, px(32));
    }
    if (!m_content.sentence.isEmpty()) {
        y += px(6);
        const double height = block(left + px(10), right, m_content.sentence, m_metrics.widget, c.text2, px(kMostSentence));
        if (painter) painter->fillRect(QRectF(left, y, 2, height), c.quad(m_content.glyph ? m_content.glyph->first : event::QuadClass::Neutral).line);
        y += height;
    }
    if (!m_content.lines.empty()) y += px(5);
    for (const CardContent::Line& line : m_content.lines) {
        if (painter) {
            if (line.status)
                drawMarker(*painter, c, QPointF(left + px(6), y + px(9)), line.quad, *line.status, {}, c.tip, m_metrics.scale);
            else
                drawSwatch(*painter, c, QPointF(left, y + px(3.5)), line.quad, m_metrics.scale);
            const QFontMetricsF metrics(m_metrics.widget);
            painter->setFont(m_metrics.widget);
            painter->setPen(c.text);
            const double room = right - left - px(20) - (line.value.isEmpty() ? 0 : px(50));
            painter->drawText(QRectF(left + px(19), y, room, px(18)), Qt::AlignVCenter, metrics.elidedText(line.text, Qt::ElideRight, room));
            painter->setPen(c.text2);
            painter->drawText(QRectF(left, y, right - left, px(18)), Qt::AlignVCenter | Qt::AlignRight, line.value);
        }
        y += px(18);
    }
    if (!m_content.facts.isEmpty()) {
        y += px(m_content.lines.empty() ? 6 : 2);
        if (painter && m_content.verified) {
            painter->setFont(m_metrics.widget);
            painter->setPen(c.ok);
            painter->drawText(QPointF(left + QFontMetricsF(m_metrics.widget).horizontalAdvance(m_content.facts) + px(14),
                                      y + QFontMetricsF(m_metrics.widget).ascent()), tr("verified"));
        }
        y += block(left, right, m_content.facts, m_metrics.widget, c.text2);
    }
    if (!m_content.footer.isEmpty()) {
        y += px(5);
        if (painter) painter->fillRect(QRectF(left, std::round(y), right - left, 1), c.hair);
        y += px(6);
        y += block(left, right, m_content.footer, m_metrics.widget, c.text2);
    }
    return y + px(kPadY);
}

}  // namespace chancery::ui
