#include "ui/timeline/label_cache.h"

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

double LabelCache::width(const query::EventRows& rows, std::uint32_t row, bool bold) {
    const Label& label = of(rows, row);
    if (!bold) return label.width;
    if (label.boldWidth <= 0) m_labels[row].boldWidth = m_bold.horizontalAdvance(label.text);
    return m_labels[row].boldWidth;
}

QString LabelCache::elided(const QString& text, double room, bool bold) const {
    if (const qsizetype at = m_keepReference ? text.lastIndexOf(QLatin1String(" [")) : -1; at > 0) {
        const QString reference = text.mid(at);
        LabelCache plain = *this;
        plain.m_keepReference = false;
        return plain.elided(text.left(at), room - measure(reference, bold), bold) + reference;
    }
    QString cut = (bold ? m_bold : m_normal).elidedText(text, Qt::ElideRight, room);
    if (cut == text || !cut.endsWith(QChar(0x2026))) return cut;
    cut.chop(1);
    static const QString kDangling = QStringLiteral(" :,;–-→");
    while (!cut.isEmpty() && kDangling.contains(cut.back())) cut.chop(1);
    return cut + QChar(0x2026);
}

}  // namespace chancery::ui
