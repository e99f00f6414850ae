#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date_interval.h"
#include "core/base/span.h"

namespace chancery::article {

/// Where the publication date comes from, from sure to unsure (docs/formats/articles.md gives the order of
/// search).
enum class DateSource : std::uint8_t {
    Given,             ///< --date
    Metadata,          ///< JSON field, HTML metadata, mail header
    HeaderLine,        ///< ` date 2023-11-09 By ...`, `Date: ...`
    Dateline,          ///< month and day of the dateline, the year from the file: uncertain
    ModificationTime,  ///< the file's: uncertain
    None,
};

/// `SEOUL, Nov 9 (Reuters) - `
struct Dateline {
    std::string place;    ///< as written: "SEOUL", "GENEVA/PARIS", "NAIROBI, Kenya"
    std::string country;  ///< ISO alpha-3, or empty if not known
    std::optional<base::Date> date;
    std::string agency;  ///< "Reuters", or empty
    base::Span span;     ///< in Article::text, up to and with the dash
};

/// One news article, read but not yet understood. `text` is well-formed NFC UTF-8; every later span points
/// into it.
struct Article {
    std::string id;  ///< the input's own, or made from path and number; unique within one input
    std::string title;
    std::string text;
    std::optional<base::Date> published;
    std::optional<base::Instant> publishedAt;  ///< with the time of day, where the input has one
    DateSource dateSource = DateSource::None;
    std::string source;  ///< "Reuters"
    std::string url;
    std::vector<std::string> authors;
    std::optional<Dateline> dateline;
    /// Where the news begins in `text`: behind a header line that an exactly given text holds; 0 otherwise.
    std::uint32_t bodyBegin = 0;
    std::string path;  ///< file (and "!member" inside an archive); empty for stdin
    /// The text as the input gave it, if it was not NFC already: output spans count its code points.
    std::optional<std::string> givenText;

    bool publishedIsUncertain() const { return dateSource >= DateSource::Dateline; }
};

}  // namespace chancery::article
