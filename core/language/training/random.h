#pragma once
#include <cstdint>

namespace chancery::language::training {

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers everywhere, unlike the standard distributions.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    std::uint32_t below(std::uint32_t n) {
        return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32);
    }
    /// [0, 1)
    float uniform() { return static_cast<float>(next() >> 40) * (1.0F / 16777216.0F); }
    float symmetric(float limit) { return (2.0F * uniform() - 1.0F) * limit; }

private:
    std::uint64_t m_state;
};

}  // namespace chancery::language::training
