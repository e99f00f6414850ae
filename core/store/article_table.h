#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/extraction/extraction.h"
#include "core/store/content_hash.h"
#include "core/store/database.h"

namespace chancery::store {

/// Writes articles, their sentences (with the full-text index) and actors. Throws SQLite::Exception.
class ArticleTable {
public:
    explicit ArticleTable(const Database& database) : m_database(database) {}

    struct Known {
        std::int64_t id = 0;
        std::string extractor;
    };
    std::optional<Known> find(const ContentHash& hash) const;
    /// The one with this title and text, whatever its date. Of several the one of the same path and input id; none where
    /// that does not tell either.
    struct Twin {
        Known known;
        bool dated = false;      ///< by the analyst (DateSource::Given)
        bool uncertain = false;  ///< its day is a guess
    };
    std::optional<Twin> findTwin(const article::Article& article) const;
    /// By number of v_article, else by path, input id or URL.
    std::vector<std::int64_t> named(std::string_view name) const;

    /// With text, sentences and offices; its evidence must be gone.
    void remove(std::int64_t article);

    /// A new article with its text, or the changed facts of article `known` (same text).
    std::int64_t write(const article::Article& article, const ContentHash& hash, const std::string& extractor,
                       std::optional<std::int64_t> known);
    /// Sentence spans of an extraction in text order; those of its events where it names none.
    static std::vector<base::Span> sentencesOf(const extraction::Extraction& extraction);
    /// Replaces the article's sentences; gives their ids.
    std::vector<std::int64_t> writeSentences(std::int64_t article, std::string_view text,
                                             const std::vector<base::Span>& sentences, bool replace);

    struct StoredActor {
        std::int64_t id = 0;
        bool changed = false;  ///< kind, side or rank are not what they were
    };
    /// Of two descriptions of one actor the fuller one stays, whichever came first; a newer extractor's always.
    StoredActor writeActor(const actor::Actor& actor, const std::string& extractor);
    void writeActorName(std::int64_t actor, std::string_view name);
    /// What the article knows of an actor's office on its day, or that it was held before.
    void writeOffice(std::int64_t article, std::int64_t actor, const actor::Actor& told);
    void removeOffices(std::int64_t article);
    std::int64_t placeId(const std::string& name, const std::string& country);

private:
    std::int64_t sourceId(const std::string& name);
    void removeSentences(std::int64_t article, std::string_view text);

    const Database& m_database;
};

}  // namespace chancery::store
