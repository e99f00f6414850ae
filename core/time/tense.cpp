#include "core/time/tense.h"

#include <algorithm>

namespace chancery::time {

using language::Document;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;
using language::Xpos;

namespace {

/// How far the tense of a clause is looked for; keeps a sentence without end linear.
constexpr std::size_t kReach = 40;
constexpr int kMaxClimb = 12;

bool isVerbal(const Token& token) { return token.upos == Upos::Verb || token.upos == Upos::Aux; }

}  // namespace

TenseReader::TenseReader(const Document& document, const std::vector<Atom>& atoms) : m_document(document), m_atoms(atoms) {}

TenseHint TenseReader::tenseOf(std::size_t first, std::size_t last, std::size_t sentenceFirst, std::size_t sentenceLast) const {
    const TokenIndex firstToken = m_atoms[first].token;
    const TokenIndex lastToken = m_atoms[last - 1].token + 1;
    const auto& sentence = m_document.sentenceOf(firstToken);
    if (sentence.root != kNoToken) {
        TokenIndex top = firstToken;
        for (TokenIndex t = firstToken; t < lastToken; ++t) {
            const TokenIndex head = m_document[t].head;
            if (head == kNoToken || head < firstToken || head >= lastToken) top = t;
        }
        if (const TenseHint tense = fromTree(top); tense != TenseHint::None) return tense;
    }
    if (m_document[firstToken].upos != Upos::X) return fromTags(firstToken, lastToken);
    return fromWords(first, last, sentenceFirst, sentenceLast);
}

TenseHint TenseReader::fromTree(TokenIndex token) const {
    TokenIndex t = token;
    for (int depth = 0; depth < kMaxClimb && t != kNoToken; ++depth) {
        if (isVerbal(m_document[t]) || m_document.findChild(t, Relation::Cop) != kNoToken) {
            const TenseHint tense = ofVerb(t, 0);
            if (tense != TenseHint::None) return tense;
        }
        t = m_document[t].head;
    }
    return TenseHint::None;
}

/// From the verb's own form and its auxiliaries; an infinitive or participle asks the verb above it.
TenseHint TenseReader::ofVerb(TokenIndex verb, int depth) const {
    const Token& token = m_document[verb];
    bool perfectOrPassive = false, presentAux = false, infinitive = false;
    for (TokenIndex c = token.firstChild; c != kNoToken; c = m_document[c].nextSibling) {
        const Token& child = m_document[c];
        if (child.upos == Upos::Aux) {
            if (child.xpos == Xpos::MD) return TenseHint::Future;
            if (child.xpos == Xpos::VBD) return TenseHint::Past;
            if (child.lower == "has" || child.lower == "have" || child.lower == "'ve") perfectOrPassive = true;
            else if (child.xpos == Xpos::VBZ || child.xpos == Xpos::VBP) presentAux = true;
        } else if (child.xpos == Xpos::TO && c < verb) {
            infinitive = true;
        }
    }
    if (perfectOrPassive) return TenseHint::Past;
    if (infinitive) {
        const bool complement = language::baseOf(token.relation) == Relation::Xcomp || language::baseOf(token.relation) == Relation::Ccomp ||
                                language::baseOf(token.relation) == Relation::Acl;
        if (complement) return TenseHint::Future;
        if (token.head != kNoToken && depth < kMaxClimb) return ofVerb(token.head, depth + 1);
        return TenseHint::Future;
    }
    if (presentAux) return token.xpos == Xpos::VBG ? TenseHint::Future : TenseHint::Present;
    switch (token.xpos) {
        case Xpos::VBD: return TenseHint::Past;
        case Xpos::VBZ: case Xpos::VBP: return TenseHint::Present;
        case Xpos::VBN:
            if (m_atoms.empty()) return TenseHint::Past;
            return token.lower == "scheduled" || token.lower == "due" || token.lower == "planned" || token.lower == "expected" || token.lower == "set"
                       ? TenseHint::Future : TenseHint::Past;
        default: return TenseHint::None;
    }
}

TenseHint TenseReader::ofTaggedVerb(TokenIndex t) const {
    const Token& token = m_document[t];
    switch (token.xpos) {
        case Xpos::MD: return TenseHint::Future;
        case Xpos::VBD: return TenseHint::Past;
        case Xpos::VBN: return TenseHint::Past;
        case Xpos::VBZ: case Xpos::VBP: return TenseHint::Present;
        case Xpos::VB: {
            const TokenIndex first = m_document.sentenceOf(t).first;
            for (TokenIndex k = t; k > first && k + 4 > t; --k) {
                if (m_document[k - 1].xpos == Xpos::MD || m_document[k - 1].xpos == Xpos::TO) return TenseHint::Future;
                if (m_document[k - 1].xpos == Xpos::VBD) return TenseHint::Past;
            }
            return TenseHint::None;
        }
        default: return TenseHint::None;
    }
}

TenseHint TenseReader::fromTags(TokenIndex first, TokenIndex last) const {
    const auto& sentence = m_document.sentenceOf(first);
    for (TokenIndex t = first; t > sentence.first && first - t < kReach; --t)
        if (const TenseHint tense = ofTaggedVerb(t - 1); tense != TenseHint::None) return tense;
    for (TokenIndex t = last; t < sentence.last && t - last < kReach; ++t)
        if (const TenseHint tense = ofTaggedVerb(t); tense != TenseHint::None) return tense;
    return TenseHint::None;
}

TenseHint TenseReader::ofWord(std::size_t i) const {
    const Atom& atom = m_atoms[i];
    if (atom.kind != Atom::Kind::Word) return TenseHint::None;
    if (atom.word != nullptr && atom.word->tense != TenseHint::None) return atom.word->tense;
    const std::string_view text = m_document.text.substr(atom.begin, atom.length());
    if (atom.word == nullptr && !atom.capital && text.size() > 4 && text.ends_with("ed")) return TenseHint::Past;
    return TenseHint::None;
}

TenseHint TenseReader::fromWords(std::size_t first, std::size_t last, std::size_t sentenceFirst, std::size_t sentenceLast) const {
    TenseHint found = TenseHint::None;
    for (std::size_t i = first; i > sentenceFirst && first - i < kReach; --i) {
        const TenseHint tense = ofWord(i - 1);
        if (tense == TenseHint::None) continue;
        // "is scheduled to", "was expected": what is foreseen outweighs the participle's auxiliary; "has met" is past.
        if (found == TenseHint::Past && tense == TenseHint::Future && first - i < 6) return TenseHint::Future;
        if (found != TenseHint::None) break;
        found = tense;
        if (tense == TenseHint::Future) return tense;
    }
    if (found != TenseHint::None) return found;
    for (std::size_t i = last; i < sentenceLast && i - last < kReach; ++i)
        if (const TenseHint tense = ofWord(i); tense != TenseHint::None) return tense;
    return TenseHint::None;
}

}  // namespace chancery::time
