#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/language/document.h"

namespace chancery::language::training {

struct TrainOptions {
    std::filesystem::path treebank;                    ///< CoNLL-U
    std::filesystem::path dev;                         ///< CoNLL-U; only measured on
    /// Self-training: text that another, bigger model parsed, in CoNLL-U. Only its sentences of prose are learned.
    std::optional<std::filesystem::path> also;
    double alsoShare = 2.0;  ///< words of it in an epoch for each word of the treebank; every epoch takes the next ones
    double dropout = 1.0;    ///< all dropout is multiplied by it; less is right when there is much to learn from
    std::optional<std::filesystem::path> vectorsFrom;  ///< plain news text (.txt or .txt.xz) for word vectors
    /// A model of the same treebank, vectors and widths to go on from.
    std::optional<std::filesystem::path> from;
    double rate = 2e-3;  ///< of Adam at the start; falls to nothing
    std::filesystem::path output;
    std::uint64_t seed = 1;
    unsigned epochs = 16;
    unsigned hidden = 128;   ///< width of the encoder
    unsigned parser = 128;   ///< width of the parser's hidden layer
    unsigned layers = 4;
    unsigned maxWords = 34'000;
    /// Keeps the word vectors here and takes them from here the next time (not part of the model).
    std::optional<std::filesystem::path> vectorCache;
    /// Also writes the model after every epoch.
    bool writeEveryEpoch = false;
    std::function<void(std::string_view line)> log;    ///< one line a step; also collected in the report
};

/// Shares of all words, punctuation included.
struct Score {
    std::size_t words = 0;
    double upos = 0, xpos = 0, lemma = 0, uas = 0, las = 0;
    std::string text() const;
};

struct TrainReport {
    Score dev;
    std::size_t modelBytes = 0;
    double seconds = 0;
    std::string log;
};

/// Makes a model file; the same options and files give the same model on the same kind of processor.
base::Result<TrainReport> train(const TrainOptions& options);

/// `system` has the sentences and tokens of `gold`.
Score score(const Document& gold, const Document& system);

}  // namespace chancery::language::training
