#pragma once
#include <memory>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/language/document.h"

namespace chancery::language {

/// Segmenter, tagger, lemmatizer and parser with their one model file. Immutable; any number of threads may analyse
/// at once (each call takes scratch memory from the model and gives it back; it grows to the longest sentence).
class LanguageModel {
public:
    /// `bytes` is the model file (docs/formats/model.md) and must outlive the model (views into it are kept).
    static base::Result<LanguageModel> load(std::string_view bytes);
    /// Several models of one treebank that decide together: slower and better, for text that others learn from.
    static base::Result<LanguageModel> loadCommittee(std::span<const std::string_view> files);
    /// The model that ships inside the program.
    static base::Result<LanguageModel> loadBuiltIn();
    /// A model that only cuts text into sentences and tokens and leaves tags, lemmas (the form itself) and heads
    /// empty: for making word vectors, where there is no model yet.
    static base::Result<LanguageModel> segmenterOnly();

    LanguageModel(LanguageModel&&) noexcept;
    LanguageModel& operator=(LanguageModel&&) noexcept;
    ~LanguageModel();

    /// `text` is NFC UTF-8 and must outlive the document. Linear in the length of the text. Never fails: a sentence
    /// longer than kMaxSentenceTokens is cut there.
    Document analyse(std::string_view text) const;

    /// Fills tags, lemmas and heads of a document whose sentences and tokens are given (forms and spans set).
    void analyseTokenized(Document& document) const;

    static constexpr TokenIndex kMaxSentenceTokens = 400;

private:
    struct Impl;
    explicit LanguageModel(std::unique_ptr<Impl> impl);
    void annotate(Document& document) const;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace chancery::language
