#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/language/conllu.h"
#include "core/language/features.h"
#include "core/language/network.h"
#include "core/language/training/oracle.h"
#include "core/language/training/word_vectors.h"

namespace chancery::language::training {

/// The words the model will know: those of the treebank (twice or more) and the most frequent ones with a vector.
/// `also` may be null.
struct Lexicon {
    std::vector<std::string> words;          ///< rows of the model's word table; row 0 is the unknown word
    std::vector<std::uint32_t> treebankRow;  ///< of every word, in the table learned from the treebank; 0: unknown
    std::vector<std::uint32_t> vectorRow;    ///< the same for the pretrained vectors
    std::vector<std::uint32_t> counts;       ///< in all that is learned from
    std::unordered_map<std::string, std::uint32_t> index;
    std::size_t treebankWords = 1;
    std::size_t vectorWords = 1;

    std::uint32_t find(std::string_view key) const;
};

Lexicon makeLexicon(const Document& treebank, const Document* also, const WordVectors& vectors, std::size_t maxWords);

struct ExampleToken {
    std::uint32_t word = 0;
    PartRows parts{};
    std::array<std::uint32_t, 2> recased{};  ///< shape rows in capitals and with a capital first letter
    std::uint16_t tag = 0;
};

struct Example {
    std::vector<ExampleToken> tokens;
    GoldTree gold;
};

/// What the network has to tell apart.
struct Inventory {
    std::vector<TagPair> tags;
    std::vector<Action> actions;                       ///< actions[0] is Shift
    std::array<int, kRelationCount> left{}, right{};   ///< action of a relation, or -1
};

Inventory makeInventory(const Document& treebank);
std::vector<Example> makeExamples(const Document& treebank, const Lexicon& lexicon, const Inventory& inventory);
/// Of text that a program parsed: only whole sentences of prose (no headlines, lists, tables), each once.
std::vector<Example> makeProseExamples(const Document& parsed, const Lexicon& lexicon, const Inventory& inventory);

}  // namespace chancery::language::training
