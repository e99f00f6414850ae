#include "app/command/extract_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <iostream>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "app/command/console.h"
#include "app/command/extractor_argument.h"
#include "core/extraction/extraction_json.h"
#include "core/extraction/extractor.h"

namespace chancery::app {

namespace {

struct ExtractOptions {
    std::vector<std::string> inputs;
    std::string date;
    std::string format = "jsonl";
    std::string lexicon;
    bool withText = false;
    unsigned threads = 0;
};

std::string sides(const extraction::Extraction& x, const std::vector<event::Participant>& participants) {
    std::string out;
    for (const event::Participant& p : participants) out += (out.empty() ? "" : ", ") + x.actors[p.actor].name;
    return out;
}

std::string tableRows(const extraction::Extraction& x) {
    std::string out;
    for (const event::Event& e : x.events) {
        const std::string begin = e.when.isoBegin();
        const std::string end = e.when.isoEnd();
        out += fmt::format("{:<22}  {:<9}  {:<11}  {} → {}: {}\n", begin == end ? begin : begin + ".." + end,
                           name(e.type), name(e.status), sides(x, e.sources), sides(x, e.targets),
                           base::textOf(x.article.text, e.evidence.trigger));
    }
    return out;
}

/// Extracts articles on all threads, the caller's among them, and prints them in the order they came. What has been read and
/// not printed yet is bounded.
class OrderedOutput {
public:
    OrderedOutput(const extraction::Extractor& extractor, const ExtractOptions& options)
        : m_extractor(extractor), m_options(options),
          m_threads(options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency())) {
        for (unsigned t = 1; t < m_threads; ++t)
            m_others.emplace_back([this](const std::stop_token& stop) { workUntil(stop); });
    }

    void add(article::Article&& article) {
        m_bytes += article.text.size();
        {
            const std::lock_guard lock(m_mutex);
            Slot& slot = m_slots.emplace_back();
            slot.bytes = article.text.size();
            slot.article = std::move(article);
        }
        m_changed.notify_one();
        while (isFull()) advance();
    }

    void finish() {
        while (!m_slots.empty()) advance();
    }

    bool failed() const { return m_failed; }
    bool outputFailed() const { return std::ferror(stdout) != 0; }

private:
    static constexpr std::size_t kAhead = 32;  ///< articles a thread
    static constexpr std::size_t kBytes = 8U << 20U;

    struct Slot {
        article::Article article;
        std::string text;
        std::string problem;
        std::size_t bytes = 0;  ///< of the article
        bool isDone = false;
    };

    /// Only the caller's thread adds and removes slots, so it may count them without a lock.
    bool isFull() const { return m_slots.size() >= m_threads * kAhead || m_bytes >= kBytes; }

    /// Works on some articles, or waits for the first if others have taken all; prints what is done.
    void advance() {
        std::unique_lock lock(m_mutex);
        if (m_taken < m_slots.size()) work(lock);
        else m_changed.wait(lock, [this] { return m_slots.front().isDone; });
        while (!m_slots.empty() && m_slots.front().isDone) {
            const Slot slot = std::move(m_slots.front());
            m_slots.pop_front();
            --m_taken;
            lock.unlock();
            print(slot);
            lock.lock();
        }
    }

    void workUntil(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, stop, [this] { return m_taken < m_slots.size(); })) work(lock);
    }

    /// Takes the next slots, leaving as many for each of the others; gives the lock back while it works. A slot stays where it is
    /// until it is done.
    void work(std::unique_lock<std::mutex>& lock) {
        std::vector<Slot*> slots;
        extraction::Batch batch((m_slots.size() - m_taken) / m_threads);
        for (; m_taken < m_slots.size() && batch.add(m_slots[m_taken].bytes); ++m_taken) slots.push_back(&m_slots[m_taken]);
        lock.unlock();
        render(slots);
        lock.lock();
        for (Slot* const slot : slots) slot->isDone = true;
        m_changed.notify_all();
    }

    void render(const std::vector<Slot*>& slots) const {
        std::vector<article::Article> articles;
        for (Slot* const slot : slots) articles.push_back(std::move(slot->article));
        const auto extractions = m_extractor.extract(std::move(articles));
        for (std::size_t i = 0; i < slots.size(); ++i) {
            try {
                if (extractions[i]) slots[i]->text = textOf(*extractions[i]);
                else slots[i]->problem = extractions[i].error().message;
            } catch (const std::exception& error) {  // out of memory
                slots[i]->problem = error.what();
            }
        }
    }

    std::string textOf(const extraction::Extraction& x) const {
        return m_options.format == "table" ? tableRows(x) : extraction::toJsonLine(x, m_options.withText) + "\n";
    }

    void print(const Slot& slot) {
        m_bytes -= slot.bytes;
        std::fwrite(slot.text.data(), 1, slot.text.size(), stdout);
        if (!slot.problem.empty()) complain(fmt::format("article {}: {}", m_done + 1, slot.problem));
        m_failed = m_failed || !slot.problem.empty();
        m_progress.show(fmt::format("{} articles", ++m_done));
    }

    const extraction::Extractor& m_extractor;
    const ExtractOptions& m_options;
    const unsigned m_threads;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Slot> m_slots;
    std::size_t m_taken = 0;  ///< of the slots: in work or done

    // of the caller's thread
    std::size_t m_bytes = 0;
    std::size_t m_done = 0;
    bool m_failed = false;
    ProgressLine m_progress;

    std::vector<std::jthread> m_others;  ///< last: they end before what they use
};

int extract(const ExtractOptions& options) {
    article::ReadOptions read;
    if (!options.date.empty()) {
        read.date = base::Date::parseIso(options.date);
        if (!read.date) {
            complain(fmt::format("--date {}: not a date of the form YYYY-MM-DD", options.date));
            return kUsage;
        }
    }
    const auto extractor = loadExtractor(options.lexicon);
    if (!extractor) return extractor.error();
    OrderedOutput output(*extractor, options);
    bool failed = false;
    const auto sink = [&output](article::Article&& article) {
        output.add(std::move(article));
        return !output.outputFailed();
    };
    for (const std::string& input : options.inputs) {
        const article::ReadReport report =
            input == "-" ? article::readArticles(std::cin, "standard input", read, sink)
                         : article::readArticles(std::filesystem::path(input), read, sink);
        complain(report.skipped);
        failed |= !report.skipped.empty();
    }
    output.finish();
    failed |= output.failed();
    return failed ? kSomeFailed : kDone;
}

}  // namespace

void addExtractCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<ExtractOptions>();
    CLI::App* command = root.add_subcommand("extract", "Read articles and print what was found, without a case file");
    command->add_option("inputs", options->inputs, "Files, folders, or - for standard input")->required();
    command->add_option("--date", options->date, "Publication date (YYYY-MM-DD) of all the articles");
    command->add_option("--format", options->format, "jsonl or table")
        ->check(CLI::IsMember({"jsonl", "table"}))
        ->capture_default_str();
    command->add_option("--lexicon", options->lexicon, "Folder with a lexicon/ folder of your own, laid over the built-in");
    command->add_option("--threads", options->threads, "Threads to use; 0 for one per core")
        ->check(CLI::Range(0U, 256U))
        ->capture_default_str();
    command->add_flag("--with-text", options->withText, "Print each article's text and sentences too");
    command->callback([options, &run] { run = [options] { return extract(*options); }; });
}

}  // namespace chancery::app
