#pragma once
#include <string_view>

#include "core/language/document.h"
#include "core/language/spelling.h"

namespace chancery::language {

/// Paragraphs, sentences and tokens (spans, forms, lower-case forms, what is quoted) of `text`, which must outlive the document.
Document segment(std::string_view text, const Spelling& spelling, TokenIndex maxSentenceTokens);

/// Fills Token::lower of tokens that have a form.
void fillLower(Document& document);

}  // namespace chancery::language
