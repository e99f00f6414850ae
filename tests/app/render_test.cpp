// Pictures without a display.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/dispatches.h"
#include "tests/app/program.h"

namespace chancery::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Render : public testing::Test {
protected:
    Program program;
    std::string file;

    void SetUp() override {
        file = program.path("a.chancery");
        ASSERT_EQ(program.run({"import", file, program.write("oslo.txt", kOslo)}).code, 0);
    }
};

TEST_F(Render, MakesEveryKindOfPictureWithoutADisplay) {
    for (const auto& [name, beginning] : {std::pair<std::string, std::string>{"a.png", "\x89PNG\r\n"}, {"a.pdf", "%PDF-"}, {"a.svg", "<?xml"}}) {
        const Outcome outcome = program.run({"render", file, "--size", "800x500", "-o", program.path(name)});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        const std::string picture = program.read(name);
        EXPECT_THAT(picture.substr(0, 8), StartsWith(beginning));
        EXPECT_GT(picture.size(), 2'000U) << name;
    }
    const std::string png = program.read("a.png");
    ASSERT_GT(png.size(), 24U);
    EXPECT_EQ(png.substr(16, 8), std::string("\0\0\x03\x20\0\0\x01\xf4", 8)) << "not 800 x 500";
}

TEST_F(Render, SaysWhatThePictureLeavesOut) {
    const std::string many = program.path("many.chancery");
    std::string names;
    for (const char* name : {"Norway", "Sweden", "Finland", "Denmark", "Iceland", "Estonia", "Latvia", "Lithuania", "Poland", "Germany", "France", "Spain"})
        names += std::string(name) + " condemned Russia on Monday. ";
    ASSERT_EQ(program.run({"import", many, program.write("many.txt", "OSLO, Nov 9, 2023 (Wire) - " + names)}).code, 0);
    const Outcome whole = program.run({"render", many, "-o", program.path("whole.svg")});
    EXPECT_EQ(whole.code, 0) << whole.err;
    EXPECT_THAT(whole.err, Not(HasSubstr("not drawn")));
    const Outcome low = program.run({"render", many, "--size", "600x300", "-o", program.path("low.svg")});
    EXPECT_EQ(low.code, 0) << low.err;
    EXPECT_THAT(low.err, HasSubstr("lanes not drawn"));
}

TEST_F(Render, DrawsTheActorGraphTheSameEachTime) {
    for (const auto& [name, beginning] : {std::pair<std::string, std::string>{"g.png", "\x89PNG\r\n"}, {"g.pdf", "%PDF-"}, {"g.svg", "<?xml"}}) {
        const Outcome outcome = program.run({"render", file, "--view", "graph", "--size", "800x500", "-o", program.path(name)});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr("actors"));
        EXPECT_THAT(program.read(name).substr(0, 8), StartsWith(beginning));
    }
    EXPECT_EQ(program.run({"render", file, "--view", "graph", "--size", "800x500", "-o", program.path("h.svg")}).code, 0);
    EXPECT_EQ(program.read("h.svg"), program.read("g.svg"));
    EXPECT_EQ(program.run({"render", file, "--view", "graph", "--level", "planets", "-o", program.path("h.svg")}).code, 2);
}

TEST_F(Render, DrawsTheMatrixTheSameEachTime) {
    for (const auto& [name, beginning] : {std::pair<std::string, std::string>{"m.png", "\x89PNG\r\n"}, {"m.pdf", "%PDF-"}, {"m.svg", "<?xml"}}) {
        const Outcome outcome = program.run({"render", file, "--view", "matrix", "--size", "800x500", "-o", program.path(name)});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr("filled cells"));
        EXPECT_THAT(program.read(name).substr(0, 8), StartsWith(beginning));
    }
    EXPECT_EQ(program.run({"render", file, "--view", "matrix", "--size", "800x500", "-o", program.path("n.svg")}).code, 0);
    EXPECT_EQ(program.read("n.svg"), program.read("m.svg"));
    EXPECT_EQ(program.run({"render", file, "--view", "matrix", "--size", "800x500", "--cell-colour", "count", "-o", program.path("n.svg")}).code, 0);
    EXPECT_NE(program.read("n.svg"), program.read("m.svg"));
    EXPECT_EQ(program.run({"render", file, "--view", "matrix", "--cell-colour", "taste", "-o", program.path("n.svg")}).code, 2);
}

TEST_F(Render, ExitCodesAreThoseOfTheOtherCommands) {
    const std::string out = program.path("a.png");
    EXPECT_EQ(program.run({"render", file}).code, 2);
    EXPECT_EQ(program.run({"render", file, "--size", "big", "-o", out}).code, 2);
    EXPECT_EQ(program.run({"render", file, "--size", "100000x100000", "-o", out}).code, 2);
    EXPECT_EQ(program.run({"render", file, "-o", program.path("a.bmp")}).code, 2);
    EXPECT_EQ(program.run({"render", file, "after:someday", "-o", out}).code, 2);
    EXPECT_EQ(program.run({"render", program.path("none.chancery"), "-o", out}).code, 3);
    EXPECT_EQ(program.run({"render", program.path("oslo.txt"), "-o", out}).code, 3);
    const Outcome refused = program.run({"render", file, "-o", program.path("oslo.txt") + "/a.png"});
    EXPECT_NE(refused.code, 0);
    EXPECT_THAT(refused.err, HasSubstr("a.png"));
    EXPECT_FALSE(std::filesystem::exists(out));
}

TEST_F(Render, DrawsTheSampleCase) {
    const Outcome outcome = program.run({"demo", "--render", program.path("sample.svg")});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(program.read("sample.svg"), HasSubstr("South Korea"));
}

}  // namespace
}  // namespace chancery::test
