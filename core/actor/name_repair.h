#pragma once
#include "core/actor/draft.h"
#include "core/language/document.h"

namespace chancery::actor {

/// Makes every name that was found one subtree. The parser does not know the lexicons and sometimes hangs the words of
/// one name on different heads ("meet | South | Korean President Yoon"); the name's strongest word then takes the place of
/// all of them. Heads and modifier marks of the mentions inside are set anew. Sentences whose names are whole
/// already, nearly all, are left alone.
void uniteNames(language::Document& document, std::vector<DraftMention>& mentions);

}  // namespace chancery::actor
