#include "ui/job/job_runner.h"

#include <QMetaObject>
#include <QThread>
#include <algorithm>

namespace chancery::ui {

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
    m_running.erase(it);
    emit runningChanged();
}

bool JobRunner::isRunning(const std::string& channel) const { return m_running.contains(channel); }

std::shared_ptr<JobRunner::Job> JobRunner::replace(const std::string& channel) {
    cancel(channel);
    auto job = std::make_shared<Job>();
    job->channel = channel;
    m_running[channel] = job;
    emit runningChanged();
    return job;
}

void JobRunner::launch(const std::shared_ptr<Job>& job, std::function<void(std::stop_token)> work,
                       std::function<void()> done) {
    m_pool.start([this, job, work = std::move(work), done = std::move(done)] {
        work(job->stop.get_token());
        // Queued to the GUI thread; dropped with the runner if that goes first.
        QMetaObject::invokeMethod(
            this,
            [this, job, done] {
                if (job->stale) return;
                m_running.erase(job->channel);
                emit runningChanged();
                done();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace chancery::ui
