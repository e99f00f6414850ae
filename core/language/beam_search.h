#pragma once
#include <vector>

#include "core/language/kernels.h"
#include "core/language/transition.h"

namespace chancery::language {

struct BeamOptions {
    std::size_t width = 4;  ///< readings of a sentence that are followed at once; 1: always the best action
    /// An action is followed beside the best one, if its probability is not smaller by more than this factor (as a
    /// logarithm): most states leave no doubt and cost no more than without a beam.
    float gate = 1.0F;
    float prune = 1.1F;  ///< a reading is given up, if its probability is smaller than the best one's by more than this
};

/// Finds a likely sequence of actions for a sentence. Two readings that have the same future are joined at once.
class BeamSearch {
public:
    /// `score(state)` returns the scores of the actions, minus infinity for impossible ones, and for those that fill up
    /// to a multiple of kPanel.
    template <typename Score>
    const TransitionState& run(const Kernels& kernels, const std::vector<Action>& actions, int words, const BeamOptions& options,
                               Score&& score) {
        begin(words);
        while (!m_readings[0].state.isFinal()) {
            m_candidates.clear();
            for (std::size_t r = 0; r < m_live; ++r)
                if (!addForced(r)) addActions(r, score(m_readings[r].state), kernels, actions, options);
            advance(options);
        }
        return m_readings[0].state;
    }

private:
    struct Reading {
        TransitionState state;
        float score = 0;
    };
    struct Candidate {
        std::size_t reading = 0;
        Action action;
        float score = 0;
    };
    void begin(int words);
    /// True, if only one action is possible.
    bool addForced(std::size_t reading);
    void addActions(std::size_t reading, const float* scores, const Kernels& kernels, const std::vector<Action>& actions,
                    const BeamOptions& options);
    /// Calls it with the actions that m_near holds, in order, until it returns false.
    template <typename Use>
    void forEachNear(Use&& use) const;
    std::size_t firstLargest(const float* scores, float top) const;
    /// The best `count` candidates, the first of equals first.
    void keepBest(std::size_t count);
    void advance(const BeamOptions& options);

    std::vector<Reading> m_readings, m_next;  ///< never shrink: their memory is used again
    std::vector<Candidate> m_candidates;
    std::vector<std::size_t> m_uses;
    std::vector<std::uint64_t> m_near;  ///< a bit for each action that is nearly as likely as the best
    std::size_t m_live = 0;
};

}  // namespace chancery::language
