#include "core/article/json/json_reader.h"

#include <nlohmann/json.hpp>

#include "core/article/encoding.h"
#include "core/article/format_table.h"
#include "core/article/json/json_article.h"
#include "core/article/json/jsonl_reader.h"

namespace chancery::article {

namespace {

void readArray(const nlohmann::json& array, ReadContext& context) {
    std::uint64_t number = 0;
    for (const auto& value : array) {
        if (context.stopped() || context.isHopeless()) return;
        readJsonArticle(value, ++number, context);
    }
}

/// A whole object on the first line, and something behind it.
bool isJsonl(std::string_view head) {
    const std::size_t begin = head.find('{');
    const std::size_t newline = begin == std::string_view::npos ? begin : head.find('\n', begin);
    return newline != std::string_view::npos && recognizesJsonl(head) &&
           head.find_first_not_of(" \t\r\n", newline) != std::string_view::npos;
}

}  // namespace

bool recognizesJson(std::string_view head) {
    const std::size_t at = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (at == std::string_view::npos) return false;
    if (head[at] == '{') {
        const std::size_t next = head.find_first_not_of(" \t\r\n", at + 1);
        return next != std::string_view::npos && (head[next] == '"' || head[next] == '}');
    }
    if (head[at] != '[') return false;
    const std::size_t next = head.find_first_not_of(" \t\r\n", at + 1);
    return next != std::string_view::npos && (head[next] == '{' || head[next] == ']');
}

void readJson(ByteSource& source, ReadContext& context) {
    const auto head = source.peek(kHeadBytes);
    if (!head) return context.skip(head.error());
    if (isJsonl(*head)) return readJsonl(source, context);
    const auto bytes = source.readAll(kMaxFileBytes);
    if (!bytes) return context.skip(bytes.error());
    if (bytes->empty()) return context.skip(base::makeError(base::ErrorCode::Malformed, "empty file"));
    const auto decoded = decodeText(*bytes);
    if (!decoded) return context.skip(decoded.error());
    const auto value = parseJson(decoded->utf8);
    if (!value) return context.skip(value.error());
    if (value->is_array()) return readArray(*value, context);
    if (value->is_object() && !value->contains("text"))
        if (const auto list = value->find("articles"); list != value->end() && list->is_array())
            return readArray(*list, context);
    readJsonArticle(*value, 0, context);
}

}  // namespace chancery::article
