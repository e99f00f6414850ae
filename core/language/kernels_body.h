// Included by one source per instruction set, which sets kWidth (floats of a vector) and kRows (rows of a block in
// registers) before. No standard library inside: an inline function compiled here for AVX2 must not become the
// program's only copy of it.

namespace {

typedef float Vector __attribute__((vector_size(4 * kWidth), aligned(4), may_alias));

inline const Vector& load(const float* p) { return *reinterpret_cast<const Vector*>(p); }
inline Vector& at(float* p) { return *reinterpret_cast<Vector*>(p); }

constexpr unsigned long kVectors = 16 / kWidth;  // of a panel

template <unsigned long Rows>
inline void block(unsigned long depth, const float* a, long rowStep, long columnStep, const float* panel, float* c,
                  long cStep, const float* bias, bool accumulate) {
    Vector sum[Rows][kVectors];
#pragma GCC unroll 8
    for (unsigned long r = 0; r < Rows; ++r)
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) sum[r][v] = Vector{};
    for (unsigned long k = 0; k < depth; ++k) {
        Vector b[kVectors];
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) b[v] = load(panel + k * 16 + v * kWidth);
#pragma GCC unroll 8
        for (unsigned long r = 0; r < Rows; ++r) {
            const float x = a[static_cast<long>(r) * rowStep + static_cast<long>(k) * columnStep];
#pragma GCC unroll 8
            for (unsigned long v = 0; v < kVectors; ++v) sum[r][v] += b[v] * x;
        }
    }
#pragma GCC unroll 8
    for (unsigned long r = 0; r < Rows; ++r)
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) {
            float* const out = c + static_cast<long>(r) * cStep + v * kWidth;
            Vector total = sum[r][v];
            if (bias != nullptr) total += load(bias + v * kWidth);
            if (accumulate) total += load(out);
            at(out) = total;
        }
}

template <unsigned long Rows>
inline void rest(unsigned long left, unsigned long depth, const float* a, long rowStep, long columnStep,
                 const float* panel, float* c, long cStep, const float* bias, bool accumulate) {
    if constexpr (Rows > 0) {
        if (left == Rows) block<Rows>(depth, a, rowStep, columnStep, panel, c, cStep, bias, accumulate);
        else rest<Rows - 1>(left, depth, a, rowStep, columnStep, panel, c, cStep, bias, accumulate);
    }
}

void multiply(unsigned long m, unsigned long n, unsigned long depth, const float* a, long rowStep, long columnStep,
              const float* packed, float* c, long cStep, const float* bias, bool accumulate) {
    for (unsigned long j = 0; j < n; j += 16) {
        const float* const panel = packed + j * depth;
        const float* const panelBias = bias != nullptr ? bias + j : nullptr;
        unsigned long i = 0;
        for (; i + kRows <= m; i += kRows)
            block<kRows>(depth, a + static_cast<long>(i) * rowStep, rowStep, columnStep, panel,
                         c + static_cast<long>(i) * cStep + j, cStep, panelBias, accumulate);
        rest<kRows - 1>(m - i, depth, a + static_cast<long>(i) * rowStep, rowStep, columnStep, panel,
                        c + static_cast<long>(i) * cStep + j, cStep, panelBias, accumulate);
    }
}

void addQuantised(float* out, const signed char* row, float scale, unsigned long n) {
    for (unsigned long i = 0; i < n; ++i) out[i] += scale * static_cast<float>(row[i]);
}

void rectify(float* out, unsigned long n) {
    for (unsigned long i = 0; i < n; ++i) out[i] = out[i] > 0 ? out[i] : 0;
}

void add(float* out, const float* x, unsigned long n) {
    for (unsigned long i = 0; i < n; ++i) out[i] += x[i];
}

void addRectified(float* out, const float* x, unsigned long n) {
    for (unsigned long i = 0; i < n; ++i) out[i] += x[i] > 0 ? x[i] : 0;
}

void sumRows(float* out, const float* const* rows, unsigned long count, unsigned long n) {
    for (unsigned long i = 0; i < n; i += 16) {
        Vector sum[kVectors];
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) sum[v] = Vector{};
        for (unsigned long r = 0; r < count; ++r)
#pragma GCC unroll 8
            for (unsigned long v = 0; v < kVectors; ++v) sum[v] += load(rows[r] + i + v * kWidth);
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) at(out + i + v * kWidth) = sum[v];
    }
}

template <unsigned long Vectors>
inline void columns(float* out, const float* x, const unsigned short* used, unsigned long count, const float* b,
                    unsigned long n, const float* bias) {
    Vector sum[Vectors];
#pragma GCC unroll 16
    for (unsigned long v = 0; v < Vectors; ++v) sum[v] = load(bias + v * kWidth);
    for (unsigned long i = 0; i < count; ++i) {
        const float value = x[used[i]];
        const float* const row = b + used[i] * n;
#pragma GCC unroll 16
        for (unsigned long v = 0; v < Vectors; ++v) sum[v] += load(row + v * kWidth) * value;
    }
#pragma GCC unroll 16
    for (unsigned long v = 0; v < Vectors; ++v) at(out + v * kWidth) = sum[v];
}

void multiplyRectified(float* out, const float* x, unsigned long depth, const float* b, unsigned long n,
                       const float* bias) {
    // About half of the inputs are negative and count as zero: their rows are never read.
    unsigned short used[1024];
    unsigned long done = 0;
    while (done < depth) {
        unsigned long count = 0;
        const unsigned long end = depth - done > 1024 ? done + 1024 : depth;
        for (unsigned long i = done; i < end; ++i) {
            used[count] = static_cast<unsigned short>(i - done);
            count += x[i] > 0 ? 1 : 0;
        }
        const float* const rows = b + done * n;
        const float* const start = done == 0 ? bias : out;
        unsigned long j = 0;
        constexpr unsigned long kWide = kWidth == 8 ? 14 : 12;
        for (; j + kWide * kWidth <= n; j += kWide * kWidth)
            columns<kWide>(out + j, x + done, used, count, rows + j, n, start + j);
        for (; j < n; j += 16) columns<kVectors>(out + j, x + done, used, count, rows + j, n, start + j);
        done = end;
    }
}

}  // namespace
