#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

// The inner loops of the network, once for every instruction set that pays; chosen at run time, so that one binary
// runs everywhere. All of them give the same result up to rounding.

namespace chancery::language {

/// Columns of a packed matrix's panel; every matrix width is a multiple of it.
inline constexpr std::size_t kPanel = 16;

constexpr std::size_t roundUpToPanel(std::size_t n) { return (n + kPanel - 1) / kPanel * kPanel; }

struct Kernels {
    const char* name;

    /// C(m x n) = A * B + bias (or + C if `accumulate`). A(i, k) is a[i * rowStep + k * columnStep]; B is packed
    /// (packMatrix); C's rows are `cStep` apart; `bias` may be null; n is a multiple of kPanel.
    void (*multiply)(std::size_t m, std::size_t n, std::size_t depth, const float* a, std::ptrdiff_t rowStep,
                     std::ptrdiff_t columnStep, const float* packed, float* c, std::ptrdiff_t cStep, const float* bias,
                     bool accumulate);
    /// The same for whole numbers: C(r, j) = (A * B)(r, j) * rowScale[r] * columnScale[j] + bias[j]. B is packed
    /// (packQuantised); depth is even; no sum may leave 32 bits.
    void (*multiplyQuantised)(std::size_t m, std::size_t n, std::size_t depth, const std::int16_t* a,
                              std::ptrdiff_t rowStep, const std::int16_t* packed, const float* columnScale,
                              const float* rowScale, float* c, std::ptrdiff_t cStep, const float* bias);
    /// out = round(x * factor), for x >= 0.
    void (*quantise)(std::int16_t* out, const float* x, float factor, std::size_t n);
    /// The largest of n > 0 values, and 0.
    float (*largest)(const float* x, std::size_t n);
    /// out += scale * row.
    void (*addQuantised)(float* out, const std::int8_t* row, float scale, std::size_t n);
    /// out = max(0, out).
    void (*rectify)(float* out, std::size_t n);
    /// out += x.
    void (*add)(float* out, const float* x, std::size_t n);
    /// out += max(0, x).
    void (*addRectified)(float* out, const float* x, std::size_t n);
    /// out = the sum of the rows.
    void (*sumRows)(float* out, const float* const* rows, std::size_t count, std::size_t n);
    /// out = max(0, x) * B + bias, for one vector x; B is row-major, depth x n; n is a multiple of kPanel.
    void (*multiplyRectified)(float* out, const float* x, std::size_t depth, const float* b, std::size_t n,
                              const float* bias);
};

const Kernels& portableKernels();
/// Null if this processor lacks AVX2 and FMA, or on other architectures.
const Kernels* avx2Kernels();
const Kernels& bestKernels();

/// B(k, j) = b[k * rowStep + j * columnStep] in panels of kPanel columns: panel, then row, then column.
void packMatrix(const float* b, std::ptrdiff_t rowStep, std::ptrdiff_t columnStep, std::size_t depth, std::size_t n,
                std::vector<float>& packed);

/// A row-major matrix (depth x n) as whole numbers, each column with its own scale.
class QuantisedMatrix {
public:
    QuantisedMatrix() = default;
    QuantisedMatrix(QuantisedMatrix&&) = default;
    QuantisedMatrix& operator=(QuantisedMatrix&&) = default;

    /// Panel, then pair of rows, then column, then row of the pair; begins at a cache line.
    const std::int16_t* packed() const { return m_storage.data() + m_offset; }
    std::vector<float> columnScale;
    float largestInput = 0;            ///< with no input above it, no sum leaves 32 bits

    static QuantisedMatrix from(const std::vector<float>& matrix, std::size_t depth, std::size_t n);

private:
    std::vector<std::int16_t> m_storage;  // moved, never copied: a copy would begin elsewhere
    std::size_t m_offset = 0;
};

}  // namespace chancery::language
