#include "core/actor/name_repair.h"

#include <gtest/gtest.h>

#include "core/language/document.h"

namespace chancery::actor {
namespace {

using language::kNoToken;
using language::Relation;
using language::Upos;

/// A document of one sentence with a tree written by hand.
class Tree {
public:
    Tree& add(std::string_view form, Upos upos, int head, Relation relation) {
        language::Token token;
        token.form = token.lower = form;
        token.upos = upos;
        token.head = head < 0 ? kNoToken : static_cast<TokenIndex>(head);
        token.relation = relation;
        m_document.tokens.push_back(token);
        return *this;
    }
    Tree& name(TokenIndex first, TokenIndex last, TokenIndex head) {
        DraftMention draft;
        draft.mention.first = first;
        draft.mention.last = last;
        draft.mention.head = head;
        m_mentions.push_back(draft);
        return *this;
    }
    void unite() {
        language::Sentence sentence;
        sentence.last = static_cast<TokenIndex>(m_document.tokens.size());
        for (TokenIndex t = 0; t < sentence.last; ++t)
            if (m_document.tokens[t].head == kNoToken) sentence.root = t;
        m_document.sentences = {sentence};
        uniteNames(m_document, m_mentions);
    }
    const language::Token& operator[](TokenIndex t) const { return m_document.tokens[t]; }
    TokenIndex head(std::size_t mention) const { return m_mentions[mention].mention.head; }
    TokenIndex child(TokenIndex head, Relation relation) const { return m_document.findChild(head, relation); }

private:
    language::Document m_document;
    std::vector<DraftMention> m_mentions;
};

TEST(NameRepair, LetsTheStrongestWordTakeTheNamesPlace) {
    // "They | met | North | Macedonian | President | Ana | Ilieva", with "North" read as an adverb of "met".
    Tree tree;
    tree.add("They", Upos::Pron, 1, Relation::Nsubj).add("met", Upos::Verb, -1, Relation::Root);
    tree.add("North", Upos::Adv, 1, Relation::Advmod).add("Macedonian", Upos::Adj, 4, Relation::Amod);
    tree.add("President", Upos::Propn, 5, Relation::NmodDesc).add("Ana", Upos::Propn, 2, Relation::Obj);
    tree.add("Ilieva", Upos::Propn, 5, Relation::Flat);
    tree.name(2, 7, 2).unite();
    EXPECT_EQ(tree[5].head, 1U);
    EXPECT_EQ(tree[5].relation, Relation::Obj);
    EXPECT_EQ(tree[2].head, 5U);
    EXPECT_EQ(tree.head(0), 5U);
    EXPECT_EQ(tree.child(1, Relation::Obj), 5U);
}

TEST(NameRepair, TakesANameOutOfAnAdverb) {
    // "spoke | to | Lars | Holm | later", with the name hung on "later".
    Tree tree;
    tree.add("spoke", Upos::Verb, -1, Relation::Root).add("to", Upos::Adp, 4, Relation::Case);
    tree.add("Lars", Upos::Propn, 4, Relation::Compound).add("Holm", Upos::Propn, 2, Relation::Flat);
    tree.add("later", Upos::Adv, 0, Relation::Obl);
    tree.name(2, 4, 2).unite();
    EXPECT_EQ(tree[2].head, 0U);
    EXPECT_EQ(tree[2].relation, Relation::Obl);
    EXPECT_EQ(tree[1].head, 2U);
    EXPECT_EQ(tree[4].head, 2U);
    EXPECT_EQ(tree[4].relation, Relation::Advmod);
}

TEST(NameRepair, LeavesAWholeNameAlone) {
    Tree tree;
    tree.add("Lars", Upos::Propn, 2, Relation::Nsubj).add("Holm", Upos::Propn, 0, Relation::Flat);
    tree.add("spoke", Upos::Verb, -1, Relation::Root);
    tree.name(0, 2, 0).unite();
    EXPECT_EQ(tree[0].head, 2U);
    EXPECT_EQ(tree[1].head, 0U);
    EXPECT_EQ(tree.head(0), 0U);
}

TEST(NameRepair, NeverMakesACircle) {
    // Both words of the name hang outside, one of them on a word that hangs on the other.
    Tree tree;
    tree.add("Ana", Upos::Propn, 2, Relation::Compound).add("Ilieva", Upos::Propn, 3, Relation::Nsubj);
    tree.add("of", Upos::Adp, 1, Relation::Advmod).add("spoke", Upos::Verb, -1, Relation::Root);
    tree.name(0, 2, 1).unite();
    for (TokenIndex t = 0; t < 4; ++t) {
        TokenIndex at = t;
        int steps = 0;
        while (at != kNoToken && ++steps < 10) at = tree[at].head;
        EXPECT_LT(steps, 10) << "from token " << t;
    }
    EXPECT_EQ(tree[1].head, 3U);
    EXPECT_EQ(tree[0].head, 1U);
}

}  // namespace
}  // namespace chancery::actor
