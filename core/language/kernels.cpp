#include "core/language/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace chancery::language {

#if defined(__x86_64__)
extern const Kernels kAvx2Kernels;

const Kernels* avx2Kernels() {
    static const bool kHasAvx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return kHasAvx2 ? &kAvx2Kernels : nullptr;
}
#else
const Kernels* avx2Kernels() { return nullptr; }
#endif

const Kernels& bestKernels() {
    const Kernels* const avx2 = avx2Kernels();
    return avx2 != nullptr ? *avx2 : portableKernels();
}

void packMatrix(const float* b, std::ptrdiff_t rowStep, std::ptrdiff_t columnStep, std::size_t depth, std::size_t n,
                std::vector<float>& packed) {
    packed.resize(depth * n);
    float* out = packed.data();
    for (std::size_t j = 0; j < n; j += kPanel)
        for (std::size_t k = 0; k < depth; ++k) {
            const float* const row = b + static_cast<std::ptrdiff_t>(k) * rowStep + static_cast<std::ptrdiff_t>(j) * columnStep;
            for (std::size_t c = 0; c < kPanel; ++c) *out++ = row[static_cast<std::ptrdiff_t>(c) * columnStep];
        }
}

namespace {

/// One column as whole numbers times its scale, such that no sum of a group's products in 16 bits can overflow, whatever
/// the inputs: neither the positive weights of a lane nor its negative ones add up to more than kLargestLane.
class Column {
public:
    explicit Column(std::size_t depth) : m_weights(depth), m_whole(depth) {}
    float& operator[](std::size_t k) { return m_weights[k]; }

    float quantise() {
        float top = 0;
        for (const float w : m_weights) top = std::max(top, std::abs(w));
        if (top < 1e-30F) {
            std::fill(m_whole.begin(), m_whole.end(), std::int8_t{0});
            return 0;
        }
        float scale = top / 127.0F;
        for (int worst = round(scale); worst > kLargestLane; worst = round(scale))
            scale *= 1.002F * static_cast<float>(worst) / static_cast<float>(kLargestLane);
        return scale;
    }
    std::int8_t whole(std::size_t k) const { return m_whole[k]; }

private:
    static constexpr int kLargestLane = 32767 / kLargestByte;

    /// Returns the largest sum of a lane.
    int round(float scale) {
        const float inverse = 1.0F / scale;
        int worst = 0;
        for (std::size_t group = 0; group < m_weights.size(); group += 4 * kGroupQuads) {
            std::array<int, 2> positive{}, negative{};
            for (std::size_t k = group; k < std::min(group + 4 * kGroupQuads, m_weights.size()); ++k) {
                const int w = static_cast<int>(std::lrintf(m_weights[k] * inverse));
                m_whole[k] = static_cast<std::int8_t>(w);
                (w > 0 ? positive : negative)[k / 2 % 2] += std::abs(w);
            }
            worst = std::max({worst, positive[0], positive[1], negative[0], negative[1]});
        }
        return worst;
    }

    std::vector<float> m_weights;
    std::vector<std::int8_t> m_whole;
};

}  // namespace

QuantisedMatrix QuantisedMatrix::from(const std::vector<float>& matrix, std::size_t depth, std::size_t n, const Kernels& kernels) {
    constexpr std::size_t kLine = 64;
    const std::size_t bytes = kernels.packsQuads ? 1 : 2, together = kernels.packsQuads ? 4 : 2;
    QuantisedMatrix q;
    q.m_storage.resize(depth * n * bytes + kLine);
    const std::size_t over = reinterpret_cast<std::uintptr_t>(q.m_storage.data()) % kLine;
    q.m_offset = over == 0 ? 0 : kLine - over;
    std::int8_t* const packed = q.m_storage.data() + q.m_offset;
    q.columnScale.resize(n);
    Column column(depth);
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < depth; ++k) column[k] = matrix[k * n + j];
        q.columnScale[j] = column.quantise();
        for (std::size_t k = 0; k < depth; ++k) {
            const std::size_t at = (j / kPanel * depth / together + k / together) * kPanel * together + j % kPanel * together + k % together;
            if (bytes == 1) {
                packed[at] = column.whole(k);
            } else {
                const std::int16_t wide = column.whole(k);
                std::memcpy(packed + at * 2, &wide, sizeof wide);
            }
        }
    }
    return q;
}

}  // namespace chancery::language
