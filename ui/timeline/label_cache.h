#pragma once
#include <QFontMetricsF>
#include <QHash>
#include <QString>
#include <cstddef>
#include <cstdint>

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
    /// How many labels may be measured from now on; beyond that, known() is false for those that are not yet.
    void allow(std::size_t labels) {
        m_allowed = labels;
        m_exhausted = false;
    }
    bool wasExhausted() const { return m_exhausted; }
    /// Whether the label may be asked for at once; counts what it allows.
    bool known(std::uint32_t row) {
        if (m_labels.contains(row)) return true;
        if (m_allowed == 0) {
            m_exhausted = true;
            return false;
        }
        --m_allowed;
        return true;
    }
    /// The same for datedOf(), which measures three texts.
    bool knownDated(std::uint32_t row) {
        if (m_dated.contains(row)) return true;
        if (m_allowed < kDatedCost) {
            m_exhausted = true;
            return false;
        }
        m_allowed -= kDatedCost;
        return true;
    }
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

    /// The same for elidedOf().
    bool knownCut(std::uint32_t row, double room, bool bold) {
        if (m_cut.contains(cutKey(row, room, bold))) return true;
        if (m_allowed < kCutCost) {
            m_exhausted = true;
            return false;
        }
        m_allowed -= kCutCost;
        return true;
    }

private:
    static constexpr std::size_t kDatedCost = 3, kCutCost = 2;
    static std::uint64_t cutKey(std::uint32_t row, double room, bool bold) {
        return static_cast<std::uint64_t>(row) << 17 | wholeRoom(room) << 1 | static_cast<std::uint64_t>(bold);
    }
    static std::uint64_t wholeRoom(double room) { return static_cast<std::uint64_t>(room > 0 ? room : 0) / kRoomStep * kRoomStep; }
    static constexpr std::uint64_t kRoomStep = 8;  ///< so that a label that runs out of the view is cut, and painted, seldom

    QString cutAt(const QString& text, double room, bool bold) const;

    QFontMetricsF m_normal, m_bold;
    bool m_keepReference = false;
    double m_digitWidth;
    std::size_t m_allowed = SIZE_MAX;
    bool m_exhausted = false;
    QHash<std::uint32_t, Label> m_labels;
    QHash<std::uint64_t, Label> m_cut;
    QHash<std::uint32_t, Dated> m_dated;
};

}  // namespace chancery::ui
