#pragma once
#include <array>
#include <vector>

#include "core/language/transition.h"

namespace chancery::language::training {

/// A sentence's right answer; words count from 0, the root is the number of words.
struct GoldTree {
    std::vector<int> heads;
    std::vector<Relation> relations;
    std::vector<std::vector<int>> children;  ///< of every word and of the root

    void link();  ///< fills children
};

/// Dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how many right arcs each move makes
/// unreachable; kIllegal for a move that cannot be made.
inline constexpr int kIllegal = 1 << 20;
std::array<int, 3> moveCosts(const TransitionState& state, const GoldTree& gold);

}  // namespace chancery::language::training
