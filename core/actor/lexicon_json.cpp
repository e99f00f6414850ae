#include "core/actor/lexicon_json.h"

#include <fmt/format.h>

#include <algorithm>
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

EntryReader::EntryReader(const json& entry, std::string_view file, const char* key) : m_entry(entry), m_file(file), m_key(key) {
    if (!m_entry.is_object()) fail("is no object");
}

void EntryReader::fail(const std::string& problem) {
    if (!ok()) return;
    if (m_key == nullptr) {
        m_error = fmt::format("{} {}", m_file, problem);
        return;
    }
    const auto name = m_entry.is_object() ? m_entry.find(m_key) : m_entry.end();
    m_error = fmt::format("{}: entry \"{}\" {}", m_file, name != m_entry.end() && name->is_string() ? name->get_ref<const std::string&>() : "?", problem);
}

void EntryReader::failWith(const char* problem, std::string_view field) { fail(fmt::format("{} \"{}\"", problem, field)); }

void EntryReader::take(const EntryReader& part) {
    if (ok()) m_error = part.m_error;
}

const json* EntryReader::value(const char* field) {
    m_asked.push_back(field);
    if (!m_entry.is_object()) return nullptr;
    const auto at = m_entry.find(field);
    return at == m_entry.end() || at->is_null() ? nullptr : &*at;
}

void EntryReader::refuseRest() {
    if (!m_entry.is_object()) return;
    for (const auto& [field, inner] : m_entry.items()) {
        if (field != "about" && std::find(m_asked.begin(), m_asked.end(), field) == m_asked.end()) failWith("has the unknown field", field);
    }
}

std::string EntryReader::text(const char* field) {
    const json* found = value(field);
    if (found == nullptr) return {};
    if (found->is_string()) return found->get<std::string>();
    fail(fmt::format("has a \"{}\" that is no text", field));
    return {};
}

std::string EntryReader::requiredText(const char* field) {
    std::string value = text(field);
    if (value.empty()) failWith("has no", field);
    return value;
}

const json* EntryReader::list(const char* field) {
    const json* found = value(field);
    if (found == nullptr || found->is_array()) return found;
    fail(fmt::format("has a \"{}\" that is no list", field));
    return nullptr;
}

const json* EntryReader::object(const char* field) {
    const json* found = value(field);
    if (found == nullptr || found->is_object()) return found;
    fail(fmt::format("has a \"{}\" that is no object", field));
    return nullptr;
}

std::vector<std::string> EntryReader::textsOf(const json& values, const std::string& field) {
    std::vector<std::string> out;
    for (const json& value : values) {
        if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
            failWith("has an empty text in", field);
            return out;
        }
        out.push_back(value.get<std::string>());
    }
    return out;
}

std::vector<std::string> EntryReader::texts(const char* field) {
    const json* values = list(field);
    return values == nullptr ? std::vector<std::string>{} : textsOf(*values, field);
}

TextMap<std::string> EntryReader::textMap(const char* field) {
    TextMap<std::string> out;
    const json* values = object(field);
    if (values == nullptr) return out;
    for (const auto& [name, inner] : values->items()) {
        if (inner.is_string())
            out.emplace_back(name, inner.get<std::string>());
        else
            fail(fmt::format("has a \"{}\" in \"{}\" that is no text", name, field));
    }
    return out;
}

TextMap<std::vector<std::string>> EntryReader::textLists(const char* field) {
    TextMap<std::vector<std::string>> out;
    const json* values = object(field);
    if (values == nullptr) return out;
    for (const auto& [name, inner] : values->items()) {
        if (inner.is_array())
            out.emplace_back(name, textsOf(inner, name));
        else
            fail(fmt::format("has a \"{}\" in \"{}\" that is no list", name, field));
    }
    return out;
}

bool EntryReader::flag(const char* field) {
    const json* found = value(field);
    if (found == nullptr) return false;
    if (!found->is_boolean()) fail(fmt::format("has a \"{}\" that is neither true nor false", field));
    return found->is_boolean() && found->get<bool>();
}

int EntryReader::number(const char* field, int low, int high) {
    const json* found = value(field);
    if (found == nullptr) return low;
    if (!found->is_number_integer() || found->get<std::int64_t>() < low || found->get<std::int64_t>() > high) {
        fail(fmt::format("has a \"{}\" outside {}..{}", field, low, high));
        return low;
    }
    return found->get<int>();
}

}  // namespace chancery::actor
