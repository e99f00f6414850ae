#pragma once
#include <string_view>

#include "core/article/byte_source.h"
#include "core/article/read_context.h"

namespace chancery::article {

bool recognizesJson(std::string_view head);

/// A file that is one article object, an array of them, or an object with the array under "articles". One
/// that turns out to be JSONL is read as that.
void readJson(ByteSource& source, ReadContext& context);

}  // namespace chancery::article
