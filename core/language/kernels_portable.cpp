#include "core/language/kernels.h"

namespace {
constexpr unsigned long kWidth = 4;
constexpr unsigned long kRows = 2;
constexpr unsigned long kWholeRows = 2;
}  // namespace
#include "core/language/kernels_body.h"

namespace chancery::language {

const Kernels& portableKernels() {
    static constexpr Kernels kKernels{"portable", multiply, multiplyQuantised, quantise, largest, addQuantised, rectify, add, addRectified, sumRows,
                                      multiplyRectified};
    return kKernels;
}

}  // namespace chancery::language
