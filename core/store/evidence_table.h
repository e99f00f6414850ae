#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/extraction/extraction.h"
#include "core/store/article_table.h"
#include "core/store/database.h"
#include "core/store/report_table.h"

namespace chancery::store {

/// The sentences of one article as stored, in text order.
struct SentenceIndex {
    std::vector<base::Span> spans;
    std::vector<std::int64_t> ids;
    /// The sentence in which the span begins; 0 if none does.
    std::int64_t find(base::Span span) const;
};

/// Refuses an extraction whose spans or actor numbers point outside of it (a text left out, a broken file).
base::Status checkExtraction(const extraction::Extraction& extraction);

/// Writes the events of one article as rows of `evidence`. Throws SQLite::Exception.
class EvidenceTable {
public:
    EvidenceTable(const Database& database, ArticleTable& articles, ReportTable& reports)
        : m_database(database), m_articles(articles), m_reports(reports) {}

    /// Row ids of the extraction's actors, in its order, with the names the text gives them and the offices that its
    /// article knows them in.
    std::vector<std::int64_t> writeActors(const extraction::Extraction& extraction, std::int64_t article,
                                          const std::string& extractorVersion);

    struct Written {
        std::vector<std::int64_t> added;
        std::vector<Report> removed;
    };
    /// Replaces the article's evidence. An event that it told before (same type, trigger in the same place) keeps its
    /// row, and with it the merged event and all that the analyst has done to it.
    Written write(const extraction::Extraction& extraction, std::int64_t article, const SentenceIndex& sentences,
                  const std::vector<std::int64_t>& actors);
    /// Removes all of it; gives the reports that were there.
    std::vector<Report> remove(std::int64_t article);

private:
    std::vector<Report> reportsOf(std::int64_t article) const;
    void removeRow(std::int64_t evidence);
    void removeParts(std::int64_t evidence);
    void writeRow(const extraction::Extraction& extraction, const event::Event& event, std::int64_t article,
                  const SentenceIndex& sentences, std::int64_t id);
    void writeParts(const event::Event& event, const SentenceIndex& sentences, const std::vector<std::int64_t>& actors,
                    std::int64_t id);

    const Database& m_database;
    ArticleTable& m_articles;
    ReportTable& m_reports;
};

}  // namespace chancery::store
