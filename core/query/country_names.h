#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/resources.h"
#include "core/base/result.h"

namespace chancery::query {

/// What the filter language calls the sides of an event: states by code, name, alias or demonym (any case, with or
/// without diacritics), organisations and armed groups by id, name or alias. From resources/lexicon; immutable.
class CountryNames {
public:
    CountryNames() = default;
    static base::Result<CountryNames> load(const base::Resources& resources);
    /// Of the built-in lexicons, loaded at the first call.
    static const CountryNames& builtIn();

    /// "south korean" -> "KOR"
    std::optional<std::string> findCountry(std::string_view text) const;
    /// A country, else an organisation or group: "hamas" -> "HAMAS".
    std::optional<std::string> findSide(std::string_view text) const;
    /// "KOR" -> "South Korea"; the code itself where it is not known.
    std::string nameOf(std::string_view code) const;
    bool empty() const { return m_countries.empty(); }

private:
    base::Status addCountries(std::string_view json);
    base::Status addSides(std::string_view json, const char* list);

    std::unordered_map<std::string, std::string> m_countries;  ///< folded form -> code
    std::unordered_map<std::string, std::string> m_sides;      ///< folded form -> id
    std::unordered_map<std::string, std::string> m_names;      ///< code -> display name
};

}  // namespace chancery::query
