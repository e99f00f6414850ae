#pragma once
#include <vector>

#include "core/language/document.h"
#include "core/time/expression.h"
#include "core/time/lexicon.h"
#include "core/time/scanner.h"
#include "core/time/timex.h"

namespace chancery::time {

/// A recognised expression, still without a place on the calendar.
struct Recognized {
    Match match;
    std::size_t sentenceFirst = 0;  ///< atoms of its sentence
    std::size_t sentenceLast = 0;
    Timex::Bound bound = Timex::Bound::None;
    std::int32_t rangePartner = -1; ///< index in the result
};

/// Finds every time expression, in text order, without overlaps. Linear in the number of atoms.
std::vector<Recognized> recognize(const std::vector<Atom>& atoms, const TimeLexicon& lexicon, const language::Document& document);

}  // namespace chancery::time
