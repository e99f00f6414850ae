#include "ui/model/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace chancery::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Wording", text); }

}  // namespace

QString countText(std::size_t count) { return QLocale(QLocale::English).toString(static_cast<qulonglong>(count)); }

QString counted(std::uint64_t n, const QString& one, const QString& many) {
    return countText(n) + QLatin1Char(' ') + (n == 1 ? one : many);
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

}  // namespace chancery::ui
