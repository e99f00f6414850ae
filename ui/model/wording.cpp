#include "ui/model/wording.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace chancery::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Wording", text); }

QDate qdate(base::Date date) { return QDate(date.year(), date.month(), date.day()); }

QString spelled(base::Date date, const char* format) { return QLocale(QLocale::English).toString(qdate(date), format); }

QString clock(base::Instant t) {
    const auto second = t - base::startOf(base::dateOf(t));
    return QStringLiteral("%1:%2").arg(second / 3600, 2, 10, QLatin1Char('0')).arg(second / 60 % 60, 2, 10, QLatin1Char('0'));
}

QString dayRange(base::Date a, base::Date b) {
    if (a == b) return dayText(a);
    if (a.year() != b.year()) return dayText(a) + " – " + dayText(b);
    if (a.month() != b.month()) return spelled(a, "d MMM") + " – " + dayText(b);
    return QString::number(a.day()) + " – " + dayText(b);
}

}  // namespace

QString counted(std::uint64_t n, const QString& one, const QString& many) {
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(n)) + QLatin1Char(' ') + (n == 1 ? one : many);
}

QString typeName(event::EventType type) {
    static const char* const kNames[] = {
        QT_TRANSLATE_NOOP("Wording", "Agree"),    QT_TRANSLATE_NOOP("Wording", "Consult"),
        QT_TRANSLATE_NOOP("Wording", "Support"),  QT_TRANSLATE_NOOP("Wording", "Concede"),
        QT_TRANSLATE_NOOP("Wording", "Cooperate"), QT_TRANSLATE_NOOP("Wording", "Aid"),
        QT_TRANSLATE_NOOP("Wording", "Retreat"),  QT_TRANSLATE_NOOP("Wording", "Request"),
        QT_TRANSLATE_NOOP("Wording", "Accuse"),   QT_TRANSLATE_NOOP("Wording", "Reject"),
        QT_TRANSLATE_NOOP("Wording", "Threaten"), QT_TRANSLATE_NOOP("Wording", "Protest"),
        QT_TRANSLATE_NOOP("Wording", "Sanction"), QT_TRANSLATE_NOOP("Wording", "Mobilize"),
        QT_TRANSLATE_NOOP("Wording", "Coerce"),   QT_TRANSLATE_NOOP("Wording", "Assault"),
        QT_TRANSLATE_NOOP("Wording", "Statement")};
    return tr(kNames[static_cast<int>(type)]);
}

QString statusName(event::EventStatus status) {
    static const char* const kNames[] = {
        QT_TRANSLATE_NOOP("Wording", "occurred"),    QT_TRANSLATE_NOOP("Wording", "ongoing"),
        QT_TRANSLATE_NOOP("Wording", "planned"),     QT_TRANSLATE_NOOP("Wording", "requested"),
        QT_TRANSLATE_NOOP("Wording", "conditional"), QT_TRANSLATE_NOOP("Wording", "denied"),
        QT_TRANSLATE_NOOP("Wording", "alleged"),     QT_TRANSLATE_NOOP("Wording", "negated")};
    return tr(kNames[static_cast<int>(status)]);
}

QString precisionName(base::Precision precision) {
    static const char* const kNames[] = {
        QT_TRANSLATE_NOOP("Wording", "minute"),  QT_TRANSLATE_NOOP("Wording", "part of day"),
        QT_TRANSLATE_NOOP("Wording", "day"),     QT_TRANSLATE_NOOP("Wording", "weekend"),
        QT_TRANSLATE_NOOP("Wording", "week"),    QT_TRANSLATE_NOOP("Wording", "month"),
        QT_TRANSLATE_NOOP("Wording", "season"),  QT_TRANSLATE_NOOP("Wording", "quarter"),
        QT_TRANSLATE_NOOP("Wording", "year"),    QT_TRANSLATE_NOOP("Wording", "decade")};
    return tr(kNames[static_cast<int>(precision)]);
}

QString quadName(event::QuadClass quad) {
    static const char* const kNames[] = {
        QT_TRANSLATE_NOOP("Wording", "verbal cooperation"), QT_TRANSLATE_NOOP("Wording", "material cooperation"),
        QT_TRANSLATE_NOOP("Wording", "verbal conflict"),    QT_TRANSLATE_NOOP("Wording", "material conflict"),
        QT_TRANSLATE_NOOP("Wording", "statement")};
    return tr(kNames[static_cast<int>(quad)]);
}

QString fieldName(query::Field field) {
    switch (field) {
        case query::Field::Country: return tr("Countries");
        case query::Field::Official: return tr("Officials");
        case query::Field::Organisation: return tr("Organisations");
        case query::Field::Type: return tr("Types");
        case query::Field::Status: return tr("Status");
        case query::Field::Source: return tr("Sources");
        case query::Field::Place: return tr("Places");
        case query::Field::Mode: return tr("Modes");
        case query::Field::Context: return tr("Contexts");
        case query::Field::Basis: return tr("Date basis");
        case query::Field::Tag: return tr("Tags");
    }
    return {};
}

QString dayText(base::Date date) { return spelled(date, "d MMM yyyy"); }
QString longDayText(base::Date date) { return spelled(date, "dddd d MMMM yyyy"); }

QString whenText(const base::DateInterval& when, event::DateBasis basis) {
    const base::Date begin = when.beginDate();
    const base::Date end = when.endDate();
    if (basis == event::DateBasis::Publication) return "≤ " + dayText(end);
    const bool wholeMonth = begin == begin.firstOfMonth() && end == begin.lastOfMonth();
    const bool wholeYear = begin.month() == 1 && begin.day() == 1 && end == begin.plusYears(1).plusDays(-1);
    switch (when.precision) {
        case base::Precision::Minute:
        case base::Precision::PartOfDay:
            return dayText(begin) + " " + clock(when.begin) + (when.end - when.begin < 60 ? QString() : "–" + clock(when.end));
        case base::Precision::Month:
            if (wholeMonth) return spelled(begin, "MMM yyyy");
            break;
        case base::Precision::Year:
            if (wholeYear) return QString::number(begin.year());
            break;
        default: break;
    }
    return dayRange(begin, end);
}

}  // namespace chancery::ui
