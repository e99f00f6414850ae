#include "core/base/json_writer.h"

#include <gtest/gtest.h>

namespace chancery::base {
namespace {

std::string quoted(std::string_view text) { return JsonWriter().value(text).take(); }

TEST(JsonWriter, SetsCommasAndBrackets) {
    JsonWriter json;
    json.beginObject().field("a", 1).key("list").beginArray();
    json.beginObject().endObject().value("x").beginArray().endArray().null().value(true).endArray();
    json.field("b", -7).key("o").beginObject().field("c", false).endObject().field("d", std::string("y")).endObject();
    EXPECT_EQ(json.take(), R"({"a":1,"list":[{},"x",[],null,true],"b":-7,"o":{"c":false},"d":"y"})");
    EXPECT_EQ(json.beginArray().value(std::uint8_t{200}).value(std::uint32_t{4'000'000'000U}).endArray().take(), "[200,4000000000]");
}

TEST(JsonWriter, EscapesWhatMustBeEscapedAndNothingElse) {
    EXPECT_EQ(quoted("a \"b\" \\ /"), R"("a \"b\" \\ /")");
    EXPECT_EQ(quoted("\b\t\n\f\r\x01\x1f\x7f"), "\"\\b\\t\\n\\f\\r\\u0001\\u001f\x7f\"");
    EXPECT_EQ(quoted("Núñez – 王毅 \U0001F54A"), "\"Núñez – 王毅 \U0001F54A\"");
    EXPECT_EQ(quoted(std::string_view("\0", 1)), R"("\u0000")");
    EXPECT_EQ(quoted("\xEF\xBF\xBD!"), "\"\xEF\xBF\xBD!\"");
    EXPECT_EQ(quoted(""), "\"\"");
}

TEST(JsonWriter, ReplacesIllFormedBytes) {
    EXPECT_EQ(quoted("a\xFF\"b"), "\"a\xEF\xBF\xBD\\\"b\"");
    EXPECT_EQ(quoted("end\xE2\x80"), "\"end\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST(JsonWriter, WritesThousandthsAsShortAsTheyAre) {
    JsonWriter json;
    json.beginArray();
    for (const int number : {0, 1, 10, 250, 500, 999, 1000, 1500, 2040}) json.thousandths(number);
    EXPECT_EQ(json.endArray().take(), "[0.0,0.001,0.01,0.25,0.5,0.999,1.0,1.5,2.04]");
}

TEST(JsonWriter, WritesNullForWhatIsAbsent) {
    const std::optional<std::string> none, some = "x";
    EXPECT_EQ(JsonWriter().beginArray().value(none).value(some).endArray().take(), R"([null,"x"])");
}

}  // namespace
}  // namespace chancery::base
