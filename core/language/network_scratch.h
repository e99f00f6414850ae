#pragma once
#include <cstdint>
#include <vector>

#include "core/language/beam_search.h"
#include "core/language/network.h"

namespace chancery::language {

/// One per thread; grows to the longest batch and stays.
struct Network::Scratch {
    std::vector<Piece> pieces;
    std::size_t rows = 0;  ///< with an empty row before the first, between, and behind the last piece
    std::vector<float> hidden;
    std::vector<std::uint8_t> bytes;  ///< the hidden rows as whole numbers
    std::vector<float> rowScale;      ///< what those must be multiplied by
    std::vector<std::int16_t> slots;  ///< in units of 1 / kShortUnit, as all that parser states are made of
    std::vector<std::uint8_t> isProjected;  ///< for each row and slot
    std::vector<std::uint16_t> tags;
    std::vector<std::int16_t> state;
    std::vector<std::uint8_t> stateBytes;
    std::vector<float> scores;
    BeamSearch search;
    StateView view;
    TokenIndex mainRoot = kNoToken;  ///< the root of the sentence whose later pieces are in hand
};

}  // namespace chancery::language
