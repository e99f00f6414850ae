#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
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

/// Reads fields of one entry and remembers the first thing wrong with them.
class EntryReader {
public:
    /// `file` and `key` outlive the reader.
    EntryReader(const nlohmann::json& entry, std::string_view file, const char* key) : m_entry(entry), m_file(file), m_key(key) {}

    std::string text(const char* field);          ///< "" if absent
    std::string requiredText(const char* field);  ///< a problem if absent or empty
    std::vector<std::string> texts(const char* field);
    int number(const char* field, int low, int high);
    const nlohmann::json* list(const char* field);  ///< null if absent

    void fail(const std::string& problem);
    bool ok() const { return m_error.empty(); }
    base::Error error() const { return base::makeError(base::ErrorCode::Malformed, m_error); }

private:
    const nlohmann::json& m_entry;
    std::string_view m_file;
    const char* m_key;
    std::string m_error;
};

}  // namespace chancery::actor
