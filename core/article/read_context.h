#pragma once
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/article/article.h"
#include "core/article/article_reader.h"
#include "core/article/written_date.h"

namespace chancery::article {

/// What a format's reader found of one article, before the rules that hold for all formats.
struct FoundArticle {
    std::string id, title, source, url;
    std::vector<std::string> authors;
    std::string text;        ///< well-formed UTF-8
    bool exactText = false;  ///< JSON: the text must stay as given; others are NFC and clean already
    std::optional<WrittenDate> metadataDate;
    std::optional<WrittenDate> headerDate;
    std::uint64_t number = 0;  ///< line or place in the file; 0 if the file holds one article
};

/// What is known of the input in hand, and where its articles go. One reading has one; it outlives every
/// reader.
class ReadContext {
public:
    ReadContext(const ReadOptions& options, const ArticleSink& sink, std::stop_token stop)
        : m_options(options), m_sink(sink), m_stop(std::move(stop)) {}

    /// Before each file: what it is called in reports, and the day it was last changed.
    /// `isFile` false: the name is for reports and ids only, and articles get no path.
    void begin(std::string path, std::optional<base::Date> modified, bool isFile = true);

    const std::string& path() const { return m_path; }
    /// `path` or `path:number`.
    std::string where(std::uint64_t number) const;

    /// Fills in dateline, dates, headline and id, and hands the article on.
    void emit(FoundArticle&& found);
    void skip(std::string path, base::Error reason);
    void skip(base::Error reason) { skip(m_path, std::move(reason)); }
    /// Something about an article that is read nevertheless.
    void doubt(std::string path, base::Error reason);
    void doubt(base::Error reason) { doubt(m_path, std::move(reason)); }

    /// True, and said in the report, once kMaxBadLines inputs of the file were skipped and not one was read.
    bool isHopeless();

    /// The sink or the stop token wants no more.
    bool stopped() const { return m_stopped || m_stop.stop_requested(); }

    ReadReport takeReport() { return std::move(m_report); }

private:
    void date(Article& article, const FoundArticle& found) const;
    std::optional<base::Date> datelineDate(int month, int day) const;
    std::string uniqueId(std::string id);

    const ReadOptions& m_options;
    const ArticleSink& m_sink;
    std::stop_token m_stop;
    std::string m_path;
    std::optional<base::Date> m_modified;
    /// Hash of each id to how often it came, so that a million articles cost little.
    std::unordered_map<std::uint64_t, std::uint64_t> m_ids;
    bool m_isFile = true;
    bool m_stopped = false;
    std::uint64_t m_articlesBefore = 0;  ///< the file in hand
    std::size_t m_skippedBefore = 0;
    ReadReport m_report;
};

}  // namespace chancery::article
