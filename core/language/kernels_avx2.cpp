// Compiled with -mavx2 -mfma on x86-64 only; reached through avx2Kernels(), which asks the processor first.
#include "core/language/kernels.h"

namespace {
constexpr unsigned long kWidth = 8;
constexpr unsigned long kRows = 6;
}  // namespace
#include "core/language/kernels_body.h"

namespace chancery::language {

extern const Kernels kAvx2Kernels;
const Kernels kAvx2Kernels{"avx2", multiply, multiplyBytes, addRectifiedProduct, multiplyBytesToShorts, collect,
                           quantise, largest, findNear, sumExponentials, sumInput, sumState, shrink, sumWindow, rectify, add,
                           sumRows, multiplyRectified};

}  // namespace chancery::language
