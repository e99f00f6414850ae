#pragma once
#include <cstdint>
#include <filesystem>
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
    std::vector<article::SkippedInput> skipped;
    bool cancelled = false;
};

/// Reads inputs on the calling thread, extracts on all cores, writes with one writer, commits at least every second.
/// "-" is standard input. Stopping keeps what is done. Fails only if the case file cannot be opened or written.
base::Result<IngestReport> ingest(const std::string& casePath, const std::vector<std::filesystem::path>& inputs,
                                  const extraction::Extractor& extractor, const IngestOptions& options,
                                  std::stop_token stop = {}, const base::ProgressCallback& progress = {});

}  // namespace chancery::ingest
