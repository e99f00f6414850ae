#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <memory>
#include <mutex>
#include <optional>

#include "core/base/result.h"
#include "core/ingest/ingest.h"

namespace chancery::ui {

class JobRunner;

/// Brings files into the case in the background, one import at a time; further ones wait their turn. GUI thread only.
class Importer : public QObject {
    Q_OBJECT
public:
    struct State {
        std::uint64_t done = 0, total = 0;
        QString file;
        double secondsLeft = -1;  ///< -1 = not known yet
    };

    explicit Importer(JobRunner& jobs, QObject* parent = nullptr);

    void import(const QString& casePath, const QStringList& inputs);
    void cancel();
    bool isRunning() const { return m_running; }
    const QString& casePath() const { return m_casePath; }  ///< of the running or last import
    State state() const;
    /// What was not read by the last import, with the reasons.
    const std::vector<article::SkippedInput>& skipped() const { return m_skipped; }

signals:
    void progressed();                    ///< a few times a second while running
    void finished(const QString& words);  ///< "Added 12 articles, 140 reports of events; 2 inputs could not be read"
    void failed(const QString& message);

private:
    struct Request {
        QString casePath;
        QStringList inputs;
    };
    using Report = base::Result<ingest::IngestReport>;

    void startNext();
    void onDone(const Report& report);

    JobRunner& m_jobs;
    /// Made at the first import, in the worker; kept for the next one.
    std::shared_ptr<std::optional<extraction::Extractor>> m_extractor;
    QList<Request> m_waiting;
    QString m_casePath;
    bool m_running = false;
    std::vector<article::SkippedInput> m_skipped;
    QElapsedTimer m_clock;
    mutable std::mutex m_mutex;  ///< guards m_state, which the worker writes
    State m_state;
};

}  // namespace chancery::ui
