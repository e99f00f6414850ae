#include "ui/job/job_runner.h"

#include <QMetaObject>
#include <QThread>
#include <algorithm>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace chancery::ui {

namespace {

// The GUI thread comes first where all cores are at work: a frame may not wait for a worker's turn. Threads that a job starts do the same.
void giveWayToTheGui() {
#ifdef Q_OS_LINUX
    thread_local const bool done = setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 5) == 0;
    (void)done;
#endif
}

}  // namespace

JobRunner::JobRunner(QObject* parent) : QObject(parent) {
    // A long import may not keep a quick query waiting.
    m_pool.setMaxThreadCount(std::max(4, QThread::idealThreadCount() + 2));
}

JobRunner::~JobRunner() {
    for (auto& [channel, job] : m_running) {
        job->stale = true;
        job->stop.request_stop();
    }
    m_pool.waitForDone();
}

void JobRunner::stop(const std::string& channel) {
    if (const auto it = m_running.find(channel); it != m_running.end()) it->second->stop.request_stop();
}

void JobRunner::cancel(const std::string& channel) {
    const auto it = m_running.find(channel);
    if (it == m_running.end()) return;
    it->second->stale = true;
    it->second->stop.request_stop();
    const bool first = it->second->urgency == Urgency::First;
    m_running.erase(it);
    if (first) QMetaObject::invokeMethod(this, &JobRunner::launchHeld, Qt::QueuedConnection);
    emit runningChanged();
}

bool JobRunner::isRunning(const std::string& channel) const { return m_running.contains(channel); }

void JobRunner::begin(const std::string& channel, Urgency urgency, std::function<void(std::stop_token)> work, std::function<void()> done) {
    cancel(channel);
    auto job = std::make_shared<Job>();
    job->channel = channel;
    job->urgency = urgency;
    job->work = std::move(work);
    job->done = std::move(done);
    m_running[channel] = job;
    emit runningChanged();
    if (urgency != Urgency::Later) return launch(job);
    // Not before whoever heard the same signal has begun what is more urgent.
    m_held.push_back(job);
    QMetaObject::invokeMethod(this, &JobRunner::launchHeld, Qt::QueuedConnection);
}

void JobRunner::launchHeld() {
    const auto isFirst = [](const auto& entry) { return entry.second->urgency == Urgency::First; };
    if (std::any_of(m_running.begin(), m_running.end(), isFirst)) return;
    for (const auto& job : std::exchange(m_held, {}))
        if (!job->stale) launch(job);
}

void JobRunner::launch(const std::shared_ptr<Job>& job) {
    m_pool.start([this, job] {
        giveWayToTheGui();
        job->work(job->stop.get_token());
        // Queued to the GUI thread; dropped with the runner if that goes first.
        QMetaObject::invokeMethod(
            this,
            [this, job] {
                if (job->stale) return;
                m_running.erase(job->channel);
                emit runningChanged();
                job->done();
                if (job->urgency == Urgency::First) QMetaObject::invokeMethod(this, &JobRunner::launchHeld, Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace chancery::ui
