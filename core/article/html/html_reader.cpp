#include "core/article/html/html_reader.h"

namespace chancery::article {

bool recognizesHtml(std::string_view) { return false; }

void readHtml(ByteSource&, ReadContext& context) {
    context.skip(base::makeError(base::ErrorCode::Unsupported, "HTML is not read yet"));
}

}  // namespace chancery::article
