#include "core/store/migrations.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/base/resources.h"
#include "core/store/case_store.h"

namespace chancery::store {

namespace {

base::Error notACase(const std::string& path) {
    return base::makeError(base::ErrorCode::Malformed,
                           fmt::format("{}: an SQLite database, but not a Chancery case file", path));
}

base::Error tooNew(const std::string& path, std::int64_t version, int newest) {
    return base::makeError(base::ErrorCode::Unsupported,
                           fmt::format("{}: made by a newer Chancery (file version {}, this program knows up to {})", path,
                                       version, newest));
}

}  // namespace

std::vector<Migration> builtInMigrations() {
    constexpr std::string_view kFolder = "migrations/";
    std::vector<Migration> out;
    for (const std::string_view path : base::Resources::listBuiltIn(kFolder)) {
        const std::string_view name = path.substr(kFolder.size());
        int version = 0;
        const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), version);
        if (problem == std::errc{} && name.ends_with(".sql"))
            out.push_back({version, name, base::Resources::findBuiltIn(path).value_or("")});
    }
    std::sort(out.begin(), out.end(), [](const Migration& a, const Migration& b) { return a.version < b.version; });
    return out;
}

base::Status migrate(const Database& database, const std::string& path, const std::vector<Migration>& migrations) {
    const std::int64_t version = database.number("PRAGMA user_version");
    const std::int64_t application = database.number("PRAGMA application_id");
    const bool blank = version == 0 && application == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (!blank && application != kApplicationId) return notACase(path);
    const int newest = migrations.empty() ? 0 : migrations.back().version;
    if (version > newest) return tooNew(path, version, newest);
    // One of ours, or to be: settings that write to the file come after that question.
    database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000");
    for (const Migration& migration : migrations) {
        if (migration.version <= version) continue;
        Transaction transaction(database);
        database.execute(std::string(migration.sql));
        database.execute(fmt::format("PRAGMA user_version = {}", migration.version));
        transaction.commit();
    }
    return {};
}

base::Status expectCase(const Database& database, const std::string& path, int newestVersion) {
    if (database.number("PRAGMA application_id") != kApplicationId) return notACase(path);
    const std::int64_t version = database.number("PRAGMA user_version");
    if (version > newestVersion) return tooNew(path, version, newestVersion);
    if (version < newestVersion)
        return base::makeError(base::ErrorCode::Unsupported,
                               fmt::format("{}: made by an older Chancery (file version {}); import into it or open it "
                                           "in the desktop once to bring it up to date", path, version));
    return {};
}

}  // namespace chancery::store
