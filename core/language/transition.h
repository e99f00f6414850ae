#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/language/tagset.h"

// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) with the root as the last element of the
// buffer. Words of a sentence are numbered from 0; the root has the number n. Every sequence of legal moves ends after
// 2n moves in a tree with exactly one child of the root.

namespace chancery::language {

enum class Move : std::uint8_t {
    Shift,  ///< the buffer's first word goes onto the stack
    Left,   ///< the top of the stack becomes a child of the buffer's first word and is popped
    Right,  ///< the top of the stack becomes a child of the word below it and is popped
};

/// A move and, for Left and Right, the relation it makes.
struct Action {
    Move move = Move::Shift;
    Relation relation = Relation::Dep;
    friend bool operator==(Action, Action) = default;
};

/// What a state looks at: words (as rows of the encoder's output) and small facts. They also say which moves are legal.
inline constexpr std::size_t kSlots = 12;
enum class Slot : std::uint8_t {
    S0, S1, S2, B0, B1, S0Left, S0Right, S1Left, S1Right, B0Left, S0Right2, B0Left2
};
/// Facts with their number of values; each has its own table. Labels count 0 for "no such child".
inline constexpr std::size_t kFacts = 11;
inline constexpr std::array<std::uint8_t, kFacts> kFactValues = {
    kRelationCount + 1, kRelationCount + 1, kRelationCount + 1, kRelationCount + 1, kRelationCount + 1,
    8, 8,        // distances S0-B0, S1-S0
    4, 4, 4, 4,  // children: S0 left, S0 right, S1 right, B0 left
};
inline constexpr int kNoWord = -1;

struct StateView {
    std::array<int, kSlots> words{};            ///< kNoWord, a word, or n for the root
    std::array<std::uint8_t, kFacts> facts{};
    friend bool operator==(const StateView&, const StateView&) = default;
};

/// A parser's state; its memory is kept from sentence to sentence.
class TransitionState {
public:
    void reset(int words);

    bool isFinal() const { return m_buffer == m_n && m_stackSize == 0; }
    bool canShift() const { return m_buffer < m_n; }
    bool canLeft() const { return m_stackSize > 0 && (m_buffer < m_n || m_stackSize == 1); }
    bool canRight() const { return m_stackSize > 1; }
    bool isLegal(Move move) const {
        return move == Move::Shift ? canShift() : move == Move::Left ? canLeft() : canRight();
    }
    /// The root's one child must be called root, and nothing else may be.
    bool isLegal(Action action) const {
        if (!isLegal(action.move)) return false;
        return action.move == Move::Shift ||
               (action.relation == Relation::Root) == (action.move == Move::Left && m_buffer == m_n);
    }

    void apply(Action action);
    void view(StateView& out) const;

    /// The same words on the stack and in the buffer, with the same children as far as any later view shows them: from here
    /// on, both would be made the same tree.
    bool hasFutureOf(const TransitionState& other) const;

    int words() const { return m_n; }
    int buffer() const { return m_buffer; }
    std::size_t stackSize() const { return m_stackSize; }
    /// depth 0 is the top
    int stack(std::size_t depth) const { return depth < m_stackSize ? m_stack[m_stackSize - 1 - depth] : kNoWord; }
    int head(int word) const { return m_nodes[static_cast<std::size_t>(word)].head; }
    Relation relation(int word) const { return m_nodes[static_cast<std::size_t>(word)].relation; }

private:
    struct Node {
        int head = kNoWord;
        int left = kNoWord, left2 = kNoWord;    ///< outermost children on the left
        int right = kNoWord, right2 = kNoWord;  ///< outermost children on the right
        std::uint8_t leftCount = 0, rightCount = 0;
        Relation relation = Relation::Dep;
    };
    void attach(int child, int head, Relation relation);

    std::vector<Node> m_nodes;
    std::vector<int> m_stack;
    std::size_t m_stackSize = 0;
    int m_buffer = 0;
    int m_n = 0;
};

}  // namespace chancery::language
