#include "core/article/article_reader.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>

#include "core/article/format_table.h"
#include "tests/core/article/support.h"

using namespace chancery;
using namespace chancery::article;
using namespace chancery::article::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

TEST(ArticleReader, WalksAFolderInNameOrder) {
    const TemporaryFolder folder;
    folder.write("c.txt", "Third.");
    folder.write("a.jsonl", "{\"text\":\"First.\"}\n");
    folder.write("b/x.html",
                 "<html><body><p>The second article is a page that holds one paragraph, and nothing "
                 "else.</p></body></html>");
    folder.write(".hidden.txt", "Never.");
    const ReadResult read = readPath(folder.path());
    ASSERT_EQ(read.articles.size(), 3U) << read.problems();
    EXPECT_EQ(read.articles[0].text, "First.");
    EXPECT_THAT(read.articles[1].text, HasSubstr("second article"));
    EXPECT_EQ(read.articles[2].text, "Third.");
    EXPECT_EQ(read.articles[2].path, (folder.path() / "c.txt").string());
    EXPECT_EQ(read.articles[2].id, read.articles[2].path);
    EXPECT_TRUE(read.report.skipped.empty());
}

TEST(ArticleReader, NamesEveryFileThatItCannotRead) {
    const TemporaryFolder folder;
    folder.write("a.pdf", "%PDF-1.7");
    folder.write("b.docx", "PK");
    folder.write("empty.txt", "");
    folder.write("good.txt", "They met.");
    folder.write("photo", "\x89PNG\r\n\x1A\n");
    const ReadResult read = readPath(folder.path());
    EXPECT_EQ(read.articles.size(), 1U);
    ASSERT_EQ(read.report.skipped.size(), 4U);
    EXPECT_EQ(read.report.skipped[0].path, (folder.path() / "a.pdf").string());
    EXPECT_EQ(read.report.skipped[0].reason.code, base::ErrorCode::Unsupported);
    EXPECT_THAT(read.report.skipped[0].reason.message, HasSubstr(".pdf"));
    EXPECT_EQ(read.report.skipped[1].reason.code, base::ErrorCode::Unsupported);
    EXPECT_THAT(read.report.skipped[2].reason.message, HasSubstr("empty"));
    EXPECT_THAT(read.report.skipped[3].reason.message, HasSubstr("PNG"));
}

TEST(ArticleReader, FollowsNoLinksAndOpensNoPipes) {
    const TemporaryFolder folder;
    const TemporaryFolder other;
    const auto target = other.write("secret.txt", "Elsewhere.");
    std::filesystem::create_symlink(target, folder.path() / "link.txt");
    std::filesystem::create_directory_symlink(folder.path(), folder.path() / "loop");
    ASSERT_EQ(mkfifo((folder.path() / "pipe.txt").c_str(), 0600), 0);
    const ReadResult read = readPath(folder.path());
    EXPECT_TRUE(read.articles.empty());
    EXPECT_EQ(read.report.skipped.size(), 3U);
    for (const SkippedInput& skipped : read.report.skipped)
        EXPECT_EQ(skipped.reason.code, base::ErrorCode::Unsupported);
    // Named by the user, a pipe is refused without waiting, and a link is what the user meant.
    EXPECT_THAT(readPath(folder.path() / "pipe.txt").problems(), HasSubstr("not a regular file"));
    EXPECT_EQ(readPath(folder.path() / "link.txt").articles.size(), 1U);
    EXPECT_THAT(readPath("/dev/zero").problems(), HasSubstr("not a regular file"));
}

TEST(ArticleReader, NamesMissingAndUnreadableFiles) {
    const TemporaryFolder folder;
    const ReadResult missing = readPath(folder.path() / "none.txt");
    ASSERT_EQ(missing.report.skipped.size(), 1U);
    EXPECT_EQ(missing.report.skipped[0].reason.code, base::ErrorCode::NotFound);
    const auto locked = folder.write("locked.txt", "They met.");
    ASSERT_EQ(chmod(locked.c_str(), 0), 0);
    if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
    const ReadResult refused = readPath(locked);
    ASSERT_EQ(refused.report.skipped.size(), 1U);
    EXPECT_EQ(refused.report.skipped[0].reason.code, base::ErrorCode::Unreadable);
}

TEST(ArticleReader, StopsAtTheDepthLimitOfFolders) {
    const TemporaryFolder folder;
    std::string path;
    for (int i = 1; i < kMaxDirectoryDepth; ++i) path += "d/";
    folder.write(path + "deep.txt", "As deep as allowed.");
    folder.write(path + "d/deeper.txt", "Too deep.");
    const ReadResult read = readPath(folder.path());
    ASSERT_EQ(read.articles.size(), 1U);
    EXPECT_EQ(read.articles[0].text, "As deep as allowed.");
    ASSERT_EQ(read.report.skipped.size(), 1U);
    EXPECT_EQ(read.report.skipped[0].reason.code, base::ErrorCode::TooLarge);
}

TEST(ArticleReader, RefusesAFileOverTheLimit) {
    const TemporaryFolder folder;
    const auto file = folder.write("big.txt", "x");
    std::filesystem::resize_file(file, kMaxFileBytes + 1);  // sparse
    const ReadResult read = readPath(file);
    ASSERT_EQ(read.report.skipped.size(), 1U);
    EXPECT_EQ(read.report.skipped[0].reason.code, base::ErrorCode::TooLarge);
    EXPECT_THAT(read.report.skipped[0].reason.message, HasSubstr("32 MiB"));
}

TEST(ArticleReader, StopsWhenTheSinkOrTheTokenSays) {
    const TemporaryFolder folder;
    for (char name = 'a'; name < 'f'; ++name)
        folder.write(std::string(1, name) + ".jsonl", "{\"text\":\"1.\"}\n{\"text\":\"2.\"}\n");
    int count = 0;
    EXPECT_EQ(readArticles(folder.path(), {}, [&](Article&&) { return ++count < 3; }).articles, 3U);
    EXPECT_EQ(count, 3);
    std::stop_source stop;
    count = 0;
    readArticles(
        folder.path(), {}, [&](Article&&) { return ++count == 4 ? stop.request_stop() : true; },
        stop.get_token());
    EXPECT_EQ(count, 4);
}

TEST(ArticleReader, FindsTheFormatOfAStreamFromItsContent) {
    const auto texts = [](const std::string& bytes) {
        std::istringstream in(bytes);
        std::vector<std::string> out;
        readArticles(in, "-", {}, [&](Article&& article) { return out.push_back(article.text), true; });
        return out;
    };
    EXPECT_THAT(texts("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"), ElementsAre("One.", "Two."));
    EXPECT_THAT(texts("{\"text\":\"One.\"}"), ElementsAre("One."));
    EXPECT_THAT(texts("{\n  \"text\": \"One.\"\n}\n"), ElementsAre("One."));
    EXPECT_THAT(texts("[{\"text\":\"One.\"},\n{\"text\":\"Two.\"}]"), ElementsAre("One.", "Two."));
    EXPECT_THAT(
        texts("<!doctype html><p>The page holds one paragraph, which is long enough to be a story.</p>"),
        ElementsAre("The page holds one paragraph, which is long enough to be a story."));
    EXPECT_THAT(texts("OSLO, May 2 (MP) - They met."), ElementsAre("OSLO, May 2 (MP) - They met."));
    EXPECT_THAT(texts("[Oslo] They met {again}."), ElementsAre("[Oslo] They met {again}."));
    EXPECT_THAT(texts(""), ElementsAre());
}

TEST(ArticleReader, GivesArticlesOfAStreamNoPath) {
    std::istringstream in("{\"text\":\"One.\"}\nbad\n");
    const ReadReport report = readArticles(in, "-", {}, [](Article&& article) {
        EXPECT_EQ(article.path, "");
        EXPECT_EQ(article.id, "-#1");
        return true;
    });
    ASSERT_EQ(report.skipped.size(), 1U);
    EXPECT_EQ(report.skipped[0].path, "-:2");
}

TEST(FormatTable, TellsExtensionsFromOtherDots) {
    EXPECT_EQ(extensionOf("a/b.c/News.HTML"), "html");
    EXPECT_EQ(extensionOf("AFP_ENG_19970401.0222"), "");
    EXPECT_EQ(extensionOf("U.S. talks"), "");
    EXPECT_EQ(extensionOf(".profile"), "");
    EXPECT_EQ(extensionOf("plain"), "");
    EXPECT_EQ(extensionOf("a.mp3"), "mp3");
}

TEST(FormatTable, PrefersTheExtensionToTheContent) {
    const auto format = findFormat("a.txt", "{\"text\":\"One.\"}");
    ASSERT_TRUE(format);
    EXPECT_EQ((*format)->name, "plain text");
    const auto other = findFormat("AFP.0222", "{\"text\":\"One.\"}");
    ASSERT_TRUE(other);
    EXPECT_EQ((*other)->name, "JSONL");
}

}  // namespace
