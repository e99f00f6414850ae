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
/// Products that are added in 16 bits, with saturation, before they go on in 32; an even number.
inline constexpr std::size_t kGroup = 64;

constexpr std::size_t roundUpToPanel(std::size_t n) { return (n + kPanel - 1) / kPanel * kPanel; }

/// Columns of a ByteMatrix that lie together, row below row.
inline constexpr std::size_t kBlock = 128;
/// Places are kept times this, so that the row of a block's weights is found without a multiplication.
inline constexpr std::size_t kPlaceUnit = kBlock / 2;

/// A row of up to 512 whole numbers, most of them zero: where the others stand, in order, and what they are. A zero follows.
struct SparseRow {
    const std::uint16_t* places;  ///< times kPlaceUnit
    const std::uint8_t* values;
    std::size_t count;
};

/// A matrix of whole numbers with a scale for each column: blocks of kBlock columns, each of them row-major.
struct ByteMatrix {
    const std::int8_t* weights;  ///< columns that fill up the last block are zeros
    const float* columnScale;
    std::size_t parts;
    std::size_t depth;    ///< rows of each part
    std::size_t columns;  ///< a multiple of kPanel
    std::size_t group;    ///< products that are added in 16 bits, with saturation, before they go on in 32; even

    std::size_t indexOf(std::size_t row, std::size_t column) const {
        return (column / kBlock * parts * depth + row) * kBlock + column % kBlock;
    }
};

struct Kernels {
    const char* name;

    /// C(m x n) = A * B + bias (or + C if `accumulate`). A(i, k) is a[i * rowStep + k * columnStep]; B is packed
    /// (packMatrix); C's rows are `cStep` apart; `bias` may be null; n is a multiple of kPanel.
    void (*multiply)(std::size_t m, std::size_t n, std::size_t depth, const float* a, std::ptrdiff_t rowStep,
                     std::ptrdiff_t columnStep, const float* packed, float* c, std::ptrdiff_t cStep, const float* bias,
                     bool accumulate);
    /// c = (the sum of rows[p] * part p of B) * rowScale + bias; `bias` may be null. The rows' products are added two and two in
    /// their order, and so come out the same on every processor.
    void (*multiplyBytes)(const SparseRow* rows, const ByteMatrix& b, float rowScale, float* c, const float* bias);
    /// c += max(0, the same).
    void (*addRectifiedProduct)(const SparseRow* rows, const ByteMatrix& b, float rowScale, float* c, const float* bias);
    /// c = the same without a bias, rounded, plus `added`, in 16 bits with saturation.
    void (*multiplyBytesToShorts)(const SparseRow* rows, const ByteMatrix& b, float rowScale, std::int16_t* c, const std::int16_t* added);
    /// Makes a SparseRow of n <= 512 bytes up to kLargestByte, n a multiple of kPanel, and returns its count. Both memories must have
    /// room for n + 8.
    std::size_t (*collect)(const std::uint8_t* bytes, std::size_t n, std::uint16_t* places, std::uint8_t* values);
    /// out = round(x * factor), for x >= 0.
    void (*quantise)(std::uint8_t* out, const float* x, float factor, std::size_t n);
    /// The largest of n > 0 values, and 0.
    float (*largest)(const float* x, std::size_t n);
    /// The largest of n values. Bit i % 64 of near[i / 64] says whether x[i] is as large, but for `gate`. n is a multiple of kPanel.
    float (*findNear)(const float* x, float gate, std::size_t n, std::uint64_t* near);
    /// The sum of e^(x - top), none above top; n is a multiple of kPanel.
    float (*sumExponentials)(const float* x, float top, std::size_t n);
    /// out = max(0, bias + the sum of the rows, each times its scale); n is a multiple of kPanel.
    void (*sumInput)(float* out, const std::int8_t* const* rows, const float* scales, std::size_t count, const float* bias,
                     std::size_t n);
    /// out = max(0, the sum of the rows) in 16 bits with saturation; returns the largest. n is a multiple of kPanel.
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

/// The memory of a ByteMatrix.
class QuantisedMatrix {
public:
    QuantisedMatrix() = default;
    QuantisedMatrix(QuantisedMatrix&&) = default;
    QuantisedMatrix& operator=(QuantisedMatrix&&) = default;

    /// Rounds n columns of a row-major matrix, whose rows are `step` apart, to whole numbers of 8 bits. The scales are
    /// multiplied by `unit`.
    static QuantisedMatrix from(const float* matrix, std::size_t parts, std::size_t depth, std::size_t n, std::size_t step, float unit,
                                std::size_t group);

    const ByteMatrix& view() const { return m_view; }

private:
    std::vector<float> m_scale;
    std::vector<std::int8_t> m_storage;  // moved, never copied: the view is of its first cache line and on
    ByteMatrix m_view{};
};

/// Rows of whole numbers without their zeros.
class SparseRows {
public:
    /// That many rows of `width`, all empty.
    void assign(std::size_t rows, std::size_t width);
    void set(std::size_t row, const std::uint8_t* bytes, const Kernels& kernels);
    /// Those behind it follow.
    const SparseRow* row(std::size_t index) const { return m_rows.data() + index; }

private:
    std::size_t m_width = 0, m_step = 0;
    std::vector<SparseRow> m_rows;
    std::vector<std::uint16_t> m_places;
    std::vector<std::uint8_t> m_values;
};

}  // namespace chancery::language
