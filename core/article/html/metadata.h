#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/article/html/page.h"
#include "core/article/written_date.h"

namespace chancery::article {

/// What a page says of itself, the surest place first: JSON-LD, OpenGraph and meta elements, <time>, <title>.
struct PageMetadata {
    std::string title, source, url, body;
    std::vector<std::string> authors;
    std::optional<WrittenDate> published;
};

PageMetadata readMetadata(const Page& page);

}  // namespace chancery::article
