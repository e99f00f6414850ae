#pragma once
#include <vector>

#include "core/language/document.h"

namespace chancery::actor {

/// A mark that some tokens of one sentence bear. All tokens asked for lie in that sentence.
class TokenMarks {
public:
    /// From here on of the sentence [first, last), where none bears it.
    void reset(language::TokenIndex first, language::TokenIndex last) {
        m_first = first;
        m_marks.assign(last - first, false);
    }
    void set(language::TokenIndex first, language::TokenIndex last) {
        for (language::TokenIndex t = first; t < last; ++t) m_marks[t - m_first] = true;
    }
    bool at(language::TokenIndex t) const { return m_marks[t - m_first]; }
    bool none(language::TokenIndex first, language::TokenIndex last) const {
        for (language::TokenIndex t = first; t < last; ++t)
            if (at(t)) return false;
        return true;
    }

private:
    language::TokenIndex m_first = 0;
    std::vector<bool> m_marks;
};

}  // namespace chancery::actor
