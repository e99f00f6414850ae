#pragma once
#include "core/language/document.h"

namespace chancery::language {

/// Fills Token::quoted. Straight marks open and close in turn; every paragraph begins outside.
void markQuotations(Document& document);

}  // namespace chancery::language
