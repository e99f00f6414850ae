#include "core/analysis/regions.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace chancery::analysis {

Regions Regions::load(const base::Resources& resources) {
    Regions out;
    for (const std::string_view text : resources.layers("lexicon/countries.json")) {
        const auto json = nlohmann::json::parse(text, nullptr, false);
        if (!json.is_object() || !json.contains("countries")) continue;
        for (const auto& country : json["countries"])
            if (country.contains("code") && country["code"].is_string() && country.contains("region") && country["region"].is_string())
                out.m_regions.insert_or_assign(country["code"].get<std::string>(), country["region"].get<std::string>());
    }
    return out;
}

const Regions& Regions::builtIn() {
    static const Regions regions = load(base::Resources());
    return regions;
}

std::string_view Regions::regionOf(std::string_view code) const {
    const auto it = m_regions.find(std::string(code));
    return it == m_regions.end() ? std::string_view() : std::string_view(it->second);
}

std::vector<std::string> Regions::codes() const {
    std::vector<std::string> out;
    for (const auto& [code, region] : m_regions) out.push_back(code);
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace chancery::analysis
