// The program as scripts use it: results, their order, and exit codes when all goes well or the usage is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/app/dispatches.h"
#include "tests/app/program.h"

namespace chancery::test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr int kDone = 0, kUsage = 2;

std::vector<Json> jsonLines(const std::string& text) {
    std::vector<Json> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(Json::parse(line));
    return out;
}

/// RFC 4180: records of cells, quotes taken off.
std::vector<std::vector<std::string>> csvRecords(const std::string& text) {
    std::vector<std::vector<std::string>> records(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') records.back().back() += text[++i];
        else if (c == '"') quoted = !quoted;
        else if (!quoted && c == ',') records.back().emplace_back();
        else if (!quoted && c == '\n') records.push_back({""});
        else records.back().back() += c;
    }
    if (records.back() == std::vector<std::string>{""}) records.pop_back();
    return records;
}

class Command : public testing::Test {
protected:
    Program program;

    std::string importedCase() {
        program.write("in/ankara.txt", kAnkara);
        program.write("in/oslo.txt", kOslo);
        EXPECT_EQ(program.run({"import", program.path("a.chancery"), program.path("in")}).code, kDone);
        return program.path("a.chancery");
    }
};

TEST_F(Command, ExtractPrintsOneObjectAnArticleWithItsEvents) {
    const Outcome outcome = program.run({"extract", program.write("oslo.txt", kOslo)});
    ASSERT_EQ(outcome.code, kDone) << outcome.err;
    const auto lines = jsonLines(outcome.out);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0]["article"]["published"], "2024-05-03");
    EXPECT_FALSE(lines[0]["article"].contains("text"));
    EXPECT_GE(lines[0]["events"].size(), 2U);
    EXPECT_GE(lines[0]["timexes"].size(), 3U);
}

TEST_F(Command, ExtractReadsStandardInput) {
    const Outcome outcome = program.run({"extract", "-"}, {.in = kOslo});
    ASSERT_EQ(outcome.code, kDone) << outcome.err;
    ASSERT_EQ(jsonLines(outcome.out).size(), 1U);
    EXPECT_EQ(jsonLines(outcome.out)[0]["article"]["title"], "Ministers meet in Oslo");
}

TEST_F(Command, ExtractKeepsTheOrderOfTheInputOnSeveralThreads) {
    const std::string input = program.write("many.jsonl", manyArticles(150));
    const Outcome one = program.run({"extract", "--threads", "1", input});
    const Outcome four = program.run({"extract", "--threads", "4", input});
    ASSERT_EQ(one.code, kDone) << one.err;
    const auto lines = jsonLines(one.out);
    ASSERT_EQ(lines.size(), 150U);
    for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i]["article"]["id"], "a" + std::to_string(i));
    EXPECT_TRUE(one.out == four.out) << "the output depends on the number of threads";
}

TEST_F(Command, ExtractWithADateUsesItForEveryArticle) {
    const Outcome outcome = program.run({"extract", "--date", "2001-02-03", "-"}, {.in = kOslo});
    ASSERT_EQ(outcome.code, kDone) << outcome.err;
    EXPECT_EQ(jsonLines(outcome.out)[0]["article"]["published"], "2001-02-03");
}

TEST_F(Command, ExtractOutputWithTextGivesTheSameCaseAsTheArticles) {
    const std::string direct = importedCase();
    const Outcome extracted = program.run({"extract", "--with-text", program.path("in")});
    ASSERT_EQ(extracted.code, kDone) << extracted.err;
    const std::string second = program.path("b.chancery");
    const Outcome imported = program.run({"import", second, "-"}, {.in = extracted.out});
    ASSERT_EQ(imported.code, kDone) << imported.err;
    const std::string expected = program.run({"query", direct, "--format", "jsonl"}).out;
    EXPECT_GE(jsonLines(expected).size(), 4U);
    EXPECT_EQ(program.run({"query", second, "--format", "jsonl"}).out, expected);
}

TEST_F(Command, ASecondImportAddsNothing) {
    const std::string file = importedCase();
    const std::string before = program.run({"query", file, "--format", "jsonl"}).out;
    const Outcome again = program.run({"import", file, program.path("in")});
    EXPECT_EQ(again.code, kDone) << again.err;
    EXPECT_THAT(again.out, StartsWith("0 added, 0 replaced, 2 unchanged"));
    EXPECT_EQ(program.run({"query", file, "--format", "jsonl"}).out, before);
}

TEST_F(Command, QueryAndExportAgree) {
    const std::string file = importedCase();
    for (const std::string format : {"jsonl", "csv"}) {
        const Outcome asked = program.run({"query", file, "country:NOR", "--format", format});
        ASSERT_EQ(asked.code, kDone) << asked.err;
        const Outcome printed = program.run({"export", file, "country:NOR", "--to", format, "-o", "-"});
        EXPECT_EQ(printed.code, kDone) << printed.err;
        const Outcome written = program.run({"export", file, "country:NOR", "--to", format, "-o", program.path("out." + format)});
        EXPECT_EQ(written.code, kDone) << written.err;
        EXPECT_GE(std::count(asked.out.begin(), asked.out.end(), '\n'), 2);
        EXPECT_EQ(printed.out, asked.out);
        EXPECT_EQ(program.read("out." + format), asked.out);
    }
}

TEST_F(Command, ExportsTheActorGraphOfWhatTheFilterLetsThrough) {
    const std::string file = importedCase();
    for (const std::string format : {"gexf", "graphml", "nodes-csv", "edges-csv"}) {
        const std::string target = program.path("graph." + format);
        const Outcome written = program.run({"export", file, "country:NOR", "--to", format, "--level", "countries", "--together", "-o", target});
        ASSERT_EQ(written.code, kDone) << written.err;
        EXPECT_THAT(written.out, HasSubstr(" actors, "));
        const Outcome printed = program.run({"export", file, "country:NOR", "--to", format, "--level", "countries", "--together", "-o", "-"});
        EXPECT_EQ(printed.code, kDone) << printed.err;
        EXPECT_THAT(printed.out, HasSubstr("NOR"));
        EXPECT_EQ(program.read("graph." + format), printed.out);
    }
    const std::string all = program.run({"export", file, "--to", "nodes-csv", "--measures", "-o", "-"}).out;
    EXPECT_THAT(all, HasSubstr("pagerank"));
    const std::string some = program.run({"export", file, "country:NOR", "--to", "nodes-csv", "-o", "-"}).out;
    EXPECT_GT(csvRecords(all).size(), csvRecords(some).size());
}

TEST_F(Command, QueryGivesOnlyWhatTheFilterLetsThrough) {
    const std::string file = importedCase();
    const auto all = jsonLines(program.run({"query", file, "--format", "jsonl"}).out);
    const auto some = jsonLines(program.run({"query", file, "after:2024-06", "--format", "jsonl"}).out);
    EXPECT_FALSE(some.empty());
    EXPECT_LT(some.size(), all.size());
    for (const Json& event : some) EXPECT_GE(event["end"].get<std::string>(), "2024-06");
}

TEST_F(Command, CsvCellsNeverStartAFormula) {
    Json article = {{"title", "=HYPERLINK(\"http://example.org\",\"x\")"}, {"source", "@SUM(A1:A9)"}, {"date", "2024-05-03"},
                    {"text", "Norway condemned Belarus on Thursday. Sweden signed an agreement with Kenya on Friday."}};
    const std::string file = program.path("a.chancery");
    ASSERT_EQ(program.run({"import", file, "-"}, {.in = article.dump() + "\n"}).code, kDone);
    const auto records = csvRecords(program.run({"query", file, "--format", "csv"}).out);
    ASSERT_GE(records.size(), 2U);
    bool titleSeen = false;
    for (const auto& record : records) {
        EXPECT_EQ(record.size(), records.front().size());
        for (const std::string& cell : record) {
            EXPECT_TRUE(cell.empty() || std::string("=+-@\t\r").find(cell[0]) == std::string::npos) << cell;
            titleSeen |= cell.find("=HYPERLINK") != std::string::npos;
        }
    }
    EXPECT_TRUE(titleSeen);
}

TEST_F(Command, CheckAndInfoDescribeASoundCase) {
    const std::string file = importedCase();
    const Outcome checked = program.run({"check", file});
    EXPECT_EQ(checked.code, kDone) << checked.out;
    EXPECT_THAT(checked.out, HasSubstr("sound"));
    const Outcome described = program.run({"info", file});
    EXPECT_EQ(described.code, kDone) << described.err;
    EXPECT_THAT(described.out, HasSubstr("articles        2, published 2024-05-03 to 2024-06-11"));
}

TEST_F(Command, ParsePrintsATreeAndKeepsGivenTokens) {
    const Outcome parsed = program.run({"parse"}, {.in = "Norway condemned Belarus."});
    ASSERT_EQ(parsed.code, kDone) << parsed.err;
    EXPECT_THAT(parsed.out, HasSubstr("2\tcondemned\tcondemn\tVERB\tVBD\t"));
    const std::string glued = "1\tNorway\t_\t_\t_\t_\t_\t_\t_\t_\n2\tcondemned Belarus\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    const Outcome kept = program.run({"parse", "--tokenized", "-"}, {.in = glued});
    ASSERT_EQ(kept.code, kDone) << kept.err;
    EXPECT_THAT(kept.out, HasSubstr("2\tcondemned Belarus\t"));
}

TEST_F(Command, WrongUsageEndsWithTwo) {
    const std::string file = importedCase();
    const std::vector<std::vector<std::string>> wrong = {
        {"extract"},
        {"extract", "--no-such-option", "-"},
        {"extract", "--format", "xml", "-"},
        {"extract", "--date", "2024-13-45", "-"},
        {"extract", "--date", "yesterday", "-"},
        {"extract", "--threads", "-3", "-"},
        {"import", file},
        {"import", file, "--date", "3 May 2024", "-"},
        {"query", file, "--format", "xml"},
        {"query", file, "after:someday"},
        {"query"},
        {"export", file, "--to", "csv"},
        {"export", file, "--to", "tabs", "-o", "-"},
        {"export", file, "--to", "csv", "-o", "-", "type:NOTHING"},
        {"export", file, "--to", "csv", "--level", "sides", "-o", "-"},
        {"export", file, "--to", "gexf", "--level", "planets", "-o", "-"},
        {"check"},
        {"info", file, "--loud"},
        {"parse", "--no-such-option"},
        {"train"},
        {"train", "--treebank", "a.conllu"},
        {"--no-such-option"},
    };
    for (const auto& arguments : wrong) {
        const Outcome outcome = program.run(arguments);
        EXPECT_EQ(outcome.code, kUsage) << testing::PrintToString(arguments) << outcome.err;
        EXPECT_FALSE(outcome.err.empty()) << testing::PrintToString(arguments);
        EXPECT_EQ(outcome.out, "") << testing::PrintToString(arguments);
    }
}

TEST_F(Command, AWrongDateIsCorrectedByImportingAgainWithTheRightOne) {
    const std::string file = program.path("a.chancery");
    const std::string article = program.write("a.jsonl", R"({"id":"a","published":"2013-05-03","text":"Norway condemned Belarus on Thursday."})" "\n");
    ASSERT_EQ(program.run({"import", file, article}).code, kDone);
    const Outcome again = program.run({"import", file, "--date", "2024-05-03", article});
    EXPECT_THAT(again.out, HasSubstr("0 added, 1 replaced"));
    const auto lines = jsonLines(program.run({"query", file, "--format", "jsonl"}).out);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0]["begin"], "2024-05-02");
    EXPECT_THAT(program.run({"import", file, article}).out, HasSubstr("0 added, 0 replaced, 1 unchanged"));
}

TEST_F(Command, RemoveTakesAnArticleAndItsEventsOut) {
    const std::string file = importedCase();
    const Outcome removed = program.run({"remove", file, program.path("in/oslo.txt"), "no-such-article"});
    EXPECT_EQ(removed.code, 1);
    EXPECT_EQ(removed.out, "1 articles removed\n");
    EXPECT_THAT(removed.err, HasSubstr("no article no-such-article"));
    for (const Json& line : jsonLines(program.run({"query", file, "--format", "jsonl"}).out))
        EXPECT_NE(line["evidence"][0]["title"], "Ministers meet in Oslo");
    EXPECT_EQ(program.run({"check", file}).code, kDone);
    EXPECT_EQ(program.run({"remove", program.path("none.chancery"), "1"}).code, 3);
    EXPECT_FALSE(std::filesystem::exists(program.path("none.chancery")));
}

TEST_F(Command, AValueThatNoEventHasIsNamedWithTheOneMeant) {
    const std::string file = importedCase();
    for (const std::vector<std::string>& command : {std::vector<std::string>{"query", file, "country:NRO"},
                                                    {"export", file, "--to", "csv", "-o", "-", "country:NRO"}}) {
        const Outcome outcome = program.run(command);
        EXPECT_EQ(outcome.code, kDone);
        EXPECT_THAT(outcome.err, HasSubstr("no event of this case has country:NRO; did you mean country:NOR?"));
    }
    EXPECT_THAT(program.run({"query", file, "country:NOR"}).err, Not(HasSubstr("no event")));
}

TEST_F(Command, HelpAndVersionAreNoMistake) {
    const Outcome version = program.run({"--version"});
    EXPECT_EQ(version.code, kDone);
    EXPECT_THAT(version.out, StartsWith("chancery "));
    for (const std::string command : {"extract", "import", "remove", "query", "export", "check", "info", "parse", "train"}) {
        const Outcome help = program.run({command, "--help"});
        EXPECT_EQ(help.code, kDone) << command;
        EXPECT_THAT(help.out, HasSubstr("--help")) << command;
    }
}

}  // namespace
}  // namespace chancery::test
