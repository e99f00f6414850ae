#include "core/language/training/oracle.h"

namespace chancery::language::training {

void GoldTree::link() {
    children.assign(heads.size() + 1, {});
    for (std::size_t i = 0; i < heads.size(); ++i)
        children[static_cast<std::size_t>(heads[i])].push_back(static_cast<int>(i));
}

std::array<int, 3> moveCosts(const TransitionState& state, const GoldTree& gold) {
    std::array<int, 3> costs = {kIllegal, kIllegal, kIllegal};
    const int s0 = state.stack(0), s1 = state.stack(1), b0 = state.buffer();
    const auto headOf = [&gold](int w) { return gold.heads[static_cast<std::size_t>(w)]; };
    const auto childrenOf = [&gold](int w) -> const std::vector<int>& { return gold.children[static_cast<std::size_t>(w)]; };
    const auto inStack = [&state, b0](int w) { return w < b0 && state.head(w) == kNoWord; };
    int lostChildren = 0;  // of s0, once it is popped
    if (s0 != kNoWord)
        for (const int c : childrenOf(s0)) lostChildren += c >= b0 ? 1 : 0;
    if (state.canShift()) {
        int cost = 0;
        const int head = headOf(b0);
        if (head != s0 && head < b0 && inStack(head)) ++cost;
        if (head == state.words() && s0 != kNoWord) ++cost;  // only the bottom of the stack can hang on the root
        for (const int c : childrenOf(b0)) cost += inStack(c) ? 1 : 0;
        costs[static_cast<std::size_t>(Move::Shift)] = cost;
    }
    // A word with others below it on the stack has lost the root already.
    const auto canStillHave = [&](int head) { return head >= b0 && (head < state.words() || s1 == kNoWord); };
    if (state.canLeft()) {
        const int head = headOf(s0);
        costs[static_cast<std::size_t>(Move::Left)] =
            lostChildren + (head != b0 && (head == s1 || canStillHave(head)) ? 1 : 0);
    }
    if (state.canRight())
        costs[static_cast<std::size_t>(Move::Right)] = lostChildren + (canStillHave(headOf(s0)) ? 1 : 0);
    return costs;
}

}  // namespace chancery::language::training
