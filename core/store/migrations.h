#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/database.h"

namespace chancery::store {

struct Migration {
    int version = 0;         ///< what `user_version` is after it
    std::string_view name;   ///< "001_tables.sql"
    std::string_view sql;
};

/// Those linked into the program (resources/migrations/NNN_name.sql), by rising version 1, 2, 3 ...
std::vector<Migration> builtInMigrations();

/// Sets the journal to WAL and brings the file to the newest version, one transaction a step; does nothing if it is there already. Refuses a
/// database of another program and one of a newer version. May throw SQLite::Exception; a failed step leaves the
/// version before it.
base::Status migrate(const Database& database, const std::string& path, const std::vector<Migration>& migrations);

/// The same refusals for a reader, and that of a file older than this program (which only a writer may change).
base::Status expectCase(const Database& database, const std::string& path, int newestVersion);

}  // namespace chancery::store
