#include "ui/state/active_filter.h"

namespace chancery::ui {

ActiveFilter::ActiveFilter(QObject* parent) : QObject(parent) {}

void ActiveFilter::setText(const QString& text) {
    if (text == m_text) return;
    query::ParsedFilter parsed = query::parseFilter(text.toStdString());
    const bool selectsOther = !(parsed.filter == m_parsed.filter);
    m_text = text;
    m_parsed = std::move(parsed);
    emit textChanged();
    if (selectsOther) emit changed();
}

void ActiveFilter::setFilter(const query::Filter& filter) {
    if (filter == m_parsed.filter) return;
    setText(QString::fromStdString(filter.text()));
}

}  // namespace chancery::ui
