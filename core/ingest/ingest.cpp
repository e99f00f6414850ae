// One thread reads, some extract, one writes. Numbers given at reading keep the order; the window bounds memory.
#include "core/ingest/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "core/ingest/ingest_inputs.h"
#include "core/ingest/ordered_results.h"
#include "core/store/case_store.h"

namespace chancery::ingest {

using extraction::Extraction;

namespace {

constexpr std::uint64_t kWindowPerThread = 32;
/// The version under which events are stored that another run of `chancery extract` has found.
constexpr std::string_view kForeignExtractor = "extract output";

std::string nameOf(const article::Article& article) {
    if (article.path.empty()) return article.id;
    return article.id.empty() || article.path.find(article.id) != std::string::npos
               ? article.path
               : fmt::format("{} ({})", article.path, article.id);
}

class IngestRun {
public:
    IngestRun(store::CaseStore& store, const ExtractFunction& extract, const std::string& version,
              const IngestOptions& options, std::stop_token stop, const base::ProgressCallback& progress)
        : m_store(store), m_extract(extract), m_version(version), m_options(options), m_outerStop(std::move(stop)),
          m_progress(progress), m_threads(options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency())),
          m_results(kWindowPerThread * m_threads) {}

    base::Result<IngestReport> run(const std::vector<std::filesystem::path>& inputs) {
        if (auto known = loadKnown(); !known) return known.error();
        m_total = estimateArticles(inputs, m_outerStop);
        std::vector<article::SkippedInput> skipped;
        // A caller's stop ends the reading; what has been read by then is still stored, it is a moment's work.
        {
            std::vector<std::jthread> workers;
            for (unsigned i = 0; i < m_threads; ++i) workers.emplace_back([this] { work(); });
            std::jthread writer([this] { write(); });
            const InputSinks sinks{[this](article::Article&& article) { return takeArticle(std::move(article)); },
                                   [this](Extraction&& extraction) { return takeExtraction(std::move(extraction)); }};
            skipped = readInputs(inputs, m_options.read, sinks, m_outerStop);
            m_results.finish(m_number);
            m_jobs.close();
        }
        if (m_failure) return *m_failure;
        m_report.unchanged += m_known;
        m_report.skipped.insert(m_report.skipped.begin(), skipped.begin(), skipped.end());
        m_report.cancelled = m_outerStop.stop_requested();
        return std::move(m_report);
    }

private:
    base::Status loadKnown() {
        for (const std::string_view version : {std::string_view(m_version), kForeignExtractor}) {
            auto hashes = m_store.contentHashes(std::string(version));
            if (!hashes) return hashes.error();
            (version == m_version ? m_seen : m_seenForeign).insert(hashes->begin(), hashes->end());
        }
        return {};
    }

    /// What is in the case already, or was read a moment ago, costs no extraction.
    bool takeArticle(article::Article&& article) {
        const store::ContentHash hash = store::contentHash(article);
        if (!m_seen.insert(hash).second) return passOver(article);
        if (!m_results.waitForRoom(m_number)) return false;
        std::string name = nameOf(article);
        m_jobs.put({m_number++, std::move(name), std::move(article)});
        return !m_outerStop.stop_requested();
    }

    bool takeExtraction(Extraction&& extraction) {
        const store::ContentHash hash = store::contentHash(extraction.article);
        if (m_seenForeign.contains(hash) || !m_seen.insert(hash).second) return passOver(extraction.article);
        if (!m_results.waitForRoom(m_number)) return false;
        std::string name = nameOf(extraction.article);
        m_results.put({m_number++, std::move(name), std::move(extraction), std::string(kForeignExtractor)});
        return !m_outerStop.stop_requested();
    }

    bool passOver(const article::Article& article) {
        ++m_known;
        tell(nameOf(article));
        return !m_outerStop.stop_requested();
    }

    void work() {
        for (auto jobs = m_jobs.take(m_threads); !jobs.empty(); jobs = m_jobs.take(m_threads)) {
            std::vector<article::Article> articles;
            for (JobQueue::Job& job : jobs) articles.push_back(std::move(job.article));
            auto extractions = m_extract(std::move(articles));
            for (std::size_t i = 0; i < jobs.size(); ++i)
                m_results.put({jobs[i].number, std::move(jobs[i].name), std::move(extractions[i]), m_version});
        }
    }

    void write() {
        while (auto result = m_results.take()) {
            if (!result->extraction) {
                m_report.skipped.push_back({std::move(result->name), std::move(result->extraction.error()), false});
            } else if (!store(*result->extraction, result->extractor, result->name)) {
                m_results.abandon();
                return;
            }
            tell(result->name);
        }
    }

    /// False if the case file cannot be written any more. A commit an article: a kill loses only the one in hand.
    bool store(const Extraction& extraction, const std::string& version, const std::string& name) {
        const auto outcome = m_store.add(extraction, version);
        if (!outcome) {
            if (outcome.error().code == base::ErrorCode::Malformed) {
                m_report.skipped.push_back({name, outcome.error(), false});
                return true;
            }
            m_failure = outcome.error();
            return false;
        }
        if (const auto done = m_store.commit(); !done) {
            m_failure = done.error();
            return false;
        }
        switch (*outcome) {
            case store::StoreOutcome::Added: ++m_report.added; break;
            case store::StoreOutcome::Unchanged: ++m_report.unchanged; break;
            case store::StoreOutcome::Replaced: ++m_report.replaced; break;
        }
        m_report.events += extraction.events.size();
        if (*outcome != store::StoreOutcome::Unchanged && extraction.article.publishedIsUncertain()) ++m_report.undated;
        return true;
    }

    void tell(const std::string& name) {
        const std::uint64_t done = ++m_done;
        if (m_progress) m_progress({done, m_total == 0 ? 0 : std::max(m_total, done), name});
    }

    store::CaseStore& m_store;  // the writer's alone while the threads run
    const ExtractFunction& m_extract;
    const std::string& m_version;
    const IngestOptions& m_options;
    std::stop_token m_outerStop;
    const base::ProgressCallback& m_progress;
    unsigned m_threads;
    std::uint64_t m_total = 0;
    std::atomic<std::uint64_t> m_done{0};

    // of the reading thread
    std::uint64_t m_number = 0;
    std::uint64_t m_known = 0;
    std::set<store::ContentHash> m_seen, m_seenForeign;

    JobQueue m_jobs;
    OrderedResults m_results;

    // of the writing thread, until it has ended
    IngestReport m_report;
    std::optional<base::Error> m_failure;
};

bool isThere(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::exists(path, error) || error;
}

bool isInput(const std::filesystem::path& path) { return path == "-" || isThere(path); }

}  // namespace

base::Result<IngestReport> ingest(const std::string& casePath, const std::vector<std::filesystem::path>& inputs,
                                  const ExtractFunction& extract, const std::string& extractorVersion,
                                  const IngestOptions& options, std::stop_token stop, const base::ProgressCallback& progress) {
    if (!isThere(casePath) && std::none_of(inputs.begin(), inputs.end(), isInput)) {  // a mistyped name makes no empty case
        IngestReport report;
        report.skipped = readInputs(inputs, options.read, {[](article::Article&&) { return false; }, [](Extraction&&) { return false; }}, stop);
        return report;
    }
    auto store = store::CaseStore::open(casePath);
    if (!store) return store.error();
    return IngestRun(*store, extract, extractorVersion, options, std::move(stop), progress).run(inputs);
}

base::Result<IngestReport> ingest(const std::string& casePath, const std::vector<std::filesystem::path>& inputs,
                                  const extraction::Extractor& extractor, const IngestOptions& options, std::stop_token stop,
                                  const base::ProgressCallback& progress) {
    const ExtractFunction extract = [&](std::vector<article::Article>&& articles) { return extractor.extract(std::move(articles)); };
    return ingest(casePath, inputs, extract, extractor.version(), options, std::move(stop), progress);
}

}  // namespace chancery::ingest
