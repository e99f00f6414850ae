#include "core/article/format_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/article/encoding.h"
#include "core/article/html/html_reader.h"
#include "core/article/json/json_reader.h"
#include "core/article/json/jsonl_reader.h"
#include "core/article/plain_text/plain_text_reader.h"

namespace chancery::article {

namespace {

constexpr std::array<std::string_view, 3> kJsonl = {"jsonl", "ndjson", "jl"};
constexpr std::array<std::string_view, 1> kJson = {"json"};
constexpr std::array<std::string_view, 3> kHtml = {"html", "htm", "xhtml"};
constexpr std::array<std::string_view, 4> kText = {"txt", "text", "md", "markdown"};

constexpr std::array<InputFormat, 4> kFormats = {
    InputFormat{"JSONL", kJsonl, recognizesJsonl, readJsonl},
    InputFormat{"JSON", kJson, recognizesJson, readJson},
    InputFormat{"HTML", kHtml, recognizesHtml, readHtml},
    InputFormat{"plain text", kText, recognizesPlainText, readPlainText}};

}  // namespace

std::span<const InputFormat> inputFormats() {
    return kFormats;
}

std::string extensionOf(std::string_view name) {
    const std::size_t slash = name.find_last_of('/');
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    const std::size_t dot = name.find_last_of('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string out;
    bool letter = false;
    for (char c : name.substr(dot + 1)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (!((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))) return {};
        letter = letter || lower > '9';
        out.push_back(lower);
    }
    return letter && out.size() <= 8 ? out : std::string();
}

base::Result<const InputFormat*> findFormat(std::string_view name, std::string_view head) {
    const std::string extension = extensionOf(name);
    if (!extension.empty()) {
        for (const InputFormat& format : kFormats)
            if (std::find(format.extensions.begin(), format.extensions.end(), extension) !=
                format.extensions.end())
                return &format;
        return base::makeError(base::ErrorCode::Unsupported,
                               fmt::format("files of type .{} are not read", extension));
    }
    if (const std::string_view binary = findBinaryFormat(head); !binary.empty())
        return base::makeError(base::ErrorCode::Unsupported, fmt::format("{}, not text", binary));
    for (const InputFormat& format : kFormats)
        if (format.recognizes(head)) return &format;
    return base::makeError(base::ErrorCode::Unsupported, "of no known format");
}

}  // namespace chancery::article
