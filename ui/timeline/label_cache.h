#pragma once
#include <QFontMetricsF>
#include <QHash>
#include <QString>

#include "core/query/event_rows.h"

namespace chancery::ui {

/// Texts and widths of event labels, measured once each. Belongs to one EventRows and one font; bounded.
class LabelCache {
public:
    LabelCache(const QFont& normal, const QFont& bold)
        : m_normal(normal), m_bold(bold), m_digitWidth(m_bold.horizontalAdvance(QLatin1Char('0'))) {}

    struct Label {
        QString text;
        double width = 0;
        double boldWidth = 0;  ///< measured when first asked for
    };

    /// Words of an event that stand beside no marker: its date, and its label in bold.
    struct Dated {
        QString date, text;
        double dateWidth = 0, textWidth = 0;
    };

    void clear() {
        m_labels.clear();
        m_cut.clear();
        m_dated.clear();
    }
    /// Labels end in a source number, "met [3]", that stays when the rest is cut.
    void setKeepReference(bool keep) { m_keepReference = keep; }
    const Label& of(const query::EventRows& rows, std::uint32_t row);
    const Dated& datedOf(const query::EventRows& rows, std::uint32_t row);
    double width(const query::EventRows& rows, std::uint32_t row, bool bold);
    /// At most `room` px of the label with an ellipsis, without a dangling arrow, dash or comma before it.
    QString elided(const QString& text, double room, bool bold) const;
    /// The same for an event's label, kept: room counts in whole px.
    const Label& elidedOf(const query::EventRows& rows, std::uint32_t row, double room, bool bold);
    double digitWidth() const { return m_digitWidth; }  ///< bold
    double measure(const QString& text, bool bold) const { return (bold ? m_bold : m_normal).horizontalAdvance(text); }
    const QFontMetricsF& normal() const { return m_normal; }
    const QFontMetricsF& bold() const { return m_bold; }

private:
    QString cutAt(const QString& text, double room, bool bold) const;

    QFontMetricsF m_normal, m_bold;
    bool m_keepReference = false;
    double m_digitWidth;
    QHash<std::uint32_t, Label> m_labels;
    QHash<std::uint64_t, Label> m_cut;
    QHash<std::uint32_t, Dated> m_dated;
};

}  // namespace chancery::ui
