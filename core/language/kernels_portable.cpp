#include "core/language/kernels.h"

namespace {
constexpr unsigned long kWidth = 4;
constexpr unsigned long kRows = 2;
}  // namespace
#include "core/language/kernels_body.h"

namespace chancery::language {

const Kernels& portableKernels() {
    static constexpr Kernels kKernels{"portable", multiply, multiplyBytes, addRectifiedProduct, multiplyBytesToShorts, collect,
                           quantise, largest, findNear, sumExponentials, sumInput, sumState, shrink, sumWindow, rectify, add,
                           sumRows, multiplyRectified};
    return kKernels;
}

}  // namespace chancery::language
