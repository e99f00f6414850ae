// Included by one source per instruction set, which sets kWidth (floats of a vector), kRows and kWholeRows (rows of
// a block in registers) before. No standard library inside: an inline function compiled here for AVX2 must not become the
// program's only copy of it.

#if defined(__AVX2__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

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

// --- whole numbers: one instruction multiplies pairs and adds them up

#if defined(__AVX2__)
typedef __m256i Whole;
inline Whole zero() { return _mm256_setzero_si256(); }
inline Whole loadWhole(const short* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); }
inline Whole spread(int pair) { return _mm256_set1_epi32(pair); }
inline Whole addPairs(Whole sum, Whole a, Whole b) {
    // Written out because GCC copies every sum once a round otherwise, a third of the loop.
    Whole products;
    __asm__("vpmaddwd %[b], %[a], %[products]\n\tvpaddd %[products], %[sum], %[sum]"
            : [sum] "+x"(sum), [products] "=&x"(products)
            : [a] "x"(a), [b] "x"(b));
    return sum;
}
inline Vector toFloats(Whole w) { return reinterpret_cast<Vector>(_mm256_cvtepi32_ps(w)); }
#elif defined(__SSE2__)
typedef __m128i Whole;
inline Whole zero() { return _mm_setzero_si128(); }
inline Whole loadWhole(const short* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }
inline Whole spread(int pair) { return _mm_set1_epi32(pair); }
inline Whole addPairs(Whole sum, Whole a, Whole b) { return _mm_add_epi32(sum, _mm_madd_epi16(a, b)); }
inline Vector toFloats(Whole w) { return reinterpret_cast<Vector>(_mm_cvtepi32_ps(w)); }
#else
struct Whole {
    int lane[kWidth];
};
inline Whole zero() { return Whole{}; }
inline Whole loadWhole(const short* p) {
    Whole w;
    __builtin_memcpy(&w, p, sizeof w);
    return w;
}
inline Whole spread(int pair) {
    Whole w;
    for (int& lane : w.lane) lane = pair;
    return w;
}
inline Whole addPairs(Whole sum, const Whole& a, const Whole& b) {
    for (unsigned long i = 0; i < kWidth; ++i) {
        short x[2], y[2];
        __builtin_memcpy(x, &a.lane[i], sizeof x);
        __builtin_memcpy(y, &b.lane[i], sizeof y);
        sum.lane[i] += x[0] * y[0] + x[1] * y[1];
    }
    return sum;
}
inline Vector toFloats(const Whole& w) {
    Vector v{};
    for (unsigned long i = 0; i < kWidth; ++i) v[i] = static_cast<float>(w.lane[i]);
    return v;
}
#endif

template <unsigned long Rows>
inline void wholeBlock(unsigned long pairs, const short* a, long rowStep, const short* panel, const float* columnScale,
                       const float* rowScale, float* c, long cStep, const float* bias) {
    Whole sum[Rows][kVectors];
#pragma GCC unroll 8
    for (unsigned long r = 0; r < Rows; ++r)
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) sum[r][v] = zero();
    for (unsigned long k = 0; k < pairs; ++k) {
        Whole b[kVectors];
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) b[v] = loadWhole(panel + k * 32 + v * 2 * kWidth);
#pragma GCC unroll 8
        for (unsigned long r = 0; r < Rows; ++r) {
            int pair;
            __builtin_memcpy(&pair, a + static_cast<long>(r) * rowStep + 2 * k, sizeof pair);
            const Whole x = spread(pair);
#pragma GCC unroll 8
            for (unsigned long v = 0; v < kVectors; ++v) sum[r][v] = addPairs(sum[r][v], x, b[v]);
        }
    }
#pragma GCC unroll 8
    for (unsigned long r = 0; r < Rows; ++r)
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) {
            Vector total = toFloats(sum[r][v]) * load(columnScale + v * kWidth) * rowScale[r];
            if (bias != nullptr) total += load(bias + v * kWidth);
            at(c + static_cast<long>(r) * cStep + v * kWidth) = total;
        }
}

template <unsigned long Rows>
inline void wholeRest(unsigned long left, unsigned long pairs, const short* a, long rowStep, const short* panel,
                      const float* columnScale, const float* rowScale, float* c, long cStep, const float* bias) {
    if constexpr (Rows > 0) {
        if (left == Rows) wholeBlock<Rows>(pairs, a, rowStep, panel, columnScale, rowScale, c, cStep, bias);
        else wholeRest<Rows - 1>(left, pairs, a, rowStep, panel, columnScale, rowScale, c, cStep, bias);
    }
}

void multiplyQuantised(unsigned long m, unsigned long n, unsigned long depth, const short* a, long rowStep,
                       const short* packed, const float* columnScale, const float* rowScale, float* c, long cStep,
                       const float* bias) {
    for (unsigned long j = 0; j < n; j += 16) {
        const short* const panel = packed + j * depth;
        const float* const panelBias = bias != nullptr ? bias + j : nullptr;
        unsigned long i = 0;
        for (; i + kWholeRows <= m; i += kWholeRows)
            wholeBlock<kWholeRows>(depth / 2, a + static_cast<long>(i) * rowStep, rowStep, panel, columnScale + j, rowScale + i,
                              c + static_cast<long>(i) * cStep + j, cStep, panelBias);
        wholeRest<kWholeRows - 1>(m - i, depth / 2, a + static_cast<long>(i) * rowStep, rowStep, panel, columnScale + j,
                             rowScale + i, c + static_cast<long>(i) * cStep + j, cStep, panelBias);
    }
}

void quantise(short* out, const float* x, float factor, unsigned long n) {
    for (unsigned long i = 0; i < n; ++i) out[i] = static_cast<short>(static_cast<int>(x[i] * factor + 0.5F));
}

float largest(const float* x, unsigned long n) {
    float lanes[8] = {};
    unsigned long i = 0;
    for (; i + 8 <= n; i += 8)
        for (unsigned long l = 0; l < 8; ++l) lanes[l] = x[i + l] > lanes[l] ? x[i + l] : lanes[l];
    for (; i < n; ++i) lanes[0] = x[i] > lanes[0] ? x[i] : lanes[0];
    for (unsigned long l = 1; l < 8; ++l) lanes[0] = lanes[l] > lanes[0] ? lanes[l] : lanes[0];
    return lanes[0];
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
