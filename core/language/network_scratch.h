#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "core/language/beam_search.h"
#include "core/language/network.h"
#include "core/language/word_inputs.h"

namespace chancery::language {

/// What the last states of a sentence were scored: readings that differ only where no state looks come to the same ones.
class Network::LastScores {
public:
    void begin(std::size_t actions) {
        for (Entry& entry : m_entries) {
            entry.view.words[0] = kNever;
            entry.scores.resize(actions);
        }
    }
    /// The scores of a state that looks like this; null if it is not among the last.
    const float* find(const StateView& view) const {
        for (const Entry& entry : m_entries)
            if (entry.view == view) return entry.scores.data();
        return nullptr;
    }
    /// Room for this state's, in the place of the oldest.
    float* add(const StateView& view) {
        Entry& entry = m_entries[m_next++ % m_entries.size()];
        entry.view = view;
        return entry.scores.data();
    }

private:
    static constexpr int kNever = -2;  ///< no state's word
    struct Entry {
        StateView view;
        std::vector<float> scores;
    };
    std::array<Entry, 8> m_entries;
    std::size_t m_next = 0;
};

/// Grows to the longest batch and stays.
struct Network::Scratch {
    std::vector<Piece> pieces;
    std::size_t rows = 1;  ///< with an empty row before the first, between, and behind the last piece
    WordInputs inputs;
    std::vector<std::size_t> words;  ///< of the piece in hand, in `inputs`
    std::vector<float> word;
    std::vector<float> hidden;
    std::vector<std::uint8_t> bytes;
    SparseRows sparse;            ///< the hidden rows as whole numbers
    std::vector<float> rowScale;  ///< what those must be multiplied by
    SparseRows single;            ///< a word, or a state
    std::vector<std::int16_t> slots;  ///< in units of 1 / kShortUnit, as all that parser states are made of
    std::vector<std::uint8_t> isProjected;  ///< for each row and slot
    std::vector<std::uint16_t> tags;        ///< 0 for an empty row
    std::vector<std::int16_t> state;
    std::vector<std::uint8_t> stateBytes;
    std::vector<float> scores;              ///< of the tags
    LastScores lastScores;
    std::vector<std::uint64_t> near;  ///< which tags are the best
    BeamSearch search;
    StateView view;
    TokenIndex mainRoot = kNoToken;  ///< the root of the sentence whose later pieces are in hand
};

}  // namespace chancery::language
