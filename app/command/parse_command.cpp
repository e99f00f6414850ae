#include "app/command/parse_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "app/command/console.h"
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

std::optional<std::string> readAll(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream in(path, std::ios::binary);
    std::error_code error;
    if (!in || std::filesystem::is_directory(path, error)) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

int print(const std::string& conllu) {
    std::fwrite(conllu.data(), 1, conllu.size(), stdout);
    return kDone;  // main sees whether it could be written
}

/// The built-in model, or those of the files, which must outlive it.
base::Result<language::LanguageModel> loadModel(const ParseOptions& options, std::vector<std::string>& files) {
    if (options.models.empty()) return language::LanguageModel::loadBuiltIn();
    for (const std::string& path : options.models) {
        auto bytes = readAll(path);
        if (!bytes) return base::makeError(base::ErrorCode::Unreadable, path + ": cannot be read");
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
    const auto bytes = readAll(options.input);
    if (!bytes) {
        complain(fmt::format("{}: cannot be read", options.input));
        return kSomeFailed;
    }
    if (!options.tokenized) {
        const std::string text = base::toNfc(*bytes);
        return print(language::writeConllu(model->analyse(text)));
    }
    auto conllu = language::readConllu(*bytes);
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
