#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

// The inner loops of the network, once for every instruction set that pays; chosen at run time, so that one binary
// runs everywhere. All of them give the same result up to rounding.

namespace chancery::language {

/// Columns of a packed matrix's panel; every matrix width is a multiple of it.
inline constexpr std::size_t kPanel = 16;
/// Inputs of multiplyBytes have seven bits.
inline constexpr int kLargestByte = 127;
/// Quads of products that are added in 16 bits.
inline constexpr std::size_t kGroupQuads = 8;

constexpr std::size_t roundUpToPanel(std::size_t n) { return (n + kPanel - 1) / kPanel * kPanel; }

struct Kernels {
    const char* name;

    /// C(m x n) = A * B + bias (or + C if `accumulate`). A(i, k) is a[i * rowStep + k * columnStep]; B is packed
    /// (packMatrix); C's rows are `cStep` apart; `bias` may be null; n is a multiple of kPanel.
    void (*multiply)(std::size_t m, std::size_t n, std::size_t depth, const float* a, std::ptrdiff_t rowStep,
                     std::ptrdiff_t columnStep, const float* packed, float* c, std::ptrdiff_t cStep, const float* bias,
                     bool accumulate);
    /// Weights of 8 bits in quads for multiplyBytes; otherwise pairs of 16 bits (QuantisedMatrix).
    bool packsQuads;
    /// The same for whole numbers: C(r, j) = (A * B)(r, j) * rowScale[r] * columnScale[j] + bias[j], with A's values
    /// up to kLargestByte and B a QuantisedMatrix.
    void (*multiplyBytes)(std::size_t m, std::size_t n, std::size_t depth, const std::uint8_t* a, std::ptrdiff_t rowStep,
                          const std::int8_t* packed, const float* columnScale, const float* rowScale, float* c,
                          std::ptrdiff_t cStep, const float* bias);
    /// C += max(0, the same).
    void (*addRectifiedProduct)(std::size_t m, std::size_t n, std::size_t depth, const std::uint8_t* a,
                                std::ptrdiff_t rowStep, const std::int8_t* packed, const float* columnScale,
                                const float* rowScale, float* c, std::ptrdiff_t cStep, const float* bias);
    /// C = the same without a bias, rounded, plus row r of `added`, in 16 bits with saturation.
    void (*multiplyBytesToShorts)(std::size_t m, std::size_t n, std::size_t depth, const std::uint8_t* a,
                                  std::ptrdiff_t rowStep, const std::int8_t* packed, const float* columnScale,
                                  const float* rowScale, std::int16_t* c, std::ptrdiff_t cStep, const std::int16_t* const* added);
    /// out = round(x * factor), for x >= 0.
    void (*quantise)(std::uint8_t* out, const float* x, float factor, std::size_t n);
    /// The largest of n > 0 values, and 0.
    float (*largest)(const float* x, std::size_t n);
    /// The first of the largest of n values; n is a multiple of kPanel.
    std::size_t (*indexOfLargest)(const float* x, std::size_t n);
    /// The number of values above `limit`; n is a multiple of kPanel.
    std::size_t (*countAbove)(const float* x, float limit, std::size_t n);
    /// The sum of e^(x - top), none above top; `near` becomes the number of values above top - gate. n is a multiple of
    /// kPanel.
    float (*sumExponentials)(const float* x, float top, float gate, std::size_t n, std::size_t& near);
    /// out = max(0, bias + the sum of the rows, each times its scale); n is a multiple of kPanel.
    void (*sumInput)(float* out, const std::int8_t* const* rows, const float* scales, std::size_t count, const float* bias,
                     std::size_t n);
    /// out = max(0, the sum of up to 64 rows) in 16 bits with saturation; returns the largest. n is a multiple of kPanel.
    int (*sumState)(std::int16_t* out, const std::int16_t* const* rows, std::size_t count, std::size_t n);
    /// out = round(x * factor / 32768).
    void (*shrink)(std::uint8_t* out, const std::int16_t* x, int factor, std::size_t n);
    /// out = (own + max(0, the sum of the parts)) * unit, added in 16 bits with saturation; n is a multiple of kPanel.
    void (*sumWindow)(float* out, const std::int16_t* own, const std::int16_t* const* parts, std::size_t count, float unit,
                      std::size_t n);
    /// out = max(0, out).
    void (*rectify)(float* out, std::size_t n);
    /// out += x.
    void (*add)(float* out, const float* x, std::size_t n);
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

/// A row-major matrix (depth x n, depth a multiple of 4) as whole numbers of 8 bits, each column with its own scale.
class QuantisedMatrix {
public:
    QuantisedMatrix() = default;
    QuantisedMatrix(QuantisedMatrix&&) = default;
    QuantisedMatrix& operator=(QuantisedMatrix&&) = default;

    /// For kernels that pack quads: panel, then four rows, then column, then row of the four. For others the same with
    /// pairs of rows, in 16 bits. Begins at a cache line.
    const std::int8_t* packed() const { return m_storage.data() + m_offset; }
    std::vector<float> columnScale;

    static QuantisedMatrix from(const std::vector<float>& matrix, std::size_t depth, std::size_t n, const Kernels& kernels);

private:
    std::vector<std::int8_t> m_storage;  // moved, never copied: a copy would begin elsewhere
    std::size_t m_offset = 0;
};

}  // namespace chancery::language
