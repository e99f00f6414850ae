#pragma once
#include <QObject>
#include <QString>

#include "core/query/filter_parser.h"

namespace chancery::ui {

/// The one filter of the window. The text is what the search box shows; setting either sets the other.
class ActiveFilter : public QObject {
    Q_OBJECT
public:
    explicit ActiveFilter(QObject* parent = nullptr);

    const query::Filter& filter() const { return m_parsed.filter; }
    const query::ParsedFilter& parsed() const { return m_parsed; }
    const QString& text() const { return m_text; }

    void setText(const QString& text);
    void setFilter(const query::Filter& filter);

signals:
    void changed();      ///< filter() differs
    void textChanged();  ///< text() differs (it may still select the same)

private:
    QString m_text;
    query::ParsedFilter m_parsed;
};

}  // namespace chancery::ui
