#pragma once
#include <cstdint>
#include <vector>

#include "core/language/beam_search.h"
#include "core/language/network.h"
#include "core/language/word_inputs.h"

namespace chancery::language {

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
    std::vector<float> scores;
    std::vector<std::uint64_t> near;  ///< which tags are the best
    BeamSearch search;
    StateView view;
    TokenIndex mainRoot = kNoToken;  ///< the root of the sentence whose later pieces are in hand
};

}  // namespace chancery::language
