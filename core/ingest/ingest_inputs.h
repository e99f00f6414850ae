#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/article/article_reader.h"
#include "core/extraction/extraction.h"

namespace chancery::ingest {

/// What the inputs hold: articles to be read, or the output of `chancery extract`, which needs no extraction.
struct InputSinks {
    article::ArticleSink article;
    std::function<bool(extraction::Extraction&&)> extraction;
};

/// Walks the inputs in order ("-" is standard input) and hands over what is in them; both kinds of sink end the
/// reading by false. Gives what was not read, and why.
std::vector<article::SkippedInput> readInputs(const std::vector<std::filesystem::path>& inputs,
                                              const article::ReadOptions& options, const InputSinks& sinks,
                                              std::stop_token stop);

/// About how many articles the inputs hold, for a progress bar: files, and lines of JSONL; 0 = cannot be known.
std::uint64_t estimateArticles(const std::vector<std::filesystem::path>& inputs, std::stop_token stop);

}  // namespace chancery::ingest
