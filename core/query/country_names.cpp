#include "core/query/country_names.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/utf8.h"

namespace chancery::query {

using nlohmann::json;

namespace {

base::Error malformed(const char* list) {
    return base::makeError(base::ErrorCode::Malformed, fmt::format("lexicon/{}.json: not a list of {}", list, list));
}

const json* findList(const json& file, const char* list) {
    if (!file.is_object()) return nullptr;
    const auto found = file.find(list);
    return found != file.end() && found->is_array() ? &*found : nullptr;
}

std::string textAt(const json& entry, const char* key) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

template <typename Use>
void forEachText(const json& entry, const char* key, const Use& use) {
    const auto found = entry.find(key);
    if (found == entry.end() || !found->is_array()) return;
    for (const json& text : *found)
        if (text.is_string()) use(text.get<std::string>());
}

}  // namespace

base::Status CountryNames::addCountries(std::string_view text) {
    const json file = json::parse(text, nullptr, false);
    const json* list = findList(file, "countries");
    if (!list) return malformed("countries");
    // Codes and display names of all countries come before any alias: "Georgia", "Congo" have one meaning here.
    for (const json& entry : *list) {
        const std::string code = textAt(entry, "code"), name = textAt(entry, "name");
        if (code.empty()) continue;
        m_countries[base::foldForLookup(code)] = code;
        if (name.empty()) continue;
        m_countries[base::foldForLookup(name)] = code;
        m_names[code] = name;
    }
    for (const char* key : {"aliases", "demonyms"})
        for (const json& entry : *list)
            forEachText(entry, key, [&, code = textAt(entry, "code")](const std::string& alias) {
                if (!code.empty()) m_countries.try_emplace(base::foldForLookup(alias), code);
            });
    return {};
}

base::Status CountryNames::addSides(std::string_view text, const char* listName) {
    const json file = json::parse(text, nullptr, false);
    const json* list = findList(file, listName);
    if (!list) return malformed(listName);
    for (const json& entry : *list) {
        const std::string id = textAt(entry, "id"), name = textAt(entry, "name");
        if (id.empty()) continue;
        m_sides[base::foldForLookup(id)] = id;
        if (!name.empty()) m_sides.try_emplace(base::foldForLookup(name), id);
        m_names.try_emplace(id, name.empty() ? id : name);
        forEachText(entry, "aliases",
                    [&](const std::string& alias) { m_sides.try_emplace(base::foldForLookup(alias), id); });
    }
    return {};
}

base::Result<CountryNames> CountryNames::load(const base::Resources& resources) {
    CountryNames out;
    for (const std::string_view layer : resources.layers("lexicon/countries.json"))
        if (auto added = out.addCountries(layer); !added) return added.error();
    for (const char* list : {"organisations", "groups"})
        for (const std::string_view layer : resources.layers(fmt::format("lexicon/{}.json", list)))
            if (auto added = out.addSides(layer, list); !added) return added.error();
    return out;
}

const CountryNames& CountryNames::builtIn() {
    static const CountryNames names = load(base::Resources()).value_or(CountryNames());
    return names;
}

std::optional<std::string> CountryNames::findCountry(std::string_view text) const {
    const auto found = m_countries.find(base::foldForLookup(text));
    if (found == m_countries.end()) return std::nullopt;
    return found->second;
}

std::optional<std::string> CountryNames::findSide(std::string_view text) const {
    if (auto country = findCountry(text)) return country;
    const auto found = m_sides.find(base::foldForLookup(text));
    if (found == m_sides.end()) return std::nullopt;
    return found->second;
}

std::string CountryNames::nameOf(std::string_view code) const {
    const auto found = m_names.find(std::string(code));
    return found == m_names.end() ? std::string(code) : found->second;
}

}  // namespace chancery::query
