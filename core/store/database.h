#pragma once
#include <concepts>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/result.h"

struct sqlite3_stmt;
namespace SQLite {
class Database;
}

/// One SQLite connection as store/ and query/ use it. These classes throw SQLite::Exception; the public classes of the
/// two folders turn that into a base::Error at their border with `guarded`.
namespace chancery::store {

/// A prepared statement in use; reset when it goes out of scope. Columns and parameters count from 0 and 1.
class Statement {
public:
    Statement(SQLite::Database& database, sqlite3_stmt* statement, bool owned = false)
        : m_database(database), m_statement(statement), m_owned(owned) {}
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// True while there is a row.
    bool step();
    /// Runs it to its end, ready to be bound again.
    void run();
    void reset();

    void bindNull(int parameter);
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    /// The text is copied.
    void bind(int parameter, std::string_view value);
    void bindBlob(int parameter, std::span<const std::byte> value);
    template <std::integral T>
        requires(!std::same_as<T, std::int64_t>)
    void bind(int parameter, T value) { bind(parameter, static_cast<std::int64_t>(value)); }
    template <typename T>
        requires std::is_enum_v<T>
    void bind(int parameter, T value) { bind(parameter, static_cast<std::int64_t>(value)); }
    /// Binds parameters 1, 2, ... in order.
    template <typename... Values>
    Statement& with(const Values&... values) {
        int parameter = 0;
        (bind(++parameter, values), ...);
        return *this;
    }

    std::int64_t integer(int column) const;
    double real(int column) const;
    /// Valid until the next step.
    std::string_view text(int column) const;
    std::span<const std::byte> blob(int column) const;
    bool isNull(int column) const;
    std::string string(int column) const { return std::string(text(column)); }
    template <typename T>
    T as(int column) const { return static_cast<T>(integer(column)); }

private:
    SQLite::Database& m_database;
    sqlite3_stmt* m_statement;
    bool m_owned;
};

/// Used by one thread at a time: SQLite then needs no lock for every value that it hands out.
class Database {
public:
    enum class Mode { ReadOnly, ReadWrite };

    /// Opens an existing file or (ReadWrite) makes a new one, with the connection's settings (WAL, busy time). Throws.
    Database(const std::string& path, Mode mode);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// The statement of this SQL text, prepared once and kept; not to be nested in itself.
    Statement statement(std::string_view sql) const;
    /// The same for a text made up for this one question; not kept.
    Statement oneTime(std::string_view sql) const;
    /// One or several statements without results.
    void execute(const std::string& sql) const;
    /// First column of the first row of a query without parameters; 0 if there is none.
    std::int64_t number(std::string_view sql) const;
    std::int64_t lastInsertId() const;
    int changes() const;
    bool inTransaction() const;
    SQLite::Database& raw() const { return *m_database; }

    /// From now until the object dies, running statements stop soon after `stop` is requested.
    class Interruption {
    public:
        Interruption(const Database& database, std::stop_token stop);
        ~Interruption();
        Interruption(const Interruption&) = delete;
        Interruption& operator=(const Interruption&) = delete;

    private:
        SQLite::Database& m_database;
        std::unique_ptr<std::stop_token> m_stop;
    };

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<SQLite::Database> m_database;
    mutable std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, Finalizer>> m_statements;
};

/// Opens a case for reading; refuses what is none, and versions other than this program's, in plain words.
base::Result<Database> openCase(const std::string& path);

/// A transaction that is rolled back unless commit() was called.
class Transaction {
public:
    explicit Transaction(const Database& database, std::string_view begin = "BEGIN IMMEDIATE");
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    const Database& m_database;
    bool m_done = false;
};

/// SQLite's error as ours: a full disk, a read-only file and the like in plain words, with the file's name first.
/// Call inside a catch block.
base::Error currentError(const std::string& path);

/// Runs `body` (which returns a Result) and turns what it throws into an Error.
template <typename Body>
auto guarded(const std::string& path, Body&& body) noexcept -> decltype(body()) {
    try {
        return body();
    } catch (...) {
        return currentError(path);
    }
}

}  // namespace chancery::store
