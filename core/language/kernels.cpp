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

/// A panel's columns as whole numbers times their scales. The largest weight becomes 127, or less where it has many of its sign
/// near it: sums of 16 bits hardly ever saturate then.
class Panel {
public:
    Panel(const float* matrix, std::size_t depth, std::size_t step) : m_depth(depth), m_whole(depth * kPanel) {
        m_values.reserve(depth * kPanel);
        for (std::size_t k = 0; k < depth; ++k) m_values.insert(m_values.end(), matrix + k * step, matrix + k * step + kPanel);
    }

    /// Returns the scales.
    std::array<float, kPanel> quantise() {
        std::array<float, kPanel> scale{};
        for (std::size_t k = 0; k < m_depth; ++k)
            for (std::size_t j = 0; j < kPanel; ++j) scale[j] = std::max(scale[j], std::abs(m_values[k * kPanel + j]));
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
    static constexpr std::size_t kNear = 32;  // rows, in two lanes of pairs
    static constexpr int kLargestLane = 32767 / kLargestByte;  // of the positive weights of a lane, and of the negative ones

    /// Returns the largest sums of a lane.
    std::array<int, kPanel> round(const std::array<float, kPanel>& scale) {
        std::array<float, kPanel> inverse;
        for (std::size_t j = 0; j < kPanel; ++j) inverse[j] = scale[j] > 1e-30F ? 1.0F / scale[j] : 0.0F;
        std::array<int, kPanel> worst{};
        for (std::size_t group = 0; group < m_depth; group += kNear) {
            std::array<std::array<int, kPanel>, 2> sums{}, sizes{};
            for (std::size_t k = group; k < std::min(group + kNear, m_depth); ++k) {
                const float* const values = m_values.data() + k * kPanel;
                int* const __restrict whole = m_whole.data() + k * kPanel;
                auto &sum = sums[k / 2 % 2], &size = sizes[k / 2 % 2];
                for (std::size_t j = 0; j < kPanel; ++j) {
                    const float w = values[j] * inverse[j];
                    whole[j] = static_cast<int>(w + (w < 0 ? -0.5F : 0.5F));
                    sum[j] += whole[j];
                    size[j] += std::abs(whole[j]);
                }
            }
            for (std::size_t lane = 0; lane < 2; ++lane)
                for (std::size_t j = 0; j < kPanel; ++j)
                    worst[j] = std::max(worst[j], (sizes[lane][j] + std::abs(sums[lane][j])) / 2);  // of one sign
        }
        return worst;
    }

    std::size_t m_depth;
    std::vector<float> m_values;
    std::vector<int> m_whole;
};

}  // namespace

QuantisedMatrix QuantisedMatrix::from(const float* matrix, std::size_t parts, std::size_t depth, std::size_t n, std::size_t step,
                                      float unit, std::size_t group) {
    constexpr std::size_t kLine = 64;
    const std::size_t rows = parts * depth;
    QuantisedMatrix q;
    q.m_storage.resize(rows * ((n + kBlock - 1) / kBlock * kBlock) + kLine);
    const std::size_t over = reinterpret_cast<std::uintptr_t>(q.m_storage.data()) % kLine;
    std::int8_t* const weights = q.m_storage.data() + (over == 0 ? 0 : kLine - over);
    q.m_view = {weights, nullptr, parts, depth, n, group};
    for (std::size_t j = 0; j < n; j += kPanel) {
        Panel panel(matrix + j, rows, step);
        for (const float scale : panel.quantise()) q.m_scale.push_back(scale * unit);
        for (std::size_t k = 0; k < rows; ++k)
            for (std::size_t c = 0; c < kPanel; ++c) weights[q.m_view.indexOf(k, j + c)] = panel.whole(k, c);
    }
    q.m_view.columnScale = q.m_scale.data();
    return q;
}

/// For the zero at the end, and for what is written in eights.
static constexpr std::size_t kRoom = 16;

void SparseRows::assign(std::size_t rows, std::size_t width) {
    m_width = width;
    m_step = width + kRoom;
    if (m_places.size() < rows * m_step) {
        m_places.resize(rows * m_step);
        m_values.resize(rows * m_step);
    }
    m_rows.assign(rows, {m_places.data(), m_values.data(), 0});
}

void SparseRows::set(std::size_t row, const std::uint8_t* bytes, const Kernels& kernels) {
    std::uint16_t* const places = m_places.data() + row * m_step;
    std::uint8_t* const values = m_values.data() + row * m_step;
    m_rows[row] = {places, values, kernels.collect(bytes, m_width, places, values)};
}

}  // namespace chancery::language
