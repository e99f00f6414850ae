#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

// The tag sets of Universal Dependencies v2 for English as UD_English-EWT 2.x uses them. The order is part of the
// model file's format: append only.

namespace chancery::language {

enum class Upos : std::uint8_t {
    Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, X
};
inline constexpr int kUposCount = 17;

/// Penn Treebank tags; the names differ from the tags only where a tag is no C++ name.
enum class Xpos : std::uint8_t {
    None,
    NN, IN, DT, NNP, JJ, PRP, Period, RB, Comma, VB, NNS, CC, VBP, VBD, VBZ, CD, VBN, VBG, TO, MD, PRPS,
    UH, Colon, RRB, WDT, LRB, WRB, WP, OpenQuote, CloseQuote, RP, HYPH, POS, NNPS, JJR, JJS, EX, RBR,
    NFP, ADD, SYM, GW, Dollar, FW, PDT, RBS, LS, AFX, WPS
};
inline constexpr int kXposCount = 50;

enum class Relation : std::uint8_t {
    Punct, Case, Nsubj, Det, Root, Advmod, Amod, Obj, Obl, Conj, Nmod, Compound, Cc, Mark, Aux, Cop,
    NmodPoss, Advcl, Xcomp, Flat, AclRelcl, Ccomp, Parataxis, Acl, Appos, Nummod, AuxPass, NsubjPass,
    Discourse, OblUnmarked, NmodUnmarked, CompoundPrt, Expl, Fixed, Iobj, List, OblAgent, NmodDesc,
    Csubj, Reparandum, Dep, NsubjOuter, DetPredet, AdvclRelcl, Vocative, Goeswith, CcPreconj, Orphan,
    Dislocated, CsubjPass, CsubjOuter
};
inline constexpr int kRelationCount = 51;

std::string_view name(Upos tag);            ///< "PROPN"
std::string_view name(Xpos tag);            ///< "PRP$"; "_" for None
std::string_view name(Relation relation);   ///< "nsubj:pass"
std::optional<Upos> parseUpos(std::string_view name);
std::optional<Xpos> parseXpos(std::string_view name);
std::optional<Relation> parseRelation(std::string_view name);

/// The relation without its subtype: nsubj for nsubj:pass.
Relation baseOf(Relation relation);

}  // namespace chancery::language
