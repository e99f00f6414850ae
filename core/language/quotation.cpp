#include "core/language/quotation.h"

namespace chancery::language {

void markQuotations(Document& document) {
    std::uint32_t paragraph = 0;
    bool open = false;
    for (const Sentence& s : document.sentences) {
        if (s.paragraph != paragraph) open = false;
        paragraph = s.paragraph;
        for (TokenIndex t = s.first; t < s.last; ++t) {
            Token& token = document.tokens[t];
            if (token.form == "“" || token.form == "``") open = true;
            else if (token.form == "”" || token.form == "''") open = false;
            else if (token.form == "\"") open = !open;
            else token.quoted = open;
        }
    }
}

}  // namespace chancery::language
