#include "core/language/transition.h"

#include <gtest/gtest.h>

#include <random>

namespace chancery::language {
namespace {

TEST(Transition, MakesATreeByHand) {
    TransitionState state;  // "they met envoys": met is the root
    state.reset(3);
    state.apply({Move::Shift, Relation::Dep});
    state.apply({Move::Left, Relation::Nsubj});
    state.apply({Move::Shift, Relation::Dep});
    state.apply({Move::Shift, Relation::Dep});
    state.apply({Move::Right, Relation::Obj});
    EXPECT_TRUE(state.isLegal(Action{Move::Left, Relation::Root}));
    EXPECT_FALSE(state.isLegal(Action{Move::Left, Relation::Nsubj}));
    state.apply({Move::Left, Relation::Root});
    EXPECT_TRUE(state.isFinal());
    EXPECT_EQ(state.head(0), 1);
    EXPECT_EQ(state.head(1), 3);
    EXPECT_EQ(state.head(2), 1);
    EXPECT_EQ(state.relation(2), Relation::Obj);
}

TEST(Transition, EveryLegalWayEndsInATreeWithOneRoot) {
    std::mt19937 random(5);
    TransitionState state;
    for (int round = 0; round < 3000; ++round) {
        const int n = 1 + static_cast<int>(random() % 12);
        state.reset(n);
        int moves = 0;
        while (!state.isFinal()) {
            std::vector<Move> legal;
            for (const Move move : {Move::Shift, Move::Left, Move::Right})
                if (state.isLegal(move)) legal.push_back(move);
            ASSERT_FALSE(legal.empty());
            state.apply({legal[random() % legal.size()], Relation::Dep});
            ++moves;
        }
        EXPECT_EQ(moves, 2 * n);
        int roots = 0;
        for (int w = 0; w < n; ++w) {
            roots += state.head(w) == n ? 1 : 0;
            int at = w;
            for (int steps = 0; at != n; at = state.head(at)) ASSERT_LE(++steps, n) << "a cycle";
        }
        EXPECT_EQ(roots, 1);
    }
}

}  // namespace
}  // namespace chancery::language
