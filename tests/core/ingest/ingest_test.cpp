#include "core/ingest/ingest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "core/extraction/extraction_json.h"
#include "core/store/case_store.h"
#include "core/store/database.h"
#include "tests/core/store/made_up_case.h"

namespace chancery::ingest {
namespace {

using test::ArticleBuilder;
using test::day;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;

/// An extraction without linguistics: every article tells one meeting on the day of its publication.
extraction::Extraction meetOnce(article::Article&& article) {
    extraction::Extraction out;
    out.actors = {test::known("usa"), test::known("kor")};
    const auto end = static_cast<std::uint32_t>(article.text.size());
    out.sentences = {{0, end}};
    event::Event event;
    event.type = event::EventType::Consult;
    event.when = base::DateInterval::day(article.published.value_or(base::Date()));
    event.sources = {{0, {0, 1}}};
    event.targets = {{1, {1, 2}}};
    event.evidence = {{0, end}, {0, 3}};
    event.confidence = 0.5F;
    event.summary = article.title;
    out.events = {event};
    out.article = std::move(article);
    return out;
}

std::string jsonl(int first, int count) {
    std::string out;
    for (int i = first; i < first + count; ++i)
        out += R"({"id":"a)" + std::to_string(i) + R"(","title":"Talks )" + std::to_string(i) + R"(","published":")" +
               day(2020, 1, 1).plusDays(i).iso() + R"(","source":"Example Wire","text":"They met again, for the )" +
               std::to_string(i) + R"(th time, and talked about trade."})" + "\n";
    return out;
}

using ExtractOne = std::function<extraction::Extraction(article::Article&&)>;

/// As the extractor itself does: an article whose extraction throws is an error.
ExtractFunction each(const ExtractOne& extract) {
    return [extract](std::vector<article::Article>&& articles) {
        std::vector<base::Result<extraction::Extraction>> results;
        for (article::Article& article : articles) {
            try {
                results.emplace_back(extract(std::move(article)));
            } catch (const std::exception& error) {
                results.emplace_back(base::makeError(base::ErrorCode::TooLarge, error.what()));
            }
        }
        return results;
    };
}

class IngestTest : public testing::Test {
protected:
    std::string write(const std::string& name, const std::string& content) {
        std::ofstream(folder.file(name), std::ios::binary) << content;
        return folder.file(name);
    }
    base::Result<IngestReport> run(const std::vector<std::filesystem::path>& inputs, const ExtractOne& extract = meetOnce,
                                   unsigned threads = 2, std::stop_token stop = {}, const base::ProgressCallback& progress = {}) {
        IngestOptions options;
        options.threads = threads;
        return ingest(casePath, inputs, each(extract), "test 1", options, std::move(stop), progress);
    }
    std::uint64_t articles() const { return store::summarize(casePath)->counts.articles; }

    TemporaryFolder folder;
    std::string casePath = folder.file("case.chancery");
};

TEST_F(IngestTest, ImportsEveryArticleOnceHoweverOftenItIsRun) {
    const auto input = write("a.jsonl", jsonl(0, 50));
    const auto first = run({input}).value();
    EXPECT_EQ(first.added, 50U);
    EXPECT_EQ(first.events, 50U);
    EXPECT_THAT(first.skipped, IsEmpty());
    std::atomic<int> extracted{0};
    const auto again = run({input, input}, [&](article::Article&& a) {
        ++extracted;
        return meetOnce(std::move(a));
    }).value();
    EXPECT_EQ(again.added, 0U);
    EXPECT_EQ(again.unchanged, 100U);
    EXPECT_EQ(extracted, 0) << "what is known costs no extraction";
    EXPECT_EQ(articles(), 50U);
}

TEST_F(IngestTest, GivesTheSameRowsForAnyNumberOfThreads) {
    const auto input = write("a.jsonl", jsonl(0, 80));
    std::vector<std::vector<std::string>> titles;
    for (const unsigned threads : {1U, 4U}) {
        casePath = folder.file(std::to_string(threads));
        ASSERT_TRUE(run({input}, [](article::Article&& a) {
            if (a.text.size() % 3 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return meetOnce(std::move(a));
        }, threads));
        const auto database = store::openCase(casePath);
        store::Statement query = database->statement("SELECT a.id || a.title FROM article a ORDER BY a.id");
        titles.emplace_back();
        while (query.step()) titles.back().push_back(query.string(0));
    }
    EXPECT_EQ(titles[0], titles[1]);
}

TEST_F(IngestTest, NamesWhatItCouldNotReadAndGoesOn) {
    const auto good = write("good.jsonl", jsonl(0, 2) + "{\"title\":\"no text\"}\n" + "{broken\n" + jsonl(2, 1));
    const auto report = run({good, folder.file("missing.txt")}).value();
    EXPECT_EQ(report.added, 3U);
    ASSERT_EQ(report.skipped.size(), 3U);
    for (const auto& skipped : report.skipped) EXPECT_FALSE(skipped.reason.message.empty());
    EXPECT_THAT(report.skipped[0].path, HasSubstr("good.jsonl:3"));
    EXPECT_THAT(report.skipped[2].path, HasSubstr("missing.txt"));
}

TEST_F(IngestTest, StoresTheOutputOfExtractWithoutExtractingAgain) {
    ArticleBuilder article("Talks", day(2023, 11, 9));
    article.add(event::EventType::Consult, {"blinken"}, {"park"}, base::DateInterval::day(day(2023, 11, 9)), "Blinken met Park Jin.");
    const std::string line = extraction::toJsonLine(article, true);
    const auto input = write("extracted.jsonl", line + "\n" + "{\"article\":{},\"events\":3}\n");
    const auto report = run({input}, [](article::Article&&) -> extraction::Extraction { throw std::runtime_error("not to be called"); }).value();
    EXPECT_EQ(report.added, 1U);
    EXPECT_EQ(report.events, 1U);
    ASSERT_EQ(report.skipped.size(), 1U);
    EXPECT_THAT(report.skipped[0].path, HasSubstr("extracted.jsonl:2"));
    EXPECT_EQ(run({input}).value().unchanged, 1U);
    const auto bare = write("bare.jsonl", extraction::toJsonLine(article, false) + "\n");
    casePath = folder.file("other.chancery");
    const auto refused = run({bare}).value();
    ASSERT_EQ(refused.skipped.size(), 1U) << "without its text an extraction cannot be stored";
    EXPECT_EQ(refused.added, 0U);
}

TEST_F(IngestTest, SkipsAnArticleWhoseExtractionThrows) {
    const auto input = write("a.jsonl", jsonl(0, 10));
    const auto report = run({input}, [](article::Article&& a) -> extraction::Extraction {
        if (a.id == "a4") throw std::bad_alloc();
        return meetOnce(std::move(a));
    }).value();
    EXPECT_EQ(report.added, 9U);
    ASSERT_EQ(report.skipped.size(), 1U);
    EXPECT_THAT(report.skipped[0].path, HasSubstr("a4"));
}

TEST_F(IngestTest, KeepsWhatIsDoneWhenCancelledAndGoesOnFromThere) {
    const auto input = write("a.jsonl", jsonl(0, 400));
    std::stop_source stop;
    const auto cancelled = run({input}, meetOnce, 2, stop.get_token(), [&](const base::Progress& now) {
        EXPECT_EQ(now.total, 400U);
        if (now.done == 30) stop.request_stop();
    }).value();
    EXPECT_TRUE(cancelled.cancelled);
    EXPECT_GE(cancelled.added, 30U);
    EXPECT_LT(cancelled.added, 400U);
    EXPECT_EQ(articles(), cancelled.added);
    const auto rest = run({input}).value();
    EXPECT_EQ(rest.unchanged, cancelled.added);
    EXPECT_EQ(rest.added, 400U - cancelled.added);
}

/// Runs `body` in a process of its own; gives its wait status.
template <typename Body>
pid_t forked(const Body& body) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(body());
    return child;
}

int exitCodeOf(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(IngestTest, LosesAtMostTheArticleInHandWhenKilled) {
    const auto input = write("a.jsonl", jsonl(0, 300));
    for (const int after : {1, 17, 60}) {
        int pipes[2];
        ASSERT_EQ(::pipe(pipes), 0);
        const pid_t child = forked([&] {
            (void)run({input}, meetOnce, 2, {}, [&](const base::Progress&) {
                // The callback comes after the commit: each byte is an article that must be there.
                if (::write(pipes[1], "x", 1) != 1) ::_exit(9);
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            });
            return 0;
        });
        ::close(pipes[1]);
        int told = 0;
        char byte = 0;
        while (told < after && ::read(pipes[0], &byte, 1) == 1) ++told;
        ::kill(child, SIGKILL);
        exitCodeOf(child);
        while (::read(pipes[0], &byte, 1) == 1) ++told;
        ::close(pipes[0]);
        EXPECT_THAT(store::checkCase(casePath).value(), IsEmpty());
        EXPECT_GE(articles(), static_cast<std::uint64_t>(told));
    }
    EXPECT_LT(articles(), 300U) << "the import was never interrupted: the test says nothing";
    const auto rest = run({input}).value();
    EXPECT_EQ(articles(), 300U);
    EXPECT_GT(rest.unchanged, 0U);
    EXPECT_THAT(store::checkCase(casePath).value(), IsEmpty());
}

TEST_F(IngestTest, EndsCleanlyWhenTheDiskIsFullAndLeavesASoundCase) {
    const auto input = write("a.jsonl", jsonl(0, 800));
    const pid_t child = forked([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{512 * 1024, 512 * 1024};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto report = run({input});
        if (report) return 1;
        return report.error().code == base::ErrorCode::Database && !report.error().message.empty() ? 42 : 2;
    });
    EXPECT_EQ(exitCodeOf(child), 42);
    EXPECT_THAT(store::checkCase(casePath).value(), IsEmpty());
    EXPECT_GT(articles(), 0U);
    EXPECT_TRUE(run({input})) << "with room again, it goes on";
    EXPECT_EQ(articles(), 800U);
}

TEST_F(IngestTest, SaysThatAFolderCannotBeWrittenAndStillReadsACaseInIt) {
    const auto input = write("a.jsonl", jsonl(0, 3));
    ASSERT_TRUE(run({input}));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    const pid_t child = forked([&] {
        if (::geteuid() == 0 && ::setuid(65534) != 0) return 3;  // root may write everywhere
        const auto existing = run({input});
        casePath = folder.file("new.chancery");
        const auto fresh = run({input});
        if (existing || fresh) return 1;
        casePath = folder.file("case.chancery");
        const auto summary = store::summarize(casePath);
        if (!summary) std::fprintf(stderr, "%s\n", summary.error().message.c_str());
        if (!summary || summary->counts.articles != 3) return 2;
        return fresh.error().message.find("cannot be written") != std::string::npos ? 42 : 4;
    });
    EXPECT_EQ(exitCodeOf(child), 42);
}

}  // namespace
}  // namespace chancery::ingest
