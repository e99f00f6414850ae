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

/// A panel's columns as whole numbers times their scales, such that no sum of a group's products in 16 bits can overflow,
/// whatever the inputs: neither the positive weights of a lane nor its negative ones add up to more than kLargestLane.
class Panel {
public:
    Panel(const float* matrix, std::size_t depth, std::size_t step) : m_matrix(matrix), m_depth(depth), m_step(step), m_whole(depth * kPanel) {}

    /// Returns the scales.
    std::array<float, kPanel> quantise() {
        std::array<float, kPanel> scale{};
        for (std::size_t k = 0; k < m_depth; ++k)
            for (std::size_t j = 0; j < kPanel; ++j) scale[j] = std::max(scale[j], std::abs(m_matrix[k * m_step + j]));
        for (float& s : scale) s /= 127.0F;
        for (bool isDone = false; !isDone;) {
            isDone = true;
            const std::array<int, kPanel> worst = round(scale);
            for (std::size_t j = 0; j < kPanel; ++j) {
                if (worst[j] <= kLargestLane) continue;
                scale[j] *= 1.002F * static_cast<float>(worst[j]) / static_cast<float>(kLargestLane);
                isDone = false;
            }
        }
        return scale;
    }
    std::int8_t whole(std::size_t k, std::size_t j) const { return static_cast<std::int8_t>(m_whole[k * kPanel + j]); }

private:
    static constexpr int kLargestLane = 32767 / kLargestByte;

    /// Returns the largest sums of a lane.
    std::array<int, kPanel> round(const std::array<float, kPanel>& scale) {
        std::array<float, kPanel> inverse;
        for (std::size_t j = 0; j < kPanel; ++j) inverse[j] = scale[j] > 1e-30F ? 1.0F / scale[j] : 0.0F;
        std::array<int, kPanel> worst{};
        for (std::size_t group = 0; group < m_depth; group += 4 * kGroupQuads)
            for (std::size_t lane = 0; lane < 4; lane += 2) {
                std::array<int, kPanel> positive{}, negative{};
                for (std::size_t k = group + lane; k < std::min(group + 4 * kGroupQuads, m_depth); k += k % 2 == 0 ? 1 : 3)
                    for (std::size_t j = 0; j < kPanel; ++j) {
                        const float w = m_matrix[k * m_step + j] * inverse[j];
                        const int rounded = static_cast<int>(w + (w < 0 ? -0.5F : 0.5F));
                        m_whole[k * kPanel + j] = rounded;
                        positive[j] += std::max(rounded, 0);
                        negative[j] += std::max(-rounded, 0);
                    }
                for (std::size_t j = 0; j < kPanel; ++j) worst[j] = std::max({worst[j], positive[j], negative[j]});
            }
        return worst;
    }

    const float* m_matrix;
    std::size_t m_depth, m_step;
    std::vector<int> m_whole;
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
    for (std::size_t j = 0; j < n; j += kPanel) {
        Panel panel(matrix.data() + j, depth, n);
        const auto scale = panel.quantise();
        std::copy(scale.begin(), scale.end(), q.columnScale.begin() + static_cast<std::ptrdiff_t>(j));
        std::int8_t* out = packed + j * depth * bytes;
        for (std::size_t k = 0; k < depth; k += together)
            for (std::size_t c = 0; c < kPanel; ++c)
                for (std::size_t i = 0; i < together; ++i, out += bytes) {
                    const std::int16_t wide = panel.whole(k + i, c);
                    std::memcpy(out, &wide, bytes);  // little-endian, as the model file is
                }
    }
    return q;
}

}  // namespace chancery::language
