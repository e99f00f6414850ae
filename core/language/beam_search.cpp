#include "core/language/beam_search.h"

#include <algorithm>
#include <bit>
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
    m_near.resize((n + 63) / 64);
    const float top = kernels.findNear(scores, options.gate, n, m_near.data());
    const std::size_t best = firstLargest(scores, top);
    if (best >= actions.size() || !state.isLegal(actions[best])) {
        // Only a model that lacks actions has none that is legal.
        const Move move = state.canShift() ? Move::Shift : state.canRight() ? Move::Right : Move::Left;
        m_candidates.push_back({reading, {move, Relation::Dep}, m_readings[reading].score});
        return;
    }
    float total = m_readings[reading].score - top;
    // Probabilities are needed only to compare readings.
    if (m_live > 1) total -= std::log(kernels.sumExponentials(scores, top, n));
    m_candidates.push_back({reading, actions[best], total + top});
    if (options.width <= 1) return;
    forEachNear([&](std::size_t a) {
        if (a != best && scores[a] > top - options.gate) m_candidates.push_back({reading, actions[a], total + scores[a]});
        return true;
    });
}

template <typename Use>
void BeamSearch::forEachNear(Use&& use) const {
    for (std::size_t word = 0; word < m_near.size(); ++word)
        for (std::uint64_t bits = m_near[word]; bits != 0; bits &= bits - 1)
            if (!use(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)))) return;
}

std::size_t BeamSearch::firstLargest(const float* scores, float top) const {
    std::size_t first = 0;
    forEachNear([&](std::size_t a) {
        first = a;
        return scores[a] != top;
    });
    return first;
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
