#include "core/article/plain_text/plain_text_reader.h"

#include <fmt/format.h>

#include "core/article/byline.h"
#include "core/article/encoding.h"

namespace chancery::article {

bool recognizesPlainText(std::string_view) {
    return true;
}

void readPlainText(ByteSource& source, ReadContext& context) {
    auto bytes = source.readAll(kMaxFileBytes);
    if (!bytes) return context.skip(bytes.error());
    if (bytes->empty()) return context.skip(base::makeError(base::ErrorCode::Malformed, "empty file"));
    auto decoded = decodeText(*bytes);
    if (!decoded) return context.skip(decoded.error());
    bytes->clear();
    bytes->shrink_to_fit();
    if (decoded->utf8.size() > 2 * kMaxTextBytes)
        return context.skip(base::makeError(base::ErrorCode::TooLarge,
                                            fmt::format("text larger than {} MiB", kMaxTextBytes >> 20U)));
    std::string text = cleanText(decoded->utf8);
    FoundArticle found;
    TextHeader header = parseTextHeader(text);
    text.erase(0, header.end);
    text.erase(text.find_last_not_of(" \n\t") + 1);
    text.erase(0, text.find_first_not_of('\n'));
    found.text = std::move(text);
    found.title = std::move(header.title);
    found.source = std::move(header.source);
    found.url = std::move(header.url);
    found.authors = std::move(header.authors);
    found.headerDate = header.date;
    if (header.badDate)
        context.doubt(base::makeError(
            base::ErrorCode::Malformed,
            fmt::format("the header's date \"{}\" is not one day for certain; read without it",
                        *header.badDate)));
    context.emit(std::move(found));
}

}  // namespace chancery::article
