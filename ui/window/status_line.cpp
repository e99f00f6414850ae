#include "ui/window/status_line.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <cmath>

#include "ui/dialog/problems_dialog.h"
#include "ui/model/case_session.h"
#include "ui/model/wording.h"
#include "ui/panel/elided_label.h"
#include "ui/state/active_filter.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"
#include "ui/window/drawn_icon.h"
#include "ui/window/importer.h"

namespace chancery::ui {

namespace {

constexpr int kMessageMs = 8000;

base::Date dayOf(double seconds) { return base::dateOf(static_cast<base::Instant>(std::floor(seconds))); }

std::size_t termCount(const query::Filter& f) {
    return f.terms.size() + f.words.size() + f.excludedWords.size() + (f.with.empty() ? 0 : 1) + (f.after ? 1 : 0) +
           (f.before ? 1 : 0) + (f.minConfidence ? 1 : 0) + (f.maxConfidence ? 1 : 0) + (f.verified ? 1 : 0);
}

QString number(std::size_t n) { return QLocale(QLocale::English).toString(static_cast<qulonglong>(n)); }

}  // namespace

StatusLine::StatusLine(CaseSession& session, ActiveFilter& filter, Selection& selection, TimeWindow& window,
                       Importer& importer, QWidget* parent)
    : QStatusBar(parent),
      m_session(session),
      m_filter(filter),
      m_selection(selection),
      m_window(window),
      m_importer(importer),
      m_counts(new QLabel(this)),
      m_message(new ElidedLabel(this)),
      m_importText(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QToolButton(this)),
      m_problems(new QToolButton(this)) {
    setSizeGripEnabled(false);
    m_counts->setTextFormat(Qt::RichText);
    m_counts->setContentsMargins(8, 0, 0, 0);
    m_progress->setFixedWidth(140);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_cancel->setIcon(drawnIcon("clear"));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Cancel the import; what is done is kept"));
    m_cancel->setAccessibleName(tr("Cancel the import"));
    m_problems->setAutoRaise(true);
    m_problems->setToolTip(tr("Show what could not be read, and why"));
    // Both of the bar's own kinds of text share one place: its temporary messages would stand for the counts.
    addWidget(m_counts);
    addWidget(m_message, 1);
    m_message->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_messageTime.setSingleShot(true);
    connect(&m_messageTime, &QTimer::timeout, this, [this] { m_message->setText({}); });
    for (QWidget* widget : {static_cast<QWidget*>(m_problems), static_cast<QWidget*>(m_importText),
                            static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_cancel)}) {
        addPermanentWidget(widget);
        widget->hide();
    }
    connect(&session, &CaseSession::rowsChanged, this, &StatusLine::showCounts);
    connect(&selection, &Selection::changed, this, &StatusLine::showCounts);
    connect(&window, &TimeWindow::changed, this, &StatusLine::showCounts);
    connect(&importer, &Importer::progressed, this, &StatusLine::showProgress);
    connect(&importer, &Importer::finished, this, &StatusLine::hideProgress);
    connect(&importer, &Importer::failed, this, &StatusLine::hideProgress);
    connect(m_cancel, &QToolButton::clicked, &importer, &Importer::cancel);
    connect(m_problems, &QToolButton::clicked, this, &StatusLine::problemsRequested);
}

void StatusLine::tell(const QString& message) {
    m_message->setText(message);
    m_messageTime.start(kMessageMs);
}

void StatusLine::showCounts() {
    if (!m_session.isOpen()) {
        m_counts->clear();
        return;
    }
    const query::EventRows& rows = *m_session.rows();
    QStringList parts;
    parts.push_back(tr("<b>%1</b> events of %2").arg(number(rows.rows.size()), number(rows.totalInCase)));
    parts.push_back(dayText(dayOf(m_window.begin())) + " – " + dayText(dayOf(m_window.end())));
    if (const std::size_t terms = termCount(m_filter.filter()))
        parts.push_back(counted(terms, tr("filter"), tr("filters")));
    if (!m_selection.events().empty()) parts.push_back(tr("%1 selected").arg(m_selection.events().size()));
    m_counts->setText(parts.join(QStringLiteral(" &nbsp; · &nbsp; ")));
}

void StatusLine::showProgress() {
    if (!m_importer.isRunning()) return;
    const Importer::State state = m_importer.state();
    QString text = state.total > 0 ? tr("Importing %1 of %2 articles").arg(number(state.done), number(state.total))
                                   : tr("Importing %1").arg(counted(state.done, tr("article"), tr("articles")));
    if (state.secondsLeft > 90)
        text += tr(", %1 min left").arg(std::lround(state.secondsLeft / 60));
    else if (state.secondsLeft > 3)
        text += tr(", %1 s left").arg(std::lround(state.secondsLeft));
    m_importText->setText(text);
    m_importText->setToolTip(state.file);
    m_progress->setRange(0, state.total > 0 ? 1000 : 0);
    if (state.total > 0) m_progress->setValue(static_cast<int>(1000 * state.done / state.total));
    m_problems->hide();
    m_importText->show();
    m_progress->show();
    m_cancel->show();
}

void StatusLine::hideProgress() {
    m_importText->hide();
    m_progress->hide();
    m_cancel->hide();
    m_problems->setText(problemsText(m_importer.skipped()));
    m_problems->setVisible(!m_importer.skipped().empty());
}

}  // namespace chancery::ui
