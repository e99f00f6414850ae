#include "ui/panel/filter_edit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

#include "ui/model/case_session.h"
#include "ui/panel/panel_theme.h"
#include "ui/state/active_filter.h"

namespace chancery::ui {

namespace {

constexpr const char* kFields[] = {"country:", "official:", "organisation:", "type:", "status:", "after:", "before:",
                                   "source:", "place:", "with:", "conf:>", "verified:", "basis:", "mode:", "context:"};
constexpr int kMostCompletions = 12;

std::optional<query::Field> fieldNamed(const QString& name) {
    static const std::pair<const char*, query::Field> kNames[] = {
        {"country", query::Field::Country}, {"with", query::Field::Country},     {"official", query::Field::Official},
        {"organisation", query::Field::Organisation}, {"type", query::Field::Type}, {"status", query::Field::Status},
        {"source", query::Field::Source},   {"place", query::Field::Place}};
    for (const auto& [text, field] : kNames)
        if (name.compare(QLatin1String(text), Qt::CaseInsensitive) == 0) return field;
    return std::nullopt;
}

QString quotedIfNeeded(const QString& value) {
    return value.contains(' ') || value.contains(',') || value.contains(':') ? '"' + value + '"' : value;
}

int utf16At(const QByteArray& utf8, std::size_t byte) {
    return static_cast<int>(QString::fromUtf8(utf8.left(static_cast<qsizetype>(byte))).size());
}

}  // namespace

FilterEdit::FilterEdit(CaseSession& session, ActiveFilter& filter, QWidget* parent)
    : QPlainTextEdit(parent),
      m_session(session),
      m_filter(filter),
      m_completer(new QCompleter(this)),
      m_completions(new QStringListModel(this)) {
    setLineWrapMode(NoWrap);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setTabChangesFocus(true);
    setUndoRedoEnabled(true);
    document()->setDocumentMargin(2);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPlaceholderText(tr("Filter: country:KOR official:\"Park Jin\" type:CONSULT after:2023-11-01 munitions"));
    setAccessibleName(tr("Filter"));
    setAccessibleDescription(tr("Type terms of the filter language or free words"));

    m_completer->setModel(m_completions);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &FilterEdit::complete);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (m_updating) return;
        m_filter.setText(toPlainText());
        highlight();
        offerCompletions();
    });
    connect(&m_filter, &ActiveFilter::textChanged, this, &FilterEdit::showFilter);
}

QSize FilterEdit::sizeHint() const { return {400, minimumSizeHint().height()}; }
QSize FilterEdit::minimumSizeHint() const { return {120, fontMetrics().height() + 6}; }

void FilterEdit::showFilter() {
    if (toPlainText() == m_filter.text()) return;
    m_updating = true;
    setPlainText(m_filter.text());
    moveCursor(QTextCursor::End);
    m_updating = false;
    highlight();
}

void FilterEdit::highlight() {
    const Palette& colours = paletteFor(palette());
    const QByteArray utf8 = m_filter.text().toUtf8();
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&](std::size_t begin, std::size_t end, const QTextCharFormat& format) {
        const int from = utf16At(utf8, begin);
        ranges.push_back({from, utf16At(utf8, end) - from, format});
    };
    QTextCharFormat fieldFormat;
    fieldFormat.setFontWeight(QFont::Bold);
    fieldFormat.setForeground(colours.quad(event::QuadClass::VerbalCooperation).text);
    for (const query::FilterSpan& span : m_filter.parsed().spans)
        if (span.kind == query::FilterSpan::Kind::Field) add(span.begin, span.end, fieldFormat);
    QTextCharFormat problemFormat;
    problemFormat.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    problemFormat.setUnderlineColor(colours.error);
    for (const query::FilterProblem& problem : m_filter.parsed().problems) add(problem.begin, problem.end, problemFormat);
    document()->firstBlock().layout()->setFormats(ranges);
    document()->markContentsDirty(0, document()->characterCount());
}

bool FilterEdit::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QPlainTextEdit::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int at = cursorForPosition(help->pos()).position();
    const QByteArray utf8 = m_filter.text().toUtf8();
    for (const query::FilterProblem& problem : m_filter.parsed().problems) {
        if (at < utf16At(utf8, problem.begin) || at > utf16At(utf8, problem.end)) continue;
        QToolTip::showText(help->globalPos(), QString::fromStdString(problem.message), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

void FilterEdit::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_completer) highlight();
}

void FilterEdit::wheelEvent(QWheelEvent* event) { event->ignore(); }

void FilterEdit::keyPressEvent(QKeyEvent* event) {
    const bool choosing = m_completer->popup()->isVisible();
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (choosing && m_completer->popup()->currentIndex().isValid()) {
                complete(m_completer->popup()->currentIndex().data().toString());
                return;
            }
            m_completer->popup()->hide();
            emit stepped(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return;
        case Qt::Key_Escape:
            if (choosing) m_completer->popup()->hide();
            else emit left();
            return;
        case Qt::Key_Tab:
            if (choosing) {
                QModelIndex index = m_completer->popup()->currentIndex();
                if (!index.isValid()) index = m_completer->popup()->model()->index(0, 0);
                complete(index.data().toString());
                return;
            }
            break;
        default: break;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void FilterEdit::insertFromMimeData(const QMimeData* source) {
    insertPlainText(source->text().simplified());
}

int FilterEdit::wordStart() const {
    const QString text = toPlainText();
    const int at = textCursor().position();
    bool quoted = false;
    int start = 0;
    for (int i = 0; i < at; ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (text[i] == ' ' && !quoted) start = i + 1;
    }
    return start;
}

void FilterEdit::offerCompletions() {
    QStringList offers;
    const QString word = toPlainText().mid(wordStart(), textCursor().position() - wordStart());
    const QString bare = word.startsWith('-') ? word.mid(1) : word;
    const int colon = static_cast<int>(bare.indexOf(':'));
    if (colon < 0 && !bare.isEmpty()) {
        for (const char* field : kFields)
            if (QLatin1String(field).startsWith(bare, Qt::CaseInsensitive)) offers.push_back(QLatin1String(field));
    } else if (const auto field = fieldNamed(bare.left(colon))) {
        QString prefix = bare.mid(bare.lastIndexOf(',') > colon ? bare.lastIndexOf(',') + 1 : colon + 1);
        prefix.remove('"');
        for (const query::Facet& facet : m_session.facets()) {
            if (facet.field != *field) continue;
            for (const query::FacetValue& value : facet.values) {
                const QString name = QString::fromStdString(value.value);
                const QString label = QString::fromStdString(value.label);
                const bool matches = name.startsWith(prefix, Qt::CaseInsensitive) || label.startsWith(prefix, Qt::CaseInsensitive) ||
                                     label.contains(' ' + prefix, Qt::CaseInsensitive);
                if (matches && name.compare(prefix, Qt::CaseInsensitive) != 0) offers.push_back(quotedIfNeeded(name));
                if (offers.size() >= kMostCompletions) break;
            }
        }
    }
    if (offers.isEmpty() || !hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    m_completions->setStringList(offers);
    QRect where = cursorRect();
    where.setWidth(220);
    m_completer->complete(where);
}

void FilterEdit::complete(const QString& completion) {
    QTextCursor cursor = textCursor();
    const int start = wordStart();
    const QString word = toPlainText().mid(start, cursor.position() - start);
    const int colon = static_cast<int>(word.indexOf(':'));
    const int valueStart = colon < 0 ? (word.startsWith('-') ? 1 : 0)
                                     : std::max(colon, static_cast<int>(word.lastIndexOf(','))) + 1;
    cursor.setPosition(start + valueStart, QTextCursor::KeepAnchor);
    m_completer->popup()->hide();
    cursor.insertText(colon < 0 ? completion : completion + ' ');
    setTextCursor(cursor);
}

}  // namespace chancery::ui
