#include "ui/panel/inspector_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/query/country_names.h"
#include "ui/model/case_session.h"
#include "ui/model/wording.h"
#include "ui/panel/chip.h"
#include "ui/panel/marks.h"
#include "ui/panel/panel_theme.h"
#include "ui/panel/section.h"
#include "ui/state/selection.h"

namespace chancery::ui {

namespace {

QString plain(const std::string& text) { return QString::fromStdString(text); }

QLabel* makeValueLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

/// Text from articles goes through here before it may become rich text.
QString escaped(const std::string& text) { return plain(text).toHtmlEscaped(); }

QString grey(const QString& html, const QPalette& palette) {
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(paletteFor(palette).text2.name(), html);
}

QString actorHtml(const query::ActorRow& actor, const QPalette& palette) {
    QStringList notes;
    if (!actor.office.empty()) notes.push_back(escaped(actor.office));
    if (!actor.side.empty() && actor.kind != actor::ActorKind::Country) notes.push_back(escaped(query::CountryNames::builtIn().nameOf(actor.side)));
    QString html = escaped(actor.name);
    if (!notes.isEmpty()) html += "<br>" + grey(notes.join(" · "), palette);
    return html;
}

QString actorsHtml(const std::vector<query::ActorRow>& actors, const QPalette& palette) {
    QStringList parts;
    for (const query::ActorRow& actor : actors) parts.push_back(actorHtml(actor, palette));
    return parts.isEmpty() ? QStringLiteral("–") : parts.join("<br>");
}

/// The sentence with its trigger in bold.
QString sentenceHtml(const query::EvidenceRow& e) {
    const auto length = static_cast<std::uint32_t>(e.sentence.size());
    std::uint32_t begin = std::clamp(e.trigger.begin, e.sentenceSpan.begin, e.sentenceSpan.begin + length) - e.sentenceSpan.begin;
    std::uint32_t end = std::clamp(e.trigger.end, e.sentenceSpan.begin + begin, e.sentenceSpan.begin + length) - e.sentenceSpan.begin;
    return escaped(e.sentence.substr(0, begin)) + "<b>" + escaped(e.sentence.substr(begin, end - begin)) + "</b>" +
           escaped(e.sentence.substr(end));
}

}  // namespace

InspectorPanel::InspectorPanel(CaseSession& session, Selection& selection, QWidget* parent)
    : QWidget(parent), m_session(session), m_pages(new QStackedWidget(this)) {
    auto* empty = new QLabel(tr("Select an event to see who, when and the sentence that proves it."), this);
    empty->setWordWrap(true);
    empty->setAlignment(Qt::AlignCenter);
    empty->setForegroundRole(QPalette::PlaceholderText);
    empty->setMargin(16);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(8);
    column->addWidget(makeHead());
    m_evidenceSection = new Section(tr("Evidence"), makeEvidence(), content);
    m_readingSection = new Section(tr("How it was read"), makeReading(), content);
    column->addWidget(m_evidenceSection);
    column->addWidget(m_readingSection);
    column->addStretch();

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    m_pages->addWidget(empty);
    m_pages->addWidget(scroll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(&session, &CaseSession::detailChanged, this, &InspectorPanel::showDetail);
    connect(m_plan, &QLabel::linkActivated, this,
            [&selection](const QString& link) { selection.select(base::EventId{link.toLongLong()}); });
    connect(m_evidence, &QLabel::linkActivated, this, [this](const QString& link) {
        m_session.showArticle(base::ArticleId{link.toLongLong()});
    });
}

QLabel* InspectorPanel::addRow(QGridLayout& grid, const QString& name) {
    auto* label = new QLabel(name);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    auto* value = makeValueLabel(nullptr);
    value->setAccessibleName(name);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(value, row, 1);
    return value;
}

QWidget* InspectorPanel::makeHead() {
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_title = makeValueLabel(head);
    QFont big = scaledFont(font(), 1.25);
    big.setBold(true);
    m_title->setFont(big);
    m_title->setTextFormat(Qt::PlainText);
    column->addWidget(m_title);

    auto* chips = new QHBoxLayout;
    chips->setSpacing(6);
    m_type = new Chip(head);
    m_status = new Chip(head);
    m_verified = new Chip(head);
    chips->addWidget(m_type);
    chips->addWidget(m_status);
    chips->addWidget(m_verified);
    chips->addStretch();
    column->addLayout(chips);

    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(5);
    m_when = addRow(*grid, tr("When"));
    m_who = addRow(*grid, tr("Who"));
    m_whom = addRow(*grid, tr("To whom"));
    m_where = addRow(*grid, tr("Where"));
    m_context = addRow(*grid, tr("Context"));
    m_plan = addRow(*grid, tr("Plan"));
    m_plan->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto* label = new QLabel(tr("Confidence"));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_confidence = new ConfidenceBar;
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(m_confidence, row, 1);
    column->addLayout(grid);
    return head;
}

QWidget* InspectorPanel::makeEvidence() {
    m_evidence = makeValueLabel(nullptr);
    m_evidence->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_evidence->setContentsMargins(18, 0, 0, 4);
    return m_evidence;
}

QWidget* InspectorPanel::makeReading() {
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(18, 0, 0, 4);
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(10);
    m_frame = addRow(*grid, tr("Frame"));
    m_date = addRow(*grid, tr("Date"));
    m_actors = addRow(*grid, tr("Actors"));
    m_doubts = addRow(*grid, tr("Doubts"));
    return box;
}

void InspectorPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) showDetail();
}

void InspectorPanel::showDetail() {
    const auto& detail = m_session.detail();
    m_pages->setCurrentIndex(detail ? 1 : 0);
    if (!detail) return;
    const query::EventDetail& d = *detail;
    m_title->setText(plain(d.summary));
    QString type = typeName(d.type);
    if (!d.mode.empty()) type += " · " + plain(d.mode).replace('_', ' ');
    m_type->show(type, swatchMark(event::quadClassOf(d.type)));
    m_status->show(statusName(d.status), statusMark(d.status));
    m_verified->setVisible(d.verified);
    m_verified->show(tr("Verified"), tickMark());

    const bool dated = d.dateBasis != event::DateBasis::Publication;
    const bool oneDay = d.when.beginDate() == d.when.endDate() && d.when.precision == base::Precision::Day;
    const QString when = dated && oneDay ? longDayText(d.when.beginDate()) : whenText(d.when, d.dateBasis);
    const QString note = dated ? precisionName(d.when.precision) : tr("no date in the text: by publication at the latest");
    m_when->setText(when.toHtmlEscaped() + " " + grey("(" + note + ")", palette()));
    m_who->setText(actorsHtml(d.sources, palette()));
    m_whom->setText(actorsHtml(d.targets, palette()));
    QString where = escaped(d.place.name);
    const std::string country = query::CountryNames::builtIn().nameOf(d.place.country);
    if (!d.place.country.empty() && country != d.place.name)
        where += (where.isEmpty() ? "" : " ") + grey("· " + escaped(country), palette());
    m_where->setText(where.isEmpty() ? QStringLiteral("–") : where);
    QStringList context;
    for (const std::string& c : d.context) context.push_back(escaped(c).replace('_', ' '));
    m_context->setText(context.isEmpty() ? QStringLiteral("–") : context.join(", "));
    m_confidence->setValue(d.confidence);
    m_frame->setText(escaped(d.explanation.frame));
    m_date->setText(escaped(d.explanation.date));
    m_actors->setText(escaped(d.explanation.actors));
    m_doubts->setText(d.explanation.doubts.empty() ? tr("none") : escaped(d.explanation.doubts));
    showPlan();
    showEvidence();
}

/// The way from a plan to what came of it, and back.
void InspectorPanel::showPlan() {
    const query::EventDetail& d = *m_session.detail();
    QStringList parts;
    const auto link = [](base::EventId id, const QString& words) {
        return QStringLiteral("<a href='%1'>%2</a>").arg(id.value).arg(words.toHtmlEscaped());
    };
    if (d.fulfilledBy) parts.push_back(link(*d.fulfilledBy, tr("reported as done")));
    for (base::EventId plan : d.fulfils) parts.push_back(link(plan, tr("was planned")));
    if (parts.isEmpty() && d.status == event::EventStatus::Planned) parts.push_back(tr("no report of it yet"));
    m_plan->setText(parts.isEmpty() ? QStringLiteral("–") : parts.join("<br>"));
}

void InspectorPanel::showEvidence() {
    const query::EventDetail& d = *m_session.detail();
    QStringList parts;
    for (const query::EvidenceRow& e : d.evidence) {
        QStringList meta;
        if (!e.source.empty()) meta.push_back(escaped(e.source));
        if (e.published) meta.push_back(dayText(*e.published));
        meta.push_back(tr("sentence %1").arg(e.sentenceNumber));
        parts.push_back(QStringLiteral("<p style='margin:0 0 8px 0'>“%1”<br><a style='color:%2;text-decoration:none' href='%3'>%4</a></p>")
                            .arg(sentenceHtml(e), paletteFor(palette()).text2.name())
                            .arg(e.article.value)
                            .arg(meta.join(" · ")));
    }
    m_evidence->setText(parts.join(QString()));
    m_evidenceSection->setNote(counted(d.evidence.size(), tr("mention"), tr("mentions")));
}

}  // namespace chancery::ui
