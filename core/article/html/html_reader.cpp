#include "core/article/html/html_reader.h"

#include <algorithm>
#include <string>

#include "core/article/encoding.h"
#include "core/article/html/main_text.h"
#include "core/article/html/metadata.h"
#include "core/article/html/page.h"

namespace chancery::article {

namespace {

constexpr std::size_t kCharsetBytes = 4096;  ///< a page must name its encoding within these

std::string loweredHead(std::string_view bytes, std::size_t count) {
    std::string out(bytes.substr(0, count));
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

/// `<meta charset=...>`, `<meta ... content="text/html; charset=...">`, `<?xml encoding="..."?>`
std::string declaredCharset(std::string_view bytes) {
    const std::string head = loweredHead(bytes, kCharsetBytes);
    for (std::string_view key : {"charset", "encoding"}) {
        std::size_t at = head.find(key);
        if (at == std::string::npos) continue;
        at += key.size();
        while (at < head.size() &&
               (head[at] == ' ' || head[at] == '=' || head[at] == '"' || head[at] == '\''))
            ++at;
        const std::size_t end = head.find_first_of(" \"';/>?", at);
        if (end != std::string::npos && end > at && end - at < 40) return head.substr(at, end - at);
    }
    return {};
}

}  // namespace

bool recognizesHtml(std::string_view head) {
    const std::string start = loweredHead(head, 2048);
    const std::size_t first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos || start[first] != '<') return false;
    for (std::string_view tag :
         {"<!doctype html", "<html", "<head", "<body", "<meta", "<article", "<p>", "<p "})
        if (start.find(tag) != std::string::npos) return true;
    return false;
}

void readHtml(ByteSource& source, ReadContext& context) {
    auto bytes = source.readAll(kMaxFileBytes);
    if (!bytes) return context.skip(bytes.error());
    if (bytes->empty()) return context.skip(base::makeError(base::ErrorCode::Malformed, "empty file"));
    auto decoded = decodeText(*bytes, declaredCharset(*bytes));
    if (!decoded) return context.skip(decoded.error());
    // A zero byte would end libxml2's reading.
    std::replace(decoded->utf8.begin(), decoded->utf8.end(), '\0', ' ');
    const auto page = Page::parse(decoded->utf8);
    if (!page) return context.skip(page.error());
    PageMetadata metadata = readMetadata(*page);
    FoundArticle found;
    found.text = findMainText(*page, metadata.body, metadata.title);
    if (found.text.empty())
        return context.skip(base::makeError(base::ErrorCode::Malformed, "a page without running text"));
    found.title = std::move(metadata.title);
    found.source = std::move(metadata.source);
    found.url = std::move(metadata.url);
    found.authors = std::move(metadata.authors);
    found.metadataDate = metadata.published;
    context.emit(std::move(found));
}

}  // namespace chancery::article
