#include "app/command/train_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/command/console.h"
#include "core/language/training/train.h"

namespace chancery::app {

namespace {

struct Options {
    std::string treebank, dev, vectors, vectorCache, also, from, output;
    language::training::TrainOptions train;
};

int train(Options options) {
    language::training::TrainOptions& o = options.train;
    o.treebank = options.treebank;
    o.dev = options.dev;
    o.output = options.output;
    if (!options.vectors.empty()) o.vectorsFrom = options.vectors;
    if (!options.vectorCache.empty()) o.vectorCache = options.vectorCache;
    if (!options.also.empty()) o.also = options.also;
    if (!options.from.empty()) o.from = options.from;
    o.log = [](std::string_view line) { fmt::print(stderr, "{}\n", line); };
    const auto report = language::training::train(o);
    if (!report) {
        complain(report.error());
        return kSomeFailed;
    }
    fmt::print("{}: {} bytes, {}\n", options.output, report->modelBytes, report->dev.text());
    return kDone;
}

}  // namespace

void addTrainCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = root.add_subcommand("train", "Make the language model from treebanks in CoNLL-U");
    command->add_option("--treebank", options->treebank, "Training treebank")->required();
    command->add_option("--dev", options->dev, "Development treebank, only measured on")->required();
    command->add_option("--vectors-from", options->vectors, "News text (.txt or .txt.xz) for word vectors");
    command->add_option("--vector-cache", options->vectorCache, "Keep the word vectors here for the next time");
    command->add_option("--also", options->also, "Text that bigger models parsed (CoNLL-U), learned beside the treebank");
    command->add_option("--also-share", options->train.alsoShare, "Words of it in an epoch for each word of the treebank")
        ->capture_default_str();
    command->add_option("--from", options->from, "A model of the same treebank, vectors and widths to go on from");
    command->add_option("--rate", options->train.rate, "Rate of learning at the start")->capture_default_str();
    command->add_option("--dropout", options->train.dropout, "Factor of all dropout")->capture_default_str()->check(CLI::Range(0.0, 2.0));
    command->add_option("--hidden", options->train.hidden, "Width of the encoder, a multiple of 16")->capture_default_str();
    command->add_option("--parser", options->train.parser, "Width of the parser's layer, a multiple of 16")->capture_default_str();
    command->add_option("--layers", options->train.layers, "Convolutions")->capture_default_str();
    command->add_option("--epochs", options->train.epochs)->capture_default_str();
    command->add_option("--seed", options->train.seed)->capture_default_str();
    command->add_option("-o,--output", options->output, "Model file to write")->required();
    command->callback([options, &run] { run = [options] { return train(*options); }; });
}

}  // namespace chancery::app
