#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

namespace chancery::base {

/// What a long job says of itself. `total` 0 = not known yet. Called from the worker; must be cheap and thread-safe.
struct Progress {
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    std::string_view what;  ///< the file or step in hand; valid during the call only
};

using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace chancery::base
