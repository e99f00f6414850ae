#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/flat_map.h"
#include "core/language/model_file.h"
#include "core/language/network.h"
#include "core/language/text_store.h"

namespace chancery::language {

/// What turns a lower-case form into its lemma: cut `strip` bytes off the end, then append.
struct LemmaScript {
    std::uint8_t strip = 0;
    std::string_view append;
};

/// Lemmas by form and tag: exceptions first, then the longest ending with a rule for that tag.
class Lemmatizer {
public:
    /// The chunk's views are kept.
    static base::Result<Lemmatizer> read(const ModelReader& file);

    /// Names keep their form; everything else gets a lower-case lemma. The view is into the token's form or lower
    /// form, or into `store`.
    std::string_view lemma(const Token& token, TextStore& store) const;

    static constexpr std::size_t kMaxEnding = 5;
    static constexpr std::size_t kMaxForm = 40;

private:
    struct Key {
        std::uint16_t tag = 0;
        std::string_view text;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        std::uint64_t operator()(const Key& key) const {
            return base::hashBytes(key.text) ^ (key.tag * std::uint64_t{0x9E3779B97F4A7C15});
        }
    };
    using Scripts = base::FlatMap<Key, LemmaScript, KeyHash>;
    static std::uint16_t tagOf(TagPair tag) {
        return static_cast<std::uint16_t>(static_cast<unsigned>(tag.upos) << 8 | static_cast<unsigned>(tag.xpos));
    }

    Scripts m_forms, m_endings;
    std::map<std::uint16_t, std::size_t> m_longest;  ///< the longest ending of each tag that has rules
};

/// Learns a lemmatizer's rules from words with known lemmas.
class LemmaLearner {
public:
    void add(TagPair tag, std::string_view lower, std::string_view lowerLemma);
    /// The chunk.
    void write(ModelWriter& file) const;

private:
    struct Word {
        std::map<std::string, std::size_t> lemmas;  ///< with their counts
    };
    std::map<std::pair<std::uint16_t, std::string>, Word> m_words;
};

}  // namespace chancery::language
