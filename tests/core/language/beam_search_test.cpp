#include "core/language/beam_search.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace chancery::language {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();
const std::vector<Action> kActions = {{Move::Shift, Relation::Dep},  {Move::Left, Relation::Nsubj}, {Move::Left, Relation::Det},
                                      {Move::Right, Relation::Obj}, {Move::Right, Relation::Obl}};

/// The scores of kActions, filled up to a panel; impossible ones are minus infinity.
class Scores {
public:
    Scores() : m_values(kPanel, kNever) {}
    template <typename Value>
    const float* of(const TransitionState& state, Value&& value) {
        for (std::size_t a = 0; a < kActions.size(); ++a) {
            const Move move = kActions[a].move;
            const bool isLegal = move == Move::Left ? state.canLeft() && state.canShift() : state.isLegal(move);
            m_values[a] = isLegal ? value(a) : kNever;
        }
        return m_values.data();
    }

private:
    std::vector<float> m_values;
};

/// The first choice tempts to the left, and then no choice is better than another; who shifts instead has no doubt left.
const float* tempting(const TransitionState& state, Scores& scores) {
    const bool isFirst = state.buffer() == 1 && state.stackSize() == 1;
    const bool fell = state.head(0) == 1;
    return scores.of(state, [&](std::size_t a) {
        if (isFirst) return a == 1 ? std::log(0.55F) : a == 0 ? std::log(0.45F) : -20.0F;
        return fell ? 0.0F : a == 0 ? 20.0F : a == 3 ? 10.0F : 0.0F;
    });
}

int firstHead(const BeamOptions& options) {
    BeamSearch search;
    Scores scores;
    return search.run(bestKernels(), kActions, 4, options, [&](const TransitionState& s) { return tempting(s, scores); }).head(0);
}

TEST(BeamSearch, FollowsTheBestActionWithoutABeam) { EXPECT_EQ(firstHead({1, 5.0F, 9.0F}), 1); }

TEST(BeamSearch, FindsTheLikelierSequenceBehindALessLikelyAction) { EXPECT_NE(firstHead({4, 5.0F, 9.0F}), 1); }

TEST(BeamSearch, DoesNotDoubtWhatIsClear) { EXPECT_EQ(firstHead({4, 0.05F, 9.0F}), 1); }

TEST(BeamSearch, MakesOneTreeOfAnyScores) {
    BeamSearch search;
    Scores scores;
    std::mt19937 random(5);
    for (int words = 0; words < 40; ++words)
        for (const std::size_t width : {1U, 2U, 8U}) {
            const TransitionState& state = search.run(bestKernels(), kActions, words, {width, 4.0F, 6.0F}, [&](const TransitionState& s) {
                return scores.of(s, [&](std::size_t) { return static_cast<float>(random() % 8); });
            });
            ASSERT_TRUE(state.isFinal());
            int roots = 0;
            for (int w = 0; w < words; ++w) {
                roots += state.head(w) == words ? 1 : 0;
                int steps = 0;
                for (int at = w; at != words; at = state.head(at)) ASSERT_LE(++steps, words);
            }
            EXPECT_EQ(roots, words == 0 ? 0 : 1);
        }
}

TEST(BeamSearch, EndsWithAModelThatLacksEveryUsefulAction) {
    BeamSearch search;
    const std::vector<float> none(kPanel, kNever);
    EXPECT_TRUE(search.run(bestKernels(), kActions, 6, {4, 2.0F, 4.0F}, [&](const TransitionState&) { return none.data(); }).isFinal());
}

TEST(TransitionState, TwoHaveOneFutureWhenTheirStacksBuffersAndVisibleChildrenAreTheSame) {
    const auto after = [](std::vector<Action> actions) {
        TransitionState state;
        state.reset(4);
        for (const Action& action : actions) state.apply(action);
        return state;
    };
    const Action shift{Move::Shift, Relation::Dep}, det{Move::Left, Relation::Det}, amod{Move::Left, Relation::Amod},
        nsubj{Move::Left, Relation::Nsubj};
    EXPECT_TRUE(after({shift, det}).hasFutureOf(after({shift, det})));
    EXPECT_FALSE(after({shift, det}).hasFutureOf(after({shift, amod}))) << "the label is still seen";
    EXPECT_FALSE(after({shift, det}).hasFutureOf(after({shift, shift})));
    // Once its head hangs on another word, nobody looks at the label any more.
    EXPECT_TRUE(after({shift, det, shift, nsubj}).hasFutureOf(after({shift, amod, shift, nsubj})));
}

}  // namespace
}  // namespace chancery::language
