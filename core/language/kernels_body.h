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

// --- whole numbers of 16 bits, added with saturation

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

// --- whole numbers: bytes times bytes

using chancery::language::ByteMatrix;
using chancery::language::kBlock;
using chancery::language::kPlaceUnit;
constexpr unsigned long kPlaceStep = kBlock / kPlaceUnit;
using chancery::language::SparseRow;

/// What becomes of a product.
enum class Store { Set, AddRectified, Round };

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

/// One panel of a row, whose products have been added up; `extra` is a bias, or what is added in the end.
template <Store How, typename Out>
inline void store(const int* total, Out* out, const float* columnScale, float rowScale, const Out* extra) {
    typedef int Lanes __attribute__((vector_size(4 * kWidth), aligned(4), may_alias));
    Vector product[kVectors];
#pragma GCC unroll 8
    for (unsigned long v = 0; v < kVectors; ++v)
        product[v] = __builtin_convertvector(*reinterpret_cast<const Lanes*>(total + v * kWidth), Vector) *
                     load(columnScale + v * kWidth) * rowScale;
    if constexpr (How == Store::Round) {
        storeRounded(out, product, extra);
    } else {
#pragma GCC unroll 8
        for (unsigned long v = 0; v < kVectors; ++v) {
            if (extra != nullptr) product[v] += load(extra + v * kWidth);
            if constexpr (How == Store::Set) at(out + v * kWidth) = product[v];
            else at(out + v * kWidth) += product[v] > 0 ? product[v] : Vector{};
        }
    }
}

/// The sums of 2 * kShorts columns in 16 bits.
struct Sums {
    Shorts low, high;
};

/// sum += a pair of values times what two rows of the matrix have in these columns, with saturation. A pair's own products
/// fit into 16 bits.
inline void addPair(Sums& sum, const unsigned char* values, const signed char* first, const signed char* second) {
    short pair;
    __builtin_memcpy(&pair, values, sizeof pair);
#if defined(__AVX2__)
    const __m256i x = _mm256_set1_epi16(pair);
    // Written out because GCC loads and copies more, and then lacks registers for the sums.
    __m256i a, b, low;
    __asm__("vmovdqu %[first], %[a]\n\tvmovdqu %[second], %[b]\n\t"
            "vpunpcklbw %[b], %[a], %[low]\n\tvpunpckhbw %[b], %[a], %[a]\n\t"
            "vpmaddubsw %[low], %[x], %[low]\n\tvpmaddubsw %[a], %[x], %[a]\n\t"
            "vpaddsw %[low], %[sumLow], %[sumLow]\n\tvpaddsw %[a], %[sumHigh], %[sumHigh]"
            : [sumLow] "+x"(sum.low), [sumHigh] "+x"(sum.high), [a] "=&x"(a), [b] "=&x"(b), [low] "=&x"(low)
            : [x] "x"(x), [first] "m"(*reinterpret_cast<const __m256i_u*>(first)), [second] "m"(*reinterpret_cast<const __m256i_u*>(second)));
#elif defined(__SSE2__)
    const __m128i x = _mm_set1_epi32(values[0] | values[1] << 16);
    const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(first)), b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(second));
    const auto products = [x](__m128i pairs) {
        const __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(pairs, pairs), 8), high = _mm_srai_epi16(_mm_unpackhi_epi8(pairs, pairs), 8);
        return _mm_packs_epi32(_mm_madd_epi16(x, low), _mm_madd_epi16(x, high));
    };
    sum.low = addShorts(sum.low, products(_mm_unpacklo_epi8(a, b)));
    sum.high = addShorts(sum.high, products(_mm_unpackhi_epi8(a, b)));
#else
    sum.low = addShorts(sum.low, values[0] * first[0] + values[1] * second[0]);
    sum.high = addShorts(sum.high, values[0] * first[1] + values[1] * second[1]);
#endif
}

/// total = the sums, or adds them, in 32 bits.
template <bool IsFirst>
inline void addSums(int* total, const Sums& sums) {
#if defined(__AVX2__)
    const auto addEight = [total](unsigned long column, __m128i shorts) {
        __m256i* const out = reinterpret_cast<__m256i*>(total + column);
        const __m256i wide = _mm256_cvtepi16_epi32(shorts);
        _mm256_storeu_si256(out, IsFirst ? wide : _mm256_add_epi32(_mm256_loadu_si256(out), wide));
    };
    // Bytes are interleaved within each half of a vector.
    addEight(0, _mm256_castsi256_si128(sums.low));
    addEight(8, _mm256_castsi256_si128(sums.high));
    addEight(16, _mm256_extracti128_si256(sums.low, 1));
    addEight(24, _mm256_extracti128_si256(sums.high, 1));
#else
    short lanes[2 * kShorts];
    storeShorts(lanes, sums.low);
    storeShorts(lanes + kShorts, sums.high);
    for (unsigned long i = 0; i < 2 * kShorts; ++i) total[i] = lanes[i] + (IsFirst ? 0 : total[i]);
#endif
}

constexpr unsigned long kSums = 4;                       // at once: there are registers for no more
constexpr unsigned long kColumns = kSums * 2 * kShorts;  // of these
static_assert(kBlock % kColumns == 0);

/// The products of the next group of a row's values, from the one at i on, in kColumns columns.
template <bool IsFirst>
inline void addGroup(int* total, const SparseRow& row, unsigned long& i, unsigned long group, const signed char* weights) {
    constexpr unsigned long kStep = 2 * kShorts;
    Sums sums[kSums];
#pragma GCC unroll 8
    for (unsigned long w = 0; w < kSums; ++w) sums[w] = {noShorts(), noShorts()};
    const unsigned long end = row.count - i < group ? row.count : i + group;
    for (; i < end; i += 2) {
        const signed char* const first = weights + row.places[i] * kPlaceStep;
        const signed char* const second = weights + row.places[i + 1] * kPlaceStep;
#pragma GCC unroll 8
        for (unsigned long w = 0; w < kSums; ++w) addPair(sums[w], row.values + i, first + w * kStep, second + w * kStep);
    }
#pragma GCC unroll 8
    for (unsigned long w = 0; w < kSums; ++w) addSums<IsFirst>(total + w * kStep, sums[w]);
}

/// The product in kColumns columns.
template <Store How, typename Out>
inline void sparseBlock(const SparseRow* rows, const ByteMatrix& b, unsigned long column, float rowScale, Out* c, const Out* extra) {
    int total[kColumns];
    const signed char* const weights = b.weights + column / kBlock * b.parts * b.depth * kBlock + column % kBlock;
    unsigned long i = 0;
    addGroup<true>(total, rows[0], i, b.group, weights);
    for (unsigned long part = 0; part < b.parts; ++part, i = 0)
        while (i < rows[part].count) addGroup<false>(total, rows[part], i, b.group, weights + part * b.depth * kBlock);
    for (unsigned long p = 0; p < kColumns && column + p < b.columns; p += 16)
        store<How>(total + p, c + column + p, b.columnScale + column + p, rowScale, extra != nullptr ? extra + column + p : nullptr);
}

template <Store How, typename Out>
inline void multiplySparse(const SparseRow* rows, const ByteMatrix& b, float rowScale, Out* c, const Out* extra) {
    for (unsigned long column = 0; column < b.columns; column += kColumns) sparseBlock<How>(rows, b, column, rowScale, c, extra);
}

void multiplyBytes(const SparseRow* rows, const ByteMatrix& b, float rowScale, float* c, const float* bias) {
    multiplySparse<Store::Set>(rows, b, rowScale, c, bias);
}

void addRectifiedProduct(const SparseRow* rows, const ByteMatrix& b, float rowScale, float* c, const float* bias) {
    multiplySparse<Store::AddRectified>(rows, b, rowScale, c, bias);
}

void multiplyBytesToShorts(const SparseRow* rows, const ByteMatrix& b, float rowScale, short* c, const short* added) {
    multiplySparse<Store::Round>(rows, b, rowScale, c, added);
}

#if defined(__AVX2__)
/// For each set of eight bits, which of them are set, in order; the rest is 0x80.
struct SetBits {
    unsigned char of[256][8];
};
constexpr SetBits makeSetBits() {
    SetBits bits{};
    for (unsigned set = 0; set < 256; ++set) {
        unsigned count = 0;
        for (unsigned char bit = 0; bit < 8; ++bit)
            if ((set >> bit & 1U) != 0) bits.of[set][count++] = bit;
        while (count < 8) bits.of[set][count++] = 0x80;
    }
    return bits;
}
constexpr SetBits kSetBits = makeSetBits();

/// Eight bytes more.
inline unsigned long collectEight(__m128i bytes, unsigned set, unsigned long first, unsigned short* places, unsigned char* values) {
    const __m128i which = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(kSetBits.of[set]));
    const __m128i row = _mm_add_epi16(_mm_cvtepu8_epi16(which), _mm_set1_epi16(static_cast<short>(first)));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(places), _mm_mullo_epi16(row, _mm_set1_epi16(kPlaceUnit)));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(values), _mm_shuffle_epi8(bytes, which));
    return static_cast<unsigned long>(__builtin_popcount(set));
}

unsigned long collect(const unsigned char* bytes, unsigned long n, unsigned short* places, unsigned char* values) {
    unsigned long count = 0;
    for (unsigned long i = 0; i < n; i += 16) {
        const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
        const unsigned set = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpgt_epi8(next, _mm_setzero_si128())));
        count += collectEight(next, set & 255, i, places + count, values + count);
        count += collectEight(_mm_srli_si128(next, 8), set >> 8, i + 8, places + count, values + count);
    }
    places[count] = 0;
    values[count] = 0;
    return count;
}
#else
unsigned long collect(const unsigned char* bytes, unsigned long n, unsigned short* places, unsigned char* values) {
    unsigned long count = 0;
    for (unsigned long i = 0; i < n; ++i) {
        places[count] = static_cast<unsigned short>(i * kPlaceUnit);
        values[count] = bytes[i];
        count += bytes[i] != 0 ? 1 : 0;
    }
    places[count] = 0;
    values[count] = 0;
    return count;
}
#endif

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

typedef int Lanes __attribute__((vector_size(4 * kWidth), may_alias));

/// A bit for each lane that is true.
inline unsigned bitsOf(Lanes truth) {
#if defined(__AVX2__)
    return static_cast<unsigned>(_mm256_movemask_ps(reinterpret_cast<__m256>(truth)));
#elif defined(__SSE2__)
    return static_cast<unsigned>(_mm_movemask_ps(reinterpret_cast<__m128>(truth)));
#else
    unsigned bits = 0;
    for (unsigned long l = 0; l < kWidth; ++l) bits |= (truth[l] != 0 ? 1U : 0U) << l;
    return bits;
#endif
}

float findNear(const float* x, float gate, unsigned long n, unsigned long* near) {
    Vector best = load(x);
    for (unsigned long i = kWidth; i < n; i += kWidth) best = load(x + i) > best ? load(x + i) : best;
    float top = best[0];
    for (unsigned long l = 1; l < kWidth; ++l) top = best[l] > top ? best[l] : top;
    for (unsigned long i = 0; i < n; i += 64) {
        unsigned long bits = 0;
        for (unsigned long j = 0; j < 64 && i + j < n; j += kWidth)
            bits |= static_cast<unsigned long>(bitsOf(load(x + i + j) >= top - gate)) << j;
        near[i / 64] = bits;
    }
    return top;
}

float sumExponentials(const float* x, float top, unsigned long n) {
    Vector sum{};
    for (unsigned long i = 0; i < n; i += kWidth) {
        // 2^t for t <= 0: the whole part becomes the exponent, a polynomial gives the rest (to 4e-6).
        Vector t = (load(x + i) - top) * 1.44269504F;
        t = t > -120.0F ? t : Vector{} - 120.0F;
        const Lanes whole = __builtin_convertvector(t - 0.5F, Lanes);
        const Vector f = t - __builtin_convertvector(whole, Vector);
        const Vector power = 1.0F + f * (0.69314718F + f * (0.24022651F + f * (0.05550411F + f * (0.00961813F + f * 0.00133336F))));
        sum += power * reinterpret_cast<Vector>((whole + 127) << 23);
    }
    float total = 0;
    for (unsigned long l = 0; l < kWidth; ++l) total += sum[l];
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

// --- parser states

/// From column i on.
template <unsigned long Parts>
inline Shorts sumPart(short* out, const short* const* rows, unsigned long count, unsigned long i) {
    Shorts sum[Parts];
#pragma GCC unroll 8
    for (unsigned long p = 0; p < Parts; ++p) sum[p] = loadShorts(rows[0] + i + p * kShorts);
    for (unsigned long r = 1; r < count; ++r) {
        const short* const row = rows[r] + i;
#pragma GCC unroll 8
        for (unsigned long p = 0; p < Parts; ++p) sum[p] = addShorts(sum[p], loadShorts(row + p * kShorts));
    }
    Shorts top = noShorts();
#pragma GCC unroll 8
    for (unsigned long p = 0; p < Parts; ++p) {
        sum[p] = largerShorts(sum[p], noShorts());
        storeShorts(out + i + p * kShorts, sum[p]);
        top = largerShorts(top, sum[p]);
    }
    return top;
}

int sumState(short* out, const short* const* rows, unsigned long count, unsigned long n) {
    Shorts top = noShorts();
    unsigned long i = 0;
    for (; i + 8 * kShorts <= n; i += 8 * kShorts) top = largerShorts(top, sumPart<8>(out, rows, count, i));
    for (; i < n; i += kShorts) top = largerShorts(top, sumPart<1>(out, rows, count, i));
    short lanes[kShorts];
    storeShorts(lanes, top);
    int result = 0;
    for (const short lane : lanes) result = lane > result ? lane : result;
    return result;
}

void shrink(unsigned char* out, const short* x, int factor, unsigned long n) {
    unsigned long i = 0;
#if defined(__AVX2__)
    // 32767 does for 32768, because those numbers have seven bits.
    const __m256i by = _mm256_set1_epi16(static_cast<short>(factor < 32767 ? factor : 32767));
    for (; i + 32 <= n; i += 32) {
        const __m256i low = _mm256_mulhrs_epi16(loadShorts(x + i), by), high = _mm256_mulhrs_epi16(loadShorts(x + i + 16), by);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), _mm256_permute4x64_epi64(_mm256_packus_epi16(low, high), 0xD8));
    }
#endif
    for (; i < n; ++i) out[i] = static_cast<unsigned char>((x[i] * factor + 16384) >> 15);
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
