#include "ui/panel/chip.h"

#include <QLocale>
#include <QtMath>
#include <QPainter>
#include <algorithm>

#include "ui/panel/panel_theme.h"

namespace chancery::ui {

Chip::Chip(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

void Chip::show(const QString& text, Mark mark) {
    m_text = text;
    m_mark = std::move(mark);
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    const double u = Metrics(font()).scale;
    return {qCeil(fontMetrics().horizontalAdvance(m_text) + 34 * u), qRound(20 * u)};
}

void Chip::paintEvent(QPaintEvent*) {
    const Palette& colours = paletteFor(palette());
    const double u = Metrics(font()).scale;
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(colours.border);
    p.setBrush(colours.base);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (m_mark) m_mark(p, QPointF(14 * u, height() / 2.0), colours, u);
    p.setPen(colours.text);
    p.drawText(QRectF(rect()).adjusted(25 * u, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

ConfidenceBar::ConfidenceBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ConfidenceBar::setValue(double value) {
    m_value = std::clamp(value, 0.0, 1.0);
    setAccessibleName(tr("Confidence %1").arg(m_value, 0, 'f', 2));
    update();
}

QSize ConfidenceBar::sizeHint() const { return {140, fontMetrics().height() + 2}; }

void ConfidenceBar::paintEvent(QPaintEvent*) {
    const Palette& colours = paletteFor(palette());
    const double u = Metrics(font()).scale;
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0.5, height() / 2.0 - 3 * u, 90 * u, 6 * u);
    p.setPen(Qt::NoPen);
    p.setBrush(colours.hair);
    p.drawRoundedRect(track, 3, 3);
    p.setBrush(colours.accent);
    p.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * m_value, track.height()), 3, 3);
    p.setPen(colours.text);
    p.drawText(QRectF(track.right() + 8 * u, 0, 60 * u, height()), Qt::AlignVCenter | Qt::AlignLeft,
               QLocale(QLocale::English).toString(m_value, 'f', 2));
}

}  // namespace chancery::ui
