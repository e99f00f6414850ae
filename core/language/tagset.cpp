#include "core/language/tagset.h"

#include <array>
#include <string_view>

namespace chancery::language {

namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, kXposCount> kXposNames = {
    "_", "NN", "IN", "DT", "NNP", "JJ", "PRP", ".", "RB", ",", "VB", "NNS", "CC", "VBP", "VBD", "VBZ",
    "CD", "VBN", "VBG", "TO", "MD", "PRP$", "UH", ":", "-RRB-", "WDT", "-LRB-", "WRB", "WP", "``", "''",
    "RP", "HYPH", "POS", "NNPS", "JJR", "JJS", "EX", "RBR", "NFP", "ADD", "SYM", "GW", "$", "FW", "PDT",
    "RBS", "LS", "AFX", "WP$"};

constexpr std::array<std::string_view, kRelationCount> kRelationNames = {
    "punct", "case", "nsubj", "det", "root", "advmod", "amod", "obj", "obl", "conj", "nmod", "compound",
    "cc", "mark", "aux", "cop", "nmod:poss", "advcl", "xcomp", "flat", "acl:relcl", "ccomp",
    "parataxis", "acl", "appos", "nummod", "aux:pass", "nsubj:pass", "discourse", "obl:unmarked",
    "nmod:unmarked", "compound:prt", "expl", "fixed", "iobj", "list", "obl:agent", "nmod:desc", "csubj",
    "reparandum", "dep", "nsubj:outer", "det:predet", "advcl:relcl", "vocative", "goeswith",
    "cc:preconj", "orphan", "dislocated", "csubj:pass", "csubj:outer"};

template <typename Tag, std::size_t N>
std::optional<Tag> parse(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == name) return static_cast<Tag>(i);
    return std::nullopt;
}

}  // namespace

std::string_view name(Upos tag) { return kUposNames.at(static_cast<std::size_t>(tag)); }
std::string_view name(Xpos tag) { return kXposNames.at(static_cast<std::size_t>(tag)); }
std::string_view name(Relation relation) { return kRelationNames.at(static_cast<std::size_t>(relation)); }
std::optional<Upos> parseUpos(std::string_view name) { return parse<Upos>(kUposNames, name); }
std::optional<Xpos> parseXpos(std::string_view name) { return parse<Xpos>(kXposNames, name); }
std::optional<Relation> parseRelation(std::string_view name) { return parse<Relation>(kRelationNames, name); }

Relation baseOf(Relation relation) {
    static const auto bases = [] {
        std::array<Relation, kRelationCount> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            const std::string_view whole = kRelationNames[i];
            table[i] = parseRelation(whole.substr(0, whole.find(':'))).value_or(static_cast<Relation>(i));
        }
        return table;
    }();
    return bases[static_cast<std::size_t>(relation)];
}

}  // namespace chancery::language
