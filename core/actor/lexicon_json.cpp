#include "core/actor/lexicon_json.h"

#include <fmt/format.h>

#include <unordered_map>

#include "core/base/json_reader.h"

namespace chancery::actor {
namespace {

using nlohmann::json;

base::Error malformed(std::string message) {
    return base::makeError(base::ErrorCode::Malformed, std::move(message));
}

}  // namespace

base::Result<nlohmann::json> loadObject(const base::Resources& resources, const std::string& file) {
    json merged = json::object();
    for (const std::string_view layer : resources.layers(file)) {
        auto parsed = base::readJson(layer);
        if (!parsed) return malformed(fmt::format("{} is {}", file, parsed.error().message));
        if (!parsed->is_object()) return malformed(fmt::format("{} is not one JSON object", file));
        if (merged.empty())
            merged = std::move(*parsed);
        else
            merged.update(*parsed);
    }
    return merged;
}

base::Result<std::vector<nlohmann::json>> loadEntries(const base::Resources& resources,
                                                      const std::string& file, const char* listName,
                                                      const char* key) {
    std::vector<json> entries;
    std::unordered_map<std::string, std::size_t> byKey;
    for (const std::string_view layer : resources.layers(file)) {
        auto read = base::readJson(layer);
        if (!read) return malformed(fmt::format("{} is {}", file, read.error().message));
        json& parsed = *read;
        if (!parsed.is_object() || !parsed.contains(listName) || !parsed[listName].is_array()) {
            return malformed(fmt::format("{} has no list \"{}\"", file, listName));
        }
        json& list = parsed[listName];
        for (std::size_t i = 0; i < list.size(); ++i) {
            json& entry = list[i];
            if (!entry.is_object() || !entry.contains(key) || !entry[key].is_string()) {
                return malformed(fmt::format("{}: entry {} has no \"{}\"", file, i + 1, key));
            }
            const auto [at, fresh] = byKey.try_emplace(entry[key].get<std::string>(), entries.size());
            if (fresh)
                entries.push_back(std::move(entry));
            else
                entries[at->second].update(entry);
        }
    }
    return entries;
}

void EntryReader::fail(const std::string& problem) {
    if (m_error.empty()) m_error = fmt::format("{}: entry \"{}\" {}", m_file, m_entry.value(m_key, std::string{"?"}), problem);
}

std::string EntryReader::text(const char* field) {
    const auto at = m_entry.find(field);
    if (at == m_entry.end() || at->is_null()) return {};
    if (!at->is_string()) {
        fail(fmt::format("has a \"{}\" that is no text", field));
        return {};
    }
    return at->get<std::string>();
}

std::string EntryReader::requiredText(const char* field) {
    std::string value = text(field);
    if (value.empty()) fail(fmt::format("has no \"{}\"", field));
    return value;
}

const nlohmann::json* EntryReader::list(const char* field) {
    const auto at = m_entry.find(field);
    if (at == m_entry.end() || at->is_null()) return nullptr;
    if (!at->is_array()) {
        fail(fmt::format("has a \"{}\" that is no list", field));
        return nullptr;
    }
    return &*at;
}

std::vector<std::string> EntryReader::texts(const char* field) {
    std::vector<std::string> out;
    const json* values = list(field);
    if (values == nullptr) return out;
    for (const json& value : *values) {
        if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
            fail(fmt::format("has an empty text in \"{}\"", field));
            return out;
        }
        out.push_back(value.get<std::string>());
    }
    return out;
}

int EntryReader::number(const char* field, int low, int high) {
    const auto at = m_entry.find(field);
    if (at == m_entry.end()) return low;
    if (!at->is_number_integer() || at->get<std::int64_t>() < low || at->get<std::int64_t>() > high) {
        fail(fmt::format("has a \"{}\" outside {}..{}", field, low, high));
        return low;
    }
    return at->get<int>();
}

}  // namespace chancery::actor
