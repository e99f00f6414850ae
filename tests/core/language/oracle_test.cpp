#include "core/language/training/oracle.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace chancery::language::training {
namespace {

int rightArcs(const TransitionState& state, const GoldTree& gold) {
    int right = 0;
    for (int w = 0; w < state.words(); ++w) right += state.head(w) == gold.heads[static_cast<std::size_t>(w)] ? 1 : 0;
    return right;
}

/// The most right arcs that any way from here can end with.
int best(const TransitionState& state, const GoldTree& gold) {
    if (state.isFinal()) return rightArcs(state, gold);
    int most = -1;
    for (const Move move : {Move::Shift, Move::Left, Move::Right}) {
        if (!state.isLegal(move)) continue;
        TransitionState next = state;
        next.apply({move, Relation::Dep});
        most = std::max(most, best(next, gold));
    }
    return most;
}

/// A random projective tree: what a random way through the system makes.
GoldTree randomTree(int n, std::mt19937& random) {
    TransitionState state;
    state.reset(n);
    while (!state.isFinal()) {
        std::vector<Move> legal;
        for (const Move move : {Move::Shift, Move::Left, Move::Right})
            if (state.isLegal(move)) legal.push_back(move);
        state.apply({legal[random() % legal.size()], Relation::Dep});
    }
    GoldTree gold;
    for (int w = 0; w < n; ++w) gold.heads.push_back(state.head(w));
    gold.relations.assign(static_cast<std::size_t>(n), Relation::Dep);
    gold.link();
    return gold;
}

TEST(Oracle, CostsAreTheArcsThatAMoveLosesForEver) {
    std::mt19937 random(17);
    for (int round = 0; round < 60; ++round) {
        const int n = 2 + static_cast<int>(random() % 4);
        const GoldTree gold = randomTree(n, random);
        TransitionState state;
        state.reset(n);
        while (!state.isFinal()) {
            const auto costs = moveCosts(state, gold);
            const int reachable = best(state, gold);
            std::vector<Move> legal;
            for (const Move move : {Move::Shift, Move::Left, Move::Right}) {
                const int cost = costs[static_cast<std::size_t>(move)];
                if (!state.isLegal(move)) {
                    EXPECT_EQ(cost, kIllegal);
                    continue;
                }
                TransitionState next = state;
                next.apply({move, Relation::Dep});
                EXPECT_EQ(cost, reachable - best(next, gold));
                legal.push_back(move);
            }
            state.apply({legal[random() % legal.size()], Relation::Dep});
        }
    }
}

}  // namespace
}  // namespace chancery::language::training
