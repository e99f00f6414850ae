#pragma once
#include <string>
#include <tl/expected.hpp>

#include "core/extraction/extractor.h"

namespace chancery::app {

/// The extractor with the user's lexicons (configuration folder, then `--lexicon` if not empty) laid over the built-in ones;
/// says on stderr what could not be read. The error is the command's exit code.
tl::expected<extraction::Extractor, int> loadExtractor(const std::string& lexicon = {});

}  // namespace chancery::app
