#include "core/store/case_store.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include "core/store/article_table.h"
#include "core/store/case_check.h"
#include "core/store/database.h"
#include "core/store/event_merger.h"
#include "core/store/evidence_table.h"
#include "core/store/migrations.h"
#include "core/store/write_lock.h"

namespace chancery::store {

using base::ErrorCode;
using base::makeError;
using extraction::Extraction;

struct CaseStore::Impl {
    Impl(std::string casePath, WriteLock writeLock)
        : path(std::move(casePath)), lock(std::move(writeLock)), database(path, Database::Mode::ReadWrite),
          articles(database), merger(database), evidence(database, articles, merger.table()) {}

    ~Impl() {
        try {
            if (database.inTransaction()) database.execute("ROLLBACK");
        } catch (...) {  // the connection is broken: the journal undoes it at the next opening
        }
    }

    StoreOutcome add(const Extraction& extraction, const std::string& extractorVersion);
    void remove(std::int64_t article);

    /// Runs `change` in a step of its own inside the running transaction, which it begins where none runs.
    template <typename Change>
    auto inStep(const Change& change) {
        if (!database.inTransaction()) database.statement("BEGIN IMMEDIATE").run();
        database.statement("SAVEPOINT article").run();
        try {
            auto outcome = change();
            database.statement("RELEASE article").run();
            return outcome;
        } catch (...) {
            if (database.inTransaction()) database.execute("ROLLBACK TO article; RELEASE article");
            throw;
        }
    }

    /// Readers ask for what has changed since they looked last; of the time before this writer nobody asks any more.
    void forgetChanges() {
        if (database.number("SELECT EXISTS (SELECT 1 FROM event_change)") == 0) return;
        Transaction transaction(database);
        database.execute("DELETE FROM event_change; "
                         "UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'revision') WHERE key = 'changes_since'");
        transaction.commit();
    }

    std::string path;
    WriteLock lock;
    Database database;
    ArticleTable articles;
    EventMerger merger;
    EvidenceTable evidence;
};

CaseStore::CaseStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
CaseStore::CaseStore(CaseStore&&) noexcept = default;
CaseStore& CaseStore::operator=(CaseStore&&) noexcept = default;
CaseStore::~CaseStore() = default;

base::Result<CaseStore> CaseStore::open(const std::string& path) {
    return guarded(path, [&]() -> base::Result<CaseStore> {
        std::error_code error;
        if (std::filesystem::is_directory(path, error))
            return makeError(ErrorCode::Malformed, fmt::format("{}: a folder, not a case file", path));
        auto lock = WriteLock::take(path);
        if (!lock) return lock.error();
        auto impl = std::make_unique<Impl>(path, std::move(*lock));
        if (auto migrated = migrate(impl->database, path, builtInMigrations()); !migrated) return migrated.error();
        impl->forgetChanges();
        return CaseStore(std::move(impl));
    });
}

base::Result<bool> CaseStore::contains(const article::Article& article, const std::string& extractorVersion) const {
    return guarded(m_impl->path, [&]() -> base::Result<bool> {
        const auto known = m_impl->articles.find(contentHash(article));
        return known && known->extractor == extractorVersion;
    });
}

base::Result<std::vector<ContentHash>> CaseStore::contentHashes(const std::string& extractorVersion) const {
    return guarded(m_impl->path, [&]() -> base::Result<std::vector<ContentHash>> {
        std::vector<ContentHash> out;
        Statement query = m_impl->database.statement("SELECT content_hash FROM article WHERE extractor = ?");
        query.with(extractorVersion);
        while (query.step()) {
            const auto blob = query.blob(0);
            ContentHash& hash = out.emplace_back();
            std::copy_n(blob.begin(), std::min(blob.size(), hash.size()), hash.begin());
        }
        return out;
    });
}

base::Result<StoreOutcome> CaseStore::add(const Extraction& extraction, const std::string& extractorVersion) {
    if (auto sound = checkExtraction(extraction); !sound) return sound.error();
    return guarded(m_impl->path, [&]() -> base::Result<StoreOutcome> {
        return m_impl->inStep([&] { return m_impl->add(extraction, extractorVersion); });
    });
}

base::Result<std::uint64_t> CaseStore::removeArticles(const std::string& name) {
    return guarded(m_impl->path, [&]() -> base::Result<std::uint64_t> {
        const std::vector<std::int64_t> articles = m_impl->articles.named(name);
        if (articles.empty()) return makeError(ErrorCode::NotFound, fmt::format("{}: no article {}", m_impl->path, name));
        return m_impl->inStep([&] {
            for (const std::int64_t article : articles) m_impl->remove(article);
            return std::uint64_t{articles.size()};
        });
    });
}

void CaseStore::Impl::remove(std::int64_t article) {
    merger.merge({}, evidence.remove(article));
    articles.remove(article);
    database.statement("UPDATE meta SET value = value + 1 WHERE key = 'revision'").run();
}

namespace {

/// What the analyst has dated, or an article of which only a guess is new.
bool keepsItsDate(const ArticleTable::Twin& stored, const article::Article& again) {
    if (again.dateSource == article::DateSource::Given) return false;
    return stored.dated || again.publishedIsUncertain();
}

/// By the analyst, or because its day was a guess until now. Two dispatches that both say their day are two.
bool isCorrected(const ArticleTable::Twin& stored, const article::Article& again) {
    return again.dateSource == article::DateSource::Given || stored.uncertain;
}

}  // namespace

StoreOutcome CaseStore::Impl::add(const Extraction& extraction, const std::string& extractorVersion) {
    const ContentHash hash = contentHash(extraction.article);
    auto known = articles.find(hash);
    if (known && known->extractor == extractorVersion) return StoreOutcome::Unchanged;
    if (!known) {
        const auto twin = articles.findTwin(extraction.article);
        if (twin && keepsItsDate(*twin, extraction.article)) return StoreOutcome::Unchanged;
        if (twin && isCorrected(*twin, extraction.article)) known = twin->known;
    }
    const std::int64_t article = articles.write(extraction.article, hash, extractorVersion,
                                                known ? std::optional(known->id) : std::nullopt);
    const std::vector<base::Span> spans = ArticleTable::sentencesOf(extraction);
    const SentenceIndex sentences{spans, articles.writeSentences(article, extraction.article.text, spans, known.has_value())};
    const std::vector<std::int64_t> actors = evidence.writeActors(extraction, article, extractorVersion);
    const EvidenceTable::Written written = evidence.write(extraction, article, sentences, actors);
    merger.merge(written.added, written.removed);
    database.statement("UPDATE meta SET value = value + 1 WHERE key = 'revision'").run();
    return known ? StoreOutcome::Replaced : StoreOutcome::Added;
}

base::Status CaseStore::commit() {
    return guarded(m_impl->path, [&]() -> base::Status {
        if (m_impl->database.inTransaction()) m_impl->database.statement("COMMIT").run();
        return {};
    });
}

base::Status CaseStore::review(base::EventId event, Review review) {
    return guarded(m_impl->path, [&]() -> base::Status {
        const Database& database = m_impl->database;
        if (!database.inTransaction()) database.statement("BEGIN IMMEDIATE").run();
        database.statement("UPDATE event SET verified = ?, rejected = ? WHERE id = ?")
            .with(review == Review::Verified, review == Review::Rejected, event.value)
            .run();
        if (database.changes() == 0)
            return makeError(ErrorCode::NotFound, fmt::format("{}: no event {}", m_impl->path, event.value));
        database.statement("UPDATE meta SET value = value + 1 WHERE key = 'revision'").run();
        return {};
    });
}

base::Status CaseStore::saveGraphPlaces(const std::string& level, const std::vector<GraphPlace>& places) {
    return guarded(m_impl->path, [&]() -> base::Status {
        Transaction transaction(m_impl->database);
        m_impl->database.statement("DELETE FROM graph_place WHERE level = ?").with(level).run();
        for (const GraphPlace& place : places)
            m_impl->database.statement("INSERT INTO graph_place (level, actor, x, y, pinned) VALUES (?, ?, ?, ?, ?)")
                .with(level, place.actor, place.x, place.y, place.pinned)
                .run();
        transaction.commit();
        return {};
    });
}

base::Result<CaseCounts> CaseStore::counts() const {
    return guarded(m_impl->path, [&]() -> base::Result<CaseCounts> { return countRows(m_impl->database); });
}

base::Result<std::vector<std::string>> CaseStore::check() const {
    return guarded(m_impl->path,
                   [&]() -> base::Result<std::vector<std::string>> { return findProblems(m_impl->database); });
}

base::Result<CaseSummary> summarize(const std::string& path) {
    return guarded(path, [&]() -> base::Result<CaseSummary> {
        auto database = openCase(path);
        if (!database) return database.error();
        CaseSummary out;
        out.counts = countRows(*database);
        out.fileVersion = static_cast<int>(database->number("PRAGMA user_version"));
        out.textBytes = static_cast<std::uint64_t>(database->number("SELECT sum(length(CAST(text AS BLOB))) FROM article_text"));
        out.fileBytes = static_cast<std::uint64_t>(database->number("PRAGMA page_count") * database->number("PRAGMA page_size"));
        out.plansFulfilled = static_cast<std::uint64_t>(database->number("SELECT count(*) FROM plan_link"));
        if (database->number("SELECT count(*) FROM event WHERE NOT rejected") > 0)
            out.eventSpan = {database->number("SELECT min(begin_at) FROM event WHERE NOT rejected"),
                             database->number("SELECT max(end_at) FROM event WHERE NOT rejected"), base::Precision::Day};
        if (database->number("SELECT count(published) FROM article") > 0)
            out.articleSpan = {database->number("SELECT min(published) FROM article"),
                               database->number("SELECT max(published) FROM article"), base::Precision::Day};
        Statement versions = database->statement("SELECT DISTINCT extractor FROM article ORDER BY extractor");
        while (versions.step()) out.extractors.push_back(versions.string(0));
        return out;
    });
}

base::Result<std::vector<std::string>> checkCase(const std::string& path) {
    return guarded(path, [&]() -> base::Result<std::vector<std::string>> {
        auto database = openCase(path);
        if (!database) return database.error();
        return findProblems(*database);
    });
}

base::Result<std::vector<GraphPlace>> loadGraphPlaces(const std::string& path, const std::string& level) {
    return guarded(path, [&]() -> base::Result<std::vector<GraphPlace>> {
        auto database = openCase(path);
        if (!database) return database.error();
        std::vector<GraphPlace> places;
        Statement rows = database->statement("SELECT actor, x, y, pinned FROM graph_place WHERE level = ?");
        rows.with(level);
        while (rows.step()) places.push_back({rows.string(0), rows.real(1), rows.real(2), rows.integer(3) != 0});
        return places;
    });
}

base::Result<Database> openCase(const std::string& path) {
    return guarded(path, [&]() -> base::Result<Database> {
        std::error_code error;
        if (std::filesystem::is_directory(path, error))
            return makeError(ErrorCode::Malformed, fmt::format("{}: a folder, not a case file", path));
        if (!std::filesystem::exists(path, error))
            return error ? makeError(ErrorCode::Unreadable, fmt::format("{}: cannot be opened: {}", path, error.message()))
                         : makeError(ErrorCode::NotFound, fmt::format("{}: no such file", path));
        Database database(path, Database::Mode::ReadOnly);
        const auto migrations = builtInMigrations();
        if (auto fit = expectCase(database, path, migrations.empty() ? 0 : migrations.back().version); !fit)
            return fit.error();
        return database;
    });
}

}  // namespace chancery::store
