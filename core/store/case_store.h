#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date_interval.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/extraction/extraction.h"
#include "core/store/content_hash.h"

namespace chancery::store {

inline constexpr std::int32_t kApplicationId = 0x4348414E;  ///< "CHAN"

struct CaseCounts {
    std::uint64_t articles = 0, sentences = 0, actors = 0, events = 0, evidence = 0;
};

/// What `chancery info` says of a case.
struct CaseSummary {
    CaseCounts counts;
    int fileVersion = 0;
    std::uint64_t fileBytes = 0, textBytes = 0, plansFulfilled = 0;
    std::optional<base::DateInterval> eventSpan, articleSpan;
    std::vector<std::string> extractors;  ///< versions that read its articles
};

enum class StoreOutcome : std::uint8_t { Added, Unchanged, Replaced };

/// An analyst's word on an event; None takes it back.
enum class Review : std::uint8_t { None, Verified, Rejected };

/// Where an actor stands in the graph, in the plane of analysis::ForceLayout.
struct GraphPlace {
    std::string actor;  ///< analysis::GraphActor::key
    double x = 0, y = 0;
    bool pinned = false;
    friend bool operator==(const GraphPlace&, const GraphPlace&) = default;
};

/// The only writer of a case file. One process holds it at a time (a second gets ErrorCode::Database with a message
/// that says so); readers go on meanwhile (WAL). Not thread-safe: one thread owns it.
class CaseStore {
public:
    /// Opens and migrates, or creates. Refuses a file that is not a case or is of a newer version, and says which.
    static base::Result<CaseStore> open(const std::string& path);
    CaseStore(CaseStore&&) noexcept;
    CaseStore& operator=(CaseStore&&) noexcept;
    ~CaseStore();

    /// True if an article with this content and date is stored already, read by the same extractor version.
    base::Result<bool> contains(const article::Article& article, const std::string& extractorVersion) const;

    /// The content hashes of all articles that this extractor version has read, for a check from another thread.
    base::Result<std::vector<ContentHash>> contentHashes(const std::string& extractorVersion) const;

    /// Stores one article with its events in one transaction step; durable after the next commit(). Two reports of one
    /// event become one event with two pieces of evidence; a plan that this article reports as done is linked to it.
    /// The same text is replaced when its day was a guess and is known now, or when the analyst gives it (DateSource::Given);
    /// what the analyst has dated, or a guess would date anew, is Unchanged.
    /// Same result in whatever order the articles come. What an analyst has edited or verified stays.
    base::Result<StoreOutcome> add(const extraction::Extraction& extraction, const std::string& extractorVersion);
    /// Removes the articles of this name - number in v_article, else path, input id or URL - with what they alone tell; an event
    /// that others tell too stays theirs, one that an analyst has marked stays. Gives their count; NotFound if there is none.
    /// Durable after the next commit().
    base::Result<std::uint64_t> removeArticles(const std::string& name);
    /// Ends the running transaction. add() begins one by itself.
    base::Status commit();
    /// Survives every later import. Durable after the next commit().
    base::Status review(base::EventId event, Review review);

    /// Replaces the places of all actors at a level, in a transaction of its own; the events are not touched.
    base::Status saveGraphPlaces(const std::string& level, const std::vector<GraphPlace>& places);

    base::Result<CaseCounts> counts() const;
    /// Problems found by SQLite's and our own integrity checks; empty = sound.
    base::Result<std::vector<std::string>> check() const;

private:
    struct Impl;
    explicit CaseStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Read-only questions; the case is not changed, nor locked.
base::Result<CaseSummary> summarize(const std::string& path);
base::Result<std::vector<std::string>> checkCase(const std::string& path);
base::Result<std::vector<GraphPlace>> loadGraphPlaces(const std::string& path, const std::string& level);

}  // namespace chancery::store
