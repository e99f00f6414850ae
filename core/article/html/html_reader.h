#pragma once
#include <string_view>

#include "core/article/byte_source.h"
#include "core/article/read_context.h"

namespace chancery::article {

bool recognizesHtml(std::string_view head);

/// One article a page: metadata (JSON-LD, OpenGraph, meta, time), and the main text without the page around
/// it.
void readHtml(ByteSource& source, ReadContext& context);

}  // namespace chancery::article
