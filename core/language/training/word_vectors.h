#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace chancery::language::training {

inline constexpr std::size_t kVectorWidth = 64;

struct WordVectors {
    std::vector<std::string> words;  ///< keys (WordKey), most frequent first
    std::vector<float> values;       ///< words.size() x kVectorWidth

    base::Status save(const std::filesystem::path& path) const;
    static base::Result<WordVectors> load(const std::filesystem::path& path);
};

/// The text of a file; `.xz`, `.gz` and the like are unpacked.
base::Result<std::string> readText(const std::filesystem::path& path);

/// Positional skip-gram with negative sampling (Mikolov et al. 2013; Ling et al. 2015: an output matrix for each place
/// in the window, so that the vectors tell word classes apart).
base::Result<WordVectors> trainWordVectors(const std::string& text, std::uint64_t seed,
                                           const std::function<void(std::string_view)>& log);

}  // namespace chancery::language::training
