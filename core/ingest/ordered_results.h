#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/extraction/extractor.h"

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
class JobQueue {
public:
    struct Job {
        std::uint64_t number = 0;
        std::string name;
        article::Article article;
    };

    void put(Job&& job) {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
        m_changed.notify_one();
    }
    /// The next ones that are worth reading together, leaving as many for each of `threads`; none when close() was called and
    /// nothing is left.
    std::vector<Job> take(std::size_t threads) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_closed || !m_jobs.empty(); });
        std::vector<Job> jobs;
        extraction::Batch batch(m_jobs.size() / threads);
        for (; !m_jobs.empty() && batch.add(m_jobs.front().article.text.size()); m_jobs.pop_front())
            jobs.push_back(std::move(m_jobs.front()));
        return jobs;
    }
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    bool m_closed = false;
};

}  // namespace chancery::ingest
