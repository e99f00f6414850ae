#pragma once
#include <QObject>
#include <QThreadPool>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace chancery::ui {

/// What waits for what: while a First job runs, no Later one begins, so that nothing competes with what the person waits for.
enum class Urgency : std::uint8_t { First, Usual, Later };

/// Starts all background work of the window. Work runs on a pool thread; its result is handed to `done` on the GUI
/// thread. Jobs of one channel replace each other: a new one stops the old one, whose result is dropped even if it
/// came in time. Channels run side by side. GUI thread only.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    /// Stops everything and waits for it.
    ~JobRunner() override;

    /// `work(stop)` must not touch the GUI; `done(result)` is called at most once, and not if the job was replaced or
    /// cancelled in the meantime.
    template <typename T>
    void start(const std::string& channel, std::function<T(std::stop_token)> work, std::function<void(T)> done, Urgency urgency = Urgency::Usual) {
        auto result = std::make_shared<std::unique_ptr<T>>();
        begin(channel, urgency, [work = std::move(work), result](std::stop_token stop) { *result = std::make_unique<T>(work(stop)); },
              [done = std::move(done), result] { done(std::move(**result)); });
    }

    /// Asks the channel's job to stop; its `done` is still called (it returns what it has).
    void stop(const std::string& channel);
    /// Stops the channel's job and forgets it: `done` is not called.
    void cancel(const std::string& channel);
    bool isRunning(const std::string& channel) const;

signals:
    void runningChanged();

private:
    struct Job {
        std::string channel;
        Urgency urgency = Urgency::Usual;
        std::stop_source stop;
        bool stale = false;  ///< GUI thread only
        std::function<void(std::stop_token)> work;
        std::function<void()> done;
    };

    void begin(const std::string& channel, Urgency urgency, std::function<void(std::stop_token)> work, std::function<void()> done);
    void launch(const std::shared_ptr<Job>& job);
    void launchHeld();

    QThreadPool m_pool;
    std::map<std::string, std::shared_ptr<Job>> m_running;
    std::vector<std::shared_ptr<Job>> m_held;  ///< of those, what waits to begin
};

}  // namespace chancery::ui
