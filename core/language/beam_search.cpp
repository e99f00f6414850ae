#include "core/language/beam_search.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace chancery::language {

namespace {

/// The only action there is, if so.
std::optional<Action> onlyAction(const TransitionState& state) {
    if (!state.canRight() && !state.canLeft()) return Action{Move::Shift, Relation::Dep};
    if (state.buffer() == state.words() && state.stackSize() == 1) return Action{Move::Left, Relation::Root};
    return std::nullopt;
}

}  // namespace

void BeamSearch::begin(int words) {
    if (m_readings.empty()) m_readings.resize(1);
    m_live = 1;
    m_readings[0].state.reset(words);
    m_readings[0].score = 0;
}

bool BeamSearch::addForced(std::size_t reading) {
    const std::optional<Action> only = onlyAction(m_readings[reading].state);
    if (only) m_candidates.push_back({reading, *only, m_readings[reading].score});
    return only.has_value();
}

void BeamSearch::addActions(std::size_t reading, const float* scores, const Kernels& kernels, const std::vector<Action>& actions,
                            const BeamOptions& options) {
    const TransitionState& state = m_readings[reading].state;
    const std::size_t n = roundUpToPanel(actions.size());
    const std::size_t best = kernels.indexOfLargest(scores, n);
    if (best >= actions.size() || !state.isLegal(actions[best])) {
        // Only a model that lacks actions has none that is legal.
        const Move move = state.canShift() ? Move::Shift : state.canRight() ? Move::Right : Move::Left;
        m_candidates.push_back({reading, {move, Relation::Dep}, m_readings[reading].score});
        return;
    }
    if (options.width <= 1) {
        m_candidates.push_back({reading, actions[best], 0});
        return;
    }
    const float top = scores[best];
    std::size_t near = 0;
    float total = m_readings[reading].score - top;
    // Probabilities are needed only to compare readings.
    if (m_live == 1) near = kernels.countAbove(scores, top - options.gate, n);
    else total -= std::log(kernels.sumExponentials(scores, top, options.gate, n, near));
    m_candidates.push_back({reading, actions[best], total + top});
    for (std::size_t a = 0; near > 1 && a < actions.size(); ++a) {
        if (a == best || !(scores[a] > top - options.gate)) continue;
        m_candidates.push_back({reading, actions[a], total + scores[a]});
        --near;
    }
}

void BeamSearch::keepBest(std::size_t count) {
    std::size_t kept = 0;
    for (std::size_t c = 0; c < m_candidates.size(); ++c) {
        const Candidate candidate = m_candidates[c];
        std::size_t at = std::min(kept, count);
        while (at > 0 && m_candidates[at - 1].score < candidate.score) --at;
        if (at == count) continue;
        kept = std::min(kept + 1, count);
        for (std::size_t i = kept; --i > at;) m_candidates[i] = m_candidates[i - 1];
        m_candidates[at] = candidate;
    }
    m_candidates.resize(kept);
}

void BeamSearch::advance(const BeamOptions& options) {
    if (m_candidates.size() == 1) {
        m_readings[0].state.apply(m_candidates[0].action);
        m_readings[0].score = m_candidates[0].score;
        return;
    }
    keepBest(options.width);
    while (m_candidates.back().score < m_candidates.front().score - options.prune) m_candidates.pop_back();
    m_uses.assign(m_live, 0);
    for (const Candidate& candidate : m_candidates) ++m_uses[candidate.reading];
    if (m_next.size() < m_candidates.size()) m_next.resize(m_candidates.size());
    m_live = 0;
    for (const Candidate& candidate : m_candidates) {
        Reading& next = m_next[m_live];
        Reading& from = m_readings[candidate.reading];
        if (--m_uses[candidate.reading] == 0) std::swap(next.state, from.state);
        else next.state = from.state;
        next.state.apply(candidate.action);
        next.score = candidate.score;
        const bool isKnown = std::any_of(m_next.begin(), m_next.begin() + static_cast<std::ptrdiff_t>(m_live),
                                         [&next](const Reading& other) { return other.state.hasFutureOf(next.state); });
        m_live += isKnown ? 0 : 1;
    }
    std::swap(m_readings, m_next);
}

}  // namespace chancery::language
