#include "ui/timeline/label_cache.h"

#include <algorithm>

#include "ui/model/date_text.h"

namespace chancery::ui {

namespace {

constexpr qsizetype kMostLabels = 50'000;
constexpr qsizetype kMostLetters = 200;  // longer summaries are never drawn whole; keeps shaping bounded

}  // namespace

const LabelCache::Label& LabelCache::of(const query::EventRows& rows, std::uint32_t row) {
    const auto it = m_labels.constFind(row);
    if (it != m_labels.constEnd()) return *it;
    if (m_labels.size() >= kMostLabels) m_labels.clear();
    const std::string_view text = rows.label(rows.rows[row]);
    Label label;
    label.text = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    for (QChar& c : label.text)
        if (c.category() == QChar::Other_Control) c = QLatin1Char(' ');
    if (label.text.size() > kMostLetters) label.text = label.text.left(kMostLetters - 1) + QChar(0x2026);
    label.width = m_normal.horizontalAdvance(label.text);
    return *m_labels.insert(row, label);
}

const LabelCache::Dated& LabelCache::datedOf(const query::EventRows& rows, std::uint32_t row) {
    const auto it = m_dated.constFind(row);
    if (it != m_dated.constEnd()) return *it;
    if (m_dated.size() >= kMostLabels) m_dated.clear();
    Dated words;
    words.date = rows.rows[row].precision <= base::Precision::Day ? dayText(rows.rows[row].begin) : whenText(rows.rows[row]);
    words.text = of(rows, row).text;
    words.dateWidth = measure(words.date, false);
    words.textWidth = width(rows, row, true);
    return *m_dated.insert(row, words);
}

double LabelCache::width(const query::EventRows& rows, std::uint32_t row, bool bold) {
    const Label& label = of(rows, row);
    if (!bold) return label.width;
    if (label.boldWidth <= 0) m_labels[row].boldWidth = m_bold.horizontalAdvance(label.text);
    return m_labels[row].boldWidth;
}

const LabelCache::Label& LabelCache::elidedOf(const query::EventRows& rows, std::uint32_t row, double room, bool bold) {
    const std::uint64_t whole = wholeRoom(room), key = cutKey(row, room, bold);
    const auto it = m_cut.constFind(key);
    if (it != m_cut.constEnd()) return *it;
    if (m_cut.size() >= kMostLabels) m_cut.clear();
    Label label;
    label.text = elided(of(rows, row).text, static_cast<double>(whole), bold);
    label.width = measure(label.text, bold);
    return *m_cut.insert(key, label);
}

QString LabelCache::elided(const QString& text, double room, bool bold) const {
    if (const qsizetype at = m_keepReference ? text.lastIndexOf(QLatin1String(" [")) : -1; at > 0) {
        const QString reference = text.mid(at);
        return cutAt(text.left(at), room - measure(reference, bold), bold) + reference;
    }
    return cutAt(text, room, bold);
}

QString LabelCache::cutAt(const QString& text, double room, bool bold) const {
    QString cut = (bold ? m_bold : m_normal).elidedText(text, Qt::ElideRight, room);
    if (cut == text || !cut.endsWith(QChar(0x2026))) return cut;
    cut.chop(1);
    static const QString kDangling = QStringLiteral(" :,;–-→");
    while (!cut.isEmpty() && kDangling.contains(cut.back())) cut.chop(1);
    return cut + QChar(0x2026);
}

}  // namespace chancery::ui
