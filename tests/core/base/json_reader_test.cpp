#include "core/base/json_reader.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace chancery::base {
namespace {

using nlohmann::json;

/// Pieces of JSON, right and wrong, put together in every way that three of them can be.
std::vector<std::string> combinedTexts() {
    const std::vector<std::string> pieces = {"{",   "}",       "[",    "]",      ",",       ":",        "\"a\"", "\"\\u00e9\\n\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"",
                                             " ",   "\n",      "0",    "-1",     "01",      "1.5",      "1.",    "-",             "2e3",                "18446744073709551615",
                                             "18446744073709551616", "-9223372036854775809", "true", "nul", "null", "\"", "\\", "\"\\x\"", "\"\t\"", "\xC3", "\"\xC3\xA9\"", "1e999", "\xEF\xBB\xBF"};
    std::vector<std::string> texts = {""};
    for (const auto& a : pieces)
        for (const auto& b : pieces) {
            texts.push_back(a + b);
            for (const auto& c : pieces) {
                texts.push_back(a + b + c);
                texts.push_back("[" + a + b + c + "]");
                texts.push_back("{\"k\":" + a + b + ",\"k\":" + c + "}");
            }
        }
    return texts;
}

TEST(JsonReader, ReadsAndRefusesWhatTheLibraryDoes) {
    std::size_t read = 0;
    for (const std::string& text : combinedTexts()) {
        const json expected = json::parse(text, nullptr, false);
        const auto value = readJson(text);
        ASSERT_EQ(value.has_value(), !expected.is_discarded()) << text;
        if (!value) continue;
        ++read;
        ASSERT_EQ(value->dump(), expected.dump()) << text;
        ASSERT_EQ(value->type(), expected.type()) << text;
    }
    EXPECT_GT(read, 1000U);
}

TEST(JsonReader, RefusesDeepNestingWithoutRecursingIntoIt) {
    EXPECT_TRUE(readJson(std::string(64, '[') + std::string(64, ']')));
    EXPECT_FALSE(readJson(std::string(65, '[') + std::string(65, ']')));
    EXPECT_FALSE(readJson(std::string(5'000'000, '[')));
}

TEST(JsonReader, SaysWhereATextGoesWrong) {
    const auto value = readJson("{\n  \"a\": 1,\n  \"b\": }\n");
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().message, "not well-formed JSON at line 3, column 8");
}

}  // namespace
}  // namespace chancery::base
