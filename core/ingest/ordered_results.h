#pragma once
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/result.h"
#include "core/extraction/extraction.h"

namespace chancery::ingest {

/// Where extraction threads leave their results, in any order, and the writer takes them in the order of reading; so a
/// case does not depend on the number of threads. At most `window` articles are between reading and writing.
class OrderedResults {
public:
    struct Result {
        std::uint64_t number = 0;
        std::string name;  ///< of the article, for reports
        base::Result<extraction::Extraction> extraction;
        std::string extractor;
    };

    explicit OrderedResults(std::uint64_t window) : m_window(window) {}

    /// Waits until an article of this number may be read; false if the work is to end.
    bool waitForRoom(std::uint64_t number);
    void put(Result&& result);
    /// The next one in order; nullopt when all `finish(total)` ones have been taken, or after abandon().
    std::optional<Result> take();
    /// `total` articles were read; no more will come.
    void finish(std::uint64_t total);
    /// Nobody needs to wait for anything any more.
    void abandon();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::uint64_t, Result> m_results;
    std::uint64_t m_next = 0;
    std::uint64_t m_window;
    std::optional<std::uint64_t> m_total;
    bool m_abandoned = false;
};

/// Articles waiting for an extraction thread.
template <typename Job>
class JobQueue {
public:
    void put(Job&& job) {
        const std::lock_guard lock(m_mutex);
        m_jobs.emplace(m_put++, std::move(job));
        m_changed.notify_one();
    }
    /// nullopt when close() was called and nothing is left.
    std::optional<Job> take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_closed || !m_jobs.empty(); });
        if (m_jobs.empty()) return std::nullopt;
        Job job = std::move(m_jobs.begin()->second);
        m_jobs.erase(m_jobs.begin());
        return job;
    }
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::uint64_t, Job> m_jobs;
    std::uint64_t m_put = 0;
    bool m_closed = false;
};

}  // namespace chancery::ingest
