#include "app/command/extract_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <iostream>
#include <memory>
#include <thread>

#include "app/command/console.h"
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

/// Extracts batches of articles on all threads and prints them in the order they came.
class Batch {
public:
    Batch(const extraction::Extractor& extractor, const ExtractOptions& options)
        : m_extractor(extractor), m_options(options) {
        m_threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    }

    void add(article::Article&& article) {
        m_bytes += article.text.size();
        m_articles.push_back(std::move(article));
        if (m_articles.size() >= kArticles * m_threads || m_bytes >= kBytes) flush();
    }

    void flush() {
        m_lines.assign(m_articles.size(), {});
        std::atomic<std::size_t> next{0};
        const auto work = [&] {
            for (std::size_t i = next++; i < m_articles.size(); i = next++) m_lines[i] = render(std::move(m_articles[i]));
        };
        {
            std::vector<std::jthread> others;
            for (unsigned t = 1; t < m_threads; ++t) others.emplace_back(work);
            work();
        }
        for (const std::string& line : m_lines) std::fwrite(line.data(), 1, line.size(), stdout);
        m_done += m_articles.size();
        m_articles.clear();
        m_bytes = 0;
        m_progress.show(fmt::format("{} articles", m_done));
    }

    bool outputFailed() const { return std::ferror(stdout) != 0; }

private:
    static constexpr std::size_t kArticles = 32;
    static constexpr std::size_t kBytes = 8U << 20U;

    std::string render(article::Article&& article) const {
        const extraction::Extraction x = m_extractor.extract(std::move(article));
        return m_options.format == "table" ? tableRows(x) : extraction::toJsonLine(x, m_options.withText) + "\n";
    }

    const extraction::Extractor& m_extractor;
    const ExtractOptions& m_options;
    unsigned m_threads = 1;
    std::vector<article::Article> m_articles;
    std::vector<std::string> m_lines;
    std::size_t m_bytes = 0;
    std::size_t m_done = 0;
    ProgressLine m_progress;
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
    const auto extractor = extraction::Extractor::load(loadResources(options.lexicon));
    if (!extractor) {
        complain(extractor.error());
        return kSomeFailed;
    }
    Batch batch(*extractor, options);
    bool failed = false;
    const auto sink = [&batch](article::Article&& article) {
        batch.add(std::move(article));
        return !batch.outputFailed();
    };
    for (const std::string& input : options.inputs) {
        const article::ReadReport report =
            input == "-" ? article::readArticles(std::cin, "standard input", read, sink)
                         : article::readArticles(std::filesystem::path(input), read, sink);
        complain(report.skipped);
        failed |= !report.skipped.empty();
    }
    batch.flush();
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
