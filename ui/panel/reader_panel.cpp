#include "ui/panel/reader_panel.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "ui/model/case_session.h"
#include "ui/model/wording.h"
#include "ui/panel/panel_theme.h"
#include "ui/panel/utf16_index.h"
#include "ui/state/selection.h"

namespace chancery::ui {

namespace {

const QString kEventScheme = QStringLiteral("event:");

/// What one stretch of the text is to the current event.
struct Styles {
    QTextCharFormat trigger, source, target, date, other;

    explicit Styles(const Palette& colours, event::QuadClass quad) {
        trigger.setFontWeight(QFont::Bold);
        trigger.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        trigger.setUnderlineColor(colours.quad(quad).line);
        trigger.setForeground(colours.quad(quad).text);
        source.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        source.setUnderlineColor(colours.accent);
        target.setUnderlineStyle(QTextCharFormat::DashUnderline);
        target.setUnderlineColor(colours.accent);
        date.setBackground(colours.mark);
        other.setUnderlineStyle(QTextCharFormat::DotLine);
        other.setUnderlineColor(colours.text2);
    }
};

}  // namespace

ReaderPanel::ReaderPanel(CaseSession& session, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_selection(selection),
      m_pages(new QStackedWidget(this)),
      m_text(new QTextBrowser(this)),
      m_legend(new QLabel(this)) {
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(12);
    m_text->setAccessibleName(tr("Source text"));
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setContentsMargins(12, 4, 12, 4);
    m_legend->setAutoFillBackground(true);

    auto* reading = new QWidget(this);
    auto* column = new QVBoxLayout(reading);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_text);
    column->addWidget(m_legend);
    auto* empty = new QLabel(tr("The article of the selected event appears here, its words marked."), this);
    empty->setWordWrap(true);
    empty->setAlignment(Qt::AlignCenter);
    empty->setForegroundRole(QPalette::PlaceholderText);
    empty->setMargin(16);
    m_pages->addWidget(empty);
    m_pages->addWidget(reading);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(&session, &CaseSession::articleChanged, this, &ReaderPanel::showArticle);
    connect(&session, &CaseSession::detailChanged, this, [this] {
        if (m_session.article()) markEvents();
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        const QString link = url.toString();
        if (link.startsWith(kEventScheme))
            m_selection.select(base::EventId{link.mid(kEventScheme.size()).toLongLong()});
    });
}

QString ReaderPanel::legendHtml() const {
    const Palette& c = paletteFor(palette());
    return QStringLiteral("<b><u>%1</u></b> &nbsp; <u>%2</u> &nbsp; <span style='border-bottom:1px dashed'>%3</span> &nbsp; "
                          "<span style='background:%4'>&nbsp;%5&nbsp;</span> &nbsp; <span style='color:%6'>%7</span>")
        .arg(tr("trigger"), tr("who"), tr("to whom"), c.mark.name(), tr("when"), c.text2.name(), tr("other events dotted"));
}

void ReaderPanel::showArticle() {
    const auto& article = m_session.article();
    m_pages->setCurrentIndex(article ? 1 : 0);
    if (!article) {
        m_shown = 0;
        return;
    }
    const Palette& colours = paletteFor(palette());
    m_legend->setText(legendHtml());
    QTextDocument* document = m_text->document();
    document->clear();
    QTextCursor cursor(document);

    QTextCharFormat title;
    title.setFont(scaledFont(font(), 1.2));
    title.setFontWeight(QFont::Bold);
    title.setForeground(colours.text);
    QTextBlockFormat tight;
    tight.setBottomMargin(3);
    cursor.setBlockFormat(tight);
    const QString path = QString::fromStdString(article->path);
    const QString heading = article->title.empty() ? path.mid(path.lastIndexOf(QLatin1Char('/')) + 1) : QString::fromStdString(article->title);
    cursor.insertText(heading.simplified(), title);

    QStringList meta;
    if (!article->source.empty()) meta.push_back(QString::fromStdString(article->source));
    if (article->published)
        meta.push_back(dayText(*article->published) + (article->publishedIsUncertain ? tr(" (uncertain)") : QString()));
    std::set<std::int64_t> events;  // one may be told several times
    for (const query::ArticleMark& mark : article->marks) events.insert(mark.event.value);
    meta.push_back(counted(events.size(), tr("event"), tr("events")));
    QTextCharFormat small;
    small.setForeground(colours.text2);
    tight.setBottomMargin(10);
    cursor.insertBlock(tight, small);
    cursor.insertText(meta.join(" · "), small);

    QTextBlockFormat body;
    body.setLineHeight(135, QTextBlockFormat::ProportionalHeight);
    cursor.insertBlock(body, QTextCharFormat());
    m_bodyStart = cursor.position();
    // One position per UTF-16 unit: a carriage return would be swallowed and shift every mark behind it.
    cursor.insertText(
        QString::fromUtf8(article->text.data(), static_cast<qsizetype>(article->text.size())).replace(QLatin1Char('\r'), QLatin1Char(' ')));
    m_shown = article->id.value;
    markEvents();
}

void ReaderPanel::markEvents() {
    const auto& article = m_session.article();
    const auto& detail = m_session.detail();
    if (!article || article->id.value != m_shown) return;
    const Palette& colours = paletteFor(palette());
    const Styles styles(colours, detail ? event::quadClassOf(detail->type) : event::QuadClass::Neutral);
    const Utf16Index index(article->text);
    QTextDocument* document = m_text->document();
    const auto select = [&](base::Span span) {
        QTextCursor cursor(document);
        cursor.setPosition(m_bodyStart + index.utf16(span.begin));
        cursor.setPosition(m_bodyStart + index.utf16(span.end), QTextCursor::KeepAnchor);
        return cursor;
    };
    // Back to plain text, then the marks: other events first, the current one over them.
    QTextCharFormat bare;
    bare.setForeground(colours.text);
    select({0, static_cast<std::uint32_t>(article->text.size())}).setCharFormat(bare);
    for (const query::ArticleMark& mark : article->marks) {
        QTextCharFormat link = styles.other;
        link.setAnchor(true);
        link.setAnchorHref(kEventScheme + QString::number(mark.event.value));
        link.setForeground(colours.text);
        select(mark.trigger).mergeCharFormat(link);
    }
    m_mentions.clear();
    if (!detail) return;
    for (const query::ArticleMark& mark : article->marks) {
        if (mark.event != detail->id) continue;
        select(mark.trigger).mergeCharFormat(styles.trigger);
        m_mentions.push_back(m_bodyStart + index.utf16(mark.sentence.begin));
    }
    int first = -1;
    for (const query::EvidenceRow& e : detail->evidence) {
        if (e.article != article->id) continue;
        QTextCharFormat sentence;
        sentence.setBackground(colours.accentSoft);
        select(e.sentenceSpan).mergeCharFormat(sentence);
        for (base::Span s : e.sources) select(s).mergeCharFormat(styles.source);
        for (base::Span s : e.targets) select(s).mergeCharFormat(styles.target);
        if (e.date) select(*e.date).mergeCharFormat(styles.date);
        select(e.trigger).mergeCharFormat(styles.trigger);
        const int at = m_bodyStart + index.utf16(e.sentenceSpan.begin);
        if (first < 0 || e.first) first = at;
    }
    if (first < 0) return;
    m_mention = static_cast<int>(std::find(m_mentions.begin(), m_mentions.end(), first) - m_mentions.begin());
    scrollTo(first);
}

ReaderPanel::Place ReaderPanel::showMention(int step) {
    const int count = static_cast<int>(m_mentions.size());
    if (count == 0) return {};
    m_mention = (m_mention + step % count + count) % count;
    scrollTo(m_mentions[static_cast<std::size_t>(m_mention)]);
    return {m_mention + 1, count};
}

void ReaderPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) showArticle();
}

void ReaderPanel::scrollTo(int position) {
    QTextCursor cursor(m_text->document());
    cursor.setPosition(position);
    m_text->setTextCursor(cursor);
    QScrollBar* bar = m_text->verticalScrollBar();
    bar->setValue(bar->value() + m_text->cursorRect(cursor).top() - m_text->viewport()->height() / 3);
}

}  // namespace chancery::ui
