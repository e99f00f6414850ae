// The program when something is broken: inputs, case files, disks, pipes, and the program itself being killed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <signal.h>

#include <algorithm>

#include "tests/app/dispatches.h"
#include "tests/app/program.h"

namespace chancery::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr int kDone = 0, kSomeFailed = 1, kUsage = 2, kCaseUnusable = 3;

/// A name of no format, NUL bytes and all.
const std::string kBinary("\x7f" "ELF\x02\x01\x01\0\0\0\0\x03\0>\0\xff\xfe\xfd\0\0\x80\x81", 22);

class Failure : public testing::Test {
protected:
    Program program;

    std::string importedCase() {
        EXPECT_EQ(program.run({"import", program.path("a.chancery"), program.write("oslo.txt", kOslo)}).code, kDone);
        return program.path("a.chancery");
    }

    /// Every command that opens a case, and what it says of this one.
    void expectRefused(const std::string& file) {
        const std::string input = program.write("ankara.txt", kAnkara);
        const std::vector<std::vector<std::string>> commands = {
            {"query", file}, {"export", file, "--to", "csv", "-o", "-"}, {"check", file}, {"info", file}, {"import", file, input}};
        for (const auto& arguments : commands) {
            const Outcome outcome = program.run(arguments);
            EXPECT_EQ(outcome.code, kCaseUnusable) << arguments[0] << ": " << outcome.out << outcome.err;
            EXPECT_THAT(outcome.err, HasSubstr(file)) << arguments[0];
        }
    }
};

TEST_F(Failure, BrokenFilesAreNamedWithTheReasonAndTheRestIsDone) {
    program.write("in/a-empty.txt", "");
    program.write("in/b-binary.txt", kBinary);
    program.write("in/c-broken.json", R"({"title":"x","text":)");
    program.write("in/d-no-text.json", R"({"title":"x"})");
    program.write("in/e-oslo.txt", kOslo);
    const Outcome outcome = program.run({"extract", program.path("in")});
    EXPECT_EQ(outcome.code, kSomeFailed);
    EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 1);
    EXPECT_THAT(outcome.out, HasSubstr("Ministers meet in Oslo"));
    for (const std::string name : {"a-empty.txt", "b-binary.txt", "c-broken.json", "d-no-text.json"}) {
        const std::size_t at = outcome.err.find(name);
        ASSERT_NE(at, std::string::npos) << name << " is not named in " << outcome.err;
        const std::string reason = outcome.err.substr(at + name.size(), outcome.err.find('\n', at) - at - name.size());
        EXPECT_THAT(reason, StartsWith(": "));
        EXPECT_GT(reason.size(), 8U) << name;
    }
    EXPECT_THAT(outcome.err, Not(HasSubstr("e-oslo")));
}

TEST_F(Failure, ImportGoesOnAfterABrokenLine) {
    const std::string input = program.write("in.jsonl", manyArticles(2) + "{not json\n" + manyArticles(3).substr(manyArticles(2).size()));
    const Outcome outcome = program.run({"import", program.path("a.chancery"), input});
    EXPECT_EQ(outcome.code, kSomeFailed);
    EXPECT_THAT(outcome.out, StartsWith("3 added, 0 replaced, 0 unchanged, 1 not read"));
    EXPECT_THAT(outcome.err, HasSubstr("in.jsonl:3"));
}

TEST_F(Failure, AMissingInputIsNamed) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"extract", program.path("none.txt")}, {"import", program.path("a.chancery"), program.path("none.txt")},
          {"parse", program.path("none.txt")},
          {"train", "--treebank", program.path("none.txt"), "--dev", program.path("none.txt"), "-o", program.path("m.bin")}}) {
        const Outcome outcome = program.run(arguments);
        EXPECT_EQ(outcome.code, kSomeFailed) << arguments[0];
        EXPECT_THAT(outcome.err, HasSubstr("none.txt")) << arguments[0];
    }
}

TEST_F(Failure, ParseNamesABrokenTreebank) {
    const Outcome outcome = program.run({"parse", "--tokenized", program.write("bad.conllu", "1\tonly\ttwo\n\n")});
    EXPECT_EQ(outcome.code, kSomeFailed);
    EXPECT_THAT(outcome.err, HasSubstr("bad.conllu"));
}

TEST_F(Failure, AnImportOfNothingLeavesNoCaseBehind) {
    const Outcome outcome = program.run({"import", program.path("new.chancery"), program.path("none.txt")});
    EXPECT_EQ(outcome.code, kSomeFailed);
    EXPECT_THAT(outcome.err, HasSubstr("none.txt"));
    EXPECT_FALSE(std::filesystem::exists(program.path("new.chancery")));
}

TEST_F(Failure, ParseRefusesWhatIsNoTextAndDoesNotWaitForAPipe) {
    const Outcome binary = program.run({"parse", program.write("bin.txt", kBinary)});
    EXPECT_EQ(binary.code, kSomeFailed);
    EXPECT_EQ(binary.out, "");
    EXPECT_THAT(binary.err, HasSubstr("bin.txt: "));
    const std::string pipe = program.path("pipe");
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    const Outcome waiting = program.run({"parse", pipe});
    EXPECT_EQ(waiting.code, kSomeFailed);
    EXPECT_THAT(waiting.err, HasSubstr("not a regular file"));
    const Outcome latin = program.run({"parse", program.write("latin.txt", "The envoy flew to Malm\xf6 and to Bogot\xe1 on Monday.")});
    EXPECT_EQ(latin.code, kDone) << latin.err;
    EXPECT_THAT(latin.out, HasSubstr("\tMalmö\t"));
}

TEST_F(Failure, AFileThatIsNoCaseIsRefusedAndLeftAlone) {
    const std::string text = program.write("text.chancery", kOslo);
    expectRefused(text);
    EXPECT_EQ(program.read("text.chancery"), kOslo);
}

TEST_F(Failure, ACaseThatDoesNotExistIsRefusedByReaders) {
    const std::string file = program.path("none.chancery");
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"query", file}, {"export", file, "--to", "csv", "-o", "-"}, {"check", file}, {"info", file}}) {
        EXPECT_EQ(program.run(arguments).code, kCaseUnusable) << arguments[0];
        EXPECT_FALSE(std::filesystem::exists(file)) << arguments[0];
    }
}

TEST_F(Failure, ACaseOfAnotherApplicationIsRefused) {
    const std::string file = importedCase();
    std::string bytes = program.read("a.chancery");
    bytes.replace(68, 4, "OTHR");  // application_id in SQLite's file header
    expectRefused(program.write("a.chancery", bytes));
    EXPECT_EQ(program.read("a.chancery"), bytes);
}

TEST_F(Failure, ANewerCaseIsRefusedAndLeftAlone) {
    const std::string file = importedCase();
    std::string bytes = program.read("a.chancery");
    bytes[61] = 1;  // user_version, big-endian, in SQLite's file header: now beyond 65536
    expectRefused(program.write("a.chancery", bytes));
    EXPECT_EQ(program.read("a.chancery"), bytes);
    EXPECT_THAT(program.run({"query", file}).err, HasSubstr("newer"));
}

TEST_F(Failure, ADamagedCaseDoesNotPassForSound) {
    const std::string file = importedCase();
    std::string bytes = program.read("a.chancery");
    for (std::size_t at = 8192; at < bytes.size(); ++at) bytes[at] = static_cast<char>(bytes[at] ^ 0x5a);
    program.write("a.chancery", bytes);
    for (const std::string command : {"check", "query", "info"}) {
        const Outcome outcome = program.run({command, file});
        EXPECT_EQ(outcome.signal, 0) << command;
        EXPECT_NE(outcome.code, kDone) << command << outcome.out;
    }
}

TEST_F(Failure, AFolderThatCannotHoldTheCaseIsNamed) {
    const std::string file = program.write("file", "x") + "/a.chancery";
    const Outcome outcome = program.run({"import", file, program.write("oslo.txt", kOslo)});
    EXPECT_EQ(outcome.code, kCaseUnusable);
    EXPECT_THAT(outcome.err, HasSubstr(file));
}

TEST_F(Failure, NothingIsWrittenOverACase) {
    const std::string file = importedCase();
    const std::string link = program.path("link.csv");
    std::filesystem::create_symlink(file, link);
    const std::string before = program.read("a.chancery");
    for (const std::string& output : {file, link, file + "-wal"})
        for (const std::string format : {"csv", "gexf"}) {
            const Outcome outcome = program.run({"export", file, "--to", format, "-o", output});
            EXPECT_NE(outcome.code, kDone) << output;
            EXPECT_THAT(outcome.err, HasSubstr(output + ": not written over"));
        }
    EXPECT_EQ(program.read("a.chancery"), before);
}

TEST_F(Failure, AMistypedCommandIsNamed) {
    const Outcome outcome = program.run({"qurey"});
    EXPECT_EQ(outcome.code, kUsage);
    EXPECT_THAT(outcome.err, HasSubstr("qurey"));
}

TEST_F(Failure, AFolderWithoutLexiconsIsRefused) {
    std::filesystem::create_directory(program.path("empty"));
    for (const std::string& folder : {program.path("none"), program.path("empty")}) {
        const Outcome outcome = program.run({"extract", "--lexicon", folder, program.write("oslo.txt", kOslo)});
        EXPECT_EQ(outcome.code, kUsage);
        EXPECT_THAT(outcome.err, HasSubstr(folder));
        EXPECT_EQ(outcome.out, "");
    }
}

TEST_F(Failure, ALexiconOfAnUnknownNameIsNamed) {
    program.write("own/officals.json", R"({"officials":[]})");
    program.write("own/groups.json", R"({"groups":[]})");
    const Outcome outcome = program.run({"extract", "--lexicon", program.path("own"), program.write("oslo.txt", kOslo)});
    EXPECT_EQ(outcome.code, kDone);
    EXPECT_THAT(outcome.err, HasSubstr("officals.json"));
    EXPECT_THAT(outcome.err, Not(HasSubstr("groups.json")));
}

TEST_F(Failure, ADayThatIsOnlyTheFilesIsSaidToBeDoubtful) {
    const std::string input = program.write("undated.txt", "France and Germany signed a treaty on Monday. On 3 May 2021 Kenya condemned Belarus.\n");
    const Outcome outcome = program.run({"import", program.path("a.chancery"), input});
    EXPECT_EQ(outcome.code, kDone);
    EXPECT_THAT(outcome.err, HasSubstr("do not say when they were published"));
    const std::string treaty = program.run({"query", program.path("a.chancery"), "type:SUPPORT", "--format", "jsonl"}).out;
    EXPECT_THAT(treaty, HasSubstr("dated by its file"));
    EXPECT_THAT(treaty, Not(HasSubstr(R"("date_basis":"relative")")));
    EXPECT_THAT(program.run({"query", program.path("a.chancery"), "type:ACCUSE", "--format", "jsonl"}).out, Not(HasSubstr("dated by its file")));
}

TEST_F(Failure, AnExportThatCannotBeWrittenFailsAndKeepsTheOldFile) {
    const std::string file = program.path("a.chancery");
    std::string lines;
    for (int year = 1930; year < 2020; ++year)
        lines += R"({"date":")" + std::to_string(year) +
                 R"(-05-03","text":"France condemned Belgium on Monday. Japan accused Kenya of aggression on Tuesday."})" + "\n";
    ASSERT_EQ(program.run({"import", file, program.write("many.jsonl", lines)}).code, kDone);
    EXPECT_NE(program.run({"export", file, "--to", "jsonl", "-o", program.write("file", "x") + "/out.csv"}).code, kDone);
    const std::string old = program.write("out.csv", "old");
    // Room for the 32 KiB of shared memory that reading a case needs, not for the export.
    const Outcome outcome = program.run({"export", file, "--to", "jsonl", "-o", old}, {.largestFile = 33'000});
    EXPECT_NE(outcome.code, kDone);
    EXPECT_THAT(outcome.err, HasSubstr("out.csv"));
    EXPECT_EQ(program.read("out.csv"), "old");
}

TEST_F(Failure, AFullDiskUnderTheCaseIsSaidAndALaterImportCompletes) {
    const std::string input = program.write("many.jsonl", manyArticles(60));
    const std::string file = program.path("a.chancery");
    const Outcome full = program.run({"import", file, input}, {.largestFile = 300'000});
    EXPECT_EQ(full.code, kCaseUnusable) << full.out << full.err;
    EXPECT_FALSE(full.err.empty());
    EXPECT_EQ(program.run({"import", file, input}).code, kDone);
    const std::string clean = program.path("clean.chancery");
    EXPECT_EQ(program.run({"import", clean, input}).code, kDone);
    EXPECT_EQ(program.run({"query", file, "--format", "jsonl"}).out, program.run({"query", clean, "--format", "jsonl"}).out);
    EXPECT_EQ(program.run({"check", file}).code, kDone);
}

TEST_F(Failure, AKilledImportLosesNothingThatALaterOneDoesNotBring) {
    const std::string input = program.write("many.jsonl", manyArticles(120));
    const std::string clean = program.path("clean.chancery");
    ASSERT_EQ(program.run({"import", clean, input}).code, kDone);
    const std::string expected = program.run({"query", clean, "--format", "jsonl"}).out;
    ASSERT_FALSE(expected.empty());
    for (const std::uintmax_t bytes : {1U, 100'000U, 400'000U}) {
        const std::string file = program.path("killed-" + std::to_string(bytes));
        program.runUntilGrown({"import", file, input}, file + "-wal", bytes);
        const Outcome again = program.run({"import", file, input});
        EXPECT_EQ(again.code, kDone) << again.err;
        EXPECT_EQ(program.run({"check", file}).code, kDone);
        EXPECT_TRUE(program.run({"query", file, "--format", "jsonl"}).out == expected) << "killed at " << bytes;
    }
}

TEST_F(Failure, AFullDiskUnderTheOutputIsNoSuccess) {
    const std::string file = importedCase();
    const std::string input = program.path("oslo.txt");
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"extract", input}, {"extract", "--format", "table", input}, {"query", file},
          {"query", file, "--format", "csv"}, {"export", file, "--to", "jsonl", "-o", "-"}, {"parse", input}, {"info", file},
          {"check", file}}) {
        const Outcome outcome = program.run(arguments, {.outTo = "/dev/full"});
        EXPECT_EQ(outcome.signal, 0) << arguments[0];
        EXPECT_EQ(outcome.code, kSomeFailed) << arguments[0];
        EXPECT_THAT(outcome.err, HasSubstr("cannot be written")) << arguments[0];
    }
}

TEST_F(Failure, AReaderThatWentAwayEndsTheProgramQuietly) {
    const std::string file = importedCase();
    const std::string input = program.write("many.jsonl", manyArticles(80));
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"extract", input}, {"query", file, "--format", "jsonl"}, {"parse", input}}) {
        const Outcome outcome = program.run(arguments, {.readerGone = true});
        EXPECT_TRUE(outcome.signal == SIGPIPE || outcome.code == kSomeFailed) << arguments[0] << outcome.signal << outcome.code;
        EXPECT_THAT(outcome.err, Not(HasSubstr("terminate"))) << arguments[0];
    }
}

}  // namespace
}  // namespace chancery::test
