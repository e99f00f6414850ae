#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/article/article_reader.h"
#include "core/base/utf8.h"

namespace chancery::fuzz {

/// Aborts, so that the fuzzer keeps the input, if an article breaks what article.h promises.
inline void check(bool promise) {
    if (!promise) std::abort();
}

/// Reads the bytes as a file of that name and checks every article.
inline void readAs(const std::uint8_t* data, std::size_t size, std::string_view name) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto articles = article::parseArticles(bytes, name, {});
    if (!articles) {
        check(!articles.error().message.empty() && base::isUtf8(articles.error().message));
        return;
    }
    for (const article::Article& a : *articles) {
        check(!a.text.empty() && base::isUtf8(a.text) && base::toNfc(a.text) == a.text);
        check(base::isUtf8(a.title) && base::isUtf8(a.source) && base::isUtf8(a.url) && base::isUtf8(a.id));
        for (const std::string& author : a.authors) check(!author.empty() && base::isUtf8(author));
        check(!a.givenText || (base::isUtf8(*a.givenText) && *a.givenText != a.text));
        check(a.bodyBegin <= a.text.size());
        check(a.published.has_value() == (a.dateSource != article::DateSource::None));
        if (a.dateline)
            check(!a.dateline->place.empty() && !a.dateline->span.empty() &&
                  a.dateline->span.end <= a.text.size());
    }
}

}  // namespace chancery::fuzz
