#include "app/command/parse_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "app/command/console.h"
#include "core/article/byte_source.h"
#include "core/article/encoding.h"
#include "core/base/utf8.h"
#include "core/language/conllu.h"
#include "core/language/language_model.h"

namespace chancery::app {

namespace {

struct ParseOptions {
    std::string input = "-";
    std::vector<std::string> models;
    bool tokenized = false;
};

constexpr std::uintmax_t kMaxBytes = 1U << 30U;  ///< of a text, a treebank, a model

base::Result<std::string> readBytes(const std::string& path) {
    if (path == "-") return article::StreamSource(std::cin).readAll(kMaxBytes);
    article::FileSource file;
    if (auto opened = file.open(path, true); !opened) return opened.error();
    return file.readAll(kMaxBytes);
}

/// CoNLL-U is UTF-8, whatever the text came in; what is no text is refused as extract does.
base::Result<std::string> readText(const std::string& path) {
    const auto bytes = readBytes(path);
    if (!bytes) return bytes.error();
    if (const std::string_view format = article::findBinaryFormat(*bytes); !format.empty())
        return base::makeError(base::ErrorCode::Unsupported, fmt::format("{}, not text", format));
    auto text = article::decodeText(*bytes);
    if (!text) return text.error();
    return std::move(text->utf8);
}

int print(const std::string& conllu) {
    std::fwrite(conllu.data(), 1, conllu.size(), stdout);
    return kDone;  // main sees whether it could be written
}

/// The built-in model, or those of the files, which must outlive it.
base::Result<language::LanguageModel> loadModel(const ParseOptions& options, std::vector<std::string>& files) {
    if (options.models.empty()) return language::LanguageModel::loadBuiltIn();
    for (const std::string& path : options.models) {
        auto bytes = readBytes(path);
        if (!bytes) return base::makeError(bytes.error().code, path + ": " + bytes.error().message);
        files.push_back(std::move(*bytes));
    }
    if (files.size() == 1) return language::LanguageModel::load(files[0]);
    const std::vector<std::string_view> views(files.begin(), files.end());
    return language::LanguageModel::loadCommittee(views);
}

int parse(const ParseOptions& options) {
    std::vector<std::string> files;
    const auto model = loadModel(options, files);
    if (!model) {
        complain(model.error());
        return kSomeFailed;
    }
    const auto given = readText(options.input);
    if (!given) {
        complain(fmt::format("{}: {}", options.input, given.error().message));
        return kSomeFailed;
    }
    if (!options.tokenized) {
        const std::string text = base::toNfc(*given);
        return print(language::writeConllu(model->analyse(text)));
    }
    auto conllu = language::readConllu(*given);
    if (!conllu) {
        complain(fmt::format("{}: {}", options.input, conllu.error().message));
        return kSomeFailed;
    }
    model->analyseTokenized(conllu->document);
    return print(language::writeConllu(conllu->document, &conllu->extras));
}

}  // namespace

void addParseCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<ParseOptions>();
    CLI::App* command = root.add_subcommand("parse", "Print tokens, tags, lemmas and dependency trees as CoNLL-U");
    command->add_option("input", options->input, "Plain text, or CoNLL-U with --tokenized; - for standard input")->capture_default_str();
    command->add_option("--model", options->models, "Model files instead of the built-in one; several decide together")
        ->allow_extra_args(false);
    command->add_flag("--tokenized", options->tokenized, "Keep the tokens of a CoNLL-U file and fill in the rest");
    command->callback([options, &run] { run = [options] { return parse(*options); }; });
}

}  // namespace chancery::app
