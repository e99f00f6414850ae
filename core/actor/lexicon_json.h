#pragma once
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/resources.h"
#include "core/base/result.h"

namespace chancery::actor {

/// The entries of a lexicon file over all its layers: an entry of a later layer with the same value of `key`
/// replaces the fields it names, others are appended. `listName` is the file's one array.
base::Result<std::vector<nlohmann::json>> loadEntries(const base::Resources& resources,
                                                      const std::string& file, const char* listName,
                                                      const char* key);

/// A file that is one object of lists; fields of later layers replace earlier ones.
base::Result<nlohmann::json> loadObject(const base::Resources& resources, const std::string& file);

/// The texts that a field may hold, and what each means.
template <typename Value, std::size_t N>
using Choices = std::array<std::pair<std::string_view, Value>, N>;

template <typename Value>
using TextMap = std::vector<std::pair<std::string, Value>>;

/// Reads the fields of one entry, which may be any JSON, and remembers the first thing wrong with them.
class EntryReader {
public:
    /// `key` names the field that the entry is called by; null for a file that is one entry. All arguments outlive the reader.
    EntryReader(const nlohmann::json& entry, std::string_view file, const char* key = nullptr);

    std::string text(const char* field);          ///< "" if absent
    std::string requiredText(const char* field);  ///< a problem if absent or empty
    std::vector<std::string> texts(const char* field);
    bool flag(const char* field);  ///< false if absent
    int number(const char* field, int low, int high);
    const nlohmann::json* value(const char* field);  ///< null if absent, or null
    const nlohmann::json* list(const char* field);   ///< likewise
    /// An object of texts, or of lists of texts; empty if absent.
    TextMap<std::string> textMap(const char* field);
    TextMap<std::vector<std::string>> textLists(const char* field);

    /// One of several texts; a problem if absent or any other.
    template <typename Value, std::size_t N>
    Value oneOf(const char* field, const Choices<Value, N>& choices) {
        return chosen(field, requiredText(field), choices, choices.front().second);
    }
    /// Likewise, but `absent` if absent.
    template <typename Value, std::size_t N>
    Value oneOf(const char* field, const Choices<Value, N>& choices, std::type_identity_t<Value> absent) {
        return chosen(field, text(field), choices, absent);
    }

    /// A problem if the entry has a field that none of the calls before asked for, but "about".
    void refuseRest();

    void fail(const std::string& problem);
    /// What is wrong with `part`, an entry inside this one, is wrong with this one.
    void take(const EntryReader& part);
    bool ok() const { return m_error.empty(); }
    base::Error error() const { return base::makeError(base::ErrorCode::Malformed, m_error); }

private:
    template <typename Value, std::size_t N>
    Value chosen(const char* field, const std::string& word, const Choices<Value, N>& choices, Value other) {
        for (const auto& [text, value] : choices)
            if (text == word) return value;
        if (!word.empty()) failWith("has an unknown", field);
        return other;
    }
    std::vector<std::string> textsOf(const nlohmann::json& values, const std::string& field);
    const nlohmann::json* object(const char* field);
    void failWith(const char* problem, std::string_view field);

    const nlohmann::json& m_entry;
    std::string_view m_file;
    const char* m_key;
    std::vector<std::string_view> m_asked;
    std::string m_error;
};

/// The index of what is appended next.
template <typename Entry>
std::uint32_t countOf(const std::vector<Entry>& entries) {
    return static_cast<std::uint32_t>(entries.size());
}

}  // namespace chancery::actor
