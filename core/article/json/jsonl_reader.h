#pragma once
#include <string_view>

#include "core/article/byte_source.h"
#include "core/article/read_context.h"

namespace chancery::article {

/// True if the first line is a whole JSON object and another line or the end follows.
bool recognizesJsonl(std::string_view head);

/// One article object a line, read as it streams: a bad line, or one over kMaxJsonLineBytes, is named and the
/// rest goes on. Empty lines are passed over.
void readJsonl(ByteSource& source, ReadContext& context);

}  // namespace chancery::article
