#include "core/actor/name_repair.h"

#include <algorithm>
#include <set>

namespace chancery::actor {
namespace {

using language::baseOf;
using language::Document;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::Upos;

constexpr TokenIndex kLongestName = 16;

bool isNominal(const Token& token) {
    return token.upos == Upos::Propn || token.upos == Upos::Noun || token.upos == Upos::Num || token.upos == Upos::X;
}

/// Relations by which a noun takes part in a clause or a phrase, not in a name.
bool isPlaceOfNoun(Relation relation) {
    switch (baseOf(relation)) {
        case Relation::Root:
        case Relation::Nsubj:
        case Relation::Obj:
        case Relation::Iobj:
        case Relation::Obl:
        case Relation::Nmod:
        case Relation::Conj:
        case Relation::Appos:
        case Relation::Parataxis:
            return relation != Relation::NmodDesc;
        default:
            return false;
    }
}

class NameUniter {
public:
    explicit NameUniter(Document& document) : m_document(document), m_tokens(document.tokens) {}

    void unite(TokenIndex first, TokenIndex last);
    const std::set<std::uint32_t>& changed() const { return m_sentences; }

private:
    bool inside(TokenIndex t) const { return t >= m_first && t < m_last; }
    bool climbsInto(TokenIndex t) const;
    std::vector<TokenIndex> roots() const;
    TokenIndex strongest(const std::vector<TokenIndex>& roots) const;
    void giveWay(TokenIndex head);
    void adopt(TokenIndex from, TokenIndex to);

    Document& m_document;
    std::vector<Token>& m_tokens;
    std::set<std::uint32_t> m_sentences;
    TokenIndex m_first = 0, m_last = 0;
};

/// Words of the span whose heads lie outside of it.
std::vector<TokenIndex> NameUniter::roots() const {
    std::vector<TokenIndex> found;
    for (TokenIndex t = m_first; t < m_last; ++t) {
        const Token& token = m_tokens[t];
        if (token.upos == Upos::Punct || token.relation == Relation::Case) continue;
        if (token.head == kNoToken || !inside(token.head)) found.push_back(t);
    }
    return found;
}

/// True if the way from `t` to the root leads through the name.
bool NameUniter::climbsInto(TokenIndex t) const {
    for (; t != kNoToken; t = m_tokens[t].head)
        if (inside(t)) return true;
    return false;
}

TokenIndex NameUniter::strongest(const std::vector<TokenIndex>& roots) const {
    for (const TokenIndex t : roots)
        if (isNominal(m_tokens[t]) && isPlaceOfNoun(m_tokens[t].relation)) return t;
    for (TokenIndex t = m_first; t < m_last; ++t)
        if (isNominal(m_tokens[t]) && isPlaceOfNoun(m_tokens[t].relation)) return t;
    for (auto t = roots.rbegin(); t != roots.rend(); ++t)
        if (isNominal(m_tokens[*t])) return *t;
    return roots.back();
}

void NameUniter::adopt(TokenIndex from, TokenIndex to) {
    const language::Sentence& s = m_document.sentenceOf(from);
    for (TokenIndex t = s.first; t < s.last; ++t)
        if (m_tokens[t].head == from && !inside(t)) m_tokens[t].head = to;
}

/// "talks with [Park Jin] later": a name is no part of an adverb; it takes the adverb's place.
void NameUniter::giveWay(TokenIndex head) {
    const TokenIndex adverb = m_tokens[head].head;
    if (adverb == kNoToken || m_tokens[adverb].upos != Upos::Adv || adverb < m_last) return;
    const Relation r = m_tokens[head].relation;
    if (r != Relation::Compound && r != Relation::Flat && r != Relation::Amod) return;
    m_sentences.insert(m_tokens[head].sentence);
    m_tokens[head].head = m_tokens[adverb].head;
    m_tokens[head].relation = m_tokens[adverb].relation;
    adopt(adverb, head);
    m_tokens[adverb].head = head;
    m_tokens[adverb].relation = Relation::Advmod;
}

void NameUniter::unite(TokenIndex first, TokenIndex last) {
    if (m_document.sentenceOf(first).root == kNoToken) return;  // not parsed: there is no tree to mend
    m_first = first;
    m_last = last;
    const std::vector<TokenIndex> outer = roots();
    if (outer.empty()) return;
    if (outer.size() == 1 && (isNominal(m_tokens[outer.front()]) || m_tokens[outer.front()].upos == Upos::Adj))
        return giveWay(outer.front());
    const TokenIndex head = strongest(outer);
    if (outer.size() == 1 && head == outer.front()) return;
    // Where the name hangs: on what its own head hangs on if that is no part of the name's subtree.
    TokenIndex anchor = kNoToken;
    const bool own = std::find(outer.begin(), outer.end(), head) != outer.end();
    if (own && !climbsInto(m_tokens[head].head)) anchor = head;
    for (const TokenIndex t : outer)
        if (anchor == kNoToken && !climbsInto(m_tokens[t].head)) anchor = t;
    if (anchor == kNoToken) return;
    m_sentences.insert(m_tokens[head].sentence);
    const TokenIndex governor = m_tokens[anchor].head;
    if (!isPlaceOfNoun(m_tokens[head].relation) || governor == kNoToken) m_tokens[head].relation = m_tokens[anchor].relation;
    // What hung on a part of the name hangs on the name, unless it is what the name hangs on.
    for (const TokenIndex t : outer) {
        if (t == head) continue;
        adopt(t, head);
        m_tokens[t].head = head;
        m_tokens[t].relation = t < head ? Relation::Compound : Relation::Flat;
    }
    m_tokens[head].head = governor;
}

}  // namespace

void uniteNames(Document& document, std::vector<DraftMention>& mentions) {
    NameUniter uniter(document);
    for (const DraftMention& d : mentions) {
        const Mention& m = d.mention;
        if (m.form == MentionForm::Pronoun || m.last - m.first < 2 || m.last - m.first > kLongestName) continue;
        if (d.decision == Decision::Settled || d.decision == Decision::ByTitle) uniter.unite(m.first, m.last);
    }
    for (const std::uint32_t s : uniter.changed()) linkChildren(document, document.sentences[s]);
    for (DraftMention& d : mentions) {
        Mention& m = d.mention;
        if (!uniter.changed().contains(m.sentence)) continue;
        const TokenIndex head = document.headOf(m.first, m.last);
        if (head == m.head) continue;
        m.head = head;
        if (m.modifier) m.modifier = modifiesNoun(document[head].relation);
    }
}

}  // namespace chancery::actor
