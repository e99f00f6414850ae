#include "core/language/quotation.h"

namespace chancery::language {

std::vector<bool> quotedTokens(const Document& document) {
    std::vector<bool> quoted(document.tokens.size(), false);
    std::uint32_t paragraph = 0;
    bool open = false;
    for (const Sentence& s : document.sentences) {
        if (s.paragraph != paragraph) open = false;
        paragraph = s.paragraph;
        for (TokenIndex t = s.first; t < s.last; ++t) {
            const std::string_view form = document[t].form;
            if (form == "“" || form == "``") open = true;
            else if (form == "”" || form == "''") open = false;
            else if (form == "\"") open = !open;
            else quoted[t] = open;
        }
    }
    return quoted;
}

}  // namespace chancery::language
