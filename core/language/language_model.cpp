#include "core/language/language_model.h"

#include "core/base/resources.h"
#include "core/language/segmentation.h"
#include "core/language/spelling.h"

namespace chancery::language {

struct LanguageModel::Impl {
    Spelling spelling;
};

namespace {

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

base::Result<LanguageModel> LanguageModel::load(std::string_view) {
    return base::makeError(base::ErrorCode::Unsupported, "language models cannot be read yet");
}

base::Result<LanguageModel> LanguageModel::loadBuiltIn() { return segmenterOnly(); }

base::Result<LanguageModel> LanguageModel::segmenterOnly() {
    auto spelling = loadSpelling();
    if (!spelling) return spelling.error();
    return LanguageModel(std::make_unique<Impl>(Impl{std::move(*spelling)}));
}

Document LanguageModel::analyse(std::string_view text, const AnalyseOptions&) const {
    return segment(text, m_impl->spelling, kMaxSentenceTokens);
}

void LanguageModel::analyseTokenized(Document& document) const { fillLower(document); }

}  // namespace chancery::language
