#include "core/language/word_inputs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace chancery::language {
namespace {

TEST(WordInputs, KnowsAFormAgainAndKeepsItsRow) {
    WordInputs inputs;
    inputs.makeRoom(3, 4);
    bool isNew = false;
    const std::size_t talks = inputs.indexOf("talks", isNew);
    EXPECT_TRUE(isNew);
    std::fill_n(inputs.row(talks), 4, std::int16_t{7});
    const std::size_t title = inputs.indexOf("Talks", isNew);
    EXPECT_TRUE(isNew);
    EXPECT_NE(title, talks);
    std::fill_n(inputs.row(title), 4, std::int16_t{8});
    inputs.makeRoom(3, 4);
    EXPECT_EQ(inputs.indexOf("talks", isNew), talks);
    EXPECT_FALSE(isNew);
    EXPECT_EQ(inputs.row(talks)[3], 7);
    EXPECT_EQ(inputs.row(title)[0], 8);
}

TEST(WordInputs, ForgetsAllWhenThereIsNoRoomAndNeverBefore) {
    WordInputs inputs;
    bool isNew = false;
    for (std::size_t i = 0; i < WordInputs::kMaxForms; ++i) {
        inputs.makeRoom(1, 2);
        inputs.indexOf("word" + std::to_string(i), isNew);
        ASSERT_TRUE(isNew);
        inputs.indexOf("word0", isNew);
        ASSERT_FALSE(isNew);
    }
    inputs.makeRoom(1, 2);
    inputs.indexOf("word0", isNew);
    EXPECT_TRUE(isNew);
}

TEST(WordInputs, ForgetsWhatAnotherWidthMade) {
    WordInputs inputs;
    bool isNew = false;
    inputs.makeRoom(1, 2);
    inputs.indexOf("envoy", isNew);
    inputs.makeRoom(1, 4);
    inputs.indexOf("envoy", isNew);
    EXPECT_TRUE(isNew);
}

}  // namespace
}  // namespace chancery::language
