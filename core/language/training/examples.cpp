#include "core/language/training/examples.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>

namespace chancery::language::training {

std::uint32_t Lexicon::find(std::string_view key) const {
    const auto it = index.find(std::string(key));
    return it == index.end() ? 0 : it->second;
}

Lexicon makeLexicon(const Document& treebank, const Document* also, const WordVectors& vectors, std::size_t maxWords) {
    std::map<std::string, std::uint32_t> counts;
    for (const Token& token : treebank.tokens) ++counts[std::string(WordKey(token.lower).view())];
    Lexicon lexicon;
    lexicon.words = {""};
    lexicon.treebankRow = {0};
    lexicon.vectorRow = {0};
    lexicon.counts = {0};
    const auto add = [&lexicon](const std::string& word) {
        const auto [it, isNew] = lexicon.index.try_emplace(word, static_cast<std::uint32_t>(lexicon.words.size()));
        if (isNew) {
            lexicon.words.push_back(word);
            lexicon.treebankRow.push_back(0);
            lexicon.vectorRow.push_back(0);
            lexicon.counts.push_back(0);
        }
        return it->second;
    };
    for (const auto& [word, count] : counts) {
        if (count < 2) continue;
        const std::uint32_t row = add(word);
        lexicon.treebankRow[row] = static_cast<std::uint32_t>(lexicon.treebankWords++);
        lexicon.counts[row] = count;
    }
    for (std::size_t i = 0; i < vectors.words.size(); ++i) {
        const bool known = lexicon.index.contains(vectors.words[i]);
        if (!known && lexicon.words.size() >= maxWords) continue;
        lexicon.vectorRow[add(vectors.words[i])] = static_cast<std::uint32_t>(i + 1);
    }
    lexicon.vectorWords = vectors.words.size() + 1;
    for (const auto& [word, count] : counts)
        if (const auto it = lexicon.index.find(word); it != lexicon.index.end()) lexicon.counts[it->second] = count;
    if (also != nullptr)
        for (const Token& token : also->tokens)
            if (const std::uint32_t row = lexicon.find(WordKey(token.lower).view()); row != 0) ++lexicon.counts[row];
    return lexicon;
}

Inventory makeInventory(const Document& treebank) {
    std::map<std::pair<Upos, Xpos>, bool> tags;
    std::array<bool, kRelationCount> seen{};
    for (const Token& token : treebank.tokens) {
        tags[{token.upos, token.xpos}] = true;
        seen[static_cast<std::size_t>(token.relation)] = true;
    }
    Inventory inventory;
    for (const auto& [tag, present] : tags) inventory.tags.push_back({tag.first, tag.second});
    inventory.left.fill(-1);
    inventory.right.fill(-1);
    inventory.actions.push_back({Move::Shift, Relation::Dep});
    seen[static_cast<std::size_t>(Relation::Parataxis)] = true;  // the fall-back of the oracle
    for (const Move move : {Move::Left, Move::Right})
        for (std::size_t r = 0; r < kRelationCount; ++r) {
            if (!seen[r] || static_cast<Relation>(r) == Relation::Root) continue;
            (move == Move::Left ? inventory.left : inventory.right)[r] = static_cast<int>(inventory.actions.size());
            inventory.actions.push_back({move, static_cast<Relation>(r)});
        }
    return inventory;
}

namespace {

constexpr TokenIndex kShortestProse = 5, kLongestProse = 70;

/// A sentence of prose ends as one, has a verb and consists of words, most of them in lower case.
bool isProse(const Document& document, const Sentence& sentence) {
    if (sentence.size() < kShortestProse || sentence.size() > kLongestProse) return false;
    std::size_t words = 0, lower = 0, odd = 0, verbs = 0;
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
        const Token& token = document[t];
        if (token.form.size() > WordKey::kMaxKeyBytes) return false;
        verbs += token.upos == Upos::Verb || token.upos == Upos::Aux ? 1 : 0;
        odd += token.upos == Upos::Num || token.upos == Upos::Sym || token.upos == Upos::X ? 1 : 0;
        if (token.upos == Upos::Punct) continue;
        ++words;
        lower += token.form == token.lower ? 1 : 0;
    }
    if (verbs == 0 || odd * 4 > words || lower * 2 < words) return false;
    std::string_view end = document[sentence.last - 1].form;
    if (document[sentence.last - 1].xpos == Xpos::CloseQuote) end = document[sentence.last - 2].form;
    return end == "." || end == "?" || end == "!";
}

class ExampleMaker {
public:
    ExampleMaker(const Lexicon& lexicon, const Inventory& inventory) : m_lexicon(lexicon), m_inventory(inventory) {
        for (std::size_t i = 0; i < inventory.tags.size(); ++i)
            m_tags[{inventory.tags[i].upos, inventory.tags[i].xpos}] = static_cast<std::uint16_t>(i);
    }

    /// Nothing, if the sentence has a tag or a relation that is not in the inventory.
    std::optional<Example> make(const Document& treebank, const Sentence& sentence) const {
        Example example;
        for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
            const Token& token = treebank[t];
            const auto tag = m_tags.find({token.upos, token.xpos});
            const auto relation = static_cast<std::size_t>(token.relation);
            if (tag == m_tags.end() || (token.relation != Relation::Root && m_inventory.left[relation] < 0)) return std::nullopt;
            const WordKey key(token.lower);
            example.tokens.push_back({m_lexicon.find(key.view()), findParts(token.form, key.view()),
                                      {shapeRow(token.form, Recase::Upper), shapeRow(token.form, Recase::Title)}, tag->second});
            example.gold.heads.push_back(static_cast<int>(token.head == kNoToken ? sentence.size() : token.head - sentence.first));
            example.gold.relations.push_back(token.relation);
        }
        example.gold.link();
        return example;
    }

private:
    const Lexicon& m_lexicon;
    const Inventory& m_inventory;
    std::map<std::pair<Upos, Xpos>, std::uint16_t> m_tags;
};

}  // namespace

std::vector<Example> makeExamples(const Document& treebank, const Lexicon& lexicon, const Inventory& inventory) {
    const ExampleMaker maker(lexicon, inventory);
    std::vector<Example> examples;
    for (const Sentence& sentence : treebank.sentences)
        if (auto example = maker.make(treebank, sentence)) examples.push_back(std::move(*example));
    return examples;
}

std::vector<Example> makeProseExamples(const Document& parsed, const Lexicon& lexicon, const Inventory& inventory) {
    const ExampleMaker maker(lexicon, inventory);
    std::vector<Example> examples;
    std::unordered_set<std::string_view> seen;
    for (const Sentence& sentence : parsed.sentences) {
        if (!isProse(parsed, sentence) || !seen.insert(base::textOf(parsed.text, sentence.span)).second) continue;
        if (auto example = maker.make(parsed, sentence)) examples.push_back(std::move(*example));
    }
    return examples;
}

}  // namespace chancery::language::training
