#include "ui/window/importer.h"

#include <QTimer>
#include <filesystem>

#include "core/base/resources.h"
#include "ui/dialog/problems_dialog.h"
#include "ui/job/job_runner.h"
#include "ui/model/wording.h"

namespace chancery::ui {

namespace {

const std::string kChannel = "import";

std::vector<std::filesystem::path> pathsOf(const QStringList& inputs) {
    std::vector<std::filesystem::path> out;
    for (const QString& input : inputs) out.emplace_back(input.toStdString());
    return out;
}

}  // namespace

Importer::Importer(JobRunner& jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_extractor(std::make_shared<std::optional<extraction::Extractor>>()) {}

void Importer::import(const QString& casePath, const QStringList& inputs) {
    m_waiting.push_back({casePath, inputs});
    if (!m_running) startNext();
}

void Importer::cancel() {
    m_waiting.clear();
    m_jobs.stop(kChannel);
}

Importer::State Importer::state() const {
    const std::lock_guard lock(m_mutex);
    State state = m_state;
    if (state.total > state.done && state.done > 0)
        state.secondsLeft = static_cast<double>(m_clock.elapsed()) / 1000.0 / static_cast<double>(state.done) *
                            static_cast<double>(state.total - state.done);
    return state;
}

void Importer::startNext() {
    const Request request = m_waiting.takeFirst();
    m_casePath = request.casePath;
    m_running = true;
    m_clock.start();
    {
        const std::lock_guard lock(m_mutex);
        m_state = {};
    }
    auto* ticker = new QTimer(this);
    connect(ticker, &QTimer::timeout, this, &Importer::progressed);
    connect(this, &Importer::finished, ticker, &QObject::deleteLater);
    connect(this, &Importer::failed, ticker, &QObject::deleteLater);
    ticker->start(200);
    m_jobs.start<Report>(
        kChannel,
        [this, extractor = m_extractor, casePath = request.casePath.toStdString(),
         inputs = pathsOf(request.inputs)](std::stop_token stop) -> Report {
            if (!*extractor) {
                auto loaded = extraction::Extractor::load(base::Resources::withUserFiles());
                if (!loaded) return loaded.error();
                extractor->emplace(std::move(*loaded));
            }
            return ingest::ingest(casePath, inputs, **extractor, {}, stop, [this](const base::Progress& progress) {
                const std::lock_guard lock(m_mutex);
                m_state.done = progress.done;
                m_state.total = progress.total;
                m_state.file = QString::fromUtf8(progress.what.data(), static_cast<qsizetype>(progress.what.size()));
            });
        },
        [this](Report report) { onDone(report); });
    emit progressed();
}

void Importer::onDone(const Report& report) {
    m_running = false;
    if (!report) {
        m_waiting.clear();
        emit failed(QString::fromStdString(report.error().message));
        return;
    }
    m_skipped = report->skipped;
    if (report->added + report->replaced == 0 && m_skipped.empty() && !report->cancelled) {
        emit finished(tr("Nothing new: %1 already there").arg(counted(report->unchanged, tr("article"), tr("articles"))));
        if (!m_waiting.isEmpty()) startNext();
        return;
    }
    QString words = tr("Added %1").arg(counted(report->added + report->replaced, tr("article"), tr("articles")));
    // Not the number of events: two articles may tell of one.
    words += tr(", %1 of events").arg(counted(report->events, tr("report"), tr("reports")));
    if (report->unchanged > 0) words += tr("; %1 already there").arg(report->unchanged);
    if (report->undated > 0) words += tr("; %1 without a date, dated by the file").arg(counted(report->undated, tr("article"), tr("articles")));
    if (!m_skipped.empty()) words += QStringLiteral("; ") + problemsText(m_skipped);
    if (report->cancelled) words += tr("; cancelled, what was done is kept");
    emit finished(words);
    if (!m_waiting.isEmpty()) startNext();
}

}  // namespace chancery::ui
