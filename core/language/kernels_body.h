// Included by one source per instruction set, which sets kWidth (floats of a vector) and kRows (rows of a block in
// registers) before. No standard library inside: an inline function compiled here for AVX2 must not become the
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

// --- whole numbers: bytes times bytes

/// What becomes of a product.
enum class Store { Set, AddRectified, Shorts };

/// out = 16 floats, rounded, plus `added`, with saturation.
inline void storeRounded(short* out, const Vector (&x)[kVectors], const short* added) {
#if defined(__AVX2__)
    const __m256i low = _mm256_cvtps_epi32(reinterpret_cast<__m256>(x[0])), high = _mm256_cvtps_epi32(reinterpret_cast<__m256>(x[1]));
    const __m256i rounded = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out),
                        _mm256_adds_epi16(rounded, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(added))));
#elif defined(__SSE2__)
    for (unsigned long v = 0; v < kVectors; v += 2) {
        const __m128i rounded =
            _mm_packs_epi32(_mm_cvtps_epi32(reinterpret_cast<__m128>(x[v])), _mm_cvtps_epi32(reinterpret_cast<__m128>(x[v + 1])));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + v * kWidth),
                         _mm_adds_epi16(rounded, _mm_loadu_si128(reinterpret_cast<const __m128i*>(added + v * kWidth))));
    }
#else
    for (unsigned long i = 0; i < 16; ++i) {
        const float value = x[i / kWidth][i % kWidth];
        const float clipped = value < -32767.0F ? -32767.0F : value > 32767.0F ? 32767.0F : value;
        const int sum = static_cast<int>(clipped + (clipped < 0 ? -0.5F : 0.5F)) + added[i];
        out[i] = static_cast<short>(sum < -32768 ? -32768 : sum > 32767 ? 32767 : sum);
    }
#endif
}

/// What is added to a product: a row of floats that serves all, or none.
struct Bias {
    const float* values;
    Bias from(unsigned long, unsigned long column) const { return {values != nullptr ? values + column : nullptr}; }
};
/// Or a row of shorts for each.
struct Addends {
    const short* const* rows;
    unsigned long column;
    Addends from(unsigned long row, unsigned long shift) const { return {rows + row, column + shift}; }
};

/// One row of a panel, whose products have been added up.
template <Store How>
inline void store(const Vector (&product)[kVectors], float* out, const float* columnScale, float rowScale, Bias bias) {
#pragma GCC unroll 8
    for (unsigned long v = 0; v < kVectors; ++v) {
        Vector total = product[v] * load(columnScale + v * kWidth) * rowScale;
        if (bias.values != nullptr) total += load(bias.values + v * kWidth);
        if constexpr (How == Store::Set) at(out + v * kWidth) = total;
        if constexpr (How == Store::AddRectified) at(out + v * kWidth) += total > 0 ? total : Vector{};
    }
}
template <Store How>
inline void store(const Vector (&product)[kVectors], short* out, const float* columnScale, float rowScale, Addends added) {
    Vector total[kVectors];
#pragma GCC unroll 8
    for (unsigned long v = 0; v < kVectors; ++v) total[v] = product[v] * load(columnScale + v * kWidth) * rowScale;
    storeRounded(out, total, added.rows[0] + added.column);
}

#if defined(__AVX2__)

constexpr bool kPacksQuads = true;

inline __m256i loadBytes(const signed char* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); }

inline __m256i spreadQuad(const unsigned char* a) {
    int quad;
    __builtin_memcpy(&quad, a, sizeof quad);
    return _mm256_set1_epi32(quad);
}

/// sum += the products of four unsigned and four signed bytes a column, in two sums of 16 bits, which QuantisedMatrix
/// keeps from overflowing for chancery::language::kGroupQuads quads.
inline void addQuads(__m256i& sum, __m256i a, __m256i b) {
    // Written out because GCC copies every sum once a round otherwise.
    __m256i products;
    __asm__("vpmaddubsw %[b], %[a], %[products]\n\tvpaddw %[products], %[sum], %[sum]"
            : [sum] "+x"(sum), [products] "=&x"(products)
            : [a] "x"(a), [b] "x"(b));
}

/// total += the products of `Quads` quads, for Rows x Sums vectors of columns; those of a panel are two.
template <unsigned long Quads, unsigned long Rows, unsigned long Sums>
inline void addGroup(__m256i (&total)[Rows][Sums], const unsigned char* a, long rowStep, const signed char* panel, unsigned long panelStep) {
    __m256i part[Rows][Sums];
#pragma GCC unroll 8
    for (unsigned long q = 0; q < Quads; ++q) {
        __m256i x[Rows];
#pragma GCC unroll 8
        for (unsigned long r = 0; r < Rows; ++r) x[r] = spreadQuad(a + static_cast<long>(r) * rowStep + 4 * q);
#pragma GCC unroll 8
        for (unsigned long v = 0; v < Sums; ++v) {
            const __m256i weights = loadBytes(panel + q * 64 + (v / 2) * panelStep + (v % 2) * 32);
#pragma GCC unroll 8
            for (unsigned long r = 0; r < Rows; ++r) {
                if (q == 0) part[r][v] = _mm256_maddubs_epi16(x[r], weights);
                else addQuads(part[r][v], x[r], weights);
            }
        }
    }
    const __m256i ones = _mm256_set1_epi16(1);
#pragma GCC unroll 8
    for (unsigned long r = 0; r < Rows; ++r)
#pragma GCC unroll 8
        for (unsigned long v = 0; v < Sums; ++v)
            total[r][v] = _mm256_add_epi32(total[r][v], _mm256_madd_epi16(part[r][v], ones));
}

/// Rows x Panels of the product. A panel's quad is 64 bytes: two vectors of eight columns.
template <Store How, unsigned long Rows, unsigned long Panels, typename Out, typename Extra>
inline void byteBlock(unsigned long quads, const unsigned char* a, long rowStep, const signed char* panel, const float* columnScale,
                      const float* rowScale, Out* c, long cStep, Extra extra) {
    constexpr unsigned long kSums = 2 * Panels;
    const unsigned long panelStep = quads * 64;
    __m256i total[Rows][kSums];
#pragma GCC unroll 8
    for (unsigned long r = 0; r < Rows; ++r)
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kSums; ++v) total[r][v] = _mm256_setzero_si256();
    unsigned long q = 0;
    for (; q + chancery::language::kGroupQuads <= quads; q += chancery::language::kGroupQuads)
        addGroup<chancery::language::kGroupQuads>(total, a + 4 * q, rowStep, panel + 64 * q, panelStep);
#pragma GCC unroll 1
    for (; q < quads; ++q) addGroup<1>(total, a + 4 * q, rowStep, panel + 64 * q, panelStep);
#pragma GCC unroll 8
    for (unsigned long r = 0; r < Rows; ++r)
#pragma GCC unroll 8
        for (unsigned long p = 0; p < Panels; ++p) {
            const Vector product[2] = {reinterpret_cast<Vector>(_mm256_cvtepi32_ps(total[r][2 * p])),
                                       reinterpret_cast<Vector>(_mm256_cvtepi32_ps(total[r][2 * p + 1]))};
            store<How>(product, c + static_cast<long>(r) * cStep + p * 16, columnScale + p * 16, rowScale[r], extra.from(r, p * 16));
        }
}

constexpr unsigned long kByteRows = 3;
constexpr unsigned long kRowPanels = 3;

#else

constexpr bool kPacksQuads = false;

#if defined(__SSE2__)
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

/// The same sums with weights of 16 bits: one instruction multiplies pairs and adds them up.
template <Store How, unsigned long Rows, unsigned long Panels, typename Out, typename Extra>
inline void byteBlock(unsigned long quads, const unsigned char* a, long rowStep, const signed char* bytes, const float* columnScale,
                      const float* rowScale, Out* c, long cStep, Extra extra) {
    static_assert(Panels == 1);
    const short* const panel = reinterpret_cast<const short*>(bytes);
    Whole sum[Rows][kVectors];
#pragma GCC unroll 8
    for (unsigned long r = 0; r < Rows; ++r)
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) sum[r][v] = zero();
    for (unsigned long k = 0; k < 2 * quads; ++k) {
        Whole b[kVectors];
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) b[v] = loadWhole(panel + k * 32 + v * 2 * kWidth);
#pragma GCC unroll 8
        for (unsigned long r = 0; r < Rows; ++r) {
            const unsigned char* const pair = a + static_cast<long>(r) * rowStep + 2 * k;
            const Whole x = spread(pair[0] | pair[1] << 16);
#pragma GCC unroll 8
            for (unsigned long v = 0; v < kVectors; ++v) sum[r][v] = addPairs(sum[r][v], x, b[v]);
        }
    }
#pragma GCC unroll 8
    for (unsigned long r = 0; r < Rows; ++r) {
        Vector product[kVectors];
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) product[v] = toFloats(sum[r][v]);
        store<How>(product, c + static_cast<long>(r) * cStep, columnScale, rowScale[r], extra.from(r, 0));
    }
}

constexpr unsigned long kByteRows = 2;
constexpr unsigned long kRowPanels = 1;

#endif

constexpr unsigned long kWeightBytes = kPacksQuads ? 1 : 2;

template <Store How, unsigned long Rows, typename Out, typename Extra>
inline void byteRest(unsigned long left, unsigned long quads, const unsigned char* a, long rowStep, const signed char* panel,
                     const float* columnScale, const float* rowScale, Out* c, long cStep, Extra extra) {
    if constexpr (Rows > 0) {
        if (left == Rows) byteBlock<How, Rows, 1>(quads, a, rowStep, panel, columnScale, rowScale, c, cStep, extra);
        else byteRest<How, Rows - 1>(left, quads, a, rowStep, panel, columnScale, rowScale, c, cStep, extra);
    }
}

template <Store How, typename Out, typename Extra>
inline void multiplyBytesTo(unsigned long m, unsigned long n, unsigned long depth, const unsigned char* a, long rowStep,
                            const signed char* packed, const float* columnScale, const float* rowScale, Out* c, long cStep,
                            Extra extra) {
    unsigned long j = 0;
    if (m == 1)
        for (; j + kRowPanels * 16 <= n; j += kRowPanels * 16)
            byteBlock<How, 1, kRowPanels>(depth / 4, a, rowStep, packed + j * depth * kWeightBytes, columnScale + j, rowScale,
                                          c + j, cStep, extra.from(0, j));
    for (; j < n; j += 16) {
        const signed char* const panel = packed + j * depth * kWeightBytes;
        unsigned long i = 0;
        for (; i + kByteRows <= m; i += kByteRows)
            byteBlock<How, kByteRows, 1>(depth / 4, a + static_cast<long>(i) * rowStep, rowStep, panel, columnScale + j,
                                         rowScale + i, c + static_cast<long>(i) * cStep + j, cStep, extra.from(i, j));
        byteRest<How, kByteRows - 1>(m - i, depth / 4, a + static_cast<long>(i) * rowStep, rowStep, panel, columnScale + j,
                                     rowScale + i, c + static_cast<long>(i) * cStep + j, cStep, extra.from(i, j));
    }
}

void multiplyBytes(unsigned long m, unsigned long n, unsigned long depth, const unsigned char* a, long rowStep,
                   const signed char* packed, const float* columnScale, const float* rowScale, float* c, long cStep,
                   const float* bias) {
    multiplyBytesTo<Store::Set>(m, n, depth, a, rowStep, packed, columnScale, rowScale, c, cStep, Bias{bias});
}

void addRectifiedProduct(unsigned long m, unsigned long n, unsigned long depth, const unsigned char* a, long rowStep,
                         const signed char* packed, const float* columnScale, const float* rowScale, float* c, long cStep,
                         const float* bias) {
    multiplyBytesTo<Store::AddRectified>(m, n, depth, a, rowStep, packed, columnScale, rowScale, c, cStep, Bias{bias});
}

void multiplyBytesToShorts(unsigned long m, unsigned long n, unsigned long depth, const unsigned char* a, long rowStep,
                           const signed char* packed, const float* columnScale, const float* rowScale, short* c, long cStep,
                           const short* const* added) {
    multiplyBytesTo<Store::Shorts>(m, n, depth, a, rowStep, packed, columnScale, rowScale, c, cStep, Addends{added, 0});
}

void quantise(unsigned char* out, const float* x, float factor, unsigned long n) {
    for (unsigned long i = 0; i < n; ++i) out[i] = static_cast<unsigned char>(static_cast<int>(x[i] * factor + 0.5F));
}

float largest(const float* x, unsigned long n) {
    Vector top{};
    unsigned long i = 0;
    for (; i + kWidth <= n; i += kWidth) top = load(x + i) > top ? load(x + i) : top;
    float result = 0;
    for (unsigned long l = 0; l < kWidth; ++l) result = top[l] > result ? top[l] : result;
    for (; i < n; ++i) result = x[i] > result ? x[i] : result;
    return result;
}

unsigned long indexOfLargest(const float* x, unsigned long n) {
    typedef int Lanes __attribute__((vector_size(4 * kWidth)));
    Vector top = load(x);
    Lanes where, index;
    for (unsigned long l = 0; l < kWidth; ++l) where[l] = static_cast<int>(l);
    index = where;
    for (unsigned long i = kWidth; i < n; i += kWidth) {
        index += static_cast<int>(kWidth);
        const Vector next = load(x + i);
        const Lanes isLarger = next > top;
        top = isLarger ? next : top;
        where = isLarger ? index : where;
    }
    unsigned long best = 0;
    for (unsigned long l = 1; l < kWidth; ++l)
        if (top[l] > top[best] || (top[l] == top[best] && where[l] < where[best])) best = l;
    return static_cast<unsigned long>(where[best]);
}

unsigned long countAbove(const float* x, float limit, unsigned long n) {
    typedef int Lanes __attribute__((vector_size(4 * kWidth)));
    Lanes count{};
    for (unsigned long i = 0; i < n; i += kWidth) count -= load(x + i) > limit;
    unsigned long total = 0;
    for (unsigned long l = 0; l < kWidth; ++l) total += static_cast<unsigned long>(count[l]);
    return total;
}

float sumExponentials(const float* x, float top, float gate, unsigned long n, unsigned long& near) {
    typedef int Lanes __attribute__((vector_size(4 * kWidth)));
    Vector sum{};
    Lanes count{};
    for (unsigned long i = 0; i < n; i += kWidth) {
        const Vector below = load(x + i) - top;
        count -= below > -gate;
        // 2^t for t <= 0: the whole part becomes the exponent, a polynomial gives the rest (to 4e-6).
        Vector t = below * 1.44269504F;
        t = t > -120.0F ? t : Vector{} - 120.0F;
        const Lanes whole = __builtin_convertvector(t - 0.5F, Lanes);
        const Vector f = t - __builtin_convertvector(whole, Vector);
        const Vector power = 1.0F + f * (0.69314718F + f * (0.24022651F + f * (0.05550411F + f * (0.00961813F + f * 0.00133336F))));
        sum += power * reinterpret_cast<Vector>((whole + 127) << 23);
    }
    float total = 0;
    near = 0;
    for (unsigned long l = 0; l < kWidth; ++l) {
        total += sum[l];
        near += static_cast<unsigned long>(count[l]);
    }
    return total;
}

inline void widen(Vector (&out)[kVectors], const signed char* bytes) {
#if defined(__AVX2__)
    for (unsigned long v = 0; v < kVectors; ++v)
        out[v] = reinterpret_cast<Vector>(_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(bytes + v * kWidth)))));
#elif defined(__SSE2__)
    const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i pairs[2] = {_mm_srai_epi16(_mm_unpacklo_epi8(b, b), 8), _mm_srai_epi16(_mm_unpackhi_epi8(b, b), 8)};
    for (unsigned long p = 0; p < 2; ++p) {
        out[2 * p] = reinterpret_cast<Vector>(_mm_cvtepi32_ps(_mm_srai_epi32(_mm_unpacklo_epi16(pairs[p], pairs[p]), 16)));
        out[2 * p + 1] = reinterpret_cast<Vector>(_mm_cvtepi32_ps(_mm_srai_epi32(_mm_unpackhi_epi16(pairs[p], pairs[p]), 16)));
    }
#else
    for (unsigned long i = 0; i < 16; ++i) out[i / kWidth][i % kWidth] = static_cast<float>(bytes[i]);
#endif
}

void sumInput(float* out, const signed char* const* rows, const float* scales, unsigned long count, const float* bias,
              unsigned long n) {
    for (unsigned long i = 0; i < n; i += 16) {
        Vector sum[kVectors];
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) sum[v] = load(bias + i + v * kWidth);
        for (unsigned long r = 0; r < count; ++r) {
            Vector row[kVectors];
            widen(row, rows[r] + i);
#pragma GCC unroll 8
            for (unsigned long v = 0; v < kVectors; ++v) sum[v] += row[v] * scales[r];
        }
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) at(out + i + v * kWidth) = sum[v] > 0 ? sum[v] : Vector{};
    }
}

// --- parser states, in 16 bits with saturation

#if defined(__AVX2__)
constexpr unsigned long kShorts = 16;
typedef __m256i Shorts;
inline Shorts noShorts() { return _mm256_setzero_si256(); }
inline Shorts loadShorts(const short* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); }
inline void storeShorts(short* p, Shorts s) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), s); }
inline Shorts addShorts(Shorts a, Shorts b) { return _mm256_adds_epi16(a, b); }
inline Shorts largerShorts(Shorts a, Shorts b) { return _mm256_max_epi16(a, b); }
#elif defined(__SSE2__)
constexpr unsigned long kShorts = 8;
typedef __m128i Shorts;
inline Shorts noShorts() { return _mm_setzero_si128(); }
inline Shorts loadShorts(const short* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }
inline void storeShorts(short* p, Shorts s) { _mm_storeu_si128(reinterpret_cast<__m128i*>(p), s); }
inline Shorts addShorts(Shorts a, Shorts b) { return _mm_adds_epi16(a, b); }
inline Shorts largerShorts(Shorts a, Shorts b) { return _mm_max_epi16(a, b); }
#else
constexpr unsigned long kShorts = 1;
typedef int Shorts;
inline Shorts noShorts() { return 0; }
inline Shorts loadShorts(const short* p) { return *p; }
inline void storeShorts(short* p, Shorts s) { *p = static_cast<short>(s); }
inline Shorts addShorts(Shorts a, Shorts b) { return a + b < -32768 ? -32768 : a + b > 32767 ? 32767 : a + b; }
inline Shorts largerShorts(Shorts a, Shorts b) { return a > b ? a : b; }
#endif

template <unsigned long Parts>
inline Shorts sumPart(short* out, const short* const* rows, unsigned long count) {
    Shorts sum[Parts];
#pragma GCC unroll 8
    for (unsigned long p = 0; p < Parts; ++p) sum[p] = loadShorts(rows[0] + p * kShorts);
    for (unsigned long r = 1; r < count; ++r)
#pragma GCC unroll 8
        for (unsigned long p = 0; p < Parts; ++p) sum[p] = addShorts(sum[p], loadShorts(rows[r] + p * kShorts));
    Shorts top = noShorts();
#pragma GCC unroll 8
    for (unsigned long p = 0; p < Parts; ++p) {
        sum[p] = largerShorts(sum[p], noShorts());
        storeShorts(out + p * kShorts, sum[p]);
        top = largerShorts(top, sum[p]);
    }
    return top;
}

int sumState(short* out, const short* const* rows, unsigned long count, unsigned long n) {
    const short* at[64];
    Shorts top = noShorts();
    unsigned long i = 0;
    const auto move = [&] {
        for (unsigned long r = 0; r < count; ++r) at[r] = rows[r] + i;
    };
    for (; i + 8 * kShorts <= n; i += 8 * kShorts) {
        move();
        top = largerShorts(top, sumPart<8>(out + i, at, count));
    }
    for (; i < n; i += kShorts) {
        move();
        top = largerShorts(top, sumPart<1>(out + i, at, count));
    }
    short lanes[kShorts];
    storeShorts(lanes, top);
    int result = 0;
    for (const short lane : lanes) result = lane > result ? lane : result;
    return result;
}

void shrink(unsigned char* out, const short* x, int factor, unsigned long n) {
    for (unsigned long i = 0; i < n; ++i) out[i] = static_cast<unsigned char>((x[i] * factor + 16384) >> 15);
}

#if defined(__AVX2__)
inline void storeFloats(float* out, Shorts s, float unit) {
    const __m256i low = _mm256_cvtepi16_epi32(_mm256_castsi256_si128(s)), high = _mm256_cvtepi16_epi32(_mm256_extracti128_si256(s, 1));
    at(out) = reinterpret_cast<Vector>(_mm256_cvtepi32_ps(low)) * unit;
    at(out + kWidth) = reinterpret_cast<Vector>(_mm256_cvtepi32_ps(high)) * unit;
}
#elif defined(__SSE2__)
inline void storeFloats(float* out, Shorts s, float unit) {
    at(out) = reinterpret_cast<Vector>(_mm_cvtepi32_ps(_mm_srai_epi32(_mm_unpacklo_epi16(s, s), 16))) * unit;
    at(out + kWidth) = reinterpret_cast<Vector>(_mm_cvtepi32_ps(_mm_srai_epi32(_mm_unpackhi_epi16(s, s), 16))) * unit;
}
#else
inline void storeFloats(float* out, Shorts s, float unit) { *out = static_cast<float>(s) * unit; }
#endif

void sumWindow(float* out, const short* own, const short* const* parts, unsigned long count, float unit, unsigned long n) {
    for (unsigned long i = 0; i < n; i += kShorts) {
        Shorts sum = loadShorts(parts[0] + i);
        for (unsigned long p = 1; p < count; ++p) sum = addShorts(sum, loadShorts(parts[p] + i));
        storeFloats(out + i, addShorts(loadShorts(own + i), largerShorts(sum, noShorts())), unit);
    }
}

void rectify(float* out, unsigned long n) {
    for (unsigned long i = 0; i < n; ++i) out[i] = out[i] > 0 ? out[i] : 0;
}

void add(float* out, const float* x, unsigned long n) {
    for (unsigned long i = 0; i < n; ++i) out[i] += x[i];
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
