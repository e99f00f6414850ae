#pragma once
#include "core/event/argument/article_view.h"

// Who is quoted.
namespace chancery::event::argument {

/// Who says "I" or "we": whoever the clause is reported from, else whoever the quotation of the paragraph is
/// from, else, where a paragraph goes on quoting without saying whom, whoever spoke before it.
TokenIndex speakerOf(const ArticleView& view, TokenIndex pronoun);

}  // namespace chancery::event::argument
