#include "core/language/kernels.h"

#include <algorithm>
#include <cmath>

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

QuantisedMatrix QuantisedMatrix::from(const std::vector<float>& matrix, std::size_t depth, std::size_t n) {
    constexpr float kLargestWeight = 1023.0F;  // leaves the inputs about 14 bits
    constexpr double kLargestSum = 2147483000.0;
    QuantisedMatrix q;
    constexpr std::size_t kLine = 64;
    q.m_storage.resize(depth * n + kLine / sizeof(std::int16_t));
    const std::size_t over = reinterpret_cast<std::uintptr_t>(q.m_storage.data()) % kLine;
    q.m_offset = over == 0 ? 0 : (kLine - over) / sizeof(std::int16_t);
    std::int16_t* const packed = q.m_storage.data() + q.m_offset;
    q.columnScale.resize(n);
    std::vector<float> largest(n, 0.0F), sum(n, 0.0F);
    for (std::size_t k = 0; k < depth; ++k)
        for (std::size_t j = 0; j < n; ++j) largest[j] = std::max(largest[j], std::abs(matrix[k * n + j]));
    std::vector<float> inverse(n);
    for (std::size_t j = 0; j < n; ++j) {
        q.columnScale[j] = largest[j] / kLargestWeight;
        inverse[j] = largest[j] > 1e-30F ? kLargestWeight / largest[j] : 0.0F;
    }
    for (std::size_t k = 0; k < depth; ++k)
        for (std::size_t j = 0; j < n; ++j) {
            const float value = std::nearbyint(matrix[k * n + j] * inverse[j]);
            sum[j] += std::abs(value);
            packed[((j / kPanel) * (depth / 2) + k / 2) * (2 * kPanel) + (j % kPanel) * 2 + k % 2] =
                static_cast<std::int16_t>(value);
        }
    const float worst = std::max(1.0F, *std::max_element(sum.begin(), sum.end()));
    q.largestInput = static_cast<float>(std::min(32767.0, std::floor(kLargestSum / (static_cast<double>(worst) + 1.0))));
    return q;
}

}  // namespace chancery::language
