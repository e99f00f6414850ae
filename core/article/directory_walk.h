#pragma once
#include <filesystem>
#include <functional>
#include <stop_token>

#include "core/base/result.h"

namespace chancery::article {

/// Called for every regular file; false ends the walk.
using FileVisitor = std::function<bool(const std::filesystem::path&)>;
/// Called for what is not visited, and why.
using WalkProblem = std::function<void(const std::filesystem::path&, base::Error)>;

/// Visits the regular files below `folder` in the order of their names, folders included, at most
/// kMaxDirectoryDepth levels down and kMaxFiles in number. Links are not followed; pipes, devices and sockets
/// are reported; names that begin with a dot are passed over in silence.
void walkDirectory(const std::filesystem::path& folder, const FileVisitor& visit, const WalkProblem& problem,
                   std::stop_token stop);

}  // namespace chancery::article
