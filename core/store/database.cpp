#include "core/store/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace chancery::store {

namespace {

constexpr int kBusyMilliseconds = 5'000;
constexpr int kUnshared = SQLITE_OPEN_NOMUTEX;
constexpr int kStepsBetweenStopChecks = 2'000;

[[noreturn]] void fail(const SQLite::Database& database) {
    throw SQLite::Exception(database.getHandle(), sqlite3_errcode(database.getHandle()));
}

sqlite3_stmt* prepare(const SQLite::Database& database, std::string_view sql, unsigned flags) {
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v3(database.getHandle(), sql.data(), static_cast<int>(sql.size()), flags, &prepared,
                                        nullptr);
    if (code != SQLITE_OK) fail(database);
    return prepared;
}

int stopRequested(void* token) { return static_cast<const std::stop_token*>(token)->stop_requested() ? 1 : 0; }

/// SQLite's URI form, needed for `immutable`: only these bytes have a meaning of their own in it.
std::string immutableUri(const std::string& path) {
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') uri += fmt::format("%{:02X}", static_cast<unsigned>(c));
        else uri += c;
    }
    return uri + "?immutable=1";
}

bool canRead(const SQLite::Database& database) {
    return sqlite3_exec(database.getHandle(), "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr) ==
           SQLITE_OK;
}

std::unique_ptr<SQLite::Database> openReadOnly(const std::string& path) {
    auto database = std::make_unique<SQLite::Database>(path, kUnshared | SQLite::OPEN_READONLY, kBusyMilliseconds);
    if (canRead(*database)) return database;
    // A WAL file in a folder where its -shm cannot be made: nobody can be writing there either.
    const int code = database->getErrorCode() & 0xFF;
    if (code != SQLITE_CANTOPEN && code != SQLITE_READONLY) return database;
    return std::make_unique<SQLite::Database>(immutableUri(path), kUnshared | SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                              kBusyMilliseconds);
}

}  // namespace

Statement::~Statement() {
    if (m_owned) sqlite3_finalize(m_statement);
    else reset();
}

void Statement::reset() {
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

bool Statement::step() {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(m_database);
    return false;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::bindNull(int parameter) {
    if (sqlite3_bind_null(m_statement, parameter) != SQLITE_OK) fail(m_database);
}

void Statement::bind(int parameter, std::int64_t value) {
    if (sqlite3_bind_int64(m_statement, parameter, value) != SQLITE_OK) fail(m_database);
}

void Statement::bind(int parameter, double value) {
    if (sqlite3_bind_double(m_statement, parameter, value) != SQLITE_OK) fail(m_database);
}

void Statement::bind(int parameter, std::string_view value) {
    const char* data = value.data() ? value.data() : "";
    if (sqlite3_bind_text64(m_statement, parameter, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
        fail(m_database);
}

void Statement::bindBlob(int parameter, std::span<const std::byte> value) {
    if (sqlite3_bind_blob64(m_statement, parameter, value.data(), value.size(), SQLITE_TRANSIENT) != SQLITE_OK)
        fail(m_database);
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }
bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    if (!data) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::span<const std::byte> Statement::blob(int column) const {
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Database::Database(const std::string& path, Mode mode) {
    if (mode == Mode::ReadOnly) {
        m_database = openReadOnly(path);
        execute("PRAGMA query_only = 1; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY");
        return;
    }
    m_database = std::make_unique<SQLite::Database>(path, kUnshared | SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                                                    kBusyMilliseconds);
    execute("PRAGMA foreign_keys = 1; PRAGMA secure_delete = 0; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&& other) noexcept {
    m_statements = std::move(other.m_statements);  // before the connection that they belong to
    m_database = std::move(other.m_database);
    return *this;
}
Database::~Database() { m_statements.clear(); }

void Database::Finalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement Database::statement(std::string_view sql) const {
    auto& kept = m_statements[std::string(sql)];
    if (!kept) kept.reset(prepare(*m_database, sql, SQLITE_PREPARE_PERSISTENT));
    return {*m_database, kept.get()};
}

Statement Database::oneTime(std::string_view sql) const { return {*m_database, prepare(*m_database, sql, 0), true}; }

void Database::execute(const std::string& sql) const { m_database->exec(sql); }

std::int64_t Database::number(std::string_view sql) const {
    Statement query = statement(sql);
    return query.step() ? query.integer(0) : 0;
}

std::int64_t Database::lastInsertId() const { return sqlite3_last_insert_rowid(m_database->getHandle()); }
int Database::changes() const { return sqlite3_changes(m_database->getHandle()); }
bool Database::inTransaction() const { return sqlite3_get_autocommit(m_database->getHandle()) == 0; }

Database::Interruption::Interruption(const Database& database, std::stop_token stop)
    : m_database(database.raw()), m_stop(std::make_unique<std::stop_token>(std::move(stop))) {
    if (m_stop->stop_possible())
        sqlite3_progress_handler(m_database.getHandle(), kStepsBetweenStopChecks, stopRequested, m_stop.get());
}

Database::Interruption::~Interruption() {
    if (m_stop->stop_possible()) sqlite3_progress_handler(m_database.getHandle(), 0, nullptr, nullptr);
}

Transaction::Transaction(const Database& database, std::string_view begin) : m_database(database) {
    m_database.statement(begin).run();
}

Transaction::~Transaction() {
    if (!m_done && m_database.inTransaction())
        sqlite3_exec(m_database.raw().getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    m_database.statement("COMMIT").run();
    m_done = true;
}

base::Error currentError(const std::string& path) {
    using base::ErrorCode;
    try {
        throw;
    } catch (const SQLite::Exception& error) {
        switch (error.getErrorCode() & 0xFF) {
            case SQLITE_INTERRUPT: return base::makeError(ErrorCode::Cancelled, fmt::format("{}: cancelled", path));
            case SQLITE_FULL:
                return base::makeError(ErrorCode::Database, fmt::format("{}: the disk is full", path));
            case SQLITE_READONLY:
                return base::makeError(ErrorCode::Unreadable, fmt::format("{}: the file is read-only", path));
            case SQLITE_CANTOPEN:
                return base::makeError(ErrorCode::Unreadable, fmt::format("{}: cannot be opened", path));
            case SQLITE_PERM:
                return base::makeError(ErrorCode::Unreadable, fmt::format("{}: no permission", path));
            case SQLITE_NOTADB:
                return base::makeError(ErrorCode::Malformed, fmt::format("{}: not a case file", path));
            case SQLITE_CORRUPT:
                return base::makeError(ErrorCode::Database, fmt::format("{}: the case file is damaged", path));
            case SQLITE_BUSY:
                return base::makeError(ErrorCode::Database, fmt::format("{}: another program is writing to it", path));
            case SQLITE_IOERR:
                return base::makeError(ErrorCode::Database,
                                       fmt::format("{}: reading or writing failed (disk full or broken): {}", path,
                                                   error.what()));
            default: return base::makeError(ErrorCode::Database, fmt::format("{}: {}", path, error.what()));
        }
    } catch (const std::exception& error) {
        return base::makeError(ErrorCode::Database, fmt::format("{}: {}", path, error.what()));
    }
}

}  // namespace chancery::store
