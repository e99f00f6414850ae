#include <gmock/gmock.h>

#include <sstream>

#include "tests/core/article/support.h"

using namespace chancery;
using namespace chancery::article;
using namespace chancery::article::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

TEST(Json, ReadsAllFields) {
    const Article article = readOne(
        R"({"id":"w1","title":"Talks","published":"2023-11-09T10:00:00+09:00","source":"MP","url":"http://x/","authors":["Ana Ruiz"],"text":"OSLO, Nov 9 - They met."})",
        "a.json");
    EXPECT_EQ(article.id, "w1");
    EXPECT_EQ(article.title, "Talks");
    EXPECT_EQ(isoOf(article.published), "2023-11-09");
    EXPECT_EQ(article.publishedAt, base::startOf(*article.published) + 3600);
    EXPECT_EQ(article.dateSource, DateSource::Metadata);
    EXPECT_EQ(article.source, "MP");
    EXPECT_EQ(article.url, "http://x/");
    EXPECT_THAT(article.authors, ElementsAre("Ana Ruiz"));
    EXPECT_EQ(article.text, "OSLO, Nov 9 - They met.");
    EXPECT_FALSE(article.givenText);
}

TEST(Json, NeedsNothingButText) {
    const Article article = readOne(R"({"text":"They met."})", "folder/a.json");
    EXPECT_EQ(article.text, "They met.");
    EXPECT_EQ(article.id, "folder/a.json");
    EXPECT_EQ(article.dateSource, DateSource::None);
    EXPECT_EQ(isoOf(readOne(R"({"text":"They met.","dct":"1998-02-06"})", "a.json").published), "1998-02-06");
    EXPECT_EQ(isoOf(readOne(R"({"text":"They met.","date":1699524900})", "a.json").published), "2023-11-09");
    EXPECT_EQ(readOne(R"({"text":"They met.","id":17,"title":null})", "a.json").id, "17");
    EXPECT_THAT(readOne(R"({"text":"They met.","authors":"By Ana Ruiz and Tom Ode"})", "a.json").authors,
                ElementsAre("Ana Ruiz", "Tom Ode"));
}

TEST(Json, KeepsTheTextExactly) {
    // Blanks, carriage returns and control characters count in the given offsets.
    const Article plain = readOne("{\"text\":\"  They\\r\\n met.\\u00a0 \\t\"}", "a.json");
    EXPECT_EQ(plain.text, "  They\r\n met.\xC2\xA0 \t");
    EXPECT_FALSE(plain.givenText);
    const Article decomposed = readOne("{\"text\":\"Cafe\\u0301 in Oslo\"}", "a.json");
    EXPECT_EQ(decomposed.text, "Café in Oslo");
    EXPECT_EQ(decomposed.givenText, "Cafe\xCC\x81 in Oslo");
}

TEST(Json, ReadsAHeaderInsideTheTextAndLeavesItThere) {
    const std::string text = " date 2023-11-09 By Ana Ruiz\\n\\nOSLO, Nov 9 (MP) - They met.";
    const Article article = readOne("{\"text\":\"" + text + "\"}", "a.json");
    EXPECT_TRUE(article.text.starts_with(" date 2023-11-09"));
    EXPECT_EQ(isoOf(article.published), "2023-11-09");
    EXPECT_EQ(article.dateSource, DateSource::HeaderLine);
    EXPECT_EQ(article.text.substr(article.bodyBegin, 4), "OSLO");
    ASSERT_TRUE(article.dateline);
    EXPECT_EQ(base::textOf(article.text, article.dateline->span), "OSLO, Nov 9 (MP) -");
}

TEST(Json, ReadsArraysAndTheirArticles) {
    const auto two = parseArticles(R"([{"text":"One."},{"text":"Two."}])", "a.json", {});
    ASSERT_TRUE(two);
    ASSERT_EQ(two->size(), 2U);
    EXPECT_EQ((*two)[0].id, "a.json#1");
    EXPECT_EQ((*two)[1].id, "a.json#2");
    const auto nested =
        parseArticles("{\"status\":\"ok\",\n\"articles\":[{\"text\":\"One.\"}]}", "a.json", {});
    ASSERT_TRUE(nested);
    EXPECT_EQ(nested->size(), 1U);
}

TEST(Json, ReadsExtractOutputAsArticles) {
    const Article article = readOne(
        R"({"article":{"id":"w1","title":"Talks","published":"2023-11-09","source":"MP","authors":[],"dateline":null,"path":"x.txt","text":"They met."},"events":[]})",
        "out.jsonl");
    EXPECT_EQ(article.id, "w1");
    EXPECT_EQ(article.text, "They met.");
    EXPECT_EQ(isoOf(article.published), "2023-11-09");
    const auto bare = parseArticles(R"({"article":{"id":"w1"},"events":[]})", "out.jsonl", {});
    ASSERT_FALSE(bare);
    EXPECT_THAT(bare.error().message, HasSubstr("--with-text"));
}

TEST(Json, SaysWhereAndWhatIsWrong) {
    const auto message = [](std::string_view bytes) {
        const auto read = parseArticles(bytes, "a.json", {});
        return read ? std::string("read") : read.error().message;
    };
    EXPECT_THAT(message("{\n\"text\": \"x\",\n}"), HasSubstr("line 3, column 1"));
    EXPECT_THAT(message(R"({"title":"x"})"), HasSubstr("no field \"text\""));
    EXPECT_THAT(message(R"({"text":5})"), HasSubstr("\"text\" is a number"));
    EXPECT_THAT(message(R"({"text":null})"), HasSubstr("no field \"text\""));
    EXPECT_THAT(message(R"(["x"])"), HasSubstr("expected an article object"));
    EXPECT_THAT(message(R"({"text":"   "})"), HasSubstr("no text"));
    EXPECT_THAT(message("{\"text\":\"\\ud800\"}"), HasSubstr("not JSON"));
    EXPECT_THAT(message(""), HasSubstr("empty"));
}

TEST(Json, RefusesWhatIsNestedTooDeep) {
    const auto nested = [](int depth) {
        // The object itself is one level.
        return "{\"x\":" + std::string(static_cast<std::size_t>(depth - 1), '[') +
               std::string(static_cast<std::size_t>(depth - 1), ']') + ",\"text\":\"They met.\"}";
    };
    EXPECT_EQ(readOne(nested(kMaxJsonDepth), "a.json").text, "They met.");
    for (int depth : {kMaxJsonDepth + 1, 100'000}) {
        const auto read = parseArticles(nested(depth), "a.json", {});
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, base::ErrorCode::TooLarge);
    }
    EXPECT_FALSE(parseArticles(std::string(1'000'000, '['), "a.json", {}));
}

TEST(Json, RefusesTooManyValues) {
    std::string bytes = "{\"text\":\"They met.\",\"x\":[0";
    for (std::size_t i = 0; i < kMaxJsonValues; ++i) bytes += ",0";
    const auto read = parseArticles(bytes + "]}", "a.json", {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::ErrorCode::TooLarge);
}

TEST(Json, RefusesEndlessCombiningMarks) {
    const auto text = [](std::size_t marks) {
        std::string out = "{\"text\":\"e";
        for (std::size_t i = 0; i < marks; ++i) out += i % 2 == 0 ? "\xCC\x81" : "\xCC\x96";
        return out + "\"}";
    };
    EXPECT_FALSE(readOne(text(kMaxCombiningMarks), "a.json").text.empty());
    const auto read = parseArticles(text(kMaxCombiningMarks + 1), "a.json", {});
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().message, HasSubstr("combining marks"));
}

TEST(Jsonl, GivesUpAFileThatIsNone) {
    std::string bytes;
    for (std::uint64_t i = 0; i < 10 * kMaxBadLines; ++i) bytes += "no,json\n";
    const TemporaryFolder folder;
    const ReadResult read = readPath(folder.write("table.jsonl", bytes));
    EXPECT_EQ(read.report.skipped.size(), kMaxBadLines + 1);
    EXPECT_THAT(read.report.skipped.back().reason.message, HasSubstr("given up"));
    // With one good article it goes on to the end.
    const ReadResult other = readPath(folder.write("mixed.jsonl", "{\"text\":\"They met.\"}\n" + bytes));
    EXPECT_EQ(other.report.skipped.size(), 10 * kMaxBadLines);
}

TEST(Jsonl, SkipsABadLineByNameAndGoesOn) {
    const TemporaryFolder folder;
    const auto file = folder.write("wire.jsonl",
                                   "{\"text\":\"One.\"}\n\n{\"text\":\n{\"text\":[]}\n{\"text\":\"Five.\","
                                   "\"title\":7,\"published\":\"11/09/2023\"}\n{\"text\":\"Six.\"}");
    const ReadResult read = readPath(file);
    ASSERT_EQ(read.articles.size(), 3U);
    EXPECT_EQ(read.articles[0].id, file.string() + "#1");
    EXPECT_EQ(read.articles[1].text, "Five.");
    EXPECT_EQ(read.articles[1].title, "");
    EXPECT_EQ(read.articles[1].dateSource, DateSource::ModificationTime);
    EXPECT_EQ(read.articles[2].text, "Six.");
    EXPECT_EQ(read.report.articles, 3U);
    ASSERT_EQ(read.report.skipped.size(), 4U);
    EXPECT_EQ(read.report.skipped[0].path, file.string() + ":3");
    EXPECT_EQ(read.report.skipped[1].path, file.string() + ":4");
    EXPECT_THAT(read.report.skipped[2].reason.message, HasSubstr("\"title\" is a number"));
    EXPECT_EQ(read.report.skipped[2].path, file.string() + ":5");
    EXPECT_THAT(read.report.skipped[3].reason.message, HasSubstr("\"published\""));
}

TEST(Jsonl, KeepsIdsUnique) {
    const auto read = parseArticles(
        "{\"id\":\"a\",\"text\":\"1.\"}\n{\"id\":\"a\",\"text\":\"2.\"}\n{\"id\":\"a#2\",\"text\":\"3.\"}\n{"
        "\"id\":\"a\",\"text\":\"4.\"}\n",
        "w.jsonl", {});
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 4U);
    EXPECT_EQ((*read)[0].id, "a");
    EXPECT_EQ((*read)[1].id, "a#2");
    EXPECT_NE((*read)[2].id, (*read)[1].id);
    EXPECT_NE((*read)[3].id, (*read)[2].id);
}

TEST(Jsonl, StreamsAFileLargerThanTheLimitOfOtherFormats) {
    const TemporaryFolder folder;
    const std::string line = "{\"text\":\"" + std::string(1U << 20U, 'x') + "\"}\n";
    std::string content;
    for (std::size_t i = 0; i < (kMaxFileBytes >> 20U) + 4; ++i) content += line;
    const auto file = folder.write("big.jsonl", content);
    std::size_t count = 0;
    const ReadReport report = readArticles(file, {}, [&](Article&&) { return ++count, true; });
    EXPECT_EQ(count, (kMaxFileBytes >> 20U) + 4);
    EXPECT_TRUE(report.skipped.empty());
}

TEST(Jsonl, SkipsALineOverTheLimit) {
    std::istringstream in("{\"text\":\"" + std::string(kMaxJsonLineBytes, 'x') +
                          "\"}\n{\"text\":\"Two.\"}\n");
    std::vector<Article> articles;
    const ReadReport report = readArticles(
        in, "-", {}, [&](Article&& article) { return articles.push_back(std::move(article)), true; });
    ASSERT_EQ(articles.size(), 1U);
    EXPECT_EQ(articles[0].text, "Two.");
    ASSERT_EQ(report.skipped.size(), 1U);
    EXPECT_EQ(report.skipped[0].path, "-:1");
    EXPECT_EQ(report.skipped[0].reason.code, base::ErrorCode::TooLarge);
}

TEST(Jsonl, SkipsATextOverTheLimit) {
    const auto read =
        parseArticles("{\"text\":\"" + std::string(kMaxTextBytes + 1, 'x') + "\"}", "a.jsonl", {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::ErrorCode::TooLarge);
}

TEST(Jsonl, IsReadFromFilesThatAreNamedJson) {
    const auto read = parseArticles("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n", "a.json", {});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->size(), 2U);
}

TEST(Jsonl, ReadsPastAZeroByteAtTheBeginning) {
    const std::string text(200, 'x');
    std::string bytes = R"({?}
{"text":")";
    bytes[1] = '\0';
    bytes.append(text).append("\"}\n");
    const auto read = parseArticles(bytes, "a.jsonl", {});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->front().text, text);
}

TEST(Jsonl, ReadsOtherEncodings) {
    EXPECT_EQ(readOne("{\"text\":\"The caf\xE9 in the old town.\"}", "a.jsonl").text,
              "The café in the old town.");
    EXPECT_EQ(readOne("\xEF\xBB\xBF{\"text\":\"One.\"}\r\n", "a.jsonl").text, "One.");
    std::string wide = "\xFF\xFE";
    for (char c : std::string("{\"text\":\"One.\"}\n")) wide += {c, '\0'};
    EXPECT_EQ(readOne(wide, "a.jsonl").text, "One.");
}

}  // namespace
