#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/resources.h"

namespace chancery::analysis {

/// The region of the world that a country is counted to, from resources/lexicon. Immutable.
class Regions {
public:
    /// Of the built-in lexicon, loaded at the first call; empty if it cannot be read.
    static const Regions& builtIn();
    static Regions load(const base::Resources& resources);

    /// "KOR" -> "East Asia"; empty where it is not known.
    std::string_view regionOf(std::string_view code) const;
    std::vector<std::string> codes() const;  ///< of all countries, sorted

private:
    std::unordered_map<std::string, std::string> m_regions;
};

}  // namespace chancery::analysis
