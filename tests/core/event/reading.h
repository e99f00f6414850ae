#pragma once
#include <string>
#include <vector>

#include "core/extraction/extraction.h"

namespace chancery::event::test {

/// What the whole program reads in a text published on that day; loads the extractor once.
extraction::Extraction read(const std::string& text, const std::string& published);

/// "CONSULT USA>KOR 2023-11-08..2023-11-08 occurred", sides sorted and joined with '+', statements left out.
std::vector<std::string> linesOf(const extraction::Extraction& extraction);

}  // namespace chancery::event::test
