#pragma once
#include <string>
#include <vector>

#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/event/frame.h"
#include "core/language/document.h"

namespace chancery::event {

/// PLOVER contexts ("military", "economic") by the words of a sentence: lexicon/contexts.json.
class ContextLexicon {
public:
    static base::Result<ContextLexicon> load(const base::Resources& resources);
    static base::Result<ContextLexicon> parse(const std::vector<std::string_view>& layers);

    /// Contexts that the sentence's words speak of, sorted, each once.
    std::vector<std::string> contextsOf(const language::Document& document, std::uint32_t sentence) const;

private:
    std::vector<std::string> m_names;
    base::WordMap<std::vector<std::uint8_t>> m_byWord;
};

}  // namespace chancery::event
