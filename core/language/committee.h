#pragma once
#include <memory>
#include <vector>

#include "core/language/network.h"

namespace chancery::language {

/// Networks of the same tags and actions that decide every tag and every move together, by the sum of their
/// probabilities: slower and better than any of them. Their readings are what a smaller network learns from.
class Committee {
public:
    /// InvalidArgument, if they do not tell the same things apart.
    static base::Result<Committee> of(std::vector<Network> members);

    Committee(Committee&&) noexcept;
    Committee& operator=(Committee&&) noexcept;
    ~Committee();

    /// As Network::analyse for all sentences, with trees.
    void analyse(Document& document, TokenIndex maxPiece) const;

private:
    struct Sums;
    explicit Committee(std::vector<Network> members);
    void analyse(Document& document, const Network::Piece& piece, Sums& sums) const;
    const float* scoreActions(const TransitionState& state, Sums& sums) const;

    std::vector<Network> m_members;
};

}  // namespace chancery::language
