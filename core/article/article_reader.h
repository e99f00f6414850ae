#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/article/article.h"
#include "core/base/result.h"

namespace chancery::article {

inline constexpr std::uintmax_t kMaxFileBytes = 32U << 20U;  ///< of one file that holds one article
inline constexpr std::uintmax_t kMaxJsonLineBytes =
    32U << 20U;  ///< of one line of JSONL; the file itself may be larger
inline constexpr std::size_t kMaxTextBytes = 16U << 20U;  ///< of one article's text
inline constexpr int kMaxJsonDepth = 64;
inline constexpr std::size_t kMaxJsonValues = 1'000'000;  ///< of one JSON text
inline constexpr std::uint64_t kMaxBadLines = 1'000;      ///< at the start of a file: then it is given up
inline constexpr int kMaxHtmlDepth = 512;
inline constexpr std::size_t kMaxHtmlAttributes = 1'000;  ///< of one element
inline constexpr std::size_t kMaxHtmlErrors = 100'000;    ///< of markup, on one page
inline constexpr std::size_t kMaxCombiningMarks = 256;    ///< in a row; no script needs more than a few
inline constexpr int kMaxDirectoryDepth = 32;
inline constexpr std::size_t kMaxFiles = 1'000'000;  ///< of one directory walk

struct ReadOptions {
    std::optional<base::Date> date;  ///< --date: overrides everything else
};

/// What was not read, and why; the rest went on.
struct SkippedInput {
    std::string path;  ///< file, or file:line for JSONL
    base::Error reason;
    bool articleIsRead = false;  ///< the article came in; only what the reason names did not
};

struct ReadReport {
    std::uint64_t articles = 0;
    std::vector<SkippedInput> skipped;
};

/// Takes each article as it is read; false stops the reading.
using ArticleSink = std::function<bool(Article&&)>;

/// Reads one file of any known format, or walks a directory in name order (links are not followed), and hands
/// every article to `sink` on the calling thread. Never throws; a file that cannot be read is named in the
/// report.
ReadReport readArticles(const std::filesystem::path& path, const ReadOptions& options,
                        const ArticleSink& sink, std::stop_token stop = {});

/// The same for standard input, whose format is found from its content (JSONL, JSON, HTML or plain text).
ReadReport readArticles(std::istream& in, std::string_view name, const ReadOptions& options,
                        const ArticleSink& sink, std::stop_token stop = {});

/// One article per call from bytes in memory; `nameHint` is the file name that chooses the format.
/// JSONL and JSON arrays may give several.
base::Result<std::vector<Article>> parseArticles(std::string_view bytes, std::string_view nameHint,
                                                 const ReadOptions& options);

}  // namespace chancery::article
