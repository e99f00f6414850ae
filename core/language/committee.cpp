#include "core/language/committee.h"

#include <algorithm>
#include <cmath>

#include "core/language/network_scratch.h"

namespace chancery::language {

namespace {

constexpr BeamOptions kBeam{8, 3.5F, 8.0F};  // wider than where time counts

/// Adds the probabilities behind n scores.
void addProbabilities(std::vector<float>& sum, const float* scores, std::size_t n) {
    const float top = *std::max_element(scores, scores + n);
    float total = 0;
    for (std::size_t i = 0; i < n; ++i) total += std::exp(scores[i] - top);
    for (std::size_t i = 0; i < n; ++i) sum[i] += std::exp(scores[i] - top) / total;
}

}  // namespace

struct Committee::Sums {
    std::vector<Network::Scratch> scratch;
    BeamSearch search;
    std::vector<float> votes;
};

Committee::Committee(std::vector<Network> members) : m_members(std::move(members)) {}
Committee::Committee(Committee&&) noexcept = default;
Committee& Committee::operator=(Committee&&) noexcept = default;
Committee::~Committee() = default;

base::Result<Committee> Committee::of(std::vector<Network> members) {
    if (members.empty()) return base::makeError(base::ErrorCode::InvalidArgument, "a committee of no models");
    for (const Network& member : members)
        if (member.m_tagPairs != members[0].m_tagPairs || member.m_actions != members[0].m_actions)
            return base::makeError(base::ErrorCode::InvalidArgument, "models of different treebanks cannot vote together");
    return Committee(std::move(members));
}

void Committee::analyse(Document& document, TokenIndex maxPiece) const {
    Sums sums;
    sums.scratch.resize(m_members.size());
    for (const Sentence& sentence : document.sentences)
        for (TokenIndex t = sentence.first; t < sentence.last; t += maxPiece)
            analyse(document, {t, std::min(maxPiece, sentence.last - t), 1, t == sentence.first}, sums);
}

void Committee::analyse(Document& document, const Network::Piece& piece, Sums& sums) const {
    const std::size_t columns = m_members[0].m_sizes.tagColumns(), tags = m_members[0].m_sizes.tags;
    const std::size_t rows = piece.size + std::size_t{2};
    std::vector<float> votes(rows * columns, 0.0F), row(tags);
    for (std::size_t m = 0; m < m_members.size(); ++m) {
        Network::Scratch& scratch = sums.scratch[m];
        scratch.pieces.assign(1, piece);
        scratch.rows = rows;
        m_members[m].encode(document, scratch);
        m_members[m].scoreTags(scratch);
        for (std::size_t r = 1; r + 1 < rows; ++r) {
            row.assign(tags, 0.0F);
            addProbabilities(row, scratch.scores.data() + r * columns, tags);
            for (std::size_t i = 0; i < tags; ++i) votes[r * columns + i] += row[i];
        }
    }
    for (std::size_t m = 0; m < m_members.size(); ++m) {
        Network::Scratch& scratch = sums.scratch[m];
        std::copy(votes.begin(), votes.end(), scratch.scores.begin());
        m_members[m].setTags(document, scratch);
        m_members[m].project(scratch);
        m_members[m].beginParse(scratch);
    }
    const auto score = [&](const TransitionState& state) { return scoreActions(state, sums); };
    Network::setHeads(document, piece,
                      sums.search.run(*m_members[0].m_kernels, m_members[0].m_actions, static_cast<int>(piece.size), kBeam, score),
                      sums.scratch[0]);
}

const float* Committee::scoreActions(const TransitionState& state, Sums& sums) const {
    sums.votes.assign(m_members[0].m_sizes.actionColumns(), 0.0F);
    for (std::size_t m = 0; m < m_members.size(); ++m) {
        const float* const scores = m_members[m].scoreActions(state, 1, sums.scratch[m]);
        addProbabilities(sums.votes, scores, m_members[m].m_actions.size());
    }
    for (float& vote : sums.votes) vote = std::log(vote);
    return sums.votes.data();
}

}  // namespace chancery::language
