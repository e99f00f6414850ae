#include "core/language/language_model.h"

#include <optional>

#include "core/base/resources.h"
#include "core/language/committee.h"
#include "core/language/lemmatizer.h"
#include "core/language/model_file.h"
#include "core/language/network.h"
#include "core/language/quotation.h"
#include "core/language/segmentation.h"
#include "core/language/spelling.h"

namespace chancery::language {

struct LanguageModel::Impl {
    Spelling spelling;
    std::optional<Network> network;  ///< none: segmenter only
    Lemmatizer lemmatizer;
    std::optional<Committee> committee = std::nullopt;  ///< instead of the network
};

namespace {

constexpr std::string_view kModelFile = "model/english.bin";

base::Result<Spelling> loadSpelling() {
    const auto json = base::Resources::findBuiltIn("lexicon/abbreviations.json");
    if (!json) return base::makeError(base::ErrorCode::NotFound, "lexicon/abbreviations.json is not in the program");
    return Spelling::parse(*json);
}

}  // namespace

LanguageModel::LanguageModel(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

base::Result<LanguageModel> LanguageModel::load(std::string_view bytes) {
    auto spelling = loadSpelling();
    if (!spelling) return spelling.error();
    auto file = ModelReader::open(bytes);
    if (!file) return file.error();
    auto network = Network::read(*file);
    if (!network) return network.error();
    auto lemmatizer = Lemmatizer::read(*file);
    if (!lemmatizer) return lemmatizer.error();
    return LanguageModel(
        std::make_unique<Impl>(Impl{std::move(*spelling), std::move(*network), std::move(*lemmatizer)}));
}

base::Result<LanguageModel> LanguageModel::loadCommittee(std::span<const std::string_view> files) {
    if (files.empty()) return base::makeError(base::ErrorCode::InvalidArgument, "a committee of no models");
    auto first = load(files[0]);
    if (!first) return first.error();
    std::vector<Network> members;
    for (const std::string_view bytes : files) {
        auto file = ModelReader::open(bytes);
        if (!file) return file.error();
        auto network = Network::read(*file);
        if (!network) return network.error();
        members.push_back(std::move(*network));
    }
    auto committee = Committee::of(std::move(members));
    if (!committee) return committee.error();
    first->m_impl->committee.emplace(std::move(*committee));
    return first;
}

base::Result<LanguageModel> LanguageModel::loadBuiltIn() {
    const auto bytes = base::Resources::findBuiltIn(kModelFile);
    if (!bytes) return base::makeError(base::ErrorCode::NotFound, std::string(kModelFile) + " is not in the program");
    return load(*bytes);
}

base::Result<LanguageModel> LanguageModel::segmenterOnly() {
    auto spelling = loadSpelling();
    if (!spelling) return spelling.error();
    return LanguageModel(std::make_unique<Impl>(Impl{std::move(*spelling), std::nullopt, {}}));
}

void LanguageModel::annotate(Document& document) const {
    if (!m_impl->network) return;
    if (m_impl->committee) m_impl->committee->analyse(document, kMaxSentenceTokens);
    else m_impl->network->analyse(document, kMaxSentenceTokens);
    TextStore store(document.strings, document.text.size() / 16);
    for (Token& token : document.tokens) {
        const std::string_view verb = token.upos == Upos::Verb ? m_impl->spelling.verbOf(token.lower) : std::string_view();
        token.lemma = verb.empty() ? m_impl->lemmatizer.lemma(token, store) : store.add(verb);
    }
    for (Sentence& sentence : document.sentences) linkChildren(document, sentence);
}

Document LanguageModel::analyse(std::string_view text) const {
    Document document = segment(text, m_impl->spelling, kMaxSentenceTokens);
    annotate(document);
    return document;
}

void LanguageModel::analyseTokenized(Document& document) const {
    fillLower(document);
    markQuotations(document);
    annotate(document);
}

}  // namespace chancery::language
