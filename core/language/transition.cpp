#include "core/language/transition.h"

#include <algorithm>
#include <cassert>

namespace chancery::language {

void TransitionState::reset(int words) {
    m_n = words;
    m_buffer = 0;
    m_stackSize = 0;
    m_nodes.assign(static_cast<std::size_t>(words) + 1, Node{});
    m_stack.resize(static_cast<std::size_t>(words) + 1);
}

void TransitionState::attach(int child, int head, Relation relation) {
    Node& c = m_nodes[static_cast<std::size_t>(child)];
    Node& h = m_nodes[static_cast<std::size_t>(head)];
    c.head = head;
    c.relation = relation;
    // Arc-hybrid makes the arcs of a head from the inside out on either side.
    if (child < head) {
        h.left2 = h.left;
        h.left = child;
        h.leftCount = static_cast<std::uint8_t>(std::min(h.leftCount + 1, 3));
    } else {
        h.right2 = h.right;
        h.right = child;
        h.rightCount = static_cast<std::uint8_t>(std::min(h.rightCount + 1, 3));
    }
}

void TransitionState::apply(Action action) {
    assert(isLegal(action.move));
    switch (action.move) {
        case Move::Shift: m_stack[m_stackSize++] = m_buffer++; break;
        case Move::Left:
            attach(stack(0), m_buffer, action.relation);
            --m_stackSize;
            break;
        case Move::Right:
            attach(stack(0), stack(1), action.relation);
            --m_stackSize;
            break;
    }
}

bool TransitionState::hasFutureOf(const TransitionState& other) const {
    if (m_n != other.m_n || m_buffer != other.m_buffer || m_stackSize != other.m_stackSize) return false;
    const auto sameChild = [&](int mine, int theirs) {
        return mine == theirs && (mine == kNoWord || relation(mine) == other.relation(mine));
    };
    const auto sameNode = [&](int word) {
        const Node &a = m_nodes[static_cast<std::size_t>(word)], &b = other.m_nodes[static_cast<std::size_t>(word)];
        return sameChild(a.left, b.left) && sameChild(a.right, b.right) && a.left2 == b.left2 && a.right2 == b.right2 &&
               a.leftCount == b.leftCount && a.rightCount == b.rightCount;
    };
    for (std::size_t i = m_stackSize; i-- > 0;)
        if (m_stack[i] != other.m_stack[i] || !sameNode(m_stack[i])) return false;
    return sameNode(m_buffer);
}

namespace {

std::uint8_t distance(int from, int to) {
    const int d = to - from;
    return static_cast<std::uint8_t>(d <= 4 ? d : d <= 6 ? 5 : d <= 10 ? 6 : 7);
}

}  // namespace

void TransitionState::view(StateView& out) const {
    static constexpr Node kNone{};
    const auto node = [this](int word) -> const Node& {
        return word == kNoWord ? kNone : m_nodes[static_cast<std::size_t>(word)];
    };
    const auto label = [&](int word) {
        return static_cast<std::uint8_t>(word == kNoWord ? 0 : 1 + static_cast<int>(node(word).relation));
    };
    const int s0 = stack(0), s1 = stack(1), s2 = stack(2);
    const int b0 = m_buffer, b1 = m_buffer < m_n ? m_buffer + 1 : kNoWord;
    const Node &n0 = node(s0), &n1 = node(s1), &nb = node(b0);
    out.words = {s0, s1, s2, b0, b1, n0.left, n0.right, n1.left, n1.right, nb.left, n0.right2, nb.left2};
    out.facts = {label(n0.left), label(n0.right), label(n1.left), label(n1.right), label(nb.left),
                 s0 == kNoWord ? std::uint8_t{0} : distance(s0, b0),
                 s1 == kNoWord ? std::uint8_t{0} : distance(s1, s0),
                 n0.leftCount, n0.rightCount, n1.rightCount, nb.leftCount};
}

}  // namespace chancery::language
