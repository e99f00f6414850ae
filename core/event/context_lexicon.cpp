#include "core/event/context_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/json_reader.h"

namespace chancery::event {

namespace {

constexpr std::string_view kFile = "lexicon/contexts.json";
constexpr std::size_t kMaxContexts = 64;

base::Error malformed(std::string reason) {
    return base::makeError(base::ErrorCode::Malformed, fmt::format("{}: {}", kFile, std::move(reason)));
}

}  // namespace

base::Result<ContextLexicon> ContextLexicon::load(const base::Resources& resources) {
    const std::vector<std::string_view> layers = resources.layers(kFile);
    if (layers.empty()) return base::makeError(base::ErrorCode::NotFound, fmt::format("{} is missing", kFile));
    return parse(layers);
}

base::Result<ContextLexicon> ContextLexicon::parse(const std::vector<std::string_view>& layers) {
    ContextLexicon lexicon;
    for (const std::string_view layer : layers) {
        const auto tree = base::readJson(layer);
        if (!tree) return malformed(tree.error().message);
        const nlohmann::json& root = *tree;
        // A layer may hold only what FrameLexicon reads of it.
        if (root.is_object() && !root.contains("contexts") &&
            (root.contains("topics") || root.contains("vetoes") || root.contains("least")))
            continue;
        if (!root.is_object() || !root.contains("contexts") || !root["contexts"].is_object())
            return malformed("no object 'contexts'");
        for (const auto& [name, words] : root["contexts"].items()) {
            if (!words.is_array()) return malformed(fmt::format("'{}' is no array", name));
            auto known = std::find(lexicon.m_names.begin(), lexicon.m_names.end(), name);
            if (known == lexicon.m_names.end()) {
                if (lexicon.m_names.size() >= kMaxContexts) return malformed("too many contexts");
                known = lexicon.m_names.insert(known, name);
            }
            const auto index = static_cast<std::uint8_t>(known - lexicon.m_names.begin());
            for (const nlohmann::json& word : words) {
                if (!word.is_string()) return malformed(fmt::format("'{}' holds something that is no word", name));
                lexicon.m_byWord[word.get<std::string>()].push_back(index);
            }
        }
    }
    return lexicon;
}

std::vector<std::string> ContextLexicon::contextsOf(const language::Document& document, std::uint32_t sentence) const {
    std::uint64_t seen = 0;
    const language::Sentence& s = document.sentences[sentence];
    for (language::TokenIndex t = s.first; t < s.last; ++t) {
        const auto* indices = m_byWord.find(document[t].lemma);
        if (indices == nullptr) indices = m_byWord.find(document[t].lower);
        if (indices == nullptr) continue;
        for (const std::uint8_t index : *indices) seen |= std::uint64_t{1} << index;
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        if ((seen >> i) & 1U) names.push_back(m_names[i]);
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace chancery::event
