#pragma once
#include <string_view>

#include "core/article/byte_source.h"
#include "core/article/read_context.h"

namespace chancery::article {

/// Any text is plain text.
bool recognizesPlainText(std::string_view head);

/// One article a file: an optional header (docs/formats/articles.md), which is read and taken off, then the
/// text.
void readPlainText(ByteSource& source, ReadContext& context);

}  // namespace chancery::article
