#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/article/article_reader.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/extraction/extractor.h"

namespace chancery::ingest {

struct IngestOptions {
    article::ReadOptions read;
    unsigned threads = 0;  ///< extraction threads; 0 = one per core
};

struct IngestReport {
    std::uint64_t added = 0, unchanged = 0, replaced = 0, events = 0;
    std::uint64_t undated = 0;  ///< of those added or replaced: publication date taken from the file, so uncertain
    std::vector<article::SkippedInput> skipped;
    bool cancelled = false;
};

/// Reads inputs on the calling thread, extracts on all cores, writes with one writer, commits after every article.
/// "-" is standard input; lines of `chancery extract --with-text` are stored without a new extraction. Stopping keeps what is done. Fails only if the case file cannot be opened or written.
base::Result<IngestReport> ingest(const std::string& casePath, const std::vector<std::filesystem::path>& inputs,
                                  const extraction::Extractor& extractor, const IngestOptions& options,
                                  std::stop_token stop = {}, const base::ProgressCallback& progress = {});

using ExtractFunction = std::function<std::vector<base::Result<extraction::Extraction>>(std::vector<article::Article>&&)>;

/// The same with any extraction of several articles, which must not throw; `extract` is called from several threads at once. Results enter the case in the order
/// of reading, so that the case does not depend on the number of threads.
base::Result<IngestReport> ingest(const std::string& casePath, const std::vector<std::filesystem::path>& inputs,
                                  const ExtractFunction& extract, const std::string& extractorVersion,
                                  const IngestOptions& options, std::stop_token stop = {},
                                  const base::ProgressCallback& progress = {});

}  // namespace chancery::ingest
