#include "core/language/kernels.h"

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

}  // namespace chancery::language
