#include "core/language/training/examples.h"

#include <algorithm>
#include <map>

namespace chancery::language::training {

std::uint32_t Lexicon::find(std::string_view key) const {
    const auto it = index.find(std::string(key));
    return it == index.end() ? 0 : it->second;
}

Lexicon makeLexicon(const Document& treebank, const WordVectors& vectors, std::size_t maxWords) {
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

std::vector<Example> makeExamples(const Document& treebank, const Lexicon& lexicon, const Inventory& inventory) {
    std::map<std::pair<Upos, Xpos>, std::uint16_t> tags;
    for (std::size_t i = 0; i < inventory.tags.size(); ++i)
        tags[{inventory.tags[i].upos, inventory.tags[i].xpos}] = static_cast<std::uint16_t>(i);
    std::vector<Example> examples;
    for (const Sentence& sentence : treebank.sentences) {
        Example& example = examples.emplace_back();
        for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
            const Token& token = treebank[t];
            const WordKey key(token.lower);
            example.tokens.push_back({lexicon.find(key.view()), findParts(token.form, key.view()),
                                      {shapeRow(token.form, Recase::Upper), shapeRow(token.form, Recase::Title)},
                                      tags[{token.upos, token.xpos}]});
            example.gold.heads.push_back(static_cast<int>(token.head == kNoToken ? sentence.size() : token.head - sentence.first));
            example.gold.relations.push_back(token.relation);
        }
        example.gold.link();
    }
    return examples;
}

}  // namespace chancery::language::training
