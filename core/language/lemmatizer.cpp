#include "core/language/lemmatizer.h"

#include <algorithm>
#include <array>
#include <optional>

namespace chancery::language {

namespace {

base::Error malformed(std::string_view reason) {
    return base::makeError(base::ErrorCode::Malformed, "language model: lemma rules " + std::string(reason));
}

constexpr std::size_t kEntryHeader = 6;  // kind, upos, xpos, strip, key bytes, appended bytes

/// The typographic apostrophe as "'"; `buffer` holds the result if there was one.
std::string_view plainApostrophes(std::string_view lower, std::array<char, Lemmatizer::kMaxForm>& buffer) {
    if (lower.find('\xE2') == lower.npos) return lower;
    std::size_t n = 0;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (lower.substr(i, 3) == "\xE2\x80\x99") {
            buffer[n++] = '\'';
            i += 2;
        } else {
            buffer[n++] = lower[i];
        }
    }
    return {buffer.data(), n};
}

struct OwnScript {
    std::uint8_t strip = 0;
    std::string append;
    friend auto operator<=>(const OwnScript&, const OwnScript&) = default;
};

OwnScript scriptOf(std::string_view form, std::string_view lemma) {
    const auto end = std::mismatch(form.begin(), form.end(), lemma.begin(), lemma.end()).first;
    const auto common = static_cast<std::size_t>(end - form.begin());
    return {static_cast<std::uint8_t>(form.size() - common), std::string(lemma.substr(common))};
}

}  // namespace

base::Result<Lemmatizer> Lemmatizer::read(const ModelReader& file) {
    auto chunk = file.chunk("LEMM");
    if (!chunk) return chunk.error();
    std::string_view bytes = *chunk;
    if (bytes.size() < 4) return malformed("are cut off");
    const auto count = valueAt<std::uint32_t>(bytes, 0);
    bytes.remove_prefix(4);
    Lemmatizer lemmatizer;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (bytes.size() < kEntryHeader) return malformed("are cut off");
        const auto field = [bytes](std::size_t f) { return static_cast<std::uint8_t>(bytes[f]); };
        const std::size_t keyBytes = field(4), appended = field(5);
        if (bytes.size() < kEntryHeader + keyBytes + appended) return malformed("are cut off");
        const auto tag = static_cast<std::uint16_t>(field(1) << 8 | field(2));
        const Key key{tag, bytes.substr(kEntryHeader, keyBytes)};
        const LemmaScript script{field(3), bytes.substr(kEntryHeader + keyBytes, appended)};
        if (field(0) == 0) {
            if (script.strip > keyBytes) return malformed("cut more than the word");
            lemmatizer.m_forms[key] = script;
        } else {
            if (keyBytes > kMaxEnding) return malformed("have too long an ending");
            lemmatizer.m_endings[key] = script;
            std::size_t& longest = lemmatizer.m_longest[tag];
            longest = std::max(longest, keyBytes);
        }
        bytes.remove_prefix(kEntryHeader + keyBytes + appended);
    }
    return lemmatizer;
}

std::string_view Lemmatizer::lemma(const Token& token, TextStore& store) const {
    if (token.upos == Upos::Propn) return token.form;
    if (token.lower.size() > kMaxForm) return token.lower;
    std::array<char, kMaxForm> buffer;
    const std::string_view form = plainApostrophes(token.lower, buffer);
    const std::uint16_t tag = tagOf({token.upos, token.xpos});
    const LemmaScript* script = m_forms.find(Key{tag, form});
    if (const auto rules = m_longest.find(tag); script == nullptr && rules != m_longest.end()) {
        for (std::size_t n = std::min(rules->second, form.size());; --n) {
            const LemmaScript* const found = m_endings.find(Key{tag, form.substr(form.size() - n)});
            // A rule must leave something of the word, or "es" would lose all of itself.
            if (found != nullptr && found->strip < form.size()) {
                script = found;
                break;
            }
            if (n == 0) break;
        }
    }
    if (script == nullptr) return token.lower;
    const std::string_view stem = form.substr(0, form.size() - script->strip);
    if (script->append.empty() && form.data() == token.lower.data()) return stem;
    char* const out = store.reserve(stem.size() + script->append.size());
    std::copy(stem.begin(), stem.end(), out);
    std::copy(script->append.begin(), script->append.end(), out + stem.size());
    return store.finish(stem.size() + script->append.size());
}

void LemmaLearner::add(TagPair tag, std::string_view lower, std::string_view lowerLemma) {
    if (tag.upos == Upos::Propn || lower.size() > Lemmatizer::kMaxForm || lowerLemma.size() > Lemmatizer::kMaxForm) return;
    std::array<char, Lemmatizer::kMaxForm> buffer;
    const auto id = static_cast<std::uint16_t>(static_cast<unsigned>(tag.upos) << 8 | static_cast<unsigned>(tag.xpos));
    ++m_words[{id, std::string(plainApostrophes(lower, buffer))}].lemmas[std::string(lowerLemma)];
}

void LemmaLearner::write(ModelWriter& file) const {
    using Node = std::pair<std::uint16_t, std::string>;  // tag and ending
    std::map<Node, std::map<OwnScript, std::size_t>> counts;
    const auto lemmaOf = [](const Word& word) -> const std::string& {
        return std::max_element(word.lemmas.begin(), word.lemmas.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })->first;
    };
    for (const auto& [key, word] : m_words) {
        const std::string& form = key.second;
        for (std::size_t n = 0; n <= std::min(Lemmatizer::kMaxEnding, form.size()); ++n)
            ++counts[{key.first, form.substr(form.size() - n)}][scriptOf(form, lemmaOf(word))];
    }
    // Shorter endings come first, so that a longer one is kept only where it says something else.
    std::vector<const std::pair<const Node, std::map<OwnScript, std::size_t>>*> nodes;
    for (const auto& entry : counts) nodes.push_back(&entry);
    std::stable_sort(nodes.begin(), nodes.end(), [](auto* a, auto* b) { return a->first.second.size() < b->first.second.size(); });
    std::map<Node, OwnScript> rules;
    const auto applied = [&rules](std::uint16_t tag, const std::string& form, std::size_t longest) -> OwnScript {
        for (std::size_t n = std::min(longest, form.size());; --n) {
            const auto it = rules.find({tag, form.substr(form.size() - n)});
            if (it != rules.end() && it->second.strip < form.size()) return it->second;
            if (n == 0) return {};
        }
    };
    for (const auto* node : nodes) {
        const auto& [tag, ending] = node->first;
        const auto best = std::max_element(node->second.begin(), node->second.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        std::size_t total = 0;
        for (const auto& [script, n] : node->second) total += n;
        if (best->first.strip > ending.size() + 2 || (!ending.empty() && (best->second < 2 || best->second * 10 < total * 6)))
            continue;
        if (ending.empty() || applied(tag, ending, ending.size() - 1) != best->first) rules[node->first] = best->first;
    }

    std::string bytes;
    std::uint32_t entries = 0;
    const auto put = [&](std::uint8_t kind, std::uint16_t tag, const OwnScript& script, std::string_view key) {
        for (const std::size_t field : {std::size_t{kind}, std::size_t{tag} >> 8, std::size_t{tag} & 0xFF,
                                        std::size_t{script.strip}, key.size(), script.append.size()})
            bytes.push_back(static_cast<char>(field));
        bytes.append(key).append(script.append);
        ++entries;
    };
    for (const auto& [node, script] : rules) put(1, node.first, script, node.second);
    for (const auto& [key, word] : m_words) {
        const OwnScript script = scriptOf(key.second, lemmaOf(word));
        if (applied(key.first, key.second, Lemmatizer::kMaxEnding) != script) put(0, key.first, script, key.second);
    }
    std::string chunk(reinterpret_cast<const char*>(&entries), sizeof entries);
    file.add("LEMM", chunk + bytes);
}

}  // namespace chancery::language
