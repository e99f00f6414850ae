#include "app/command/import_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <mutex>

#include "app/command/console.h"
#include "app/command/extractor_argument.h"
#include "core/extraction/extractor.h"
#include "core/ingest/ingest.h"

namespace chancery::app {

namespace {

struct ImportOptions {
    std::string casePath;
    std::vector<std::string> inputs;
    std::string date;
    std::string lexicon;
    unsigned threads = 0;
};

/// A line in place on a terminal; elsewhere (a log) a line of its own every few seconds.
class ImportProgress {
public:
    void operator()(const base::Progress& progress) {
        const std::lock_guard lock(m_mutex);
        const auto now = Clock::now();
        if (!m_terminal && now < m_next) return;
        const double seconds = std::chrono::duration<double>(now - m_start).count();
        const std::string total = progress.total != 0 ? fmt::format("/{}", progress.total) : "";
        const double speed = seconds > 0 ? static_cast<double>(progress.done) / seconds : 0;
        const std::string text = fmt::format("{}{} articles, {:.0f} a second: {}", progress.done, total, speed, progress.what);
        if (m_terminal) return m_line.show(text);
        m_next = now + kEvery;
        fmt::print(stderr, "chancery: {}\n", text);
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds kEvery{5};

    std::mutex m_mutex;
    ProgressLine m_line;
    bool m_terminal = isatty(STDERR_FILENO) != 0;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_next = m_start + kEvery;
};

int import(const ImportOptions& options) {
    ingest::IngestOptions ingestOptions;
    ingestOptions.threads = options.threads;
    if (!options.date.empty()) {
        ingestOptions.read.date = base::Date::parseIso(options.date);
        if (!ingestOptions.read.date) {
            complain(fmt::format("--date {}: not a date of the form YYYY-MM-DD", options.date));
            return kUsage;
        }
    }
    const auto extractor = loadExtractor(options.lexicon);
    if (!extractor) return extractor.error();
    const std::vector<std::filesystem::path> inputs(options.inputs.begin(), options.inputs.end());
    base::Result<ingest::IngestReport> report = [&] {
        ImportProgress progress;
        return ingest::ingest(options.casePath, inputs, *extractor, ingestOptions, {},
                              [&](const base::Progress& now) { progress(now); });
    }();
    if (!report) {
        complain(report.error());
        return kCaseUnusable;
    }
    complain(report->skipped);
    if (report->undated > 0)
        complain(fmt::format("{} of the articles do not say when they were published: the date of their file was taken, and events dated by "
                             "it are marked as doubtful; --date gives the right one",
                             report->undated));
    fmt::print("{} added, {} replaced, {} unchanged, {} not read; {} reports of events\n", report->added, report->replaced,
               report->unchanged, report->skipped.size(), report->events);
    return report->skipped.empty() ? kDone : kSomeFailed;
}

}  // namespace

void addImportCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App* command = root.add_subcommand("import", "Read articles (or the output of extract --with-text) into a case file");
    command->add_option("CASE", options->casePath, "Case file; made if it does not exist")->required();
    command->add_option("INPUT", options->inputs, "Files, folders, or - for standard input")->required();
    command->add_option("--date", options->date, "Publication date of all articles, YYYY-MM-DD");
    command->add_option("--lexicon", options->lexicon, "Folder with lexicon files of your own");
    command->add_option("--threads", options->threads, "Threads that extract; 0 = one for each core")
        ->check(CLI::Range(0U, 256U));
    command->callback([options, &run] { run = [options] { return import(*options); }; });
}

}  // namespace chancery::app
