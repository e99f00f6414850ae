#include "core/event/event_object.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/event/reading.h"

namespace chancery::event {

namespace {

struct Case {
    const char* text;
    const char* summary;
};

class Summary : public testing::TestWithParam<Case> {};

TEST_P(Summary, SaysWhatItsSidesDoNotSay) {
    const auto extraction = test::read(GetParam().text, "2023-11-09");
    std::vector<std::string> summaries;
    for (const Event& event : extraction.events) summaries.push_back(event.summary);
    EXPECT_THAT(summaries, testing::Contains(GetParam().summary)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Objects, Summary,
    testing::Values(Case{"Iran rejected a nuclear proposal by Germany on Monday.", "Iran → Germany: rejected nuclear proposal"},
                    Case{"Kenya called for a six-month ceasefire on Monday.", "Kenya: called for six-month ceasefire"},
                    Case{"Egypt urged Israel on Monday to halt the operation.", "Egypt → Israel: urged to halt operation"},
                    Case{"Norway held talks with Sweden on fishing rights on Monday.", "Norway → Sweden: talks on fishing rights"}));

INSTANTIATE_TEST_SUITE_P(
    NothingSaidTwice, Summary,
    testing::Values(Case{"Spain condemned Belarus on Monday.", "Spain → Belarus: condemned"},
                    Case{"Canada and Mexico held talks on Tuesday.", "Canada – Mexico: talks"},
                    Case{"Russia withdrew its troops from Niger on Monday.", "Russia → Niger: withdrew from"}));

}  // namespace

}  // namespace chancery::event
