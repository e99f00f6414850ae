#include "ui/panel/facet_delegate.h"

#include <QPainter>
#include <algorithm>

#include "core/event/event_type.h"
#include "core/query/filter.h"
#include "ui/drawing/shapes.h"
#include "ui/model/facet_model.h"
#include "ui/panel/marks.h"
#include "ui/panel/panel_theme.h"

namespace chancery::ui {

namespace {

constexpr double kLeastBar = 10, kMostBar = 30;

void paintCheckBox(QPainter& p, const QRectF& box, int state, const Palette& colours) {
    p.setPen(QPen(state == 0 ? colours.text3 : state == 1 ? colours.accent : colours.error, 1));
    p.setBrush(state == 0 ? colours.base : state == 1 ? colours.accent : colours.errorSoft);
    p.drawRoundedRect(box, 2, 2);
    if (state == 0) return;
    const QPointF c = box.center();
    const double u = box.width() / 13;
    p.setPen(QPen(state == 1 ? colours.accentText : colours.error, 1.6 * u, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (state == 1)
        p.drawPolyline(QPolygonF({c + QPointF(-3, 0) * u, c + QPointF(-1, 2.5) * u, c + QPointF(3.2, -2.8) * u}));
    else
        p.drawLine(c + QPointF(-3, 0) * u, c + QPointF(3, 0) * u);
}

/// Stacked by quad class, as long as the value's share of the facet's largest count.
void paintQuadBar(QPainter& p, const QRectF& area, const QVariantList& quads, double share, const Palette& colours) {
    double total = 0;
    for (const QVariant& n : quads) total += n.toDouble();
    if (total <= 0) return;
    double x = area.left();
    for (event::QuadClass quad : kQuadOrder) {
        const double w = area.width() * share * quads[static_cast<int>(quad)].toDouble() / total;
        if (w <= 0) continue;
        p.fillRect(QRectF(x, area.top(), w, area.height()), colours.quad(quad).fill);
        x += w;
    }
}

}  // namespace

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Metrics metrics(option.font);
    return {static_cast<int>(metrics.px(120)), qRound(metrics.px(index.parent().isValid() ? 20 : 25))};
}

void FacetDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.parent().isValid())
        paintValue(painter, option, index);
    else
        paintHeader(painter, option, index);
    painter->restore();
}

void FacetDelegate::paintHeader(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Palette& colours = paletteFor(option.palette);
    const Metrics metrics(option.font);
    const QRectF r = option.rect;
    p->fillRect(r, colours.header);
    p->setPen(colours.hair);
    p->drawLine(QPointF(r.left(), r.bottom() + 0.5), QPointF(r.right() + 1, r.bottom() + 0.5));
    p->drawLine(QPointF(r.left(), r.top() + 0.5), QPointF(r.right() + 1, r.top() + 0.5));

    const double u = metrics.scale;
    const QPointF c(r.left() + 14 * u, r.center().y() + 0.5);
    p->setPen(QPen(colours.text2, 1.4));
    p->setBrush(Qt::NoBrush);
    if (option.state & QStyle::State_Open)
        p->drawPolyline(QPolygonF({c + QPointF(-4, -2) * u, c + QPointF(0, 2) * u, c + QPointF(4, -2) * u}));
    else
        p->drawPolyline(QPolygonF({c + QPointF(-2, -4) * u, c + QPointF(2, 0) * u, c + QPointF(-2, 4) * u}));

    QFont bold = option.font;
    bold.setBold(true);
    p->setFont(bold);
    p->setPen(colours.text);
    p->drawText(r.adjusted(26 * u, 0, -40 * u, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
    p->setFont(option.font);
    p->setPen(colours.text2);
    p->drawText(r.adjusted(0, 0, -10 * u, 0), Qt::AlignVCenter | Qt::AlignRight,
                index.data(FacetModel::CountRole).toString());
}

void FacetDelegate::paintValue(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Palette& colours = paletteFor(option.palette);
    const Metrics metrics(option.font);
    const double u = metrics.scale;
    const QRectF r = option.rect;
    const auto field = static_cast<query::Field>(index.data(FacetModel::FieldRole).toInt());
    const int state = index.data(FacetModel::StateRole).toInt();
    const QVariantList quads = index.data(FacetModel::QuadsRole).toList();
    p->fillRect(r, option.state & QStyle::State_MouseOver ? colours.alt : colours.base);
    if (index.data(FacetModel::MoreRole).toBool()) {
        p->setFont(option.font);
        p->setPen(colours.accent);
        p->drawText(r.adjusted(28 * u, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        return;
    }
    if (option.state & QStyle::State_HasFocus) {
        p->setPen(QPen(colours.accent, 1, Qt::DotLine));
        p->setBrush(Qt::NoBrush);
        p->drawRect(r.adjusted(1.5, 0.5, -1.5, -0.5));
    }
    paintCheckBox(*p, QRectF(r.left() + 8 * u, r.center().y() - 6 * u, 13 * u, 13 * u), state, colours);

    double x = r.left() + 28 * u;
    const bool legend = field == query::Field::Type || field == query::Field::Status;
    if (field == query::Field::Type) {
        if (const auto type = event::parseEventType(index.data(FacetModel::ValueRole).toString().toStdString())) {
            swatchMark(event::quadClassOf(*type))(*p, QPointF(x + 5 * u, r.center().y() + 0.5), colours, u);
        }
        x += 20 * u;
    } else if (field == query::Field::Status) {
        if (const auto status = event::parseEventStatus(index.data(FacetModel::ValueRole).toString().toStdString()))
            statusMark(*status)(*p, QPointF(x + 5 * u, r.center().y() + 0.5), colours, u);
        x += 20 * u;
    }

    const QString count = index.data(FacetModel::CountRole).toString();
    const QFontMetricsF fm(option.font);
    const double countWidth = std::max(fm.horizontalAdvance(count), fm.horizontalAdvance("000")) + 10 * u;
    // The name comes first: the bar takes what it leaves.
    const double nameWidth = fm.horizontalAdvance(index.data().toString()), room = r.right() - countWidth - 8 * u - x;
    const double barWidth = legend ? 0 : std::clamp(room - nameWidth, kLeastBar * u, kMostBar * u);
    p->setFont(option.font);
    p->setPen(state == 2 ? colours.text3 : colours.text);
    const QRectF nameArea(x, r.top(), r.right() - countWidth - barWidth - 8 * u - x, r.height());
    p->drawText(nameArea, Qt::AlignVCenter | Qt::AlignLeft,
                fm.elidedText(index.data().toString(), Qt::ElideRight, nameArea.width()));
    if (state == 2) {
        const double w = std::min(nameArea.width(), fm.horizontalAdvance(index.data().toString()));
        p->drawLine(QPointF(x, r.center().y() + 1), QPointF(x + w, r.center().y() + 1));
    }
    if (!legend)
        paintQuadBar(*p, QRectF(nameArea.right() + 4 * u, r.center().y() - 1.5 * u, barWidth, 4 * u), quads,
                     index.data(FacetModel::ShareRole).toDouble(), colours);
    p->setPen(colours.text2);
    p->drawText(r.adjusted(0, 0, -10 * u, 0), Qt::AlignVCenter | Qt::AlignRight, count);
}

}  // namespace chancery::ui
