#include "ui/render/picture_basics.h"

#include <QDate>
#include <QFont>

#include "core/analysis/calendar.h"
#include "ui/model/date_text.h"

namespace chancery::ui {

PictureDevice deviceOf(const PictureBasics& basics) {
    return {basics.size, basics.pixelRatio, basics.title, basics.filterText, basics.producer};
}

Metrics metricsOf(const PictureBasics& basics) {
    QFont base(QString::fromStdString(basics.fontFamily));
    base.setStyleHint(QFont::SansSerif);
    base.setPixelSize(12);
    return Metrics(base);
}

QString producerLine(const PictureBasics& basics) {
    if (basics.producer.isEmpty()) return {};
    const QDate today = QDate::currentDate();
    return QStringLiteral("%1 · %2").arg(basics.producer, dayText(basics.made.value_or(analysis::instantOf(today.year(), today.month(), today.day()))));
}

}  // namespace chancery::ui
