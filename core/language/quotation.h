#pragma once
#include <vector>

#include "core/language/document.h"

namespace chancery::language {

/// By token: true inside quotation marks, the marks left out. Straight marks open and close in turn; every paragraph begins
/// outside.
std::vector<bool> quotedTokens(const Document& document);

}  // namespace chancery::language
