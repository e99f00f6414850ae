#include "core/language/document.h"

#include <algorithm>

namespace chancery::language {

TokenIndex Document::tokenAt(std::uint32_t byte) const {
    const auto it = std::partition_point(tokens.begin(), tokens.end(),
                                         [byte](const Token& t) { return t.span.end <= byte; });
    return static_cast<TokenIndex>(it - tokens.begin());
}

TokenIndex Document::findChild(TokenIndex head, Relation relation) const {
    const bool anySubtype = baseOf(relation) == relation;
    for (TokenIndex c = tokens[head].firstChild; c != kNoToken; c = tokens[c].nextSibling) {
        const Relation r = tokens[c].relation;
        if (r == relation || (anySubtype && baseOf(r) == relation)) return c;
    }
    return kNoToken;
}

bool Document::isDescendant(TokenIndex token, TokenIndex ancestor) const {
    for (TokenIndex t = token; t != kNoToken; t = tokens[t].head)
        if (t == ancestor) return true;
    return false;
}

std::pair<TokenIndex, TokenIndex> Document::subtreeRange(TokenIndex head) const {
    TokenIndex first = head;
    TokenIndex last = head + 1;
    // Iterative: a hostile million-token sentence may be a chain.
    std::vector<TokenIndex> open = {head};
    while (!open.empty()) {
        const TokenIndex t = open.back();
        open.pop_back();
        first = std::min(first, t);
        last = std::max(last, t + 1);
        forEachChild(*this, t, [&open](TokenIndex c) { open.push_back(c); });
    }
    return {first, last};
}

TokenIndex Document::headOf(TokenIndex first, TokenIndex last) const {
    if (tokens[first].head == kNoToken && sentenceOf(first).root == kNoToken) return last - 1;
    for (TokenIndex t = first; t < last; ++t) {
        const Token& token = tokens[t];
        if (token.upos == Upos::Punct || token.relation == Relation::Case) continue;
        if (token.head == kNoToken || token.head < first || token.head >= last) return t;
    }
    return last - 1;
}

void linkChildren(Document& document, Sentence& sentence) {
    sentence.root = kNoToken;
    for (TokenIndex t = sentence.first; t < sentence.last; ++t)
        document.tokens[t].firstChild = document.tokens[t].nextSibling = kNoToken;
    for (TokenIndex t = sentence.last; t-- > sentence.first;) {
        Token& token = document.tokens[t];
        if (token.head == kNoToken) {
            sentence.root = t;
            continue;
        }
        Token& head = document.tokens[token.head];
        token.nextSibling = head.firstChild;
        head.firstChild = t;
    }
}

}  // namespace chancery::language
