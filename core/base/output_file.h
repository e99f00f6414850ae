#pragma once
#include <filesystem>

#include "core/base/result.h"

namespace chancery::base {

/// Success unless writing a picture or a table to `path` would destroy a case: an SQLite database, or the log or lock beside
/// one. Links are followed.
Status checkOutputFile(const std::filesystem::path& path);

}  // namespace chancery::base
